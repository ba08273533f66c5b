using System.Numerics;
using System.Runtime.CompilerServices;
using Steepest.Kernels;

namespace Steepest.SecondOrder;

/// <summary>
/// Steps p towards H·p = −g by conjugate gradients, which end where the residual is small enough, where curvature is negative, or at the radius of a
/// trust region (Steihaug, 1983; Toint, 1981; Nocedal and Wright, algorithms 7.1 and 7.2).
/// </summary>
/// <param name="length">The length of packed vectors.</param>
internal sealed class TruncatedConjugateGradients<T>(int length)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedMemory<T> memory = new(3, length);

    /// <summary>Sets the step; returns by how much the quadratic model is lower there.</summary>
    /// <param name="products">The Hessian.</param>
    /// <param name="point">Where it is taken.</param>
    /// <param name="free">0 for variables that stay, whose gradient is 0; empty where all may move.</param>
    /// <param name="gradient">g.</param>
    /// <param name="step">Receives p.</param>
    /// <param name="tolerance">The length of H·p + g that is small enough, relative to g.</param>
    /// <param name="radius">The radius; infinite without a trust region.</param>
    /// <param name="most">The most products.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Solve(HessianProducts<T> products, ReadOnlySpan<T> point, ReadOnlySpan<T> free, ReadOnlySpan<T> gradient, Span<T> step, double tolerance, double radius, int most)
    {
        var residual = memory[0];
        var direction = memory[1];
        var product = memory[2];
        step.Clear();
        gradient.CopyTo(residual);
        Packed.SetToProduct(direction, -T.One, gradient);
        var square = Dot(residual, residual);
        var small = tolerance * tolerance * square;
        var decrease = 0.0;
        for (var i = 0; i < most; i++)
        {
            products.Multiply(point, direction, product);
            if (!free.IsEmpty) Packed.SetToProducts<T>(product, product, free);
            var curvature = Dot(direction, product);
            var span = Dot(direction, direction);
            if (!double.IsFinite(curvature))
            {
                if (i > 0) break;

                // The identity stands for a Hessian that is not finite.
                curvature = span;
            }

            var factor = square / curvature;
            var isLast = false;
            if (!(curvature > 0) || Beyond(step, direction, factor, radius))
            {
                // Down to the radius; without one as far as the same curvature, turned upwards, would lead.
                isLast = true;
                factor = double.IsInfinity(radius) ? square / Math.Max(Math.Abs(curvature), 1e-10 * span) : ToRadius(step, direction, span, radius);
            }

            Packed.AddScaled<T>(step, T.CreateTruncating(factor), direction);
            decrease += factor * square - 0.5 * factor * factor * curvature;
            if (isLast) break;
            Packed.AddScaled<T>(residual, T.CreateTruncating(factor), product);
            var next = Dot(residual, residual);
            if (!(next > small)) break;
            Packed.SetToProduct(direction, T.CreateTruncating(next / square), direction);
            Packed.AddScaled<T>(direction, -T.One, residual);
            square = next;
        }

        return decrease;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Beyond(ReadOnlySpan<T> step, ReadOnlySpan<T> direction, double factor, double radius)
    {
        if (double.IsInfinity(radius)) return false;
        var square = Dot(step, step) + factor * (2 * Dot(step, direction) + factor * Dot(direction, direction));
        return !(square < radius * radius);
    }

    /// <summary>The positive t with ‖step + t·direction‖ = radius.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double ToRadius(ReadOnlySpan<T> step, ReadOnlySpan<T> direction, double span, double radius)
    {
        var along = Dot(step, direction);
        var rest = Math.Max(0, radius * radius - Dot(step, step));
        var root = Math.Sqrt(along * along + span * rest);
        return along > 0 ? rest / (along + root) : (root - along) / span;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Dot(ReadOnlySpan<T> a, ReadOnlySpan<T> b) => double.CreateTruncating(Packed.Dot(a, b));
}
