using Steepest.Generators.Differentiation;
using Steepest.Generators.Ir;
using Steepest.Generators.Passes;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Ir;
using Xunit;
using static Steepest.Generators.Tests.Passes.PassCheck;

namespace Steepest.Generators.Tests.Passes;

/// <summary>x0 are elements, x1 others; x2 is where the loop begins and x3 where it ends.</summary>
public sealed class WinnerPassTests
{
    private static readonly WinnerPass Pass = new();

    private static object[][] Calls => [.. from trips in Enumerable.Range(0, 10) from first in new[] { 0, 3 } select (object[])[Elements(trips + first), Others(), first, first + trips],
        [new[] { -0.0, 0.0, 4, 4 }, Others(), 0, 4]];

    [Fact]
    public void The_iteration_with_the_least_runs_again()
        => Becomes(
            Programs.Build([Reals], (builder, x) => [builder.For(builder.Integer(0), builder.Length(x[0]), 1, [builder.Number(5)], (i, least) =>
            {
                var element = builder.Load(x[0], i);
                return [builder.Apply(Operators.Min, least[0], builder.Times(element, element))];
            }, "i", ["least"])[0]]),
            """
              %1 = const int 0
              %2 = length %0
              %3 = const double 5
              %4 = const int -1
              for step 1 %1, %2, %3, %4
               region %5: int i, %6: double least, %7: int leastAt
                %8 = load %0, %5
                %9 = Multiply double %8, %8
                %10 = LessOrEqual bool %6, %9
                %11 = Select int %10, %7, %5
                %12 = Min double %6, %9
                yield %12, %11
              %14 = result 0 double %13 ; least
              %15 = result 1 int %13 ; leastAt
              %16 = const int 0
              %17 = GreaterOrEqual bool %15, %16
              if %17
               region
                %18 = load %0, %15
                %19 = Multiply double %18, %18
                yield %19
               region
                yield %3
              %21 = result 0 double %20
              %22 = StopGradient double %14
              %23 = const double 1
              %24 = Attached double %22, %21, %23 ; least
              return %24
            """,
            [[new[] { 3.0, -2, 2, 4 }], [Array.Empty<double>()]]);

    [Fact]
    public void A_value_that_every_path_keeps_comes_from_no_iteration()
        => Keeps(
            Pass,
            Programs.Build([Reals], (builder, x) => [builder.For(builder.Integer(0), builder.Length(x[0]), 1, [builder.Number(5)], (i, least) =>
            {
                var isNegative = builder.Apply(Operators.Less, builder.Load(x[0], i), builder.Number(0));
                return builder.If(isNegative, () => [least[0]], () => [least[0]], ["least"]);
            }, "i", ["least"])[0]]),
            [new[] { 3.0, -2, 2, 4 }],
            [Array.Empty<double>()]);

    /// <summary>Of values that a branch takes together one integer tells where from; an iteration down to a bound that is not known begins beyond it.</summary>
    [Fact]
    public void Values_that_are_taken_together_come_from_one_iteration()
        => Becomes(
            Programs.Build([Reals, Integer], (builder, x) =>
            {
                var left = builder.For(x[1], builder.Integer(-1), -1, [builder.Number(5), builder.Number(0)], (i, carried) =>
                {
                    var element = builder.Load(x[0], i);
                    return builder.If(builder.Apply(Operators.Less, element, carried[0]), () => [element, builder.Times(element, element)], () => [carried[0], carried[1]], ["least", "square"]);
                }, "i", ["least", "square"]);
                return [builder.Plus(left[0], left[1])];
            }),
            """
              %2 = const int -1
              %3 = const double 5
              %4 = const double 0
              %5 = const int -1
              %6 = Subtract int %1, %5
              for step -1 %1, %2, %3, %4, %6
               region %7: int i, %8: double least, %9: double square, %10: int leastAt
                %11 = load %0, %7
                %12 = Less bool %11, %8
                if %12
                 region
                  %13 = Multiply double %11, %11
                  yield %11, %13, %7
                 region
                  yield %8, %9, %10
                %15 = result 0 double %14 ; least
                %16 = result 1 double %14 ; square
                %17 = result 2 int %14 ; leastAt
                yield %15, %16, %17
              %19 = result 0 double %18 ; least
              %20 = result 1 double %18 ; square
              %21 = result 2 int %18 ; leastAt
              %22 = NotEqual bool %21, %6
              if %22
               region
                %23 = load %0, %21
                %24 = Multiply double %23, %23
                yield %23, %24
               region
                yield %3, %4
              %26 = result 0 double %25
              %27 = result 1 double %25
              %28 = StopGradient double %19
              %29 = const double 1
              %30 = Attached double %28, %26, %29 ; least
              %31 = StopGradient double %20
              %32 = const double 1
              %33 = Attached double %31, %27, %32 ; square
              %34 = Add double %30, %33
              return %34
            """,
            [[new[] { 3.0, -2, 2, 4 }, 3], [new[] { 3.0 }, -1]]);

    /// <summary>Elements are NaN in every combination of five; x1 goes along with them, so that each iteration has a derivative of its own.</summary>
    [Theory]
    [InlineData("Min", true)]
    [InlineData("Min", false)]
    [InlineData("Max", true)]
    [InlineData("Max", false)]
    [InlineData("MinNative", true)]
    [InlineData("MinNative", false)]
    [InlineData("MaxNative", true)]
    [InlineData("MaxNative", false)]
    public void Where_numbers_are_no_numbers_derivatives_go_where_the_choices_lead(string name, bool isFirst)
    {
        var row = new[] { Operators.Min, Operators.Max, Operators.MinNative, Operators.MaxNative }.Single(row => row.Name == name);
        var before = Loop((builder, x, i, carried) =>
        {
            var sum = builder.Plus(builder.Load(x[0], i), builder.Load(x[1], i));
            return isFirst ? builder.Apply(row, carried, sum) : builder.Apply(row, sum, carried);
        });
        var after = Pass.Run(before);
        Assert.Contains(after.Nodes, node => node.Is(Operators.Attached));
        HaveTheSameGradient(before, after, [.. from set in Enumerable.Range(0, 32) select (object[])[new[] { 2.0, 1, 3, 1, 2 }.Select((number, i) => (set >> i & 1) == 1 ? double.NaN : number).ToArray(), new double[5], 0, 5]]);
    }

    [Fact]
    public void An_array_of_the_iteration_is_filled_again() => Finds(1, (builder, x, i, carried) =>
    {
        var own = builder.Allocate(Real, builder.Integer(2), cleared: false, "own");
        builder.Store(own, builder.Integer(0), builder.Load(x[0], i));
        builder.Store(own, builder.Integer(1), builder.Plus(builder.Load(own, builder.Integer(0)), builder.Number(1)));
        return builder.Apply(Operators.Max, builder.Load(own, builder.Integer(1)), carried);
    });

    [Fact]
    public void A_loop_in_the_iteration_runs_again() => Finds(1, (builder, x, i, carried)
        => builder.Apply(Operators.MaxNative, carried, builder.For(builder.Integer(0), i, 1, [builder.Number(0)], (j, sum) => [builder.Plus(sum[0], builder.Load(x[0], j))])[0]));

    [Fact]
    public void What_is_taken_may_be_made_on_a_path() => Finds(1, (builder, x, i, carried) => builder.If(builder.Apply(Operators.Less, i, builder.Integer(6)), () =>
    {
        var square = builder.Times(builder.Load(x[0], i), builder.Load(x[0], i));
        return builder.If(builder.Apply(Operators.Less, carried, square), () => [builder.Plus(square, builder.Number(1))], () => [carried]);
    }, () => [carried])[0]);

    [Fact]
    public void A_selection_is_a_choice() => Finds(1, (builder, x, i, carried) => builder.Emit(Operators.Select, builder.Apply(Operators.Less, builder.Load(x[1], i), carried), builder.Load(x[0], i), carried));

    [Fact]
    public void What_has_not_thrown_does_not_throw_again()
    {
        var before = Loop((builder, x, i, carried) =>
        {
            var sum = builder.For(builder.Integer(0), i, 1, [builder.Number(0)], (j, total) =>
            {
                builder.Guard(builder.Apply(Operators.Less, j, builder.Integer(0)), "new global::System.InvalidOperationException()");
                return [builder.Plus(total[0], builder.Load(x[0], j))];
            });
            return builder.Apply(Operators.Min, carried, sum[0]);
        });
        Verifier.Verify(before);
        var after = Pass.Run(before);
        Assert.Single(after.Nodes, node => node.Code == OpCode.Guard);
        Assert.Equal(4, after.Nodes.Count(node => node.Code is OpCode.For or OpCode.If));
        IsTakenFromThere(before, after, Calls);
    }

    [Fact]
    public void What_adds_up_stays() => Keeps(Pass, Loop((builder, x, i, carried) => builder.Plus(carried, builder.Load(x[0], i))), Calls);

    [Fact]
    public void What_follows_from_what_is_handed_on_stays()
        => Keeps(Pass, Loop((builder, x, i, carried) => builder.Apply(Operators.Min, carried, builder.Times(carried, builder.Load(x[0], i)))), Calls);

    [Fact]
    public void What_is_taken_in_two_ways_stays()
        => Keeps(Pass, Loop((builder, x, i, carried) => builder.If(builder.Apply(Operators.Less, builder.Load(x[0], i), carried), () => [builder.Load(x[0], i)], () => [builder.Apply(Operators.Max, carried, builder.Load(x[1], i))])[0]), Calls);

    /// <summary>Each iteration's minimum so far is part of the sum.</summary>
    [Fact]
    public void What_is_read_on_the_way_stays()
        => Keeps(Pass, Two((builder, x, i, carried) => [builder.Apply(Operators.Min, carried[0], builder.Load(x[0], i)), builder.Plus(carried[1], carried[0])]), Calls);

    [Fact]
    public void What_is_read_when_it_has_been_chosen_stays() => Keeps(Pass, Two((builder, x, i, carried) =>
    {
        var least = builder.Apply(Operators.Min, carried[0], builder.Load(x[0], i));
        return [least, builder.Plus(carried[1], least)];
    }), Calls);

    [Fact]
    public void What_moves_on_to_another_place_stays()
        => Keeps(Pass, Two((builder, x, i, carried) => builder.If(builder.Apply(Operators.Less, builder.Load(x[0], i), carried[0]), () => [builder.Load(x[0], i), carried[0]], () => [carried[0], carried[1]])), Calls);

    [Fact]
    public void What_the_next_iteration_has_of_it_stays()
        => Keeps(Pass, Two((builder, x, i, carried) => [builder.Apply(Operators.Min, carried[0], builder.Load(x[0], i)), carried[0]]), Calls);

    [Fact]
    public void Values_that_are_decided_apart_come_from_iterations_of_their_own()
    {
        var before = Two((builder, x, i, carried) => [builder.Apply(Operators.Min, carried[0], builder.Load(x[0], i)), builder.Apply(Operators.Max, carried[1], builder.Load(x[1], i))]);
        var after = Pass.Run(before);
        Verifier.Verify(after);
        Assert.Equal(2, after.Nodes.Count(node => node.Is(Operators.Attached)));
        IsTakenFromThere(before, after, Calls);
    }

    [Fact]
    public void What_memory_held_that_iterations_write_stays() => Keeps(Pass, Loop((builder, x, i, carried) =>
    {
        var element = builder.Load(x[1], builder.Integer(0));
        builder.Store(x[1], builder.Integer(0), builder.Plus(element, builder.Number(1)));
        return builder.Apply(Operators.Min, carried, builder.Times(element, builder.Load(x[0], i)));
    }), Calls);

    [Fact]
    public void What_comes_with_an_addition_to_shared_memory_stays() => Keeps(Pass, Loop((builder, x, i, carried) =>
    {
        var sum = builder.For(builder.Integer(0), builder.Integer(2), 1, [builder.Number(0)], (j, total) =>
        {
            builder.Accumulate(x[1], j, builder.Number(1));
            return [builder.Plus(total[0], builder.Load(x[0], i))];
        });
        return builder.Apply(Operators.Min, carried, sum[0]);
    }), Calls);

    [Fact]
    public void Loops_that_are_checkpointed_stay()
    {
        var before = Programs.Build([Reals], (builder, x) =>
        {
            builder.Checkpoints = true;
            return [builder.For(builder.Integer(0), builder.Length(x[0]), 1, [builder.Number(5)], (i, least) => [builder.Apply(Operators.Min, least[0], builder.Load(x[0], i))])[0]];
        });
        Keeps(Pass, before, [[new[] { 3.0, 1 }]]);
    }

    private static void Finds(int count, Func<FunctionBuilder, int[], int, int, int> next)
    {
        var before = Loop(next);
        Verifier.Verify(before);
        var after = Pass.Run(before);
        Verifier.Verify(after);
        Assert.Equal(count, after.Nodes.Count(node => node.Is(Operators.Attached)));
        IsTakenFromThere(before, after, Calls);
    }

    private static void Becomes(Function before, string expected, params object[][] calls)
    {
        Verifier.Verify(before);
        var after = Pass.Run(before);
        Verifier.Verify(after);
        Assert.Equal(expected, string.Join("\n", after.ToString().Split('\n').Skip(1 + after.Parameters.Count)).TrimEnd('\n'));
        IsTakenFromThere(before, after, calls);
    }

    /// <summary>The value is what it was, what runs again makes the same value, and the derivatives are those of the loop with all its choices.</summary>
    private static void IsTakenFromThere(Function before, Function after, params object[][] calls)
    {
        MeansTheSame(before, new ExpansionPass().Run(after), calls);
        MeansTheSame(before, new OfAgain().Rewrite(after), calls);
        HaveTheSameGradient(before, after, calls);
    }

    private static void HaveTheSameGradient(Function before, Function after, params object[][] calls)
    {
        var gradient = new ExpansionPass().Run(ReverseMode.Differentiate(after, accumulates: false));
        MeansTheSame(ReverseMode.Differentiate(before, accumulates: false), gradient, [.. calls.Select(call => (object[])[.. call, .. call.OfType<double[]>().Select(array => new double[array.Length])])]);
    }

    /// <summary>Puts what ran again in the place of the value that it is attached to.</summary>
    private sealed class OfAgain : Rewriter
    {
        protected override int Visit(int value, Node node) => node.Is(Operators.Attached) ? Map(node.Operands[1]) : Copy(value, node);
    }

    private static Function Loop(Func<FunctionBuilder, int[], int, int, int> next)
        => Programs.Build([Reals, Reals, Integer, Integer], (builder, x) => [builder.For(x[2], x[3], 1, [builder.Number(5)], (i, carried) => [next(builder, x, i, carried[0])], "i", ["best"])[0]]);

    private static Function Two(Func<FunctionBuilder, int[], int, int[], int[]> next) => Programs.Build([Reals, Reals, Integer, Integer], (builder, x) =>
    {
        var left = builder.For(x[2], x[3], 1, [builder.Number(5), builder.Number(0)], (i, carried) => next(builder, x, i, carried), "i", ["least", "other"]);
        return [builder.Plus(left[0], builder.Times(builder.Number(100), left[1]))];
    });

    private static double[] Elements(int count) => [.. Enumerable.Range(0, count).Select(i => (double)(((i * 5) + 3) % 7) - 1)];

    private static double[] Others() => [.. Enumerable.Range(0, 15).Select(i => (double)(i * 3 % 8))];
}
