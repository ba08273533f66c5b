using Steepest.Generators.Frontend.Problems;
using Steepest.Generators.Ir;
using Steepest.Generators.Model;
using Steepest.Generators.Tests.Compilations;
using Xunit;

namespace Steepest.Generators.Tests.Frontend.Problems;

/// <summary>What an annotated type is read as.</summary>
public sealed class ProblemReaderTests
{
    [Fact]
    public void Inputs_come_in_the_order_in_which_methods_first_name_them()
    {
        var model = Read("""
            public static partial class Bowl
            {
                [Metric] public static double Size(double b, [Sample] double s, [Fixed] double k, int n) => b;
                [Differentiable] public static double Aside(double z, double a) => z * a;
                [Loss] public static double Cost(ReadOnlySpan<double> a, double b, [Sample] ReadOnlySpan<float> row, [Sample] int label, [Fixed] double k) => a[0] * b;
            }
            """);
        Assert.Equal(["b", "a"], model.Variables.Select(input => input.Name));
        Assert.Equal(["k", "n"], model.Fixed.Select(input => input.Name));
        Assert.Equal(["s", "row", "label"], model.Samples.Select(input => input.Name));
        Assert.Equal(["Size", "Aside", "Cost"], model.Methods.Select(method => method.Name));
        Assert.Equal(ElementType.Single, model.Samples[1].Type);
        Assert.Null(model.Refusal);
    }

    [Fact]
    public void Parameters_are_read_by_shape_type_and_role()
    {
        var model = Read("""
            public static partial class Bowl
            {
                [Loss] public static float Cost([Length(3)] ReadOnlySpan<float> x, float[] y, [Fixed] float k, ReadOnlySpan<int> n, bool flag, [Sample] long[] rows) => x[0] * y[0] * k;
            }
            """);
        Assert.Equal(
            [
                new ParameterModel("x", InputRole.Variable, InputShape.Span, ElementType.Single) { StatedLength = 3 },
                new ParameterModel("y", InputRole.Variable, InputShape.Array, ElementType.Single),
                new ParameterModel("k", InputRole.Fixed, InputShape.Scalar, ElementType.Single),
                new ParameterModel("n", InputRole.Fixed, InputShape.Span, ElementType.Int32),
                new ParameterModel("flag", InputRole.Fixed, InputShape.Scalar, ElementType.Boolean),
                new ParameterModel("rows", InputRole.Sample, InputShape.Array, ElementType.Int64),
            ],
            model.Methods[0].Parameters);
    }

    [Fact]
    public void Sample_of_a_derivative_is_fixed()
        => Assert.Equal(
            [InputRole.Variable, InputRole.Fixed],
            Read("public static partial class Bowl { [Differentiable] public static double Cost(double x, [Sample] double y) => x * y; }")
                .Methods[0].Parameters.Select(parameter => parameter.Role));

    [Fact]
    public void Length_that_one_method_states_holds_for_the_problem()
        => Assert.Equal(4, Read("""
            public static partial class Bowl
            {
                [Loss] public static double Cost(ReadOnlySpan<double> x) => x[0];
                [Loss] public static double Ridge([Length(4)] ReadOnlySpan<double> x) => x[0];
            }
            """).Variables[0].StatedLength);

    [Fact]
    public void Attributes_are_read()
    {
        var model = Read("""
            [Lbfgs(Memory = 7), Adam(WeightDecay = 0.5, EpsilonInside = true, LearningRate = 2)]
            public static partial class Bowl
            {
                private const double Half = 0.5;
                [Loss(Weight = Half / 2)] public static double Cost(double x) => x * x;
                [Metric(Maximize = true)] public static double Size(double x) => x;
            }
            """);
        Assert.Equal(0.25, model.Methods[0].Weight);
        Assert.True(model.Methods[1].Maximize);
        Assert.Equal(["Adam", "Lbfgs"], model.Optimizers.Select(optimizer => optimizer.Name));
        Assert.Equal([new("LearningRate", 2), new("EpsilonInside", 1), new("WeightDecay", 0.5)], model.Optimizers[0].Settings);
        Assert.Equal([new("Memory", 7)], model.Optimizers[1].Settings);
    }

    [Fact]
    public void Optimizer_that_is_given_twice_is_the_compilers_error_and_counts_once()
        => Assert.Single(Read("[Adam, Adam] public static partial class Bowl { [Loss] public static double Cost(double x) => x * x; }").Optimizers);

    [Theory]
    [InlineData("namespace A.B; public static partial class Bowl { METHOD }", "A.B", "A.B.Bowl", "public", "static partial class Bowl")]
    [InlineData("internal readonly partial struct Bowl { METHOD }", "", "Bowl", "internal", "partial struct Bowl")]
    [InlineData("namespace @int; public sealed partial record @class { METHOD }", "@int", "int.class", "public", "partial record @class")]
    [InlineData("partial interface IOuter { public partial record struct Bowl { METHOD } }", "", "IOuter+Bowl", "internal", "partial interface IOuter, partial record struct Bowl")]
    [InlineData("public partial class Outer { private static partial class Bowl { METHOD } }", "", "Outer+Bowl", "internal", "partial class Outer, static partial class Bowl")]
    public void Type_is_read(string source, string space, string metadataName, string accessibility, string parts)
    {
        var type = Read(source.Replace("METHOD", "[Loss] public static double Cost(double x) => x * x;", StringComparison.Ordinal), metadataName).Type;
        Assert.Equal((space, metadataName, accessibility), (type.Namespace, type.MetadataName, type.Accessibility));
        Assert.Equal(parts, string.Join(", ", type.Parts.Select(part => part.Keyword + " " + part.Name)));
    }

    [Theory]
    [InlineData("public", "public")]
    [InlineData("internal", "internal")]
    [InlineData("protected internal", "protected internal")]
    [InlineData("private protected", "private protected")]
    [InlineData("protected", "protected")]
    [InlineData("", "private")]
    public void Accessibility_is_the_methods(string written, string expected)
        => Assert.Equal(expected, Read($"public partial class Bowl {{ [Loss] {written} static double Cost(double x) => x * x; }}").Methods[0].Accessibility);

    [Fact]
    public void Documentation_is_read_as_plain_words_however_the_project_parses_comments()
    {
        var method = Read("""
            public static partial class Bowl
            {
                /// <summary>
                /// How <b>far</b> <paramref name="x"/> is from <see cref="System.Math.PI"/>, if a &lt; b. And more.
                /// </summary>
                /// <param name="x">Where   to
                /// look.</param>
                [Loss]
                public static double Cost(double x, double y) => x * y;
            }
            """).Methods[0];
        Assert.Equal("How far x is from PI, if a < b.", method.Summary);
        Assert.Equal("Where to look.", method.Parameters[0].Documentation);
        Assert.Null(method.Parameters[1].Documentation);
    }

    [Fact]
    public void Documentation_that_is_no_XML_is_left_out()
        => Assert.Null(Read("public static partial class Bowl\n{\n    /// <summary>a < b</summary>\n    [Loss] public static double Cost(double x) => x * x;\n}").Methods[0].Summary);

    [Fact]
    public void Names_that_are_keywords_are_escaped()
    {
        var method = Read("public static partial class Bowl { [Loss] public static double @double(double @class, double value) => @class * value; }").Methods[0];
        Assert.Equal("@double", method.Name);
        Assert.Equal(["@class", "value"], method.Parameters.Select(parameter => parameter.Name));
    }

    [Fact]
    public void Problem_that_does_not_hold_together_keeps_what_can_be_declared()
    {
        var model = Read("""
            [Adam]
            public static partial class Bowl
            {
                [Loss] public static double Cost(double x) => x * x;
                [Loss] public static double Ridge(ReadOnlySpan<double> x) => x[0];
                [Metric] public static string Size(double x) => "";
            }
            """);
        Assert.Equal("STEEP0007", model.Refusal?.Id);
        Assert.Equal(["Cost", "Ridge"], model.Methods.Select(method => method.Name));
        Assert.False(model.IsProblem);
        Assert.Empty(model.Variables);
        Assert.Empty(model.Optimizers);
    }

    [Fact]
    public void Refusal_says_what_the_first_error_says()
        => Assert.Equal(
            new Refusal("STEEP0005", "'Cost' can be overridden, so its derivative would not be that of the method which runs; seal it or the type, or remove 'virtual'"),
            Read("public partial class Bowl { [Loss] public virtual double Cost(double x) => x * x; }").Refusal);

    [Fact]
    public void Error_that_the_compiler_reports_is_refused_without_words()
        => Assert.Equal(new Refusal("", ""), Read("public static partial class Bowl { [Loss] public static double Cost(Doubel x) => 1; }").Refusal);

    private static ProblemModel Read(string source, string type = "Bowl")
    {
        var compilation = TestCompilation.Of(source);
        return ProblemReader.Read(compilation.GetTypeByMetadataName(type)!, compilation, TestContext.Current.CancellationToken).Model;
    }
}
