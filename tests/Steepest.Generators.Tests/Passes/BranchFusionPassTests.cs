using Steepest.Generators.Ir;
using Steepest.Generators.Passes;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Ir;
using Xunit;
using static Steepest.Generators.Tests.Passes.PassCheck;

namespace Steepest.Generators.Tests.Passes;

/// <summary>Two branches, one behind the other, of numbers x0 and x1.</summary>
public sealed class BranchFusionPassTests
{
    private static readonly BranchFusionPass Pass = new();

    private static readonly object[][] Calls = [[0.5, 1.0], [1.0, 0.5]];

    [Fact]
    public void Branches_of_one_condition_become_one() => Changes(Pass, Programs.Build([Real, Real], (builder, x) =>
    {
        var condition = builder.Apply(Operators.Less, x[0], x[1]);
        var first = builder.If(condition, () => [builder.Emit(Row("Sin"), x[0])], () => [x[1]], ["s"])[0];
        var second = builder.If(condition, () => [builder.Emit(Row("Cos"), x[0])], () => [x[0]], ["c"])[0];
        return [builder.Plus(first, second)];
    }), """
          %2 = Less bool %0, %1
          if %2
           region
            %3 = Sin double %0
            %4 = Cos double %0
            yield %3, %4
           region
            yield %1, %0
          %6 = result 0 double %5 ; s
          %7 = result 1 double %5 ; c
          %8 = Add double %6, %7
          return %8
        """, Calls);

    [Fact]
    public void What_reads_the_first_stays_behind_it() => Keeps(Pass, Programs.Build([Real, Real], (builder, x) =>
    {
        var condition = builder.Apply(Operators.Less, x[0], x[1]);
        var first = builder.If(condition, () => [builder.Emit(Row("Sin"), x[0])], () => [x[1]])[0];
        return builder.If(condition, () => [builder.Emit(Row("Cos"), first)], () => [x[0]]);
    }), Calls);

    [Fact]
    public void What_hands_out_something_later_stays_behind_it() => Keeps(Pass, Programs.Build([Real, Real], (builder, x) =>
    {
        var condition = builder.Apply(Operators.Less, x[0], x[1]);
        var first = builder.If(condition, () => [builder.Emit(Row("Sin"), x[0])], () => [x[1]])[0];
        var between = builder.Times(first, x[1]);
        return builder.If(condition, () => [between], () => [x[0]]);
    }), Calls);
}
