using System.Numerics;
using System.Runtime.CompilerServices;
using Steepest.Kernels;

namespace Steepest.Monitoring;

/// <summary>Products with the Hessian by central differences of gradients: good for monitors, which need some digits.</summary>
/// <param name="kernel">The kernel.</param>
/// <param name="epsilon">The rounding unit of the number type.</param>
internal ref struct DifferencedKernel<T, TKernel>(TKernel kernel, double epsilon) : IHessianKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TKernel : struct, IGradientKernel<T>, allows ref struct
{
#pragma warning disable IDE0044 // A call on a readonly field copies the kernel first.
    private TKernel kernel = kernel;
#pragma warning restore IDE0044

    public double Gradient(scoped ReadOnlySpan<T> point, scoped Span<T> gradient) => kernel.Gradient(point, gradient);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Product(scoped ReadOnlySpan<T> point, scoped ReadOnlySpan<T> direction, scoped Span<T> product)
    {
        product.Clear();
        var length = Packed.LargestMagnitude(direction);
        if (!(length > 0)) return double.NaN;
        using var workspace = Workspace.Open();
        var moved = workspace.Take<T>(point.Length);
        var left = workspace.TakeCleared<T>(point.Length);
        var distance = T.CreateTruncating(DifferencedKernel.Reach(point, epsilon) / length);
        Packed.SetToSum(moved, point, -distance, direction);
        kernel.Gradient(moved, left);
        Packed.SetToSum(moved, point, distance, direction);
        kernel.Gradient(moved, product);
        Packed.AddScaled<T>(product, -T.One, left);
        Packed.SetToProduct<T>(product, T.One / (distance + distance), product);
        return double.NaN;
    }
}

/// <summary>How differences of gradients are taken.</summary>
internal static class DifferencedKernel
{
    /// <summary>How far the number that moves most moves to either side.</summary>
    public static double Reach<T>(ReadOnlySpan<T> point, double epsilon)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Math.Cbrt(epsilon) * Math.Max(1, Packed.LargestMagnitude(point));
}
