using System.Numerics;
using Steepest.Kernels;

namespace Steepest.Minimization;

/// <summary>Losses and limits over all rows, for a method that weighs limits by what it knows before an evaluation.</summary>
internal ref struct WholeConstraintsKernel<T, TKernel>(TKernel kernel, double[] scratch) : IConstrainedHessianKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TKernel : struct, ISampledConstrainedHessianKernel<T>, allows ref struct
{
#pragma warning disable IDE0044 // A call on a readonly field copies the kernel first.
    private TKernel kernel = kernel;
#pragma warning restore IDE0044

    public double Gradient(scoped ReadOnlySpan<T> point, scoped Span<T> gradient)
    {
        var rows = new Batch(0, kernel.SampleCount);
        return kernel.Gradient(point, gradient) + kernel.AddSamples(point, in rows, gradient);
    }

    public double Values(scoped ReadOnlySpan<T> point, scoped Span<double> limits)
    {
        var rows = new Batch(0, kernel.SampleCount);
        return kernel.Values(point, limits) + kernel.AddValues(point, in rows, limits);
    }

    public double Lagrangian(
        scoped ReadOnlySpan<T> point, double lossWeight, scoped ReadOnlySpan<double> weights, scoped ReadOnlySpan<double> damping, scoped ReadOnlySpan<double> floors,
        scoped Span<T> gradient, scoped Span<double> limits)
    {
        var rows = new Batch(0, kernel.SampleCount);
        kernel.Lagrangian(point, lossWeight, weights, damping, floors, gradient, scratch);
        kernel.AddLagrangian(point, lossWeight, weights, in rows, gradient);
        return Values(point, limits);
    }

    public double LagrangianProduct(
        scoped ReadOnlySpan<T> point, double lossWeight, scoped ReadOnlySpan<double> weights, scoped ReadOnlySpan<double> damping, scoped ReadOnlySpan<double> floors,
        scoped ReadOnlySpan<T> direction, scoped Span<T> product)
    {
        var rows = new Batch(0, kernel.SampleCount);
        return kernel.LagrangianProduct(point, lossWeight, weights, damping, floors, direction, product)
            + kernel.AddLagrangianProduct(point, lossWeight, weights, direction, in rows, product);
    }
}
