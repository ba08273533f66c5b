using Steepest.Generators.Ir;
using Steepest.Generators.Passes;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Ir;
using Xunit;
using static Steepest.Generators.Tests.Passes.PassCheck;

namespace Steepest.Generators.Tests.Passes;

/// <summary>Two branches, one behind the other, of numbers x0 and x1.</summary>
public sealed class PathReusePassTests
{
    private static readonly PathReusePass Pass = new();

    [Fact]
    public void The_same_path_reads_what_was_handed_out() => Changes(Pass, Programs.Build([Real, Real], (builder, x) =>
    {
        var condition = builder.Apply(Operators.Less, x[0], x[1]);
        var first = builder.If(condition, () => [builder.Emit(Row("Exp"), x[0])], () => [x[1]], ["e"])[0];
        return builder.If(condition, () => [builder.Times(builder.Emit(Row("Exp"), x[0]), x[1])], () => [builder.Plus(first, x[0])]);
    }), """
          %2 = Less bool %0, %1
          if %2
           region
            %3 = Exp double %0
            yield %3
           region
            yield %1
          %5 = result 0 double %4 ; e
          if %2
           region
            %6 = Multiply double %5, %1
            yield %6
           region
            %7 = Add double %5, %0
            yield %7
          %9 = result 0 double %8
          return %9
        """, [0.5, 1.0], [1.0, 0.5]);

    [Fact]
    public void What_is_computed_of_what_was_handed_out_is_known() => Counts(1, (builder, x) =>
    {
        var condition = builder.Apply(Operators.Less, x[0], x[1]);
        int[] Path()
        {
            var root = builder.Emit(Row("Sqrt"), x[0]);
            return [root, builder.Emit(Row("Exp"), root)];
        }

        var first = builder.If(condition, Path, () => [x[1], x[1]], ["root", "e"]);
        return builder.If(condition, () => [builder.Emit(Row("Exp"), first[0])], () => [x[1]]);
    });

    [Fact]
    public void A_branch_in_a_branch_hands_out_through_both() => Counts(1, (builder, x) =>
    {
        var outer = builder.Apply(Operators.Less, x[0], x[1]);
        var inner = builder.Apply(Operators.Less, builder.Number(0), x[1]);
        int[] Path() => builder.If(inner, () => [builder.Emit(Row("Exp"), x[0])], () => [x[0]], ["e"]);
        var first = builder.If(outer, Path, () => [x[1]], ["e"]);
        var second = builder.If(outer, Path, () => [x[1]], ["f"]);
        return [builder.Plus(first[0], second[0])];
    });

    [Fact]
    public void The_other_path_computes() => Counts(2, (builder, x) =>
    {
        var condition = builder.Apply(Operators.Less, x[0], x[1]);
        var first = builder.If(condition, () => [builder.Emit(Row("Exp"), x[0])], () => [x[1]], ["e"]);
        return builder.If(condition, () => [first[0]], () => [builder.Emit(Row("Exp"), x[0])]);
    });

    [Fact]
    public void A_difference_is_not_its_opposite() => Counts(2, (builder, x) =>
    {
        var condition = builder.Apply(Operators.Less, x[0], x[1]);
        int[] Path(int first, int second) => [builder.Emit(Row("Exp"), builder.Apply(Operators.Subtract, first, second))];
        var before = builder.If(condition, () => Path(x[0], x[1]), () => [x[1]], ["e"]);
        return builder.If(condition, () => [builder.Plus(before[0], Path(x[1], x[0])[0])], () => [x[0]]);
    });

    [Fact]
    public void A_sum_is_the_same_either_way_round() => Counts(1, (builder, x) =>
    {
        var condition = builder.Apply(Operators.Less, x[0], x[1]);
        int[] Path(int first, int second) => [builder.Emit(Row("Exp"), builder.Plus(first, second))];
        var before = builder.If(condition, () => Path(x[0], x[1]), () => [x[1]], ["e"]);
        return builder.If(condition, () => [builder.Plus(before[0], Path(x[1], x[0])[0])], () => [x[0]]);
    });

    [Fact]
    public void Another_condition_computes() => Counts(2, (builder, x) =>
    {
        var first = builder.If(builder.Apply(Operators.Less, x[0], x[1]), () => [builder.Emit(Row("Exp"), x[0])], () => [x[1]], ["e"]);
        return builder.If(builder.Apply(Operators.Less, x[0], builder.Number(0.7)), () => [builder.Plus(first[0], builder.Emit(Row("Exp"), x[0]))], () => [x[1]]);
    });

    [Fact]
    public void An_element_that_was_written_in_between_is_another()
    {
        var before = Programs.Build([Reals, Real], (builder, x) =>
        {
            var zero = builder.Integer(0);
            var condition = builder.Apply(Operators.Less, x[1], builder.Number(0));
            var first = builder.If(condition, () => [builder.Emit(Row("Exp"), builder.Load(x[0], zero))], () => [x[1]], ["e"])[0];
            builder.Store(x[0], zero, x[1]);
            return builder.If(condition, () => [builder.Plus(first, builder.Emit(Row("Exp"), builder.Load(x[0], zero)))], () => [x[1]]);
        });
        Keeps(Pass, before, [new[] { 0.5 }, -1.0], [new[] { 0.5 }, 1.0]);
    }

    [Fact]
    public void The_condition_of_the_iteration_before_is_another() => Counts(2, (builder, x) => builder.For(builder.Integer(0), builder.Integer(3), 1, [x[0], x[1]], (_, carried) =>
    {
        var first = builder.If(builder.Apply(Operators.Less, carried[0], x[1]), () => [builder.Emit(Row("Exp"), carried[0])], () => [x[1]], ["e"])[0];
        var next = builder.Times(first, builder.Number(0.4));
        var second = builder.If(builder.Apply(Operators.Less, next, x[1]), () => [builder.Emit(Row("Exp"), carried[0])], () => [x[1]], ["f"])[0];
        return [next, builder.Plus(carried[1], second)];
    }, "i", ["a", "b"]));

    private static void Counts(int exponentials, Func<FunctionBuilder, int[], int[]> write)
    {
        var before = Programs.Build([Real, Real], write);
        Verifier.Verify(before);
        var after = Pass.Run(before);
        Verifier.Verify(after);
        Assert.Equal(exponentials, after.Nodes.Count(node => node.Operator == Row("Exp")));
        MeansTheSame(before, after, [0.5, 1.0], [1.0, 0.5], [0.25, 0.75], [-0.5, -0.25]);
    }
}
