using System.Numerics;
using System.Runtime.CompilerServices;

namespace Steepest.Minimization;

/// <summary>A variable whose numbers are kept within a set together, by moving them to the nearest point of it.</summary>
internal sealed class ProjectedBlock<T>(ProjectionSet set, int offset, int length)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly double[] sorted = new double[set == ProjectionSet.Simplex ? length : 0];
    private readonly T[] moved = new T[length];

    /// <summary>Moves the block to the nearest point of the set; numbers that are not finite stay.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Project(Span<T> point) => Keep(point.Slice(offset, length));

    /// <summary>The largest change of a step down the gradient that is kept within the set; NaN if an entry is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Residual(ReadOnlySpan<T> point, ReadOnlySpan<T> gradient)
    {
        var block = point.Slice(offset, length);
        var slope = gradient.Slice(offset, length);
        var largest = T.Zero;
        if (set == ProjectionSet.UnitNorm)
        {
            // What is left along the sphere: a step down the gradient may lead through its middle.
            var along = 0.0;
            for (var i = 0; i < length; i++) along += double.CreateTruncating(block[i]) * double.CreateTruncating(slope[i]);
            var radial = T.CreateTruncating(along);
            for (var i = 0; i < length; i++) largest = T.Max(largest, T.Abs(slope[i] - radial * block[i]));
            return double.CreateTruncating(largest);
        }

        for (var i = 0; i < length; i++) moved[i] = block[i] - slope[i];
        Keep(moved);
        for (var i = 0; i < length; i++) largest = T.Max(largest, T.Abs(moved[i] - block[i]));
        return double.CreateTruncating(largest);
    }

    private void Keep(Span<T> block)
    {
        if (set == ProjectionSet.Simplex)
        {
            KeepToSimplex(block);
            return;
        }

        var square = 0.0;
        foreach (var number in block) square += double.CreateTruncating(number) * double.CreateTruncating(number);
        if (!double.IsFinite(square) || (set == ProjectionSet.UnitBall && square <= 1)) return;
        if (square == 0)
        {
            // Every direction is as near.
            if (length > 0) block[0] = T.One;
            return;
        }

        var factor = 1 / Math.Sqrt(square);
        for (var i = 0; i < block.Length; i++) block[i] = T.CreateTruncating(factor * double.CreateTruncating(block[i]));
    }

    /// <summary>max(0, x − τ), with the τ that makes the sum 1, which the largest numbers determine.</summary>
    private void KeepToSimplex(Span<T> block)
    {
        for (var i = 0; i < block.Length; i++)
        {
            sorted[i] = double.CreateTruncating(block[i]);
            if (!double.IsFinite(sorted[i])) return;
        }

        sorted.AsSpan().Sort();
        var (sum, threshold) = (0.0, double.NegativeInfinity);
        for (var count = 1; count <= sorted.Length; count++)
        {
            var number = sorted[^count];
            sum += number;
            var candidate = (sum - 1) / count;
            if (number <= candidate) break;
            threshold = candidate;
        }

        for (var i = 0; i < block.Length; i++) block[i] = T.CreateTruncating(Math.Max(0, double.CreateTruncating(block[i]) - threshold));
    }
}
