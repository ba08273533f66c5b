using Steepest.Generators.Ir;
using Steepest.Generators.Passes;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Ir;
using Xunit;
using static Steepest.Generators.Tests.Passes.PassCheck;

namespace Steepest.Generators.Tests.Passes;

public sealed class SlidingPassTests
{
    private static readonly SlidingPass Pass = new();

    [Fact]
    public void What_the_next_element_gets_is_passed_on() => Changes(Pass, Neighbours(0, 1), """
              %3 = const double 0
              for step 1 %1, %2, %3
               region %4: int i, %5: double passed
                %6 = const int 0
                %7 = Convert double %4
                %8 = const double 10
                %9 = Add double %7, %8
                %10 = const int 1
                %11 = Add int %4, %10
                %12 = Convert double %4
                %13 = const double 11
                %14 = Add double %12, %13
                %15 = Add double %5, %9
                accumulate %0, %4, %15
                yield %14
              %18 = result 0 double %17 ; passed
              %19 = Greater bool %2, %1
              if %19
               region
                %20 = const int 1
                %21 = Subtract int %2, %20
                %22 = const int 1
                %23 = const int 0
                accumulate %0, %2, %18
                yield
               region
                yield
              return
            """, Calls);

    [Fact]
    public void Three_neighbours_take_two_registers() => Changes(Pass, Neighbours(-1, 0, 1), """
              %3 = const double 0
              %4 = const double 0
              for step 1 %1, %2, %3, %4
               region %5: int i, %6: double passed, %7: double passed
                %8 = const int -1
                %9 = Add int %5, %8
                %10 = Convert double %5
                %11 = const double 9
                %12 = Add double %10, %11
                %13 = const int 0
                %14 = Convert double %5
                %15 = const double 10
                %16 = Add double %14, %15
                %17 = const int 1
                %18 = Add int %5, %17
                %19 = Convert double %5
                %20 = const double 11
                %21 = Add double %19, %20
                %22 = Add double %6, %12
                %23 = const int 1
                %24 = Subtract int %5, %23
                accumulate %0, %24, %22
                %26 = Add double %7, %16
                yield %26, %21
              %28 = result 0 double %27 ; passed
              %29 = result 1 double %27 ; passed
              %30 = Greater bool %2, %1
              if %30
               region
                %31 = const int 1
                %32 = Subtract int %2, %31
                accumulate %0, %32, %28
                %34 = const int 1
                %35 = const int 0
                accumulate %0, %2, %29
                yield
               region
                yield
              return
            """, Calls);

    [Fact]
    public void The_order_of_additions_does_not_matter() => PassCheck.MeansTheSame(Neighbours(1, -1, 0), Pass.Run(Neighbours(1, -1, 0)), Calls);

    [Fact]
    public void One_element_needs_no_register() => Keeps(Pass, Neighbours(1), Calls);

    [Fact]
    public void Gaps_are_not_slid_over() => Keeps(Pass, Neighbours(-1, 1), Calls);

    [Fact]
    public void Five_neighbours_are_too_many() => Keeps(Pass, Neighbours(-1, 0, 1, 2, 3), [[new[] { 1.0, 2, 3, 4, 5, 6 }, 1, 2], [new[] { 1.0, 2 }, 1, 1]]);

    [Fact]
    public void Other_steps_stay() => Keeps(Pass, Loop(2, (builder, g, i) => Add(builder, g, i, 0, 1)), Calls);

    [Fact]
    public void A_loop_that_reads_the_elements_stays()
        => Keeps(Pass, Loop(1, (builder, g, i) =>
        {
            Add(builder, g, i, 0, 1);
            builder.Accumulate(g, builder.Integer(0), builder.Load(g, i));
        }), Calls);

    [Fact]
    public void A_loop_that_adds_through_a_window_too_stays()
        => Keeps(Pass, Loop(1, (builder, g, i) =>
        {
            Add(builder, g, i, 0, 1);
            builder.Store(builder.Slice(g, builder.Integer(1), builder.Integer(1)), builder.Integer(0), builder.Number(3));
        }), Calls);

    [Fact]
    public void Additions_on_a_condition_stay()
        => Keeps(Pass, Loop(1, (builder, g, i) =>
        {
            builder.If(builder.Apply(Operators.Less, i, builder.Integer(2)), () =>
            {
                Add(builder, g, i, 0, 1);
                return [];
            }, () => []);
        }), Calls);

    [Fact]
    public void Additions_on_two_sides_stay()
        => Keeps(Pass, Loop(1, (builder, g, i) =>
        {
            Add(builder, g, i, 0);
            builder.If(builder.Apply(Operators.Less, i, builder.Integer(2)), () =>
            {
                Add(builder, g, i, 1);
                return [];
            }, () => []);
        }), Calls);

    /// <summary>Loops of no, one and several iterations.</summary>
    private static object[][] Calls => [[new[] { 1.0, 2, 3, 4, 5 }, 1, 4], [new[] { 1.0, 2, 3 }, 1, 2], [new[] { 1.0, 2 }, 1, 1], [Array.Empty<double>(), 3, 0]];

    private static Function Neighbours(params int[] offsets) => Loop(1, (builder, g, i) => Add(builder, g, i, offsets));

    /// <summary>Adds something else to every neighbour.</summary>
    private static void Add(FunctionBuilder builder, int g, int i, params int[] offsets)
    {
        foreach (var offset in offsets)
            builder.Accumulate(g, builder.Plus(i, builder.Integer(offset)), builder.Plus(builder.Convert(i, Real), builder.Number(10 + offset)));
    }

    private static Function Loop(int step, Action<FunctionBuilder, int, int> body) => Programs.Build([Reals, Integer, Integer], (builder, x) =>
    {
        builder.For(x[1], x[2], step, [], (i, _) =>
        {
            body(builder, x[0], i);
            return [];
        }, "i");
        return [];
    });
}
