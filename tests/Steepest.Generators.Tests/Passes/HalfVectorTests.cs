using Steepest.Generators.Ir;
using Steepest.Generators.Rules;
using Steepest.Generators.Stages;
using Steepest.Generators.Tests.Ir;
using Steepest.Generators.Vectorization;
using Xunit;
using static Steepest.Generators.Tests.Passes.PassCheck;

namespace Steepest.Generators.Tests.Passes;

/// <summary>Which functions have a form of their own for machines with half vectors, and that it asks for nothing wider.</summary>
public sealed class HalfVectorTests
{
    [Fact]
    public void Blocks_of_rows_are_written_in_halves_too()
    {
        var value = Compilation.Value(Products(isOfRows: true));
        var halves = Assert.IsType<Function>(value.ForHalves);
        Assert.Equal(Function.HalfVector, halves.VectorBits);
        Assert.Contains(value.Nodes, node => node.Is(LaneOperators.AreFull));
        Assert.DoesNotContain(halves.Nodes, node => node.Is(LaneOperators.AreFull));
        Assert.All(halves.Nodes.Where(node => node.Type.IsVector), node => Assert.Equal(4, node.Type.Lanes));
        Assert.False(HalfVectors.Pay(halves));
        MeansTheSame(value, halves, [.. from rows in new[] { 0, 3, 4, 9 } select new object[] { Numbers(rows * 11), Numbers(11), rows }]);
    }

    [Fact]
    public void One_short_loop_is_left_to_the_JIT()
    {
        var value = Compilation.Value(Products(isOfRows: false));
        Assert.Contains(value.Nodes, node => node.Type.IsVector);
        Assert.Null(value.ForHalves);
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(1, false)]
    public void Long_loops_within_loops_are_written_in_halves_too(int loops, bool areHalved)
    {
        var value = Compilation.Value(Chains(loops));
        Assert.Contains(value.Nodes, node => node.Type.IsVector);
        Assert.Equal(areHalved, value.ForHalves is not null);
        if (value.ForHalves is { } halves) MeansTheSame(value, halves, [.. from count in new[] { 0, 3, 8, 21 } select new object[] { Numbers(count), 3 }]);
    }

    /// <summary>Σ over x of a chain of two hundred products and sums, once or in rounds.</summary>
    private static Function Chains(int loops) => Programs.Build([Reals, Integer], (builder, x) =>
    {
        int Chain(int sum) => builder.For(builder.Integer(0), builder.Length(x[0]), 1, [sum], (i, total) =>
        {
            var (first, value) = (builder.Load(x[0], i), builder.Number(0.5));
            for (var k = 0; k < 200; k++) value = builder.Plus(builder.Times(value, first), builder.Number(0.01 * k));
            return [builder.Plus(total[0], value)];
        })[0];
        if (loops == 1) return [Chain(builder.Number(0))];
        return builder.For(builder.Integer(0), x[1], 1, [builder.Number(0)], (_, sum) => [Chain(builder.Times(sum[0], builder.Number(0.5)))]);
    });

    /// <summary>Σ over rows of (row · w)², or the first row's product alone.</summary>
    private static Function Products(bool isOfRows) => Programs.Build([Reals, Reals, Integer], (builder, x) =>
    {
        var (zero, width) = (builder.Integer(0), builder.Length(x[1]));
        int Dot(int row) => builder.For(zero, width, 1, [builder.Number(0)], (j, dot) =>
            [builder.Plus(dot[0], builder.Times(builder.Load(x[0], builder.Plus(builder.Times(row, width), j)), builder.Load(x[1], j)))], "j", ["dot"])[0];
        if (!isOfRows) return [Dot(zero)];
        return builder.For(zero, x[2], 1, [builder.Number(0)], (row, sum) =>
        {
            var dot = Dot(row);
            return [builder.Plus(sum[0], builder.Times(dot, dot))];
        }, "row", ["sum"]);
    });

    private static double[] Numbers(int count) => [.. Enumerable.Range(1, count).Select(i => i * 7 % 5 / 4.0)];
}
