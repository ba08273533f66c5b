using System.Runtime.CompilerServices;

namespace Steepest.Kernels;

/// <summary>A kernel without samples, as the training loop sees it: an epoch of one row that contributes nothing.</summary>
internal ref struct NoSamples<T, TKernel>(TKernel kernel) : ISampledKernel<T>
    where TKernel : struct, IGradientKernel<T>, allows ref struct
{
#pragma warning disable IDE0044 // A call on a readonly field copies the kernel first.
    private TKernel kernel = kernel;
#pragma warning restore IDE0044

    /// <summary>The wrapped kernel, with what the run has written into it.</summary>
    public readonly TKernel Kernel => kernel;

    public readonly int SampleCount => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public double Gradient(scoped ReadOnlySpan<T> point, scoped Span<T> gradient) => kernel.Gradient(point, gradient);

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public readonly double AddSamples(scoped ReadOnlySpan<T> point, scoped in Batch batch, scoped Span<T> gradient) => 0;

    public readonly double Metric(scoped ReadOnlySpan<T> point, scoped in Batch batch) => double.NaN;
}
