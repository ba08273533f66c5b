namespace Steepest.Generators.Rules.VectorMathematics;

/// <summary>Angles of given sine, cosine or tangent.</summary>
internal static class InverseTrigonometricFunctions
{
    private const double QuarterTurn = 1.5707963267948966;
    private const double QuarterTurnLow = 6.123233995736766e-17;
    private const double SingleQuarterTurn = 1.5707963705062866;
    private const double SingleQuarterTurnLow = -4.371138828673793e-08;
    private const double ThreeEighths = 2.356194490192345;
    private const double ThreeEighthsLow = 9.184850993605148e-17;
    private const double SingleThreeEighths = 2.356194496154785;
    private const double SingleThreeEighthsLow = -5.962440319251527e-09;
    private const double InversePi = 0.3183098861837907;

    /// <summary>tan(3π/8): beyond, an angle is measured from a quarter turn.</summary>
    private const double Steep = 2.414213562373095;

    /// <summary>tan(π/8): beyond, from an eighth.</summary>
    private const double Slanted = 0.41421356237309503;

    /// <summary>
    /// asin s = s + s³·p(s²) to ½, and atan t = t + t³·q(t²) to tan(π/8): minimax polynomials (Remez's exchange in 70 digits), for double to
    /// relative errors of 2⁻⁵⁵·⁷ and 2⁻⁵⁷·⁵, for float of 2⁻²⁷·⁶ and 2⁻²⁵·⁵.
    /// </summary>
    private static readonly double[] SineBend =
    [
        0.16666666666665403, 0.07500000000338729, 0.04464285682685114, 0.030381959200080674, 0.022371756490138242, 0.017359728936902893,
        0.01388499082736447, 0.012170853876941128, 0.006520725581052871, 0.0195484892336339, -0.016256566912640557, 0.03193480164423007,
    ];

    private static readonly double[] SingleSineBend = [0.166667521, 0.0749530643, 0.0454697683, 0.0241808146, 0.0421663076];

    private static readonly double[] TangentBend =
    [
        -0.333333333333332, 0.1999999999995323, -0.142857142801646, 0.11111110782050594, -0.09090897722095667, 0.07692059658920648,
        -0.06663098514871721, 0.05847854105057588, -0.050391665001755535, 0.03806151708681092, -0.017904342271639163,
    ];

    private static readonly double[] SingleTangentBend = [-0.333329499, 0.199777305, -0.138778508, 0.0805417225];

    public static int Asin(Application at) => Asin(at.Operand(0));

    public static int Acos(Application at) => Acos(at.Operand(0));

    public static int Atan(Application at) => Atan(at.Operand(0));

    public static int Atan2(Application at) => Atan2(at.Operand(0), at.Operand(1));

    public static int AsinPi(Application at) => InversePi * Asin(at.Operand(0));

    public static int AcosPi(Application at) => InversePi * Acos(at.Operand(0));

    public static int AtanPi(Application at) => InversePi * Atan(at.Operand(0));

    public static int Atan2Pi(Application at) => InversePi * Atan2(at.Operand(0), at.Operand(1));

    private static Term Asin(Term x)
    {
        var (isLarge, angle) = Arc(x);
        return isLarge.Then(High(x) - angle.MultiplyAdd(2, -Low(x)), angle).WithSignOf(x);
    }

    private static Term Acos(Term x)
    {
        var (isLarge, angle) = Arc(x);
        var isNegative = x < 0;
        var start = isLarge.Then(isNegative.Then(2 * High(x), x.Number(0)), High(x));
        var low = isLarge.Then(isNegative.Then(2 * Low(x), x.Number(0)), Low(x));
        return start - (isLarge.Then(2 * angle, angle).WithSignOf(isLarge.Then(-x, x)) - low);
    }

    /// <summary>The angle of sine |x| up to ½, else of √((1 − |x|)/2), half of what is missing from a quarter turn.</summary>
    private static (Term IsLarge, Term Angle) Arc(Term x)
    {
        var size = x.Size();
        var isLarge = size > 0.5;
        var square = isLarge.Then(0.5 * (1 - size), size * size);
        var sine = isLarge.Then(square.Root(), size);
        return (isLarge, (sine * square).MultiplyAdd(square.Polynomial(SineBend, SingleSineBend), sine));
    }

    private static Term Atan(Term x)
    {
        var size = x.Size();
        var (isSteep, isSlanted) = (size > Steep, size > Slanted);
        var rise = isSteep.Then(-1, isSlanted.Then(size - 1, size));
        var run = isSteep.Then(size, isSlanted.Then(1 + size, size.Number(1)));
        var angle = Bent(rise / run);
        var start = isSteep.Then(High(x), isSlanted.Then(0.5 * High(x), x.Number(0)));
        var low = isSteep.Then(Low(x), isSlanted.Then(0.5 * Low(x), x.Number(0)));
        return (start + (angle + low)).WithSignOf(x);
    }

    /// <summary>
    /// The same of y/x without the quotient, then turned by the signs. Operands whose sum may overflow are made smaller, which changes
    /// nothing unless their ratio is 0 anyway; two infinities count as equal.
    /// </summary>
    private static Term Atan2(Term y, Term x)
    {
        var isLarge = Operators.Max.Of(y.Size(), x.Size()) > x.Number(1e307, 1e37);
        var isInfinite = y.Size().Is(double.PositiveInfinity) & x.Size().Is(double.PositiveInfinity);
        var scale = isLarge.Then(x.Number(0.125), x.Number(1));
        var rise = isInfinite.Then(1, scale * y.Size());
        var run = isInfinite.Then(1, scale * x.Size());
        var (isSteep, isSlanted) = (rise > Steep * run, rise > Slanted * run);
        var numerator = isSteep.Then(-run, isSlanted.Then(rise - run, rise));
        var denominator = isSteep.Then(rise, isSlanted.Then(rise + run, run));
        var angle = (rise + run).Is(0).Then(0, Bent(numerator / denominator));
        var isBack = x.HasSign();
        var start = isSteep.Then(High(x), isSlanted.Then(isBack.Then(x.Number(ThreeEighths, SingleThreeEighths), 0.5 * High(x)), isBack.Then(2 * High(x), x.Number(0))));
        var low = isSteep.Then(Low(x), isSlanted.Then(isBack.Then(x.Number(ThreeEighthsLow, SingleThreeEighthsLow), 0.5 * Low(x)), isBack.Then(2 * Low(x), x.Number(0))));
        return (start + (isBack.Then(-angle, angle) + low)).WithSignOf(y);
    }

    private static Term Bent(Term tangent)
    {
        var square = tangent * tangent;
        return (tangent * square).MultiplyAdd(square.Polynomial(TangentBend, SingleTangentBend), tangent);
    }

    private static Term High(Term x) => x.Number(QuarterTurn, SingleQuarterTurn);

    private static Term Low(Term x) => x.Number(QuarterTurnLow, SingleQuarterTurnLow);
}
