using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Steepest.Generators.Diagnostics;
using Xunit;

namespace Steepest.Generators.Tests.Diagnostics;

/// <summary>The catalogue of rules, their pages and the release notes say the same.</summary>
public sealed class CatalogueTests
{
    private static readonly string Root = FindRoot();

    private static readonly Dictionary<string, string> Families = new()
    {
        ["00"] = "Steepest.Signatures or Steepest.Problems",
        ["01"] = "Steepest.Bodies",
        ["02"] = "Steepest.Derivatives",
        ["03"] = "Steepest.Numerics",
        ["04"] = "Steepest.Performance",
        ["99"] = "Steepest.Internal",
    };

    public static TheoryData<string> Ids => [.. Descriptors.All.Select(rule => rule.Id)];

    [Fact]
    public void Ids_are_unique() => Assert.Equal(Descriptors.All.Length, Descriptors.All.Select(rule => rule.Id).Distinct().Count());

    [Fact]
    public void Analyzer_supports_all_but_the_generators_own_rule()
        => Assert.Equal(
            Descriptors.All.Where(rule => rule != Descriptors.InternalFailure).Select(rule => rule.Id),
            new ProblemAnalyzer().SupportedDiagnostics.Select(rule => rule.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rule_is_described_by_the_house_rules(string id)
    {
        var rule = Find(id);
        Assert.Matches("^STEEP[0-9]{4}$", id);
        Assert.Contains(rule.Category, Families[id.Substring(5, 2)], StringComparison.Ordinal);
        Assert.EndsWith("/" + id, rule.HelpLinkUri, StringComparison.Ordinal);
        Assert.DoesNotMatch("\\.$", rule.Title.ToString());
        Assert.DoesNotMatch("\\.$", rule.MessageFormat.ToString());
        Assert.NotEmpty(rule.Description.ToString());
        Assert.True(rule.IsEnabledByDefault);
        Assert.Equal(rule.DefaultSeverity == DiagnosticSeverity.Error, rule.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rule_has_a_page_of_the_agreed_form(string id)
    {
        var path = Path.Combine(Root, "docs", "rules", id + ".md");
        Assert.True(File.Exists(path), $"{path} is missing.");
        var lines = File.ReadAllLines(path);
        Assert.Equal($"# {id}: {Find(id).Title}", lines[0]);
        Assert.Equal(
            ["## What happened", "## Why", "## Bad", "## Good"],
            lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)));
        Assert.InRange(lines.Length, 15, 40);
    }

    /// <summary>Those of analyzers and generator, and those that the package's targets report in builds.</summary>
    [Fact]
    public void Every_page_has_a_rule()
        => Assert.Equal(
            Descriptors.All.Select(rule => rule.Id).Concat(BuildRules()).Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(Path.Combine(Root, "docs", "rules"), "STEEP*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Fact]
    public void Release_notes_list_every_rule_with_its_category_and_severity()
    {
        var folder = Path.Combine(Root, "src", "Steepest.Generators");
        var notes = File.ReadAllText(Path.Combine(folder, "AnalyzerReleases.Shipped.md")) + File.ReadAllText(Path.Combine(folder, "AnalyzerReleases.Unshipped.md"));
        var listed = Regex.Matches(notes, "^(STEEP[0-9]{4}) \\| (\\S+) \\| (\\w+) \\|", RegexOptions.Multiline)
            .Select(row => $"{row.Groups[1]} {row.Groups[2]} {row.Groups[3]}");
        Assert.Equal(Descriptors.All.Select(rule => $"{rule.Id} {rule.Category} {rule.DefaultSeverity}"), listed.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> BuildRules()
        => Regex.Matches(File.ReadAllText(Path.Combine(Root, "src", "Steepest", "Package", "Steepest.targets")), "STEEP90[0-9]{2}")
            .Select(match => match.Value).Distinct();

    private static DiagnosticDescriptor Find(string id) => Descriptors.All.Single(rule => rule.Id == id);

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Generators.sln"))) folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The repository's root is not above the tests.");
        return folder;
    }
}
