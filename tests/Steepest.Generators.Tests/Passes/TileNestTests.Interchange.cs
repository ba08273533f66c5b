using Steepest.Generators.Ir;
using Steepest.Generators.Rules;
using Steepest.Generators.Vectorization;
using Xunit;
using static Steepest.Generators.Tests.Passes.PassCheck;

namespace Steepest.Generators.Tests.Passes;

/// <summary>Loops that change places: what iterations add to elements of an array of the row's own is summed up element by element.</summary>
public sealed partial class TileNestTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Elements_behind_the_iteration(int ahead) => ChangesPlaces(Nest((builder, h) => (builder.Plus(h, builder.Integer(ahead)), builder.Integer(Count))), isExpected: true);

    [Fact]
    public void Elements_before_the_iteration() => ChangesPlaces(Nest((builder, h) => (builder.Integer(0), h)), isExpected: true);

    [Fact]
    public void The_same_elements_in_each_iteration() => ChangesPlaces(Nest((builder, _) => (builder.Integer(2), builder.Integer(Count))), isExpected: true);

    [Fact]
    public void Elements_up_to_where_iterations_end() => ChangesPlaces(Nest((builder, h) => (builder.Plus(h, builder.Integer(1)), -1)), isExpected: true);

    [Fact]
    public void Elements_that_move_by_two_stay_in_the_inner_loop() => ChangesPlaces(Nest((builder, h) => (builder.Plus(h, h), builder.Integer(Count))), isExpected: false);

    [Fact]
    public void Elements_that_move_at_both_ends_stay_in_the_inner_loop() => ChangesPlaces(Nest((builder, h) => (h, builder.Plus(h, builder.Integer(1)))), isExpected: false);

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void What_reads_the_sums_stays_around_them(bool isOutside, bool isOther) => ChangesPlaces(Rows((builder, x, own, n) =>
    {
        var other = builder.Allocate(Real, builder.Integer(Count), cleared: true, "other");
        Each(builder, n, 1, h =>
        {
            var factor = builder.Load(isOutside ? other : own, h);
            builder.For(builder.Plus(h, builder.Integer(1)), builder.Integer(Count), 1, [], (j, _) =>
            {
                builder.Accumulate(other, j, builder.Times(factor, isOutside ? builder.Load(x[1], j) : builder.Load(isOther ? other : own, h)));
                return [];
            }, "j", []);
        });
        return Sum(builder, 0, Count, j => builder.Load(other, j));
    }), isExpected: !isOutside && !isOther);

    [Fact]
    public void What_else_is_written_stays_where_it_is() => ChangesPlaces(Rows((builder, x, own, n) =>
    {
        var other = builder.Allocate(Real, builder.Integer(Count), cleared: true, "other");
        var last = builder.Allocate(Real, builder.Integer(Count), cleared: true, "last");
        Each(builder, n, 1, h =>
        {
            var factor = builder.Load(own, h);
            builder.For(builder.Plus(h, builder.Integer(1)), builder.Integer(Count), 1, [], (j, _) =>
            {
                builder.Accumulate(other, j, builder.Times(factor, builder.Load(x[1], j)));
                builder.Store(last, j, factor);
                return [];
            }, "j", []);
        });
        return Sum(builder, 0, Count, j => builder.Plus(builder.Load(other, j), builder.Load(last, j)));
    }), isExpected: false);

    /// <summary>other[j] = 3, and in each iteration other[j] += own[h] · x1[h, j].</summary>
    /// <param name="bounds">Of j; n for an end of -1.</param>
    private static Function Nest(Func<FunctionBuilder, int, (int First, int End)> bounds) => Rows((builder, x, own, n) =>
    {
        var other = builder.Allocate(Real, builder.Integer(Count), cleared: false, "other");
        builder.For(builder.Integer(0), builder.Integer(Count), 1, [], (j, _) =>
        {
            builder.Store(other, j, builder.Number(3));
            return [];
        }, "j", []);
        var most = builder.Apply(Operators.Min, n, builder.Integer(Count));
        Each(builder, most, 1, h =>
        {
            var factor = builder.Load(own, h);
            var (first, end) = bounds(builder, h);
            builder.For(first, end < 0 ? most : end, 1, [], (j, _) =>
            {
                builder.Accumulate(other, j, builder.Times(factor, builder.Load(x[1], Place(builder, h, j))));
                return [];
            }, "j", []);
        });
        return Sum(builder, 0, Count, j => builder.Times(builder.Load(other, j), builder.Load(x[1], j)));
    });

    private static void ChangesPlaces(Function before, bool isExpected)
    {
        RunsInTiles(before);
        var after = Pass.Run(before);
        var structure = new Structure(after);
        var isInside = Enumerable.Range(0, after.Nodes.Count).Any(value => structure.Owner(value) >= 0 && IsLoop(after, value, "h") && IsLoop(after, structure.Owner(value), "j"));
        Assert.Equal(isExpected, isInside);
    }

    private static bool IsLoop(Function function, int value, string induction) => function[value].Code == OpCode.For && function[function[value].Regions[0].Arguments[0]].Name == induction;
}
