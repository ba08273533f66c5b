using System.Runtime.CompilerServices;

namespace Steepest.Kernels;

/// <summary>A kernel that only leaves gradients, as the training loop sees it.</summary>
internal ref struct StepByStep<T, TRule, TKernel>(TKernel kernel) : IDescentKernel<T, TRule>
    where TRule : IUpdateRule<T>
    where TKernel : struct, ISampledKernel<T>, allows ref struct
{
#pragma warning disable IDE0044 // A call on a readonly field copies the kernel first.
    private TKernel kernel = kernel;
#pragma warning restore IDE0044

    public static bool Descends => false;

    /// <summary>The wrapped kernel, with what the run has written into it.</summary>
    public readonly TKernel Kernel => kernel;

    public readonly int SampleCount => kernel.SampleCount;

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public double Gradient(scoped ReadOnlySpan<T> point, scoped Span<T> gradient) => kernel.Gradient(point, gradient);

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public double AddSamples(scoped ReadOnlySpan<T> point, scoped in Batch batch, scoped Span<T> gradient) => kernel.AddSamples(point, in batch, gradient);

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public double Metric(scoped ReadOnlySpan<T> point, scoped in Batch batch) => kernel.Metric(point, in batch);

    public readonly double Descend(scoped Span<T> point, scoped in Batch batch, scoped ReadOnlySpan<T> coefficients, scoped Span<T> state, double sum)
        => throw new NotSupportedException();
}
