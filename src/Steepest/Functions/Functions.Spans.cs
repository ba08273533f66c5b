using System.Numerics;
using System.Runtime.CompilerServices;
using Steepest.Kernels;

namespace Steepest;

/// <summary>Functions that a loss may call and whose derivatives the compiler knows. They are ordinary methods too.</summary>
/// <remarks>
/// Computed without overflow or cancellation at extreme arguments; NaN goes through. Sums over spans are taken in eight parts, so their last bits may
/// differ from a plain loop's, but not from machine to machine.
/// </remarks>
public static partial class Functions
{
    /// <summary>The inner product Σ aᵢ·bᵢ; 0 of nothing.</summary>
    /// <param name="a">One vector.</param>
    /// <param name="b">Another of the same length.</param>
    /// <returns>The sum of the products.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        Require.Length(b, a.Length);
        return PartialSums.Dot(a, b);
    }

    /// <inheritdoc cref="Dot(ReadOnlySpan{double}, ReadOnlySpan{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        Require.Length(b, a.Length);
        return PartialSums.Dot(a, b);
    }

    /// <summary>The sum Σ xᵢ; 0 of nothing.</summary>
    /// <param name="x">The terms.</param>
    /// <returns>The sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sum(ReadOnlySpan<double> x) => PartialSums.Sum(x);

    /// <inheritdoc cref="Sum(ReadOnlySpan{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Sum(ReadOnlySpan<float> x) => PartialSums.Sum(x);

    /// <summary>The mean Σ xᵢ / n; NaN of nothing. Sums beyond the largest number do no harm.</summary>
    /// <param name="x">The numbers.</param>
    /// <returns>The mean.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Mean(ReadOnlySpan<double> x) => MeanOf(x);

    /// <inheritdoc cref="Mean(ReadOnlySpan{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Mean(ReadOnlySpan<float> x) => MeanOf(x);

    /// <summary>The sum of squares Σ xᵢ²; 0 of nothing.</summary>
    /// <param name="x">The numbers.</param>
    /// <returns>The sum, +∞ where it is too large.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double SumOfSquares(ReadOnlySpan<double> x) => PartialSums.Dot(x, x);

    /// <inheritdoc cref="SumOfSquares(ReadOnlySpan{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float SumOfSquares(ReadOnlySpan<float> x) => PartialSums.Dot(x, x);

    /// <summary>The Euclidean norm √Σ xᵢ², scaled where the squares leave the range; 0 of nothing. Its derivative at 0 is 0.</summary>
    /// <param name="x">The vector.</param>
    /// <returns>The norm.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Norm(ReadOnlySpan<double> x)
    {
        // Below the bound the squares of the smaller elements have lost digits, above it the sum may have overflowed.
        var squares = PartialSums.Dot(x, x);
        return squares > 1e-280 && squares < double.PositiveInfinity ? Math.Sqrt(squares) : ScaledNorm(x);
    }

    /// <inheritdoc cref="Norm(ReadOnlySpan{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Norm(ReadOnlySpan<float> x)
    {
        var squares = PartialSums.Dot(x, x);
        return squares > 1e-28f && squares < float.PositiveInfinity ? MathF.Sqrt(squares) : ScaledNorm(x);
    }

    /// <summary>ln Σ exp(xᵢ) without overflow; −∞ of nothing.</summary>
    /// <remarks>The largest term is taken out, and ln(1 + rest) keeps its digits when the rest is small.</remarks>
    /// <param name="x">The exponents.</param>
    /// <returns>The logarithm of the sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double LogSumExp(ReadOnlySpan<double> x)
    {
        var largest = IndexOfLargest(x);
        if (largest < 0) return double.NegativeInfinity;
        var top = x[largest];
        if (!double.IsFinite(top)) return top;
        var rest = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            if (i != largest) rest += Math.Exp(x[i] - top);
        }

        return top + Accurate.LogP1(rest);
    }

    /// <inheritdoc cref="LogSumExp(ReadOnlySpan{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float LogSumExp(ReadOnlySpan<float> x)
    {
        var largest = IndexOfLargest(x);
        if (largest < 0) return float.NegativeInfinity;
        double top = x[largest];
        if (!double.IsFinite(top)) return (float)top;
        var rest = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            if (i != largest) rest += Math.Exp(x[i] - top);
        }

        return (float)(top + Accurate.LogP1(rest));
    }

    /// <summary>Where the largest element stands, the first NaN if there is one, −1 of nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int IndexOfLargest<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (x.IsEmpty) return -1;
        var largest = 0;
        for (var i = 0; i < x.Length; i++)
        {
            if (T.IsNaN(x[i])) return i;
            if (x[i] > x[largest]) largest = i;
        }

        return largest;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T MeanOf<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var count = T.CreateTruncating(x.Length);
        var mean = PartialSums.Sum(x) / count;
        if (!T.IsInfinity(mean)) return mean;

        // Either an element is infinite, and so is this sum, or only the sum was too large.
        var sum = T.Zero;
        foreach (var element in x)
        {
            sum += element / count;
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T ScaledNorm<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var largest = T.Zero;
        foreach (var element in x)
        {
            largest = T.Max(largest, T.Abs(element));
        }

        if (largest == T.Zero || !T.IsFinite(largest)) return largest;
        var squares = T.Zero;
        foreach (var element in x)
        {
            var ratio = element / largest;
            squares += ratio * ratio;
        }

        return largest * T.Sqrt(squares);
    }
}
