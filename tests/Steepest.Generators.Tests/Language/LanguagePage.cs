using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Steepest.Generators.Tests.Compilations;

namespace Steepest.Generators.Tests.Language;

/// <summary>The page for users, from the table: what is differentiated, what is refused, and what to write instead.</summary>
internal static class LanguagePage
{
    private const string Introduction = """
        # The language

        Which C# a loss may be written in. Every line is a test: what is *differentiated* has been run through the generator, alone and inside a loop, and its value, gradient, directional derivative and Hessian-vector product compared with dual numbers evaluated over the same text; what is *refused* stops the build with the rule named, at the place shown. Nothing is in between: a construct that is not refused has its exact derivative.

        In the examples `a` and `b` are variables, `x` is a span of variables, and `n` is an integer.

        """;

    public static async Task<string> Text()
    {
        var findings = await ConstructProgram.Findings;
        var text = new StringBuilder(Introduction);
        foreach (var (topic, rows) in ConstructTable.Topics)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {topic}\n\n| construct | example | |\n|---|---|---|\n");
            foreach (var row in rows) text.Append(CultureInfo.InvariantCulture, $"| {row.Form.Replace("|", "\\|", StringComparison.Ordinal)} | {Example(row)} | {Outcome(row, findings)} |\n");
        }

        return text.Append(Kinds()).ToString();
    }

    private static string Kinds()
    {
        var text = new StringBuilder("\n## Kinds of operations\n\nThe table above has a row for every kind of operation that the C# compiler knows.\n\n| kind | differentiated | refused |\n|---|---|---|\n");
        foreach (var kind in ConstructTable.All.GroupBy(row => row.Kind).OrderBy(kind => $"{kind.Key}", StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"| {kind.Key} | {Count(kind.Count(row => row.IsDifferentiated))} | {Count(kind.Count(row => !row.IsDifferentiated))} |\n");
        text.Append("\nThese do not occur in the body of a method in C#:\n\n| kind | why |\n|---|---|\n");
        foreach (var (kind, reason) in ConstructTable.Elsewhere.OrderBy(kind => $"{kind.Key}", StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"| {kind} | {reason} |\n");
        return text.ToString();
    }

    private static string Count(int number) => number == 0 ? "" : number.ToString(CultureInfo.InvariantCulture);

    private static string Example(Construct row)
    {
        var marked = ConstructText.Program(row);
        var parts = marked.Spans.Select(span => marked.Source.Substring(span.Start, span.Length));
        return $"`{string.Join(" … ", parts).Replace("|", "\\|", StringComparison.Ordinal)}`";
    }

    private static string Outcome(Construct row, IReadOnlyList<Diagnostic> findings)
    {
        if (row.Error is { } error) return $"{error}, by the C# compiler";
        if (row.RefusedBy is not { } rule) return "differentiated";
        var marks = ConstructText.Program(row).Spans;
        var message = findings.FirstOrDefault(finding => finding.Id == rule && finding.Location.SourceTree!.FilePath == ConstructProgram.Path(row) && marks.Any(mark => finding.Location.SourceSpan.IntersectsWith(mark)))
            ?.GetMessage(CultureInfo.InvariantCulture) ?? "";
        var instead = message.LastIndexOf("; ", StringComparison.Ordinal) is var at and >= 0 ? ": " + message[(at + 2)..].Replace("|", "\\|", StringComparison.Ordinal) : "";
        return $"[{rule}](rules/{rule}.md){instead}";
    }
}
