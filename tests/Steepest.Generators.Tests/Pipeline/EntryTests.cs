using Microsoft.CodeAnalysis;
using Steepest.Generators.Tests.Compilations;
using Xunit;

namespace Steepest.Generators.Tests.Pipeline;

/// <summary>Each annotated type gives one file, however it is annotated.</summary>
public sealed class EntryTests
{
    [Theory]
    [InlineData("several roles on one method", "[Differentiable, Loss] public static double Cost(double x) => x * x;")]
    [InlineData("one role in several lists", "[Differentiable] [Loss] public static double Cost(double x) => x * x;")]
    [InlineData("a metric first", "[Metric] public static double Size(double x) => x; [Loss] public static double Cost(double x) => x * x;")]
    [InlineData("a derivative first", "[Differentiable] public static double Size(double x) => x; [Loss] public static double Cost(double x) => x * x;")]
    [InlineData("a partial method", "[Loss] public static partial double Cost(double x); public static partial double Cost(double x) => x * x;")]
    [InlineData("a partial method annotated at its body", "public static partial double Cost(double x); [Loss] public static partial double Cost(double x) => x * x;")]
    [InlineData("a partial method annotated twice", "[Differentiable] public static partial double Cost(double x); [Loss] public static partial double Cost(double x) => x * x;")]
    public void Type_gives_one_file(string what, string members)
    {
        var result = GeneratorRun.Of(TestCompilation.Of($"public static partial class Bowl {{ {members} }}"));
        Assert.True(result.GeneratedSources.Length == 1, $"{what}: {result.GeneratedSources.Length} files");
        Assert.Null(result.Exception);
    }

    [Fact]
    public void Nested_types_give_a_file_each()
    {
        var result = GeneratorRun.Of(TestCompilation.Of("""
            public static partial class Outer
            {
                [Differentiable] public static double Cost(double x) => x * x;
                public static partial class Inner
                {
                    [Differentiable] public static double Cost(double x) => x * x;
                }
            }
            """));
        Assert.Equal(2, result.GeneratedSources.Length);
    }

    [Fact]
    public void Attribute_of_another_library_is_none_of_ours()
    {
        var result = GeneratorRun.Of(TestCompilation.Of("""
            namespace Elsewhere;

            [AttributeUsage(AttributeTargets.Method)] public sealed class LossAttribute : Attribute;

            public static class Bowl
            {
                [Elsewhere.Loss] public static double Cost(double x) => x * x;
            }
            """));
        Assert.Empty(result.GeneratedSources);
    }

    [Fact]
    public void Project_without_the_runtime_is_left_alone()
    {
        var compilation = TestCompilation.WithoutRuntime("public static class Bowl { public static double Cost(double x) => x * x; }");
        Assert.Empty(GeneratorRun.Of(compilation).GeneratedSources);
    }

    /// <summary>While the user types, the source is mostly wrong: whatever the prefix, neither generator nor analyzer may fail.</summary>
    [Fact]
    public async Task No_prefix_of_a_source_makes_generator_or_analyzer_fail()
    {
        const string Source = """
            [Adam(LearningRate = 1e-2)]
            public static partial class Bowl
            {
                /// <summary>Some <see cref="Bowl"/> &lt; another.</summary>
                [Loss(Weight = 2)]
                public static double Cost([Length(2)] ReadOnlySpan<double> x, [Fixed] double k)
                {
                    var sum = 0.0;
                    for (var i = 0; i < x.Length; i++) sum += Square(x[i]) * k;
                    return sum > 1 ? Math.Exp(sum) : sum;
                }

                [Metric] public static double Size(ReadOnlySpan<double> x) => x[0];
                private static double Square(double value) => value * value;
            }
            """;
        for (var length = 0; length <= Source.Length; length += 3)
        {
            var compilation = TestCompilation.Of(Source[..length]);
            var result = GeneratorRun.Of(compilation);
            Assert.Null(result.Exception);
            Assert.DoesNotContain(result.Diagnostics, found => found.Id == "STEEP9999");
            if (length % 5 == 0) await Analysis.Run(compilation);
        }
    }
}
