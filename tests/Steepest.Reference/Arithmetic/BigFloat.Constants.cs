using System.Collections.Concurrent;
using System.Numerics;

namespace Steepest.Reference;

public readonly partial struct BigFloat
{
    private static readonly ConcurrentDictionary<int, BigInteger> s_pi = new();
    private static readonly ConcurrentDictionary<int, BigInteger> s_ln2 = new();

    /// <summary>π by Machin's formula: 16 atan(1/5) − 4 atan(1/239).</summary>
    public static BigFloat Pi
        => Cached(s_pi, one => 16 * InverseArc(5, one, alternating: true) - 4 * InverseArc(239, one, alternating: true));

    /// <summary>ln 2 = 18 atanh(1/26) − 2 atanh(1/4801) + 8 atanh(1/8749).</summary>
    public static BigFloat Ln2
        => Cached(s_ln2, one => 18 * InverseArc(26, one, alternating: false) - 2 * InverseArc(4801, one, alternating: false)
                                + 8 * InverseArc(8749, one, alternating: false));

    public static BigFloat Ln10 => Log(10);

    public static BigFloat E => Exp(One);

    /// <summary>Constants are kept in steps of 64 bits, since functions ask for many slightly different precisions.</summary>
    private static BigFloat Cached(ConcurrentDictionary<int, BigInteger> cache, Func<BigInteger, BigInteger> compute)
    {
        var bits = (PrecisionBits + 127) / 64 * 64;
        return new BigFloat(cache.GetOrAdd(bits, b => compute(BigInteger.One << b)), -bits);
    }

    /// <summary>atan(1/n) or atanh(1/n), as a multiple of 1/<paramref name="one"/>.</summary>
    private static BigInteger InverseArc(int n, BigInteger one, bool alternating)
    {
        var power = one / n;
        var sum = power;
        for (var k = 1; !power.IsZero; k++)
        {
            power /= n * (BigInteger)n;
            var term = power / (2 * k + 1);
            sum += alternating && k % 2 == 1 ? -term : term;
        }
        return sum;
    }
}
