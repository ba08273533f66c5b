using Steepest.Reference;

namespace Steepest.Generators.Tests.Rules;

/// <summary>Errors in units in the last place of the exact result.</summary>
internal static class Accuracy
{
    /// <summary>
    /// The error of a computed number, in units in the last place of the exact one, as rounded to the type. A result beyond the largest number
    /// is right as an infinity, one below the smallest normal number to within the subnormal grid.
    /// </summary>
    public static double Ulps(object computed, BigFloat exact)
    {
        var isSingle = computed is float;
        var actual = Convert.ToDouble(computed, null);
        var nearest = isSingle ? exact.ToSingle() : exact.ToDouble();
        if (actual == nearest) return 0;
        if (!double.IsFinite(actual) || !double.IsFinite(nearest)) return double.PositiveInfinity;
        var error = BigFloat.Abs(actual - exact);
        return (error / Unit(nearest, isSingle)).ToDouble();
    }

    private static BigFloat Unit(double value, bool isSingle)
    {
        var smallest = isSingle ? 1.17549435e-38 : 2.2250738585072014e-308;
        var exponent = Math.ILogB(Math.Max(Math.Abs(value), smallest));
        return BigFloat.ScaleB(1, exponent - (isSingle ? 23 : 52));
    }
}
