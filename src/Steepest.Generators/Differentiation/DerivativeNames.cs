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
        var bare = name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        foreach (var suffix in Suffixes)
        {
            if (bare.EndsWith(suffix, StringComparison.Ordinal)) return bare.Substring(0, bare.Length - suffix.Length);
        }

        throw new ArgumentException($"'{name}' belongs to no variable.", nameof(name));
    }
}
