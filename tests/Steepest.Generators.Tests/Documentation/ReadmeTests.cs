using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Steepest.Generators.Diagnostics;
using Xunit;

namespace Steepest.Generators.Tests.Documentation;

/// <summary>What the first page says is what the compiler does.</summary>
public sealed class ReadmeTests
{
    private static readonly Page Readme = Page.Read("README.md");

    public static TheoryData<int> Programs => [.. Enumerable.Range(0, Readme.Code("csharp").Count)];

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Code_compiles_without_a_warning(int number)
        => Assert.Empty(await new Example(Readme.Code("csharp")[number]).Diagnostics());

    [Fact]
    public void The_gradient_shown_is_the_one_generated_for_the_program_above_it()
        => Readme.Shows("gradient", new Example(Readme.Code("csharp")[0]).Generated("LossGradient"));

    [Fact]
    public void The_table_of_refusals_has_a_row_for_every_error()
        => Assert.Equal(
            Descriptors.All.Where(rule => rule.DefaultSeverity == DiagnosticSeverity.Error && rule != Descriptors.InternalFailure).Select(rule => rule.Id),
            Rows("refusals"));

    [Fact]
    public void The_table_of_warnings_has_a_row_for_every_warning()
        => Assert.Equal(
            Descriptors.All.Where(rule => rule.DefaultSeverity == DiagnosticSeverity.Warning).Select(rule => rule.Id),
            Rows("warnings"));

    [Fact]
    public void The_table_of_information_has_a_row_for_every_hint()
        => Assert.Equal(
            Descriptors.All.Where(rule => rule.DefaultSeverity == DiagnosticSeverity.Info).Select(rule => rule.Id),
            Rows("information"));

    [Fact]
    public void Every_diagnostic_named_exists()
    {
        var build = File.ReadAllText(Path.Combine(Page.Root, "src", "Steepest", "Package", "Steepest.targets"));
        var known = Descriptors.All.Select(rule => rule.Id).Concat(Ids(build)).ToHashSet();
        Assert.Subset(known, Ids(Readme.Text).ToHashSet());
    }

    [Fact]
    public void Every_option_and_status_is_named()
    {
        var names = typeof(MinimizeOptions).GetProperties().Select(option => option.Name).Concat(Enum.GetNames<MinimizeStatus>());
        Assert.All(names, name => Assert.Contains($"`{name}`", Readme.Text, StringComparison.Ordinal));
    }

    /// <summary>The linked ids of the table behind a mark, in order.</summary>
    private static IEnumerable<string> Rows(string mark)
        => Readme.Text.Split('\n').SkipWhile(line => line != $"<!-- {mark} -->").Skip(1).TakeWhile(line => line.StartsWith('|'))
            .Select(line => Regex.Match(line, @"^\| \[(STEEP\d{4})\]\(docs/rules/\1\.md\) \| \S")).Where(row => row.Success).Select(row => row.Groups[1].Value);

    private static IEnumerable<string> Ids(string text) => Regex.Matches(text, @"STEEP\d{4}").Select(id => id.Value);
}
