using Steepest.Generators.Ir;
using Steepest.Generators.Passes;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Ir;
using Xunit;
using static Steepest.Generators.Tests.Passes.PassCheck;

namespace Steepest.Generators.Tests.Passes;

public sealed class InvariantPassTests
{
    private static readonly InvariantPass Pass = new();

    [Fact]
    public void A_divisor_leaves_the_loop_as_its_reciprocal()
        => Changes(
            Pass,
            Loop((builder, x, i, sum) => builder.Plus(sum, builder.Over(builder.Load(x[0], i), builder.Plus(x[1], x[2])))),
            """
              %3 = const int 0
              %4 = length %0
              %5 = Add double %1, %2
              %6 = const double 1
              %7 = Divide double %6, %5 ; reciprocal
              for step 1 %3, %4, %2
               region %8: int i, %9: double sum
                %10 = load %0, %8
                %11 = Multiply double %10, %7
                %12 = Add double %9, %11
                yield %12
              %14 = result 0 double %13 ; sum
              return %14
            """,
            [new[] { 1.0, 2, 3 }, 4.0, 4.0],
            [Array.Empty<double>(), 4.0, -4.0]);

    [Fact]
    public void An_invariant_leaves_both_loops()
        => Changes(
            Pass,
            Loop((builder, x, i, sum) => builder.For(builder.Integer(0), i, 1, [sum], (j, inner) => [builder.Plus(inner[0], builder.Times(builder.Load(x[0], j), builder.Emit(Row("Exp"), x[1])))])[0]),
            """
              %3 = const int 0
              %4 = length %0
              %5 = const int 0
              %6 = Exp double %1
              for step 1 %3, %4, %2
               region %7: int i, %8: double sum
                for step 1 %5, %7, %8
                 region %9: int, %10: double
                  %11 = load %0, %9
                  %12 = Multiply double %11, %6
                  %13 = Add double %10, %12
                  yield %13
                %15 = result 0 double %14
                yield %15
              %17 = result 0 double %16 ; sum
              return %17
            """,
            [new[] { 1.0, 2, 3 }, 0.5, 0.0]);

    [Fact]
    public void What_varies_stays()
        => Keeps(Pass, Loop((builder, x, i, sum) => builder.Plus(builder.Times(sum, x[1]), builder.Over(x[2], builder.Load(x[0], i)))), [new[] { 1.0, 2, 3 }, 0.5, 2.0]);

    /// <summary>What the loop writes may be other at every load.</summary>
    [Fact]
    public void Loads_stay()
        => Keeps(
            Pass,
            Loop((builder, x, i, sum) =>
            {
                var (first, next) = (builder.Load(x[0], i), builder.Plus(sum, x[1]));
                builder.Store(x[0], i, next);
                return builder.Plus(next, first);
            }),
            [new[] { 1.0, 2, 3 }, 0.5, 2.0]);

    /// <summary>It throws for 0, and the loop may run no iteration.</summary>
    [Fact]
    public void Division_of_integers_stays()
        => Keeps(
            Pass,
            Programs.Build([Integer, Integer], (builder, x) => builder.For(builder.Integer(0), x[0], 1, [x[0]], (i, sum) => [builder.Plus(sum[0], builder.Over(x[0], x[1]))])),
            [3, 2],
            [0, 0]);

    /// <summary>They throw where they overflow, and the loop may run no iteration.</summary>
    [Fact]
    public void Checked_operations_stay()
        => Keeps(
            Pass,
            Programs.Build([Integer, Integer], (builder, x) =>
            {
                var one = builder.Integer(1);
                return builder.For(builder.Integer(0), x[0], 1, [x[0]], (i, sum) => [builder.Plus(sum[0], builder.Emit(Operators.CheckedAdd, builder.Emit(Operators.CheckedConvert, IrType.Int32, x[1]), one))]);
            }),
            [3, 2]);

    /// <summary>The branch may never be taken, and a call costs more than the choice.</summary>
    [Fact]
    public void Calls_stay_in_their_branch()
        => Keeps(
            Pass,
            Loop((builder, x, i, sum) => builder.If(builder.Apply(Operators.Less, sum, x[2]), () => [builder.Plus(sum, builder.Emit(Row("Exp"), x[1]))], () => [sum])[0]),
            [new[] { 1.0, 2, 3 }, 0.5, 2.0]);

    private static Function Loop(Func<FunctionBuilder, int[], int, int, int> next) => Programs.Build([Reals, Real, Real], (builder, x)
        => builder.For(builder.Integer(0), builder.Length(x[0]), 1, [x[2]], (i, sum) => [next(builder, x, i, sum[0])], "i", ["sum"]));
}
