using Steepest.Generators.Ir;
using Steepest.Generators.Passes;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Ir;
using Xunit;
using static Steepest.Generators.Tests.Passes.PassCheck;

namespace Steepest.Generators.Tests.Passes;

public sealed class PartialSumsPassTests
{
    private static readonly PartialSumsPass Pass = new();

    [Fact]
    public void Four_sums_run_at_once() => Changes(Pass, Sum(1, (builder, x, i, sum) => builder.Plus(sum, builder.Load(x, i))), """
              %3 = const double 1
              %4 = Subtract int %2, %1
              %5 = const int 4
              %6 = Remainder int %4, %5
              %7 = Subtract int %2, %6 ; whole
              %8 = const double 0
              %9 = const double 0
              %10 = const double 0
              for step 4 %1, %7, %3, %8, %9, %10
               region %11: int i, %12: double sum0, %13: double sum1, %14: double sum2, %15: double sum3
                %16 = load %0, %11
                %17 = Add double %12, %16
                %18 = const int 1
                %19 = Add int %11, %18
                %20 = load %0, %19
                %21 = Add double %13, %20
                %22 = const int 2
                %23 = Add int %11, %22
                %24 = load %0, %23
                %25 = Add double %14, %24
                %26 = const int 3
                %27 = Add int %11, %26
                %28 = load %0, %27
                %29 = Add double %15, %28
                yield %17, %21, %25, %29
              %31 = result 0 double %30 ; sum0
              %32 = result 1 double %30 ; sum1
              %33 = result 2 double %30 ; sum2
              %34 = result 3 double %30 ; sum3
              for step 1 %7, %2, %31
               region %35: int i, %36: double sum0
                %37 = load %0, %35
                %38 = Add double %36, %37
                yield %38
              %40 = result 0 double %39 ; sum0
              %41 = Add double %40, %32
              %42 = Add double %33, %34
              %43 = Add double %41, %42 ; sum
              return %43
            """, Calls);

    [Fact]
    public void Products_stay() => Keeps(Pass, Sum(1, (builder, x, i, sum) => builder.Times(sum, builder.Load(x, i))), Calls);

    [Fact]
    public void A_sum_that_its_terms_read_stays() => Keeps(Pass, Sum(1, (builder, x, i, sum) => builder.Plus(sum, builder.Times(sum, builder.Load(x, i)))), Calls);

    [Fact]
    public void Other_steps_stay() => Keeps(Pass, Sum(2, (builder, x, i, sum) => builder.Plus(sum, builder.Load(x, i))), Calls);

    [Fact]
    public void Calls_are_waited_for_anyway() => Keeps(Pass, Sum(1, (builder, x, i, sum) => builder.Plus(sum, builder.Apply(Row("Exp"), builder.Load(x, i)))), Calls);

    [Fact]
    public void Long_bodies_stay()
        => Keeps(Pass, Sum(1, (builder, x, i, sum) =>
        {
            var term = builder.Load(x, i);
            for (var k = 0; k < 8; k++) term = builder.Times(term, term);
            return builder.Plus(sum, term);
        }), [[new[] { 1.0, 2, 3 }, 0, 3]]);

    [Fact]
    public void Bodies_with_branches_stay()
        => Keeps(Pass, Sum(1, (builder, x, i, sum) => builder.Plus(sum, builder.If(builder.Apply(Operators.Less, i, builder.Integer(2)), () => [builder.Load(x, i)], () => [builder.Number(1)])[0])), Calls);

    [Fact]
    public void Few_iterations_stay()
        => Keeps(Pass, Programs.Build([Reals], (builder, x) => builder.For(builder.Integer(0), builder.Integer(7), 1, [builder.Number(0)], (i, sum) => [builder.Plus(sum[0], builder.Load(x[0], i))])), [[new[] { 1.0, 2, 3, 4, 5, 6, 7 }]]);

    /// <summary>Whole numbers, whose sums are exact in any order: no, few and many iterations, and bounds the wrong way round.</summary>
    private static object[][] Calls
        => [.. new[] { (0, 0), (0, 1), (0, 3), (0, 4), (0, 5), (1, 11), (3, 11), (5, 2), (9, 0) }.Select(bounds => new object[] { Enumerable.Range(1, 12).Select(i => (double)i).ToArray(), bounds.Item1, bounds.Item2 })];

    private static Function Sum(int step, Func<FunctionBuilder, int, int, int, int> next) => Programs.Build([Reals, Integer, Integer], (builder, x)
        => builder.For(x[1], x[2], step, [builder.Number(1)], (i, sum) => [next(builder, x[0], i, sum[0])], "i", ["sum"]));
}
