using System.Globalization;
using System.Numerics;

namespace Steepest.Reference;

/// <summary>
/// A binary floating-point number of arbitrary precision: significand · 2^exponent, rounded to nearest even after
/// every operation to <see cref="PrecisionBits"/>. There are no infinities, no NaN and no negative zero: an operation
/// without a finite result throws, since a reference must never be vague.
/// </summary>
public readonly partial struct BigFloat : IComparable<BigFloat>, IEquatable<BigFloat>, IElementary<BigFloat>
{
    private readonly BigInteger _significand;
    private readonly long _exponent;

    private BigFloat(BigInteger significand, long exponent)
    {
        (_significand, _exponent) = Round(significand, exponent, PrecisionBits);
    }

    public static BigFloat Zero => default;

    public static BigFloat One { get; } = 1;

    public static BigFloat Half { get; } = 0.5;

    public bool IsZero => _significand.IsZero;

    public int Sign => _significand.Sign;

    /// <summary>The E with 2^(E−1) ≤ |x| &lt; 2^E.</summary>
    public long TopExponent => IsZero ? long.MinValue / 4 : Length(_significand) + _exponent;

    public bool IsInteger => IsZero || _exponent >= 0 || TrailingZeros(_significand) >= -_exponent;

    BigFloat IElementary<BigFloat>.Value => this;

    public static BigFloat FromConstant(BigFloat value) => value;

    public static BigFloat operator +(BigFloat left, BigFloat right)
    {
        if (left.IsZero) return right.Rounded();
        if (right.IsZero) return left.Rounded();
        var gap = left.TopExponent - right.TopExponent;
        // What lies further below than this cannot change the rounded sum, and aligning it could need any amount of memory.
        var reach = PrecisionBits + 64L + Math.Max(Length(left._significand), Length(right._significand));
        if (gap > reach) return left.Rounded();
        if (gap < -reach) return right.Rounded();
        var exponent = Math.Min(left._exponent, right._exponent);
        return new BigFloat(left.Aligned(exponent) + right.Aligned(exponent), exponent);
    }

    public static BigFloat operator -(BigFloat value) => new(-value._significand, value._exponent);

    public static BigFloat operator -(BigFloat left, BigFloat right) => left + -right;

    public static BigFloat operator *(BigFloat left, BigFloat right)
        => new(left._significand * right._significand, checked(left._exponent + right._exponent));

    public static BigFloat operator /(BigFloat left, BigFloat right)
    {
        if (right.IsZero) throw new DivideByZeroException();
        if (left.IsZero) return Zero;
        var shift = (int)Math.Max(0, PrecisionBits + 2 + Length(right._significand) - Length(left._significand));
        var quotient = BigInteger.DivRem(left._significand << shift, right._significand, out var remainder);
        return WithSticky(quotient, left._exponent - right._exponent - shift, remainder.Sign * right.Sign);
    }

    public static bool operator ==(BigFloat left, BigFloat right) => left.CompareTo(right) == 0;

    public static bool operator !=(BigFloat left, BigFloat right) => left.CompareTo(right) != 0;

    public static bool operator <(BigFloat left, BigFloat right) => left.CompareTo(right) < 0;

    public static bool operator >(BigFloat left, BigFloat right) => left.CompareTo(right) > 0;

    public static bool operator <=(BigFloat left, BigFloat right) => left.CompareTo(right) <= 0;

    public static bool operator >=(BigFloat left, BigFloat right) => left.CompareTo(right) >= 0;

    public static BigFloat Abs(BigFloat value) => value.Sign < 0 ? -value : value;

    public static BigFloat Max(BigFloat left, BigFloat right) => left >= right ? left : right;

    public static BigFloat Min(BigFloat left, BigFloat right) => left <= right ? left : right;

    /// <summary>x · 2^n, exactly.</summary>
    public static BigFloat ScaleB(BigFloat value, long power)
        => value.IsZero ? value : new(value._significand, checked(value._exponent + power));

    public static BigFloat Floor(BigFloat value)
        => value._exponent >= 0 ? value : new(value.TopExponent < 0 ? -(value.Sign < 0 ? 1 : 0) : value._significand >> (int)-value._exponent, 0);

    /// <summary>The nearest integer, ties upwards.</summary>
    public static BigInteger RoundToInteger(BigFloat value)
    {
        var floor = Floor(value + Half);
        return floor._significand << (int)floor._exponent;
    }

    /// <summary>The nearest integer, ties to the even one.</summary>
    public static BigFloat RoundToEven(BigFloat value)
    {
        var floor = Floor(value);
        var (fraction, even) = (value - floor, ScaleB(floor, -1).IsInteger);
        return fraction < Half || (fraction == Half && even) ? floor : floor + One;
    }

    public int CompareTo(BigFloat other)
    {
        if (Sign != other.Sign) return Sign.CompareTo(other.Sign);
        if (IsZero) return 0;
        if (TopExponent != other.TopExponent) return Sign * TopExponent.CompareTo(other.TopExponent);
        var exponent = Math.Min(_exponent, other._exponent);
        return Aligned(exponent).CompareTo(other.Aligned(exponent));
    }

    public bool Equals(BigFloat other) => CompareTo(other) == 0;

    public override bool Equals(object? obj) => obj is BigFloat other && Equals(other);

    public override int GetHashCode() => ToDouble().GetHashCode();

    public override string ToString() => ToString(25);

    public string ToString(int digits)
    {
        if (IsZero) return "0";
        using var precision = ExtraBits(64 + (int)Math.Min(4096, Math.Abs(TopExponent)));
        var power = (long)Math.Floor(TopExponent * 0.30102999566398120);
        var scaled = RoundToInteger(Abs(this) * Power(10, digits - 1 - power));
        for (; scaled >= BigInteger.Pow(10, digits); power++) scaled = (scaled + 5) / 10;
        for (; scaled < BigInteger.Pow(10, digits - 1); power--) scaled = RoundToInteger(Abs(this) * Power(10, digits - power));
        var text = scaled.ToString(CultureInfo.InvariantCulture).TrimEnd('0');
        return (Sign < 0 ? "-" : "") + text[0] + (text.Length > 1 ? "." + text[1..] : "") + (power == 0 ? "" : "E" + power);
    }

    /// <summary>This value at the precision now in force.</summary>
    internal BigFloat Rounded() => new(_significand, _exponent);

    private BigInteger Aligned(long exponent) => _significand << checked((int)(_exponent - exponent));

    /// <summary>An inexact result carries one bit more that is 1 towards the lost remainder, so that rounding sees it.</summary>
    private static BigFloat WithSticky(BigInteger truncated, long exponent, int remainderSign)
        => new(truncated * 4 + remainderSign, exponent - 2);

    private static long Length(BigInteger value) => (value.Sign < 0 ? -value : value).GetBitLength();

    private static long TrailingZeros(BigInteger value) => Length(value & -value) - 1;

    private static (BigInteger Significand, long Exponent) Round(BigInteger significand, long exponent, long bits)
    {
        var magnitude = significand.Sign < 0 ? -significand : significand;
        var excess = magnitude.GetBitLength() - bits;
        if (magnitude.IsZero) return (significand, 0);
        if (excess <= 0) return (significand, exponent);
        var shift = checked((int)excess);
        var half = BigInteger.One << (shift - 1);
        var odd = (magnitude >> shift).IsEven ? 0 : 1;
        var rounded = (magnitude + half - 1 + odd) >> shift;
        return (significand.Sign < 0 ? -rounded : rounded, exponent + shift);
    }
}
