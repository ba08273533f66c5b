using Microsoft.CodeAnalysis;
using Steepest.Generators.Pipeline;
using Steepest.Generators.Tests.Compilations;
using Xunit;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace Steepest.Generators.Tests.Pipeline;

/// <summary>Which steps run again after which edit, in both directions.</summary>
public sealed class IncrementalityTests
{
    private const string ProblemFile = "/src/Bowl.cs";
    private const string HelperFile = "/src/Shape.cs";
    private const string OtherFile = "/src/Other.cs";

    private const string Problem = """
        namespace Tested;

        [Lbfgs(Memory = 5)]
        public static partial class Bowl
        {
            private const double Depth = 2;

            [Loss]
            public static double Cost(ReadOnlySpan<double> x)
            {
                // first
                var sum = Depth;
                for (var i = 0; i < x.Length; i++) sum += Shape.Of(x[i]);
                return sum;
            }
        }
        """;

    private const string Helper = """
        namespace Tested;

        public static class Shape
        {
            public static double Of(double x) => x * x;
        }
        """;

    private const string Other = """
        namespace Tested;

        public static class Other
        {
            public static int One => 1;
        }
        """;

    [Fact]
    public void First_run_runs_every_step_once()
    {
        var result = GeneratorRun.Of(Start());
        Assert.Equal([New], result.Reasons(StepNames.Read));
        Assert.Equal([New], result.Reasons(StepNames.Carry));
        Assert.Equal([New], result.Reasons(StepNames.Compile));
        Assert.Equal([New], result.OutputReasons());
        Assert.Single(result.GeneratedSources);
    }

    [Theory]
    [InlineData("a comment in the body", ProblemFile, "// first", "// another comment")]
    [InlineData("lines in the body", ProblemFile, "var sum = Depth;", "\n\n        var   sum  =  Depth ;")]
    [InlineData("something above in the file", ProblemFile, "namespace Tested;", "namespace Tested;\n\npublic enum Unrelated\n{\n    One,\n}")]
    [InlineData("something below in the file", ProblemFile, "    }\n}", "    }\n}\n\npublic enum Unrelated\n{\n    One,\n}")]
    [InlineData("another file", OtherFile, "=> 1", "=> 2")]
    [InlineData("a comment beside the callee", HelperFile, "public static double Of", "/* a square */ public static double Of")]
    public void Edit_that_changes_no_meaning_ends_at_the_front_end(string what, string file, string before, string after)
    {
        var (first, second) = Run(Start(), compilation => compilation.Edit(file, text => Replace(text, before, after)));
        Assert.True(second.Reasons(StepNames.Read) is [Unchanged], what);
        Assert.Equal([Cached], second.Reasons(StepNames.Carry));
        Assert.Equal([Cached], second.Reasons(StepNames.Compile));
        Assert.Equal([Cached], second.OutputReasons());
        Assert.Equal(first.Files(), second.Files());
    }

    [Theory]
    [InlineData("the body", ProblemFile, "sum +=", "sum -=")]
    [InlineData("the callee in another file", HelperFile, "x * x", "x * x * x")]
    [InlineData("a constant", ProblemFile, "Depth = 2", "Depth = 3")]
    [InlineData("a setting of the optimizer", ProblemFile, "Memory = 5", "Memory = 6")]
    [InlineData("the name of a parameter", ProblemFile, "<double> x)\n    {", "<double> y)\n    {\n        var x = y;")]
    public void Edit_that_changes_the_meaning_runs_every_step(string what, string file, string before, string after)
    {
        var (first, second) = Run(Start(), compilation => compilation.Edit(file, text => Replace(text, before, after)));
        Assert.True(second.Reasons(StepNames.Read) is [Modified], what);
        Assert.Equal([Modified], second.Reasons(StepNames.Carry));
        Assert.Equal([Modified], second.Reasons(StepNames.Compile));
        Assert.Equal([Modified], second.OutputReasons());
        Assert.NotEqual(first.Files(), second.Files());
    }

    [Fact]
    public void Second_annotated_method_belongs_to_the_first_ones_problem()
    {
        var (_, second) = Run(Start(), compilation => compilation.Edit(ProblemFile, text => Replace(
            text,
            "return sum;\n    }",
            "return sum;\n    }\n\n    [Loss] public static double Ridge(ReadOnlySpan<double> x) => x[0] * x[0];\n    [Metric] public static double Size(ReadOnlySpan<double> x) => x[0];")));

        // The metric is read too, but by a provider that leads to no output, of which the driver keeps no record.
        Assert.Equal([New, Modified], second.Reasons(StepNames.Read).Order());
        Assert.Equal([Modified], second.Reasons(StepNames.Compile));
        Assert.Equal([Modified], second.OutputReasons());
        Assert.Single(second.GeneratedSources);
    }

    [Theory]
    [InlineData("another value of a field", "stiffness = 2", "stiffness = 3", false)]
    [InlineData("a component of a struct in another order", "double X, double Y", "double Y, double X", true)]
    [InlineData("a field of another type", "readonly double stiffness", "readonly float stiffness", true)]
    [InlineData("a field of another name", "stiffness", "strength", true)]
    public void Instance_is_generated_anew_where_what_it_reads_is_another_input(string what, string before, string after, bool isAnother)
    {
        const string Spring = """
            public readonly record struct Place(double X, double Y);

            public partial class Spring
            {
                private readonly double stiffness = 2;
                [Differentiable] public double Energy(Place at) => stiffness * at.X * at.X + at.Y * at.Y;
            }
            """;
        var (_, second) = Run(TestCompilation.OfFiles((ProblemFile, Spring)), compilation => compilation.Edit(ProblemFile, text => Replace(text, before, after)));
        Assert.True(second.Reasons(StepNames.Read) is [var reason] && reason == (isAnother ? Modified : Unchanged), what);
    }

    [Fact]
    public void Edit_to_one_problem_leaves_another_alone()
    {
        var start = Start().AddSyntaxTrees(TestCompilation.Parse("/src/Second.cs", Problem.Replace("Bowl", "Second", StringComparison.Ordinal)));
        var (_, second) = Run(start, compilation => compilation.Edit(ProblemFile, text => Replace(text, "sum +=", "sum -=")));
        Assert.Equal([Modified, Unchanged], second.Reasons(StepNames.Read).Order());
        Assert.Equal([Modified, Cached], second.Reasons(StepNames.Compile).Order());
        Assert.Equal([Modified, Cached], second.OutputReasons().Order());
    }

    [Fact]
    public void Error_comes_and_goes()
    {
        var driver = GeneratorRun.NewDriver();
        var right = Start();
        var wrong = right.Edit(ProblemFile, text => Replace(text, "Memory = 5", "Memory = 0"));
        var token = TestContext.Current.CancellationToken;

        var first = (driver = driver.RunGenerators(right, token)).Only();
        var refused = (driver = driver.RunGenerators(wrong, token)).Only();
        Assert.Equal([Modified], refused.Reasons(StepNames.Compile));
        Assert.Contains("#error STEEP0017", refused.Files()[0].Text, StringComparison.Ordinal);

        var mended = driver.RunGenerators(right, token).Only();
        Assert.Equal([Modified], mended.Reasons(StepNames.Compile));
        Assert.Equal(first.Files(), mended.Files());
    }

    [Fact]
    public void Annotation_removed_takes_its_file_along()
    {
        var (_, second) = Run(Start(), compilation => compilation.Edit(ProblemFile, text => Replace(text, "[Loss]", "")));
        Assert.Equal([Removed], second.Reasons(StepNames.Compile));
        Assert.Empty(second.GeneratedSources);
    }

    private static Compilation Start() => TestCompilation.OfFiles((ProblemFile, Problem), (HelperFile, Helper), (OtherFile, Other));

    private static (GeneratorRunResult First, GeneratorRunResult Second) Run(Compilation start, Func<Compilation, Compilation> edit)
    {
        var token = TestContext.Current.CancellationToken;
        var driver = GeneratorRun.NewDriver().RunGenerators(start, token);
        return (driver.Only(), driver.RunGenerators(edit(start), token).Only());
    }

    private static string Replace(string text, string before, string after) => text.Replace(before, after, StringComparison.Ordinal);
}
