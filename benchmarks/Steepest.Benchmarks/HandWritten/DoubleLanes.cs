using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Steepest.Benchmarks.HandWritten;

internal readonly struct DoubleLanes : ILanes<double>
{
    private const MethodImplOptions Inlined = MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization;

    [MethodImpl(Inlined)]
    public static Vector512<double> MultiplyAdd(Vector512<double> a, Vector512<double> b, Vector512<double> c) => Vector512.FusedMultiplyAdd(a, b, c);

    [MethodImpl(Inlined)]
    public static Vector512<double> NegatedMultiplyAdd(Vector512<double> a, Vector512<double> b, Vector512<double> c) => Vector512.FusedMultiplyAdd(-a, b, c);

    /// <summary>2ᵏ·eʳ with |r| ≤ ln 2 / 2, by Taylor's polynomial of degree 13.</summary>
    [MethodImpl(Inlined)]
    public static Vector512<double> ExpOfNegative(Vector512<double> x)
    {
        var kept = Vector512.MaxNative(Vector512.Create(-708.0), x);
        var shifted = Vector512.FusedMultiplyAdd(kept, Vector512.Create(1.4426950408889634), Vector512.Create(6755399441055744.0));
        var k = shifted - Vector512.Create(6755399441055744.0);
        var r = Vector512.FusedMultiplyAdd(k, Vector512.Create(-0.6931471803691238), kept);
        r = Vector512.FusedMultiplyAdd(k, Vector512.Create(-1.9082149292705877e-10), r);
        var r2 = r * r;
        var r4 = r2 * r2;
        var p0 = Vector512.FusedMultiplyAdd(r, Vector512.Create(1.0), Vector512.Create(1.0));
        var p1 = Vector512.FusedMultiplyAdd(r, Vector512.Create(1.0 / 6), Vector512.Create(0.5));
        var p2 = Vector512.FusedMultiplyAdd(r, Vector512.Create(1.0 / 120), Vector512.Create(1.0 / 24));
        var p3 = Vector512.FusedMultiplyAdd(r, Vector512.Create(1.0 / 5040), Vector512.Create(1.0 / 720));
        var p4 = Vector512.FusedMultiplyAdd(r, Vector512.Create(1.0 / 362880), Vector512.Create(1.0 / 40320));
        var p5 = Vector512.FusedMultiplyAdd(r, Vector512.Create(1.0 / 39916800), Vector512.Create(1.0 / 3628800));
        var p6 = Vector512.FusedMultiplyAdd(r, Vector512.Create(1.0 / 6227020800), Vector512.Create(1.0 / 479001600));
        var low = Vector512.FusedMultiplyAdd(r2, p1, p0);
        var middle = Vector512.FusedMultiplyAdd(r2, p3, p2);
        var high = Vector512.FusedMultiplyAdd(r4, p6, Vector512.FusedMultiplyAdd(r2, p5, p4));
        var polynomial = Vector512.FusedMultiplyAdd(r4, Vector512.FusedMultiplyAdd(r4, high, middle), low);
        return (polynomial.AsInt64() + (shifted.AsInt64() << 52)).AsDouble();
    }

    [MethodImpl(Inlined)]
    public static Vector512<double> LogOnePlusUnit(Vector512<double> x)
    {
        // 1 + x ≤ √2, or halved; s = (m − 1)/(m + 1) without rounding 1 + x.
        var halved = Vector512.GreaterThan(x, Vector512.Create(0.41421356237309503));
        var top = Vector512.ConditionalSelect(halved, x - Vector512<double>.One, x);
        var bottom = Vector512.ConditionalSelect(halved, x + Vector512.Create(3.0), x + Vector512.Create(2.0));
        return TwiceArtanh(top / bottom) + (halved & Vector512.Create(0.6931471805599453));
    }

    [MethodImpl(Inlined)]
    public static Vector512<double> Log(Vector512<double> x)
    {
        // m in [√½, √2): the bits of √½ are where the exponent steps.
        var offset = x.AsInt64() - Vector512.Create(0x3FE6A09E667F3BCD);
        var k = offset >> 52;
        var m = (x.AsInt64() - (k << 52)).AsDouble();
        var exponent = Vector512.ConvertToDouble(k);
        return Vector512.FusedMultiplyAdd(exponent, Vector512.Create(0.6931471805599453), TwiceArtanh((m - Vector512<double>.One) / (m + Vector512<double>.One)));
    }

    /// <summary>2·artanh(s) for |s| ≤ 0.1716.</summary>
    [MethodImpl(Inlined)]
    private static Vector512<double> TwiceArtanh(Vector512<double> s)
    {
        var z = s * s;
        var z2 = z * z;
        var z4 = z2 * z2;
        var p0 = Vector512.FusedMultiplyAdd(z, Vector512.Create(2.0 / 3), Vector512.Create(2.0));
        var p1 = Vector512.FusedMultiplyAdd(z, Vector512.Create(2.0 / 7), Vector512.Create(2.0 / 5));
        var p2 = Vector512.FusedMultiplyAdd(z, Vector512.Create(2.0 / 11), Vector512.Create(2.0 / 9));
        var p3 = Vector512.FusedMultiplyAdd(z, Vector512.Create(2.0 / 15), Vector512.Create(2.0 / 13));
        var p4 = Vector512.FusedMultiplyAdd(z, Vector512.Create(2.0 / 19), Vector512.Create(2.0 / 17));
        var low = Vector512.FusedMultiplyAdd(z2, p1, p0);
        var high = Vector512.FusedMultiplyAdd(z4, p4, Vector512.FusedMultiplyAdd(z2, p3, p2));
        return s * Vector512.FusedMultiplyAdd(z4, high, low);
    }

    [MethodImpl(Inlined)]
    public static Vector512<double> Sums(
        Vector512<double> a, Vector512<double> b, Vector512<double> c, Vector512<double> d,
        Vector512<double> e, Vector512<double> f, Vector512<double> g, Vector512<double> h)
        => Quarters(Pairs(One(a, b), One(c, d)), Pairs(One(e, f), One(g, h)));

    [MethodImpl(Inlined)]
    public static Vector512<double> Join(Vector512<double> low, Vector512<double> high) => low;

    [MethodImpl(Inlined)]
    public static Vector512<double> First(int count)
        => Vector512.LessThan(Vector512.Create(0.0, 1, 2, 3, 4, 5, 6, 7), Vector512.Create((double)count));

    [MethodImpl(Inlined)]
    public static Vector512<double> Last(int count)
        => Vector512.GreaterThanOrEqual(Vector512.Create(0.0, 1, 2, 3, 4, 5, 6, 7), Vector512.Create(8.0 - count));

    /// <summary>Lane by lane by turns from a and b, each the sum of two neighbours.</summary>
    [MethodImpl(Inlined)]
    private static Vector512<double> One(Vector512<double> a, Vector512<double> b)
    {
        var even = Vector512.Create(-1L, 0, -1, 0, -1, 0, -1, 0).AsDouble();
        var own = Vector512.ConditionalSelect(even, a, b);
        var other = Vector512.ConditionalSelect(even, b, a);
        return own + Vector512.Shuffle(other, Vector512.Create(1L, 0, 3, 2, 5, 4, 7, 6));
    }

    [MethodImpl(Inlined)]
    private static Vector512<double> Pairs(Vector512<double> a, Vector512<double> b)
    {
        var first = Vector512.Create(-1L, -1, 0, 0, -1, -1, 0, 0).AsDouble();
        var own = Vector512.ConditionalSelect(first, a, b);
        var other = Vector512.ConditionalSelect(first, b, a);
        return own + Vector512.Shuffle(other, Vector512.Create(2L, 3, 0, 1, 6, 7, 4, 5));
    }

    [MethodImpl(Inlined)]
    private static Vector512<double> Quarters(Vector512<double> a, Vector512<double> b)
    {
        var first = Vector512.Create(-1L, -1, -1, -1, 0, 0, 0, 0).AsDouble();
        var own = Vector512.ConditionalSelect(first, a, b);
        var other = Vector512.ConditionalSelect(first, b, a);
        return own + Vector512.Shuffle(other, Vector512.Create(4L, 5, 6, 7, 0, 1, 2, 3));
    }
}
