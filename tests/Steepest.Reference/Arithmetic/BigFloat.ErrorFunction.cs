namespace Steepest.Reference;

public readonly partial struct BigFloat
{
    private const double BitsPerNat = 1.4426950408889634;

    /// <summary>erf(x) = 2/√π ∫₀ˣ exp(−t²) dt.</summary>
    public static BigFloat Erf(BigFloat x)
    {
        if (x.IsZero) return x;
        return Guarded(One, _ => IsFar(x) ? x.Sign * (One - FarErfc(Abs(x))) : NearErf(x));
    }

    /// <summary>erfc(x) = 1 − erf(x), with as many digits where it is tiny.</summary>
    public static BigFloat Erfc(BigFloat x)
    {
        if (x.Sign > 0 && IsFar(x)) return Guarded(One, _ => FarErfc(x));
        BigFloat result;
        var lost = x.Sign > 0 ? (long)((x * x).ToDouble() * BitsPerNat) + 16 : 0;
        using (ExtraBits(GuardBits + lost)) result = One - (IsFar(x) ? Erf(x) : NearErf(x));
        return result.Rounded();
    }

    /// <summary>Far enough out that the asymptotic series, whose smallest term is about exp(−x²), has all the bits.</summary>
    private static bool IsFar(BigFloat x) => (x * x).ToDouble() * BitsPerNat > PrecisionBits + 2 * GuardBits + 64;

    /// <summary>erf(x) = 2/√π · exp(−x²) · Σ 2ⁿ x²ⁿ⁺¹ / (2n+1)!!, whose terms all have one sign.</summary>
    private static BigFloat NearErf(BigFloat x)
    {
        var (sum, term, twice) = (x, x, ScaleB(x * x, 1));
        if (x.IsZero) return x;
        for (var k = 3; term.TopExponent > sum.TopExponent - PrecisionBits - 1; k += 2)
        {
            term = term * twice / k;
            sum += term;
        }
        return 2 / Sqrt(Pi) * Exp(-(x * x)) * sum;
    }

    /// <summary>exp(−x²)/(x√π) · (1 − 1/(2x²) + 1·3/(2x²)² − …), stopped where it no longer matters.</summary>
    private static BigFloat FarErfc(BigFloat x)
    {
        var (sum, term, divisor) = (One, One, ScaleB(x * x, 1));
        for (var k = 1; term.TopExponent > -PrecisionBits - 1 && k < divisor; k += 2)
        {
            term = -term * k / divisor;
            sum += term;
        }
        return Exp(-(x * x)) / (x * Sqrt(Pi)) * sum;
    }
}
