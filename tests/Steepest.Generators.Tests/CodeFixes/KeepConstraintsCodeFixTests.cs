using Steepest.CodeFixes;
using Xunit;

namespace Steepest.Generators.Tests.CodeFixes;

public sealed class KeepConstraintsCodeFixTests
{
    [Theory]
    [InlineData("[Lbfgs(Memory = 5)]", "[Lbfgs(Memory = 5), AugmentedLagrangian]")]
    [InlineData("[Lbfgs, Adam]", "[Lbfgs, Adam, AugmentedLagrangian]")]
    [InlineData("[Adam]\n[Lbfgs]", "[Adam, AugmentedLagrangian]\n[Lbfgs]")]
    [InlineData("[Lbfgs, /* first */ HardConstraintFirst]", "[Lbfgs, /* first */ AugmentedLagrangian]")]
    [InlineData("[Lbfgs, global::Steepest.DifferentialMultipliersAttribute(Damping = 1)]", "[Lbfgs, AugmentedLagrangian]")]
    public async Task Fix_has_constraints_kept_by_an_augmented_Lagrangian(string before, string after)
    {
        var mended = await CodeFixRun.FixAll(new KeepConstraintsCodeFix(), Program(before));
        Assert.Equal(Program(after), mended);
        await MendedSource.IsClean(mended!);
    }

    [Fact]
    public async Task Nothing_is_offered_for_an_optimizer_that_the_method_itself_does_not_fit()
        => Assert.Null(await CodeFixRun.FixFirst(new KeepConstraintsCodeFix(), Program("[Newton, AugmentedLagrangian]").Replace("double x) => x * x", "double x, [Sample] double y) => x * x * y", StringComparison.Ordinal)));

    [Theory]
    [InlineData("[Lbfgs, Penalty, SolveDual]", "[Lbfgs, Penalty]")]
    [InlineData("[Penalty]\n[Lbfgs, AugmentedLagrangian]", "[Lbfgs, AugmentedLagrangian]")]
    public async Task Another_fix_removes_a_second_method(string before, string after)
        => Assert.Equal(Program(after), await CodeFixRun.FixAll(new RemoveAttributeCodeFix(), Program(before)));

    [Fact]
    public async Task Another_fix_removes_a_method_that_has_nothing_to_do()
        => Assert.Equal(
            "public static partial class Bowl\n{\n    [Loss] public static double Cost(double x) => x * x;\n}\n",
            await CodeFixRun.FixAll(new RemoveAttributeCodeFix(), "[Penalty]\npublic static partial class Bowl\n{\n    [Loss] public static double Cost(double x) => x * x;\n}\n"));

    private static string Program(string attributes) => $$"""
        {{attributes}}
        public static partial class Bowl
        {
            [Loss] public static double Cost(double x) => x * x;
            [Constraint(AtLeast = 1)] public static double Size(double x) => x;
        }

        """.ReplaceLineEndings("\n");
}
