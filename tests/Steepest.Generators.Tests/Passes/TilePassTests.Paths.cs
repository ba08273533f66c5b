using Steepest.Generators.Ir;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Ir;
using Xunit;
using static Steepest.Generators.Tests.Passes.PassCheck;

namespace Steepest.Generators.Tests.Passes;

/// <summary>What a tile may do on a path that not all of its rows take: nothing that throws, and nothing that is not masked.</summary>
public sealed partial class TilePassTests
{
    private delegate int[] Path(FunctionBuilder builder, int[] x, int i, int own);

    [Fact]
    public void What_is_computed_on_one_path_runs_in_tiles() => RunsInTiles(OnOnePath(80, (builder, x, i, own) =>
    {
        builder.Store(own, builder.Integer(2), builder.Convert(builder.Times(i, builder.Integer(2)), Real));
        return [builder.Times(builder.Load(own, builder.Integer(0)), builder.Convert(x[3], Real))];
    }));

    /// <summary>x1 need not have the element.</summary>
    [Fact]
    public void Shared_memory_that_one_path_reads_stays() => Stays(OnOnePath(-1, (builder, x, i, own) => [builder.Load(x[1], builder.Integer(1000))]));

    /// <summary>Each row has its own element, which is seen to be there.</summary>
    [Fact]
    public void Elements_that_one_path_finds_by_index_stay() => Stays(Programs.Build([Reals, Reals, Reals, Integer, Integer], (builder, x)
        => builder.For(builder.Integer(0), x[4], 1, [builder.Number(1)], (i, sum) =>
        {
            var own = builder.Allocate(Real, x[4], cleared: false, "own");
            var total = builder.For(builder.Integer(0), x[4], 1, [builder.Number(0)], (j, total) =>
            {
                builder.Store(own, j, builder.Times(builder.Load(x[0], i), builder.Load(x[1], j)));
                return [builder.Plus(total[0], builder.Load(own, j))];
            }, "j", ["total"]);
            builder.If(builder.Apply(Operators.Less, total[0], builder.Number(200)), () =>
            {
                builder.Store(own, i, builder.Number(100));
                return [];
            }, () => []);
            return [builder.Plus(sum[0], builder.Load(own, i))];
        }, "i", ["sum"])));

    [Fact]
    public void An_index_that_need_not_be_there_on_one_path_stays() => Stays(OnOnePath(-1, (builder, x, i, own) => [builder.Load(own, builder.Plus(x[3], builder.Integer(3)))]));

    [Fact]
    public void An_array_that_one_path_clears_stays() => Stays(OnOnePath(80, (builder, x, i, own) =>
    {
        builder.Clear(own);
        return [builder.Number(1)];
    }));

    [Fact]
    public void What_throws_on_one_path_stays() => Stays(OnOnePath(-1, (builder, x, i, own) =>
    {
        builder.Guard(builder.Apply(Operators.Less, x[3], builder.Integer(100)), "new global::System.InvalidOperationException()");
        return [builder.Number(1)];
    }));

    [Fact]
    public void Integers_that_one_path_divides_stay() => Stays(OnOnePath(-1, (builder, x, i, own)
        => [builder.Convert(builder.Apply(Operators.Divide, builder.Integer(6), builder.Apply(Operators.Subtract, x[3], x[3])), Real)]));

    /// <summary>Every row adds, and reads what it and those before it have added.</summary>
    [Fact]
    public void Shared_memory_that_is_added_to_and_read_stays() => Stays(Rows((builder, x, i, sum, own) =>
    {
        Fill(builder, x, i, own);
        builder.Accumulate(x[2], builder.Integer(0), Total(builder, own));
        return builder.Plus(sum, builder.Load(x[2], builder.Integer(0)));
    }));

    /// <summary>Rows whose elements add up to less than a number, none for a negative one, take a path of their own.</summary>
    private static Function OnOnePath(double below, Path path) => Rows((builder, x, i, sum, own) =>
    {
        Fill(builder, x, i, own);
        var total = Total(builder, own);
        var chosen = builder.If(builder.Apply(Operators.Less, total, builder.Number(below)), () => path(builder, x, i, own), () => [builder.Number(3)]);
        return builder.Plus(builder.Plus(sum, chosen[0]), Total(builder, own));
    });
}
