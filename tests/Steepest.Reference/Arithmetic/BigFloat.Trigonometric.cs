namespace Steepest.Reference;

public readonly partial struct BigFloat
{
    // A double may come as close as 2^-62 (relatively) to a multiple of π/2; what is lost there is computed in addition.
    private const int CancellationBits = 128;

    public static BigFloat Sin(BigFloat x) => Turn(x, (sin, _) => sin);

    public static BigFloat Cos(BigFloat x) => Turn(x, (_, cos) => cos);

    public static BigFloat Tan(BigFloat x) => Turn(x, (sin, cos) => sin / cos);

    public static BigFloat SinPi(BigFloat x) => TurnPi(x, (sin, _) => sin);

    public static BigFloat CosPi(BigFloat x) => TurnPi(x, (_, cos) => cos);

    public static BigFloat TanPi(BigFloat x) => TurnPi(x, (sin, cos) => sin / cos);

    /// <summary>Reduces x to a quarter turn around 0, with as many digits of π as the size of x asks for.</summary>
    private static BigFloat Turn(BigFloat x, Func<BigFloat, BigFloat, BigFloat> select)
    {
        BigFloat result;
        using (ExtraBits(CancellationBits + Math.Max(0, x.TopExponent)))
        {
            var quarter = ScaleB(Pi, -1);
            var turns = RoundToInteger(x / quarter);
            result = Quadrant(x - turns * quarter, (int)(turns & 3), select);
        }
        return result.Rounded();
    }

    private static BigFloat TurnPi(BigFloat x, Func<BigFloat, BigFloat, BigFloat> select)
    {
        BigFloat result;
        using (ExtraBits(GuardBits + Math.Max(0, x.TopExponent)))
        {
            var turns = RoundToInteger(ScaleB(x, 1));
            result = Quadrant((x - ScaleB(turns, -1)) * Pi, (int)(turns & 3), select);
        }
        return result.Rounded();
    }

    private static BigFloat Quadrant(BigFloat angle, int quadrant, Func<BigFloat, BigFloat, BigFloat> select)
    {
        var (sin, cos) = (SinNearZero(angle), CosNearZero(angle));
        return quadrant switch
        {
            0 => select(sin, cos),
            1 => select(cos, -sin),
            2 => select(-sin, -cos),
            _ => select(-cos, sin),
        };
    }

    private static BigFloat SinNearZero(BigFloat angle) => Alternating(angle, angle * angle, 1);

    private static BigFloat CosNearZero(BigFloat angle) => Alternating(One, angle * angle, 0);

    private static BigFloat Alternating(BigFloat first, BigFloat square, int order)
    {
        var (sum, term) = (first, first);
        for (var k = order + 2; !term.IsZero && term.TopExponent > first.TopExponent - PrecisionBits; k += 2)
        {
            term = -term * square / (k * (k - 1));
            sum += term;
        }
        return sum;
    }
}
