using Steepest.Generators.Ir;
using Steepest.Generators.Passes;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Interpretation;
using Steepest.Generators.Tests.Ir;
using Xunit;
using static Steepest.Generators.Tests.Passes.PassCheck;

namespace Steepest.Generators.Tests.Passes;

public sealed class CountingPassTests
{
    private static readonly CountingPass Pass = new();

    [Fact]
    public void A_step_that_is_known_is_that_of_the_loop()
        => Changes(Pass, Stepping(Operators.Less, (builder, x) => builder.Integer(1), (builder, x) => builder.Length(x[0])), """
              %3 = const double 0
              %4 = const int 1
              %5 = length %0
              for step 1 %1, %5, %1, %3
               region %6: int k, %7: int k, %8: double sum
                %9 = const int 1
                %10 = Add int %7, %9
                %11 = load %0, %7
                %12 = Add double %8, %11
                yield %10, %12
              %14 = result 0 int %13 ; k
              %15 = result 1 double %13 ; sum
              return %14, %15
            """, [new[] { 1.0, 2, 3 }, 1, 0], [new[] { 1.0, 2, 3 }, 4, 0]);

    [Fact]
    public void A_step_that_is_given_is_multiplied()
        => Changes(Pass, Stepping(Operators.Less, (builder, x) => x[2], (builder, x) => builder.Length(x[0])), """
              %3 = const double 0
              %4 = length %0
              %5 = Convert long %2
              %6 = Convert long %1
              %7 = Convert long %4
              %8 = Subtract long %7, %6
              %9 = Convert long %2
              %10 = const long 1
              %11 = Max long %9, %10
              %12 = const long 1
              %13 = Subtract long %11, %12
              %14 = Add long %8, %13
              %15 = Divide long %14, %11
              %16 = const long 1
              %17 = Max long %5, %16
              %18 = Multiply long %15, %17
              %19 = Convert long %1
              %20 = Add long %19, %18
              %21 = const long 2147483647
              %22 = Greater bool %20, %21
              %23 = const long 0
              %24 = LessOrEqual bool %5, %23
              %25 = Or bool %24, %22
              %26 = const long 2147483647
              %27 = Greater bool %15, %26
              %28 = Or bool %25, %27
              %29 = Less bool %1, %4
              %30 = And bool %29, %28
              guard %30
              %32 = const int 0
              %33 = Convert int %15
              %34 = Less bool %1, %4
              %35 = const int 0
              %36 = Select int %34, %33, %35 ; trips
              for step 1 %32, %36, %1, %3
               region %37: int trip, %38: int k, %39: double sum
                %40 = Add int %38, %2
                %41 = load %0, %38
                %42 = Add double %39, %41
                yield %40, %42
              %44 = result 0 int %43 ; k
              %45 = result 1 double %43 ; sum
              return %44, %45
            """, [new[] { 1.0, 2, 3 }, 0, 2], [new[] { 1.0, 2, 3 }, 1, 5]);

    /// <summary>Numbers of iterations from none to many, in both directions; what the variable is at the end shows them.</summary>
    [Theory]
    [InlineData("Less")]
    [InlineData("LessOrEqual")]
    [InlineData("Greater")]
    [InlineData("GreaterOrEqual")]
    public void Trips_are_as_many(string comparison)
    {
        var row = Comparison(comparison);
        foreach (var isMirrored in new[] { false, true })
        {
            var function = Ending(row, isMirrored);
            var after = Pass.Run(function);
            Verifier.Verify(after);
            Assert.DoesNotContain(after.Nodes, node => node.Code == OpCode.While);
            foreach (var start in new[] { -7, -1, 0, 1, 6, 2_000_000_000, -2_000_000_000 })
            {
                foreach (var distance in new[] { -3, -1, 0, 1, 2, 5, 12 })
                {
                    foreach (var step in new[] { 1, 2, 3, 5, 100_000_000 })
                    {
                        var isUp = (row == Operators.Less || row == Operators.LessOrEqual) != isMirrored;
                        Compare(function, after, start, start + distance, isUp ? step : -step);
                    }
                }
            }
        }
    }

    /// <summary>Steps that are known are those of a loop over the variable itself.</summary>
    [Theory]
    [InlineData("Less", 1)]
    [InlineData("LessOrEqual", 3)]
    [InlineData("Greater", -2)]
    [InlineData("GreaterOrEqual", -1)]
    public void Trips_of_known_steps_are_as_many(string comparison, int step)
    {
        foreach (var isMirrored in new[] { false, true })
        {
            var function = Ending(Comparison(comparison), isMirrored, isMirrored ? -step : step);
            var after = Pass.Run(function);
            Verifier.Verify(after);
            Assert.DoesNotContain(after.Nodes, node => node.Code == OpCode.While);
            foreach (var start in new[] { -7, 0, 6 })
            {
                foreach (var distance in new[] { -12, -6, -1, 0, 1, 2, 6, 12 }) MeansTheSame(function, after, [start, start + distance, 0]);
            }
        }
    }

    /// <summary>Where a step leads nowhere the loop ends by an exception, as it did at its bound.</summary>
    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(0, 1, -1)]
    [InlineData(5, int.MaxValue, int.MaxValue)]
    [InlineData(int.MaxValue - 1, int.MaxValue, 2)]
    public void Loops_without_an_end_throw(int start, int bound, int step)
    {
        var after = Pass.Run(Ending(Operators.Less, isMirrored: false));
        Assert.Throws<ArgumentException>(() => Interpreter.Run(after, start, bound, step));
    }

    /// <summary>And where it is not entered nothing happens.</summary>
    [Fact]
    public void Loops_that_are_not_entered_do_not_throw()
    {
        var function = Ending(Operators.Less, isMirrored: false);
        MeansTheSame(function, Pass.Run(function), [3, 3, 0], [3, 2, -1], [int.MaxValue, int.MaxValue, 1]);
    }

    /// <summary>The bound that the user states is held against the count beforehand; the one that every loop has falls away.</summary>
    [Theory]
    [InlineData(1 << 20, false)]
    [InlineData(4, true)]
    public void Bounds_that_are_stated_hold(int limit, bool isKept)
    {
        var function = Bounded(limit);
        var after = Pass.Run(function);
        Verifier.Verify(after);
        Assert.Equal(isKept, after.Nodes.Any(node => node.Code == OpCode.Guard && node.Literal!.Contains("MaxIterations")));
        MeansTheSame(function, after, [0, 3], [0, 4], [5, 0]);
        if (isKept) Assert.Throws<ArgumentException>(() => Interpreter.Run(after, 0, 5));
    }

    [Fact]
    public void A_bound_that_lies_ahead_is_met()
    {
        var function = Programs.Build([Reals], (builder, x) => builder.While(
            [builder.Integer(0), builder.Number(0)],
            k => builder.Apply(Operators.NotEqual, k[0], builder.Length(x[0])),
            k => [builder.Plus(k[0], builder.Integer(1)), builder.Plus(k[1], builder.Load(x[0], k[0]))]));
        var after = Pass.Run(function);
        Verifier.Verify(after);
        Assert.DoesNotContain(after.Nodes, node => node.Code == OpCode.While);
        MeansTheSame(function, after, [Array.Empty<double>()], [new[] { 1.0, 2, 3 }]);
    }

    /// <summary>What may be missed, moves both ways, is read from memory or decided by a number, and what throws.</summary>
    [Theory]
    [MemberData(nameof(Uncounted))]
    public void Others_stay(string name) => Keeps(Pass, Loops[name]);

    public static TheoryData<string> Uncounted => [.. Loops.Keys];

    private static readonly Dictionary<string, Function> Loops = new()
    {
        ["a bound that may be missed"] = Ending(Operators.NotEqual, isMirrored: false),
        ["a bound that may lie behind"] = Programs.Build([Integer], (builder, x) => builder.While([builder.Integer(0)], k => builder.Apply(Operators.NotEqual, k[0], x[0]), k => [builder.Plus(k[0], builder.Integer(1))])),
        ["a bound that moves"] = Programs.Build([Integer], (builder, x) => builder.While([builder.Integer(0), x[0]], k => builder.Apply(Operators.Less, k[0], k[1]), k => [builder.Plus(k[0], builder.Integer(1)), builder.Apply(Operators.Subtract, k[1], builder.Integer(1))])),
        ["a step that grows"] = Programs.Build([Integer], (builder, x) => builder.While([builder.Integer(1)], k => builder.Apply(Operators.Less, k[0], x[0]), k => [builder.Plus(k[0], k[0])])),
        ["a step that grows evenly"] = Programs.Build([Integer], (builder, x) => builder.While([builder.Integer(0), builder.Integer(1)], k => builder.Apply(Operators.Less, k[0], x[0]), k => [builder.Plus(k[0], k[1]), builder.Plus(k[1], builder.Integer(1))])),
        ["a step the wrong way"] = Programs.Build([Integer], (builder, x) => builder.While([builder.Integer(1)], k => builder.Apply(Operators.Less, k[0], x[0]), k => [builder.Apply(Operators.Subtract, k[0], builder.Integer(1))])),
        ["a sum that throws"] = Programs.Build([Integer], (builder, x) => builder.While([builder.Integer(1)], k => builder.Apply(Operators.Less, k[0], x[0]), k => [builder.Emit(Operators.CheckedAdd, k[0], builder.Integer(1))])),
        ["a bound in memory"] = Programs.Build([Integer.ToBuffer()], (builder, x) => builder.While([builder.Integer(1)], k => builder.Apply(Operators.Less, k[0], builder.Load(x[0], builder.Integer(0))), k => [builder.Plus(k[0], builder.Integer(1))])),
        ["a condition on a number"] = Programs.Build([Real], (builder, x) => builder.While([x[0]], k => builder.Apply(Operators.Less, k[0], x[0]), k => [builder.Plus(k[0], x[0])])),
    };

    private static Operator Comparison(string name) => name switch
    {
        "Less" => Operators.Less,
        "LessOrEqual" => Operators.LessOrEqual,
        "Greater" => Operators.Greater,
        _ => Operators.GreaterOrEqual,
    };

    /// <summary>Σ x[k] for k from the second parameter.</summary>
    private static Function Stepping(Operator row, Func<FunctionBuilder, int[], int> step, Func<FunctionBuilder, int[], int> bound) => Programs.Build([Reals, Integer, Integer], (builder, x) => builder.While(
        [x[1], builder.Number(0)],
        k => builder.Apply(row, k[0], bound(builder, x)),
        k => [builder.Plus(k[0], step(builder, x)), builder.Plus(k[1], builder.Load(x[0], k[0]))],
        ["k", "sum"]));

    /// <summary>Where the variable ends, how often the loop runs, and what the variable sums up to, from a start to a bound by a step.</summary>
    private static Function Ending(Operator row, bool isMirrored, int? step = null) => Programs.Build([Integer, Integer, Integer], (builder, x) => builder.While(
        [x[0], builder.Integer(0), builder.Integer(0)],
        k => isMirrored ? builder.Apply(row, x[1], k[0]) : builder.Apply(row, k[0], x[1]),
        k => [builder.Plus(k[0], step is { } known ? builder.Integer(known) : x[2]), builder.Plus(k[1], builder.Integer(1)), builder.Plus(k[2], k[0])]));

    private static Function Bounded(int limit) => Programs.Build([Integer, Integer], (builder, x) => builder.While(
        [builder.Integer(0), x[0]],
        k => builder.Apply(Operators.Less, k[1], x[1]),
        k =>
        {
            builder.Guard(builder.Apply(Operators.GreaterOrEqual, k[0], builder.Integer(limit)), IterationBound.Exceeded("A loop runs", limit));
            return [builder.Plus(k[0], builder.Integer(1)), builder.Plus(k[1], builder.Integer(1))];
        }));

    /// <summary>Both end alike, or the variable would pass what an int holds and the counted loop throws.</summary>
    private static void Compare(Function before, Function after, int start, int bound, int step)
    {
        if (start is > 1_900_000_000 or < -1_900_000_000 && Math.Abs((long)bound - start) + Math.Abs(step) > 90_000_000) return;
        MeansTheSame(before, after, [start, bound, step]);
    }
}
