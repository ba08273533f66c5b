using Steepest.Generators.Ir;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Ir;
using Xunit;

namespace Steepest.Generators.Tests.Interpretation;

/// <summary>The oracle itself, on functions whose results are known.</summary>
public sealed class InterpreterTests
{
    [Fact]
    public void Loops_branches_and_stores_do_what_they_say()
    {
        double[] x = [1, -2, 3];
        Assert.Equal(8.0, Interpreter.Run(Programs.Example(), x, 2.0)[0]);
        Assert.Equal([1, 4, 3], x);
    }

    [Theory]
    [InlineData(0, 0, 1, 0)]
    [InlineData(0, 5, 1, 10)]
    [InlineData(0, 5, 2, 6)]
    [InlineData(4, -1, -1, 10)]
    [InlineData(5, 0, 1, 0)]
    [InlineData(int.MaxValue - 1, int.MaxValue, 2, int.MaxValue - 1)]
    public void A_counted_loop_runs_while_before_its_end(int lower, int upper, int step, int sum)
        => Assert.Equal(sum, Interpreter.Run(
            Programs.Build([IrType.Int32, IrType.Int32], (builder, x) =>
                builder.For(x[0], x[1], step, [builder.Integer(0)], (i, carried) => [builder.Apply(Operators.Add, carried[0], i)])),
            lower, upper)[0]);

    [Fact]
    public void A_loop_with_a_condition_carries_several_values()
    {
        // Euclid's algorithm.
        var function = Programs.Build([IrType.Int32, IrType.Int32], (builder, x) => builder.While(
            x,
            carried => builder.Apply(Operators.NotEqual, carried[1], builder.Integer(0)),
            carried => [carried[1], builder.Apply(Operators.Remainder, carried[0], carried[1])]));
        Assert.Equal([21, 0], Interpreter.Run(function, 1071, 462));
    }

    [Fact]
    public void A_loop_that_does_not_end_is_stopped()
    {
        var function = Programs.Build([], (builder, _) => builder.While([], _ => builder.Boolean(true), _ => []));
        Assert.Throws<InvalidOperationException>(() => Interpreter.RunWithin(1000, function));
    }

    [Fact]
    public void Windows_share_their_elements_and_check_their_bounds()
    {
        var function = Programs.Build([Programs.Buffer, IrType.Int32, IrType.Int32, IrType.Int32], (builder, x) =>
        {
            var window = builder.Slice(x[0], x[1], x[2]);
            builder.Accumulate(window, x[3], builder.Constant(IrType.Double, 10));
            return [builder.Length(window), builder.Load(window, x[3])];
        });
        double[] x = [1, 2, 3, 4];
        Assert.Equal([2, 13.0], Interpreter.Run(function, x, 1, 2, 1));
        Assert.Equal([1, 2, 13, 4], x);
        Assert.Throws<IndexOutOfRangeException>(() => Interpreter.Run(function, x, 1, 2, 2));
        Assert.Throws<IndexOutOfRangeException>(() => Interpreter.Run(function, x, 1, 2, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Interpreter.Run(function, x, 3, 2, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Interpreter.Run(function, x, 4, int.MaxValue, 0));
    }

    [Theory]
    [InlineData(true, 0.0)]
    [InlineData(false, double.NaN)]
    public void Memory_that_is_not_cleared_shows(bool isCleared, double expected)
    {
        var function = Programs.Build([], (builder, _) =>
            [builder.Load(builder.Allocate(IrType.Double, builder.Integer(3), isCleared), builder.Integer(2))]);
        Assert.Equal(expected, Interpreter.Run(function)[0]);
    }

    [Fact]
    public void Clearing_a_window_leaves_the_rest()
    {
        float[] x = [1, 2, 3];
        Interpreter.Run(
            Programs.Build([IrType.Single.ToBuffer()], (builder, x) =>
            {
                builder.Clear(builder.Slice(x[0], builder.Integer(1), builder.Integer(1)));
                return [];
            }),
            x);
        Assert.Equal([1, 0, 3], x);
    }

    [Fact]
    public void Floats_round_to_floats()
    {
        var function = Programs.Build([IrType.Single], (builder, x) =>
            [builder.Apply(Operators.Divide, builder.Constant(IrType.Single, 1), x[0]), builder.Convert(x[0], IrType.Double)]);
        Assert.Equal([1f / 3f, 3.0], Interpreter.Run(function, 3f));
    }

    [Theory]
    [InlineData(2.9, 2)]
    [InlineData(-2.9, -2)]
    public void Conversions_to_integers_truncate(double x, int expected)
        => Assert.Equal(expected, Interpreter.Run(Programs.Build([IrType.Double], (builder, x) => [builder.Convert(x[0], IrType.Int32)]), x)[0]);
}
