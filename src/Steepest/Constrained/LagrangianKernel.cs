using System.Numerics;
using System.Runtime.CompilerServices;
using Steepest.Kernels;

namespace Steepest.Minimization;

/// <summary>Losses and limits as a first-order driver sees them: the loss, and the gradient that the multipliers make of both.</summary>
internal ref struct LagrangianKernel<T, TKernel>(TKernel kernel, MultiplierMethod method, StabilityProbe<T>? probe) : IGradientKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TKernel : struct, IConstrainedKernel<T>, allows ref struct
{
#pragma warning disable IDE0044 // A call on a readonly field copies the kernel first.
    private TKernel kernel = kernel;
#pragma warning restore IDE0044

    /// <summary>The wrapped kernel, with what the run has written into it.</summary>
    public readonly TKernel Kernel => kernel;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Gradient(scoped ReadOnlySpan<T> point, scoped Span<T> gradient)
    {
        if (probe is { IsDue: true }) probe.Measure(ref kernel, point);
        method.SetWeights();
        if (method.LooksFirst)
        {
            kernel.Values(point, method.Limits);
            method.Look();
        }

        var loss = kernel.Lagrangian(point, method.LossWeight, method.Weights, method.Damping, method.Floors, gradient, method.Limits);
        method.Loss = loss;
        return loss;
    }
}
