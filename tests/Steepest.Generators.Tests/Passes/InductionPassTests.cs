using Steepest.Generators.Ir;
using Steepest.Generators.Passes;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Ir;
using Xunit;
using static Steepest.Generators.Tests.Passes.PassCheck;

namespace Steepest.Generators.Tests.Passes;

public sealed class InductionPassTests
{
    private static readonly InductionPass Pass = new();

    /// <summary>Beyond what an int holds in sums and products alike.</summary>
    private static readonly int[] Numbers = [0, 1, -1, 2, -3, 7, 1 << 30, int.MaxValue, int.MinValue + 1];

    /// <summary>The inner loop adds one less in every outer iteration.</summary>
    [Fact]
    public void A_triangle_is_counted_by_its_sides()
        => Changes(
            Pass,
            Programs.Build([Reals, Integer, Integer], (builder, x) =>
            {
                var sum = builder.For(builder.Integer(0), x[1], 1, [builder.Number(0), x[2]], (i, outer) =>
                    builder.For(builder.Plus(i, builder.Integer(1)), x[1], 1, outer, (j, inner) =>
                        [builder.Plus(inner[0], builder.Load(x[0], inner[1])), builder.Plus(inner[1], builder.Integer(1))], "j", ["sum", "entry"]), "i", ["sum", "entry"]);
                return [sum[0], sum[1]];
            }),
            """
              %3 = const int 0
              %4 = const double 0
              %5 = const int 1
              %6 = Subtract int %1, %5
              %7 = const int -1
              for step 1 %3, %1, %4
               region %8: int i, %9: double sum
                %10 = Multiply int %6, %8
                %11 = Add int %2, %10
                %12 = Convert long %8
                %13 = const long 1
                %14 = Subtract long %12, %13
                %15 = Multiply long %12, %14
                %16 = const int 1
                %17 = ShiftRight long %15, %16
                %18 = Convert int %17
                %19 = const int 1
                %20 = Subtract int %11, %18 ; entry
                %21 = const int 1
                %22 = Add int %8, %21
                %23 = const int 1
                %24 = const int 0
                %25 = const int 1
                %26 = Subtract int %20, %22
                for step 1 %22, %1, %9
                 region %27: int j, %28: double sum
                  %29 = Add int %26, %27 ; entry
                  %30 = load %0, %29
                  %31 = Add double %28, %30
                  %32 = const int 1
                  %33 = Add int %29, %32
                  yield %31
                %35 = result 0 double %34 ; sum
                %36 = Subtract int %1, %22
                %37 = Add int %20, %36 ; entry
                yield %35
              %39 = result 0 double %38 ; sum
              %40 = Less bool %3, %1
              %41 = const int 0
              %42 = Select int %40, %1, %41 ; trips
              %43 = Multiply int %6, %42
              %44 = Add int %2, %43
              %45 = Convert long %42
              %46 = const long 1
              %47 = Subtract long %45, %46
              %48 = Multiply long %45, %47
              %49 = const int 1
              %50 = ShiftRight long %48, %49
              %51 = Convert int %50
              %52 = const int 1
              %53 = Subtract int %44, %51 ; entry
              return %39, %53
            """,
            [new[] { 1.0, 2, 3, 4, 5, 6 }, 4, 0],
            [new[] { 1.0, 2, 3, 4, 5, 6 }, 0, 3],
            [new[] { 1.0, 2, 3, 4, 5, 6 }, 1, 3],
            [new[] { 1.0, 2, 3, 4, 5, 6 }, -5, 3]);

    [Fact]
    public void What_moves_with_the_induction_variable_is_that_variable()
        => Changes(
            Pass,
            Programs.Build([Reals, Integer], (builder, x) => builder.For(x[1], builder.Length(x[0]), 1, [builder.Number(0), x[1]], (i, carried) =>
                [builder.Plus(carried[0], builder.Load(x[0], carried[1])), builder.Plus(carried[1], builder.Integer(1))], "i", ["sum", "k"])),
            """
              %2 = length %0
              %3 = const double 0
              %4 = const int 1
              %5 = const int 0
              %6 = const int 1
              %7 = const int 0
              for step 1 %1, %2, %3
               region %8: int i, %9: double sum
                %10 = load %0, %8
                %11 = Add double %9, %10
                %12 = const int 1
                %13 = Add int %8, %12
                yield %11
              %15 = result 0 double %14 ; sum
              %16 = Subtract int %2, %1
              %17 = Less bool %1, %2
              %18 = const int 0
              %19 = Select int %17, %16, %18 ; trips
              %20 = Add int %1, %19 ; k
              return %15, %20
            """,
            [new[] { 1.0, 2, 3 }, 1],
            [new[] { 1.0, 2, 3 }, 5]);

    /// <summary>Everything that a loop can be, with numbers that overflow: an amount, one that is carried itself, and the sum of that.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(2)]
    [InlineData(-3)]
    public void Closed_forms_are_exact(int stride)
    {
        var function = Programs.Build([Integer, Integer, Integer, Integer, Reals], (builder, x) =>
        {
            var lower = stride > 0 ? builder.Integer(3) : x[0];
            var upper = stride > 0 ? x[0] : builder.Integer(-2);
            return builder.For(lower, upper, stride, [x[1], x[2], builder.Integer(0)], (i, k) =>
            {
                builder.Store(x[4], builder.Integer(0), builder.Convert(builder.Plus(k[0], k[1]), Real));
                builder.Store(x[4], builder.Integer(1), builder.Plus(builder.Load(x[4], builder.Integer(1)), builder.Convert(k[2], Real)));
                return [builder.Plus(builder.Apply(Operators.Subtract, k[0], x[3]), i), builder.Plus(k[1], builder.Times(x[3], builder.Integer(6))), builder.Plus(builder.Integer(-6), k[2])];
            });
        });
        var after = Pass.Run(function);
        Verifier.Verify(after);
        Assert.Equal(stride switch { 1 => 0, -3 => 2, _ => 1 }, after.Nodes.Single(node => node.Code == OpCode.For).Regions[0].Yields.Count);
        foreach (var bound in new[] { -5, 2, 3, 4, 5, 6, 9, 20 })
        {
            foreach (var start in Numbers)
            {
                foreach (var amount in Numbers) MeansTheSame(function, after, [bound, start, amount, start ^ amount, new double[2]]);
            }
        }
    }

    /// <summary>Amounts that are no multiple of the stride, starts beside the induction variable's, and sums of sums, which have no form.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(2)]
    [InlineData(-3)]
    public void Any_start_and_amount_is_exact(int stride)
    {
        var function = Programs.Build([Integer, Reals], (builder, x) =>
        {
            var lower = stride > 0 ? builder.Integer(3) : x[0];
            var upper = stride > 0 ? x[0] : builder.Integer(-3);
            return builder.For(lower, upper, stride, [builder.Integer(5), builder.Integer(7), builder.Integer(0), builder.Integer(1)], (i, k) =>
            {
                builder.Store(x[1], builder.Integer(0), builder.Plus(builder.Load(x[1], builder.Integer(0)), builder.Convert(builder.Times(k[0], builder.Plus(k[1], k[3])), Real)));
                return
                [
                    builder.Plus(k[0], builder.Integer(stride)), builder.Apply(Operators.Subtract, k[1], builder.Integer(5)),
                    builder.Plus(k[2], k[3]), builder.Plus(k[3], i),
                ];
            });
        });
        var after = Pass.Run(function);
        Verifier.Verify(after);
        Assert.True(after.Nodes.Single(node => node.Code == OpCode.For).Regions[0].Yields.Count is > 0 and < 4);
        foreach (var bound in new[] { -9, -3, -2, -1, 2, 3, 4, 5, 6, 9, 20 }) MeansTheSame(function, after, [bound, new double[2]]);
    }

    /// <summary>The loop may run no iteration.</summary>
    [Fact]
    public void An_amount_that_may_throw_stays()
    {
        var function = Programs.Build([Integer, Integer], (builder, x) => builder.For(builder.Integer(0), x[0], 1, [builder.Integer(0)], (_, k) =>
            [builder.Plus(k[0], builder.Apply(Operators.Divide, builder.Integer(6), x[1]))]));
        Keeps(Pass, function, [0, 0], [3, 2]);
    }

    /// <summary>A sum that overflows throws where it does.</summary>
    [Fact]
    public void Checked_sums_stay()
        => Keeps(
            Pass,
            Programs.Build([Integer], (builder, x) => builder.For(builder.Integer(0), x[0], 1, [x[0]], (_, k) => [builder.Emit(Operators.CheckedAdd, k[0], builder.Integer(1))])),
            [5]);

    [Fact]
    public void What_changes_by_more_than_is_known_stays()
        => Keeps(
            Pass,
            Programs.Build([Integer, Integer.ToBuffer(), Real], (builder, x) => builder.For(
                builder.Integer(0),
                x[0],
                1,
                [x[0], x[0], x[0], x[2]],
                (i, k) => [builder.Plus(k[0], builder.Load(x[1], i)), builder.Times(k[1], builder.Integer(2)), builder.Plus(builder.Apply(Operators.Negate, k[2]), i), builder.Plus(k[3], x[2])])));

    /// <summary>An inner loop that may run no iteration adds as much as it runs.</summary>
    [Fact]
    public void Loops_that_may_not_run_add_nothing()
    {
        var function = Programs.Build([Integer, Integer, Integer], (builder, x) => builder.For(builder.Integer(0), x[0], 1, [x[2]], (i, outer) =>
            builder.For(i, x[1], 1, outer, (_, inner) => [builder.Plus(inner[0], builder.Integer(1))])));
        var after = Pass.Run(function);
        Verifier.Verify(after);
        foreach (var first in new[] { -1, 0, 1, 4 })
        {
            foreach (var second in new[] { -1, 0, 1, 3, 4, 7 }) MeansTheSame(function, after, [first, second, 10]);
        }
    }
}
