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
}
