using System.Numerics;
using System.Runtime.CompilerServices;
using Steepest.Kernels;

namespace Steepest.SecondOrder;

/// <summary>
/// The extreme curvatures of a loss of many variables by some steps of Lanczos' method (Golub and Van Loan, section 10.1), and a direction of the
/// smallest one. It begins with the same vector every time.
/// </summary>
/// <param name="places">Where the variables stand in a packed vector.</param>
/// <param name="length">The length of packed vectors.</param>
internal sealed class LanczosCurvature<T>(int[] places, int length)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The most steps; each is a product.</summary>
    public const int MostSteps = 40;

    private readonly AlignedMemory<T> memory = new(3, length);
    private readonly double[] diagonal = new double[Math.Min(MostSteps, places.Length)];
    private readonly double[] beside = new double[Math.Min(MostSteps, places.Length)];
    private readonly double[] vector = new double[Math.Min(MostSteps, places.Length)];
    private readonly double[] pivots = new double[Math.Min(MostSteps, places.Length)];
    private int steps;

    /// <summary>The smallest and the largest curvature that were found; NaN where a product is not finite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public (double Smallest, double Largest) Extremes(HessianProducts<T> products, ReadOnlySpan<T> point, ReadOnlySpan<T> free)
    {
        Run(products, point, free, default);
        if (steps == 0) return (double.NaN, double.NaN);
        return (Tridiagonal.Smallest(diagonal.AsSpan(0, steps), beside), Tridiagonal.Largest(diagonal.AsSpan(0, steps), beside));
    }

    /// <summary>Whether there is negative curvature beyond rounding; the direction then has the length 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool FindsNegative(HessianProducts<T> products, ReadOnlySpan<T> point, ReadOnlySpan<T> free, double tolerance, Span<T> direction, out double curvature)
    {
        Run(products, point, free, default);
        curvature = 0;
        if (steps == 0) return false;
        var a = diagonal.AsSpan(0, steps);
        var b = beside.AsSpan(0, steps);
        curvature = Tridiagonal.Smallest(a, b);
        if (!(curvature < -tolerance * Tridiagonal.Bound(a, b))) return false;

        // Vectors are not kept: the same steps once more add up the direction.
        Tridiagonal.SmallestVector(a, b, curvature, vector.AsSpan(0, steps), pivots.AsSpan(0, steps));
        direction.Clear();
        Run(products, point, free, direction);
        var norm = Math.Sqrt(double.CreateTruncating(Packed.Dot<T>(direction, direction)));
        Packed.SetToProduct(direction, T.CreateTruncating(1 / norm), direction);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Run(HessianProducts<T> products, ReadOnlySpan<T> point, ReadOnlySpan<T> free, Span<T> sum)
    {
        var last = memory[0];
        var current = memory[1];
        var next = memory[2];
        last.Clear();
        current.Clear();
        for (var i = 0; i < places.Length; i++)
        {
            var step = (i + 1) * 0.6180339887498949;
            current[places[i]] = T.CreateTruncating(0.5 + step - Math.Floor(step));
            if ((i & 1) != 0) current[places[i]] = -current[places[i]];
        }

        if (!free.IsEmpty) Packed.SetToProducts<T>(current, current, free);
        var norm = Math.Sqrt(double.CreateTruncating(Packed.Dot<T>(current, current)));
        var coupling = 0.0;
        var most = sum.IsEmpty ? diagonal.Length : steps;
        steps = 0;
        if (norm == 0) return;
        Packed.SetToProduct(current, T.CreateTruncating(1 / norm), current);
        while (steps < most)
        {
            if (!sum.IsEmpty) Packed.AddScaled<T>(sum, T.CreateTruncating(vector[steps]), current);
            products.Multiply(point, current, next);
            if (!free.IsEmpty) Packed.SetToProducts<T>(next, next, free);
            var curvature = double.CreateTruncating(Packed.Dot<T>(next, current));
            if (!double.IsFinite(curvature)) return;
            Packed.AddScaled<T>(next, T.CreateTruncating(-curvature), current);
            Packed.AddScaled<T>(next, T.CreateTruncating(-coupling), last);
            diagonal[steps] = curvature;
            coupling = Math.Sqrt(double.CreateTruncating(Packed.Dot<T>(next, next)));
            beside[steps] = coupling;
            steps++;
            if (!(coupling > 1e-10 * Tridiagonal.Bound(diagonal.AsSpan(0, steps), beside))) return;
            var spare = last;
            last = current;
            current = next;
            next = spare;
            Packed.SetToProduct(current, T.CreateTruncating(1 / coupling), current);
        }
    }
}
