using System.Numerics;
using Steepest.Kernels;

namespace Steepest.Minimization;

/// <summary>Losses and limits over the rows of one batch, at weights that are known before an evaluation.</summary>
internal ref struct BatchConstraintsKernel<T, TKernel>(TKernel kernel, Batch batch, double[] scratch) : IConstrainedKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TKernel : struct, ISampledConstrainedKernel<T>, allows ref struct
{
#pragma warning disable IDE0044 // A call on a readonly field copies the kernel first.
    private TKernel kernel = kernel;
#pragma warning restore IDE0044
    private readonly Batch batch = batch;

    public double Gradient(scoped ReadOnlySpan<T> point, scoped Span<T> gradient) => kernel.Gradient(point, gradient) + kernel.AddSamples(point, in batch, gradient);

    public double Values(scoped ReadOnlySpan<T> point, scoped Span<double> limits) => kernel.Values(point, limits) + kernel.AddValues(point, in batch, limits);

    public double Lagrangian(
        scoped ReadOnlySpan<T> point, double lossWeight, scoped ReadOnlySpan<double> weights, scoped ReadOnlySpan<double> damping, scoped ReadOnlySpan<double> floors,
        scoped Span<T> gradient, scoped Span<double> limits)
    {
        kernel.Lagrangian(point, lossWeight, weights, damping, floors, gradient, scratch);
        kernel.AddLagrangian(point, lossWeight, weights, in batch, gradient);
        return Values(point, limits);
    }
}
