using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Steepest.Generators.Diagnostics;
using Xunit;

namespace Steepest.Generators.Tests.Documentation;

/// <summary>The page of every rule tells the truth: its bad code is reported, its good code is not and becomes something that compiles.</summary>
public sealed class RulePageTests
{
    public static TheoryData<string> Ids => [.. Descriptors.All.Where(rule => rule != Descriptors.InternalFailure).Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Bad_code_is_reported_for_this_reason_alone(string id)
    {
        var found = (await Bad(id).Findings()).Select(found => found.Id).Distinct().ToList();
        Assert.Equal([id], found);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Good_code_is_clean_and_generates(string id)
    {
        var good = Good(id);
        Assert.DoesNotContain(await good.Findings(), found => found.Id == id);
        Assert.Empty(await good.Diagnostics());
        Assert.True(good.Generates, "Nothing is generated from the good code.");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_says_how_to_silence_the_rule_where_it_may_be(string id)
    {
        var rule = Descriptors.All.Single(rule => rule.Id == id);
        Assert.Equal(
            rule.DefaultSeverity == DiagnosticSeverity.Error
                ? "The rule cannot be silenced: nothing right can be generated."
                : $"To silence it: `dotnet_diagnostic.{id}.severity = none` in `.editorconfig`, or `#pragma warning disable {id}` around the line.",
            Page.Read($"docs/rules/{id}.md").Text.TrimEnd().Split('\n')[^1]);
    }

    private static Example Bad(string id) => new(Whole(Page.Read($"docs/rules/{id}.md").Code("csharp")[0]));

    private static Example Good(string id) => new(Whole(Page.Read($"docs/rules/{id}.md").Code("csharp")[1]));

    /// <summary>Members on a page stand in a type of their own.</summary>
    private static string Whole(string code)
        => Regex.IsMatch(code, @"^\S.*\b(class|struct|record|interface)\b", RegexOptions.Multiline)
            ? code
            : $"public static partial class Bowl\n{{\n{code}\n}}\n";
}
