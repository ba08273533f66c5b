using Steepest.Generators.Ir;
using Steepest.Generators.Passes;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Ir;
using Xunit;
using static Steepest.Generators.Tests.Passes.PassCheck;

namespace Steepest.Generators.Tests.Passes;

public sealed class CommonSubexpressionPassTests
{
    private static readonly CommonSubexpressionPass Pass = new();

    [Fact]
    public void What_is_computed_twice_is_computed_once()
        => Changes(
            Pass,
            Programs.Build([Real, Real], (builder, x) => [builder.Plus(builder.Emit(Row("Exp"), builder.Times(x[0], x[1])), builder.Emit(Row("Exp"), builder.Times(x[1], x[0])))]),
            """
              %2 = Multiply double %0, %1
              %3 = Exp double %2
              %4 = Add double %3, %3
              return %4
            """,
            [0.5, 2.0]);

    [Fact]
    public void Two_loops_that_add_up_the_same_are_one()
        => Changes(Pass, Programs.Build([Reals], (builder, x) => [builder.Over(Sum(builder, x[0]), builder.Plus(Sum(builder, x[0]), builder.Number(1)))]), """
              %1 = const int 0
              %2 = length %0
              %3 = const double 0
              for step 1 %1, %2, %3
               region %4: int, %5: double
                %6 = load %0, %4
                %7 = Add double %5, %6
                yield %7
              %9 = result 0 double %8
              %10 = const double 1
              %11 = Add double %9, %10
              %12 = Divide double %9, %11
              return %12
            """, [new[] { 1.0, 2, 3 }]);

    [Fact]
    public void What_stands_before_a_branch_serves_inside()
        => Changes(
            Pass,
            Programs.Build([Real], (builder, x) =>
            {
                var outside = builder.Emit(Row("Exp"), x[0]);
                return builder.If(builder.Apply(Operators.Less, x[0], builder.Number(0)), () => [builder.Emit(Row("Exp"), x[0])], () => [outside]);
            }),
            """
              %1 = Exp double %0
              %2 = const double 0
              %3 = Less bool %0, %2
              if %3
               region
                yield %1
               region
                yield %1
              %5 = result 0 double %4
              return %5
            """,
            [0.5],
            [-0.5]);

    [Fact]
    public void A_load_behind_a_store_reads_anew()
        => Keeps(Pass, Twice((builder, x, one) => builder.Store(x, one, builder.Number(7))), [new[] { 1.0, 2, 3 }]);

    [Fact]
    public void A_load_behind_a_store_through_a_window_reads_anew()
        => Keeps(Pass, Twice((builder, x, one) => builder.Accumulate(builder.Slice(x, one, one), builder.Integer(0), builder.Number(7))), [new[] { 1.0, 2, 3, 4 }]);

    [Fact]
    public void A_load_behind_a_store_in_a_branch_reads_anew()
        => Keeps(Pass, Twice((builder, x, one) => builder.If(builder.Apply(Operators.Less, builder.Load(x, builder.Integer(2)), builder.Number(9)), () =>
        {
            builder.Clear(x);
            return [];
        }, () => [])), [new[] { 1.0, 2, 3 }]);

    [Fact]
    public void A_store_in_a_loop_is_new_in_every_iteration()
        => Keeps(
            Pass,
            Programs.Build([Reals], (builder, x) =>
            {
                var (one, two) = (builder.Integer(1), builder.Number(2));
                var first = builder.Load(x[0], one);
                return builder.For(builder.Integer(0), builder.Integer(3), 1, [first], (i, sum) =>
                {
                    var again = builder.Load(x[0], one);
                    builder.Store(x[0], one, builder.Times(again, two));
                    return [builder.Plus(sum[0], again)];
                });
            }),
            [new[] { 1.0, 2, 3 }]);

    [Fact]
    public void What_a_branch_computes_is_not_there_behind_it()
        => Keeps(
            Pass,
            Programs.Build([Real], (builder, x) =>
            {
                var inside = builder.If(builder.Apply(Operators.Less, x[0], builder.Number(0)), () => [builder.Emit(Row("Exp"), x[0])], () => [x[0]]);
                return [builder.Plus(inside[0], builder.Emit(Row("Exp"), x[0]))];
            }),
            [0.5],
            [-0.5]);

    [Fact]
    public void Operands_of_a_maximum_keep_their_places()
        => Keeps(Pass, Programs.Build([Real, Real], (builder, x) => [builder.Emit(Row("Max", 2), x[0], x[1]), builder.Emit(Row("Max", 2), x[1], x[0])]), [1.0, 2.0]);

    [Fact]
    public void Two_arrays_are_two()
        => Keeps(
            Pass,
            Programs.Build([Real], (builder, x) =>
            {
                var (three, zero) = (builder.Integer(3), builder.Integer(0));
                var (first, second) = (builder.Allocate(Real, three, cleared: true), builder.Allocate(Real, three, cleared: true));
                builder.Store(first, zero, x[0]);
                return [builder.Load(first, zero), builder.Load(second, zero)];
            }),
            [0.5]);

    private static int Sum(FunctionBuilder builder, int x)
        => builder.For(builder.Integer(0), builder.Length(x), 1, [builder.Number(0)], (i, sum) => [builder.Plus(sum[0], builder.Load(x, i))])[0];

    private static Function Twice(Action<FunctionBuilder, int, int> between) => Programs.Build([Reals], (builder, x) =>
    {
        var at = builder.Integer(1);
        var first = builder.Load(x[0], at);
        between(builder, x[0], at);
        return [builder.Plus(first, builder.Load(x[0], at))];
    });
}
