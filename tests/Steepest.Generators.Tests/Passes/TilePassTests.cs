using Steepest.Generators.Ir;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Interpretation;
using Steepest.Generators.Tests.Ir;
using Steepest.Generators.Vectorization;
using Xunit;
using static Steepest.Generators.Tests.Passes.PassCheck;

namespace Steepest.Generators.Tests.Passes;

/// <summary>
/// Iterations with loops in them, side by side, mean the same for every number of them; those that need each other, or whose loops run as often
/// as their numbers say, stay. A row has three elements of x0; x1 is shared; x2 is added to.
/// </summary>
public sealed partial class TilePassTests
{
    private static readonly TilePass Pass = new();
    private static readonly int[] s_widths = [Function.FullVector, Function.HalfVector];

    [Fact]
    public void Arrays_of_an_iteration_lie_side_by_side() => RunsInTiles(Rows((builder, x, i, sum, own) =>
    {
        Fill(builder, x, i, own);
        return builder.Plus(sum, Total(builder, own));
    }));

    [Fact]
    public void What_rows_add_to_shared_memory_is_summed_up() => RunsInTiles(Rows((builder, x, i, sum, own) =>
    {
        Fill(builder, x, i, own);
        Each(builder, j => builder.Accumulate(x[2], j, builder.Load(own, j)));
        return sum;
    }));

    [Fact]
    public void Rows_may_add_to_the_same_place_by_index() => RunsInTiles(Rows((builder, x, i, sum, own) =>
    {
        Fill(builder, x, i, own);
        builder.Accumulate(x[2], builder.Apply(Operators.Remainder, i, builder.Integer(5)), builder.Load(own, builder.Integer(2)));
        return sum;
    }));

    [Fact]
    public void A_loop_in_it_may_carry_numbers_and_integers() => RunsInTiles(Rows((builder, x, i, sum, own) =>
    {
        Fill(builder, x, i, own);
        var left = builder.For(builder.Integer(0), builder.Integer(3), 1, [builder.Number(0), builder.Integer(2)], (j, carried) =>
            [builder.Plus(carried[0], builder.Times(builder.Load(own, j), builder.Load(x[1], carried[1]))), builder.Plus(carried[1], builder.Integer(3))], "j", ["dot", "place"]);
        return builder.Plus(sum, left[0]);
    }));

    /// <summary>Four of eleven rows take the first one.</summary>
    [Fact]
    public void Rows_take_paths_of_their_own() => RunsInTiles(Rows((builder, x, i, sum, own) =>
    {
        Fill(builder, x, i, own);
        var total = Total(builder, own);
        var half = builder.If(builder.Apply(Operators.Less, total, builder.Number(80)), () =>
        {
            builder.Store(own, builder.Integer(1), builder.Number(100));
            return [builder.Times(total, builder.Number(3))];
        }, () =>
        {
            builder.Accumulate(own, builder.Integer(1), builder.Number(7));
            return [builder.Number(5)];
        });
        return builder.Plus(builder.Plus(sum, half[0]), Total(builder, own));
    }));

    [Fact]
    public void Rows_take_paths_that_are_recorded()
    {
        var before = Programs.Build([Reals, Reals, Reals, Integer, Integer], (builder, x) =>
        {
            var recorded = builder.Allocate(IrType.Boolean, x[4], cleared: false, "recorded");
            builder.For(builder.Integer(0), x[4], 1, [], (i, _) =>
            {
                builder.Store(recorded, i, builder.Apply(Operators.Less, builder.Load(x[0], i), builder.Number(5)));
                return [];
            }, "i", []);
            return builder.For(x[3], x[4], 1, [builder.Number(1)], (i, sum) =>
            {
                var own = builder.Allocate(Real, builder.Integer(3), cleared: false, "own");
                Fill(builder, x, i, own);
                return [builder.Plus(sum[0], builder.Apply(Operators.Select, builder.Load(recorded, i), Total(builder, own), builder.Number(2)))];
            }, "i", ["sum"]);
        });
        RunsInTiles(before);
    }

    [Fact]
    public void All_rows_take_the_same_path() => RunsInTiles(Rows((builder, x, i, sum, own) =>
    {
        Fill(builder, x, i, own);
        var chosen = builder.If(builder.Apply(Operators.Less, x[3], builder.Integer(2)), () => [Total(builder, own)], () => [builder.Number(2)]);
        return builder.Plus(sum, chosen[0]);
    }));

    [Fact]
    public void What_a_loop_in_a_loop_reads_of_a_row_is_gathered_once()
    {
        var before = Rows((builder, x, i, sum, own) =>
        {
            Fill(builder, x, i, own);
            var total = builder.For(builder.Integer(0), builder.Apply(Operators.Remainder, x[3], builder.Integer(3)), 1, [sum], (k, outer)
                => builder.For(builder.Integer(2), builder.Integer(-1), -1, outer, (j, inner)
                    => [builder.Plus(inner[0], builder.Times(builder.Load(x[0], builder.Plus(builder.Times(i, builder.Integer(3)), j)), builder.Load(x[1], k)))], "j", ["total"]), "k", ["total"]);
            return total[0];
        });
        RunsInTiles(before);
        Assert.Contains(Pass.Run(before).Nodes, node => node is { Code: OpCode.Allocate, Name: "x0Columns" });
    }

    [Fact]
    public void An_index_that_is_not_seen_to_lie_within_is_checked()
    {
        var before = Rows((builder, x, i, sum, own) =>
        {
            Fill(builder, x, i, own);
            return builder.Plus(sum, builder.Load(own, x[3]));
        });
        RunsInTiles(before);
        var thrown = Assert.Throws<ArgumentException>(() => Interpreter.Run(Pass.Run(before), Call(3, 40)));
        Assert.Contains(nameof(IndexOutOfRangeException), thrown.Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void One_shared_element_after_another_is_added_to_in_blocks(int step) => RunsInTiles(Rows((builder, x, i, sum, own) =>
    {
        Fill(builder, x, i, own);
        var (first, end) = step > 0 ? (builder.Integer(1), builder.Integer(21)) : (builder.Integer(20), builder.Integer(0));
        builder.For(first, end, step, [], (j, _) =>
        {
            builder.Accumulate(x[2], builder.Plus(j, x[3]), builder.Times(builder.Load(own, builder.Integer(1)), builder.Load(x[1], j)));
            return [];
        }, "j", []);
        return sum;
    }));

    [Fact]
    public void One_element_after_another_of_a_window_made_in_the_loop_is_added_to_one_by_one() => RunsInTiles(Rows((builder, x, i, sum, own) =>
    {
        Fill(builder, x, i, own);
        builder.For(builder.Integer(0), builder.Integer(20), 1, [], (j, _) =>
        {
            builder.Accumulate(builder.Slice(x[2], builder.Integer(1), builder.Integer(30)), j, builder.Load(own, builder.Integer(1)));
            return [];
        }, "j", []);
        return sum;
    }));

    [Fact]
    public void A_block_of_elements_that_is_not_there_throws()
    {
        var before = Rows((builder, x, i, sum, own) =>
        {
            Fill(builder, x, i, own);
            builder.For(builder.Integer(0), builder.Integer(16), 1, [], (j, _) =>
            {
                builder.Accumulate(x[2], builder.Plus(j, builder.Integer(220)), builder.Load(own, builder.Integer(1)));
                return [];
            }, "j", []);
            return sum;
        });
        var thrown = Assert.Throws<ArgumentException>(() => Interpreter.Run(Pass.Run(before), Call(0, 40)));
        Assert.Contains(nameof(IndexOutOfRangeException), thrown.Message);
    }

    [Fact]
    public void Rows_find_elements_of_their_own_by_integers_of_their_own() => RunsInTiles(Rows((builder, x, i, sum, own) =>
    {
        Fill(builder, x, i, own);
        var place = builder.Apply(Operators.Remainder, builder.Times(i, builder.Integer(7)), builder.Integer(3));
        builder.Accumulate(own, place, builder.Number(5));
        builder.Store(own, builder.Apply(Operators.Remainder, i, builder.Integer(2)), builder.Load(own, place));
        var chosen = builder.Apply(Operators.Select, builder.Apply(Operators.Equal, place, builder.Integer(1)), builder.Convert(place, Real), builder.Load(x[1], place));
        return builder.Plus(builder.Plus(sum, chosen), Total(builder, own));
    }));

    [Fact]
    public void An_element_of_its_own_that_is_not_there_throws()
    {
        var before = Rows((builder, x, i, sum, own) =>
        {
            Fill(builder, x, i, own);
            return builder.Plus(sum, builder.Load(own, builder.Apply(Operators.Remainder, i, builder.Integer(4))));
        });
        Assert.Throws<IndexOutOfRangeException>(() => Interpreter.Run(Pass.Run(before), Call(0, 40)));
    }

    [Fact]
    public void Rows_are_found_by_windows()
    {
        var before = Rows((builder, x, i, sum, own) =>
        {
            Fill(builder, x, i, own);
            var row = builder.Slice(x[0], builder.Times(builder.Apply(Operators.Remainder, builder.Times(i, builder.Integer(5)), builder.Integer(11)), builder.Integer(3)), builder.Integer(3));
            return builder.For(builder.Integer(0), builder.Integer(2), 1, [sum], (k, outer)
                => builder.For(builder.Integer(0), builder.Integer(3), 1, outer, (j, inner) => [builder.Plus(inner[0], builder.Times(builder.Load(row, j), builder.Load(x[1], k)))], "j", ["total"]), "k", ["total"])[0];
        });
        RunsInTiles(before);
    }

    [Fact]
    public void Floats_are_summed_up_in_double()
    {
        var before = Programs.Build([IrType.Single.ToBuffer(), IrType.Single.ToBuffer(), IrType.Single.ToBuffer(), Integer, Integer], (builder, x)
            => builder.For(x[3], x[4], 1, [builder.Number(1)], (i, sum) =>
            {
                var own = builder.Allocate(IrType.Single, builder.Integer(3), cleared: false, "own");
                Fill(builder, x, i, own);
                return [builder.Plus(sum[0], builder.Convert(builder.Load(own, builder.Integer(1)), Real))];
            }, "i", ["sum"]));
        var after = Pass.Run(before);
        Verifier.Verify(after);
        Assert.Contains(after.Nodes, node => node.Type.Lanes == 16);
        object[] Arguments() => [Singles(1), Singles(2), Singles(3), 1, 71];
        Assert.Equal(Interpreter.Run(before, Arguments()), Interpreter.Run(after, Arguments()));
    }

    [Fact]
    public void Floats_run_sixteen_a_vector()
    {
        var before = Programs.Build([IrType.Single.ToBuffer(), IrType.Single.ToBuffer(), IrType.Single.ToBuffer(), Integer, Integer], (builder, x)
            => builder.For(x[3], x[4], 1, [builder.Constant(IrType.Single, 1)], (i, sum) =>
            {
                var own = builder.Allocate(IrType.Single, builder.Integer(3), cleared: false, "own");
                Fill(builder, x, i, own);
                return [builder.Plus(sum[0], builder.For(builder.Integer(0), builder.Integer(3), 1, [builder.Constant(IrType.Single, 0)], (j, total) => [builder.Plus(total[0], builder.Load(own, j))], "j", ["total"])[0])];
            }, "i", ["sum"]));
        var after = Pass.Run(before);
        Verifier.Verify(after);
        Assert.Contains(after.Nodes, node => node.Type.Lanes == 16);
        object[] Arguments() => [Singles(1), Singles(2), Singles(3), 1, 71];
        Assert.Equal(Interpreter.Run(before, Arguments()), Interpreter.Run(after, Arguments()));
    }

    [Fact]
    public void What_an_iteration_reads_of_the_one_before_stays() => Stays(Rows((builder, x, i, sum, own) =>
    {
        Fill(builder, x, i, own);
        return builder.Plus(builder.Times(sum, builder.Number(0.5)), Total(builder, own));
    }));

    [Fact]
    public void Shared_memory_that_is_written_stays() => Stays(Rows((builder, x, i, sum, own) =>
    {
        Fill(builder, x, i, own);
        builder.Store(x[2], builder.Integer(0), Total(builder, own));
        return sum;
    }));

    [Fact]
    public void A_loop_that_runs_as_often_as_a_row_says_stays() => Stays(Rows((builder, x, i, sum, own) =>
    {
        Fill(builder, x, i, own);
        return builder.For(builder.Integer(0), builder.Apply(Operators.Remainder, i, builder.Integer(3)), 1, [sum], (j, total) => [builder.Plus(total[0], builder.Load(own, j))], "j", ["total"])[0];
    }));

    /// <summary>32 of them would have 2³² + 32 elements, which as an int are 32. Nothing is run.</summary>
    [Fact]
    public void An_array_too_long_for_a_tile_stays()
    {
        var before = Programs.Build([Reals, Reals, Reals, Integer, Integer], (builder, x) => builder.For(x[3], x[4], 1, [builder.Number(1)], (i, sum) =>
        {
            var own = builder.Allocate(Real, builder.Integer(134_217_729), cleared: false, "own");
            Fill(builder, x, i, own);
            return [builder.Plus(sum[0], Total(builder, own))];
        }, "i", ["sum"]));
        Assert.Equal(before.ToString(), Pass.Run(before).ToString());
    }

    [Fact]
    public void An_array_without_loops_stays() => Stays(Programs.Build([Reals, Reals, Reals, Integer, Integer], (builder, x)
        => builder.For(x[3], x[4], 1, [builder.Number(1)], (i, sum) =>
        {
            var own = builder.Allocate(Real, builder.Integer(1), cleared: false, "own");
            builder.Store(own, builder.Integer(0), builder.Load(x[0], i));
            return [builder.Plus(sum[0], builder.Load(own, builder.Integer(0)))];
        }, "i", ["sum"])));

    private static Function Rows(Func<FunctionBuilder, int[], int, int, int, int> next) => Programs.Build([Reals, Reals, Reals, Integer, Integer], (builder, x)
        => builder.For(x[3], x[4], 1, [builder.Number(1)], (i, sum) => [next(builder, x, i, sum[0], builder.Allocate(Real, builder.Integer(3), cleared: false, "own"))], "i", ["sum"]));

    /// <summary>own[j] = x0[3·i + j] · x1[j]</summary>
    private static void Fill(FunctionBuilder builder, int[] x, int i, int own) => Each(builder, j
        => builder.Store(own, j, builder.Times(builder.Load(x[0], builder.Plus(builder.Times(i, builder.Integer(3)), j)), builder.Load(x[1], j))));

    private static void Each(FunctionBuilder builder, Action<int> write) => builder.For(builder.Integer(0), builder.Integer(3), 1, [], (j, _) =>
    {
        write(j);
        return [];
    }, "j", []);

    private static int Total(FunctionBuilder builder, int own)
        => builder.For(builder.Integer(0), builder.Integer(3), 1, [builder.Number(0)], (j, total) => [builder.Plus(total[0], builder.Load(own, j))], "j", ["total"])[0];

    private static void RunsInTiles(Function before)
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

    /// <summary>Small whole numbers, whose sums are exact in any order; every number of iterations around one and two tiles.</summary>
    private static object[][] Calls => [.. from lower in new[] { 0, 1, 2 } from trips in new[] { 0, 1, 15, 16, 17, 31, 32, 33, 63, 64, 65 } select Call(lower, lower + trips)];

    private static object[] Call(int lower, int upper) => [Numbers(1), Numbers(2), Numbers(3), lower, upper];

    private static double[] Numbers(int seed) => [.. Enumerable.Range(1, 230).Select(i => (double)(i * 7 * seed % 11))];

    private static float[] Singles(int seed) => [.. Enumerable.Range(1, 230).Select(i => (float)(i * 7 * seed % 11))];
}
