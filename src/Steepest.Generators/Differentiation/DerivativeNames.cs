namespace Steepest.Generators.Differentiation;

/// <summary>What belongs to a variable is called by its name and one of these, behind which a number may tell several directions apart.</summary>
internal static class DerivativeNames
{
    public const string Gradient = "Gradient";
    public const string Direction = "Direction";
    public const string Product = "Product";

    /// <summary>The result that is the derivative along a direction.</summary>
    public const string Derivative = "derivative";

    private static readonly string[] Suffixes = [Gradient, Direction, Product];

    /// <summary>The variable that a gradient, direction or product belongs to, by its name.</summary>
    public static string VariableOf(string name)
    {
        var bare = WithoutLane(name);
        foreach (var suffix in Suffixes)
        {
            if (bare.EndsWith(suffix, StringComparison.Ordinal)) return bare.Substring(0, bare.Length - suffix.Length);
        }

        throw new ArgumentException($"'{name}' belongs to no variable.", nameof(name));
    }

    /// <summary>The number behind the suffix; 0 where there is none.</summary>
    public static int LaneOf(string name)
    {
        var bare = WithoutLane(name);
        return bare.Length < name.Length && Suffixes.Any(suffix => bare.EndsWith(suffix, StringComparison.Ordinal)) ? int.Parse(name.Substring(bare.Length), System.Globalization.CultureInfo.InvariantCulture) : 0;
    }

    private static string WithoutLane(string name) => name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
}
