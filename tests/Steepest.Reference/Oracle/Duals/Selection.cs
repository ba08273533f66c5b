namespace Steepest.Reference.Oracle;

/// <summary>Functions that choose, and functions that jump. At a tie the first argument is chosen.</summary>
internal static class Selection<T>
    where T : struct, IScalar<T>
{
    private static readonly HyperDual<T> s_zero = HyperDual<T>.Constant(0);

    public static bool IsNaN(HyperDual<T> x) => double.IsNaN(T.ToDouble(x.Value));

    public static HyperDual<T> Max(HyperDual<T> x, HyperDual<T> y)
    {
        Ties.Compared(x, y);
        return IsNaN(y) || x.Value >= y.Value ? IsNaN(y) ? y : x : IsNaN(x) ? x : y;
    }

    public static HyperDual<T> Min(HyperDual<T> x, HyperDual<T> y)
    {
        Ties.Compared(x, y);
        return IsNaN(y) || x.Value <= y.Value ? IsNaN(y) ? y : x : IsNaN(x) ? x : y;
    }

    public static HyperDual<T> MaxNumber(HyperDual<T> x, HyperDual<T> y) => IsNaN(x) ? y : IsNaN(y) ? x : Max(x, y);

    public static HyperDual<T> MinNumber(HyperDual<T> x, HyperDual<T> y) => IsNaN(x) ? y : IsNaN(y) ? x : Min(x, y);

    public static HyperDual<T> MaxMagnitude(HyperDual<T> x, HyperDual<T> y)
    {
        Ties.Compared(Size(x), Size(y));
        if (Size(x).Value > Size(y).Value || IsNaN(x)) return x;
        return Size(x).Value < Size(y).Value || IsNaN(y) ? y : Max(x, y);
    }

    public static HyperDual<T> MinMagnitude(HyperDual<T> x, HyperDual<T> y)
    {
        Ties.Compared(Size(x), Size(y));
        if (Size(x).Value < Size(y).Value || IsNaN(x)) return x;
        return Size(x).Value > Size(y).Value || IsNaN(y) ? y : Min(x, y);
    }

    public static HyperDual<T> Clamp(HyperDual<T> x, HyperDual<T> low, HyperDual<T> high)
    {
        Ties.Compared(x, low);
        Ties.Compared(x, high);
        if (low.Value > high.Value) throw new ArgumentException("The bounds are not in order.");
        return x.Value < low.Value ? low : x.Value > high.Value ? high : x;
    }

    /// <summary>At 0 the derivatives are 0.</summary>
    public static HyperDual<T> Abs(HyperDual<T> x)
    {
        Ties.AtZero(x);
        return T.IsZero(x.Value) ? s_zero : Size(x);
    }

    public static HyperDual<T> CopySign(HyperDual<T> x, HyperDual<T> y)
    {
        Ties.AtZero(y);
        var size = Abs(x);
        return double.IsNegative(T.ToDouble(y.Value)) ? -size : size;
    }

    public static HyperDual<T> Relu(HyperDual<T> x)
    {
        Ties.AtZero(x);
        return x.Value <= s_zero.Value ? s_zero : x;
    }

    public static HyperDual<T> LeakyRelu(HyperDual<T> x, HyperDual<T> slope)
    {
        Ties.AtZero(x);
        return x.Value > s_zero.Value ? x : slope * x;
    }

    public static HyperDual<T> Huber(HyperDual<T> x, HyperDual<T> delta)
    {
        var (size, half) = (Size(x), HyperDual<T>.Constant(0.5));
        Ties.Compared(size, delta);
        return size.Value <= delta.Value ? half * x * x : delta * (size - half * delta);
    }

    /// <summary>x − y·n, with n the quotient rounded to 0, or to the nearest whole number.</summary>
    public static HyperDual<T> Remainder(HyperDual<T> x, HyperDual<T> y, bool isNearest)
    {
        var quotient = x / y;
        Ties.AtWhole(quotient, isNearest ? 0.5 : 0);

        // The machine's remainder is exact where its quotient is rounded: 0.75 is more than two and a half times 0.3, as doubles.
        var (dividend, divisor) = (T.ToDouble(x.Value), T.ToDouble(y.Value));
        var rest = isNearest ? Math.IEEERemainder(dividend, divisor) : dividend % divisor;
        return x - y * HyperDual<T>.Constant(Math.Round((dividend - rest) / divisor));
    }

    public static HyperDual<T> Floor(HyperDual<T> x) => Step(x, T.Floor(x.Value), 0);

    public static HyperDual<T> Ceiling(HyperDual<T> x) => Step(x, -T.Floor(-x.Value), 0);

    public static HyperDual<T> Truncate(HyperDual<T> x) => Step(x, T.Truncate(x.Value), 0);

    public static HyperDual<T> Round(HyperDual<T> x, int digits = 0, MidpointRounding mode = MidpointRounding.ToEven)
    {
        var scale = HyperDual<T>.Constant(Math.Pow(10, digits));
        var scaled = x * scale;
        Ties.AtWhole(scaled, mode is MidpointRounding.ToEven or MidpointRounding.AwayFromZero ? 0.5 : 0);
        var half = T.Of(0.5);
        var whole = mode switch
        {
            MidpointRounding.ToZero => T.Truncate(scaled.Value),
            MidpointRounding.ToNegativeInfinity => T.Floor(scaled.Value),
            MidpointRounding.ToPositiveInfinity => -T.Floor(-scaled.Value),
            MidpointRounding.AwayFromZero => scaled.Value < s_zero.Value ? -T.Floor(-scaled.Value + half) : T.Floor(scaled.Value + half),
            _ => T.Round(scaled.Value),
        };
        return HyperDual<T>.Constant(whole / scale.Value);
    }

    public static int Sign(HyperDual<T> x)
    {
        Ties.AtZero(x);
        return Math.Sign(T.ToDouble(x.Value));
    }

    /// <summary>Towards 0, as C# converts to whole numbers.</summary>
    public static double ToWhole(HyperDual<T> x)
    {
        Ties.AtWhole(x);
        return T.ToDouble(T.Truncate(x.Value));
    }

    /// <summary>A locally constant number: it does not vary, as long as the tie that was noted is not met.</summary>
    private static HyperDual<T> Step(HyperDual<T> x, T value, double shift)
    {
        Ties.AtWhole(x, shift);
        return HyperDual<T>.Constant(value);
    }

    private static HyperDual<T> Size(HyperDual<T> x) => x.Value < s_zero.Value ? -x : x;
}
