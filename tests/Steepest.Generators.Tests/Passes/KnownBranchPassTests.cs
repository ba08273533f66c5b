using Steepest.Generators.Passes;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Ir;
using Xunit;
using static Steepest.Generators.Tests.Passes.PassCheck;

namespace Steepest.Generators.Tests.Passes;

public sealed class KnownBranchPassTests
{
    private static readonly KnownBranchPass Pass = new();

    /// <summary>The outer branch is known at once; the inner one when folding and dead code have seen that the loop leaves its flag alone.</summary>
    [Fact]
    public void Branches_are_taken_until_none_is_known()
        => Changes(
            Pass,
            Programs.Build([Real], (builder, x) => builder.If(
                builder.Boolean(true),
                () =>
                {
                    var flag = builder.For(builder.Integer(0), builder.Integer(3), 1, [builder.Boolean(false), x[0]], (_, carried) => [carried[0], builder.Times(carried[1], carried[1])]);
                    return builder.If(builder.Emit(Operators.Not, builder.Emit(Operators.Not, flag[0])), () => [x[0]], () => [flag[1]]);
                },
                () => [x[0]])),
            """
              %1 = const int 0
              %2 = const int 3
              for step 1 %1, %2, %0
               region %3: int, %4: double
                %5 = Multiply double %4, %4
                yield %5
              %7 = result 0 double %6 ; x0
              return %7
            """,
            [1.5]);

    [Fact]
    public void An_open_condition_stays()
        => Keeps(Pass, Programs.Build([Real], (builder, x) => builder.If(builder.Apply(Operators.Less, x[0], builder.Number(0)), () => [builder.Times(x[0], x[0])], () => [x[0]])), [2.0], [-2.0]);

    /// <summary>1 / 0 has no value: it must go on throwing where it stands.</summary>
    [Fact]
    public void A_condition_that_throws_stays()
        => Keeps(Pass, Programs.Build([Real], (builder, x) => builder.If(
            builder.Emit(Operators.Equal, builder.Emit(Operators.Divide, builder.Integer(1), builder.Integer(0)), builder.Integer(2)), () => [builder.Times(x[0], x[0])], () => [x[0]])));

    /// <summary>What another pass would fold or sweep stays where no branch is known.</summary>
    [Fact]
    public void Nothing_else_is_touched()
        => Keeps(Pass, Programs.Build([Real], (builder, x) => [builder.Emit(Operators.Multiply, x[0], builder.Number(1))]), [2.0]);
}
