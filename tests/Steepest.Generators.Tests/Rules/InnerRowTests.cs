using Steepest.Generators.Ir;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Interpretation;
using Steepest.Reference;
using Xunit;

namespace Steepest.Generators.Tests.Rules;

/// <summary>Derivatives of rows that no function of the reference stands for: C#'s own, and those that only rules build.</summary>
public sealed class InnerRowTests
{
    private static readonly Dictionary<string, Func<BigFloat, BigFloat>> s_derivatives = new()
    {
        ["LogisticDensity"] = x => Density(x) * BigFloat.ExpM1(-x) / (1 + BigFloat.Exp(-x)),
        ["NormalDistribution"] = x => BigFloat.Exp(-x * x / 2) / BigFloat.Sqrt(2 * BigFloat.Pi),
        ["Erfc"] = x => -2 * BigFloat.Exp(-x * x) / BigFloat.Sqrt(BigFloat.Pi),
    };

    public static TheoryData<string, double> Points
    {
        get
        {
            var points = new TheoryData<string, double>();
            foreach (var name in s_derivatives.Keys)
            {
                foreach (var x in (double[])[0, 0.5, -0.5, 1e-9, -1e-300, 2.25, -4, 6.5]) points.Add(name, x);
            }

            return points;
        }
    }

    [Theory]
    [MemberData(nameof(Points))]
    public void A_row_that_only_rules_build_has_its_derivative(string name, double x)
    {
        var function = RowFunctions.Partial(Operators.All.Single(row => row.Name == name), [IrType.Double], 0);
        var error = Accuracy.Ulps(Interpreter.Run(RowFunctions.Expand(function), x, 1.0)[0], s_derivatives[name](x));
        Assert.True(error <= 6, $"{error} ulp");
    }

    [Theory]
    [InlineData(true, 2.0, 0.0)]
    [InlineData(false, 0.0, 2.0)]
    public void A_selection_passes_the_scale_to_the_side_taken_whatever_the_other_is(bool condition, double first, double second)
    {
        IReadOnlyList<IrType> types = [IrType.Boolean, IrType.Double, IrType.Double];
        object[] arguments = [condition, double.NaN, double.PositiveInfinity, 2.0];
        Assert.Equal(first, Interpreter.Run(RowFunctions.Partial(Operators.Select, types, 1), arguments)[0]);
        Assert.Equal(second, Interpreter.Run(RowFunctions.Partial(Operators.Select, types, 2), arguments)[0]);
    }

    [Theory]
    [InlineData(0.0, double.NaN, 0.0, 0.0)]
    [InlineData(0.0, double.PositiveInfinity, 0.0, 0.0)]
    [InlineData(2.0, 6.0, 6.0, 3.0)]
    public void A_contribution_without_a_scale_is_nothing(double scale, double amount, double value, double partial)
    {
        var builder = new FunctionBuilder();
        int[] operands = [.. new[] { "x", "y" }.Select(name => builder.Parameter(new Parameter(name, IrType.Double, ParameterRole.Variable)))];
        var function = RowFunctions.Expand(builder.Build("f", [builder.Emit(Operators.UnlessZero, operands)], [""], EquatableArray<string>.Empty));
        Assert.Equal(value, Interpreter.Run(function, scale, amount)[0]);
        var derivative = RowFunctions.Expand(RowFunctions.Partial(Operators.UnlessZero, [IrType.Double, IrType.Double], 1));
        Assert.Equal(partial, Interpreter.Run(derivative, scale, amount, 3.0)[0]);
    }

    [Fact]
    public void A_conversion_converts_the_scale_back()
    {
        var builder = new FunctionBuilder();
        var x = builder.Parameter(new Parameter("x", IrType.Single, ParameterRole.Variable));
        var t = builder.Parameter(new Parameter("t", IrType.Double, ParameterRole.Fixed));
        var partial = Operators.Convert.Scaled!(new Application(builder, EquatableArray.Of(x), builder.Convert(x, IrType.Double)), t, 0);
        Assert.Equal(IrType.Single, builder.TypeOf(partial!.Value));
    }

    [Fact]
    public void A_conversion_from_an_integer_has_no_derivative()
    {
        var builder = new FunctionBuilder();
        var n = builder.Parameter(new Parameter("n", IrType.Int32, ParameterRole.Fixed));
        var t = builder.Parameter(new Parameter("t", IrType.Double, ParameterRole.Fixed));
        Assert.Null(Operators.Convert.Scaled!(new Application(builder, EquatableArray.Of(n), builder.Convert(n, IrType.Double)), t, 0));
    }

    /// <summary>
    /// The sign that is copied is the one operand of the table whose derivative is lost beside others; all rows that give null for an operand
    /// that is a number say so, or are StopGradient.
    /// </summary>
    [Fact]
    public void An_operand_without_a_derivative_is_known_as_lost()
    {
        var silent = Signatures.All.Where(signature => signature.Row.Scaled != null && signature.Types[0] == IrType.Double)
            .SelectMany(
                signature => Enumerable.Range(0, signature.Row.Arity).Where(i => signature.Types[i].IsFloating),
                (signature, i) => (signature.Row, Index: i))
            .Where(operand => IsNull(operand.Row, operand.Index));
        Assert.Equal([(Operators.Attached, 2), (Operators.CopySign, Operators.CopySign.LostOperand), (Operators.Sloped, 0), (Operators.Sloped, 2), (Operators.StopGradient, 0), (Operators.UnlessZero, 0)], silent);
    }

    private static bool IsNull(Operator row, int index)
    {
        var builder = new FunctionBuilder();
        var types = Signatures.All.First(signature => signature.Row == row).Types;
        int[] operands = [.. types.Select((type, i) => builder.Parameter(new Parameter("x" + i, type, ParameterRole.Variable)))];
        var at = new Application(builder, EquatableArray.Of(operands), builder.Emit(row, operands));
        return row.Scaled!(at, builder.Constant(IrType.Double, 1), index) is null;
    }

    private static BigFloat Density(BigFloat x) => BigFloat.Exp(-x) / ((1 + BigFloat.Exp(-x)) * (1 + BigFloat.Exp(-x)));
}
