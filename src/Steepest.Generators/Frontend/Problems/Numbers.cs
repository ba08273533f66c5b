using System.Globalization;

namespace Steepest.Generators.Frontend.Problems;

/// <summary>Numbers in messages, the same on every host.</summary>
internal static class Numbers
{
    public static string Display(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Display(double number)
        => double.IsNaN(number) ? "NaN"
            : double.IsPositiveInfinity(number) ? "infinite"
            : double.IsNegativeInfinity(number) ? "minus infinity"
            : number.ToString("R", CultureInfo.InvariantCulture);

    public static bool IsFinite(double number) => !double.IsNaN(number) && !double.IsInfinity(number);
}
