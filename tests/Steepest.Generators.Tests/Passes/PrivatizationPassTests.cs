using Steepest.Generators.Ir;
using Steepest.Generators.Passes;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Interpretation;
using Steepest.Generators.Tests.Ir;
using Xunit;
using static Steepest.Generators.Tests.Passes.PassCheck;

namespace Steepest.Generators.Tests.Passes;

/// <summary>Arrays of three elements before a loop over x0, which sums up what its iterations compute.</summary>
public sealed class PrivatizationPassTests
{
    private static readonly PrivatizationPass Pass = new();

    [Fact]
    public void One_that_every_iteration_fills_is_its_own() => Changes(Pass, Loop((builder, x, i, array) =>
    {
        Fill(builder, x, i, array, 0, x[1]);
        return builder.Load(array, builder.Integer(1));
    }), """
              %2 = const int 0
              %3 = Less bool %1, %2
              guard %3
              %5 = const int 0
              %6 = length %0
              %7 = const double 0
              for step 1 %5, %6, %7
               region %8: int i, %9: double sum
                %10 = allocate double[] %1 ; array
                %11 = const int 0
                for step 1 %11, %1
                 region %12: int j
                  %13 = load %0, %8
                  store %10, %12, %13
                  yield
                %16 = const int 1
                %17 = load %10, %16
                %18 = Add double %9, %17
                yield %18
              %20 = result 0 double %19 ; sum
              return %20
            """, [new[] { 1.0, 2, 3 }, 3]);

    [Fact]
    public void One_whose_elements_are_stored_by_number_is_its_own() => Moves(Loop(3, (builder, x, i, array) =>
    {
        for (var k = 2; k >= 0; k--) builder.Store(array, builder.Integer(k), builder.Times(builder.Load(x[0], i), builder.Number(k)));
        return builder.Load(array, i);
    }));

    [Fact]
    public void One_that_is_cleared_first_is_its_own() => Moves(Loop((builder, x, i, array) =>
    {
        builder.Clear(array);
        builder.Accumulate(array, i, builder.Load(x[0], i));
        return builder.Load(array, builder.Integer(1));
    }));

    [Fact]
    public void One_of_which_the_same_part_is_refreshed_is_its_own() => Moves(Loop((builder, x, i, array) =>
    {
        Fill(builder, x, i, array, 1, builder.Apply(Operators.Subtract, x[1], builder.Integer(1)));
        return builder.Plus(builder.Load(array, builder.Integer(0)), builder.Load(array, builder.Integer(1)));
    }));

    [Fact]
    public void What_only_an_inner_loop_needs_belongs_to_its_iterations()
    {
        var function = Loop((builder, x, i, array) => builder.For(builder.Integer(0), x[1], 1, [builder.Number(0)], (k, sum) =>
        {
            Fill(builder, x, k, array, 0, x[1]);
            return [builder.Plus(sum[0], builder.Load(array, i))];
        }, "k", ["inner"])[0]);
        Moves(function);
        var after = Pass.Run(function);
        var structure = new Structure(after);
        var allocation = Enumerable.Range(0, after.Nodes.Count).Single(value => after[value].Code == OpCode.Allocate);
        Assert.True(structure.Owner(structure.LoopAround(allocation)) >= 0);
    }

    [Fact]
    public void One_that_an_iteration_reads_first_stays() => Stays(Loop((builder, x, i, array) =>
    {
        var before = builder.Load(array, builder.Integer(1));
        Fill(builder, x, i, array, 0, x[1]);
        return before;
    }));

    [Fact]
    public void One_that_is_filled_up_to_the_iteration_stays() => Stays(Loop((builder, x, i, array) =>
    {
        Fill(builder, x, i, array, 0, i);
        return builder.Load(array, builder.Integer(1));
    }));

    [Fact]
    public void One_that_is_written_beside_the_part_that_is_refreshed_stays() => Stays(Loop((builder, x, i, array) =>
    {
        Fill(builder, x, i, array, 1, builder.Apply(Operators.Subtract, x[1], builder.Integer(1)));
        var before = builder.Load(array, builder.Integer(0));
        builder.Store(array, builder.Integer(0), builder.Load(x[0], i));
        return before;
    }));

    [Fact]
    public void One_that_is_filled_on_one_path_stays() => Stays(Loop((builder, x, i, array) =>
    {
        builder.If(builder.Apply(Operators.Less, builder.Load(x[0], i), builder.Number(2.5)), () =>
        {
            Fill(builder, x, i, array, 0, x[1]);
            return [];
        }, () => []);
        return builder.Load(array, builder.Integer(1));
    }));

    [Fact]
    public void One_whose_only_element_is_stored_on_one_path_stays() => Stays(Loop(1, (builder, x, i, array) =>
    {
        builder.If(builder.Apply(Operators.Less, builder.Load(x[0], i), builder.Number(2.5)), () =>
        {
            builder.Store(array, builder.Integer(0), builder.Load(x[0], i));
            return [];
        }, () => []);
        return builder.Load(array, builder.Integer(0));
    }));

    [Fact]
    public void One_that_is_cleared_on_one_path_stays() => Stays(Loop((builder, x, i, array) =>
    {
        builder.If(builder.Apply(Operators.Less, builder.Load(x[0], i), builder.Number(2.5)), () =>
        {
            builder.Clear(array);
            return [];
        }, () => []);
        builder.Accumulate(array, builder.Integer(1), builder.Load(x[0], i));
        return builder.Load(array, builder.Integer(1));
    }));

    [Fact]
    public void One_of_which_a_window_is_cleared_stays() => Stays(Loop((builder, x, i, array) =>
    {
        builder.Clear(builder.Slice(array, builder.Integer(1), builder.Integer(2)));
        builder.Accumulate(array, builder.Integer(0), builder.Load(x[0], i));
        return builder.Plus(builder.Load(array, builder.Integer(0)), builder.Load(array, builder.Integer(1)));
    }));

    [Fact]
    public void One_that_is_read_while_it_is_filled_stays() => Stays(Loop((builder, x, i, array) => builder.For(builder.Integer(0), x[1], 1, [builder.Number(0)], (j, sum) =>
    {
        builder.Store(array, j, builder.Load(x[0], i));
        return [builder.Plus(sum[0], builder.Load(array, builder.Apply(Operators.Subtract, builder.Integer(2), j)))];
    }, "j", ["sum"])[0]));

    /// <summary>Its first element is the 0 that it began with.</summary>
    [Fact]
    public void One_that_is_filled_from_the_second_element_on_is_still_cleared()
    {
        var before = Loop((builder, x, i, array) =>
        {
            Fill(builder, x, i, array, 1, x[1]);
            return builder.Plus(builder.Load(array, builder.Integer(0)), builder.Load(array, builder.Integer(1)));
        });
        Moves(before);
        Assert.Equal(1, Pass.Run(before).Nodes.Single(node => node.Code == OpCode.Allocate).Bits);
    }

    [Fact]
    public void One_that_is_read_behind_the_loop_stays() => Stays(Programs.Build([Reals, Integer], (builder, x) =>
    {
        var array = builder.Allocate(Real, x[1], cleared: true, "array");
        builder.For(builder.Integer(0), builder.Length(x[0]), 1, [], (i, _) =>
        {
            Fill(builder, x, i, array, 0, x[1]);
            return [];
        }, "i", []);
        return [builder.Load(array, builder.Integer(1))];
    }));

    [Fact]
    public void A_length_below_0_still_throws_where_no_iteration_runs()
    {
        var after = Pass.Run(Loop((builder, x, i, array) =>
        {
            Fill(builder, x, i, array, 0, x[1]);
            return builder.Load(array, builder.Integer(1));
        }));
        Assert.ThrowsAny<Exception>(() => Interpreter.Run(after, [Array.Empty<double>(), -1]));
    }

    private static Function Loop(Func<FunctionBuilder, int[], int, int, int> compute) => Loop(0, compute);

    private static Function Loop(int length, Func<FunctionBuilder, int[], int, int, int> compute) => Programs.Build([Reals, Integer], (builder, x) =>
    {
        var array = builder.Allocate(Real, length > 0 ? builder.Integer(length) : x[1], cleared: true, "array");
        return builder.For(builder.Integer(0), builder.Length(x[0]), 1, [builder.Number(0)], (i, sum) => [builder.Plus(sum[0], compute(builder, x, i, array))], "i", ["sum"]);
    });

    private static void Fill(FunctionBuilder builder, int[] x, int i, int array, int lower, int upper) => builder.For(builder.Integer(lower), upper, 1, [], (j, _) =>
    {
        builder.Store(array, j, builder.Load(x[0], i));
        return [];
    }, "j", []);

    private static void Moves(Function before)
    {
        Verifier.Verify(before);
        var after = Pass.Run(before);
        Verifier.Verify(after);
        var structure = new Structure(after);
        Assert.All(Enumerable.Range(0, after.Nodes.Count).Where(value => after[value].Code == OpCode.Allocate), value => Assert.True(structure.LoopAround(value) >= 0));
        MeansTheSame(before, after, [new[] { 1.0, 2, 3 }, 3], [Array.Empty<double>(), 3]);
    }

    private static void Stays(Function before) => Keeps(Pass, before, [new[] { 1.0, 2, 3 }, 3]);
}
