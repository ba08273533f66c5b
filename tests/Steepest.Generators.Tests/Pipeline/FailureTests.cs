using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Steepest.Generators.Model;
using Steepest.Generators.Pipeline;
using Steepest.Generators.Tests.Compilations;
using Xunit;

namespace Steepest.Generators.Tests.Pipeline;

/// <summary>An internal failure becomes one diagnostic that names type and stage; nothing escapes but cancellation.</summary>
public sealed class FailureTests
{
    private const string Two = """
        namespace Tested;

        public static partial class Bowl
        {
            [Loss] public static double Cost(double x) => x * x;
        }

        public static partial class Dish
        {
            [Loss] public static double Cost(double x) => x * x;
        }
        """;

    [Fact]
    public void Exception_of_a_later_stage_is_reported_with_type_and_stage()
    {
        var result = Run(_ => throw new InvalidOperationException("the pass\nstumbled"), TestContext.Current.CancellationToken);
        Assert.Null(result.Exception);
        Assert.Empty(result.GeneratedSources);
        Assert.Equal(["STEEP9999", "STEEP9999"], result.Diagnostics.Select(found => found.Id));
        Assert.Equal(
            "Steepest failed on 'Tested.Bowl' while generating its members: InvalidOperationException: the pass stumbled; "
                + "please report this with the source of the annotated methods",
            result.Diagnostics[0].GetMessage(null));
        Assert.All(result.Diagnostics, found => Assert.Equal(DiagnosticSeverity.Error, found.Severity));
    }

    [Fact]
    public void Failure_on_one_type_leaves_others_alone()
    {
        var result = Run(
            model => model.Type.Name == "Dish" ? "// a dish\n" : throw new InvalidOperationException("no bowl"),
            TestContext.Current.CancellationToken);
        Assert.Equal("// a dish\n", Assert.Single(result.GeneratedSources).SourceText.ToString());
        Assert.Contains("Tested.Bowl", Assert.Single(result.Diagnostics).GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public void Cancellation_passes()
    {
        using var source = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => Run(
            _ =>
            {
                source.Cancel();
                throw new OperationCanceledException(source.Token);
            },
            source.Token));
    }

    [Fact]
    public void Failures_compare_by_content()
        => Assert.Equal(
            Failure.Of(new InvalidOperationException("same"), "Bowl", "reading"),
            Failure.Of(new InvalidOperationException("same"), "Bowl", "reading"));

    private static GeneratorRunResult Run(Func<ProblemModel, string> emit, CancellationToken token)
        => CSharpGeneratorDriver.Create([new SteepestGenerator(emit).AsSourceGenerator()], parseOptions: TestCompilation.Parsing)
            .RunGenerators(TestCompilation.Of(Two), token).Only();
}
