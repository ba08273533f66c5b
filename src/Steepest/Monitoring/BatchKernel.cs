using System.Numerics;
using Steepest.Kernels;
using Steepest.Threading;

namespace Steepest.Monitoring;

/// <summary>A sampled kernel over one batch.</summary>
internal ref struct BatchKernel<T, TKernel>(TKernel kernel, RowShards<T> shards, Batch batch) : IGradientKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TKernel : struct, ISampledKernel<T>, allows ref struct
{
    private readonly Batch batch = batch;
#pragma warning disable IDE0044 // A call on a readonly field copies the kernel first.
    private TKernel kernel = kernel;
#pragma warning restore IDE0044

    public double Gradient(scoped ReadOnlySpan<T> point, scoped Span<T> gradient) => kernel.Gradient(point, gradient) + shards.Add(ref kernel, point, in batch, gradient);
}
