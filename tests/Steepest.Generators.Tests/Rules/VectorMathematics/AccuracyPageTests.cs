using System.Globalization;
using System.Runtime.Intrinsics.X86;
using System.Text;
using Steepest.Generators.Ir;
using Steepest.Generators.Tests.Documentation;
using Xunit;

namespace Steepest.Generators.Tests.Rules.VectorMathematics;

/// <summary>
/// The page about accuracy shows what is measured; with STEEPEST_ACCEPT=1 in the environment, and only then, it is rewritten. What a machine
/// without a fused product measures is another matter, and only held to the bound.
/// </summary>
public sealed class AccuracyPageTests
{
    private const string Before = "<!-- measured -->\n";
    private const string After = "\n<!-- end -->";

    [Fact]
    public async Task The_page_shows_what_is_measured()
    {
        if (!Fma.IsSupported) return;
        var path = Path.Combine(Page.Root, "docs", "accuracy.md");
        var text = (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");
        var (start, end) = (text.IndexOf(Before, StringComparison.Ordinal) + Before.Length, text.IndexOf(After, StringComparison.Ordinal));
        var expected = text[..start] + Table() + text[end..];
        if (Environment.GetEnvironmentVariable("STEEPEST_ACCEPT") == "1") await File.WriteAllTextAsync(path, expected, new UTF8Encoding(false), TestContext.Current.CancellationToken);
        Assert.Equal(expected, (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n"));
    }

    private static string Table()
    {
        var text = new StringBuilder("| function | double | float | range |\n|---|---|---|---|\n");
        foreach (var row in AccuracyCases.All.GroupBy(function => function.Row).OrderBy(group => group.Key.Name, StringComparer.Ordinal))
        {
            var (inDouble, inSingle) = (row.Single(function => function.Element == ElementType.Double), row.Single(function => function.Element == ElementType.Single));
            text.Append(CultureInfo.InvariantCulture, $"| {row.Key.Name} | {Shown(inDouble)} | {Shown(inSingle)} | {Range(inDouble, inSingle)} |\n");
        }

        return text.ToString().TrimEnd('\n');
    }

    /// <summary>Rounded up, so that the page never says less than was measured.</summary>
    private static string Shown(AccuracyCase function) => (Math.Ceiling(Measurement.Of(function).Ulps * 10) / 10).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Range(AccuracyCase inDouble, AccuracyCase inSingle) => double.IsFinite(inDouble.Limit)
        ? string.Create(CultureInfo.InvariantCulture, $"arguments up to {inDouble.Limit} and {inSingle.Limit}")
        : inDouble.IsPositive ? "arguments above 0" : "all";
}
