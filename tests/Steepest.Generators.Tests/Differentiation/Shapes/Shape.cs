using System.Text.RegularExpressions;

namespace Steepest.Generators.Tests.Differentiation.Shapes;

/// <summary>
/// One shape of program that differentiating compilers are known to get wrong. Every number in it is declared with its type, so that the
/// same text compiles over dual numbers when <c>double</c> is read as <c>Dual</c>.
/// </summary>
/// <param name="Name">What is special about it.</param>
/// <param name="Parameters">As in C#.</param>
/// <param name="Body">The statements of the loss.</param>
/// <param name="Helpers">Other members of its type.</param>
internal sealed partial record Shape(string Name, string Parameters, string Body, string Helpers = "")
{
    /// <summary>The lengths that all spans take in turn.</summary>
    public int[] Lengths { get; init; } = [0, 1, 2, 3, 6, 9, 19, 37];

    public double Low { get; init; } = -1.4;

    public double High { get; init; } = 1.4;

    /// <summary>Further points, beside the random ones.</summary>
    public object[][] Points { get; init; } = [];

    /// <summary>In units of the rounding of the element type: single precision is compared with dual numbers in double precision.</summary>
    public double Tolerance => Parameters.Contains("float", StringComparison.Ordinal) ? 1e-5 : 1e-12;

    public IReadOnlyList<ShapeParameter> Inputs => [.. Declaration().Matches(Parameters).Select(match => new ShapeParameter(match.Groups[2].Value, match.Groups[3].Value, match.Groups[1].Success))];

    public string Result => Parameters.Contains("float", StringComparison.Ordinal) ? "float" : "double";

    public override string ToString() => Name;

    [GeneratedRegex(@"(\[Fixed\] )?((?:ReadOnlySpan<\w+>)|int|double|float) (\w+)")]
    private static partial Regex Declaration();
}

/// <param name="Type">As in C#.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsFixed">Whether it is marked so.</param>
internal sealed record ShapeParameter(string Type, string Name, bool IsFixed)
{
    public bool IsVariable => !IsFixed && Type != "int";

    public bool IsSpan => Type.StartsWith("ReadOnlySpan", StringComparison.Ordinal);

    public string Element => Type.Replace("ReadOnlySpan<", "", StringComparison.Ordinal).TrimEnd('>');
}
