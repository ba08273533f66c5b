using Steepest.Kernels;

namespace Steepest.Minimization;

/// <summary>Losses and limits over samples, all of which are seen at once.</summary>
public sealed partial class Sqp<T>
{
    /// <summary>One iteration over given samples from <see cref="Point"/>. Allocates nothing.</summary>
    /// <typeparam name="TKernel">The generated kernel.</typeparam>
    /// <param name="kernel">The kernel over the samples.</param>
    /// <returns>Loss, gradient and violation after the iteration.</returns>
    public StepReport StepOnSamples<TKernel>(ref TKernel kernel)
        where TKernel : struct, ISampledConstrainedHessianKernel<T>, allows ref struct
    {
        var whole = new WholeConstraintsKernel<T, TKernel>(kernel, values);
        return Step(ref whole);
    }

    /// <summary>Runs on from <see cref="Point"/> over all samples to the end, and judges where it has led.</summary>
    /// <typeparam name="TKernel">The generated kernel.</typeparam>
    /// <param name="train">The kernel over the training samples.</param>
    /// <param name="check">The kernel over the validation samples; not looked at without them.</param>
    /// <param name="hasValidation">Whether there are validation samples: the result then has what decides on them.</param>
    /// <param name="cancellationToken">Observed at every iteration.</param>
    /// <returns>Why the run ended, and what <see cref="Point"/> then is.</returns>
    /// <exception cref="ArgumentException">There are no rows.</exception>
    public MinimizeResult Train<TKernel>(ref TKernel train, ref TKernel check, bool hasValidation, CancellationToken cancellationToken)
        where TKernel : struct, ISampledConstrainedHessianKernel<T>, allows ref struct
    {
        if (hasValidation) Require.AnyRow(check.SampleCount, "validation");
        var result = Train(ref train, cancellationToken);
        return hasValidation ? result with { Metric = check.Metric(Point, new Batch(0, check.SampleCount)) } : result;
    }
}
