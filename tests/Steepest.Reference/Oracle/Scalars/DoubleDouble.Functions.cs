namespace Steepest.Reference.Oracle;

/// <summary>
/// Functions: series after the argument is reduced, or one step of Newton's method from the machine's value, which doubles its digits.
/// </summary>
public readonly partial struct DoubleDouble
{
    private const int Halvings = 9;

    private static readonly DoubleDouble s_ln2 = Of(BigFloat.Ln2);

    /// <summary>π/2 in three parts, so that multiples of it can be taken off without loss.</summary>
    private static readonly double[] s_quarterTurn = Parts(BigFloat.Pi / 2, 4);

    private static readonly DoubleDouble[] s_inverseFactorials = InverseFactorials(34);

    public static DoubleDouble Sqrt(DoubleDouble x)
    {
        if (x._high == 0 || !(x._high > 0) || double.IsInfinity(x._high)) return new(Math.Sqrt(x._high), 0);
        DoubleDouble root = Math.Sqrt(x._high);
        return root + (x - root * root) / (root + root);
    }

    public static DoubleDouble Cbrt(DoubleDouble x)
    {
        if (x._high == 0 || !double.IsFinite(x._high)) return x;
        DoubleDouble root = Math.Cbrt(x._high);
        return root - (root * root * root - x) / (root * root * 3);
    }

    public static DoubleDouble Exp(DoubleDouble x)
    {
        if (!(Math.Abs(x._high) < 708)) return new(Math.Exp(x._high), 0);
        var power = Math.Round(x._high / s_ln2._high);
        var exp = SmallExpM1(x - s_ln2 * power) + 1;
        return new(Math.ScaleB(exp._high, (int)power), Math.ScaleB(exp._low, (int)power));
    }

    public static DoubleDouble ExpM1(DoubleDouble x) => Math.Abs(x._high) < 0.35 ? SmallExpM1(x) : Exp(x) - 1;

    public static DoubleDouble Log(DoubleDouble x)
    {
        if (!(x._high > 0) || double.IsInfinity(x._high)) return new(Math.Log(x._high), 0);
        DoubleDouble start = Math.Log(x._high);
        var rest = x * Exp(-start) - 1;
        return start + (rest - rest * rest * 0.5);
    }

    public static DoubleDouble LogP1(DoubleDouble x)
    {
        if (Math.Abs(x._high) > 1e-5) return Log(x + 1);
        DoubleDouble sum = 0;
        for (var n = 7; n > 0; n--) sum = (Of(n % 2 == 0 ? -1 : 1) / n + sum) * x;
        return sum;
    }

    public static DoubleDouble Sin(DoubleDouble x) => Turned(x, out var quadrant) is var (sin, cos) ? quadrant switch { 0 => sin, 1 => cos, 2 => -sin, _ => -cos } : default;

    public static DoubleDouble Cos(DoubleDouble x) => Turned(x, out var quadrant) is var (sin, cos) ? quadrant switch { 0 => cos, 1 => -sin, 2 => -cos, _ => sin } : default;

    public static DoubleDouble Tan(DoubleDouble x) => Sin(x) / Cos(x);

    public static DoubleDouble Atan(DoubleDouble x) => double.IsFinite(x._high) ? Atan2(x, 1) : new(Math.Atan(x._high), 0);

    public static DoubleDouble Atan2(DoubleDouble y, DoubleDouble x)
    {
        var start = Math.Atan2(y._high, x._high);
        if (!double.IsFinite(x._high) || !double.IsFinite(y._high) || (x._high == 0 && y._high == 0)) return new(start, 0);

        // The angle between the vector and the start is so small that it is its own sine.
        var (sin, cos) = (Sin(start), Cos(start));
        return start + (y * cos - x * sin) / (x * cos + y * sin);
    }

    public static DoubleDouble Asin(DoubleDouble x) => Atan2(x, Sqrt((1 - x) * (1 + x)));

    public static DoubleDouble Acos(DoubleDouble x) => Atan2(Sqrt((1 - x) * (1 + x)), x);

    public static DoubleDouble Sinh(DoubleDouble x)
    {
        if (Math.Abs(x._high) > 700) return new(Math.Sinh(x._high), 0);
        if (x._high < 0) return -Sinh(-x);
        var e = ExpM1(x);
        return (e + e / (e + 1)) * 0.5;
    }

    public static DoubleDouble Cosh(DoubleDouble x)
    {
        if (Math.Abs(x._high) > 700) return new(Math.Cosh(x._high), 0);
        var e = Exp(x);
        return (e + 1 / e) * 0.5;
    }

    public static DoubleDouble Tanh(DoubleDouble x)
    {
        if (Math.Abs(x._high) > 40) return Math.Sign(x._high);
        var e = ExpM1(x + x);
        return e / (e + 2);
    }

    public static DoubleDouble Asinh(DoubleDouble x)
    {
        var size = x._high < 0 ? -x : x;
        var result = LogP1(size + size * size / (1 + Sqrt(1 + size * size)));
        return x._high < 0 ? -result : result;
    }

    public static DoubleDouble Acosh(DoubleDouble x) => Log(x + Sqrt((x - 1) * (x + 1)));

    public static DoubleDouble Atanh(DoubleDouble x) => LogP1((x + x) / (1 - x)) * 0.5;

    public static DoubleDouble Pow(DoubleDouble x, DoubleDouble y)
    {
        var isWhole = y._low == 0 && y._high == Math.Floor(y._high);
        if (isWhole && Math.Abs(y._high) <= 64) return Power(x, (int)y._high);
        if (!(x._high != 0) || !double.IsFinite(x._high) || !double.IsFinite(y._high) || (x._high < 0 && !isWhole)) return new(Math.Pow(x._high, y._high), 0);
        var size = Exp(y * Log(x._high < 0 ? -x : x));
        return x._high < 0 && Math.IEEERemainder(y._high, 2) != 0 ? -size : size;
    }

    public static DoubleDouble ReciprocalEstimate(DoubleDouble x) => 1 / x;

    public static DoubleDouble ReciprocalSqrtEstimate(DoubleDouble x) => 1 / Sqrt(x);

    private static DoubleDouble Power(DoubleDouble x, int n)
    {
        DoubleDouble power = 1;
        for (var (factor, rest) = (x, Math.Abs(n)); rest > 0; rest >>= 1, factor *= factor)
        {
            if ((rest & 1) != 0) power *= factor;
        }

        return n < 0 ? 1 / power : power;
    }

    /// <summary>exp(x) − 1 for |x| below ½: of x/2⁹ by its series, then (1 + e)² − 1 = 2e + e² nine times.</summary>
    private static DoubleDouble SmallExpM1(DoubleDouble x)
    {
        var r = new DoubleDouble(Math.ScaleB(x._high, -Halvings), Math.ScaleB(x._low, -Halvings));
        DoubleDouble sum = 0;
        for (var n = 10; n > 0; n--) sum = (s_inverseFactorials[n] + sum) * r;
        for (var i = 0; i < Halvings; i++) sum = sum + sum + sum * sum;
        return sum;
    }

    /// <summary>Sine and cosine of what is left of an angle after whole quarter turns.</summary>
    private static (DoubleDouble Sin, DoubleDouble Cos)? Turned(DoubleDouble x, out int quadrant)
    {
        quadrant = 0;
        if (!double.IsFinite(x._high)) return (double.NaN, double.NaN);
        DoubleDouble rest;
        if (Math.Abs(x._high) < 1e6)
        {
            var turns = Math.Round(x._high / s_quarterTurn[0]);
            rest = x;
            foreach (var part in s_quarterTurn) rest -= (DoubleDouble)part * turns;
            quadrant = (int)turns & 3;
        }
        else
        {
            var turns = BigFloat.RoundToInteger(ToBigFloat(x) / BigFloat.Pi * 2);
            rest = Of(ToBigFloat(x) - BigFloat.Pi / 2 * turns);
            quadrant = (int)(turns & 3);
        }

        var square = -(rest * rest);
        DoubleDouble sin = 0, cos = 0;
        for (var n = 32; n > 0; n -= 2)
        {
            cos = (s_inverseFactorials[n] + cos) * square;
            sin = (s_inverseFactorials[n + 1] + sin) * square;
        }

        return (rest + rest * sin, cos + 1);
    }

    private static DoubleDouble[] InverseFactorials(int count)
    {
        var table = new DoubleDouble[count];
        BigFloat factorial = 1;
        for (var n = 0; n < count; n++)
        {
            if (n > 0) factorial *= n;
            table[n] = Of(BigFloat.One / factorial);
        }

        return table;
    }

    private static double[] Parts(BigFloat value, int count)
    {
        var parts = new double[count];
        for (var i = 0; i < count; i++)
        {
            parts[i] = value.ToDouble();
            value -= parts[i];
        }

        return parts;
    }
}
