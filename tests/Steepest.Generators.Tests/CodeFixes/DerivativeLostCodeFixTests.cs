using Microsoft.CodeAnalysis.CodeFixes;
using Steepest.CodeFixes;
using Xunit;

namespace Steepest.Generators.Tests.CodeFixes;

/// <summary>The two ways to mend a lost derivative: the zero is meant, or the value itself was.</summary>
public sealed class DerivativeLostCodeFixTests
{
    [Theory]
    [InlineData("Math.Floor(x)", "Functions.StopGradient(Math.Floor(x))")]
    [InlineData("Math.Round(x * y, 2)", "Functions.StopGradient(Math.Round(x * y, 2))")]
    [InlineData("x * (int)y", "x * (int)Functions.StopGradient(y)")]
    [InlineData("(long)(x + y)", "(long)Functions.StopGradient(x + y)")]
    [InlineData("Math.Sign(x * y)", "Math.Sign(Functions.StopGradient(x * y))")]
    [InlineData("Math.CopySign(x, /* of */ y)", "Math.CopySign(x, /* of */ Functions.StopGradient(y))")]
    public Task Stop_says_that_the_zero_is_meant(string before, string after) => Check(new StopGradientCodeFix(), before, after);

    [Theory]
    [InlineData("Math.Floor(x)", "x")]
    [InlineData("2 * Math.Round(x + y, 2)", "2 * (x + y)")]
    [InlineData("x * (int)y", "x * y")]
    [InlineData("x * (long)(x + y)", "x * (x + y)")]
    public Task Keeping_the_value_leaves_the_rounding_out(string before, string after) => Check(new KeepValueCodeFix(), before, after);

    [Theory]
    [InlineData("(int)x / 2")]
    [InlineData("Math.Sign(x)")]
    [InlineData("Math.CopySign(1, x)")]
    public async Task Value_is_not_kept_where_the_program_would_compute_something_else(string expression)
        => Assert.Null(await CodeFixRun.FixFirst(new KeepValueCodeFix(), Program(expression)));

    [Fact]
    public async Task Fix_of_all_mends_what_nests()
    {
        var mended = await CodeFixRun.FixAll(new StopGradientCodeFix(), Program("Math.Floor(x) + Math.Ceiling(y) * (int)x"));
        Assert.Equal(Program("Functions.StopGradient(Math.Floor(x)) + Functions.StopGradient(Math.Ceiling(y)) * (int)Functions.StopGradient(x)"), mended);
        await MendedSource.IsClean(mended);

        mended = await CodeFixRun.FixAll(new KeepValueCodeFix(), Program("Math.Floor(x + Math.Ceiling(y))"));
        Assert.Equal(Program("(x + y)"), mended);
        await MendedSource.IsClean(mended);
    }

    private static async Task Check(CodeFixProvider fix, string before, string after)
    {
        var mended = await CodeFixRun.FixFirst(fix, Program(before));
        Assert.Equal(Program(after), mended);
        await MendedSource.IsClean(mended!);
    }

    private static string Program(string expression) => $$"""
        public static partial class Bowl
        {
            [Loss] public static double Cost(double x, double y) => x * x + y * y + {{expression}};
        }
        """;
}
