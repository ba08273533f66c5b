using System.Numerics;
using System.Runtime.CompilerServices;
using Steepest.Kernels;
using Steepest.Threading;

namespace Steepest.Minimization;

/// <summary>Losses and limits over all samples as a line search sees them. Limits over samples are summed before the pass that sums gradients.</summary>
internal ref struct MeritRowsKernel<T, TKernel>(TKernel kernel, MultiplierMethod method, RowShards<T> shards) : IGradientKernel<T>, ISampledKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TKernel : struct, ISampledConstrainedKernel<T>, allows ref struct
{
#pragma warning disable IDE0044 // A call on a readonly field copies the kernel first.
    private TKernel kernel = kernel;
#pragma warning restore IDE0044

    public int SampleCount => kernel.SampleCount;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Gradient(scoped ReadOnlySpan<T> point, scoped Span<T> gradient)
    {
        method.SetWeights();
        var rows = new Batch(0, kernel.SampleCount);
        double loss;
        if (kernel.HasSampledLimits)
        {
            kernel.Values(point, method.Limits);
            kernel.AddValues(point, in rows, method.Limits);
            method.Finalise();
            loss = kernel.Lagrangian(point, method.LossWeight, method.Final, method.None, method.Floors, gradient, method.Scratch);
        }
        else
        {
            loss = kernel.Lagrangian(point, method.LossWeight, method.Weights, method.Damping, method.Floors, gradient, method.Limits);
        }

        scoped ref var self = ref this;
        method.Loss = loss + shards.Add(ref self, point, in rows, gradient);
        return method.LossWeight * method.Loss + method.Penalty();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public double AddSamples(scoped ReadOnlySpan<T> point, scoped in Batch batch, scoped Span<T> gradient)
        => kernel.AddLagrangian(point, method.LossWeight, method.Final, in batch, gradient);

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public double Metric(scoped ReadOnlySpan<T> point, scoped in Batch batch) => kernel.Metric(point, in batch);
}
