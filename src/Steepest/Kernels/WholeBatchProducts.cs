using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using Steepest.Threading;

namespace Steepest.Kernels;

/// <summary>A sampled kernel over all its rows, as methods see it that multiply with its Hessian.</summary>
/// <typeparam name="T">The element type of the variables.</typeparam>
/// <typeparam name="TKernel">The sampled kernel.</typeparam>
/// <param name="kernel">The kernel that is wrapped.</param>
/// <param name="shards">How its rows are summed.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct WholeBatchProducts<T, TKernel>(TKernel kernel, RowShards<T> shards) : IHessianKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TKernel : struct, ISampledHessianKernel<T>, allows ref struct
{
#pragma warning disable IDE0044 // A call on a readonly field copies the kernel first.
    private TKernel kernel = kernel;
#pragma warning restore IDE0044

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public double Gradient(scoped ReadOnlySpan<T> point, scoped Span<T> gradient)
    {
        var loss = kernel.Gradient(point, gradient);
        return loss + shards.Add(ref kernel, point, new Batch(0, kernel.SampleCount), gradient);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Product(scoped ReadOnlySpan<T> point, scoped ReadOnlySpan<T> direction, scoped Span<T> product)
    {
        var loss = kernel.Product(point, direction, product);
        scoped var rows = new ProductRows<T, TKernel>(kernel, direction);
        return loss + shards.Add(ref rows, point, new Batch(0, kernel.SampleCount), product);
    }
}
