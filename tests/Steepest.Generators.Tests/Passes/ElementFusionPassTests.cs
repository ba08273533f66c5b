using Steepest.Generators.Ir;
using Steepest.Generators.Passes;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Ir;
using Xunit;
using static Steepest.Generators.Tests.Passes.PassCheck;

namespace Steepest.Generators.Tests.Passes;

/// <summary>Two rounds of loops over arrays as long as x0, which begin as its numbers.</summary>
public sealed class ElementFusionPassTests
{
    private static readonly ElementFusionPass Pass = new();

    private static readonly object[][] s_calls = [.. new[] { 0, 1, 2, 3, 7 }.Select(length => new object[] { Enumerable.Range(1, length).Select(i => 1.0 / i).ToArray(), 0.5 })];

    [Fact]
    public void What_is_stored_is_at_hand() => Changes(Pass, Programs.Build([Reals, Real], (builder, x) =>
    {
        var length = builder.Length(x[0]);
        var zero = builder.Integer(0);
        var array = builder.Allocate(Real, length, cleared: true, "array");
        builder.For(zero, builder.Integer(2), 1, [], (_, _) =>
        {
            var other = builder.Allocate(Real, length, cleared: true, "other");
            Each(builder, zero, length, i => builder.Store(other, i, builder.Times(builder.Load(x[0], i), x[1])));
            Each(builder, zero, length, i => builder.Accumulate(array, i, builder.Load(other, i)));
            return [];
        });
        return [builder.Load(array, zero)];
    }), """
              %2 = length %0
              %3 = const int 0
              %4 = allocate cleared double[] %2 ; array
              %5 = const int 2
              for step 1 %3, %5
               region %6: int
                %7 = allocate cleared double[] %2 ; other
                for step 1 %3, %2
                 region %8: int
                  %9 = load %0, %8
                  %10 = Multiply double %9, %1
                  store %7, %8, %10
                  accumulate %4, %8, %10
                  yield
                yield
              %15 = load %4, %3
              return %15
            """, s_calls[1..]);

    [Fact]
    public void A_stencil_and_the_update_of_all_are_one_loop_and_two_single_steps() => Joins(1, (builder, x, u, v) =>
    {
        var w = builder.Allocate(Real, Less(builder, x, 0), cleared: false, "w");
        Each(builder, builder.Integer(1), Less(builder, x, 1), i => builder.Store(v, i, Around(builder, u, i)));
        Each(builder, builder.Integer(0), Less(builder, x, 0), i => builder.Store(w, i, builder.Times(builder.Load(v, i), x[1])));
        Each(builder, builder.Integer(0), Less(builder, x, 0), i => builder.Accumulate(u, i, builder.Load(w, i)));
        return [];
    });

    [Fact]
    public void What_is_overwritten_while_neighbours_are_read_is_another_array() => Joins(2, (builder, x, u, v) =>
    {
        var inner = builder.Allocate(Real, Less(builder, x, 0), cleared: false, "inner");
        Each(builder, builder.Integer(0), Less(builder, x, 0), i => builder.Store(inner, i, builder.Times(builder.Load(u, i), x[1])));
        builder.Clear(v);
        Each(builder, builder.Integer(1), Less(builder, x, 1), i => builder.Store(v, i, Around(builder, inner, i)));
        Each(builder, builder.Integer(0), Less(builder, x, 0), i => builder.Store(inner, i, builder.Plus(builder.Load(u, i), builder.Load(v, i))));
        Each(builder, builder.Integer(1), Less(builder, x, 1), i => builder.Store(v, i, Around(builder, inner, i)));
        Each(builder, builder.Integer(0), Less(builder, x, 0), i => builder.Accumulate(u, i, builder.Load(v, i)));
        return [];
    });

    /// <summary>Neighbours that the second reads the first has not stored yet; what the first reads it stores itself; elements that iterations share; other lengths; a loop that is run once.</summary>
    [Theory]
    [InlineData("next")]
    [InlineData("before")]
    [InlineData("in place")]
    [InlineData("shared")]
    [InlineData("longer")]
    [InlineData("reversed")]
    public void Other_loops_stay(string kind) => Joins(0, (builder, x, u, v) =>
    {
        var (zero, one) = (builder.Integer(0), builder.Integer(1));
        var (all, inner) = (Less(builder, x, 0), Less(builder, x, 1));
        switch (kind)
        {
            case "next":
                Each(builder, zero, inner, i => builder.Store(v, i, builder.Times(builder.Load(u, i), x[1])));
                Each(builder, zero, inner, i => builder.Store(u, i, builder.Load(v, builder.Apply(Operators.Add, i, one))));
                break;
            case "before":
                Each(builder, one, inner, i => builder.Store(v, i, builder.Load(u, builder.Apply(Operators.Subtract, i, one))));
                Each(builder, one, inner, i => builder.Store(u, i, builder.Load(v, i)));
                break;
            case "in place":
                Each(builder, one, inner, i => builder.Store(v, i, Around(builder, u, i)));
                Each(builder, zero, all, i => builder.Accumulate(u, i, builder.Load(v, i)));
                break;
            case "shared":
                Each(builder, one, inner, i => builder.Store(v, i, builder.Load(u, i)));
                Each(builder, zero, all, i => builder.Store(u, zero, builder.Load(v, i)));
                break;
            case "longer":
                Each(builder, builder.Integer(3), all, i => builder.Store(v, i, builder.Load(u, i)));
                Each(builder, zero, all, i => builder.Store(u, i, builder.Load(v, i)));
                break;
            default:
                Each(builder, zero, all, i => builder.Store(v, i, builder.Load(u, i)));
                Each(builder, one, inner, i => builder.Accumulate(u, i, builder.Load(v, i)));
                break;
        }

        return [];
    });

    [Fact]
    public void Loops_that_run_once_stay() => Keeps(Pass, Programs.Build([Reals, Real], (builder, x) =>
    {
        var length = builder.Length(x[0]);
        var array = builder.Allocate(Real, length, cleared: true, "array");
        for (var k = 0; k < 2; k++) Each(builder, builder.Integer(0), length, i => builder.Accumulate(array, i, builder.Load(x[0], i)));
        return [builder.Load(array, builder.Integer(0))];
    }), s_calls[1..]);

    /// <summary>Loops at random over four arrays, from and to a few elements from the ends, with neighbours in every direction: each number comes out the same.</summary>
    [Fact]
    public void Random_loops_mean_the_same()
    {
        var joined = 0;
        for (var seed = 0; seed < 600; seed++)
        {
            var before = Shared(Random(new Random(seed)));
            Verifier.Verify(before);
            var after = Pass.Run(before);
            Verifier.Verify(after);
            joined += Loops(before) - Loops(after);
            MeansTheSame(before, after, s_calls[2..]);
        }

        Assert.InRange(joined, 200, int.MaxValue);
    }

    private static Function Random(Random random) => Programs.Build([Reals, Real], (builder, x) =>
    {
        var (length, zero) = (builder.Apply(Operators.Add, builder.Length(x[0]), builder.Integer(4)), builder.Integer(0));
        int[] arrays = [.. Enumerable.Range(0, 2).Select(k => builder.Allocate(Real, length, cleared: true, "outer" + k))];
        Each(builder, zero, builder.Length(x[0]), i => builder.Store(arrays[0], i, builder.Load(x[0], i)));
        builder.For(zero, builder.Integer(2), 1, [], (_, _) =>
        {
            int[] all = [.. arrays, .. Enumerable.Range(0, 2).Select(k => builder.Allocate(Real, length, cleared: true, "inner" + k))];
            for (var k = 0; k < 5; k++)
            {
                var edge = random.Next(3);
                var lower = builder.Integer(edge);
                var upper = edge == 0 ? length : builder.Apply(Operators.Subtract, length, builder.Integer(edge));
                Each(builder, lower, upper, i =>
                {
                    int Element() => builder.Load(all[random.Next(4)], random.Next(3) == 0 && edge > 0 ? builder.Apply(random.Next(2) == 0 ? Operators.Add : Operators.Subtract, i, builder.Integer(1)) : i);
                    var value = builder.Plus(builder.Times(Element(), x[1]), Element());
                    if (random.Next(3) == 0) builder.Accumulate(all[random.Next(4)], i, value);
                    else builder.Store(all[random.Next(4)], i, value);
                });
            }

            return [];
        });
        return builder.For(zero, length, 1, [builder.Number(0)], (i, sum) => [builder.Plus(builder.Times(sum[0], builder.Number(0.75)), builder.Plus(builder.Load(arrays[0], i), builder.Load(arrays[1], i)))]);
    });

    private static void Joins(int count, Func<FunctionBuilder, int[], int, int, int[]> round)
    {
        var before = Shared(Programs.Build([Reals, Real], (builder, x) =>
        {
            var length = builder.Apply(Operators.Add, builder.Length(x[0]), builder.Integer(2));
            var zero = builder.Integer(0);
            var u = builder.Allocate(Real, length, cleared: true, "u");
            var v = builder.Allocate(Real, length, cleared: true, "v");
            Each(builder, zero, builder.Length(x[0]), i => builder.Store(u, i, builder.Load(x[0], i)));
            builder.For(zero, builder.Integer(2), 1, [], (_, _) => round(builder, x, u, v));
            return builder.For(zero, length, 1, [builder.Number(0)], (i, sum) => [builder.Plus(builder.Times(sum[0], builder.Number(0.75)), builder.Load(u, i))]);
        }));
        Verifier.Verify(before);
        var after = Pass.Run(before);
        Verifier.Verify(after);
        Assert.Equal(Loops(before) - count, Loops(after));
        MeansTheSame(before, after, s_calls);
    }

    /// <summary>Bounds are compared when equal ones are one value.</summary>
    private static Function Shared(Function function) => new CommonSubexpressionPass().Run(function);

    private static int Loops(Function function) => function.Nodes.Count(node => node.Code == OpCode.For);

    private static int Around(FunctionBuilder builder, int u, int i)
        => builder.Plus(builder.Load(u, builder.Apply(Operators.Subtract, i, builder.Integer(1))), builder.Times(builder.Load(u, i), builder.Load(u, builder.Apply(Operators.Add, i, builder.Integer(1)))));

    /// <summary>Two more than x0 has elements, less some.</summary>
    private static int Less(FunctionBuilder builder, int[] x, int less) => builder.Apply(Operators.Add, builder.Length(x[0]), builder.Integer(2 - less));

    private static void Each(FunctionBuilder builder, int lower, int upper, Action<int> body) => builder.For(lower, upper, 1, [], (i, _) =>
    {
        body(i);
        return [];
    });
}
