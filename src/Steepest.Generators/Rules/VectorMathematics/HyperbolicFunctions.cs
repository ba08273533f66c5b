namespace Steepest.Generators.Rules.VectorMathematics;

/// <summary>Hyperbolic functions from exp(|x|) − 1, which keeps the digits of small arguments, and from exp(|x|), halved before it overflows.</summary>
internal static class HyperbolicFunctions
{
    private const double LogOf2 = 0.6931471805599453;

    /// <summary>ln cosh x/x² in x², to 1: minimax, of relative error 2⁻⁵⁴·⁸ for double, 2⁻²⁷ for float.</summary>
    private static readonly double[] LogCoshOverSquare =
    [
        0.5, -0.08333333333333123, 0.022222222222063322, -0.006746031741268778, 0.0021869487786523602, -0.0007386022478655035,
        0.00025657612786890893, -9.097051590664682e-05, 3.272059864967096e-05, -1.1825404060517324e-05, 4.189936180718673e-06,
        -1.3750150922135303e-06, 3.7697489620597834e-07, -7.309814641050734e-08, 7.200387316195851e-09,
    ];

    private static readonly double[] SingleLogCoshOverSquare =
        [0.5, -0.0833330974, 0.0222174488, -0.00671350025, 0.00208252133, -0.000560404267, 8.78655337e-05];

    /// <summary>h + h/(1 + 2h) with h = ½·(exp(|x|) − 1); a large h in the divisor is cut off, where the second term is ½ in any case.</summary>
    public static int Sinh(Application at)
    {
        var half = Exponentials.Natural(at.Operand(0).Size()).HalfM1();
        return (half + half / half.AtMost(half.Number(1e18, 1e9)).MultiplyAdd(2, 1)).WithSignOf(at.Operand(0));
    }

    public static int Cosh(Application at)
    {
        var half = Exponentials.Natural(at.Operand(0).Size()).Half();
        return half + half.Number(0.25) / half;
    }

    /// <summary>−t/(2 + t) with t = exp(−2|x|) − 1: the exponential that the derivative takes, too.</summary>
    public static int Tanh(Application at)
    {
        var t = Exponentials.Natural(-Operators.Abs.Of(2 * at.Operand(0))).ValueM1();
        return (t / (2 + t)).WithSignOf(at.Operand(0));
    }

    /// <summary>x²·p(x²) up to 1, |x| − ln 2 + ln(1 + exp(−2|x|)) beyond.</summary>
    public static int LogCosh(Application at)
    {
        var size = at.Operand(0).Size();
        var square = at.Operand(0) * at.Operand(0);
        var large = size - LogOf2 + Operators.LogP1.Of(Operators.Exp.Of(-2 * size));
        return (size > 1).Then(large, square * square.Polynomial(LogCoshOverSquare, SingleLogCoshOverSquare));
    }

    /// <summary>ln(1 + (|x| + x²/(1 + √(1 + x²)))); for large x, whose square may overflow, ln|x| + ln 2.</summary>
    public static int Asinh(Application at)
    {
        var size = at.Operand(0).Size();
        var bound = size.Number(1e9, 1e4);
        var bounded = size.AtMost(bound);
        var square = bounded * bounded;
        var argument = bounded + square / (1 + (1 + square).Root());
        var isLarge = size > bound;
        return (Operators.LogP1.Of(isLarge.Then(size - 1, argument)) + isLarge.Then(LogOf2, size.Number(0))).WithSignOf(at.Operand(0));
    }

    /// <summary>ln(1 + (t + √(2t + t²))) with t = x − 1; for large x ln x + ln 2. Below 1 there is none.</summary>
    public static int Acosh(Application at)
    {
        var x = at.Operand(0);
        var bound = x.Number(1e9, 1e4);
        var t = x.AtMost(bound) - 1;
        var isLarge = x > bound;
        var value = Operators.LogP1.Of(isLarge.Then(x - 1, t + t.MultiplyAdd(t, 2 * t).Root())) + isLarge.Then(LogOf2, x.Number(0));
        return (x < 1).Then(double.NaN, value);
    }

    /// <summary>½·ln(1 + 2|x|/(1 − |x|)).</summary>
    public static int Atanh(Application at)
    {
        var size = at.Operand(0).Size();
        return (0.5 * Operators.LogP1.Of(2 * size / (1 - size))).WithSignOf(at.Operand(0));
    }
}
