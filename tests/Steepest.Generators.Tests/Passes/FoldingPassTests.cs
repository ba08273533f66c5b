using Steepest.Generators.Ir;
using Steepest.Generators.Passes;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Ir;
using Xunit;
using static Steepest.Generators.Tests.Passes.PassCheck;

namespace Steepest.Generators.Tests.Passes;

public sealed class FoldingPassTests
{
    private static readonly FoldingPass Pass = new();

    [Fact]
    public void Multiplication_by_one_goes()
        => Changes(Pass, Programs.Build([Real], (builder, x) => [builder.Emit(Operators.Add, builder.Emit(Operators.Multiply, x[0], builder.Number(1)), builder.Number(3))]), """
              %1 = const double 1
              %2 = const double 3
              %3 = Add double %0, %2
              return %3
            """, [2.0]);

    [Fact]
    public void A_checked_conversion_stays_checked()
        => Keeps(Pass, Programs.Build([IrType.Int64], (builder, x) => [builder.Emit(Operators.CheckedConvert, Integer, x[0])]), [[3L]]);

    [Fact]
    public void The_taken_branch_stays()
        => Changes(Pass, Programs.Build([Real, Real], (builder, x) => builder.If(builder.Boolean(false), () => [builder.Times(x[0], x[0])], () => [builder.Plus(x[0], x[1])])), """
              %2 = const bool 0
              %3 = Add double %0, %1
              return %3
            """, [2.0, 3.0]);

    [Fact]
    public void A_condition_that_folds_decides()
        => Changes(
            Pass,
            Programs.Build([Real], (builder, x) => builder.If(builder.Emit(Operators.Less, builder.Number(1), builder.Number(2)), () => [builder.Times(x[0], x[0])], () => [x[0]])),
            """
              %1 = const double 1
              %2 = const double 2
              %3 = const bool 1
              %4 = Multiply double %0, %0
              return %4
            """,
            [2.0]);

    /// <summary>0 · x is not 0 where x is infinite, and x + −0 … x − x are not what they seem either.</summary>
    [Fact]
    public void What_rounds_or_may_be_infinite_stays()
        => Keeps(Pass, Programs.Build([Real, Real], (builder, x) => [builder.Emit(Operators.Multiply, builder.Number(0), x[0]), builder.Emit(Operators.Subtract, x[0], x[0]), builder.Emit(Operators.Divide, x[0], x[0]), builder.Emit(Operators.Multiply, builder.Number(0.1), builder.Emit(Operators.Multiply, builder.Number(0.7), x[1]))]), [double.PositiveInfinity, 3.0]);

    [Fact]
    public void An_open_condition_keeps_both_branches()
        => Keeps(Pass, Programs.Build([Real], (builder, x) => builder.If(builder.Apply(Operators.Less, x[0], builder.Number(0)), () => [builder.Times(x[0], x[0])], () => [x[0]])), [2.0], [-2.0]);

    /// <summary>1 / 0 has no value as an integer: it must go on throwing where it stands.</summary>
    [Fact]
    public void Integers_are_not_divided_ahead()
        => Keeps(Pass, Programs.Build([Integer], (builder, x) => builder.If(builder.Apply(Operators.Less, x[0], builder.Integer(0)), () => [builder.Emit(Operators.Divide, builder.Integer(1), builder.Integer(0))], () => [x[0]])), [2]);
}
