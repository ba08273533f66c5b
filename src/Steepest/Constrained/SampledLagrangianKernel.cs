using System.Numerics;
using System.Runtime.CompilerServices;
using Steepest.Kernels;

namespace Steepest.Minimization;

/// <summary>
/// Losses and limits over samples as a first-order driver sees them. A limit over samples has its weight only when the whole batch has been seen, so
/// the driver announces a batch before the gradient is asked for.
/// </summary>
internal unsafe ref struct SampledLagrangianKernel<T, TKernel>(TKernel kernel, MultiplierMethod method, StabilityProbe<T>? probe) : ISampledKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TKernel : struct, ISampledConstrainedKernel<T>, allows ref struct
{
#pragma warning disable IDE0044 // A call on a readonly field copies the kernel first.
    private TKernel kernel = kernel;
#pragma warning restore IDE0044

    /// <summary>The wrapped kernel, with what the run has written into it.</summary>
    public readonly TKernel Kernel => kernel;

    public int SampleCount => kernel.SampleCount;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Gradient(scoped ReadOnlySpan<T> point, scoped Span<T> gradient)
    {
        if (probe is { IsDue: true })
        {
            var whole = new BatchConstraintsKernel<T, TKernel>(kernel, method.Announced, method.Unused);
            probe.Measure(ref whole, point);
        }

        method.SetWeights();
        if (!kernel.HasSampledLimits && !method.LooksFirst)
        {
            var loss = kernel.Lagrangian(point, method.LossWeight, method.Weights, method.Damping, method.Floors, gradient, method.Limits);
            method.Loss = double.NaN;
            return loss;
        }

        kernel.Values(point, method.Limits);
        kernel.AddValues(point, in method.Announced, method.Limits);
        if (method.LooksFirst) method.Look();
        method.Finalise();
        return kernel.Lagrangian(point, method.LossWeight, method.Final, method.None, method.Floors, gradient, method.Scratch);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public double AddSamples(scoped ReadOnlySpan<T> point, scoped in Batch batch, scoped Span<T> gradient)
        => kernel.AddLagrangian(point, method.LossWeight, method.Final, in batch, gradient);

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public double Metric(scoped ReadOnlySpan<T> point, scoped in Batch batch) => kernel.Metric(point, in batch);
}
