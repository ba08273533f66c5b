namespace Steepest.Reference.Oracle;

/// <summary>A sum of two doubles that do not overlap: some 32 digits, in the range of double.</summary>
/// <remarks>T. J. Dekker, "A floating-point technique for extending the available precision", 1971, with fused products.</remarks>
public readonly partial struct DoubleDouble : IScalar<DoubleDouble>
{
    private readonly double _high;
    private readonly double _low;

    private DoubleDouble(double high, double low)
    {
        _high = high;
        _low = low;
    }

    public static DoubleDouble Of(double value) => new(value, 0);

    public static DoubleDouble Of(BigFloat value)
    {
        var high = value.ToDouble();
        return double.IsFinite(high) ? new(high, (value - high).ToDouble()) : new(high, 0);
    }

    public static implicit operator DoubleDouble(double value) => new(value, 0);

    public static double ToDouble(DoubleDouble x) => x._high;

    /// <summary>Not rounded: what rounding to float loses is then part of the spread.</summary>
    public static DoubleDouble ToSingle(DoubleDouble x) => x;

    public static DoubleDouble FromSingle(DoubleDouble x) => x;

    public static double Spread(DoubleDouble x) => 0;

    public static BigFloat ToBigFloat(DoubleDouble x) => (BigFloat)x._high + x._low;

    public static bool IsZero(DoubleDouble x) => x._high == 0;

    public static DoubleDouble operator +(DoubleDouble x, DoubleDouble y)
    {
        var (high, low) = Sum(x._high, y._high);
        var (middle, rest) = Sum(x._low, y._low);
        (high, low) = Renormalized(high, low + middle);
        return Normal(high, low + rest);
    }

    public static DoubleDouble operator -(DoubleDouble x) => new(-x._high, -x._low);

    public static DoubleDouble operator -(DoubleDouble x, DoubleDouble y) => x + -y;

    public static DoubleDouble operator *(DoubleDouble x, DoubleDouble y)
    {
        var high = x._high * y._high;
        var low = Math.FusedMultiplyAdd(x._high, y._high, -high);
        return Normal(high, low + (x._high * y._low + x._low * y._high));
    }

    public static DoubleDouble operator /(DoubleDouble x, DoubleDouble y)
    {
        var first = x._high / y._high;
        if (!double.IsFinite(first) || !double.IsFinite(y._high)) return new(first, 0);
        var rest = x - y * first;
        var second = rest._high / y._high;
        rest -= y * second;
        return Normal(first, second) + rest._high / y._high;
    }

    public static bool operator <(DoubleDouble x, DoubleDouble y) => x._high < y._high || (x._high == y._high && x._low < y._low);

    public static bool operator >(DoubleDouble x, DoubleDouble y) => y < x;

    public static bool operator <=(DoubleDouble x, DoubleDouble y) => x._high < y._high || (x._high == y._high && x._low <= y._low);

    public static bool operator >=(DoubleDouble x, DoubleDouble y) => y <= x;

    public static DoubleDouble Floor(DoubleDouble x)
    {
        var floor = Math.Floor(x._high);
        return floor == x._high ? Normal(floor, Math.Floor(x._low)) : new(floor, 0);
    }

    public static DoubleDouble Truncate(DoubleDouble x) => x._high < 0 ? -Floor(-x) : Floor(x);

    public static DoubleDouble Round(DoubleDouble x)
    {
        var floor = Floor(x);
        var rest = x - floor;
        if (rest < 0.5) return floor;
        if (rest > 0.5) return floor + 1;
        return IsZero(floor * 0.5 - Floor(floor * 0.5)) ? floor : floor + 1;
    }

    public override string ToString() => double.IsFinite(_high) ? ToBigFloat(this).ToString() : _high.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static (double High, double Low) Sum(double x, double y)
    {
        var sum = x + y;
        var part = sum - x;
        return (sum, (x - (sum - part)) + (y - part));
    }

    private static (double High, double Low) Renormalized(double high, double low)
    {
        var sum = high + low;
        return (sum, low - (sum - high));
    }

    /// <summary>Infinity and NaN have no second part.</summary>
    private static DoubleDouble Normal(double high, double low)
    {
        if (!double.IsFinite(high)) return new(high, 0);
        var (sum, rest) = Renormalized(high, low);
        return double.IsFinite(sum) ? new(sum, rest) : new(sum, 0);
    }
}
