namespace Steepest.Generators.Rules.VectorMathematics;

/// <summary>
/// ln x = k·ln 2 + ln(1 + f) with a whole k and 1 + f in [√½, √2), for the logarithms to all bases.
/// <para>
/// ln(1 + f) = f + f²·p(f), p = −½ + f·q(f) with q a minimax polynomial (Remez's exchange in 70 digits, weighted for the relative error of
/// the logarithm): of degree 18 to 2⁻⁵⁶·⁴ for double, of degree 8 to 2⁻²⁹·⁵ for float. No division, which on lanes costs more than the
/// terms that it would save.
/// </para>
/// </summary>
internal static class Logarithms
{
    private const double LogOf2High = 0.6931471803691238;
    private const double LogOf2Low = 1.9082149292705877e-10;
    private const double SingleLogOf2High = 0.693145751953125;
    private const double SingleLogOf2Low = 1.4286068203094172e-6;
    private const double Log10Of2High = 0.30102999566361177;
    private const double Log10Of2Low = 3.694239077158931e-13;
    private const double SingleLog10Of2High = 0.30102920532226562;
    private const double SingleLog10Of2Low = 7.9034171557301747e-7;
    private const double InverseLogOf2 = 1.4426950408889634;
    private const double InverseLogOf10 = 0.4342944819032518;

    /// <summary>The bits of √½, where the fraction of 1 + f begins.</summary>
    private const long RootHalf = 0x3FE6A09E667F3BCD;
    private const long SingleRootHalf = 0x3F3504F3;

    private static readonly double[] Bend =
    [
        -0.5, 0.3333333333333314, -0.24999999999987976, 0.20000000000066592, -0.16666666669825767, 0.14285714280095646, -0.12499999691452941,
        0.11111111147322883, -0.10000015205769634, 0.09090923936249964, -0.08332913555075584, 0.0769152974331509, -0.07149439251736073,
        0.06684589836428838, -0.06196681266108337, 0.05668374637503985, -0.05677766885806946, 0.06503489233794, -0.059817480181305484,
        0.026151344281470642,
    ];

    private static readonly double[] SingleBend =
        [-0.5, 0.333333313, -0.250008225, 0.200012609, -0.166233361, 0.142009541, -0.131594911, 0.127668485, -0.0764302388];

    public static int Log(Application at) => Special(at.Operand(0), at.Operand(0).Number(0), Natural(Split(at.Operand(0))));

    public static int Log2(Application at) => Special(at.Operand(0), at.Operand(0).Number(0), Binary(Split(at.Operand(0))));

    public static int Log10(Application at) => Special(at.Operand(0), at.Operand(0).Number(0), Decimal(Split(at.Operand(0))));

    public static int LogP1(Application at) => SpecialP1(at.Operand(0), Natural(SplitP1(at.Operand(0))));

    public static int Log2P1(Application at) => SpecialP1(at.Operand(0), Binary(SplitP1(at.Operand(0))));

    public static int Log10P1(Application at) => SpecialP1(at.Operand(0), Decimal(SplitP1(at.Operand(0))));

    /// <summary>The quotient of the logarithms; to the base 1, and to the bases 0 and ∞ of all but 1, the framework says NaN.</summary>
    public static int LogToBase(Application at)
    {
        var (x, y) = (at.Operand(0), at.Operand(1));
        var isNone = Operators.Or.Of(y.Is(1), Operators.And.Of(Operators.NotEqual.Of(x, x.Number(1)), Operators.Or.Of(y.Is(0), y.Is(double.PositiveInfinity))));
        return isNone.Then(double.NaN, Operators.Log.Of(x) / Operators.Log.Of(y));
    }

    /// <summary>The exponent k and f, of a number above 0.</summary>
    public static (Term Exponent, Term Fraction) Split(Term x)
    {
        var format = NumberFormat.Of(x);
        var isSubnormal = x < format.Smallest;
        var shift = format.FractionBits + 2;
        var scaled = isSubnormal.Then(x * x.Number(Math.Pow(2, shift)), x);
        var (counted, _, fraction) = Cut(scaled);
        return (counted - isSubnormal.Then(x.Number(format.Counter + format.Bias + shift), x.Number(format.Counter + format.Bias)), fraction - 1);
    }

    /// <summary>The same of 1 + x, where f takes up what the sum loses: that is exact, and times 2⁻ᵏ, which is made twice as large, since it may be subnormal.</summary>
    private static (Term Exponent, Term Fraction) SplitP1(Term x)
    {
        var format = NumberFormat.Of(x);
        var sum = 1 + x;
        var lost = x - (sum - 1);
        var (counted, power, fraction) = Cut(sum);
        var inverse = power.Bits(format.Infinity).MinusBits(power).Reread();
        return (counted - x.Number(format.Counter + format.Bias), (0.5 * lost).MultiplyAdd(inverse, fraction - 1));
    }

    /// <summary>The exponent as the count of a <see cref="NumberFormat.Counter"/>, with its bias; its bits; and the number without it, in [√½, √2).</summary>
    private static (Term Counted, Term Power, Term Fraction) Cut(Term x)
    {
        var format = NumberFormat.Of(x);
        var start = x.IsSingle() ? SingleRootHalf : RootHalf;
        var bits = x.Reread().PlusBits(format.One - start);
        return (bits.Right(format.FractionBits).OrBits(format.CounterBits).Reread(), bits.AndBits(format.Infinity), bits.AndBits(format.Fraction).PlusBits(start).Reread());
    }

    private static Term Natural((Term Exponent, Term Fraction) x)
    {
        var (k, f) = x;
        var low = (f * f).MultiplyAdd(f.Polynomial(Bend, SingleBend), k * k.Number(LogOf2Low, SingleLogOf2Low));
        return k.MultiplyAdd(k.Number(LogOf2High, SingleLogOf2High), f + low);
    }

    private static Term Binary((Term Exponent, Term Fraction) x)
        => (x.Fraction * x.Fraction).MultiplyAdd(x.Fraction.Polynomial(Bend, SingleBend), x.Fraction).MultiplyAdd(InverseLogOf2, x.Exponent);

    private static Term Decimal((Term Exponent, Term Fraction) x)
    {
        var (k, f) = x;
        var low = (f * f).MultiplyAdd(f.Polynomial(Bend, SingleBend), f).MultiplyAdd(InverseLogOf10, k * k.Number(Log10Of2Low, SingleLog10Of2Low));
        return k.MultiplyAdd(k.Number(Log10Of2High, SingleLog10Of2High), low);
    }

    /// <summary>The value, where x is above the pole and finite.</summary>
    private static Term Special(Term x, Term pole, Term value)
        => (x > pole).Then((x < double.PositiveInfinity).Then(value, x), x.Is(pole).Then(double.NegativeInfinity, x.Number(double.NaN)));

    private static Term SpecialP1(Term x, Term value) => Special(x, x.Number(-1), value.WithSignOf(x));
}
