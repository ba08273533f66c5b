using Steepest.Generators.Ir;
using Steepest.Generators.Passes;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Ir;
using Xunit;
using static Steepest.Generators.Tests.Passes.PassCheck;

namespace Steepest.Generators.Tests.Passes;

public sealed class GatheringPassTests
{
    private static readonly GatheringPass Pass = new();

    [Fact]
    public void What_goes_to_one_element_is_added_up_first()
        => Changes(Pass, Additions((builder, g, i, j, x) => builder.Accumulate(g, j, x)), """
              accumulate %0, %2, %3
              %5 = const double 16
              %6 = Add double %3, %5
              accumulate %0, %1, %6
              return
            """, Calls);

    [Fact]
    public void A_branch_in_between_that_only_adds_does_not_matter()
        => Changes(Pass, Additions((builder, g, i, j, x) => InBranch(builder, x, () => builder.Accumulate(g, i, x))), """
              %4 = const double 4
              %5 = Less bool %3, %4
              if %5
               region
                accumulate %0, %1, %3
                yield
               region
                yield
              %8 = const double 16
              %9 = Add double %3, %8
              accumulate %0, %1, %9
              return
            """, Calls);

    [Fact]
    public void A_load_in_between_sees_the_first() => Keeps(Pass, Additions((builder, g, i, j, x) => builder.Store(g, i, builder.Times(builder.Load(g, i), x))), Calls);

    [Fact]
    public void A_store_to_what_may_be_the_same_element_keeps_them_apart() => Keeps(Pass, Additions((builder, g, i, j, x) => builder.Store(g, j, x)), Calls);

    [Fact]
    public void A_window_onto_the_same_buffer_keeps_them_apart()
        => Keeps(Pass, Additions((builder, g, i, j, x) => builder.Store(builder.Slice(g, i, j), builder.Integer(0), x)), Calls);

    [Fact]
    public void A_load_in_a_branch_in_between_sees_the_first()
        => Keeps(Pass, Additions((builder, g, i, j, x) => InBranch(builder, x, () => builder.Store(g, j, builder.Load(g, i)))), Calls);

    private static object[][] Calls => [[new[] { 1.0, 2, 3, 4 }, 1, 2, 8.0], [new[] { 1.0, 2, 3, 4 }, 1, 1, 0.5]];

    private static void InBranch(FunctionBuilder builder, int x, Action body) => builder.If(builder.Apply(Operators.Less, x, builder.Number(4)), () =>
    {
        body();
        return [];
    }, () => []);

    private static Function Additions(Action<FunctionBuilder, int, int, int, int> between) => Programs.Build([Reals, Integer, Integer, Real], (builder, x) =>
    {
        builder.Accumulate(x[0], x[1], x[3]);
        between(builder, x[0], x[1], x[2], x[3]);
        builder.Accumulate(x[0], x[1], builder.Number(16));
        return [];
    });
}
