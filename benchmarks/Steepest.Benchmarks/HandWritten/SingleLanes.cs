using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Steepest.Benchmarks.HandWritten;

internal readonly struct SingleLanes : ILanes<float>
{
    private const MethodImplOptions Inlined = MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization;

    [MethodImpl(Inlined)]
    public static Vector512<float> MultiplyAdd(Vector512<float> a, Vector512<float> b, Vector512<float> c) => Vector512.FusedMultiplyAdd(a, b, c);

    [MethodImpl(Inlined)]
    public static Vector512<float> NegatedMultiplyAdd(Vector512<float> a, Vector512<float> b, Vector512<float> c) => Vector512.FusedMultiplyAdd(-a, b, c);

    /// <summary>2ᵏ·eʳ with |r| ≤ ln 2 / 2, by Taylor's polynomial of degree 7.</summary>
    [MethodImpl(Inlined)]
    public static Vector512<float> ExpOfNegative(Vector512<float> x)
    {
        var kept = Vector512.MaxNative(Vector512.Create(-87f), x);
        var shifted = Vector512.FusedMultiplyAdd(kept, Vector512.Create(1.44269504f), Vector512.Create(12582912f));
        var k = shifted - Vector512.Create(12582912f);
        var r = Vector512.FusedMultiplyAdd(k, Vector512.Create(-0.693359375f), kept);
        r = Vector512.FusedMultiplyAdd(k, Vector512.Create(2.12194440e-4f), r);
        var r2 = r * r;
        var p0 = r + Vector512<float>.One;
        var p1 = Vector512.FusedMultiplyAdd(r, Vector512.Create(1f / 6), Vector512.Create(0.5f));
        var p2 = Vector512.FusedMultiplyAdd(r, Vector512.Create(1f / 120), Vector512.Create(1f / 24));
        var p3 = Vector512.FusedMultiplyAdd(r, Vector512.Create(1f / 5040), Vector512.Create(1f / 720));
        var high = Vector512.FusedMultiplyAdd(r2, p3, p2);
        var polynomial = Vector512.FusedMultiplyAdd(r2, Vector512.FusedMultiplyAdd(r2, high, p1), p0);
        return (polynomial.AsInt32() + (shifted.AsInt32() << 23)).AsSingle();
    }

    [MethodImpl(Inlined)]
    public static Vector512<float> LogOnePlusUnit(Vector512<float> x)
    {
        var halved = Vector512.GreaterThan(x, Vector512.Create(0.41421357f));
        var top = Vector512.ConditionalSelect(halved, x - Vector512<float>.One, x);
        var bottom = Vector512.ConditionalSelect(halved, x + Vector512.Create(3f), x + Vector512.Create(2f));
        return TwiceArtanh(top / bottom) + (halved & Vector512.Create(0.6931472f));
    }

    [MethodImpl(Inlined)]
    public static Vector512<float> Log(Vector512<float> x)
    {
        var offset = x.AsInt32() - Vector512.Create(0x3F3504F3);
        var k = offset >> 23;
        var m = (x.AsInt32() - (k << 23)).AsSingle();
        return Vector512.FusedMultiplyAdd(
            Vector512.ConvertToSingle(k), Vector512.Create(0.6931472f), TwiceArtanh((m - Vector512<float>.One) / (m + Vector512<float>.One)));
    }

    [MethodImpl(Inlined)]
    private static Vector512<float> TwiceArtanh(Vector512<float> s)
    {
        var z = s * s;
        var p = Vector512.FusedMultiplyAdd(z, Vector512.Create(2f / 9), Vector512.Create(2f / 7));
        p = Vector512.FusedMultiplyAdd(z, p, Vector512.Create(2f / 5));
        p = Vector512.FusedMultiplyAdd(z, p, Vector512.Create(2f / 3));
        return s * Vector512.FusedMultiplyAdd(z, p, Vector512.Create(2f));
    }

    [MethodImpl(Inlined)]
    public static Vector512<float> Sums(
        Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d,
        Vector512<float> e, Vector512<float> f, Vector512<float> g, Vector512<float> h)
        => Quarters(Pairs(One(a, b), One(c, d)), Pairs(One(e, f), One(g, h)));

    [MethodImpl(Inlined)]
    public static Vector512<float> Join(Vector512<float> low, Vector512<float> high)
    {
        var first = Vector512.Create(Vector256<int>.AllBitsSet, Vector256<int>.Zero).AsSingle();
        var own = Vector512.ConditionalSelect(first, low, high);
        var other = Vector512.ConditionalSelect(first, high, low);
        return own + Vector512.Shuffle(other, Vector512.Create(8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7));
    }

    [MethodImpl(Inlined)]
    public static Vector512<float> First(int count)
        => Vector512.LessThan(Vector512.Create(0f, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15), Vector512.Create((float)count));

    [MethodImpl(Inlined)]
    public static Vector512<float> Last(int count)
        => Vector512.GreaterThanOrEqual(Vector512.Create(0f, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15), Vector512.Create(16f - count));

    [MethodImpl(Inlined)]
    private static Vector512<float> One(Vector512<float> a, Vector512<float> b)
    {
        var even = Vector512.Create(0x00000000FFFFFFFFL).AsSingle();
        var own = Vector512.ConditionalSelect(even, a, b);
        var other = Vector512.ConditionalSelect(even, b, a);
        return own + Vector512.Shuffle(other, Vector512.Create(1, 0, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10, 13, 12, 15, 14));
    }

    [MethodImpl(Inlined)]
    private static Vector512<float> Pairs(Vector512<float> a, Vector512<float> b)
    {
        var first = Vector512.Create(-1L, 0, -1, 0, -1, 0, -1, 0).AsSingle();
        var own = Vector512.ConditionalSelect(first, a, b);
        var other = Vector512.ConditionalSelect(first, b, a);
        return own + Vector512.Shuffle(other, Vector512.Create(2, 3, 0, 1, 6, 7, 4, 5, 10, 11, 8, 9, 14, 15, 12, 13));
    }

    [MethodImpl(Inlined)]
    private static Vector512<float> Quarters(Vector512<float> a, Vector512<float> b)
    {
        var first = Vector512.Create(-1L, -1, 0, 0, -1, -1, 0, 0).AsSingle();
        var own = Vector512.ConditionalSelect(first, a, b);
        var other = Vector512.ConditionalSelect(first, b, a);
        return own + Vector512.Shuffle(other, Vector512.Create(4, 5, 6, 7, 0, 1, 2, 3, 12, 13, 14, 15, 8, 9, 10, 11));
    }
}
