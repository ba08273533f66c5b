using Steepest.Generators.Ir;
using Steepest.Generators.Passes;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Ir;
using Xunit;
using static Steepest.Generators.Tests.Passes.PassCheck;

namespace Steepest.Generators.Tests.Passes;

public sealed class DeadCodePassTests
{
    private static readonly DeadCodePass Pass = new();

    [Fact]
    public void Carried_values_that_nobody_reads_or_that_never_change_go()
        => Changes(
            Pass,
            Programs.Build([Reals, Real], (builder, x) =>
            {
                var (zero, one) = (builder.Number(0), builder.Number(1));
                var results = builder.For(builder.Integer(0), builder.Length(x[0]), 1, [zero, x[1], zero], (i, carried)
                    => [builder.Plus(carried[0], one), carried[1], builder.Plus(carried[2], builder.Times(builder.Load(x[0], i), carried[1]))], "i", ["a", "b", "sum"]);
                return [results[2], results[1]];
            }),
            """
              %2 = const double 0
              %3 = const int 0
              %4 = length %0
              for step 1 %3, %4, %2
               region %5: int i, %6: double sum
                %7 = load %0, %5
                %8 = Multiply double %7, %1
                %9 = Add double %6, %8
                yield %9
              %11 = result 0 double %10 ; sum
              return %11, %1
            """,
            [new[] { 1.0, 2, 3 }, 4.0],
            [Array.Empty<double>(), 4.0]);

    /// <summary>Each iteration loads the element that it then overwrites, and nothing is loaded behind.</summary>
    [Fact]
    public void What_is_stored_last_goes()
        => Assert.Single(Stored((builder, array, i) =>
        {
            var element = builder.Load(array, i);
            builder.Store(array, i, builder.Number(0));
            return element;
        }).Nodes, node => node.Code == OpCode.Store);

    [Fact]
    public void What_the_next_iteration_loads_stays()
        => Assert.Equal(2, Stored((builder, array, i) =>
        {
            var element = builder.Load(array, builder.Integer(0));
            builder.Store(array, i, builder.Number(0));
            return element;
        }).Nodes.Count(node => node.Code == OpCode.Store));

    /// <summary>What the first loop stores is loaded in the second, before it stores, and behind that only where asked.</summary>
    private static Function Stored(Func<FunctionBuilder, int, int, int> each)
    {
        var before = Programs.Build([Reals], (builder, x) =>
        {
            var length = builder.Length(x[0]);
            var array = builder.Allocate(Real, length, cleared: false);
            builder.For(builder.Integer(0), length, 1, [], (i, _) =>
            {
                builder.Store(array, i, builder.Load(x[0], i));
                return [];
            });
            return builder.For(builder.Integer(0), length, 1, [builder.Number(0)], (i, sum) => [builder.Plus(sum[0], each(builder, array, i))]);
        });
        var after = Pass.Run(before);
        Verifier.Verify(after);
        MeansTheSame(before, after, [new[] { 1.0, 2, 3 }], [Array.Empty<double>()]);
        return after;
    }

    [Fact]
    public void Arrays_that_are_only_written_go_with_their_loop()
        => Changes(
            Pass,
            Programs.Build([Reals], (builder, x) =>
            {
                var length = builder.Length(x[0]);
                var array = builder.Allocate(Real, length, cleared: true);
                builder.For(builder.Integer(0), length, 1, [], (i, _) =>
                {
                    builder.Store(array, i, builder.Emit(Row("Exp"), builder.Load(x[0], i)));
                    return [];
                });
                return [builder.Load(x[0], builder.Integer(0))];
            }),
            """
              %1 = const int 0
              %2 = load %0, %1
              return %2
            """,
            [new[] { 1.0, 2, 3 }]);

    [Fact]
    public void A_branch_that_does_not_matter_goes()
        => Changes(
            Pass,
            Programs.Build([Real, Real], (builder, x) => builder.If(builder.Apply(Operators.Less, x[0], x[1]), () => [x[1], builder.Times(x[0], x[0])], () => [x[1], x[0]])[..1]),
            """
              return %1
            """,
            [1.0, 2.0],
            [2.0, 1.0]);

    [Fact]
    public void Stores_that_are_seen_and_guards_stay()
        => Keeps(
            Pass,
            Programs.Build([Reals, Integer], (builder, x) =>
            {
                builder.Guard(builder.Apply(Operators.Less, x[1], builder.Integer(0)), "new System.ArgumentException()");
                builder.For(builder.Integer(0), x[1], 1, [], (i, _) =>
                {
                    builder.Accumulate(x[0], i, builder.Load(x[0], i));
                    return [];
                });
                return [];
            }),
            [new[] { 1.0, 2, 3 }, 2],
            [new[] { 1.0, 2, 3 }, 0]);

    [Fact]
    public void What_an_array_holds_when_it_is_read_stays()
        => Keeps(
            Pass,
            Programs.Build([Reals, Real], (builder, x) =>
            {
                var array = builder.Allocate(Real, builder.Integer(2), cleared: true);
                var at = builder.Integer(1);
                builder.Store(builder.Slice(array, at, at), builder.Integer(0), x[1]);
                return [builder.Load(array, at)];
            }),
            [new[] { 1.0 }, 2.0]);

    /// <summary>A loop may run no iteration: what it then hands out differs from what an iteration yields.</summary>
    [Fact]
    public void A_value_that_a_loop_replaces_stays()
        => Keeps(
            Pass,
            Programs.Build([Integer, Real, Real], (builder, x) => builder.For(builder.Integer(0), x[0], 1, [x[1]], (_, _) => [x[2]])),
            [0, 1.0, 2.0],
            [3, 1.0, 2.0]);
}
