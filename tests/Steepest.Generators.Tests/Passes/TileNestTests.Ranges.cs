using Steepest.Generators.Ir;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Interpretation;
using Steepest.Generators.Tests.Ir;
using Xunit;
using static Steepest.Generators.Tests.Passes.PassCheck;

namespace Steepest.Generators.Tests.Passes;

/// <summary>What loops read of shared memory one after another is checked before them, where nobody can tell.</summary>
public sealed partial class TileNestTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void What_a_loop_reads_one_after_another_is_checked_before_it(int step) => IsCheckedOnce(true, Rows((builder, x, own, n) => Total(builder, x, own, n, step, 0)));

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void What_all_iterations_around_it_read_is_checked_once(int step)
    {
        var before = Rows((builder, x, own, n) =>
        {
            var other = builder.Allocate(Real, builder.Integer(Count), cleared: true, "other");
            Each(builder, n, 1, h => builder.Store(other, h, Sum(builder, step, j => builder.Times(builder.Load(x[1], builder.Plus(j, builder.Integer(3))), builder.Times(builder.Load(own, j), builder.Load(x[2], Place(builder, h, j)))))));
            return Sum(builder, 0, Count, j => builder.Load(other, j));
        });
        Together(before);
        Assert.Equal((5, 2), (Within(before).Count(load => !IsShared(load)), Within(before).Count(IsShared)));
        static bool IsShared(Node load) => load.Operands[0] == 1;
    }

    [Theory]
    [InlineData(1, 222)]
    [InlineData(-1, 222)]
    [InlineData(1, -2)]
    [InlineData(-1, -2)]
    public void An_index_beyond_memory_throws_as_before(int step, int offset)
    {
        var before = Rows((builder, x, own, n) => Total(builder, x, own, n, step, offset));
        var after = Pass.Run(before);
        Assert.Throws<IndexOutOfRangeException>(() => Interpreter.Run(before, Call(1, 60, 9)));
        var thrown = Assert.Throws<ArgumentException>(() => Interpreter.Run(after, Call(1, 60, 9)));
        Assert.Contains(nameof(IndexOutOfRangeException), thrown.Message);
        MeansTheSame(before, after, Call(1, 60, 0));
    }

    [Theory]
    [InlineData(222, 8, true)]
    [InlineData(222, 9, false)]
    [InlineData(230, 0, true)]
    [InlineData(5000, 0, true)]
    [InlineData(-1, 1, false)]
    public void All_of_a_range_must_be_there(int first, int count, bool isThere)
    {
        var before = Rows((builder, x, own, n) => Sum(builder, first, count, x, own));
        var after = Pass.Run(before);
        if (isThere) MeansTheSame(before, after, Call(1, 40, 0));
        else Assert.Throws<ArgumentException>(() => Interpreter.Run(after, Call(1, 40, 0)));
    }

    [Fact]
    public void A_loop_that_adds_before_it_throws_checks_each() => IsCheckedOnce(false, Rows((builder, x, own, n) =>
    {
        Each(builder, n, 1, h => builder.Accumulate(x[2], builder.Times(h, builder.Integer(2)), builder.Times(builder.Load(own, h), builder.Load(x[1], h))));
        return builder.Number(1);
    }));

    [Fact]
    public void A_loop_that_may_throw_something_else_checks_each() => IsCheckedOnce(false, Rows((builder, x, own, n) =>
        Sum(builder, 0, Count, j => builder.Times(builder.Load(own, j), builder.Times(builder.Load(x[1], j), builder.Load(x[1], builder.Apply(Operators.Divide, n, builder.Plus(j, builder.Integer(1)))))))));

    [Fact]
    public void A_loop_from_below_zero_checks_each() => IsCheckedOnce(false, Rows((builder, x, own, n) => builder.For(builder.Apply(Operators.Subtract, n, builder.Integer(3)), n, 1, [builder.Number(0)], (j, sum)
        => [builder.Plus(sum[0], builder.Times(builder.Load(own, builder.Integer(1)), builder.Load(x[1], builder.Plus(j, builder.Integer(3)))))], "j", ["sum"])[0]));

    [Fact]
    public void Every_second_element_is_checked_by_itself() => IsCheckedOnce(false, Rows((builder, x, own, n)
        => Sum(builder, 0, Count, j => builder.Times(builder.Load(own, j), builder.Load(x[1], builder.Times(j, builder.Integer(2)))))));

    private static int Total(FunctionBuilder builder, int[] x, int own, int n, int step, int offset)
    {
        var other = builder.Allocate(Real, builder.Integer(Count), cleared: true, "other");
        Each(builder, n, 1, h => builder.Store(other, h, Sum(builder, step, j => builder.Times(builder.Load(own, j), builder.Load(x[1], builder.Plus(Place(builder, h, j), builder.Integer(offset)))))));
        return Sum(builder, 0, Count, j => builder.Load(other, j));
    }

    private static int Sum(FunctionBuilder builder, int first, int count, int[] x, int own)
        => Sum(builder, 0, count, j => builder.Times(builder.Load(own, builder.Apply(Operators.Min, j, builder.Integer(3))), builder.Load(x[1], builder.Plus(j, builder.Integer(first)))));

    private static int Sum(FunctionBuilder builder, int step, Func<int, int> of)
    {
        var (first, end) = step > 0 ? (0, Count) : (Count - 1, -1);
        return builder.For(builder.Integer(first), builder.Integer(end), step, [builder.Number(0)], (j, total) => [builder.Plus(total[0], of(j))], "j", ["total"])[0];
    }

    private static List<Node> Within(Function before) => [.. Pass.Run(before).Nodes.Where(node => node is { Code: OpCode.Load, Bits: 1 })];

    private static void IsCheckedOnce(bool isOnce, Function before)
    {
        RunsInTiles(before);
        Assert.Equal(isOnce, Within(before).Count > 0);
    }
}
