using Steepest.Generators.Ir;
using Steepest.Generators.Passes;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Interpretation;
using Steepest.Generators.Tests.Ir;
using Steepest.Generators.Vectorization;
using Xunit;
using static Steepest.Generators.Tests.Passes.PassCheck;

namespace Steepest.Generators.Tests.Passes;

/// <summary>
/// Rows with an array of three numbers, v[j] = x0[3 · i + j]² + x1[j], that go through a matrix in x1 and are added to x2. Numbers are small and whole,
/// so that sums are exact in any order.
/// </summary>
public sealed class LinearMapPassTests
{
    private const int Size = 3;
    private static readonly LinearMapPass Pass = new();

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void A_matrix_is_applied_to_the_sum(int step) => Leaves(Rows((builder, x, i, v) =>
    {
        var u = Map(builder, x, v);
        Each(builder, step, j => builder.Accumulate(x[2], builder.Plus(j, builder.Integer(1)), builder.Apply(Operators.Negate, builder.Load(u, j))));
    }));

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Each_iteration_around_the_matrix_has_a_sum_of_its_own(int step) => Leaves(Programs.Build([Reals, Reals, Reals, Integer], (builder, x) =>
    {
        builder.For(builder.Integer(0), x[3], 1, [], (i, _) =>
        {
            Each(builder, step, k =>
            {
                var v = Filled(builder, x, i, k);
                var u = Map(builder, x, v, k);
                Each(builder, 1, j => builder.Accumulate(x[2], builder.Plus(builder.Times(k, builder.Integer(Size)), j), builder.Load(u, j)));
            });
            return [];
        }, "i", []);
        return [builder.Number(0)];
    }));

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void The_array_may_be_cleared_as_it_is_read_for_the_last_time(int step) => Leaves(Rows((builder, x, i, v) =>
    {
        var u = Map(builder, x, v);
        Each(builder, step, j =>
        {
            builder.Accumulate(u, j, builder.Times(builder.Load(x[1], j), builder.Load(v, j)));
            builder.Store(v, j, builder.Number(0));
        });
        Each(builder, 1, j => builder.Accumulate(x[2], j, builder.Load(u, j)));
    }));

    [Fact]
    public void Several_arrays_and_a_sum_that_a_loop_carries() => Leaves(Rows((builder, x, i, v) =>
    {
        var (w, u) = (Filled(builder, x, i, builder.Integer(2)), Own(builder, "u"));
        Each(builder, 1, j =>
        {
            var sum = builder.For(builder.Integer(0), builder.Plus(j, builder.Integer(1)), 1, [builder.Number(0)], (l, total) =>
                [builder.Plus(total[0], builder.Plus(builder.Times(builder.Load(v, l), builder.Load(x[1], l)), builder.Over(builder.Load(w, l), builder.Number(2))))], "l", ["total"]);
            builder.Accumulate(u, j, builder.Times(builder.Number(3), sum[0]));
        });
        Each(builder, -1, j => builder.Accumulate(x[2], j, builder.Load(u, j)));
    }));

    [Fact]
    public void Where_no_row_is_there_nothing_is_read()
    {
        var after = Pass.Run(Rows((builder, x, i, v) => Each(builder, 1, j => builder.Accumulate(x[2], j, builder.Load(Map(builder, x, v, builder.Integer(1000)), j)))));
        Interpreter.Run(after, [Numbers(1), Numbers(2), Numbers(3), 0]);
        Assert.Throws<IndexOutOfRangeException>(() => Interpreter.Run(after, [Numbers(1), Numbers(2), Numbers(3), 1]));
    }

    [Fact]
    public void What_is_left_runs_in_tiles()
    {
        var before = Rows((builder, x, i, v) =>
        {
            var u = Map(builder, x, v);
            Each(builder, 1, j => builder.Accumulate(x[2], j, builder.Load(u, j)));
        });
        var after = new TilePass().Run(Pass.Run(before));
        Verifier.Verify(after);
        Assert.Contains(after.Nodes, node => node.Type.IsVector);
        MeansTheSame(before, after, [.. new[] { 0, 1, 31, 32, 50 }.Select(Call)]);
    }

    [Fact]
    public void A_coefficient_of_the_row_keeps_it() => Stays((builder, x, i, v) =>
    {
        var u = Map(builder, x, v, builder.Apply(Operators.Remainder, i, builder.Integer(2)));
        Each(builder, 1, j => builder.Accumulate(x[2], j, builder.Load(u, j)));
    });

    [Fact]
    public void What_is_read_for_something_else_keeps_it() => Stays((builder, x, i, v) =>
    {
        var u = Map(builder, x, v);
        Each(builder, 1, j => builder.Accumulate(x[2], j, builder.Load(u, j)));
        Each(builder, 1, j => builder.Accumulate(x[2], j, builder.Times(builder.Load(u, j), builder.Load(v, j))));
    });

    [Fact]
    public void A_constant_that_is_added_keeps_it() => Stays((builder, x, i, v) =>
    {
        var u = Map(builder, x, v);
        Each(builder, 1, j => builder.Accumulate(u, j, builder.Load(x[1], j)));
        Each(builder, 1, j => builder.Accumulate(x[2], j, builder.Load(u, j)));
    });

    [Fact]
    public void A_path_that_not_all_rows_take_keeps_it() => Stays((builder, x, i, v) =>
    {
        var u = Map(builder, x, v);
        builder.If(builder.Apply(Operators.Less, builder.Load(v, builder.Integer(0)), builder.Number(20)), () =>
        {
            Each(builder, 1, j => builder.Accumulate(x[2], j, builder.Load(u, j)));
            return [];
        }, () => []);
    });

    [Fact]
    public void Memory_that_rows_read_keeps_it() => Stays((builder, x, i, v) =>
    {
        var u = Map(builder, x, v);
        Each(builder, 1, j => builder.Accumulate(x[2], j, builder.Load(u, j)));
        builder.Accumulate(x[0], builder.Integer(190), builder.Load(x[2], builder.Integer(0)));
    });

    [Fact]
    public void An_array_that_changes_between_two_reads_keeps_it() => Stays((builder, x, i, v) =>
    {
        var u = Map(builder, x, v);
        Each(builder, 1, j => builder.Accumulate(v, j, builder.Number(1)));
        Each(builder, 1, j => builder.Accumulate(u, j, builder.Load(v, j)));
        Each(builder, 1, j => builder.Accumulate(x[2], j, builder.Load(u, j)));
    });

    [Fact]
    public void An_array_that_is_written_before_it_is_read_in_the_same_iteration_keeps_it() => Stays((builder, x, i, v) =>
    {
        var u = Map(builder, x, v);
        Each(builder, 1, j =>
        {
            builder.Store(v, j, builder.Number(0));
            builder.Accumulate(u, j, builder.Load(v, j));
        });
        Each(builder, 1, j => builder.Accumulate(x[2], j, builder.Load(u, j)));
    });

    [Fact]
    public void A_map_that_is_no_dearer_than_the_sum_stays() => Stays((builder, x, i, v) =>
    {
        var u = Own(builder, "u");
        Each(builder, 1, j => builder.Accumulate(u, j, builder.Times(builder.Load(v, j), builder.Load(x[1], j))));
        Each(builder, 1, j => builder.Accumulate(x[2], j, builder.Load(u, j)));
    });

    private static Function Rows(Action<FunctionBuilder, int[], int, int> next) => Programs.Build([Reals, Reals, Reals, Integer], (builder, x) =>
    {
        builder.For(builder.Integer(0), x[3], 1, [], (i, _) =>
        {
            next(builder, x, i, Filled(builder, x, i, builder.Integer(0)));
            return [];
        }, "i", []);
        return [builder.Number(0)];
    });

    private static int Own(FunctionBuilder builder, string name) => builder.Allocate(Real, builder.Integer(Size), cleared: true, name);

    private static int Filled(FunctionBuilder builder, int[] x, int i, int k)
    {
        var v = Own(builder, "v");
        Each(builder, 1, j =>
        {
            var own = builder.Load(x[0], builder.Plus(builder.Times(i, builder.Integer(Size)), j));
            builder.Store(v, j, builder.Plus(builder.Times(own, own), builder.Load(x[1], builder.Plus(k, j))));
        });
        return v;
    }

    /// <summary>u[i] = Σ x1[9 · k + 3 · i + j] · v[j].</summary>
    private static int Map(FunctionBuilder builder, int[] x, int v, int? k = null)
    {
        var u = Own(builder, "u");
        var first = k is { } of ? builder.Times(of, builder.Integer(Size * Size)) : builder.Integer(0);
        Each(builder, 1, i => Each(builder, 1, j => builder.Accumulate(u, i, builder.Times(builder.Load(x[1], builder.Plus(first, builder.Plus(builder.Times(i, builder.Integer(Size)), j))), builder.Load(v, j)))));
        return u;
    }

    private static void Each(FunctionBuilder builder, int step, Action<int> write)
    {
        var (first, end) = step > 0 ? (0, Size) : (Size - 1, -1);
        builder.For(builder.Integer(first), builder.Integer(end), step, [], (j, _) =>
        {
            write(j);
            return [];
        }, "j", []);
    }

    private static void Leaves(Function before)
    {
        Verifier.Verify(before);
        var after = Pass.Run(before);
        Verifier.Verify(after);
        var structure = new Structure(after);
        var rows = after.Body.Body.First(value => after[value].Code == OpCode.For);
        Assert.DoesNotContain(structure.Inside(rows), value => after[value].Code == OpCode.Accumulate && after[after[value].Operands[0]].Code == OpCode.Parameter);
        MeansTheSame(before, after, [.. new[] { 0, 1, 2, 5 }.Select(Call)]);
    }

    private static void Stays(Action<FunctionBuilder, int[], int, int> next) => Keeps(Pass, Rows(next), [.. new[] { 0, 1, 4 }.Select(Call)]);

    private static object[] Call(int rows) => [Numbers(1), Numbers(2), Numbers(3), rows];

    private static double[] Numbers(int seed) => [.. Enumerable.Range(1, 200).Select(i => (double)(i * 7 * seed % 11))];
}
