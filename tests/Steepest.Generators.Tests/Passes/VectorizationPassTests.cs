using Steepest.Generators.Ir;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Interpretation;
using Steepest.Generators.Tests.Ir;
using Steepest.Generators.Vectorization;
using Xunit;
using static Steepest.Generators.Tests.Passes.PassCheck;

namespace Steepest.Generators.Tests.Passes;

/// <summary>Loops that run in lanes mean the same, for every number of iterations; loops whose iterations need each other stay.</summary>
public sealed class VectorizationPassTests
{
    private static readonly VectorizationPass Pass = new();
    private static readonly int[] s_widths = [Function.FullVector, Function.HalfVector];

    [Fact]
    public void A_sum_runs_in_lanes() => RunsInLanes(Loop((builder, x, i, sum) => builder.Plus(sum, builder.Times(builder.Load(x[0], i), builder.Load(x[1], i)))));

    [Fact]
    public void A_product_runs_in_lanes() => RunsInLanes(Loop((builder, x, i, sum) => builder.Times(sum, Unit(builder, builder.Load(x[0], i)))));

    [Fact]
    public void A_minimum_runs_in_lanes() => RunsInLanes(Loop((builder, x, i, sum) => builder.Apply(Operators.Min, sum, builder.Load(x[0], i))));

    [Fact]
    public void A_maximum_by_comparison_runs_in_lanes() => RunsInLanes(Loop((builder, x, i, sum) =>
    {
        var element = builder.Load(x[0], i);
        return builder.Apply(Operators.Select, builder.Apply(Operators.Greater, element, sum), element, sum);
    }));

    [Fact]
    public void A_sum_on_one_path_runs_in_lanes() => RunsInLanes(Loop((builder, x, i, sum) =>
    {
        var element = builder.Load(x[0], i);
        return builder.If(builder.Apply(Operators.Less, element, builder.Number(4)), () => [builder.Plus(sum, element)], () => [sum])[0];
    }));

    [Fact]
    public void What_the_iteration_before_computed_runs_in_lanes() => RunsInLanes(Loop((builder, x, i, before) =>
    {
        builder.Store(x[2], i, builder.Plus(before, builder.Load(x[1], i)));
        return builder.Load(x[0], i);
    }));

    [Fact]
    public void Elements_are_overwritten_in_lanes() => RunsInLanes(Loop((builder, x, i, sum) =>
    {
        var element = builder.Load(x[0], i);
        builder.Store(x[0], i, builder.Times(element, element));
        return builder.Plus(sum, builder.Load(x[0], i));
    }));

    [Fact]
    public void Additions_to_neighbours_run_in_lanes() => RunsInLanes(Loop((builder, x, i, sum) =>
    {
        builder.Accumulate(x[2], i, builder.Load(x[0], i));
        builder.Accumulate(x[2], builder.Apply(Operators.Add, i, builder.Integer(1)), builder.Load(x[1], i));
        return sum;
    }));

    /// <summary>What slides over two elements, as the adjoint of a stencil does.</summary>
    [Fact]
    public void What_the_iteration_before_the_last_computed_runs_in_lanes() => RunsInLanes(Chain((builder, x, i, before) =>
    [
        builder.Plus(before[1], builder.Load(x[0], i)),
        builder.Load(x[1], i),
    ]));

    [Fact]
    public void What_leads_back_to_itself_stays() => Stays(Chain((builder, x, i, before) => [builder.Plus(before[1], builder.Load(x[0], i)), before[0]]));

    [Fact]
    public void Additions_to_one_element_run_in_lanes() => RunsInLanes(Loop((builder, x, i, sum) =>
    {
        builder.Accumulate(x[2], builder.Integer(3), builder.Load(x[0], i));
        return builder.Plus(sum, builder.Load(x[1], i));
    }));

    [Fact]
    public void Stores_on_one_path_run_in_lanes() => RunsInLanes(Loop((builder, x, i, sum) =>
    {
        var element = builder.Load(x[0], i);
        builder.If(builder.Apply(Operators.Less, element, builder.Number(4)), () => Nothing(() => builder.Store(x[2], i, element)), () => Nothing(() => builder.Accumulate(x[2], i, element)));
        return sum;
    }));

    [Fact]
    public void Elements_are_gathered_by_index() => RunsInLanes(Loop((builder, x, i, sum) =>
        builder.Plus(sum, builder.Load(x[0], builder.Apply(Operators.Remainder, builder.Apply(Operators.Multiply, i, builder.Integer(7)), builder.Integer(5))))));

    [Fact]
    public void The_number_of_an_iteration_is_computed_with() => RunsInLanes(Loop((builder, x, i, sum)
        => builder.Plus(sum, builder.Times(builder.Convert(builder.Apply(Operators.Add, i, builder.Integer(2)), Real), builder.Load(x[0], i)))));

    [Fact]
    public void Conditions_on_the_number_of_an_iteration_run_in_lanes() => RunsInLanes(Loop((builder, x, i, sum)
        => builder.Plus(sum, builder.Apply(Operators.Select, builder.Apply(Operators.Less, builder.Apply(Operators.Remainder, i, builder.Integer(3)), builder.Integer(1)), builder.Load(x[0], i), builder.Number(2)))));

    [Fact]
    public void A_loop_that_counts_down_runs_in_lanes() => RunsInLanes(Loop(-1, (builder, x, i, sum) =>
    {
        builder.Store(x[2], i, builder.Load(x[0], i));
        return builder.Plus(sum, builder.Load(x[1], i));
    }));

    [Fact]
    public void A_recurrence_stays() => Stays(Loop((builder, x, i, sum) => builder.Plus(builder.Times(sum, builder.Number(0.5)), builder.Load(x[0], i))));

    [Fact]
    public void A_running_sum_that_is_stored_stays() => Stays(Loop((builder, x, i, sum) =>
    {
        var next = builder.Plus(sum, builder.Load(x[0], i));
        builder.Store(x[2], i, next);
        return next;
    }));

    [Fact]
    public void What_an_earlier_iteration_stored_is_not_read_in_lanes() => Stays(Loop((builder, x, i, sum) =>
    {
        builder.Store(x[2], builder.Apply(Operators.Add, i, builder.Integer(1)), builder.Plus(builder.Load(x[2], i), builder.Load(x[0], i)));
        return sum;
    }));

    [Fact]
    public void Stores_by_index_stay() => Stays(Loop((builder, x, i, sum) =>
    {
        builder.Store(x[2], builder.Apply(Operators.Remainder, i, builder.Integer(3)), builder.Load(x[0], i));
        return sum;
    }));

    [Fact]
    public void An_element_that_all_iterations_add_to_and_read_stays() => Stays(Loop((builder, x, i, sum) =>
    {
        builder.Accumulate(x[2], builder.Integer(3), builder.Load(x[0], i));
        return builder.Plus(sum, builder.Load(x[2], builder.Integer(3)));
    }));

    [Fact]
    public void A_delay_that_counts_down_stays() => Stays(Loop(-1, (builder, x, i, before) =>
    {
        builder.Store(x[2], i, before);
        return builder.Load(x[0], i);
    }));

    /// <summary>A vector must not meet what the loop's own iterations would not: such loops run one by one.</summary>
    [Fact]
    public void Buffers_that_are_too_short_throw_as_before()
    {
        var before = Loop((builder, x, i, sum) => builder.Plus(sum, builder.Load(x[1], i)));
        var after = Pass.Run(before);
        object[] Arguments() => [new double[40], new double[20], new double[41], 0, 21];
        Assert.Throws<IndexOutOfRangeException>(() => Interpreter.Run(before, Arguments()));
        Assert.Throws<IndexOutOfRangeException>(() => Interpreter.Run(after, Arguments()));
    }

    /// <summary>One iteration too many for what lies behind an element: all of them are asked for, and the last vector would meet it.</summary>
    [Fact]
    public void A_neighbour_beyond_the_end_throws_as_before()
    {
        var before = Programs.Build([Reals, Reals, Reals, Integer, Integer], (builder, x) => builder.For(
            builder.Integer(0), builder.Length(x[0]), 1, [builder.Number(1)], (i, sum) => [builder.Plus(sum[0], builder.Load(x[0], builder.Apply(Operators.Add, i, builder.Integer(1))))], "i", ["sum"]));
        var after = Pass.Run(before);
        Assert.Contains(after.Nodes, node => node.Type.IsVector);
        foreach (var length in new[] { 1, 8, 16, 33 })
        {
            object[] Arguments() => [new double[length], new double[1], new double[1], 0, 0];
            Assert.Throws<IndexOutOfRangeException>(() => Interpreter.Run(before, Arguments()));
            Assert.Throws<IndexOutOfRangeException>(() => Interpreter.Run(after, Arguments()));
        }
    }

    /// <summary>A vector that reached one element beyond the end would throw before it stored what the iterations before that element store.</summary>
    [Fact]
    public void A_loop_to_the_end_that_reads_ahead_throws_where_it_did()
    {
        var before = Programs.Build([Reals, Reals], (builder, x) =>
        {
            builder.For(builder.Integer(0), builder.Length(x[0]), 1, [], (i, _) => Nothing(() => builder.Store(x[1], i, builder.Load(x[0], builder.Apply(Operators.Add, i, builder.Integer(1))))), "i", []);
            return [builder.Number(0)];
        });
        var after = Pass.Run(before);
        Assert.Contains(after.Nodes, node => node.Type.IsVector);
        double[] Stored(Function function)
        {
            var stored = new double[40];
            Assert.Throws<IndexOutOfRangeException>(() => Interpreter.Run(function, [Numbers(1)[..40], stored]));
            return stored;
        }

        Assert.Equal(Numbers(1)[1..40], Stored(before)[..39]);
        Assert.Equal(Stored(before), Stored(after));
    }

    private static int[] Nothing(Action build)
    {
        build();
        return [];
    }

    /// <summary>1 or −1, so that products of many stay exact.</summary>
    private static int Unit(FunctionBuilder builder, int value)
        => builder.Apply(Operators.Select, builder.Apply(Operators.Less, value, builder.Number(6)), builder.Number(-1), builder.Number(1));

    private static Function Loop(Func<FunctionBuilder, int[], int, int, int> next) => Loop(1, next);

    private static Function Loop(int step, Func<FunctionBuilder, int[], int, int, int> next) => Programs.Build([Reals, Reals, Reals, Integer, Integer], (builder, x)
        => builder.For(step > 0 ? x[3] : x[4], step > 0 ? x[4] : x[3], step, [builder.Number(1)], (i, sum) => [next(builder, x, i, sum[0])], "i", ["sum"]));

    /// <summary>Adds up what comes from the iteration before, of which two numbers are carried.</summary>
    private static Function Chain(Func<FunctionBuilder, int[], int, int[], int[]> next) => Programs.Build([Reals, Reals, Reals, Integer, Integer], (builder, x)
        => builder.For(x[3], x[4], 1, [builder.Number(5), builder.Number(7)], (i, before) =>
        {
            builder.Accumulate(x[2], i, before[0]);
            return next(builder, x, i, before);
        }, "i", ["first", "second"]));

    private static void RunsInLanes(Function before)
    {
        Verifier.Verify(before);
        foreach (var bits in s_widths)
        {
            var after = Pass.Run(before with { VectorBits = bits });
            Verifier.Verify(after);
            Assert.Contains(after.Nodes, node => node.Type.IsVector);
            MeansTheSame(before, after, Calls);
        }
    }

    private static void Stays(Function before) => Keeps(Pass, before, Calls);

    /// <summary>Small whole numbers, whose sums are exact in any order; every number of iterations around one, two and four vectors.</summary>
    private static object[][] Calls
        => [.. from lower in new[] { 0, 1, 3 } from trips in new[] { 0, 1, 7, 8, 9, 15, 16, 17, 31, 32, 33, 40 } select Call(lower, lower + trips)];

    private static object[] Call(int lower, int upper)
        => [Numbers(1), Numbers(2), Numbers(3), lower, upper];

    private static double[] Numbers(int seed) => [.. Enumerable.Range(1, 50).Select(i => (double)(i * 7 * seed % 11))];
}
