using Microsoft.CodeAnalysis;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Tests.Compilations;
using Steepest.Generators.Tests.Pipeline;
using Xunit;

namespace Steepest.Generators.Tests.Diagnostics;

/// <summary>Every rule fires where it should, on the smallest culprit, and is silent where it should be.</summary>
public sealed class RuleTests
{
    public static TheoryData<string> Names => [.. RuleCases.All.Select(row => row.ToString())];

    /// <summary>In an editor and in a build the analyzer sees the program together with what the generator wrote into it.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task Rule_is_reported_at_the_marks_and_nowhere_else_with_and_without_what_is_generated(string name)
    {
        var row = RuleCases.All.Single(row => row.ToString() == name);
        var marked = Markup.Parse(row.Marked);
        var compilation = TestCompilation.Of([marked.Source, .. row.Others]);
        var expected = marked.Spans.Select(span => $"{row.Rule} at {span}: {marked.Source.Substring(span.Start, span.Length)}").ToList();
        Assert.Equal(expected, Describe(await Analysis.Run(compilation), row));

        GeneratorRun.NewDriver().RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _, TestContext.Current.CancellationToken);
        Assert.Equal(expected, Describe(await Analysis.Run(generated), row));
    }

    [Fact]
    public async Task Nothing_is_reported_in_a_project_without_the_runtime()
        => Assert.Empty(await Analysis.Run(TestCompilation.WithoutRuntime("public class LossAttribute : System.Attribute; public class Bowl { [Loss] public int Cost() => 1; }")));

    [Fact]
    public void Every_rule_has_a_case_that_fires_and_one_that_does_not()
    {
        foreach (var rule in Descriptors.All.Where(rule => rule != Descriptors.InternalFailure))
        {
            var rows = RuleCases.All.Where(row => row.Rule == rule.Id).ToList();
            Assert.True(rows.Any(row => Markup.Parse(row.Marked).Spans.Count > 0), $"{rule.Id} never fires in a test.");
            Assert.True(rows.Any(row => Markup.Parse(row.Marked).Spans.Count == 0), $"{rule.Id} has no test in which it is silent.");
        }
    }

    /// <summary>Many cases have loops that stay, which is no matter of their rules.</summary>
    private static IEnumerable<string> Describe(IReadOnlyList<Diagnostic> found, RuleCase row) => found.Where(diagnostic => diagnostic.Id == row.Rule || diagnostic.Id != Descriptors.LoopStays.Id).Select(diagnostic =>
    {
        var span = diagnostic.Location.SourceSpan;
        return $"{diagnostic.Id} at {span}: {diagnostic.Location.SourceTree!.ToString().Substring(span.Start, span.Length)}";
    });
}
