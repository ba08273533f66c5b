using System.Numerics;
using System.Runtime.CompilerServices;
using Steepest.Kernels;

namespace Steepest.Minimization;

/// <summary>Losses and limits as a line search sees them: one function, which multipliers and penalties make of both.</summary>
internal ref struct MeritKernel<T, TKernel>(TKernel kernel, MultiplierMethod method) : IGradientKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TKernel : struct, IConstrainedKernel<T>, allows ref struct
{
#pragma warning disable IDE0044 // A call on a readonly field copies the kernel first.
    private TKernel kernel = kernel;
#pragma warning restore IDE0044

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Gradient(scoped ReadOnlySpan<T> point, scoped Span<T> gradient)
    {
        method.SetWeights();
        method.Loss = kernel.Lagrangian(point, method.LossWeight, method.Weights, method.Damping, method.Floors, gradient, method.Limits);
        return method.LossWeight * method.Loss + method.Penalty();
    }
}

/// <summary>The same with products of its Hessian.</summary>
internal ref struct MeritHessianKernel<T, TKernel>(TKernel kernel, MultiplierMethod method) : IHessianKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TKernel : struct, IConstrainedHessianKernel<T>, allows ref struct
{
#pragma warning disable IDE0044 // A call on a readonly field copies the kernel first.
    private TKernel kernel = kernel;
#pragma warning restore IDE0044

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Gradient(scoped ReadOnlySpan<T> point, scoped Span<T> gradient)
    {
        method.SetWeights();
        method.Loss = kernel.Lagrangian(point, method.LossWeight, method.Weights, method.Damping, method.Floors, gradient, method.Limits);
        return method.LossWeight * method.Loss + method.Penalty();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Product(scoped ReadOnlySpan<T> point, scoped ReadOnlySpan<T> direction, scoped Span<T> product)
    {
        method.SetWeights();
        return kernel.LagrangianProduct(point, method.LossWeight, method.Weights, method.Damping, method.Floors, direction, product);
    }
}
