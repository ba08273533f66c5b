using Steepest.Generators.Ir;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Interpretation;
using Xunit;

namespace Steepest.Generators.Tests.Ir;

/// <summary>What the builder simplifies keeps its bits, but for the sign of a zero that is added to and the payload of a NaN.</summary>
public sealed class SimplificationTests
{
    private static readonly double[] s_values =
        [0, -0.0, 1, -1, 2.5, -3.25, 1e300, -1e-300, 5e-324, double.PositiveInfinity, double.NegativeInfinity, double.NaN];

    private static readonly double[] s_constants = [0, 1, -1, 2, -0.5];

    /// <summary>Rows of one or two numbers, with every mix of variables, negated ones and constants as operands.</summary>
    private static readonly Operator[] s_rows =
    [
        Operators.Add, Operators.Subtract, Operators.Multiply, Operators.Divide, Operators.Negate, Operators.Abs,
        Operators.Less, Operators.Equal, Operators.GreaterOrEqual,
    ];

    [Fact]
    public void Simplified_floating_operations_keep_their_bits()
        => ForEachPair(IrType.Double, s_constants, s_values.Select(value => (object)value), (expected, actual) =>
            Assert.True(expected.Equals(actual) || (expected is 0.0 && actual is 0.0), $"{actual} instead of {expected}"));

    [Fact]
    public void Simplified_integer_operations_keep_their_value()
        => ForEachPair(IrType.Int32, [0, 1, -1, 7], [0, 1, -1, 5, int.MaxValue, int.MinValue + 1], Assert.Equal);

    [Theory]
    [InlineData("Add", 0)]
    [InlineData("Subtract", 0)]
    [InlineData("Multiply", 1)]
    [InlineData("Divide", 1)]
    public void A_neutral_constant_leaves_the_other_operand(string name, double neutral)
    {
        var builder = new FunctionBuilder();
        var x = builder.Parameter(new Parameter("x", IrType.Double, ParameterRole.Variable));
        Assert.Equal(x, builder.Apply(Operators.All.Single(row => row.Name == name), x, builder.Constant(IrType.Double, neutral)));
    }

    [Fact]
    public void Zero_times_a_variable_stays() => Assert.Contains(
        "Multiply",
        Programs.Build([IrType.Double], (builder, x) => [builder.Apply(Operators.Multiply, builder.Constant(IrType.Double, 0), x[0])]).ToString(),
        StringComparison.Ordinal);

    [Fact]
    public void A_selection_by_a_known_condition_is_its_side()
    {
        var builder = new FunctionBuilder();
        var x = builder.Parameter(new Parameter("x", IrType.Double, ParameterRole.Variable));
        var y = builder.Parameter(new Parameter("y", IrType.Double, ParameterRole.Variable));
        var holds = builder.Apply(Operators.Less, builder.Constant(IrType.Double, 1), builder.Constant(IrType.Double, 2));
        Assert.Equal(x, builder.Apply(Operators.Select, holds, x, y));
        Assert.Equal(y, builder.Apply(Operators.Select, builder.Apply(Operators.Not, holds), x, y));
        Assert.Equal(x, builder.Apply(Operators.Select, builder.Apply(Operators.Less, x, y), x, x));
    }

    [Fact]
    public void Arithmetic_of_constants_that_is_no_number_is_left_to_the_program()
    {
        var builder = new FunctionBuilder();
        var zero = builder.Constant(IrType.Double, 0);
        Assert.Equal(OpCode.Operator, builder[builder.Apply(Operators.Divide, zero, zero)].Code);
    }

    private static void ForEachPair(IrType type, double[] constants, IEnumerable<object> values, Action<object, object> check)
    {
        var shapes = Shapes(type, constants);
        object[] all = [.. values];
        foreach (var row in s_rows)
        {
            foreach (var first in shapes)
            {
                foreach (var second in row.Arity == 1 ? shapes[..1] : shapes)
                {
                    Function Build(Func<FunctionBuilder, int[], int> apply) => Programs.Build([type, type], (builder, x) =>
                    {
                        int[] operands = row.Arity == 1 ? [first(builder, x[0])] : [first(builder, x[0]), second(builder, x[1])];
                        return [apply(builder, operands)];
                    });
                    var simplified = Build((builder, operands) => builder.Apply(row, operands));
                    var plain = Build((builder, operands) => builder.Emit(row, operands));
                    Verifier.Verify(simplified);
                    foreach (var x in all)
                    {
                        foreach (var y in all) Compare(plain, simplified, x, y, check);
                    }
                }
            }
        }
    }

    private static void Compare(Function plain, Function simplified, object x, object y, Action<object, object> check)
    {
        object expected;
        try
        {
            expected = Interpreter.Run(plain, x, y)[0];
        }
        catch (ArithmeticException exception)
        {
            Assert.Throws(exception.GetType(), () => Interpreter.Run(simplified, x, y));
            return;
        }

        check(expected, Interpreter.Run(simplified, x, y)[0]);
    }

    private static Func<FunctionBuilder, int, int>[] Shapes(IrType type, double[] constants)
        =>
        [
            (_, x) => x,
            (builder, x) => builder.Emit(Operators.Negate, x),
            .. constants.Select(constant => (Func<FunctionBuilder, int, int>)((builder, _) => builder.Constant(type, constant))),
        ];
}
