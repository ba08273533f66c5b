using Steepest.Generators.Ir;
using Steepest.Generators.Passes;
using Steepest.Generators.Tests.Ir;
using Xunit;
using static Steepest.Generators.Tests.Passes.PassCheck;

namespace Steepest.Generators.Tests.Passes;

public sealed class InvariantLoadPassTests
{
    private static readonly InvariantLoadPass Pass = new();

    /// <summary>The outer loop walks through the parameter, so that the element is there although the inner loop may not run.</summary>
    [Fact]
    public void An_element_of_the_outer_loop_is_read_there()
        => Changes(
            Pass,
            Nest((builder, x, i, j) => builder.Load(x[0], i)),
            """
              %3 = const int 0
              %4 = length %0
              %5 = const double 0
              for step 1 %3, %4, %5
               region %6: int i, %7: double sum
                %8 = const int 0
                %9 = load %0, %6
                for step 1 %8, %1, %7
                 region %10: int j, %11: double sum
                  %12 = Add double %11, %9
                  yield %12
                %14 = result 0 double %13 ; sum
                yield %14
              %16 = result 0 double %15 ; sum
              return %16
            """,
            [new[] { 1.0, 2, 3 }, 2, 0],
            [new[] { 1.0, 2, 3 }, -2, 0],
            [Array.Empty<double>(), 2, 0]);

    /// <summary>An array as long as the loop runs, and an element behind it that the array has, too.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Elements_of_arrays_are_there(int offset)
    {
        var function = OfArray(offset, 2);
        var after = Pass.Run(function);
        Verifier.Verify(after);
        var load = Enumerable.Range(0, after.Nodes.Count).Single(value => after[value].Code == OpCode.Load);
        Assert.Equal(1, Depth(after, load));
        MeansTheSame(function, after, [new double[3], 2, 0], [new double[3], 0, 0], [Array.Empty<double>(), 4, 0]);
    }

    /// <summary>It may fail where the loop would not have come to it.</summary>
    [Fact]
    public void Elements_that_may_not_be_there_stay()
    {
        Keeps(Pass, OfArray(3, 2), [Array.Empty<double>(), 2, 0]);
        Keeps(Pass, OfArray(1, 0), [new[] { 1.0, 2, 3 }, 0, 0]);
        Keeps(Pass, Nest((builder, x, i, j) => builder.Load(x[0], x[2])), [new[] { 1.0, 2, 3 }, 2, 1], [new[] { 1.0, 2, 3 }, 0, 7]);
        Keeps(Pass, Nest((builder, x, i, j) => builder.Load(x[0], builder.Apply(Generators.Rules.Operators.Subtract, i, builder.Integer(1)))));
    }

    /// <summary>Once it has been read on the way, it is there.</summary>
    [Fact]
    public void What_has_been_met_is_there()
    {
        var function = Programs.Build([Reals, Integer, Integer], (builder, x) =>
        {
            builder.Store(x[0], x[2], builder.Number(5));
            return builder.For(builder.Integer(0), x[1], 1, [builder.Number(0)], (_, sum) => [builder.Plus(sum[0], builder.Load(x[0], x[2]))]);
        });
        var after = Pass.Run(function);
        Verifier.Verify(after);
        Assert.Equal(0, Depth(after, Enumerable.Range(0, after.Nodes.Count).Single(value => after[value].Code == OpCode.Load)));
        MeansTheSame(function, after, [new[] { 1.0, 2, 3 }, 2, 1]);
    }

    /// <summary>What is met on one path only is not known to be there.</summary>
    [Fact]
    public void What_has_been_met_on_one_path_stays()
        => Keeps(
            Pass,
            Programs.Build([Reals, Integer, Integer], (builder, x) =>
            {
                builder.If(builder.Apply(Generators.Rules.Operators.Less, x[1], x[2]), () => { builder.Store(x[0], x[2], builder.Number(5)); return []; }, () => []);
                return builder.For(builder.Integer(0), x[1], 1, [builder.Number(0)], (_, sum) => [builder.Plus(sum[0], builder.Load(x[0], x[2]))]);
            }),
            [new[] { 1.0, 2, 3 }, 0, -7]);

    /// <summary>Nor what only the other path meets, or what is met behind the loop.</summary>
    [Fact]
    public void What_is_met_elsewhere_stays()
    {
        int[] Sum(FunctionBuilder builder, int[] x) => builder.For(builder.Integer(0), x[1], 1, [builder.Number(0)], (_, sum) => [builder.Plus(sum[0], builder.Load(x[0], x[2]))]);
        Keeps(
            Pass,
            Programs.Build([Reals, Integer, Integer], (builder, x) => builder.If(
                builder.Apply(Generators.Rules.Operators.Less, builder.Integer(0), x[2]),
                () => [builder.Load(x[0], x[2])],
                () => Sum(builder, x))),
            [new[] { 1.0, 2, 3 }, 0, -7],
            [new[] { 1.0, 2, 3 }, 2, 0]);
        Keeps(
            Pass,
            Programs.Build([Reals, Integer, Integer], (builder, x) =>
            {
                var sum = Sum(builder, x)[0];
                builder.Guard(builder.Apply(Generators.Rules.Operators.Less, x[2], builder.Integer(0)), "new global::System.ArgumentException(\"-\")");
                return [builder.Plus(sum, builder.Load(x[0], x[2]))];
            }),
            [new[] { 1.0, 2, 3 }, 3, 1]);
    }

    [Fact]
    public void What_the_loop_writes_stays()
        => Keeps(
            Pass,
            Nest((builder, x, i, j) =>
            {
                var element = builder.Load(x[0], i);
                builder.Store(x[0], j, builder.Times(element, element));
                return element;
            }),
            [new[] { 1.0, 2, 3 }, 2, 0]);

    private static int Depth(Function function, int value)
    {
        var structure = new Structure(function);
        var depth = 0;
        for (var owner = structure.Owner(value); owner >= 0; owner = structure.Owner(owner)) depth++;
        return depth;
    }

    private static Function Nest(Func<FunctionBuilder, int[], int, int, int> element) => Programs.Build([Reals, Integer, Integer], (builder, x)
        => builder.For(builder.Integer(0), builder.Length(x[0]), 1, [builder.Number(0)], (i, outer)
            => builder.For(builder.Integer(0), x[1], 1, outer, (j, inner) => [builder.Plus(inner[0], element(builder, x, i, j))], "j", ["sum"]), "i", ["sum"]));

    /// <summary>Element i + offset of an array of n + length elements, in a loop to n.</summary>
    private static Function OfArray(int offset, int more) => Programs.Build([Reals, Integer, Integer], (builder, x) =>
    {
        var array = builder.Allocate(IrType.Double, builder.Plus(builder.Length(x[0]), builder.Integer(more)), cleared: true);
        return builder.For(builder.Integer(0), builder.Length(x[0]), 1, [builder.Number(0)], (i, outer)
            => builder.For(builder.Integer(0), x[1], 1, outer, (_, inner) => [builder.Plus(inner[0], builder.Load(array, builder.Plus(i, builder.Integer(offset))))]));
    });
}
