using Steepest.Generators.Ir;
using Steepest.Generators.Passes;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Ir;
using Xunit;
using static Steepest.Generators.Tests.Passes.PassCheck;

namespace Steepest.Generators.Tests.Passes;

public sealed class FirstAssignmentPassTests
{
    private static readonly FirstAssignmentPass Pass = new();

    [Fact]
    public void A_loop_over_all_assigns() => Changes(Pass, Cleared((builder, x, g) => Loop(builder, g, 0, builder.Length(x))), """
              %2 = length %0
              %3 = const int 0
              for step 1 %3, %2
               region %4: int i
                %5 = Convert double %4
                store %1, %4, %5
                yield
              return
            """, Calls);

    [Fact]
    public void What_it_does_not_meet_is_cleared()
        => Changes(Pass, Cleared((builder, x, g) => Loop(builder, g, 0, builder.Apply(Operators.Subtract, builder.Length(x), builder.Integer(1)))), """
              %2 = length %1
              %3 = const int 0
              %4 = const int 1
              %5 = Subtract int %2, %4
              %6 = Max int %3, %5 ; met
              %7 = Subtract int %2, %6
              %8 = slice %1, %6, %7 ; rest
              clear %8
              %10 = length %0
              %11 = const int 1
              %12 = Subtract int %10, %11
              %13 = const int 0
              for step 1 %13, %12
               region %14: int i
                %15 = Convert double %14
                store %1, %14, %15
                yield
              return
            """, Calls);

    [Fact]
    public void Behind_another_bound_all_is_cleared() => Changes(Pass, Cleared((builder, x, g) => Loop(builder, g, 0, builder.Integer(1))), """
              clear %1
              %3 = const int 1
              %4 = const int 0
              for step 1 %4, %3
               region %5: int i
                %6 = Convert double %5
                store %1, %5, %6
                yield
              return
            """, Calls[..2]);

    [Fact]
    public void The_last_element_is_assigned_where_the_loop_has_run()
    {
        var before = Cleared((builder, x, g) => Tail(builder, x, g, upper => builder.Apply(Operators.Greater, upper, builder.Integer(0)), upper => upper));
        var after = Pass.Run(before);
        Assert.DoesNotContain(after.Nodes, node => node.Code == OpCode.Accumulate);
        Assert.Equal(OpCode.If, after[after.Body.Body.Last()].Code);
        Assert.Equal(OpCode.Clear, after[after[after.Body.Body.Last()].Regions[1].Body.Single()].Code);
        foreach (var call in Calls) MeansTheSame(before, after, call);
    }

    [Fact]
    public void Behind_another_condition_it_is_added_to()
        => AddsAtTheEnd((builder, x, g) => Tail(builder, x, g, upper => builder.Apply(Operators.Greater, upper, builder.Integer(1)), upper => upper));

    [Fact]
    public void Another_element_is_added_to()
        => AddsAtTheEnd((builder, x, g) => Tail(builder, x, g, upper => builder.Apply(Operators.Greater, upper, builder.Integer(0)), _ => builder.Integer(0)));

    [Fact]
    public void An_element_that_is_read_on_the_way_is_added_to()
        => AddsAtTheEnd((builder, x, g) => Tail(builder, x, g, upper => builder.Apply(Operators.Greater, upper, builder.Integer(0)), upper => upper, reads: true));

    private static void AddsAtTheEnd(Action<FunctionBuilder, int, int> body)
    {
        var before = Cleared(body);
        var after = Pass.Run(before);
        Assert.Contains(after.Nodes, node => node.Code == OpCode.Accumulate);
        foreach (var call in Calls) MeansTheSame(before, after, call);
    }

    /// <summary>A loop over all elements but the last, and an addition behind it.</summary>
    private static void Tail(FunctionBuilder builder, int x, int g, Func<int, int> condition, Func<int, int> index, bool reads = false)
    {
        var upper = builder.Apply(Operators.Subtract, builder.Length(x), builder.Integer(1));
        Loop(builder, g, 0, upper);
        builder.If(condition(upper), () =>
        {
            builder.Accumulate(g, index(upper), reads ? builder.Load(g, upper) : builder.Number(5));
            return [];
        }, () => []);
    }

    [Fact]
    public void The_second_loop_adds()
        => Changes(
            Pass,
            Cleared((builder, x, g) =>
            {
                Loop(builder, g, 0, builder.Length(x));
                Loop(builder, g, 0, builder.Length(x));
            }),
            """
              %2 = length %0
              %3 = const int 0
              for step 1 %3, %2
               region %4: int i
                %5 = Convert double %4
                store %1, %4, %5
                yield
              %8 = length %0
              %9 = const int 0
              for step 1 %9, %8
               region %10: int i
                %11 = Convert double %10
                accumulate %1, %10, %11
                yield
              return
            """,
            Calls);

    /// <summary>An array that each iteration clears, of which it adds to all elements; then only the first such loop need not add.</summary>
    [Fact]
    public void A_cleared_array_is_assigned() => Changes(Pass, Cleared(3, 0), """
              %2 = const int 3
              %3 = allocate double[] %2
              %4 = const int 0
              %5 = length %0
              %6 = const double 0
              for step 1 %4, %5, %6
               region %7: int, %8: double
                for step 1 %4, %2
                 region %9: int
                  store %3, %9, %1
                  yield
                %12 = load %3, %4
                %13 = Add double %8, %12
                yield %13
              %15 = result 0 double %14
              return %15
            """, [new[] { 1.0, 2 }, 3.0]);

    [Theory]
    [InlineData(2, 0)]
    [InlineData(3, 1)]
    public void An_array_some_elements_of_which_are_not_met_stays_cleared(int upper, int lower)
    {
        var before = Cleared(upper, lower);
        var after = Pass.Run(before);
        Assert.Contains(after.Nodes, node => node.Code == OpCode.Clear);
        MeansTheSame(before, after, [new[] { 1.0, 2 }, 3.0]);
    }

    private static Function Cleared(int upper, int lower) => Programs.Build([Reals, Real], (builder, x) =>
    {
        var three = builder.Integer(3);
        var array = builder.Allocate(Real, three, cleared: false);
        var zero = builder.Integer(0);
        var (first, end) = (lower == 0 ? zero : builder.Integer(lower), upper == 3 ? three : builder.Integer(upper));
        return builder.For(zero, builder.Length(x[0]), 1, [builder.Number(0)], (_, sum) =>
        {
            builder.Clear(array);
            builder.For(first, end, 1, [], (i, _) =>
            {
                builder.Accumulate(array, i, x[1]);
                return [];
            });
            return [builder.Plus(sum[0], builder.Load(array, zero))];
        });
    });

    [Fact]
    public void A_loop_that_starts_later_adds() => Keeps(Pass, Cleared((builder, x, g) => Loop(builder, g, 1, builder.Length(x))), Calls);

    [Fact]
    public void Elements_that_are_met_twice_are_added_to()
        => Keeps(
            Pass,
            Cleared((builder, x, g) => builder.For(builder.Integer(0), builder.Length(x), 1, [], (i, _) =>
            {
                builder.Accumulate(g, builder.Integer(0), builder.Load(x, i));
                return [];
            })),
            Calls);

    [Fact]
    public void Elements_that_are_met_on_a_condition_are_added_to()
        => Keeps(
            Pass,
            Cleared((builder, x, g) => builder.For(builder.Integer(0), builder.Length(x), 1, [], (i, _) =>
            {
                builder.If(builder.Apply(Operators.Less, builder.Load(x, i), builder.Number(2)), () =>
                {
                    builder.Accumulate(g, i, builder.Load(x, i));
                    return [];
                }, () => []);
                return [];
            })),
            Calls);

    [Fact]
    public void What_was_added_before_stays()
        => Keeps(
            Pass,
            Cleared((builder, x, g) =>
            {
                builder.If(builder.Apply(Operators.Less, builder.Integer(0), builder.Length(x)), () =>
                {
                    builder.Accumulate(g, builder.Integer(0), builder.Number(5));
                    return [];
                }, () => []);
                Loop(builder, g, 0, builder.Length(x));
            }),
            Calls);

    [Fact]
    public void Destinations_that_are_added_to_are_not_assigned()
        => Keeps(Pass, Function((builder, x, g) => Loop(builder, g, 0, builder.Length(x))), Calls);

    private static object[][] Calls => [[new[] { 1.0, 2, 3 }, new[] { 7.0, 8, 9 }], [new[] { 1.0 }, new[] { 7.0 }], [Array.Empty<double>(), Array.Empty<double>()]];

    private static void Loop(FunctionBuilder builder, int g, int lower, int upper) => builder.For(builder.Integer(lower), upper, 1, [], (i, _) =>
    {
        builder.Accumulate(g, i, builder.Convert(i, Real));
        return [];
    }, "i");

    private static Function Cleared(Action<FunctionBuilder, int, int> body) => Function((builder, x, g) =>
    {
        builder.Clear(g);
        body(builder, x, g);
    });

    private static Function Function(Action<FunctionBuilder, int, int> body)
    {
        var builder = new FunctionBuilder();
        var x = builder.Parameter(new Parameter("x", Reals, ParameterRole.Variable));
        var g = builder.Parameter(new Parameter("xGradient", Reals, ParameterRole.Destination) { Of = "x" });
        body(builder, x, g);
        return builder.Build("F", [], [], EquatableArray<string>.Empty);
    }
}
