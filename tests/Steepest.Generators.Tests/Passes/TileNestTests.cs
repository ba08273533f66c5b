using Steepest.Generators.Ir;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Interpretation;
using Steepest.Generators.Tests.Ir;
using Steepest.Generators.Vectorization;
using Xunit;
using static Steepest.Generators.Tests.Passes.PassCheck;

namespace Steepest.Generators.Tests.Passes;

/// <summary>
/// Loops in loops of a tile mean the same where several iterations of the outer one are taken at once, and where products are added up behind it.
/// A row has an array of nine numbers; x1 is shared; x2 is added to; the outer loop runs from 0 to 9 times.
/// </summary>
public sealed partial class TileNestTests
{
    private const int Count = 9;

    private static readonly TilePass Pass = new();
    private static readonly int[] s_widths = [Function.FullVector, Function.HalfVector];

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void A_matrix_times_an_array(int step) => Together(Rows((builder, x, own, n) =>
    {
        var other = builder.Allocate(Real, builder.Integer(Count), cleared: true, "other");
        Each(builder, n, step, h => builder.Store(other, h, Sum(builder, 0, Count, j => builder.Times(builder.Load(x[1], Place(builder, h, j)), builder.Load(own, j)))));
        return Sum(builder, 0, Count, j => builder.Load(other, j));
    }));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_triangle_times_an_array(bool isLower) => Together(Rows((builder, x, own, n) =>
    {
        var other = builder.Allocate(Real, builder.Integer(Count), cleared: true, "other");
        Each(builder, n, 1, h =>
        {
            var (first, end) = isLower ? (builder.Integer(0), h) : (builder.Plus(h, builder.Integer(1)), n);
            var sum = builder.For(first, end, 1, [builder.Number(2)], (j, total) => [builder.Plus(total[0], builder.Times(builder.Load(x[1], Place(builder, h, j)), builder.Load(own, j)))], "j", ["total"]);
            builder.Store(other, h, sum[0]);
        });
        return Sum(builder, 0, Count, j => builder.Load(other, j));
    }));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_triangle_from_the_end(bool isLower) => Together(Rows((builder, x, own, n) =>
    {
        var other = builder.Allocate(Real, builder.Integer(Count), cleared: true, "other");
        Each(builder, n, -1, h =>
        {
            var (first, end) = isLower ? (h, builder.Integer(-1)) : (builder.Plus(n, builder.Integer(-1)), h);
            var sum = builder.For(first, end, -1, [builder.Number(2)], (j, total) => [builder.Plus(total[0], builder.Times(builder.Load(x[1], Place(builder, h, j)), builder.Load(own, j)))], "j", ["total"]);
            builder.Store(other, h, sum[0]);
        });
        return Sum(builder, 0, Count, j => builder.Load(other, j));
    }));

    [Fact]
    public void What_all_iterations_add_to_an_element_of_its_own() => Together(Rows((builder, x, own, n) =>
    {
        var other = builder.Allocate(Real, builder.Integer(Count), cleared: true, "other");
        Each(builder, n, 1, h =>
        {
            var factor = builder.Load(own, h);
            builder.For(builder.Plus(h, builder.Integer(1)), builder.Integer(Count), 1, [], (j, _) =>
            {
                builder.Accumulate(other, j, builder.Times(factor, builder.Load(x[1], Place(builder, h, j))));
                return [];
            }, "j", []);
        });
        return Sum(builder, 0, Count, j => builder.Load(other, j));
    }));

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void What_iterations_hand_on_is_computed_behind_the_loops_in_them(int step) => Together(Rows((builder, x, own, n) =>
    {
        var other = builder.Allocate(Real, builder.Integer(Count), cleared: true, "other");
        var (first, end) = step > 0 ? (builder.Integer(0), n) : (builder.Plus(n, builder.Integer(-1)), builder.Integer(-1));
        var left = builder.For(first, end, step, [builder.Number(1000), builder.Number(1)], (h, carried) =>
        {
            var distance = Sum(builder, 0, Count, j => builder.Times(builder.Load(own, j), builder.Load(x[1], Place(builder, h, j))));
            builder.Store(other, h, carried[0]);
            var again = builder.Load(other, h);
            return [builder.Apply(Operators.Min, carried[0], distance), builder.Apply(Operators.Subtract, distance, builder.Plus(carried[1], again))];
        }, "h", ["nearest", "alternating"]);
        return builder.Plus(builder.Plus(left[0], left[1]), Sum(builder, 0, Count, j => builder.Load(other, j)));
    }));

    [Fact]
    public void Iterations_that_share_one_array_and_read_what_others_write_of_another_stay_apart()
    {
        var before = Rows((builder, x, own, n) =>
        {
            var other = builder.Allocate(Real, builder.Integer(Count), cleared: true, "other");
            Each(builder, n, 1, h => builder.Store(other, h, Sum(builder, 0, Count, j => builder.Plus(builder.Load(other, j), builder.Load(own, j)))));
            return Sum(builder, 0, Count, j => builder.Load(other, j));
        });
        RunsInTiles(before);
        Assert.DoesNotContain(Pass.Run(before).Nodes, node => node.Name == "whole");
    }

    [Fact]
    public void Each_iteration_reads_elements_of_its_own() => Together(Rows((builder, x, own, n) =>
    {
        var other = builder.Allocate(Real, builder.Integer(Count), cleared: true, "other");
        Each(builder, n, 1, h =>
        {
            builder.Store(other, h, builder.Load(x[1], h));
            var first = builder.Load(other, h);
            builder.Store(other, h, Sum(builder, 0, Count, j => builder.Times(first, builder.Load(own, j))));
        });
        return Sum(builder, 0, Count, j => builder.Load(other, j));
    }));

    [Fact]
    public void What_a_square_adds_is_added_twice() => RunsInTiles(Rows((builder, x, own, n) =>
    {
        var factor = builder.Load(own, builder.Integer(1));
        builder.For(builder.Integer(0), builder.Integer(20), 1, [], (j, _) =>
        {
            var product = builder.Times(factor, builder.Plus(builder.Load(own, builder.Integer(2)), builder.Load(x[1], j)));
            builder.Accumulate(x[2], j, builder.Emit(Operators.Add, product, product));
            return [];
        }, "j", []);
        return builder.Number(1);
    }));

    [Fact]
    public void A_loop_with_more_to_do_is_not_passed_over() => RunsInTiles(Rows((builder, x, own, n) =>
    {
        var rare = builder.Apply(Operators.Select, builder.Apply(Operators.Less, builder.Load(own, builder.Integer(0)), builder.Number(5)), builder.Load(own, builder.Integer(1)), builder.Number(0));
        builder.For(builder.Integer(0), builder.Integer(9), 1, [], (j, _) =>
        {
            builder.Accumulate(x[2], j, builder.Times(rare, builder.Load(x[1], j)));
            builder.Store(own, j, builder.Times(rare, builder.Load(x[1], j)));
            return [];
        }, "j", []);
        return Sum(builder, 0, Count, j => builder.Load(own, j));
    }));

    [Fact]
    public void A_loop_that_needs_what_is_handed_on_runs_for_each()
    {
        var before = Rows((builder, x, own, n) => builder.For(builder.Integer(0), n, 1, [builder.Number(1)], (h, carried)
            => [Sum(builder, 0, Count, j => builder.Plus(carried[0], builder.Times(builder.Load(own, j), builder.Load(x[1], Place(builder, h, j)))))], "h", ["total"])[0]);
        RunsInTiles(before);
        Assert.DoesNotContain(Pass.Run(before).Nodes, node => node.Name == "whole");
    }

    [Fact]
    public void Iterations_that_read_what_others_write_stay_apart()
    {
        var before = Rows((builder, x, own, n) =>
        {
            Each(builder, n, 1, h => builder.Store(own, h, Sum(builder, 0, Count, j => builder.Times(builder.Load(x[1], Place(builder, h, j)), builder.Load(own, j)))));
            return Sum(builder, 0, Count, j => builder.Load(own, j));
        });
        RunsInTiles(before);
        Assert.DoesNotContain(Pass.Run(before).Nodes, node => node.Name == "whole");
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(-1, 1, 1)]
    [InlineData(1, -1, 1)]
    [InlineData(-1, -1, -1)]
    public void Products_are_added_up_behind_the_outer_loop(int outer, int inner, int sign) => AddsProducts(Rows((builder, x, own, n) =>
    {
        Each(builder, n, outer, h =>
        {
            var factor = builder.Load(own, h);
            Range(builder, inner, j => builder.Accumulate(x[2], Place(builder, h, j), Signed(builder, sign, builder.Times(factor, builder.Load(own, j)))));
        });
        return builder.Number(1);
    }));

    [Fact]
    public void Products_of_a_triangle() => AddsProducts(Rows((builder, x, own, n) =>
    {
        Each(builder, n, 1, h =>
        {
            var factor = builder.Times(builder.Load(own, h), builder.Load(x[1], h));
            builder.For(builder.Plus(h, builder.Integer(1)), builder.Integer(Count), 1, [], (j, _) =>
            {
                builder.Accumulate(x[2], Place(builder, h, j), builder.Times(builder.Load(own, j), factor));
                return [];
            }, "j", []);
        });
        return builder.Number(1);
    }));

    [Fact]
    public void Products_with_elements_of_a_row_that_is_gathered() => AddsProducts(Rows((builder, x, own, n) =>
    {
        Each(builder, n, 1, h =>
        {
            var factor = builder.Load(own, h);
            builder.For(builder.Integer(1), builder.Integer(3), 1, [], (j, _) =>
            {
                builder.Accumulate(x[2], Place(builder, h, j), builder.Times(factor, builder.Load(x[0], builder.Plus(builder.Times(x[5], builder.Integer(3)), j))));
                return [];
            }, "j", []);
        });
        return builder.Number(1);
    }));

    [Fact]
    public void Products_with_an_array_that_changes_in_the_outer_loop_are_added_up_in_it() => AddsProducts(Rows((builder, x, own, n) =>
    {
        Each(builder, n, 1, h =>
        {
            builder.Store(own, h, builder.Plus(builder.Load(own, h), builder.Number(1)));
            var factor = builder.Load(own, builder.Integer(0));
            Range(builder, 1, j => builder.Accumulate(x[2], Place(builder, h, j), builder.Times(factor, builder.Load(own, j))));
        });
        return builder.Number(1);
    }));

    [Fact]
    public void A_product_beside_what_a_loop_carries() => AddsProducts(Rows((builder, x, own, n) =>
    {
        var other = builder.Allocate(Real, builder.Integer(Count), cleared: true, "other");
        Each(builder, n, 1, h =>
        {
            var factor = builder.Load(own, h);
            builder.Store(other, h, Sum(builder, 0, Count, j =>
            {
                builder.Accumulate(x[2], Place(builder, h, j), builder.Times(factor, builder.Load(own, j)));
                return builder.Times(builder.Load(x[1], Place(builder, h, j)), builder.Load(own, j));
            }));
        });
        return Sum(builder, 0, Count, j => builder.Load(other, j));
    }));

    [Fact]
    public void What_only_some_rows_add_is_passed_over_where_none_does()
    {
        var before = Rows((builder, x, own, n) =>
        {
            var rare = builder.Apply(Operators.Select, builder.Apply(Operators.Less, builder.Load(own, builder.Integer(0)), builder.Number(5)), builder.Load(own, builder.Integer(1)), builder.Number(0));
            builder.For(builder.Integer(0), builder.Integer(20), 1, [], (j, _) =>
            {
                builder.Accumulate(x[2], j, Signed(builder, -1, builder.Times(builder.Number(2), builder.Times(rare, builder.Plus(builder.Load(own, builder.Integer(2)), builder.Load(x[1], j))))));
                return [];
            }, "j", []);
            return builder.Number(1);
        });
        RunsInTiles(before);
        Assert.Contains(Pass.Run(before).Nodes, node => node.Is(LaneOperators.AnyLane));
    }

    [Fact]
    public void Products_beyond_the_sums_throw()
    {
        var before = Rows((builder, x, own, n) =>
        {
            Each(builder, n, 1, h =>
            {
                var factor = builder.Load(own, h);
                Range(builder, 1, j => builder.Accumulate(x[2], builder.Plus(Place(builder, h, j), builder.Integer(220)), builder.Times(factor, builder.Load(own, j))));
            });
            return builder.Number(1);
        });
        Assert.Throws<IndexOutOfRangeException>(() => Interpreter.Run(Pass.Run(before), Call(0, 40, 3)));
    }

    private static Function Rows(Func<FunctionBuilder, int[], int, int, int> next) => Programs.Build([Reals, Reals, Reals, Integer, Integer, Integer], (builder, x)
        => builder.For(x[3], x[4], 1, [builder.Number(1)], (i, sum) =>
        {
            var own = builder.Allocate(Real, builder.Integer(Count), cleared: false, "own");
            builder.For(builder.Integer(0), builder.Integer(Count), 1, [], (j, _) =>
            {
                builder.Store(own, j, builder.Plus(builder.Load(x[0], builder.Plus(builder.Times(i, builder.Integer(3)), builder.Apply(Operators.Remainder, j, builder.Integer(3)))), builder.Load(x[1], j)));
                return [];
            }, "j", []);
            return [builder.Plus(sum[0], next(builder, [x[0], x[1], x[2], x[3], x[4], i], own, x[5]))];
        }, "i", ["sum"]));

    private static int Place(FunctionBuilder builder, int h, int j) => builder.Plus(builder.Times(h, builder.Integer(Count)), j);

    private static int Signed(FunctionBuilder builder, int sign, int value) => sign < 0 ? builder.Apply(Operators.Negate, value) : value;

    private static int Sum(FunctionBuilder builder, int first, int end, Func<int, int> of)
        => builder.For(builder.Integer(first), builder.Integer(end), 1, [builder.Number(0)], (j, total) => [builder.Plus(total[0], of(j))], "j", ["total"])[0];

    private static void Each(FunctionBuilder builder, int n, int step, Action<int> write)
    {
        var (first, end) = step > 0 ? (builder.Integer(0), n) : (builder.Plus(n, builder.Integer(-1)), builder.Integer(-1));
        builder.For(first, end, step, [], (h, _) =>
        {
            write(h);
            return [];
        }, "h", []);
    }

    private static void Range(FunctionBuilder builder, int step, Action<int> write)
    {
        var (first, end) = step > 0 ? (builder.Integer(1), builder.Integer(Count)) : (builder.Integer(Count - 1), builder.Integer(1));
        builder.For(first, end, step, [], (j, _) =>
        {
            write(j);
            return [];
        }, "j", []);
    }

    private static void Together(Function before)
    {
        RunsInTiles(before);
        Assert.Contains(Pass.Run(before).Nodes, node => node.Name == "whole");
    }

    private static void AddsProducts(Function before)
    {
        RunsInTiles(before);
        Assert.Contains(Pass.Run(before).Nodes, node => node.Code == OpCode.Routine && (node.Is(Routines.AddProducts) || node.Is(Routines.AddProductsOfColumns)));
    }

    private static void RunsInTiles(Function before)
    {
        Verifier.Verify(before);
        foreach (var bits in s_widths)
        {
            var after = Pass.Run(before with { VectorBits = bits });
            Verifier.Verify(after);
            Assert.Contains(after.Nodes, node => node.Type.IsVector);
            MeansTheSame(before, after, [.. from trips in new[] { 31, 32, 45, 65 } from n in Enumerable.Range(0, Count + 1) select Call(1, 1 + trips, n)]);
        }
    }

    /// <summary>Small whole numbers, whose sums are exact in any order.</summary>
    private static object[] Call(int lower, int upper, int n) => [Numbers(1), Numbers(2), Numbers(3), lower, upper, n];

    private static double[] Numbers(int seed) => [.. Enumerable.Range(1, 230).Select(i => (double)(i * 7 * seed % 11))];
}
