using System.Runtime.CompilerServices;
using Steepest.Kernels;

namespace Steepest.SecondOrder;

/// <summary>
/// A symmetric matrix A as Q·T·Qᵀ, with T tridiagonal and Q a product of reflections (Golub and Van Loan, algorithm 8.3.1). Every shift of A then costs
/// as much as one of T: solving, telling whether it is positive definite, finding the smallest eigenvalue.
/// </summary>
/// <param name="order">The number of rows.</param>
internal sealed class HouseholderReduction(int order)
{
    private readonly AlignedMemory<double> rows = new(order, order);
    private readonly AlignedMemory<double> scratch = new(1, order);
    private readonly double[] diagonal = new double[order];
    private readonly double[] beside = new double[order];
    private readonly double[] factors = new double[order];

    /// <summary>The diagonal of T.</summary>
    public ReadOnlySpan<double> Diagonal => diagonal;

    /// <summary>What stands beside it; the last one has no meaning.</summary>
    public ReadOnlySpan<double> Beside => beside;

    /// <summary>A row of A, to be filled before <see cref="Reduce"/>, which takes the matrix apart.</summary>
    public Span<double> Row(int row) => rows[row][..order];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Reduce()
    {
        for (var k = 0; k < order; k++)
        {
            diagonal[k] = Row(k)[k];
            if (k + 1 == order) break;
            var reflector = Row(k)[(k + 1)..];
            var norm = k + 2 < order ? Math.Sqrt(Packed.Dot<double>(reflector, reflector)) : Math.Abs(reflector[0]);
            if (k + 2 == order || norm == Math.Abs(reflector[0]))
            {
                (beside[k], factors[k]) = (reflector[0], 0);
                continue;
            }

            beside[k] = reflector[0] > 0 ? -norm : norm;
            factors[k] = 1 / (norm * (norm + Math.Abs(reflector[0])));
            reflector[0] -= beside[k];
            Reflect(k, reflector, factors[k]);
        }
    }

    /// <summary>A ← P·A·P in what is left of it, with P = I − factor·v·vᵀ: A − v·wᵀ − w·vᵀ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Reflect(int k, ReadOnlySpan<double> v, double factor)
    {
        var w = scratch[0][..v.Length];
        for (var i = 0; i < v.Length; i++) w[i] = factor * Packed.Dot<double>(Row(k + 1 + i)[(k + 1)..], v);
        Packed.AddScaled(w, -0.5 * factor * Packed.Dot<double>(w, v), v);
        for (var i = 0; i < v.Length; i++)
        {
            var row = Row(k + 1 + i)[(k + 1)..];
            Packed.AddScaled(row, -v[i], w);
            Packed.AddScaled(row, -w[i], v);
        }
    }

    /// <summary>vector ← Qᵀ·vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Turn(Span<double> vector)
    {
        for (var k = 0; k + 2 < order; k++) Reflect(vector, k);
    }

    /// <summary>vector ← Q·vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void TurnBack(Span<double> vector)
    {
        for (var k = order - 3; k >= 0; k--) Reflect(vector, k);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private void Reflect(Span<double> vector, int k)
    {
        if (factors[k] == 0) return;
        var reflector = Row(k)[(k + 1)..];
        var part = vector[(k + 1)..order];
        Packed.AddScaled(part, -factors[k] * Packed.Dot<double>(reflector, part), reflector);
    }
}
