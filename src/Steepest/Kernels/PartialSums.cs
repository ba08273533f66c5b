using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Steepest.Kernels;

/// <summary>
/// Sums in eight parts: element i goes to part i mod 8, the parts are added by halves, and behind the last whole eight the rest is summed by itself
/// and added. So the bits are the same on every machine, and generated code can be made to have them too.
/// </summary>
internal static class PartialSums
{
    /// <summary>How many parts there are.</summary>
    public const int Ways = 8;

    /// <summary>Σ aᵢ·bᵢ over spans of one length, each product rounded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T Dot<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        b = b[..a.Length];
        var whole = a.Length - a.Length % Ways;
        var sum = Whole(a[..whole], b[..whole]);
        var rest = T.Zero;
        for (var i = whole; i < a.Length; i++)
        {
            rest += a[i] * b[i];
        }

        return sum + rest;
    }

    /// <summary>Σ aᵢ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T Sum<T>(ReadOnlySpan<T> a)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var whole = a.Length - a.Length % Ways;
        var sum = Whole(a[..whole]);
        var rest = T.Zero;
        for (var i = whole; i < a.Length; i++)
        {
            rest += a[i];
        }

        return sum + rest;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T Whole<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref var x = ref MemoryMarshal.GetReference(a);
        ref var y = ref MemoryMarshal.GetReference(b);
        if (Lanes.AreWide && typeof(T) == typeof(double))
        {
            var parts = Vector512<T>.Zero;
            for (var i = 0; i < a.Length; i += Ways) parts += Vector512.LoadUnsafe(ref x, (nuint)i) * Vector512.LoadUnsafe(ref y, (nuint)i);
            return Lanes.SumByHalves(parts);
        }

        if (Lanes.AreWide && typeof(T) == typeof(float))
        {
            var parts = Vector256<T>.Zero;
            for (var i = 0; i < a.Length; i += Ways) parts += Vector256.LoadUnsafe(ref x, (nuint)i) * Vector256.LoadUnsafe(ref y, (nuint)i);
            return Lanes.SumByHalves(parts);
        }

        Span<T> sums = stackalloc T[Ways];
        sums.Clear();
        for (var i = 0; i < a.Length; i++)
        {
            sums[i % Ways] += a[i] * b[i];
        }

        return Lanes.SumByHalves(sums);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T Whole<T>(ReadOnlySpan<T> a)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref var x = ref MemoryMarshal.GetReference(a);
        if (Lanes.AreWide && typeof(T) == typeof(double))
        {
            var parts = Vector512<T>.Zero;
            for (var i = 0; i < a.Length; i += Ways) parts += Vector512.LoadUnsafe(ref x, (nuint)i);
            return Lanes.SumByHalves(parts);
        }

        if (Lanes.AreWide && typeof(T) == typeof(float))
        {
            var parts = Vector256<T>.Zero;
            for (var i = 0; i < a.Length; i += Ways) parts += Vector256.LoadUnsafe(ref x, (nuint)i);
            return Lanes.SumByHalves(parts);
        }

        Span<T> sums = stackalloc T[Ways];
        sums.Clear();
        for (var i = 0; i < a.Length; i++)
        {
            sums[i % Ways] += a[i];
        }

        return Lanes.SumByHalves(sums);
    }
}
