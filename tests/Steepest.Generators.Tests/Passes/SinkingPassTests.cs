using Steepest.Generators.Ir;
using Steepest.Generators.Passes;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Ir;
using Xunit;
using static Steepest.Generators.Tests.Passes.PassCheck;

namespace Steepest.Generators.Tests.Passes;

public sealed class SinkingPassTests
{
    private static readonly SinkingPass Pass = new();

    [Fact]
    public void What_one_path_reads_is_computed_there()
        => Changes(
            Pass,
            Branch((builder, x, made, isLess) => builder.If(isLess, () => [builder.Times(made, x[1])], () => [x[1]])[0]),
            """
              %2 = const double 0
              %3 = Less bool %0, %2
              if %3
               region
                %4 = Multiply double %0, %1
                %5 = Exp double %4
                %6 = Multiply double %5, %1
                yield %6
               region
                yield %1
              %8 = result 0 double %7
              return %8
            """,
            Calls);

    [Fact]
    public void What_one_path_hands_out_is_computed_there()
        => Changes(Pass, Branch((builder, x, made, isLess) => builder.If(isLess, () => [x[1]], () => [made])[0]), """
              %2 = const double 0
              %3 = Less bool %0, %2
              if %3
               region
                yield %1
               region
                %4 = Multiply double %0, %1
                %5 = Exp double %4
                yield %5
              %7 = result 0 double %6 ; x1
              return %7
            """, Calls);

    [Fact]
    public void It_sinks_through_branches_to_the_innermost()
        => Changes(
            Pass,
            Branch((builder, x, made, isLess) => builder.If(isLess, () => builder.If(builder.Apply(Operators.Less, x[0], x[1]), () => [made], () => [x[0]]), () => [x[1]])[0]),
            """
              %2 = const double 0
              %3 = Less bool %0, %2
              if %3
               region
                %4 = Less bool %0, %1
                if %4
                 region
                  %5 = Multiply double %0, %1
                  %6 = Exp double %5
                  yield %6
                 region
                  yield %0
                %8 = result 0 double %7
                yield %8
               region
                yield %1
              %10 = result 0 double %9
              return %10
            """,
            Calls);

    [Fact]
    public void A_selection_of_work_becomes_a_branch()
        => Changes(Pass, Branch((builder, x, made, isLess) => builder.Emit(Operators.Select, isLess, made, x[1])), """
              %2 = const double 0
              %3 = Less bool %0, %2
              if %3
               region
                %4 = Multiply double %0, %1
                %5 = Exp double %4
                yield %5
               region
                yield %1
              %7 = result 0 double %6
              return %7
            """, Calls);

    [Fact]
    public void A_selection_of_what_is_at_hand_stays()
        => Keeps(Pass, Branch((builder, x, made, isLess) => builder.Plus(builder.Emit(Operators.Select, isLess, made, builder.Times(x[0], x[1])), made)), Calls);

    [Fact]
    public void What_both_paths_read_stays()
        => Keeps(Pass, Branch((builder, x, made, isLess) => builder.If(isLess, () => [builder.Times(made, x[1])], () => [made])[0]), Calls);

    [Fact]
    public void What_is_read_behind_the_branch_stays()
        => Keeps(Pass, Branch((builder, x, made, isLess) => builder.Plus(builder.If(isLess, () => [made], () => [x[1]])[0], made)), Calls);

    [Fact]
    public void Conditions_stay()
        => Keeps(Pass, Branch((builder, x, made, isLess) => builder.If(builder.Apply(Operators.Less, made, x[1]), () => [x[0]], () => [x[1]])[0]), Calls);

    /// <summary>A loop would compute it again and again.</summary>
    [Fact]
    public void Nothing_sinks_into_a_loop()
        => Keeps(
            Pass,
            Branch((builder, x, made, isLess) => builder.For(builder.Integer(0), builder.Integer(3), 1, [x[1]], (_, sum) => builder.If(isLess, () => [builder.Plus(sum[0], made)], () => [sum[0]]))[0]),
            Calls);

    /// <summary>The path may overwrite what is loaded.</summary>
    [Fact]
    public void Loads_stay()
        => Keeps(
            Pass,
            Programs.Build([Reals], (builder, x) =>
            {
                var zero = builder.Integer(0);
                var element = builder.Load(x[0], zero);
                return builder.If(builder.Apply(Operators.Less, zero, builder.Length(x[0])), () =>
                {
                    builder.Store(x[0], zero, builder.Number(5));
                    return [element];
                }, () => [builder.Number(1)]);
            }),
            [new[] { 2.0 }]);

    private static object[][] Calls => [[0.5, 2.0], [-0.5, 2.0], [-0.5, -2.0]];

    private static Function Branch(Func<FunctionBuilder, int[], int, int, int> body) => Programs.Build([Real, Real], (builder, x) =>
    {
        var made = builder.Apply(Row("Exp"), builder.Times(x[0], x[1]));
        var isLess = builder.Apply(Operators.Less, x[0], builder.Number(0));
        return [body(builder, x, made, isLess)];
    });
}
