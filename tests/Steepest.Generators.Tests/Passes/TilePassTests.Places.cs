using Steepest.Generators.Ir;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Interpretation;
using Steepest.Generators.Tests.Ir;
using Xunit;
using static Steepest.Generators.Tests.Passes.PassCheck;

namespace Steepest.Generators.Tests.Passes;

/// <summary>Which elements the lanes of a tile meet.</summary>
public sealed partial class TilePassTests
{
    [Fact]
    public void Differences_multiples_and_squares_of_counts_are_each_rows_own() => RunsInTiles(Rows((builder, x, i, sum, own) =>
    {
        Fill(builder, x, i, own);
        var left = builder.Apply(Operators.Subtract, builder.Integer(100), i);
        var numbers = builder.Times(builder.Convert(left, Real), builder.Convert(builder.Times(builder.Integer(3), i), Real));
        return builder.Plus(builder.Plus(sum, numbers), builder.Plus(builder.Convert(builder.Times(i, left), Real), builder.Load(x[1], left)));
    }));

    [Fact]
    public void Windows_of_a_rows_own_array_are_its_own() => RunsInTiles(Rows((builder, x, i, sum, own) =>
    {
        Fill(builder, x, i, own);
        var window = builder.Slice(own, builder.Integer(1), builder.Integer(2));
        var ends = builder.Plus(builder.Load(window, builder.Integer(1)), builder.Convert(builder.Length(window), Real));
        return builder.Plus(sum, builder.Times(ends, builder.Convert(builder.Length(own), Real)));
    }));

    [Theory]
    [InlineData(2, 1)]
    [InlineData(-2, 1)]
    [InlineData(1, 2)]
    [InlineData(1, -1)]
    public void Every_second_shared_element_may_be_added_to(int step, int factor) => RunsInTiles(Rows((builder, x, i, sum, own) =>
    {
        Fill(builder, x, i, own);
        var (first, end) = step > 0 ? (builder.Integer(1), builder.Integer(38)) : (builder.Integer(37), builder.Integer(0));
        builder.For(first, end, step, [], (j, _) =>
        {
            builder.Accumulate(x[2], builder.Plus(builder.Times(builder.Integer(factor), j), builder.Integer(50)), builder.Times(builder.Load(own, builder.Integer(1)), builder.Load(x[1], j)));
            return [];
        }, "j", []);
        return sum;
    }));

    /// <summary>What is the same in all of a loop's iterations is masked before it, for lanes that have run already.</summary>
    [Fact]
    public void Products_with_what_a_loop_leaves_alone_are_added_to_shared_memory() => RunsInTiles(Rows((builder, x, i, sum, own) =>
    {
        Fill(builder, x, i, own);
        var factor = builder.Load(own, builder.Integer(1));
        builder.For(builder.Integer(0), builder.Integer(20), 1, [], (j, _) =>
        {
            builder.Accumulate(x[2], j, builder.Times(builder.Load(x[1], j), factor));
            return [];
        }, "j", []);
        return sum;
    }));

    [Theory]
    [InlineData(2)]
    [InlineData(-1)]
    public void Other_elements_of_a_row_than_one_after_another_are_no_column(int factor) => RunsInTiles(Rows((builder, x, i, sum, own) =>
    {
        Fill(builder, x, i, own);
        return builder.For(builder.Integer(0), builder.Integer(2), 1, [sum], (k, outer) => builder.For(builder.Integer(1), builder.Integer(4), 1, outer, (j, inner) =>
        {
            var place = builder.Plus(builder.Plus(builder.Times(i, builder.Integer(3)), builder.Integer(4)), builder.Times(builder.Integer(factor), j));
            return [builder.Plus(inner[0], builder.Times(builder.Load(x[0], place), builder.Load(x[1], k)))];
        }, "j", ["total"]), "k", ["total"])[0];
    }));

    /// <summary>The rows end where the array does; what the loop would read lies behind it.</summary>
    [Fact]
    public void A_loop_that_does_not_run_reads_nothing()
    {
        var before = Rows((builder, x, i, sum, own) =>
        {
            Fill(builder, x, i, own);
            return builder.For(builder.Integer(0), x[3], 1, [sum], (k, outer) => builder.For(builder.Integer(0), builder.Integer(3), 1, outer, (j, inner) =>
                [builder.Plus(inner[0], builder.Load(x[0], builder.Plus(builder.Plus(builder.Times(i, builder.Integer(3)), j), builder.Integer(200))))], "j", ["total"]), "k", ["total"])[0];
        });
        var after = Pass.Run(before);
        Assert.Contains(after.Nodes, node => node is { Code: OpCode.Allocate, Name: "x0Columns" });
        MeansTheSame(before, after, Call(0, 40));
    }

    /// <summary>x5 columns of what has three.</summary>
    [Fact]
    public void A_column_that_a_matrix_of_a_rows_own_does_not_have_throws()
    {
        var before = Programs.Build([Reals, Reals, Reals, Integer, Integer, Integer], (builder, x) =>
        {
            var width = builder.Integer(3);
            var length = builder.Times(x[4], width);
            return builder.For(x[3], x[4], 1, [builder.Number(1)], (i, sum) =>
            {
                var own = builder.Allocate(Real, length, cleared: true, "own");
                return builder.For(builder.Integer(0), x[4], 1, sum, (row, outer) => builder.For(builder.Integer(0), x[5], 1, outer, (column, inner) =>
                {
                    var place = builder.Plus(builder.Times(row, width), column);
                    builder.Store(own, place, builder.Load(x[0], i));
                    return [builder.Plus(inner[0], builder.Load(own, place))];
                }, "column", ["total"]), "row", ["total"]);
            }, "i", ["sum"]);
        });
        var after = Pass.Run(before);
        Assert.Contains(after.Nodes, node => node.Type.IsVector);
        MeansTheSame(before, after, [.. Call(0, 40), 3], [.. Call(0, 40), 2]);
        var thrown = Assert.Throws<ArgumentException>(() => Interpreter.Run(after, [.. Call(0, 40), 4]));
        Assert.Contains(nameof(IndexOutOfRangeException), thrown.Message);
    }

    /// <summary>A column of a matrix of x5 rows is not one element after another.</summary>
    [Fact]
    public void Products_with_a_column_of_a_rows_own_matrix_are_added_up()
    {
        var before = Programs.Build([Reals, Reals, Reals, Integer, Integer, Integer], (builder, x) =>
        {
            var width = builder.Integer(3);
            var length = builder.Times(x[5], width);
            return builder.For(x[3], x[4], 1, [builder.Number(1)], (i, sum) =>
            {
                var own = builder.Allocate(Real, length, cleared: true, "own");
                builder.For(builder.Integer(0), x[5], 1, [], (row, _) => builder.For(builder.Integer(0), width, 1, [], (column, _) =>
                {
                    builder.Store(own, builder.Plus(builder.Times(row, width), column), builder.Plus(builder.Load(x[0], builder.Plus(i, column)), builder.Load(x[1], row)));
                    return [];
                }, "column", []), "row", []);
                var factor = builder.Load(x[0], i);
                builder.For(builder.Integer(0), x[5], 1, [], (row, _) =>
                {
                    builder.Accumulate(x[2], row, builder.Times(factor, builder.Load(own, builder.Plus(builder.Times(row, width), builder.Integer(1)))));
                    return [];
                }, "row", []);
                return [builder.Plus(sum[0], factor)];
            }, "i", ["sum"]);
        });
        Verifier.Verify(before);
        var after = Pass.Run(before);
        Verifier.Verify(after);
        Assert.Contains(after.Nodes, node => node.Type.IsVector);
        foreach (var rows in new[] { 0, 1, 7, 8, 9, 17 }) MeansTheSame(before, after, [.. Call(1, 40), rows]);
    }

    /// <summary>The last block ends where the array does.</summary>
    [Fact]
    public void A_block_may_end_with_its_array() => RunsInTiles(Rows((builder, x, i, sum, own) =>
    {
        Fill(builder, x, i, own);
        builder.For(builder.Integer(0), builder.Integer(16), 1, [], (j, _) =>
        {
            builder.Accumulate(x[2], builder.Plus(j, builder.Integer(214)), builder.Load(own, builder.Integer(1)));
            return [];
        }, "j", []);
        return sum;
    }));
}
