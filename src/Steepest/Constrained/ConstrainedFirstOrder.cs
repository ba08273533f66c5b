using System.Buffers;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using Steepest.Kernels;

namespace Steepest.Minimization;

/// <summary>Drives an update rule beside multipliers. Owns all memory it needs.</summary>
/// <typeparam name="T">The element type of the variables.</typeparam>
/// <typeparam name="TRule">The update rule.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ConstrainedFirstOrder<T, TRule>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TRule : unmanaged, IUpdateRule<T>
{
    private readonly FirstOrder<T, TRule> inner;
    private readonly MultiplierMethod method;
    private readonly StabilityProbe<T> probe;
    private readonly LimitScales<T> scales;

    /// <summary>Makes a solver of a driver without constraints.</summary>
    /// <param name="inner">The driver, made with <see cref="MultiplierMethod.Inner"/> of the options.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="method">What becomes of multipliers; of this solver alone.</param>
    /// <param name="options">The options.</param>
    public ConstrainedFirstOrder(FirstOrder<T, TRule> inner, LimitBlock[] limits, MultiplierMethod method, MinimizeOptions? options)
    {
        (this.inner, this.method) = (inner, method);
        method.Bind(limits, options, typeof(T) == typeof(float));
        inner.Attach(method);
        probe = new StabilityProbe<T>(inner.Point.Length, method, inner.LearningRate) { IsOn = method.TunesDamping || options is not null && (options.Monitors & Monitors.Multipliers) != 0 && method.HasRates };
        scales = new LimitScales<T>(inner.Point.Length, method);
    }

    /// <summary>The packed variables, padding included, which stays 0.</summary>
    public Span<T> Point => inner.Point;

    /// <summary>One multiplier for each limit, which may be written.</summary>
    public Span<double> Multipliers => method.Multipliers;

    /// <summary>The same in floats.</summary>
    public Span<float> SingleMultipliers => method.SingleMultipliers;

    /// <summary>c of each limit where it was evaluated last: of a result, at the point that it describes.</summary>
    public ReadOnlySpan<double> LimitValues => method.Limits;

    /// <summary>What was last measured of the stability of steps; of <see cref="Measure"/>, or where damping follows it.</summary>
    public MultiplierStability Stability => probe.Stability;

    /// <summary>Measures the stability of steps at <see cref="Point"/>.</summary>
    /// <typeparam name="TKernel">The generated kernel.</typeparam>
    /// <param name="kernel">The kernel.</param>
    /// <returns>Curvature and slope along the limits that bind, with rates and damping.</returns>
    public MultiplierStability Measure<TKernel>(ref TKernel kernel)
        where TKernel : struct, IConstrainedKernel<T>, allows ref struct
    {
        method.Enter();
        probe.Measure(ref kernel, Point);
        return probe.Stability;
    }

    /// <summary>One update of variables and multipliers from <see cref="Point"/>. Allocates nothing.</summary>
    /// <typeparam name="TKernel">The generated kernel.</typeparam>
    /// <param name="kernel">The kernel.</param>
    /// <returns>Loss, gradient and violation before the update.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public StepReport Step<TKernel>(ref TKernel kernel)
        where TKernel : struct, IConstrainedKernel<T>, allows ref struct
    {
        method.Enter();
        if (method.NeedsScales) scales.Measure(ref kernel, Point);
        var whole = new LagrangianKernel<T, TKernel>(kernel, method, probe);
        var report = inner.Step(ref whole);
        kernel = whole.Kernel;
        method.Leave();
        return report;
    }

    /// <summary>One update of variables and multipliers from <see cref="Point"/>, with given rows as the batch. Allocates nothing.</summary>
    /// <typeparam name="TKernel">The generated kernel.</typeparam>
    /// <param name="kernel">The kernel over the samples.</param>
    /// <param name="batch">The rows.</param>
    /// <returns>Loss, gradient and violation before the update, on the batch.</returns>
    /// <exception cref="ArgumentException">The batch is empty.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public StepReport Step<TKernel>(ref TKernel kernel, scoped in Batch batch)
        where TKernel : struct, ISampledConstrainedKernel<T>, allows ref struct
    {
        method.Enter();
        var whole = new SampledLagrangianKernel<T, TKernel>(kernel, method, probe);
        if (method.NeedsScales) scales.SetPlain();
        var report = inner.Step(ref whole, in batch);
        kernel = whole.Kernel;
        method.Leave();
        return report;
    }

    /// <summary>Runs on from <see cref="Point"/> to the end, without samples. Allocates nothing.</summary>
    /// <typeparam name="TKernel">The generated kernel.</typeparam>
    /// <param name="kernel">The kernel.</param>
    /// <param name="cancellationToken">Observed at every iteration.</param>
    /// <returns>Why the run ended, and what <see cref="Point"/> then is.</returns>
    /// <exception cref="ArgumentException">An option is set that only samples give a meaning.</exception>
    public MinimizeResult Minimize<TKernel>(ref TKernel kernel, CancellationToken cancellationToken)
        where TKernel : struct, IConstrainedKernel<T>, allows ref struct
    {
        method.Enter();
        if (method.NeedsScales) scales.Measure(ref kernel, Point);
        var whole = new LagrangianKernel<T, TKernel>(kernel, method, probe);
        try
        {
            return inner.Minimize(ref whole, cancellationToken);
        }
        finally
        {
            kernel = whole.Kernel;
            method.Leave();
        }
    }

    /// <summary>Trains on mini-batches from <see cref="Point"/> to the end.</summary>
    /// <typeparam name="TKernel">The generated kernel.</typeparam>
    /// <param name="train">The kernel over the training samples.</param>
    /// <param name="check">The kernel over the validation samples; not looked at without them.</param>
    /// <param name="hasValidation">Whether there are validation samples.</param>
    /// <param name="cancellationToken">Observed at every iteration.</param>
    /// <returns>Why the run ended, and what <see cref="Point"/> then is.</returns>
    /// <exception cref="ArgumentException">There are no rows, or patience is given without validation samples.</exception>
    public MinimizeResult Train<TKernel>(ref TKernel train, ref TKernel check, bool hasValidation, CancellationToken cancellationToken)
        where TKernel : struct, ISampledConstrainedKernel<T>, allows ref struct
    {
        method.Enter();
        if (method.NeedsScales) scales.SetPlain();
        var whole = new SampledLagrangianKernel<T, TKernel>(train, method, probe);
        var other = new SampledLagrangianKernel<T, TKernel>(check, method, null);
        try
        {
            return inner.Train(ref whole, ref other, hasValidation, cancellationToken);
        }
        finally
        {
            train = whole.Kernel;
            method.Leave();
        }
    }

    /// <summary>Forgets everything learned from earlier steps and runs, multipliers included.</summary>
    public void Reset()
    {
        inner.Reset();
        probe.Reset();
    }

    /// <summary>Writes optimizer, multipliers, sampler, schedule and best point, so that another solver of this problem goes on bit for bit.</summary>
    /// <param name="writer">Receives the bytes. The variables are not among them: the caller keeps those.</param>
    /// <exception cref="InvalidOperationException">A run is in progress.</exception>
    public void Save(IBufferWriter<byte> writer)
    {
        method.Enter();
        inner.Save(writer);
    }

    /// <summary>Takes up a state that <see cref="Save"/> wrote.</summary>
    /// <param name="saved">The bytes.</param>
    /// <exception cref="InvalidDataException">They are damaged, newer, or of another problem or size; the solver is as before.</exception>
    /// <exception cref="InvalidOperationException">A run is in progress.</exception>
    public void Load(ReadOnlySpan<byte> saved) => inner.Load(saved);
}
