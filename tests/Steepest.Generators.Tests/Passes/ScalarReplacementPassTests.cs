using Steepest.Generators.Ir;
using Steepest.Generators.Passes;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Ir;
using Xunit;
using static Steepest.Generators.Tests.Passes.PassCheck;

namespace Steepest.Generators.Tests.Passes;

/// <summary>Arrays of a function's own; x0 and x1 are numbers, x2 is an index or a number of iterations.</summary>
public sealed class ScalarReplacementPassTests
{
    private static readonly ScalarReplacementPass Pass = new();

    [Fact]
    public void Elements_become_numbers() => Changes(Pass, Program((builder, x, own) =>
    {
        builder.Store(own, builder.Integer(0), x[0]);
        builder.Accumulate(own, builder.Integer(0), x[1]);
        return builder.Times(builder.Load(own, builder.Integer(0)), builder.Load(own, builder.Integer(1)));
    }), """
          %3 = const int 3
          %4 = const double 0
          %5 = const int 0
          %6 = const int 0
          %7 = Add double %0, %1 ; own0
          %8 = const int 0
          %9 = const int 1
          %10 = Multiply double %7, %4
          return %10
        """, [2.0, 3.0, 0]);

    [Fact]
    public void A_path_hands_out_what_it_changes() => Replaces(Program((builder, x, own) =>
    {
        builder.Store(own, builder.Integer(1), x[0]);
        builder.If(builder.Apply(Operators.Less, x[0], x[1]), () =>
        {
            builder.Store(own, builder.Integer(1), builder.Times(builder.Load(own, builder.Integer(1)), x[1]));
            builder.Store(own, builder.Integer(2), x[1]);
            return [];
        }, () =>
        {
            builder.Clear(own);
            return [];
        });
        return builder.Plus(builder.Load(own, builder.Integer(1)), builder.Load(own, builder.Integer(2)));
    }), [2.0, 3.0, 0], [3.0, 2.0, 0]);

    [Fact]
    public void A_loop_carries_what_it_changes() => Replaces(Program((builder, x, own) =>
    {
        builder.Store(own, builder.Integer(0), x[0]);
        builder.Store(own, builder.Integer(1), x[1]);
        builder.For(builder.Integer(0), x[2], 1, [], (_, _) =>
        {
            var first = builder.Load(own, builder.Integer(0));
            builder.Store(own, builder.Integer(0), builder.Load(own, builder.Integer(1)));
            builder.Store(own, builder.Integer(1), builder.Plus(first, builder.Load(own, builder.Integer(1))));
            return [];
        }, "i", []);
        return builder.Times(builder.Load(own, builder.Integer(0)), builder.Load(own, builder.Integer(1)));
    }), [2.0, 3.0, 0], [2.0, 3.0, 1], [2.0, 3.0, 5]);

    [Fact]
    public void A_conditional_loop_asks_and_carries() => Replaces(Program((builder, x, own) =>
    {
        builder.Store(own, builder.Integer(2), x[0]);
        builder.While([x[1]], carried => builder.Apply(Operators.Less, builder.Load(own, builder.Integer(2)), carried[0]), carried =>
        {
            builder.Accumulate(own, builder.Integer(2), builder.Number(1));
            return [carried[0]];
        }, ["limit"]);
        return builder.Load(own, builder.Integer(2));
    }), [2.0, 5.5, 0], [7.0, 5.5, 0]);

    [Fact]
    public void An_array_of_an_iteration_starts_anew() => Replaces(Programs.Build([Real, Real, Integer], (builder, x) => builder.For(builder.Integer(0), x[2], 1, [x[0]], (_, sum) =>
    {
        var own = builder.Allocate(Real, builder.Integer(2), cleared: true, "own");
        builder.Accumulate(own, builder.Integer(1), x[1]);
        return [builder.Plus(sum[0], builder.Load(own, builder.Integer(1)))];
    }, "i", ["sum"])), [2.0, 3.0, 0], [2.0, 3.0, 4]);

    [Fact]
    public void An_array_that_is_reached_by_a_varying_index_stays() => Keeps(Pass, Program((builder, x, own) => builder.Load(own, x[2])), [2.0, 3.0, 1]);

    [Fact]
    public void An_array_with_a_window_stays() => Keeps(Pass, Program((builder, x, own) =>
    {
        builder.Store(builder.Slice(own, builder.Integer(1), builder.Integer(1)), builder.Integer(0), x[0]);
        return builder.Load(own, builder.Integer(1));
    }), [2.0, 3.0, 1]);

    [Fact]
    public void An_index_outside_stays_to_throw()
    {
        var before = Program((builder, _, own) => builder.Load(own, builder.Integer(3)));
        Assert.Equal(before.ToString(), Pass.Run(before).ToString());
    }

    [Fact]
    public void What_is_written_in_asking_stays() => Keeps(Pass, Program((builder, x, own) =>
    {
        builder.While([x[1]], carried =>
        {
            builder.Accumulate(own, builder.Integer(0), builder.Number(1));
            return builder.Apply(Operators.Less, builder.Load(own, builder.Integer(0)), carried[0]);
        }, carried => [carried[0]], ["limit"]);
        return builder.Load(own, builder.Integer(0));
    }), [2.0, 5.5, 0]);

    [Fact]
    public void What_a_checkpointed_loop_changes_stays() => Keeps(Pass, Program((builder, x, own) =>
    {
        builder.Checkpoints = true;
        builder.For(builder.Integer(0), x[2], 1, [], (_, _) =>
        {
            builder.Accumulate(own, builder.Integer(0), x[0]);
            return [];
        }, "i", []);
        return builder.Load(own, builder.Integer(0));
    }), [2.0, 5.5, 3]);

    private static Function Program(Func<FunctionBuilder, int[], int, int> write)
        => Programs.Build([Real, Real, Integer], (builder, x) => [write(builder, x, builder.Allocate(Real, builder.Integer(3), cleared: true, "own"))]);

    private static void Replaces(Function before, params object[][] calls)
    {
        Verifier.Verify(before);
        var after = Pass.Run(before);
        Verifier.Verify(after);
        Assert.DoesNotContain(after.Nodes, node => node.Code is OpCode.Allocate or OpCode.Load or OpCode.Store or OpCode.Accumulate or OpCode.Clear);
        MeansTheSame(before, after, calls);
    }
}
