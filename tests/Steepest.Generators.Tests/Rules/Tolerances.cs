using Steepest.Reference;

namespace Steepest.Generators.Tests.Rules;

/// <summary>How far a computed value or derivative may be from the exact one.</summary>
internal static class Tolerances
{
    /// <summary>What is wrong with a result; null where it is as exact as can be asked.</summary>
    public static string? Complaint(RowCase row, IReadOnlyList<double> point, object computed, BigFloat exact)
    {
        var ulps = Accuracy.Ulps(computed, exact);
        if (ulps <= Ulps(row, point)) return null;
        if (Math.Abs(Convert.ToDouble(computed, null) - exact.ToDouble()) <= Absolute(row)) return null;
        return $"({string.Join(", ", point)}): {computed} instead of {exact.ToDouble()}, {ulps} ulp";
    }

    /// <summary>A handful of roundings, in units in the last place, but where the framework or the nature of the function costs more.</summary>
    private static double Ulps(RowCase row, IReadOnlyList<double> point) => row.Row.Name switch
    {
        // The framework's root is further off.
        "RootN" => 12,

        // The tail of the normal distribution multiplies the rounding of its argument by the argument's square.
        "Gelu" => 6 + (point[0] * point[0] / 4),
        _ => 6,
    };

    private static double Absolute(RowCase row) => row.Row.Name switch
    {
        // Between its poles it crosses zero, at points that no formula in the type's precision hits.
        "LogGamma" => 4 * row.Epsilon,

        // The framework adds or subtracts 1 in working precision.
        _ => row.Reference.CancelsNearZero ? 4 * row.Epsilon : 0,
    };
}
