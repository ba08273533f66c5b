using System.Runtime.CompilerServices;

namespace Steepest.SecondOrder;

/// <summary>
/// The lowest point of hᵀy + ½·yᵀTy with ‖y‖ at most a radius, for a tridiagonal T: −(T + λI)⁻¹h with the λ ≥ 0 at which T + λI is positive
/// semidefinite and the point lies at the radius, found by Newton's method on 1/‖y‖ (Moré and Sorensen, "Computing a trust region step", 1983).
/// </summary>
/// <param name="order">The order of T.</param>
internal sealed class ExactRegion(int order)
{
    private const double Epsilon = 2.220446049250313e-16;
    private const double Tolerance = 1e-8;
    private const int MostIterations = 60;

    private readonly double[] right = new double[order];
    private readonly double[] pivots = new double[order];
    private readonly double[] bottom = new double[order];

    /// <summary>Sets the point; returns by how much it is lower than 0.</summary>
    /// <param name="diagonal">The diagonal of T.</param>
    /// <param name="beside">What stands beside it.</param>
    /// <param name="bound">A bound of its eigenvalues.</param>
    /// <param name="slope">h.</param>
    /// <param name="radius">The radius.</param>
    /// <param name="y">Receives the point.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Solve(ReadOnlySpan<double> diagonal, ReadOnlySpan<double> beside, double bound, ReadOnlySpan<double> slope, double radius, Span<double> y)
    {
        for (var i = 0; i < order; i++) right[i] = -slope[i];
        var shift = 0.0;
        var rounding = order * Epsilon * bound;
        if (Tridiagonal.IsPositive(diagonal, beside, -rounding))
        {
            Tridiagonal.TrySolve(diagonal, beside, 0, right, y, pivots);
            if (Tridiagonal.Norm(y) <= radius) return Decrease(diagonal, beside, slope, y);
        }
        else
        {
            var smallest = Tridiagonal.Smallest(diagonal, beside);
            var above = Math.Max(bound, double.Epsilon) * 4 * Epsilon;
            while (!Tridiagonal.TrySolve(diagonal, beside, shift = Math.Max(0, above - smallest), right, y, pivots)) above *= 4;
            if (Tridiagonal.Norm(y) <= radius)
            {
                // The hard case: no shift reaches the radius. From here to there it goes down along the bottom, or is level.
                Tridiagonal.SmallestVector(diagonal, beside, smallest, bottom, pivots);
                if (smallest < -rounding) Extend(y, slope, radius);
                return Decrease(diagonal, beside, slope, y);
            }
        }

        for (var i = 0; i < MostIterations; i++)
        {
            var norm = Tridiagonal.Norm(y);
            if (Math.Abs(norm - radius) <= Tolerance * radius) break;
            var better = shift + norm / Tridiagonal.InverseForm(beside, pivots, y) * norm * ((norm - radius) / radius);
            if (!(better > shift) || !Tridiagonal.TrySolve(diagonal, beside, better, right, y, pivots)) break;
            shift = better;
        }

        return Decrease(diagonal, beside, slope, y);
    }

    /// <summary>y ← y + t·bottom, of length <paramref name="radius"/>, on the side where the slope goes down.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Extend(Span<double> y, ReadOnlySpan<double> slope, double radius)
    {
        var (along, square, down) = (0.0, 0.0, 0.0);
        for (var i = 0; i < order; i++)
        {
            along += y[i] * bottom[i];
            square += y[i] * y[i];
            down += slope[i] * bottom[i];
        }

        var root = Math.Sqrt(along * along + Math.Max(0, radius * radius - square));
        var length = down > 0 ? -along - root : root - along;
        for (var i = 0; i < order; i++) y[i] += length * bottom[i];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Decrease(ReadOnlySpan<double> diagonal, ReadOnlySpan<double> beside, ReadOnlySpan<double> slope, ReadOnlySpan<double> y)
    {
        var linear = 0.0;
        for (var i = 0; i < y.Length; i++) linear += slope[i] * y[i];
        return -(linear + 0.5 * Tridiagonal.Form(diagonal, beside, y));
    }
}
