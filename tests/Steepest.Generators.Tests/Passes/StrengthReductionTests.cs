using Steepest.Generators.Ir;
using Steepest.Generators.Passes;
using Steepest.Generators.Tests.Frontend;
using Steepest.Generators.Tests.Interpretation;
using Xunit;

namespace Steepest.Generators.Tests.Passes;

public sealed class StrengthReductionTests
{
    [Theory]
    [InlineData("Math.Pow(x, 0)", "")]
    [InlineData("Math.Pow(x, 0.5)", "Sqrt")]
    [InlineData("Math.Pow(x, 1)", "")]
    [InlineData("Math.Pow(x, 2)", "Multiply")]
    [InlineData("Math.Pow(x, 3.5)", "Multiply Multiply Sqrt Multiply")]
    [InlineData("Math.Pow(x, 8)", "Multiply Multiply Multiply")]
    [InlineData("x / 4", "Multiply")]
    public void Powers_become_products(string expression, string operators) => AssertReduced(expression, operators);

    [Theory]
    [InlineData("Math.Pow(x, -2)", "Pow")]
    [InlineData("Math.Pow(x, 0.3)", "Pow")]
    [InlineData("Math.Pow(x, 33)", "Pow")]
    [InlineData("Math.Pow(2, x)", "Pow")]
    [InlineData("x / 3", "Divide")]
    public void Others_stay(string expression, string operators) => AssertReduced(expression, operators);

    private static void AssertReduced(string expression, string operators)
    {
        var before = new Snippet($"public static double Loss(double x) => {expression};").Function();
        var after = new StrengthReductionPass().Run(before);
        Verifier.Verify(after);
        Assert.Equal(operators, string.Join(' ', after.Nodes.Where(node => node.Code == OpCode.Operator).Select(node => node.Operator!.Name)));
        foreach (var x in new[] { 0, 0.3, 1, 2.7, 1e5 })
        {
            var expected = (double)Interpreter.Run(before, x)[0];
            var actual = (double)Interpreter.Run(after, x)[0];
            Assert.True(actual == expected || Math.Abs(actual - expected) <= 1e-14 * Math.Abs(expected), $"{expression} at {x}: {actual} instead of {expected}");
        }
    }
}
