using System.Text.RegularExpressions;
using Steepest.Fuzz.Programs;

namespace Steepest.Fuzz.Regressions;

/// <summary>A program that once came out wrong.</summary>
/// <param name="Title">What was wrong.</param>
/// <param name="Source">Its type, called <c>P</c>, and what stands beside it.</param>
/// <param name="LeastLength">How long its spans are at least.</param>
internal sealed partial record Regression(string Title, string Source, int LeastLength = 2) : ISubject
{
    public IReadOnlyList<Input> Inputs
    {
        get
        {
            var parameters = Parameters().Match(Source).Groups[1].Value;
            return [.. Declaration().Matches(parameters).Select(match => new Input(match.Groups[3].Value, match.Groups[2].Value, match.Groups[1].Success, LeastLength, 40))];
        }
    }

    public bool IsInstance => !Source.Contains("static partial", StringComparison.Ordinal);

    public bool IsStrict => Source.Contains("Strict = true", StringComparison.Ordinal);

    public string Result => Returned().Match(Source).Groups[1].Value;

    public IReadOnlyList<string> Derivatives { get; init; } = ["Gradient", "HessianVector", "Directional"];

    public string Text(string name)
        => TypeName().Replace(Source, name).Replace("[Differentiable]", $"[Differentiable({string.Join(" | ", Derivatives.Select(derivative => "Derivatives." + derivative))})]", StringComparison.Ordinal);

    public override string ToString() => Title;

    [GeneratedRegex(@"(\w+) Loss\(")]
    private static partial Regex Returned();

    [GeneratedRegex(@"\bP\b")]
    private static partial Regex TypeName();

    [GeneratedRegex(@"\bLoss\(([^)]*)\)")]
    private static partial Regex Parameters();

    [GeneratedRegex(@"(\[Fixed\] )?([\w<>\[\].]+(?:\[,\])?) (\w+)(?:,|$)")]
    private static partial Regex Declaration();
}
