using Steepest.Generators.Ir;
using Steepest.Generators.Passes;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Ir;
using Xunit;
using static Steepest.Generators.Tests.Passes.PassCheck;

namespace Steepest.Generators.Tests.Passes;

/// <summary>Loops over x0 that add to x1, or to an array of the function's own; x2 is an index.</summary>
public sealed class PromotionPassTests
{
    private static readonly PromotionPass Pass = new();

    [Fact]
    public void An_element_that_need_not_be_there_is_asked_for_where_an_iteration_runs() => Changes(Pass, Loop((builder, x, i) => builder.Accumulate(x[1], x[2], builder.Load(x[0], i))), """
              %3 = const int 0
              %4 = length %0
              %5 = const double 0
              for step 1 %3, %4, %5
               region %6: int i, %7: double total
                %8 = load %0, %6
                %9 = Add double %7, %8
                yield %9
              %11 = result 0 double %10 ; total
              %12 = Less bool %3, %4
              if %12
               region
                accumulate %1, %2, %11
                yield
               region
                yield
              %15 = const double 0
              return %15
            """, [new[] { 1.0, 2, 3 }, new[] { 5.0, 6 }, 1], [Array.Empty<double>(), new[] { 5.0, 6 }, 7]);

    [Fact]
    public void An_element_that_is_there_is_added_to_behind_the_loop()
    {
        var before = Programs.Build([Reals, Reals, Integer], (builder, x) =>
        {
            var own = builder.Allocate(Real, x[2], cleared: true, "own");
            return builder.For(builder.Integer(0), x[2], 1, [builder.Number(0)], (j, sum) =>
            {
                builder.For(builder.Integer(0), builder.Length(x[0]), 1, [], (i, _) =>
                {
                    builder.Accumulate(own, j, builder.Times(builder.Load(x[0], i), builder.Load(x[1], j)));
                    return [];
                }, "i", []);
                return [builder.Plus(sum[0], builder.Load(own, j))];
            }, "j", ["sum"]);
        });
        var after = Pass.Run(before);
        Verifier.Verify(after);
        Assert.DoesNotContain(after.Nodes, node => node.Code == OpCode.If);
        var structure = new Structure(after);
        var addition = Enumerable.Range(0, after.Nodes.Count).Single(value => after[value].Code == OpCode.Accumulate);
        Assert.Equal(-1, structure.Owner(structure.LoopAround(addition)));
        MeansTheSame(before, after, [new[] { 1.0, 2, 3 }, new[] { 5.0, 6 }, 2], [Array.Empty<double>(), new[] { 5.0, 6 }, 2]);
    }

    [Fact]
    public void One_that_moves_with_the_loop_stays() => Stays((builder, x, i) => builder.Accumulate(x[1], i, builder.Load(x[0], i)));

    [Fact]
    public void One_that_is_read_in_the_loop_stays() => Stays((builder, x, i) => builder.Accumulate(x[1], x[2], builder.Times(builder.Load(x[0], i), builder.Load(x[1], builder.Integer(1)))));

    [Fact]
    public void One_that_is_added_to_on_one_path_stays() => Stays((builder, x, i) =>
    {
        var element = builder.Load(x[0], i);
        builder.If(builder.Apply(Operators.Less, element, builder.Number(2)), () =>
        {
            builder.Accumulate(x[1], x[2], element);
            return [];
        }, () => []);
    });

    private static Function Loop(Action<FunctionBuilder, int[], int> write) => Programs.Build([Reals, Reals, Integer], (builder, x) =>
    {
        builder.For(builder.Integer(0), builder.Length(x[0]), 1, [], (i, _) =>
        {
            write(builder, x, i);
            return [];
        }, "i", []);
        return [builder.Number(0)];
    });

    private static void Stays(Action<FunctionBuilder, int[], int> write) => Keeps(Pass, Loop(write), [new[] { 1.0, 2 }, new[] { 5.0, 6 }, 0]);
}
