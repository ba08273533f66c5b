using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using Steepest.Threading;

namespace Steepest.Kernels;

/// <summary>A sampled kernel over all its rows, as methods with a line search see it.</summary>
/// <remarks>It holds the kernel by value, in a field that is not readonly: a readonly one would be copied at every call.</remarks>
/// <typeparam name="T">The element type of the variables.</typeparam>
/// <typeparam name="TKernel">The sampled kernel.</typeparam>
/// <param name="kernel">The kernel that is wrapped.</param>
/// <param name="shards">How its rows are summed.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct WholeBatch<T, TKernel>(TKernel kernel, RowShards<T> shards) : IGradientKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TKernel : struct, ISampledKernel<T>, allows ref struct
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
}
