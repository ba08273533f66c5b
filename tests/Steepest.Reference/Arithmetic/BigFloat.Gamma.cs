using System.Numerics;

namespace Steepest.Reference;

public readonly partial struct BigFloat
{
    // Both functions have zeros; this much may cancel next to one of them.
    private const int GammaGuardBits = 160;
    private const double ShiftPerBit = 0.16;
    private static readonly Lock s_bernoulliLock = new();
    private static (BigInteger Numerator, BigInteger Denominator)[] s_bernoulli = [];

    /// <summary>ln |Γ(x)|.</summary>
    public static BigFloat LogGamma(BigFloat x)
    {
        ThrowAtPole(x);
        if (x == One || x == 2) return Zero;
        BigFloat result;
        using (ExtraBits(GammaGuardBits))
        {
            result = x.Sign < 0 ? Log(Pi / Abs(SinPi(x))) - StirlingLogGamma(One - x) : StirlingLogGamma(x);
        }
        return result.Rounded();
    }

    /// <summary>ψ(x), the derivative of ln |Γ(x)|.</summary>
    public static BigFloat Digamma(BigFloat x)
    {
        ThrowAtPole(x);
        BigFloat result;
        using (ExtraBits(GammaGuardBits))
        {
            result = x.Sign < 0 ? StirlingDigamma(One - x) - Pi * CosPi(x) / SinPi(x) : StirlingDigamma(x);
        }
        return result.Rounded();
    }

    /// <summary>(x−½) ln x − x + ½ ln 2π + Σ B₂ₖ / (2k(2k−1) x²ᵏ⁻¹), after moving x up by whole steps.</summary>
    private static BigFloat StirlingLogGamma(BigFloat x)
    {
        var (product, shifted) = (One, x);
        for (; shifted.ToDouble() < PrecisionBits * ShiftPerBit; shifted += One) product *= shifted;
        var sum = (shifted - Half) * Log(shifted) - shifted + ScaleB(Log(ScaleB(Pi, 1)), -1);
        var (power, square) = (One / shifted, One / (shifted * shifted));
        foreach (var (k, bernoulli) in Bernoulli())
        {
            var term = bernoulli * power / (2L * k * (2 * k - 1));
            sum += term;
            power *= square;
            if (term.TopExponent < -PrecisionBits) break;
        }
        return sum - Log(product);
    }

    /// <summary>ln x − 1/(2x) − Σ B₂ₖ / (2k x²ᵏ), after moving x up by whole steps.</summary>
    private static BigFloat StirlingDigamma(BigFloat x)
    {
        var (steps, shifted) = (Zero, x);
        for (; shifted.ToDouble() < PrecisionBits * ShiftPerBit; shifted += One) steps += One / shifted;
        var sum = Log(shifted) - Half / shifted;
        var square = One / (shifted * shifted);
        var power = square;
        foreach (var (k, bernoulli) in Bernoulli())
        {
            var term = bernoulli * power / (2 * k);
            sum -= term;
            power *= square;
            if (term.TopExponent < -PrecisionBits) break;
        }
        return sum - steps;
    }

    private static IEnumerable<(int K, BigFloat Value)> Bernoulli()
    {
        var count = PrecisionBits / 2;
        lock (s_bernoulliLock)
        {
            if (s_bernoulli.Length < count) s_bernoulli = BernoulliNumbers(count);
        }
        for (var k = 1; k <= count; k++)
        {
            var (numerator, denominator) = s_bernoulli[k - 1];
            yield return (k, Ratio(numerator, denominator));
        }
    }

    /// <summary>B₂, B₄, … from the tangent numbers: B₂ₖ = (−1)ᵏ⁻¹ 2k Tₖ / (4ᵏ(4ᵏ−1)).</summary>
    private static (BigInteger Numerator, BigInteger Denominator)[] BernoulliNumbers(int count)
    {
        var tangent = new BigInteger[count + 1];
        tangent[1] = 1;
        for (var k = 2; k <= count; k++) tangent[k] = (k - 1) * tangent[k - 1];
        for (var k = 2; k <= count; k++)
        {
            for (var j = k; j <= count; j++) tangent[j] = (j - k) * tangent[j - 1] + (j - k + 2) * tangent[j];
        }
        return [.. Enumerable.Range(1, count).Select(k => ((k % 2 == 1 ? 2 * k : -2 * k) * tangent[k],
            (BigInteger.One << (2 * k)) * ((BigInteger.One << (2 * k)) - 1)))];
    }

    private static void ThrowAtPole(BigFloat x)
    {
        if (x.Sign <= 0 && x.IsInteger) throw new DivideByZeroException($"The gamma function has a pole at {x}.");
    }
}
