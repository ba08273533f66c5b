using Steepest.CodeFixes;
using Xunit;

namespace Steepest.Generators.Tests.CodeFixes;

public sealed class MarkFixedCodeFixTests
{
    [Theory]
    [InlineData(
        "[Loss] public static double Cost(double x, double limit) => x > limit ? x * x : 0;",
        "[Loss] public static double Cost(double x, [Fixed] double limit) => x > limit ? x * x : 0;")]
    [InlineData(
        "[Differentiable] public static double Cost(/* unused */ double y, double x) => x * x;",
        "[Differentiable] public static double Cost(/* unused */ [Fixed] double y, double x) => x * x;")]
    [InlineData(
        "[Loss] public static double Cost(double x,\n                               // unused\n                               ReadOnlySpan<double> y) => x * x;",
        "[Loss] public static double Cost(double x,\n                               // unused\n                               [Fixed] ReadOnlySpan<double> y) => x * x;")]
    public async Task Fix_marks_the_parameter_and_keeps_the_rest(string before, string after)
    {
        var mended = await CodeFixRun.FixFirst(new MarkFixedCodeFix(), Program(before));
        Assert.Equal(Program(after), mended);
        await MendedSource.IsClean(mended!);
    }

    [Fact]
    public async Task Fix_gives_a_shared_name_one_role_in_all_methods()
    {
        var mended = await CodeFixRun.FixFirst(new MarkFixedCodeFix(), Program("""
            [Loss] public static double Cost(double x) => x * x;
            [Metric] public static double Error(double x, double limit) => x > limit ? 1 : 0;
            [Metric] public static double Size(double x, [Length(1)] double[] y, double limit) => x - limit;
            [Differentiable] public static double Other(double limit) => limit * limit;
            """));
        Assert.Contains("Error(double x, [Fixed] double limit)", mended, StringComparison.Ordinal);
        Assert.Contains("Size(double x, [Length(1)] double[] y, [Fixed] double limit)", mended, StringComparison.Ordinal);
        Assert.Contains("Other(double limit)", mended, StringComparison.Ordinal);

        mended = await CodeFixRun.FixFirst(new MarkFixedCodeFix(), mended!);
        Assert.Contains("Size(double x, [Fixed][Length(1)] double[] y, [Fixed] double limit)", mended, StringComparison.Ordinal);
        await MendedSource.IsClean(mended!);
    }

    [Theory]
    [InlineData("[Loss] public static double Cost(double x) => 1;")]
    [InlineData("[Loss] public static double Cost(double x, double y) => x * x; [Loss] public static double Other(double x, double y) => x * y;")]
    public async Task Nothing_is_offered_where_a_variable_would_be_missing(string methods)
        => Assert.Null(await CodeFixRun.FixFirst(new MarkFixedCodeFix(), Program(methods)));

    [Fact]
    public async Task Fix_of_all_marks_every_one()
    {
        var mended = await CodeFixRun.FixAll(
            new MarkFixedCodeFix(),
            Program("[Loss] public static double Cost(double x, double y, double z) => y > 0 ? x * x : 0; [Differentiable] public static double Rest(double a) => 1;"));
        Assert.Contains("Cost(double x, [Fixed] double y, [Fixed] double z)", mended, StringComparison.Ordinal);
        Assert.Contains("Rest(double a)", mended, StringComparison.Ordinal);
    }

    private static string Program(string methods) => $$"""
        public static partial class Bowl
        {
            {{methods}}
        }
        """;
}
