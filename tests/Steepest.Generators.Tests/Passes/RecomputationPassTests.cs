using Steepest.Generators.Ir;
using Steepest.Generators.Passes;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Ir;
using Steepest.Generators.Vectorization;
using Xunit;
using static Steepest.Generators.Tests.Passes.PassCheck;

namespace Steepest.Generators.Tests.Passes;

/// <summary>
/// For each of two centres of a row an array a[i] = x0[3 · row + i] − x1[3 · centre + i], and what reads it; x2 is added to. Numbers are small and whole.
/// </summary>
public sealed class RecomputationPassTests
{
    private const int Size = 3;
    private const int Centres = 2;
    private static readonly RecomputationPass Pass = new();

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void An_array_of_differences_goes(int step) => Goes(Rows((builder, x, n, k) =>
    {
        var a = Differences(builder, x, n, k);
        Each(builder, builder.Integer(Size), step, i => builder.Accumulate(x[2], i, builder.Times(builder.Load(a, i), builder.Load(a, i))));
    }));

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void A_record_of_it_goes(int step) => Goes(Recorded(step, (builder, a, i) => builder.Load(a, i)));

    /// <summary>b[i] = a[i] in a loop beside that of a: what a stands for was computed there, and is not at hand here.</summary>
    [Fact]
    public void An_array_of_another_goes_with_it() => Goes(Rows((builder, x, n, k) =>
    {
        var a = Differences(builder, x, n, k);
        var b = Filled(builder, i => builder.Load(a, i));
        Each(builder, builder.Integer(Size), 1, i => builder.Accumulate(x[2], i, builder.Load(b, i)));
    }));

    [Fact]
    public void A_record_of_more_than_a_few_steps_is_kept()
    {
        var before = Recorded(1, (builder, a, i) => builder.Times(builder.Load(a, i), builder.Times(builder.Number(2), builder.Plus(builder.Number(1), builder.Load(a, i)))));
        var after = Pass.Run(before);
        Verifier.Verify(after);
        Assert.Equal("record", Assert.Single(after.Nodes, node => node.Code == OpCode.Allocate).Name);
        MeansTheSame(before, after, Calls());
    }

    [Fact]
    public void What_a_loop_further_in_reads_is_kept() => Stays((builder, x, n, k) =>
    {
        var a = Differences(builder, x, n, k);
        Each(builder, builder.Integer(Size), 1, i => Each(builder, builder.Integer(Size), 1, j => builder.Accumulate(x[2], i, builder.Load(a, j))));
    });

    [Fact]
    public void What_begins_with_zeros_is_kept() => Stays((builder, x, n, k) =>
    {
        var a = Differences(builder, x, n, k, cleared: true);
        Each(builder, builder.Integer(Size), 1, i => builder.Accumulate(x[2], i, builder.Load(a, i)));
    });

    [Fact]
    public void What_is_stored_twice_is_kept() => Stays((builder, x, n, k) =>
    {
        var a = Differences(builder, x, n, k);
        builder.Store(a, builder.Integer(1), builder.Number(5));
        Each(builder, builder.Integer(Size), 1, i => builder.Accumulate(x[2], i, builder.Load(a, i)));
    });

    [Fact]
    public void What_is_made_of_memory_that_is_written_is_kept() => Stays((builder, x, n, k) =>
    {
        var a = Differences(builder, x, n, k);
        Each(builder, builder.Integer(Size), 1, i => builder.Accumulate(x[1], i, builder.Load(a, i)));
    });

    [Fact]
    public void What_a_function_gives_is_kept() => Stays((builder, x, n, k) =>
    {
        var a = Filled(builder, i => builder.Apply(Row("Exp"), builder.Load(x[1], i)));
        Each(builder, builder.Integer(Size), 1, i => builder.Accumulate(x[2], i, builder.Load(a, i)));
    });

    [Fact]
    public void An_element_that_need_not_be_there_is_asked_for() => Stays((builder, x, n, k) =>
    {
        var a = Differences(builder, x, n, k);
        Each(builder, builder.Integer(Size), 1, i => builder.Accumulate(x[2], i, builder.Load(a, builder.Apply(Operators.Remainder, builder.Plus(i, n), builder.Integer(Size)))));
    });

    [Fact]
    public void Elements_of_rows_that_overlap_are_told_apart_by_memory() => Keeps(Pass, Programs.Build([Reals, Reals, Reals, Integer, Integer], (builder, x) =>
    {
        Each(builder, x[3], 1, n =>
        {
            var a = builder.Allocate(Real, builder.Integer(10), cleared: false, "a");
            Each(builder, builder.Integer(Centres), 1, k => Each(builder, builder.Integer(Size), 1, i => builder.Store(a, builder.Plus(k, i), builder.Plus(builder.Load(x[0], i), builder.Load(x[1], k)))));
            Each(builder, builder.Integer(Centres), 1, k => Each(builder, builder.Integer(Size), 1, i => builder.Accumulate(x[2], i, builder.Load(a, builder.Plus(k, i)))));
        });
        return [builder.Number(0)];
    }), Calls());

    [Fact]
    public void Rows_read_once_in_a_loop_right_over_them_keep_their_array() => Keeps(Pass, Programs.Build([Reals, Reals, Reals, Integer, Integer], (builder, x) =>
    {
        Each(builder, x[3], 1, n =>
        {
            var a = Differences(builder, x, n, builder.Integer(0));
            Each(builder, builder.Integer(Size), 1, i => builder.Accumulate(x[2], i, builder.Load(a, i)));
        });
        return [builder.Number(0)];
    }), Calls());

    /// <summary>What is made of the array is kept for all centres, and read in a second loop over them.</summary>
    private static Function Recorded(int step, Func<FunctionBuilder, int, int, int> of) => Programs.Build([Reals, Reals, Reals, Integer, Integer], (builder, x) =>
    {
        Each(builder, x[3], 1, n =>
        {
            var width = builder.Integer(Size);
            var record = builder.Allocate(Real, builder.Times(x[4], width), cleared: false, "record");
            Each(builder, x[4], 1, k =>
            {
                var a = Differences(builder, x, n, k);
                var first = builder.Times(k, width);
                Each(builder, builder.Integer(Size), 1, i => builder.Store(record, builder.Plus(first, i), of(builder, a, i)));
            });
            Each(builder, x[4], step, k =>
            {
                var first = builder.Times(k, width);
                Each(builder, builder.Integer(Size), -step, i => builder.Accumulate(x[2], i, builder.Times(builder.Load(record, builder.Plus(first, i)), builder.Load(x[1], k))));
            });
        });
        return [builder.Number(0)];
    });

    private static Function Rows(Action<FunctionBuilder, int[], int, int> next) => Programs.Build([Reals, Reals, Reals, Integer, Integer], (builder, x) =>
    {
        Each(builder, x[3], 1, n => Each(builder, builder.Integer(Centres), 1, k => next(builder, x, n, k)));
        return [builder.Number(0)];
    });

    private static int Differences(FunctionBuilder builder, int[] x, int n, int k, bool cleared = false) => Filled(builder, i => builder.Apply(
        Operators.Subtract, builder.Load(x[0], builder.Plus(builder.Times(n, builder.Integer(Size)), i)), builder.Load(x[1], builder.Plus(builder.Times(k, builder.Integer(Size)), i))), cleared);

    private static int Filled(FunctionBuilder builder, Func<int, int> of, bool cleared = false)
    {
        var a = builder.Allocate(Real, builder.Integer(Size), cleared, "a");
        Each(builder, builder.Integer(Size), 1, i => builder.Store(a, i, of(i)));
        return a;
    }

    private static void Each(FunctionBuilder builder, int end, int step, Action<int> write)
    {
        var (first, last) = step > 0 ? (builder.Integer(0), end) : (builder.Apply(Operators.Subtract, end, builder.Integer(1)), builder.Integer(-1));
        builder.For(first, last, step, [], (j, _) =>
        {
            write(j);
            return [];
        }, "j", []);
    }

    private static void Goes(Function before)
    {
        Verifier.Verify(before);
        var after = Pass.Run(before);
        Verifier.Verify(after);
        Assert.DoesNotContain(after.Nodes, node => node.Code is OpCode.Allocate or OpCode.Store);
        MeansTheSame(before, after, Calls());
    }

    private static void Stays(Action<FunctionBuilder, int[], int, int> next) => Keeps(Pass, Rows(next), Calls());

    private static object[][] Calls() => [.. new[] { 0, 1, 4 }.Select(rows => new object[] { Numbers(1), Numbers(2), Numbers(3), rows, Centres })];

    private static double[] Numbers(int seed) => [.. Enumerable.Range(1, 60).Select(i => (double)(i * 7 * seed % 11))];
}
