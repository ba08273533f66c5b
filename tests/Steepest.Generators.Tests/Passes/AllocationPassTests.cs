using Steepest.Generators.Ir;
using Steepest.Generators.Passes;
using Steepest.Generators.Tests.Ir;
using Xunit;
using static Steepest.Generators.Tests.Passes.PassCheck;

namespace Steepest.Generators.Tests.Passes;

public sealed class AllocationPassTests
{
    private static readonly AllocationPass Pass = new();

    [Fact]
    public void An_array_is_made_before_the_loop_and_cleared_in_it() => Changes(Pass, Loop((_, x, _) => x[1], isCleared: true), """
              %2 = const int 0
              %3 = length %0
              %4 = const double 0
              %5 = allocate double[] %1 ; array
              for step 1 %2, %3, %4
               region %6: int i, %7: double sum
                clear %5
                %9 = const int 0
                %10 = load %0, %6
                accumulate %5, %9, %10
                %12 = load %5, %9
                %13 = Add double %7, %12
                yield %13
              %15 = result 0 double %14 ; sum
              return %15
            """, [new[] { 1.0, 2, 3 }, 2], [Array.Empty<double>(), 2]);

    [Fact]
    public void One_that_is_overwritten_is_not_cleared() => Changes(Pass, Loop((_, x, _) => x[1], isCleared: false), """
              %2 = const int 0
              %3 = length %0
              %4 = const double 0
              %5 = allocate double[] %1 ; array
              for step 1 %2, %3, %4
               region %6: int i, %7: double sum
                %8 = const int 0
                %9 = load %0, %6
                store %5, %8, %9
                %11 = load %5, %8
                %12 = Add double %7, %11
                yield %12
              %14 = result 0 double %13 ; sum
              return %14
            """, [new[] { 1.0, 2, 3 }, 2]);

    /// <summary>Of which all iterations write the same elements: the others are zero in all of them.</summary>
    [Fact]
    public void One_that_is_refreshed_is_cleared_once()
    {
        var before = new PrivatizationPass().Run(Programs.Build([Reals, Integer], (builder, x) =>
        {
            var array = builder.Allocate(Real, x[1], cleared: true, "array");
            var one = builder.Integer(1);
            return builder.For(builder.Integer(0), builder.Length(x[0]), 1, [builder.Number(0)], (i, sum) =>
            {
                builder.For(one, x[1], 1, [], (j, _) =>
                {
                    builder.Store(array, j, builder.Load(x[0], i));
                    return [];
                });
                return [builder.Plus(sum[0], builder.Plus(builder.Load(array, builder.Integer(0)), builder.Load(array, one)))];
            });
        }));
        Assert.Contains(before.Nodes, node => node.IsRefreshed);
        var after = Pass.Run(before);
        Verifier.Verify(after);
        Assert.DoesNotContain(after.Nodes, node => node.Code == OpCode.Clear);
        Assert.Single(after.Nodes, node => node is { Code: OpCode.Allocate, Bits: 1 });
        MeansTheSame(before, after, [new[] { 1.0, 2, 3 }, 4], [Array.Empty<double>(), 4]);
    }

    /// <summary>What an outer loop refreshes, by other elements each time, begins with zeros each time.</summary>
    [Fact]
    public void One_that_is_refreshed_in_an_inner_loop_is_cleared_in_the_outer()
    {
        var before = Programs.Build([Reals, Integer], (builder, x)
            => builder.For(builder.Integer(0), x[1], 1, [builder.Number(0)], (k, outer) => builder.For(builder.Integer(0), builder.Length(x[0]), 1, [outer[0]], (i, sum) =>
            {
                var array = builder.Allocate(Real, x[1], cleared: true, "array");
                builder.Store(array, k, builder.Load(x[0], i));
                return [builder.Plus(sum[0], builder.Load(array, builder.Integer(0)))];
            })));
        var refreshed = before with { Nodes = before.Nodes.Select(node => node.Code == OpCode.Allocate ? node with { IsRefreshed = true } : node).ToEquatableArray() };
        var after = Pass.Run(refreshed);
        Verifier.Verify(after);
        Assert.Single(after.Nodes, node => node.Code == OpCode.Clear);
        MeansTheSame(before, after, [new[] { 1.0, 2, 3 }, 4], [Array.Empty<double>(), 4]);
    }

    [Fact]
    public void A_length_that_varies_keeps_the_array_in_the_loop()
        => Keeps(Pass, Loop((builder, _, i) => builder.Plus(i, builder.Integer(1)), isCleared: true), [new[] { 1.0, 2, 3 }, 2]);

    [Fact]
    public void Outside_of_loops_nothing_moves()
        => Keeps(Pass, Programs.Build([Real], (builder, x) =>
        {
            var array = builder.Allocate(Real, builder.Integer(2), cleared: true);
            return [builder.Load(array, builder.Integer(1))];
        }), [1.0]);

    /// <summary>Adds up the elements that have been written, one array in every iteration.</summary>
    private static Function Loop(Func<FunctionBuilder, int[], int, int> length, bool isCleared) => Programs.Build([Reals, Integer], (builder, x)
        => builder.For(builder.Integer(0), builder.Length(x[0]), 1, [builder.Number(0)], (i, sum) =>
        {
            var array = builder.Allocate(Real, length(builder, x, i), isCleared, "array");
            var zero = builder.Integer(0);
            if (isCleared) builder.Accumulate(array, zero, builder.Load(x[0], i));
            else builder.Store(array, zero, builder.Load(x[0], i));
            return [builder.Plus(sum[0], builder.Load(array, zero))];
        }, "i", ["sum"]));
}
