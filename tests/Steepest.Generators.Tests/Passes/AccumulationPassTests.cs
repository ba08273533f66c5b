using Steepest.Generators.Ir;
using Steepest.Generators.Passes;
using Steepest.Generators.Tests.Ir;
using Xunit;
using static Steepest.Generators.Tests.Passes.PassCheck;

namespace Steepest.Generators.Tests.Passes;

public sealed class AccumulationPassTests
{
    private static readonly AccumulationPass Pass = new();

    [Fact]
    public void An_element_that_is_added_to_keeps_its_place() => Changes(Pass, Straight((builder, x, index) =>
    {
        builder.Store(x[0], index, builder.Plus(builder.Load(x[0], index), x[1]));
        return builder.Load(x[0], index);
    }), """
              %2 = const int 1
              accumulate %0, %2, %1
              %4 = load %0, %2
              return %4
            """, [new[] { 1.0, 2 }, 3.0]);

    [Fact]
    public void The_amount_may_stand_first() => Changes(Pass, Straight((builder, x, index) =>
    {
        builder.Store(x[0], index, builder.Plus(x[1], builder.Load(x[0], index)));
        return x[1];
    }), """
              %2 = const int 1
              accumulate %0, %2, %1
              return %1
            """, [new[] { 1.0, 2 }, 3.0]);

    [Fact]
    public void An_element_that_is_read_for_more_stays() => Stays((builder, x, index) =>
    {
        var before = builder.Load(x[0], index);
        builder.Store(x[0], index, builder.Plus(before, x[1]));
        return before;
    });

    [Fact]
    public void Twice_an_element_stays() => Stays((builder, x, index) =>
    {
        var before = builder.Load(x[0], index);
        builder.Store(x[0], index, builder.Plus(before, before));
        return x[1];
    });

    [Fact]
    public void An_element_that_is_written_in_between_stays() => Stays((builder, x, index) =>
    {
        var sum = builder.Plus(builder.Load(x[0], index), x[1]);
        builder.Store(x[0], builder.Integer(0), builder.Number(5));
        builder.Store(x[0], index, sum);
        return builder.Load(x[0], index);
    });

    [Fact]
    public void Another_element_stays() => Stays((builder, x, index) =>
    {
        builder.Store(x[0], index, builder.Plus(builder.Load(x[0], builder.Integer(0)), x[1]));
        return builder.Load(x[0], index);
    });

    [Fact]
    public void Another_arrays_element_stays() => Keeps(Pass, Programs.Build([Reals, Real, Reals], (builder, x) =>
    {
        var index = builder.Integer(1);
        builder.Store(x[0], index, builder.Plus(builder.Load(x[2], index), x[1]));
        return [builder.Load(x[0], index)];
    }), [new[] { 1.0, 2 }, 3.0, new[] { 7.0, 5 }]);

    /// <summary>Every iteration stores the same.</summary>
    [Fact]
    public void An_element_that_was_read_before_the_loop_stays() => Stays((builder, x, index) =>
    {
        var before = builder.Load(x[0], index);
        builder.For(builder.Integer(0), builder.Integer(3), 1, [], (_, _) =>
        {
            builder.Store(x[0], index, builder.Plus(before, x[1]));
            return [];
        });
        return builder.Load(x[0], index);
    });

    private static Function Straight(Func<FunctionBuilder, int[], int, int> compute)
        => Programs.Build([Reals, Real], (builder, x) => [compute(builder, x, builder.Integer(1))]);

    private static void Stays(Func<FunctionBuilder, int[], int, int> compute) => Keeps(Pass, Straight(compute), [new[] { 1.0, 2 }, 3.0]);
}
