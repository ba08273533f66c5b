using System.Globalization;
using System.Numerics;

namespace Steepest.Reference;

public readonly partial struct BigFloat
{
    public static implicit operator BigFloat(int value) => new(value, 0);

    public static implicit operator BigFloat(long value) => new(value, 0);

    public static implicit operator BigFloat(BigInteger value) => new(value, 0);

    /// <summary>Exact for every finite number.</summary>
    public static implicit operator BigFloat(double value)
    {
        if (!double.IsFinite(value)) throw new ArithmeticException($"{value} is not finite.");
        var bits = BitConverter.DoubleToInt64Bits(value);
        var biased = (int)((bits >> 52) & 0x7FF);
        var fraction = bits & 0xF_FFFF_FFFF_FFFF;
        var significand = biased == 0 ? fraction : fraction | (1L << 52);
        return new BigFloat(bits < 0 ? -significand : significand, Math.Max(biased, 1) - 1075);
    }

    /// <summary>Exact for every finite number.</summary>
    public static implicit operator BigFloat(float value) => (double)value;

    public static explicit operator double(BigFloat value) => value.ToDouble();

    public static explicit operator float(BigFloat value) => value.ToSingle();

    /// <summary>The nearest double, ties to even, subnormals included; an infinity beyond the largest.</summary>
    public double ToDouble() => ToBinary(precision: 53, minExponent: -1074, maxTop: 1024);

    /// <summary>The nearest float, ties to even, subnormals included; an infinity beyond the largest.</summary>
    public float ToSingle() => (float)ToBinary(precision: 24, minExponent: -149, maxTop: 128);

    /// <summary>Reads a decimal number such as -12.5e-3, rounded once to the precision in force.</summary>
    public static BigFloat Parse(string text)
    {
        var (digits, power) = text.IndexOfAny(['e', 'E']) is var mark and >= 0
            ? (text[..mark], int.Parse(text[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture))
            : (text, 0);
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0)
        {
            power -= digits.Length - point - 1;
            digits = digits.Remove(point, 1);
        }
        var integer = BigInteger.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return power >= 0
            ? new BigFloat(integer * BigInteger.Pow(10, power), 0)
            : Ratio(integer, BigInteger.Pow(10, -power));
    }

    /// <summary>numerator / denominator of whole numbers of any size, rounded once.</summary>
    public static BigFloat Ratio(BigInteger numerator, BigInteger denominator)
    {
        if (numerator.IsZero) return Zero;
        var shift = (int)Math.Max(0, PrecisionBits + 2 + Length(denominator) - Length(numerator));
        var quotient = BigInteger.DivRem(numerator << shift, denominator, out var remainder);
        return WithSticky(quotient, -shift, remainder.Sign * denominator.Sign);
    }

    private double ToBinary(int precision, int minExponent, int maxTop)
    {
        if (IsZero) return 0;
        var bits = Math.Min(precision, TopExponent - minExponent);
        if (bits < 0) return 0;
        if (TopExponent > maxTop) return Sign * double.PositiveInfinity;
        var (significand, exponent) = Round(_significand, _exponent, bits);
        if (significand.IsZero) return 0;
        var rounded = Math.ScaleB((double)significand, (int)exponent);
        return Math.Abs(rounded) >= Math.ScaleB(1, maxTop - 1) * 2 ? Sign * double.PositiveInfinity : rounded;
    }
}
