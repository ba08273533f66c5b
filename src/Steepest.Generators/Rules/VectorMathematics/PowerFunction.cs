namespace Steepest.Generators.Rules.VectorMathematics;

/// <summary>
/// x^y = exp(y·ln|x|), where the logarithm is carried as a sum of two numbers: what it lacks is multiplied by up to 745 on the way.
/// </summary>
internal static class PowerFunction
{
    private const double LogOf2High = 0.6931471803691238;
    private const double LogOf2Low = 1.9082149292705877e-10;
    private const double SingleLogOf2High = 0.693145751953125;
    private const double SingleLogOf2Low = 1.4286068203094172e-6;
    private const double TwoThirds = 2.0 / 3;
    private const double TwoThirdsLow = 3.700743415417188e-17;
    private const double SingleTwoThirds = 0.6666666865348816;
    private const double SingleTwoThirdsLow = -1.9868214962137643e-08;

    /// <summary>
    /// ln((1 + s)/(1 − s)) = 2s + ⅔s³ + s⁵·p(s²) to s = 0.1716, p minimax (Remez's exchange in 70 digits): relative errors of the sum of
    /// 2⁻⁶⁶ for double, 2⁻³⁶·⁸ for float.
    /// </summary>
    private static readonly double[] Tail =
    [
        0.4000000000000225, 0.28571428570102253, 0.22222222519464127, 0.18181784405705506, 0.15386755621931866, 0.13256856050650123, 0.1319598634341406,
    ];

    private static readonly double[] SingleTail = [0.400001526, 0.285470843, 0.234199002];

    public static int Pow(Application at)
    {
        var (x, y) = (at.Operand(0), at.Operand(1));
        var size = x.Size();
        var (high, low) = Log(size);
        var product = y * high;
        var lost = y.Fused(high, -product) + y * low;
        var power = Exponentials.OfSum(product, (product.Size() < x.Number(1000, 150)).Then(lost, 0)).Value();
        return Special(x, y, size, power);
    }

    /// <summary>All that is not the power of a finite number above 0.</summary>
    private static Term Special(Term x, Term y, Term size, Term power)
    {
        var isInfinite = size.Is(double.PositiveInfinity);
        var isZero = size.Is(0);
        var atEdge = Operators.ExclusiveOr.Of(y > 0, isZero).Then(double.PositiveInfinity, x.Number(0));
        power = Operators.Or.Of(isInfinite, isZero).Then(atEdge, power);
        var isWhole = y.Is(Operators.Round.Of(y));
        var isOdd = isWhole & Operators.NotEqual.Of(0.5 * y, Operators.Round.Of(0.5 * y));
        power = power.WithSignOf(isOdd.Then(x, size));
        var isNone = Operators.Or.Of((x < 0) & Operators.Not.Of(Operators.Or.Of(isInfinite, isWhole)), Operators.Or.Of(Operators.IsNaN.Of(x), Operators.IsNaN.Of(y)));
        var isOne = Operators.Or.Of(Operators.Or.Of(x.Is(1), y.Is(0)), size.Is(1) & y.Size().Is(double.PositiveInfinity));
        return isOne.Then(1, isNone.Then(double.NaN, power));
    }

    /// <summary>ln x as a sum: k·ln 2 + 2s + ⅔s³ + …, s = f/(2 + f), of which only the terms from s⁵ on are single numbers.</summary>
    private static (Term High, Term Low) Log(Term x)
    {
        var (k, f) = Logarithms.Split(x);
        var divisor = 2 + f;
        var inverse = x.Number(1) / divisor;
        var s = f * inverse;
        var sLow = (-s).MultiplyAdd(f - (divisor - 2), (-s).Fused(divisor, f)) * inverse;
        var square = s * s;
        var squareLow = (2 * s).MultiplyAdd(sLow, s.Fused(s, -square));
        var (third, thirdLow) = (x.Number(TwoThirds, SingleTwoThirds), x.Number(TwoThirdsLow, SingleTwoThirdsLow));
        var cubic = square * third;
        var cubicLow = square.Fused(third, -cubic) + square.MultiplyAdd(thirdLow, squareLow * third);
        var rest = (square * square).MultiplyAdd(square.Polynomial(Tail, SingleTail), cubicLow);
        var factor = 2 + cubic;
        var factorLow = cubic - (factor - 2) + rest;
        var log = s * factor;
        var logLow = s.Fused(factor, -log) + s.MultiplyAdd(factorLow, sLow * factor);
        var whole = k * k.Number(LogOf2High, SingleLogOf2High);
        var high = whole + log;
        var low = log - (high - whole) + k.MultiplyAdd(k.Number(LogOf2Low, SingleLogOf2Low), logLow);
        var sum = high + low;
        return (sum, low - (sum - high));
    }
}
