using System.Globalization;
using Steepest.Generators.Ir;

namespace Steepest.Generators.Emit;

/// <summary>
/// Numbers as C# writes them: the shortest digits that read back as the same bits, laid out here digit by digit, because hosts differ in
/// what their own formats print.
/// </summary>
internal static class Literal
{
    public static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture) + "L";

    /// <summary>Without the suffix that tells its type.</summary>
    public static string Of(ulong value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Of(bool value) => value ? "true" : "false";

    /// <summary>A number in prose: without a type.</summary>
    public static string InProse(double value) => Special(value, "double") is null ? Shortest(value, 17, Reads(value), "") : value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number of type <paramref name="type"/>; whole doubles carry <c>.0</c>, floats <c>f</c>.</summary>
    public static string Of(double value, ElementType type = ElementType.Double) => type == ElementType.Single ? Of((float)value) : OfDouble(value);

    private static string OfDouble(double value)
        => Special(value, "double") ?? Shortest(value, 17, Reads(value), ".0");

    private static string Of(float value)
        => Special(value, "float") ?? Shortest(value, 9, text => float.Parse(text, CultureInfo.InvariantCulture).Equals(value), "") + "f";

    private static Func<string, bool> Reads(double value) => text => double.Parse(text, CultureInfo.InvariantCulture).Equals(value);

    private static string? Special(double value, string type)
        => double.IsNaN(value) ? type + ".NaN"
            : double.IsPositiveInfinity(value) ? type + ".PositiveInfinity"
            : double.IsNegativeInfinity(value) ? type + ".NegativeInfinity"
            : null;

    private static string Shortest(double value, int enough, Func<string, bool> isSame, string whole)
    {
        var sign = BitConverter.DoubleToInt64Bits(value) < 0 ? "-" : "";
        if (value == 0) return sign + "0" + (sign.Length > 0 && whole.Length == 0 ? ".0" : whole);
        for (var digits = 1; ; digits++)
        {
            var scientific = value.ToString("E" + Of(digits - 1), CultureInfo.InvariantCulture);
            if (digits < enough && !isSame(scientific)) continue;
            var mark = scientific.IndexOf('E');
            var mantissa = scientific.Substring(sign.Length, mark - sign.Length).Replace(".", "");
            return sign + LayOut(mantissa.TrimEnd('0'), int.Parse(scientific.Substring(mark + 1), CultureInfo.InvariantCulture), whole);
        }
    }

    /// <summary>The digits d₁d₂… of d₁.d₂…·10^exponent, with an exponent only where zeros would be many.</summary>
    private static string LayOut(string digits, int exponent, string whole)
    {
        if (exponent is < -4 or > 14) return digits.Substring(0, 1) + (digits.Length > 1 ? "." + digits.Substring(1) : "") + "e" + Of(exponent);
        if (exponent < 0) return "0." + new string('0', -exponent - 1) + digits;
        if (digits.Length <= exponent + 1) return digits.PadRight(exponent + 1, '0') + whole;
        return digits.Substring(0, exponent + 1) + "." + digits.Substring(exponent + 1);
    }
}
