using Steepest.Generators.Ir;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Interpretation;
using Steepest.Generators.Tests.Ir;
using Xunit;
using static Steepest.Generators.Tests.Passes.PassCheck;

namespace Steepest.Generators.Tests.Passes;

/// <summary>What rows choose in loops, and what follows from it.</summary>
public sealed partial class TileNestTests
{
    /// <summary>Rows choose the same iteration at times; ties go to the first.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Each_row_adds_where_its_choice_says(int step) => Serially(Rows((builder, x, own, n) =>
    {
        var (least, at) = Least(builder, x, own, n, step);
        AtChoice(builder, at, () => Range(builder, 1, j => builder.Accumulate(x[2], Place(builder, at, j), builder.Times(least, builder.Load(own, j)))));
        return least;
    }));

    [Fact]
    public void What_lanes_hand_out_one_after_the_other_is_a_vector_again() => Serially(Rows((builder, x, own, n) =>
    {
        var (least, at) = Least(builder, x, own, n, 1);
        var isSmall = builder.Apply(Operators.Less, builder.Load(own, builder.Integer(0)), builder.Number(5));
        var again = builder.If(builder.Apply(Operators.GreaterOrEqual, at, builder.Integer(0)), () =>
            [Sum(builder, 0, Count, j => builder.Apply(Operators.Select, isSmall, builder.Times(builder.Load(x[1], Place(builder, at, j)), builder.Load(own, j)), least))], () => [builder.Number(-3)])[0];
        return builder.Times(again, builder.Load(own, builder.Integer(2)));
    }));

    [Fact]
    public void A_loop_may_run_as_often_as_a_choice_says() => Serially(Rows((builder, x, own, n) =>
    {
        var (_, at) = Least(builder, x, own, n, 1);
        return builder.For(builder.Integer(0), at, 1, [builder.Number(0)], (j, total) => [builder.Plus(total[0], builder.Number(2))], "j", ["total"])[0];
    }));

    [Fact]
    public void Lanes_write_arrays_of_their_own_one_after_the_other() => Serially(Rows((builder, x, own, n) =>
    {
        var (_, at) = Least(builder, x, own, n, 1);
        var window = builder.Slice(own, builder.Integer(1), builder.Integer(Count - 1));
        AtChoice(builder, at, () =>
        {
            var other = builder.Allocate(Real, builder.Integer(2), cleared: true, "other");
            builder.Store(other, builder.Integer(1), builder.Load(window, builder.Integer(3)));
            builder.Store(own, at, builder.Plus(builder.Load(other, builder.Integer(1)), builder.Convert(builder.Add(new Node(OpCode.Length, Integer, EquatableArray.Of(window))), Real)));
            builder.Accumulate(builder.Slice(own, builder.Integer(2), builder.Integer(5)), builder.Apply(Operators.Min, at, builder.Integer(4)), builder.Load(other, builder.Integer(1)));
            builder.Accumulate(window, builder.Apply(Operators.Min, at, builder.Integer(6)), builder.Number(4));
        });
        return Sum(builder, 0, Count, j => builder.Times(builder.Load(own, j), builder.Convert(j, Real)));
    }));

    [Fact]
    public void A_choice_may_be_made_on_a_path_and_passed_through_loops() => Serially(Rows((builder, x, own, n) =>
    {
        var found = builder.For(builder.Integer(0), n, 1, [builder.Number(1000), builder.Integer(-1)], (h, outer) =>
        {
            var inner = builder.For(builder.Integer(0), builder.Integer(3), 1, outer, (j, carried) =>
            {
                var number = Distance(builder, builder.Plus(builder.Load(own, j), builder.Load(x[1], Place(builder, h, j))), 9);
                return builder.If(builder.Apply(Operators.Less, number, carried[0]), () => [number, builder.Apply(Operators.Select, builder.Apply(Operators.Less, j, builder.Integer(2)), h, j)], () => carried);
            }, "j", ["least", "place"]);
            return inner;
        }, "h", ["least", "place"]);
        Range(builder, 1, j => builder.Accumulate(x[2], builder.Plus(builder.Plus(found[1], builder.Integer(1)), j), builder.Load(own, j)));
        return builder.Plus(found[0], builder.Convert(found[1], Real));
    }));

    /// <summary>Where numbers are single ones, integers beyond 2²⁴ would not be held.</summary>
    [Theory]
    [InlineData(4, true)]
    [InlineData((1 << 24) + 4, false)]
    public void Single_numbers_hold_choices_up_to_where_they_are_exact(int first, bool isTile)
    {
        var before = Programs.Build([IrType.Single.ToBuffer(), Integer, Integer, Integer], (builder, x) => builder.For(builder.Integer(0), x[1], 1, [builder.Number(0)], (i, sum) =>
        {
            var element = builder.Load(x[0], i);
            var found = builder.For(x[2], x[3], 1, [builder.Constant(IrType.Single, 100), builder.Integer(-1)], (h, carried) =>
            {
                var distance = builder.Apply(Operators.Abs, builder.Apply(Operators.Subtract, element, builder.Load(x[0], builder.Apply(Operators.Subtract, h, x[2]))));
                return [builder.Apply(Operators.Min, carried[0], distance), builder.Apply(Operators.Select, builder.Apply(Operators.LessOrEqual, carried[0], distance), carried[1], h)];
            }, "h", ["least", "at"]);
            var dot = builder.For(builder.Integer(0), builder.Apply(Operators.Subtract, found[1], x[2]), 1, [builder.Constant(IrType.Single, 0)], (j, total) => [builder.Plus(total[0], builder.Load(x[0], j))], "j", ["total"]);
            return [builder.Plus(sum[0], builder.Convert(dot[0], Real))];
        }, "i", ["sum"]));
        Verifier.Verify(before);
        var after = Pass.Run(before);
        Verifier.Verify(after);
        Assert.Contains(after.Nodes, node => node.Type.IsVector);
        float[] elements = [.. Enumerable.Range(1, 70).Select(i => (float)(i * 7 % 11))];
        Assert.Equal(Interpreter.Run(before, elements, 70, first, first + 5), Interpreter.Run(after, elements, 70, first, first + 5));
        Assert.Equal(isTile, Interpreter.Scratch(after, elements, 70, first, first + 5) > 0);
    }

    [Fact]
    public void Single_numbers_hold_no_choice_of_which_nobody_knows_how_large_it_is() => Stays(Programs.Build([IrType.Single.ToBuffer(), Integer, Integer], (builder, x) => builder.For(builder.Integer(0), x[1], 1, [builder.Number(0)], (i, sum) =>
    {
        var element = builder.Load(x[0], i);
        var found = builder.For(builder.Integer(0), builder.Integer(5), 1, [builder.Integer(-1)], (h, at)
            => [builder.Apply(Operators.Select, builder.Apply(Operators.LessOrEqual, element, builder.Load(x[0], h)), at[0], builder.Plus(h, x[2]))], "h", ["at"]);
        var dot = builder.For(builder.Integer(0), found[0], 1, [builder.Constant(IrType.Single, 0)], (j, total) => [builder.Plus(total[0], builder.Load(x[0], j))], "j", ["total"]);
        return [builder.Plus(sum[0], builder.Convert(dot[0], Real))];
    }, "i", ["sum"])));

    [Fact]
    public void What_may_throw_is_not_done_lane_by_lane() => Stays(Rows((builder, x, own, n) =>
    {
        var (_, at) = Least(builder, x, own, n, 1);
        AtChoice(builder, at, () => builder.Guard(builder.Apply(Operators.Less, builder.Integer(7), at), "new global::System.InvalidOperationException()"));
        return builder.Number(1);
    }));

    [Fact]
    public void A_choice_that_is_needed_in_the_loop_stays() => Stays(Rows((builder, x, own, n) => builder.For(builder.Integer(0), n, 1, [builder.Number(0), builder.Integer(0)], (h, carried) =>
    {
        var element = builder.Load(x[1], builder.Plus(carried[1], h));
        return [builder.Plus(carried[0], element), builder.Apply(Operators.Select, builder.Apply(Operators.Less, builder.Load(own, h), builder.Number(4)), h, carried[1])];
    }, "h", ["sum", "at"])[0]));

    [Fact]
    public void A_path_that_depends_on_a_choice_is_one_of_each_lane() => Serially(Rows((builder, x, own, n) =>
    {
        var (least, at) = Least(builder, x, own, n, 1);
        builder.If(builder.Apply(Operators.Less, least, builder.Number(40)), () =>
        {
            AtChoice(builder, at, () => builder.Store(own, at, builder.Number(1)));
            return [];
        }, () => []);
        return Sum(builder, 0, Count, j => builder.Load(own, j));
    }));

    [Fact]
    public void Iterations_with_choices_of_their_own_are_not_taken_at_once()
    {
        var before = Rows((builder, x, own, n) =>
        {
            var other = builder.Allocate(Real, builder.Integer(Count), cleared: true, "other");
            Each(builder, n, 1, h =>
            {
                var (least, at) = Least(builder, x, own, h, 1);
                AtChoice(builder, at, () => builder.Accumulate(x[2], at, least));
                builder.Store(other, h, Sum(builder, 0, Count, j => builder.Times(builder.Load(x[1], Place(builder, h, j)), builder.Load(own, j))));
            });
            return Sum(builder, 0, Count, j => builder.Load(other, j));
        });
        Serially(before);
    }

    private static int Distance(FunctionBuilder builder, int value, double from) => builder.Apply(Operators.Abs, builder.Apply(Operators.Subtract, value, builder.Number(from)));

    /// <summary>The least distance from 600 of products with rows of x1, four in turn, and which; 1000 and -1 where there is none.</summary>
    private static (int Least, int At) Least(FunctionBuilder builder, int[] x, int own, int n, int step)
    {
        var (first, end) = step > 0 ? (builder.Integer(0), n) : (builder.Plus(n, builder.Integer(-1)), builder.Integer(-1));
        var found = builder.For(first, end, step, [builder.Number(1000), builder.Integer(-1)], (h, carried) =>
        {
            var rest = Distance(builder, Sum(builder, 0, Count, j => builder.Times(builder.Load(own, j), builder.Load(x[1], Place(builder, builder.Apply(Operators.Remainder, h, builder.Integer(4)), j)))), 600);
            return [builder.Apply(Operators.Min, carried[0], rest), builder.Apply(Operators.Select, builder.Apply(Operators.LessOrEqual, carried[0], rest), carried[1], h)];
        }, "h", ["least", "at"]);
        return (found[0], found[1]);
    }

    private static void AtChoice(FunctionBuilder builder, int at, Action write) => builder.If(builder.Apply(Operators.GreaterOrEqual, at, builder.Integer(0)), () =>
    {
        write();
        return [];
    }, () => []);

    /// <summary>Runs in tiles, with a loop over lanes in them.</summary>
    private static void Serially(Function before)
    {
        RunsInTiles(before);
        Assert.Contains(Pass.Run(before).Nodes, node => node is { Code: OpCode.Argument, Name: "lane" });
    }

    private static void Stays(Function before)
    {
        Verifier.Verify(before);
        Assert.Equal(before.ToString(), Pass.Run(before).ToString());
    }
}
