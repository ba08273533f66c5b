using System.Runtime.CompilerServices;

namespace Steepest.SecondOrder;

/// <summary>Symmetric tridiagonal matrices: their diagonal, and beside it what couples each index with the next.</summary>
internal static class Tridiagonal
{
    private const double Epsilon = 2.220446049250313e-16;
    private const int MostHalvings = 128;
    private const int InverseIterations = 3;

    /// <summary>A bound of the magnitude of all eigenvalues, by the discs of Gershgorin.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Bound(ReadOnlySpan<double> diagonal, ReadOnlySpan<double> beside)
    {
        var bound = 0.0;
        for (var i = 0; i < diagonal.Length; i++)
        {
            var radius = (i > 0 ? Math.Abs(beside[i - 1]) : 0) + (i + 1 < diagonal.Length ? Math.Abs(beside[i]) : 0);
            bound = Math.Max(bound, Math.Abs(diagonal[i]) + radius);
        }

        return bound;
    }

    /// <summary>The smallest eigenvalue, to rounding, by bisection: as many pivots are negative as eigenvalues are below the shift.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Smallest(ReadOnlySpan<double> diagonal, ReadOnlySpan<double> beside)
    {
        var high = Bound(diagonal, beside);
        var (low, width) = (-high, high);
        for (var i = 0; i < MostHalvings && high - low > 2 * Epsilon * Math.Max(Math.Abs(low), Math.Abs(high)) && high - low > Epsilon * Epsilon * width; i++)
        {
            var middle = low + 0.5 * (high - low);
            if (IsPositive(diagonal, beside, -middle)) low = middle;
            else high = middle;
        }

        return low;
    }

    /// <summary>The largest eigenvalue, to rounding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Largest(ReadOnlySpan<double> diagonal, ReadOnlySpan<double> beside)
    {
        Span<double> opposite = diagonal.Length <= 256 ? stackalloc double[diagonal.Length] : new double[diagonal.Length];
        for (var i = 0; i < diagonal.Length; i++) opposite[i] = -diagonal[i];
        return -Smallest(opposite, beside);
    }

    /// <summary>Whether T + shift·I is positive definite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool IsPositive(ReadOnlySpan<double> diagonal, ReadOnlySpan<double> beside, double shift)
    {
        var pivot = diagonal[0] + shift;
        for (var i = 1; i < diagonal.Length; i++)
        {
            if (!(pivot > 0)) return false;
            pivot = diagonal[i] + shift - beside[i - 1] / pivot * beside[i - 1];
        }

        return pivot > 0;
    }

    /// <summary>solution ← (T + shift·I)⁻¹·right for a positive definite T + shift·I; false where it is not. Both may be the same.</summary>
    /// <param name="diagonal">The diagonal.</param>
    /// <param name="beside">What stands beside it.</param>
    /// <param name="shift">What is added to the diagonal.</param>
    /// <param name="right">The right side.</param>
    /// <param name="solution">Receives the solution.</param>
    /// <param name="pivots">Receives the pivots: T + shift·I = L·diag(pivots)·Lᵀ.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TrySolve(ReadOnlySpan<double> diagonal, ReadOnlySpan<double> beside, double shift, ReadOnlySpan<double> right, Span<double> solution, Span<double> pivots)
    {
        pivots[0] = diagonal[0] + shift;
        solution[0] = right[0];
        for (var i = 1; i < diagonal.Length; i++)
        {
            if (!(pivots[i - 1] > 0)) return false;
            var factor = beside[i - 1] / pivots[i - 1];
            pivots[i] = diagonal[i] + shift - factor * beside[i - 1];
            solution[i] = right[i] - factor * solution[i - 1];
        }

        if (!(pivots[^1] > 0)) return false;
        for (var i = diagonal.Length - 1; i >= 0; i--)
        {
            solution[i] /= pivots[i];
            if (i + 1 < diagonal.Length) solution[i] -= beside[i] / pivots[i] * solution[i + 1];
        }

        return true;
    }

    /// <summary>solutionᵀ·(T + shift·I)⁻¹·solution, with the pivots that <see cref="TrySolve"/> left: the square of L⁻¹·solution over pivots.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double InverseForm(ReadOnlySpan<double> beside, ReadOnlySpan<double> pivots, ReadOnlySpan<double> solution)
    {
        var (sum, last) = (0.0, 0.0);
        for (var i = 0; i < pivots.Length; i++)
        {
            last = solution[i] - (i > 0 ? beside[i - 1] / pivots[i - 1] * last : 0);
            sum += last / pivots[i] * last;
        }

        return sum;
    }

    /// <summary>xᵀ·T·x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Form(ReadOnlySpan<double> diagonal, ReadOnlySpan<double> beside, ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            sum += x[i] * (diagonal[i] * x[i] + (i + 1 < x.Length ? 2 * beside[i] * x[i + 1] : 0));
        }

        return sum;
    }

    /// <summary>A vector of length 1 that belongs to the smallest eigenvalue, by inverse iteration from just below it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SmallestVector(ReadOnlySpan<double> diagonal, ReadOnlySpan<double> beside, double smallest, Span<double> vector, Span<double> pivots)
    {
        // Unequal numbers, so that no eigenvector is orthogonal to them by symmetry.
        for (var i = 0; i < vector.Length; i++) vector[i] = 1 + 0.25 * (i * 0.6180339887498949 - Math.Floor(i * 0.6180339887498949));
        var below = Math.Max(Bound(diagonal, beside), double.Epsilon) * Epsilon;
        for (var i = 0; i < InverseIterations; i++)
        {
            while (!TrySolve(diagonal, beside, below - smallest, vector, vector, pivots))
            {
                // The right side has been overwritten in part, which does no harm: anything will do.
                below *= 4;
            }

            var length = Norm(vector);
            for (var j = 0; j < vector.Length; j++) vector[j] /= length;
        }
    }

    /// <summary>The Euclidean length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Norm(ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        foreach (var value in x) sum += value * value;
        return Math.Sqrt(sum);
    }
}
