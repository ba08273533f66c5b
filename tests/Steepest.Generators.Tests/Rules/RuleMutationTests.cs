using Steepest.Generators.Ir;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Interpretation;
using Xunit;

namespace Steepest.Generators.Tests.Rules;

/// <summary>The check of the checks: a derivative rule that is broken on purpose, in one operand, is noticed.</summary>
public sealed class RuleMutationTests
{
    /// <summary>What is done to t · ∂f/∂x.</summary>
    private static readonly (string Name, Func<FunctionBuilder, int, int> Apply)[] s_mistakes =
    [
        ("negated", (builder, partial) => builder.Emit(Operators.Negate, partial)),
        ("a thousandth too large", (builder, partial) => builder.Emit(Operators.Multiply, partial, builder.Constant(builder.TypeOf(partial), 1.001))),
        ("zero", (builder, partial) => builder.Constant(builder.TypeOf(partial), 0)),
    ];

    /// <summary>Rows that no function of the reference stands for: points at which a partial of theirs is known.</summary>
    private static readonly (Operator Row, IrType[] Types, int Index, object[] Arguments)[] s_inner =
    [
        (Operators.All.Single(row => row.Name == "LogisticDensity"), [IrType.Double], 0, [0.5, 1.0]),
        (Operators.All.Single(row => row.Name == "NormalDistribution"), [IrType.Double], 0, [0.5, 1.0]),
        (Operators.All.Single(row => row.Name == "Erfc"), [IrType.Double], 0, [0.5, 1.0]),
        (Operators.All.Single(row => row.Name == "Digamma"), [IrType.Double], 0, [0.5, 1.0]),
        (Operators.Select, [IrType.Boolean, IrType.Double, IrType.Double], 1, [true, 3.0, 4.0, 2.0]),
        (Operators.Select, [IrType.Boolean, IrType.Double, IrType.Double], 2, [false, 3.0, 4.0, 2.0]),
        (Operators.Attached, [IrType.Double, IrType.Double, IrType.Double], 0, [3.0, 4.0, 5.0, 2.0]),
        (Operators.Attached, [IrType.Double, IrType.Double, IrType.Double], 1, [3.0, 4.0, 5.0, 2.0]),
        (Operators.Sloped, [IrType.Double, IrType.Double, IrType.Double], 1, [3.0, 4.0, 5.0, 2.0]),
        (Operators.UnlessZero, [IrType.Double, IrType.Double], 1, [2.0, 6.0, 3.0]),
    ];

    public static TheoryData<string> Rows => RowDerivativeTests.Differentiable;

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_broken_rule_is_noticed(string name)
    {
        var row = RowCase.Of(name);
        for (var operand = 0; operand < row.Row.Arity; operand++)
        {
            if (!row.OperandTypes[operand].IsFloating || HasNone(row.Row, row.OperandTypes, operand) || operand >= row.Reference.Arity) continue;
            foreach (var mistake in s_mistakes)
            {
                var broken = row with { Row = Broken(row.Row, operand, mistake.Apply) };
                var complaint = RowPartials.Complaint(broken, (point, index) => RowPartials.Interpret(broken, RowFunctions.Partial(broken.Row, broken.OperandTypes, index), point, 1));
                Assert.True(complaint is not null, $"Nothing notices that the derivative of {row} by operand {operand} is {mistake.Name}.");
            }
        }
    }

    [Fact]
    public void A_broken_inner_rule_changes_what_is_checked()
    {
        foreach (var (row, types, index, arguments) in s_inner)
        {
            var right = Interpreter.Run(RowFunctions.Expand(RowFunctions.Partial(row, types, index)), arguments)[0];
            foreach (var mistake in s_mistakes)
            {
                var wrong = Interpreter.Run(RowFunctions.Expand(RowFunctions.Partial(Broken(row, index, mistake.Apply), types, index)), arguments)[0];
                Assert.True(Math.Abs((double)wrong - (double)right) > 1e-4 * Math.Abs((double)right), $"{row}, operand {index}, {mistake.Name}");
            }
        }
    }

    [Fact]
    public void Every_rule_is_broken_once()
        => Assert.Equal(
            [],
            Operators.All.Where(row => row.Scaled is not null && row != Operators.Convert).Except(RowCase.All.Select(row => row.Row)).Except(s_inner.Select(inner => inner.Row)).Select(row => row.Name));

    /// <summary>Whether the rule says that there is no derivative by this operand.</summary>
    private static bool HasNone(Operator row, IReadOnlyList<IrType> types, int operand)
    {
        var builder = new FunctionBuilder();
        int[] operands = [.. types.Select(type => builder.Argument(type))];
        var result = builder.Emit(row, operands);
        return row.Scaled!(new Application(builder, EquatableArray.Of(operands), result), builder.Argument(types[operand]), operand) is null;
    }

    private static Operator Broken(Operator row, int operand, Func<FunctionBuilder, int, int> mistake) => new(row.Name, row.Arity, row.Form)
    {
        Typing = row.Typing,
        Cost = row.Cost,
        IsCommutative = row.IsCommutative,
        Methods = row.Methods,
        Expand = row.Expand,
        LosesDerivative = row.LosesDerivative,
        LostOperand = row.LostOperand,
        Scaled = (at, scale, index) => row.Scaled!(at, scale, index) is { } partial ? index == operand ? mistake(at.Builder, partial) : partial : null,
    };
}
