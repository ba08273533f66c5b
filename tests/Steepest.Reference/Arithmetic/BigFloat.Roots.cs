using System.Numerics;

namespace Steepest.Reference;

public readonly partial struct BigFloat
{
    private const int LargestIntegerRoot = 16;

    public static BigFloat Sqrt(BigFloat value) => RootN(value, 2);

    public static BigFloat Cbrt(BigFloat value) => RootN(value, 3);

    public static BigFloat Hypot(BigFloat x, BigFloat y)
    {
        BigFloat result;
        using (ExtraBits(GuardBits)) result = Sqrt(x * x + y * y);
        return result.Rounded();
    }

    /// <summary>The real n-th root; negative values have one where n is odd. A negative n gives the root's inverse.</summary>
    public static BigFloat RootN(BigFloat value, int n)
    {
        if (n == 0 || (value.Sign < 0 && n % 2 == 0)) throw new ArithmeticException($"No real {n}-th root of {value}.");
        BigFloat result;
        using (ExtraBits(GuardBits))
        {
            result = value.Sign < 0 ? -PositiveRoot(-value, Math.Abs(n)) : PositiveRoot(value, Math.Abs(n));
            if (n < 0) result = One / result;
        }
        return result.Rounded();
    }

    private static BigFloat PositiveRoot(BigFloat value, int n)
    {
        if (value.IsZero || n == 1) return value;
        if (n > LargestIntegerRoot) return Exp(Log(value) / n);
        var shift = (int)Math.Max(0, n * (PrecisionBits + 2L) - Length(value._significand));
        shift += (int)(((value._exponent - shift) % n + n) % n);
        var radicand = value._significand << shift;
        var root = FloorRoot(radicand, n);
        var remainder = radicand - BigInteger.Pow(root, n);
        return WithSticky(root, (value._exponent - shift) / n, remainder.Sign);
    }

    /// <summary>Newton's iteration from above, which falls until it has reached the floor of the root.</summary>
    private static BigInteger FloorRoot(BigInteger radicand, int n)
    {
        var root = BigInteger.One << (int)((Length(radicand) + n - 1) / n);
        while (true)
        {
            var next = ((n - 1) * root + radicand / BigInteger.Pow(root, n - 1)) / n;
            if (next >= root) return root;
            root = next;
        }
    }
}
