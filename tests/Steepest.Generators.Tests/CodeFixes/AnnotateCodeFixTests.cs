using Steepest.CodeFixes;
using Xunit;

namespace Steepest.Generators.Tests.CodeFixes;

/// <summary>Fixes that add an attribute to a method.</summary>
public sealed class AnnotateCodeFixTests
{
    private const string Loop = "{ for (var i = 0; i < 200000; i++) x = Math.Sin(x) * x; return x; }";

    [Theory]
    [InlineData("[Loss] public static double Cost(double x) LOOP", "[Loss, Checkpoint] public static double Cost(double x) LOOP")]
    [InlineData("// why\n    [Loss, MaxIterations(9)]\n    public static double Cost(double x) LOOP", "// why\n    [Loss, MaxIterations(9), Checkpoint]\n    public static double Cost(double x) LOOP")]
    public async Task Long_loop_is_checkpointed(string before, string after)
    {
        var mended = await CodeFixRun.FixAll(new CheckpointCodeFix(), Program(before));
        Assert.Equal(Program(after), mended);
        if (!before.Contains("MaxIterations", StringComparison.Ordinal)) await MendedSource.IsClean(mended);
    }

    [Fact]
    public async Task Checkpoints_are_not_offered_in_a_helper_which_takes_them_from_its_caller()
        => Assert.Null(await CodeFixRun.FixFirst(
            new CheckpointCodeFix(),
            Program("[Loss] public static double Cost(double x) => Long(x); private static double Long(double x) LOOP")));

    [Theory]
    [InlineData("[Loss, MaxIterations(9)] public static double Cost(double x) => x * x;", "[Loss] public static double Cost(double x) => x * x;")]
    [InlineData("// why\n    [MaxIterations(9)]\n    [Loss]\n    public static double Cost(double x) => x * x;", "// why\n    [Loss]\n    public static double Cost(double x) => x * x;")]
    public async Task Bound_that_bounds_nothing_is_removed(string before, string after)
    {
        var mended = await CodeFixRun.FixAll(new RemoveAttributeCodeFix(), Program(before));
        Assert.Equal(Program(after), mended);
        await MendedSource.IsClean(mended);
    }

    [Theory]
    [InlineData(
        "[Loss] public static double Cost(double x, int n) => Power(x, n);\n    private static double Power(double x, int n) => n == 0 ? 1 : x * Power(x, n - 1);",
        "[Loss] public static double Cost(double x, int n) => Power(x, n);\n    [MaxIterations(20)]\n    private static double Power(double x, int n) => n == 0 ? 1 : x * Power(x, n - 1);")]
    public async Task Recursion_is_bounded(string before, string after)
    {
        var mended = await CodeFixRun.FixAll(new BoundRecursionCodeFix(), Program(before));
        Assert.Equal(Program(after), mended);
        await MendedSource.IsClean(mended);
    }

    private static string Program(string members) => $$"""
        public static partial class Bowl
        {
            {{members.Replace("LOOP", Loop, StringComparison.Ordinal)}}
        }
        """;
}
