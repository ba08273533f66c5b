using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Steepest.Kernels;

/// <summary>Vector algebra on spans of any length; packed ones, padded to full lanes, have no tail.</summary>
internal static class Packed
{
    /// <summary>
    /// Σ aᵢ·bᵢ over spans of one length, in four accumulators of lanes that are added by halves. Products are rounded, and narrower machines add in the
    /// same order, so that no bit depends on the machine.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T Dot<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        b = b[..a.Length];
        var sum = T.Zero;
        var i = 0;
        if (Lanes.AreWide && a.Length >= Vector512<T>.Count)
        {
            var lanes = Vector512<T>.Count;
            ref var x = ref MemoryMarshal.GetReference(a);
            ref var y = ref MemoryMarshal.GetReference(b);
            var sum0 = Vector512<T>.Zero;
            var sum1 = Vector512<T>.Zero;
            var sum2 = Vector512<T>.Zero;
            var sum3 = Vector512<T>.Zero;
            for (; i <= a.Length - 4 * lanes; i += 4 * lanes)
            {
                sum0 += Vector512.LoadUnsafe(ref x, (nuint)i) * Vector512.LoadUnsafe(ref y, (nuint)i);
                sum1 += Vector512.LoadUnsafe(ref x, (nuint)(i + lanes)) * Vector512.LoadUnsafe(ref y, (nuint)(i + lanes));
                sum2 += Vector512.LoadUnsafe(ref x, (nuint)(i + 2 * lanes)) * Vector512.LoadUnsafe(ref y, (nuint)(i + 2 * lanes));
                sum3 += Vector512.LoadUnsafe(ref x, (nuint)(i + 3 * lanes)) * Vector512.LoadUnsafe(ref y, (nuint)(i + 3 * lanes));
            }

            for (; i <= a.Length - lanes; i += lanes)
            {
                sum0 += Vector512.LoadUnsafe(ref x, (nuint)i) * Vector512.LoadUnsafe(ref y, (nuint)i);
            }

            sum = Lanes.SumByHalves((sum0 + sum1) + (sum2 + sum3));
        }
        else if (a.Length >= Vector512<T>.Count)
        {
            (sum, i) = (DotInTurn(a, b), a.Length - a.Length % Vector512<T>.Count);
        }

        for (; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    /// <summary>The part of <see cref="Dot"/> in whole vectors, one product after the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T DotInTurn<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var lanes = Vector512<T>.Count;
        Span<T> sums = stackalloc T[4 * Vector512<T>.Count];
        sums.Clear();
        var blocks = a.Length - a.Length % (4 * lanes);
        for (var i = 0; i < blocks; i++)
        {
            sums[i % (4 * lanes)] += a[i] * b[i];
        }

        for (var i = blocks; i < a.Length - a.Length % lanes; i++)
        {
            sums[i % lanes] += a[i] * b[i];
        }

        for (var lane = 0; lane < lanes; lane++)
        {
            sums[lane] = sums[lane] + sums[lane + lanes] + (sums[lane + 2 * lanes] + sums[lane + 3 * lanes]);
        }

        return Lanes.SumByHalves(sums[..lanes]);
    }

    /// <summary>max |aᵢ|; 0 of nothing, NaN if any element is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double LargestMagnitude<T>(ReadOnlySpan<T> a)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var largest = T.Zero;
        var i = 0;
        if (Lanes.AreWide && a.Length >= Vector512<T>.Count && (typeof(T) == typeof(float) || typeof(T) == typeof(double)))
        {
            i = a.Length - a.Length % Vector512<T>.Count;
            largest = typeof(T) == typeof(float)
                ? Unsafe.BitCast<int, T>(LargestMagnitude(MemoryMarshal.Cast<T, int>(a[..i]), int.MaxValue))
                : Unsafe.BitCast<long, T>(LargestMagnitude(MemoryMarshal.Cast<T, long>(a[..i]), long.MaxValue));
        }

        for (; i < a.Length; i++)
        {
            largest = T.Max(largest, T.Abs(a[i]));
        }

        return double.CreateTruncating(largest);
    }

    /// <summary>
    /// The bits of the largest magnitude, of whole vectors: without their sign, the bits of numbers are ordered as the numbers are, and those of
    /// NaN are above all others.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static TBits LargestMagnitude<TBits>(ReadOnlySpan<TBits> bits, TBits withoutSign)
        where TBits : unmanaged, IBinaryInteger<TBits>
    {
        ref var x = ref MemoryMarshal.GetReference(bits);
        var magnitudes = Vector512.Create(withoutSign);
        var eight = Vector512<TBits>.Zero;
        for (var i = 0; i < bits.Length; i += Vector512<TBits>.Count) eight = Vector512.Max(eight, magnitudes & Vector512.LoadUnsafe(ref x, (nuint)i));
        var four = Vector256.Max(eight.GetLower(), eight.GetUpper());
        var two = Vector128.Max(four.GetLower(), four.GetUpper());
        var largest = TBits.Max(two[0], two[1]);
        return Vector128<TBits>.Count == 2 ? largest : TBits.Max(largest, TBits.Max(two[2], two[3]));
    }

    /// <summary>Σ |aᵢ|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double SumOfMagnitudes<T>(ReadOnlySpan<T> a)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += double.CreateTruncating(T.Abs(a[i]));
        }

        return sum;
    }

    /// <summary>y ← y + factor·x, over spans of one padded length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddScaled<T>(Span<T> y, T factor, ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => SetToSum(y, y, factor, x);

    /// <summary>destination ← a + factor·b, over spans of one padded length; the destination may be a.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SetToSum<T>(Span<T> destination, ReadOnlySpan<T> a, T factor, ReadOnlySpan<T> b)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        a = a[..destination.Length];
        b = b[..destination.Length];
        var i = 0;
        if (Lanes.AreWide)
        {
            ref var x = ref MemoryMarshal.GetReference(a);
            ref var y = ref MemoryMarshal.GetReference(b);
            ref var sum = ref MemoryMarshal.GetReference(destination);
            var scale = Vector512.Create(factor);
            for (; i <= destination.Length - Vector512<T>.Count; i += Vector512<T>.Count)
            {
                (Vector512.LoadUnsafe(ref x, (nuint)i) + scale * Vector512.LoadUnsafe(ref y, (nuint)i)).StoreUnsafe(ref sum, (nuint)i);
            }
        }

        for (; i < destination.Length; i++)
        {
            destination[i] = a[i] + factor * b[i];
        }
    }

    /// <summary>destination ← factor·a; the destination may be a.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SetToProduct<T>(Span<T> destination, T factor, ReadOnlySpan<T> a)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        a = a[..destination.Length];
        var i = 0;
        if (Lanes.AreWide)
        {
            ref var x = ref MemoryMarshal.GetReference(a);
            ref var product = ref MemoryMarshal.GetReference(destination);
            var scale = Vector512.Create(factor);
            for (; i <= destination.Length - Vector512<T>.Count; i += Vector512<T>.Count)
            {
                (scale * Vector512.LoadUnsafe(ref x, (nuint)i)).StoreUnsafe(ref product, (nuint)i);
            }
        }

        for (; i < destination.Length; i++)
        {
            destination[i] = factor * a[i];
        }
    }

    /// <summary>destinationᵢ ← aᵢ·bᵢ; the destination may be a.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SetToProducts<T>(Span<T> destination, ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        a = a[..destination.Length];
        b = b[..destination.Length];
        var i = 0;
        if (Lanes.AreWide)
        {
            ref var x = ref MemoryMarshal.GetReference(a);
            ref var y = ref MemoryMarshal.GetReference(b);
            ref var product = ref MemoryMarshal.GetReference(destination);
            for (; i <= destination.Length - Vector512<T>.Count; i += Vector512<T>.Count)
            {
                (Vector512.LoadUnsafe(ref x, (nuint)i) * Vector512.LoadUnsafe(ref y, (nuint)i)).StoreUnsafe(ref product, (nuint)i);
            }
        }

        for (; i < destination.Length; i++)
        {
            destination[i] = a[i] * b[i];
        }
    }

    /// <summary>destination ← a − b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static void SetToDifference<T>(Span<T> destination, ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => SetToSum(destination, a, -T.One, b);

    /// <summary>Bounds every element by ±limit; NaN stays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Clamp<T>(Span<T> a, T limit)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i < a.Length; i++)
        {
            a[i] = a[i] > limit ? limit : a[i] < -limit ? -limit : a[i];
        }
    }

    /// <summary>Whether two vectors hold the same bits, so that −0 differs from 0 and NaN equals itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool SameBits<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : unmanaged
        => MemoryMarshal.AsBytes(a).SequenceEqual(MemoryMarshal.AsBytes(b));
}
