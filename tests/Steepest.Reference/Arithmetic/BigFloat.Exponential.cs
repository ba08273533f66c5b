namespace Steepest.Reference;

public readonly partial struct BigFloat
{
    private const int Halvings = 10;
    private const int LargestExponentTop = 55;

    public static BigFloat Exp(BigFloat x)
    {
        if (x.TopExponent > LargestExponentTop) throw new OverflowException($"exp({x}) has no representable exponent.");
        BigFloat result;
        using (ExtraBits(40 + Math.Max(0, x.TopExponent)))
        {
            var power = (long)RoundToInteger(x / Ln2);
            result = ScaleB(ExpNearZero(x - power * Ln2), power);
        }
        return result.Rounded();
    }

    public static BigFloat ExpM1(BigFloat x)
    {
        if (x.TopExponent < -PrecisionBits) return x;
        BigFloat result;
        using (ExtraBits(GuardBits + Math.Max(0, -x.TopExponent))) result = Exp(x) - One;
        return result.Rounded();
    }

    public static BigFloat Exp2(BigFloat x) => x.IsInteger ? ScaleB(One, (long)RoundToInteger(x)) : Guarded(x, t => Exp(t * Ln2));

    public static BigFloat Exp10(BigFloat x) => Guarded(x, t => Exp(t * Ln10));

    public static BigFloat Exp2M1(BigFloat x) => Guarded(x, t => ExpM1(t * Ln2));

    public static BigFloat Exp10M1(BigFloat x) => Guarded(x, t => ExpM1(t * Ln10));

    public static BigFloat Log(BigFloat x)
    {
        if (x.Sign <= 0) throw new ArithmeticException($"log({x}) is not real.");
        BigFloat result;
        using (ExtraBits(GuardBits))
        {
            var power = x.TopExponent;
            var fraction = ScaleB(x, -power);
            if (fraction.ToDouble() < 0.70710678118654752) (fraction, power) = (ScaleB(fraction, 1), power - 1);
            result = power * Ln2 + 2 * AtanhNearZero((fraction - One) / (fraction + One));
        }
        return result.Rounded();
    }

    public static BigFloat LogP1(BigFloat x)
    {
        BigFloat result;
        using (ExtraBits(GuardBits)) result = x.TopExponent < -1 ? 2 * AtanhNearZero(x / (x + 2)) : Log(One + x);
        return result.Rounded();
    }

    public static BigFloat Log2(BigFloat x) => Guarded(x, t => Log(t) / Ln2);

    public static BigFloat Log10(BigFloat x) => Guarded(x, t => Log(t) / Ln10);

    public static BigFloat Log2P1(BigFloat x) => Guarded(x, t => LogP1(t) / Ln2);

    public static BigFloat Log10P1(BigFloat x) => Guarded(x, t => LogP1(t) / Ln10);

    /// <summary>x^n as a repeated product; 0^0 is 1.</summary>
    public static BigFloat Power(BigFloat x, long n)
    {
        if (n < 0) return One / Power(x, -n);
        BigFloat result = One;
        using (ExtraBits(GuardBits + 64))
        {
            for (var square = x; n > 0; n >>= 1, square *= square)
            {
                if ((n & 1) == 1) result *= square;
            }
        }
        return result.Rounded();
    }

    static BigFloat IElementary<BigFloat>.Power(BigFloat x, int n) => Power(x, n);

    /// <summary>x^y for positive x, and for any x where y is a whole number.</summary>
    public static BigFloat Pow(BigFloat x, BigFloat y)
    {
        if (y.IsInteger && y.TopExponent < 20) return Power(x, (long)RoundToInteger(y));
        if (x.IsZero) return y.Sign > 0 ? Zero : throw new DivideByZeroException();
        if (x.Sign < 0)
        {
            if (!y.IsInteger) throw new ArithmeticException($"({x})^{y} is not real.");
            return (ScaleB(y, -1).IsInteger ? One : -One) * Pow(-x, y);
        }
        BigFloat result;
        using (ExtraBits(GuardBits + 64 + Math.Max(0, y.TopExponent))) result = Exp(y * Log(x));
        return result.Rounded();
    }

    /// <summary>A few bits more, and those that an argument above 1 takes from its own product.</summary>
    private static BigFloat Guarded(BigFloat x, Func<BigFloat, BigFloat> function)
    {
        BigFloat result;
        using (ExtraBits(GuardBits + Math.Clamp(x.TopExponent, 0, 64))) result = function(x);
        return result.Rounded();
    }

    /// <summary>exp(r) for |r| ≤ ½ by Taylor's series of r/2^h, squared h times.</summary>
    private static BigFloat ExpNearZero(BigFloat r)
    {
        var small = ScaleB(r, -Halvings);
        var (sum, term) = (One, One);
        for (var k = 1; !term.IsZero && term.TopExponent > -PrecisionBits; k++)
        {
            term = term * small / k;
            sum += term;
        }
        for (var k = 0; k < Halvings; k++) sum *= sum;
        return sum;
    }

    /// <summary>atanh(z) = z + z³/3 + z⁵/5 + …, for small |z|, exact relative to z.</summary>
    private static BigFloat AtanhNearZero(BigFloat z)
    {
        if (z.IsZero) return z;
        var (sum, power, square) = (z, z, z * z);
        for (var k = 3; power.TopExponent > z.TopExponent - PrecisionBits; k += 2)
        {
            power *= square;
            sum += power / k;
        }
        return sum;
    }
}
