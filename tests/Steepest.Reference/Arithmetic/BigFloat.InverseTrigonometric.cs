namespace Steepest.Reference;

public readonly partial struct BigFloat
{
    private const int AngleHalvings = 3;

    public static BigFloat Atan(BigFloat x)
    {
        BigFloat result;
        using (ExtraBits(GuardBits))
        {
            result = Abs(x) > One ? x.Sign * ScaleB(Pi, -1) - AtanWithinOne(One / x) : AtanWithinOne(x);
        }
        return result.Rounded();
    }

    /// <summary>The angle of the point (x, y), in (−π, π]; 0 at the origin.</summary>
    public static BigFloat Atan2(BigFloat y, BigFloat x)
    {
        if (x.IsZero) return y.Sign * ScaleB(Pi, -1);
        BigFloat result;
        using (ExtraBits(GuardBits))
        {
            result = Atan(y / x);
            if (x.Sign < 0) result += y.Sign < 0 ? -Pi : Pi;
        }
        return result.Rounded();
    }

    public static BigFloat Asin(BigFloat x) => Guarded(x, t => Atan2(t, Sqrt(WithinOne(t))));

    public static BigFloat Acos(BigFloat x) => Guarded(x, t => 2 * Atan2(Sqrt(One - t), Sqrt(One + t)));

    public static BigFloat AtanPi(BigFloat x) => Guarded(x, t => Atan(t) / Pi);

    public static BigFloat Atan2Pi(BigFloat y, BigFloat x) => Guarded(One, _ => Atan2(y, x) / Pi);

    public static BigFloat AsinPi(BigFloat x) => Guarded(x, t => Asin(t) / Pi);

    public static BigFloat AcosPi(BigFloat x) => Guarded(x, t => Acos(t) / Pi);

    private static BigFloat WithinOne(BigFloat x)
        => Abs(x) <= One ? (One - x) * (One + x) : throw new ArithmeticException($"{x} is no sine.");

    /// <summary>Halves the angle a few times, then sums z − z³/3 + z⁵/5 − ….</summary>
    private static BigFloat AtanWithinOne(BigFloat x)
    {
        if (x.IsZero) return x;
        var z = x;
        for (var k = 0; k < AngleHalvings; k++) z /= One + Sqrt(One + z * z);
        var (sum, power, square) = (z, z, -(z * z));
        for (var k = 3; power.TopExponent > z.TopExponent - PrecisionBits; k += 2)
        {
            power *= square;
            sum += power / k;
        }
        return ScaleB(sum, AngleHalvings);
    }
}
