using System.Numerics;
using System.Runtime.CompilerServices;

namespace Steepest.Kernels;

/// <summary>Products with one direction as what shards add up: in the place of gradients.</summary>
internal readonly ref struct ProductRows<T, TKernel>(TKernel kernel, ReadOnlySpan<T> direction) : ISampledKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TKernel : struct, ISampledHessianKernel<T>, allows ref struct
{
    private readonly TKernel kernel = kernel;
    private readonly ReadOnlySpan<T> direction = direction;

    public int SampleCount => kernel.SampleCount;

    public double Gradient(scoped ReadOnlySpan<T> point, scoped Span<T> gradient) => kernel.Product(point, direction, gradient);

    /// <summary>A product overwrites; padding, which it leaves alone, must be 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double AddSamples(scoped ReadOnlySpan<T> point, scoped in Batch batch, scoped Span<T> gradient)
    {
        using var workspace = Workspace.Open();
        var product = workspace.TakeCleared<T>(gradient.Length);
        var loss = kernel.ProductOfRows(point, direction, in batch, product);
        Packed.AddScaled<T>(gradient, T.One, product);
        return loss;
    }

    public double Metric(scoped ReadOnlySpan<T> point, scoped in Batch batch) => kernel.Metric(point, in batch);
}
