using Steepest.Kernels;
using Steepest.Monitoring;

namespace Steepest.Minimization;

/// <summary>What monitors look at: curvature on the batch of a step, and over all samples at the end.</summary>
public sealed partial class FirstOrder<T, TRule>
{
    /// <summary>What telemetry calls the method.</summary>
    private static readonly string Title = typeof(TRule).Name.Split('`')[0];

    private readonly CurvatureMonitor<T>? watch;

    /// <summary>gᵀg and gᵀHg on the batch that the gradient is of.</summary>
    private (double Square, double Curvature) Along<TKernel>(ref TKernel train, scoped in Batch batch)
        where TKernel : struct, ISampledKernel<T>, allows ref struct
    {
        scoped var kernel = new BatchKernel<T, TKernel>(train, shards, batch);
        return watch!.Along(ref kernel, Point, Gradient);
    }

    private MinimizeResult Conclude<TKernel>(ref TKernel train, in Plan plan, MinimizeResult result)
        where TKernel : struct, ISampledKernel<T>, allows ref struct
    {
        scoped var kernel = new BatchKernel<T, TKernel>(train, shards, new Batch(0, plan.SampleCount));
        return watch!.Conclude(ref kernel, Point, result);
    }
}
