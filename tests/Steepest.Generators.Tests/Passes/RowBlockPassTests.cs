using Steepest.Generators.Ir;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Ir;
using Steepest.Generators.Vectorization;
using Xunit;
using static Steepest.Generators.Tests.Passes.PassCheck;

namespace Steepest.Generators.Tests.Passes;

/// <summary>
/// A block of rows at once means the same as one row after another, for every number of rows and of their elements: x0 holds the rows, x1 is
/// as long as a row, x2 is added to. A 0 from before the loops follows the parameters.
/// </summary>
public sealed class RowBlockPassTests
{
    private static readonly VectorizationPass Pass = new();

    [Fact]
    public void Sums_over_elements_become_one_vector() => _ = RunsInBlocks((builder, x, place, length, sum) =>
        builder.Plus(sum, builder.Times(builder.Number(2), Dot(builder, x, place, length))));

    [Fact]
    public void What_rows_add_to_elements_is_summed_up() => _ = RunsInBlocks((builder, x, place, length, sum) =>
    {
        var residual = builder.Plus(Dot(builder, x, place, length), builder.Number(3));
        Each(builder, x, length, j => builder.Accumulate(x[2], j, builder.Times(residual, builder.Load(x[0], builder.Plus(place, j)))));
        return builder.Plus(sum, residual);
    });

    [Fact]
    public void All_rows_may_add_the_same() => _ = RunsInBlocks((builder, x, place, length, sum) =>
    {
        Each(builder, x, length, j => builder.Accumulate(x[2], j, builder.Times(builder.Number(5), builder.Load(x[1], j))));
        return builder.Plus(sum, Dot(builder, x, place, length));
    });

    [Fact]
    public void Two_sums_are_taken_side_by_side() => _ = RunsInBlocks((builder, x, place, length, sum) =>
    {
        var left = builder.For(x[5], length, 1, [builder.Number(7), builder.Number(0)], (j, carried) =>
        {
            var element = builder.Load(x[0], builder.Plus(place, j));
            return [builder.Plus(carried[0], builder.Times(builder.Load(x[1], j), element)), builder.Plus(carried[1], builder.Times(element, element))];
        }, "j", ["dot", "squares"]);
        return builder.Plus(sum, builder.Plus(left[0], builder.Times(builder.Number(3), left[1])));
    });

    /// <summary>Rows of the next block are asked for ahead, none beyond the last.</summary>
    [Fact]
    public void Windows_of_the_next_block_are_asked_for()
    {
        var after = RunsInBlocks((builder, x, place, length, sum) =>
        {
            var row = builder.Slice(x[0], place, length);
            return builder.Plus(sum, builder.For(x[5], length, 1, [builder.Number(1)], (j, dot) =>
                [builder.Plus(dot[0], builder.Times(builder.Load(x[1], j), builder.Load(row, j)))], "j", ["dot"])[0]);
        });
        var fetching = Assert.Single(after.Nodes, node => node.Code == OpCode.For && node.Regions[0].Body.Any(value => after[value].Is(Routines.FetchRow)));
        var fetch = after[fetching.Regions[0].Body.Single(value => after[value].Is(Routines.FetchRow))];
        Assert.Contains(fetching.Regions[0].Arguments[0], after[fetch.Operands[1]].Operands);
    }

    private static int Dot(FunctionBuilder builder, int[] x, int place, int length) => builder.For(x[5], length, 1, [builder.Number(1)], (j, dot) =>
        [builder.Plus(dot[0], builder.Times(builder.Load(x[1], j), builder.Load(x[0], builder.Plus(place, j))))], "j", ["dot"])[0];

    private static void Each(FunctionBuilder builder, int[] x, int length, Action<int> write) => builder.For(x[5], length, 1, [], (j, _) =>
    {
        write(j);
        return [];
    }, "j", []);

    private static Function RunsInBlocks(Func<FunctionBuilder, int[], int, int, int, int> next)
    {
        var before = Programs.Build([Reals, Reals, Reals, Integer, Integer], (builder, x) =>
        {
            var length = builder.Length(x[1]);
            int[] known = [.. x, builder.Integer(0)];
            return builder.For(x[3], x[4], 1, [builder.Number(1)], (i, sum) => [next(builder, known, builder.Times(i, length), length, sum[0])], "i", ["sum"]);
        });
        Verifier.Verify(before);
        foreach (var (bits, sums) in new[] { (Function.FullVector, LaneOperators.RowSums8), (Function.HalfVector, LaneOperators.RowSums4) })
        {
            var after = Pass.Run(before with { VectorBits = bits });
            Verifier.Verify(after);
            Assert.Contains(after.Nodes, node => node.Is(sums));
            foreach (var rows in new[] { 0, 1, 7, 8, 9, 17 })
            {
                foreach (var length in new[] { 0, 1, 7, 8, 9, 16, 19 }) MeansTheSame(before, after, [Numbers(1, 20 * length), Numbers(2, length), Numbers(3, length), 2, 2 + rows]);
            }
        }

        return Pass.Run(before);
    }

    /// <summary>Small whole numbers, whose sums are exact in any order.</summary>
    private static double[] Numbers(int seed, int count) => [.. Enumerable.Range(1, count).Select(i => (double)(i * 7 * seed % 11))];
}
