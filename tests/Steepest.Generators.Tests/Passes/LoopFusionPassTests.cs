using Steepest.Generators.Ir;
using Steepest.Generators.Passes;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Ir;
using Xunit;
using static Steepest.Generators.Tests.Passes.PassCheck;

namespace Steepest.Generators.Tests.Passes;

public sealed class LoopFusionPassTests
{
    private static readonly LoopFusionPass Pass = new();
    private static readonly double[] Three = [0.5, -1, 2];

    /// <summary>What the second loop needs moves before the first.</summary>
    [Fact]
    public void Loops_over_the_same_elements_are_joined()
        => Changes(Pass, Limited((builder, x) =>
        {
            var first = Sum(builder, x[0], x[0]);
            var bound = builder.Plus(first, builder.Number(1));
            var factor = builder.Times(x[1], x[1]);
            return [builder.Over(bound, Sum(builder, x[0], x[0], factor))];
        }), """
              %3 = const int 0
              %4 = length %0
              %5 = const double 0
              %6 = Multiply double %1, %1
              %7 = const double 0
              for step 1 %3, %4, %5, %7
               region %8: int, %9: double, %10: double
                %11 = load %0, %8
                %12 = Add double %9, %11
                %13 = load %0, %8
                %14 = Multiply double %13, %6
                %15 = Add double %10, %14
                yield %12, %15
              %17 = result 0 double %16
              %18 = const double 1
              %19 = Add double %17, %18
              %20 = const int 0
              %21 = length %0
              %22 = result 1 double %16
              %23 = Divide double %19, %22
              return %23
            """, [Three, 3.0, 1.0]);

    [Fact]
    public void A_loop_that_needs_what_another_adds_up_stays()
        => Keeps(Pass, Limited((builder, x) => [Sum(builder, x[0], x[0], Sum(builder, x[0], x[0]))]), [Three, 3.0, 1.0]);

    [Fact]
    public void Nothing_moves_past_a_write()
        => Keeps(Pass, Limited((builder, x) =>
        {
            var first = Sum(builder, x[0], x[0]);
            builder.Store(x[0], builder.Integer(0), first);
            return [builder.Plus(first, Sum(builder, x[0], x[0], x[1]))];
        }), [Three, 3.0, 1.0]);

    [Fact]
    public void Loops_of_other_lengths_stay()
        => Keeps(Pass, Limited((builder, x) =>
        {
            var half = builder.Allocate(Real, builder.Integer(2), cleared: true);
            return [builder.Plus(Sum(builder, x[0], x[0]), Sum(builder, half, x[0]))];
        }), [Three, 3.0, 1.0]);

    [Fact]
    public void Loops_of_other_steps_stay()
        => Keeps(Pass, Limited((builder, x) => [builder.Plus(Sum(builder, x[0], x[0]), Sum(builder, x[0], x[0], step: 2))]), [Three, 3.0, 1.0]);

    [Fact]
    public void Each_of_three_loops_has_its_own_result()
    {
        var before = Limited((builder, x) =>
        {
            int Scaled(double by) => Sum(builder, x[0], x[0], builder.Number(by));
            return [builder.Plus(builder.Times(Scaled(1), builder.Number(100)), builder.Plus(builder.Times(Scaled(2), builder.Number(10)), Scaled(4)))];
        });
        var after = Pass.Run(before);
        Verifier.Verify(after);
        Assert.Single(after.Nodes, node => node.Code == OpCode.For);
        MeansTheSame(before, after, [Three, 3.0, 1.0]);
    }

    [Fact]
    public void A_function_without_limits_stays()
        => Keeps(Pass, Programs.Build([Reals, Real], (builder, x) => [builder.Plus(Sum(builder, x[0], x[0]), Sum(builder, x[0], x[0], x[1]))]), [Three, 3.0]);

    /// <summary>A third loop that needs of the second what moved with it, and joins another than it.</summary>
    [Fact]
    public void Two_groups_are_joined_each()
    {
        var before = Limited((builder, x) =>
        {
            var first = Sum(builder, x[0], x[0]);
            var dependent = Sum(builder, x[0], x[0], first);
            var factor = builder.Times(x[1], builder.Number(2));
            var third = Sum(builder, x[0], x[0], builder.Times(first, factor));
            var fourth = Sum(builder, x[0], x[0], factor);
            return [builder.Plus(builder.Plus(dependent, third), fourth)];
        });
        var after = Pass.Run(before);
        Verifier.Verify(after);
        Assert.Equal(2, after.Nodes.Count(node => node.Code == OpCode.For));
        MeansTheSame(before, after, [Three, 3.0, 1.0]);
    }

    private static Function Limited(Func<FunctionBuilder, int[], int[]> body)
    {
        var builder = new FunctionBuilder();
        int[] parameters =
        [
            builder.Parameter(new Parameter("x0", Reals, ParameterRole.Variable)),
            builder.Parameter(new Parameter("x1", Real, ParameterRole.Variable)),
            builder.Parameter(new Parameter("weight", Real, ParameterRole.Handed)),
        ];
        var results = body(builder, parameters);
        return builder.Build("F", results, results.Select((_, i) => "result" + i), EquatableArray<string>.Empty);
    }

    /// <summary>Over as many elements as one buffer has, the sum of those of another, times a factor.</summary>
    private static int Sum(FunctionBuilder builder, int length, int x, int? factor = null, int step = 1)
        => builder.For(builder.Integer(0), builder.Length(length), step, [builder.Number(0)], (i, sum) =>
        {
            var element = builder.Load(x, i);
            return [builder.Plus(sum[0], factor is { } times ? builder.Times(element, times) : element)];
        })[0];
}
