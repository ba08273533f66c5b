using Steepest.Generators.Ir;

namespace Steepest.Generators.Rules.VectorMathematics;

/// <summary>
/// exp(x) = 2ⁿ·exp(r) with a whole n and |r| ≤ ½·ln 2, for the exponentials and what is made of them.
/// <para>
/// exp(r) − 1 = r + r²·q(r), q a minimax polynomial (Remez's exchange in 70 digits, weighted for the relative error of exp(r) − 1): on
/// |r| ≤ 0.34665 of degree 9 to 2⁻⁵⁴·⁹ for double, of degree 5 to 2⁻³¹ for float. The result is scaled in two steps, by 2 to one half of n
/// and to the other, so that it rounds once where it is subnormal and overflows where it must. Of a number that is seen not to be above 0 the power
/// cannot overflow: it is scaled by 2ⁿ⁺ᶠ, which is an ordinary number, and by 2⁻ᶠ.
/// </para>
/// </summary>
internal static class Exponentials
{
    private const double LogOf2High = 0.6931471803691238;
    private const double LogOf2Low = 1.9082149292705877e-10;
    private const double SingleLogOf2High = 0.693145751953125;
    private const double SingleLogOf2Low = 1.4286068203094172e-6;
    private const double Log10Of2High = 0.30102999566361177;
    private const double Log10Of2Low = 3.694239077158931e-13;
    private const double SingleLog10Of2High = 0.30102920532226562;
    private const double SingleLog10Of2Low = 7.9034171557301747e-7;
    private const double LogOf2 = 0.6931471805599453;
    private const double LogOf10 = 2.302585092994046;

    private static readonly double[] Excess =
    [
        0.5000000000000007, 0.16666666666666696, 0.04166666666656232, 0.00833333333329316, 0.0013888888936213698,
        0.00019841269987087235, 2.4801499710066334e-05, 2.755711673976368e-06, 2.762824785833678e-07, 2.516141180982793e-08,
    ];

    private static readonly double[] SingleExcess = [0.5, 0.166666657, 0.0416664667, 0.00833364297, 0.00139350479, 0.00019664476];

    public static int Exp(Application at) => IsNotPositive(at.Operand(0)) ? Decay(at.Operand(0)) : Natural(at.Operand(0)).Value();

    public static int ExpM1(Application at) => Natural(at.Operand(0)).ValueM1().WithSignOf(at.Operand(0));

    public static int Exp2(Application at) => Binary(at.Operand(0)).Value();

    public static int Exp2M1(Application at) => Binary(at.Operand(0)).ValueM1().WithSignOf(at.Operand(0));

    public static int Exp10(Application at) => Decimal(at.Operand(0)).Value();

    public static int Exp10M1(Application at) => Decimal(at.Operand(0)).ValueM1().WithSignOf(at.Operand(0));

    /// <summary>The power of e. Beyond the bounds the result is 0 or infinite; they leave room for half of it, which sinh and cosh need.</summary>
    public static ScaledPower Natural(Term x)
    {
        var exponent = x.AtLeast(x.Number(-746, -105)).AtMost(x.Number(712, 91)).Named("exponent");
        var (shifted, remainder) = Reduced(exponent, NumberFormat.Of(x).Rounder);
        return Scaled(shifted, remainder);
    }

    /// <summary>The power of e of a number that is not above 0.</summary>
    private static Term Decay(Term x)
    {
        var format = NumberFormat.Of(x);
        var far = x.IsSingle() ? 32 : 64;
        var (shifted, remainder) = Reduced(x.AtLeast(x.Number(-746, -105)).Named("exponent"), format.Rounder + far);
        var scale = shifted.Reread().Left(format.FractionBits).PlusBits(format.One).Reread().Named("scale");
        return Math.Pow(2, -far) * scale.MultiplyAdd(ExcessOf(remainder), scale);
    }

    /// <summary>A whole number n in the low bits, beside what the rounder holds more than its own, and x − n·ln 2.</summary>
    private static (Term Shifted, Term Remainder) Reduced(Term x, double rounder)
    {
        var shifted = x.MultiplyAdd(1 / LogOf2, rounder).Named("shifted");
        var whole = (shifted - shifted.Number(rounder)).Named("n");
        var remainder = whole.MultiplyAdd(x.Number(-LogOf2High, -SingleLogOf2High), x).Named("remainder");
        return (shifted, whole.MultiplyAdd(x.Number(-LogOf2Low, -SingleLogOf2Low), remainder).Named("remainder"));
    }

    /// <summary>Whether it shows that a number is not above 0, or is none.</summary>
    private static bool IsNotPositive(Term x) => x.Builder[x] is { Code: OpCode.Operator } node
        && ((node.Is(Operators.Negate) && IsNotNegative(x.Builder, node.Operands[0]))
            || (node.Is(Operators.Multiply) && x.Builder[node.Operands[0]] is { Code: OpCode.Constant, Number: < 0 } && IsNotNegative(x.Builder, node.Operands[1])));

    private static bool IsNotNegative(FunctionBuilder builder, int value) => builder[value] is { Code: OpCode.Operator } node
        && (node.Is(Operators.Abs) || (node.Is(Operators.Multiply) && node.Operands[0] == node.Operands[1]));

    /// <summary>2 to the power of x.</summary>
    public static ScaledPower Binary(Term x)
    {
        var exponent = x.AtLeast(x.Number(-1077, -152)).AtMost(x.Number(1025, 129));
        var shifted = exponent + x.Number(NumberFormat.Of(x).Rounder);
        return Scaled(shifted, LogOf2 * (exponent - (shifted - x.Number(NumberFormat.Of(x).Rounder))));
    }

    /// <summary>e to the power of high + low, of which low is so small that its power is 1 + low.</summary>
    public static ScaledPower OfSum(Term high, Term low)
    {
        var power = Natural(high);
        return power with { Excess = power.Excess.MultiplyAdd(low, power.Excess + low) };
    }

    private static ScaledPower Decimal(Term x)
    {
        var exponent = x.AtLeast(x.Number(-325, -46)).AtMost(x.Number(310, 39.5));
        var shifted = exponent.MultiplyAdd(LogOf10 / LogOf2, NumberFormat.Of(x).Rounder);
        var whole = shifted - shifted.Number(NumberFormat.Of(x).Rounder);
        var rest = whole.MultiplyAdd(x.Number(-Log10Of2High, -SingleLog10Of2High), exponent);
        return Scaled(shifted, LogOf10 * whole.MultiplyAdd(x.Number(-Log10Of2Low, -SingleLog10Of2Low), rest));
    }

    private static ScaledPower Scaled(Term shifted, Term remainder)
    {
        var format = NumberFormat.Of(remainder);
        var bits = shifted.Reread().Named("bits");
        var half = bits.Right(1).Named("half");
        var other = bits.MinusBits(half).Left(format.FractionBits);
        return new(
            ExcessOf(remainder),
            half.Left(format.FractionBits).PlusBits(format.One).Reread().Named("scale"),
            other.PlusBits(format.One).Reread(),
            other.Bits(format.One).MinusBits(other).Reread());
    }

    /// <summary>exp(r) − 1.</summary>
    private static Term ExcessOf(Term r) => (r * r).Named("square").MultiplyAdd(r.Polynomial(Excess, SingleExcess), r).Named("excess");
}
