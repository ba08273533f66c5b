using Microsoft.CodeAnalysis;
using Steepest.Generators.Tests.Compilations;
using Steepest.Generators.Tests.Diagnostics;
using Xunit;

namespace Steepest.Generators.Tests.Pipeline;

/// <summary>No build succeeds on what is refused, even with analyzers switched off, and the reason is named once.</summary>
public sealed class RefusalTests
{
    /// <summary>Refusals where no member can be added to the type, or where the annotation stands on no member at all.</summary>
    private static readonly string[] WithoutFile = ["STEEP0001", "STEEP0004: a local function", "STEEP0004: a lambda"];

    public static TheoryData<string> Refused
        => [.. RuleCases.All
            .Where(row => Markup.Parse(row.Marked).Spans.Count > 0 && !WithoutFile.Any(row.ToString().StartsWith))
            .Where(row => Generators.Diagnostics.Descriptors.All.Single(rule => rule.Id == row.Rule).DefaultSeverity == DiagnosticSeverity.Error)
            .Select(row => row.ToString())];

    [Theory]
    [MemberData(nameof(Refused))]
    public void Refused_source_does_not_compile_without_analyzers(string name)
    {
        var row = RuleCases.All.Single(row => row.ToString() == name);
        var errors = Compile([Markup.Parse(row.Marked).Source, .. row.Others]);
        var words = Assert.Single(errors, error => error.Id == "CS1029").GetMessage();
        Assert.Contains(row.Rule + " ", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Members_of_a_refused_problem_are_declared_so_that_the_reason_is_the_only_error()
    {
        var errors = Compile("""
            [Lbfgs(Memory = 0)]
            public static partial class Bowl
            {
                [Loss] public static double Cost(ReadOnlySpan<double> x, double y, [Fixed] double k, [Sample] double s) => x[0] * y * k * s;
                [Metric] public static double Size(ReadOnlySpan<double> x) => x[0];
            }

            public static class Program
            {
                public static void Use(double[] x, Bowl.Samples samples)
                {
                    var y = 1.0;
                    Bowl.CostGradient(x, y, 2, 3, x, out var gradient);
                    MinimizeResult result = Bowl.Minimize(x, ref y, 2, samples, validation: samples.Slice(0, samples.Count), options: new MinimizeOptions());
                    var solver = new Bowl.Solver(xLength: 2);
                    StepReport report = solver.Step(x, ref y, 2, samples);
                    solver.Reset();
                    Evaluation evaluation = Bowl.Evaluate(x, y, 2, samples);
                    GradientCheck check = Bowl.CheckGradients(x, y, 2, samples);
                    Bowl.ObjectiveGradient(x, y, 2, samples, x, out gradient);
                }
            }
            """);
        Assert.Equal(["CS1029"], errors.Select(error => error.Id));
    }

    [Fact]
    public void Nothing_is_generated_into_a_type_that_is_not_partial()
        => Assert.Empty(GeneratorRun.Of(TestCompilation.Of("public static class Bowl { [Loss] public static double Cost(double x) => x * x; }")).GeneratedSources);

    [Fact]
    public void Nothing_is_added_to_the_compilers_own_errors()
    {
        var errors = Compile("public static partial class Bowl { [Loss] public static double Cost(Doubel x) => 1; }");
        Assert.Equal(["CS0246"], errors.Select(error => error.Id));
    }

    private static IReadOnlyList<Diagnostic> Compile(params string[] sources)
    {
        var token = TestContext.Current.CancellationToken;
        GeneratorRun.NewDriver().RunGeneratorsAndUpdateCompilation(TestCompilation.Of(sources), out var output, out var diagnostics, token);
        Assert.Empty(diagnostics);
        return [.. output.GetDiagnostics(token).Where(found => found.Severity == DiagnosticSeverity.Error)];
    }
}
