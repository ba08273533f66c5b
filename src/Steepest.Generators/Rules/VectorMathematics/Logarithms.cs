namespace Steepest.Generators.Rules.VectorMathematics;

/// <summary>
/// ln x = k·ln 2 + ln(1 + f) with a whole k and 1 + f in [√½, √2), for the logarithms to all bases.
/// <para>
/// For double, ln(1 + f) = f − s·(f − ⅔s² − s⁴·p(s²)) with s = f/(2 + f): one division for a dozen terms. For float, of which a division
/// takes as long as the terms, ln(1 + f) = f + f²·(−½ + f·q(f)). The polynomials are minimax (Remez's exchange in 70 digits, weighted for the
/// relative error of the logarithm): p of degree 5 to 2⁻⁵⁹, q of degree 7 to 2⁻²⁷·³.
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

    private static readonly double[] Tail =
    [
        0.6666666666666666, 0.39999999999781227, 0.28571428671831567, 0.22222205050907218, 0.18183256684631155, 0.15321349148500463,
        0.14727504591086588,
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
        var shift = format.FractionBits + 2;
        var scale = (x < format.Smallest).Then(x.Number(Math.Pow(2, shift)), x.Number(1));
        var (counted, _, fraction) = Cut(scale * x);
        return ((counted - scale.MultiplyAdd(shift * Math.Pow(2, -shift), format.Counter + format.Bias)).Named("k"), (fraction - 1).Named("f"));
    }

    /// <summary>The same of 1 + x, where f takes up what the sum loses: that is exact, and times 2⁻ᵏ, which is made twice as large, since it may be subnormal.</summary>
    private static (Term Exponent, Term Fraction) SplitP1(Term x)
    {
        var format = NumberFormat.Of(x);
        var sum = 1 + x;
        var lost = (x - (sum - 1)).Named("lost");
        var (counted, power, fraction) = Cut(sum);
        var inverse = power.Bits(format.Infinity).MinusBits(power).Reread().Named("inverse");
        return ((counted - x.Number(format.Counter + format.Bias)).Named("k"), (0.5 * lost).MultiplyAdd(inverse, fraction - 1).Named("f"));
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
        var (first, second) = Bend(f);
        var low = first.MultiplyAdd(second, k * k.Number(LogOf2Low, SingleLogOf2Low)).Named("low");
        return k.MultiplyAdd(k.Number(LogOf2High, SingleLogOf2High), f + low).Named("logarithm");
    }

    private static Term Binary((Term Exponent, Term Fraction) x) => OfFraction(x.Fraction).MultiplyAdd(InverseLogOf2, x.Exponent).Named("logarithm");

    private static Term Decimal((Term Exponent, Term Fraction) x)
    {
        var (k, f) = x;
        var low = OfFraction(f).MultiplyAdd(InverseLogOf10, k * k.Number(Log10Of2Low, SingleLog10Of2Low)).Named("low");
        return k.MultiplyAdd(k.Number(Log10Of2High, SingleLog10Of2High), low).Named("logarithm");
    }

    private static Term OfFraction(Term f) => Bend(f) is var (first, second) ? first.MultiplyAdd(second, f).Named("logarithmOfF") : default;

    /// <summary>Two factors whose product is ln(1 + f) − f.</summary>
    private static (Term First, Term Second) Bend(Term f)
    {
        if (f.IsSingle()) return (f * f, f.Polynomial(SingleBend, SingleBend));
        var s = (f / (2 + f)).Named("ratio");
        var square = (s * s).Named("square");
        return (-s, (f - square * square.Polynomial(Tail, Tail)).Named("bend"));
    }

    /// <summary>The value, where x is above the pole and finite.</summary>
    private static Term Special(Term x, Term pole, Term value)
        => (x > pole).Then((x < double.PositiveInfinity).Then(value, x), x.Is(pole).Then(double.NegativeInfinity, x.Number(double.NaN)));

    private static Term SpecialP1(Term x, Term value) => Special(x, x.Number(-1), value.WithSignOf(x));
}
