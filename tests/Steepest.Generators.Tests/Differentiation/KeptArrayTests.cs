using Steepest.Generators.Differentiation;
using Steepest.Generators.Ir;
using Steepest.Generators.Passes;
using Steepest.Generators.Rules;
using Steepest.Generators.Stages;
using Steepest.Generators.Tests.Interpretation;
using Steepest.Generators.Tests.Ir;
using Xunit;
using static Steepest.Generators.Tests.Passes.PassCheck;

namespace Steepest.Generators.Tests.Differentiation;

/// <summary>Arrays of iterations that are kept whole, in place of records of what is loaded of them.</summary>
public sealed class KeptArrayTests
{
    /// <summary>Three rounds of v = y·u + …, u += v[i − 1]·v[i + 1]·v[i] over as many elements as x has and two more.</summary>
    /// <param name="isChanged">Whether v is written once more, so that it is not what was loaded any more.</param>
    private static Function Rounds(bool isChanged) => Programs.Build([Reals, Real], (builder, x) =>
    {
        var (zero, one) = (builder.Integer(0), builder.Integer(1));
        var inner = builder.Length(x[0]);
        var (length, end) = (builder.Apply(Operators.Add, inner, builder.Integer(2)), builder.Apply(Operators.Add, inner, one));
        var u = builder.Allocate(Real, length, cleared: true, "u");
        var v = builder.Allocate(Real, length, cleared: true, "v");
        Each(builder, zero, inner, i => builder.Store(u, builder.Apply(Operators.Add, i, one), builder.Load(x[0], i)));
        builder.For(zero, builder.Integer(3), 1, [], (_, _) =>
        {
            Each(builder, zero, length, i => builder.Store(v, i, builder.Times(builder.Load(u, i), builder.Times(x[1], builder.Load(u, i)))));
            Each(builder, one, end, i => builder.Accumulate(u, i, builder.Times(
                builder.Times(builder.Load(v, builder.Apply(Operators.Subtract, i, one)), builder.Load(v, builder.Apply(Operators.Add, i, one))), builder.Load(v, i))));
            if (isChanged) Each(builder, one, end, i => builder.Accumulate(u, i, Changed(builder, v, i)));
            return [];
        });
        return builder.For(zero, length, 1, [builder.Number(0)], (i, sum) => [builder.Plus(sum[0], builder.Times(builder.Load(u, i), builder.Load(u, i)))]);
    });

    [Fact]
    public void What_neighbours_are_loaded_of_is_kept_once()
    {
        var gradient = ReverseMode.Differentiate(PassList.Run(PassList.Before, Rounds(isChanged: false)), accumulates: false);
        Verifier.Verify(gradient);
        Assert.Single(Stored(gradient), name => name == "storedV");
    }

    /// <summary>For each element of x an array v, which is added to, and the squares of some of it.</summary>
    private static Function Sums(bool areAll, bool isAddedTo) => Programs.Build([Reals, Real], (builder, x) =>
    {
        var (zero, length) = (builder.Integer(0), builder.Length(x[0]));
        var total = builder.Allocate(Real, length, cleared: true, "total");
        Each(builder, zero, length, i =>
        {
            var v = builder.Allocate(Real, length, cleared: false, "v");
            Each(builder, zero, length, j => builder.Store(v, j, builder.Apply(Operators.Exp, builder.Times(builder.Load(x[0], j), x[1]))));
            if (isAddedTo) Each(builder, zero, i, h => Each(builder, h, length, j => builder.Accumulate(v, j, builder.Times(builder.Load(x[0], h), builder.Load(x[0], j)))));
            Each(builder, areAll ? zero : builder.Integer(1), length, j => builder.Accumulate(total, j, builder.Times(builder.Load(v, j), builder.Load(v, j))));
        });
        return builder.For(zero, length, 1, [builder.Number(0)], (i, sum) => [builder.Plus(sum[0], builder.Times(builder.Load(total, i), builder.Load(total, i)))]);
    });

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(false, true, false)]
    [InlineData(true, false, false)]
    public void A_sum_that_is_loaded_whole_is_not_copied(bool areAll, bool isAddedTo, bool isKept)
    {
        var before = Sums(areAll, isAddedTo);
        var gradient = ReverseMode.Differentiate(PassList.Run(PassList.Before, before), accumulates: false);
        Verifier.Verify(gradient);
        Assert.Equal(isKept, Stored(gradient).Contains("storedV"));
    }

    [Fact]
    public void What_is_written_again_is_recorded_value_by_value()
    {
        var gradient = ReverseMode.Differentiate(PassList.Run(PassList.Before, Rounds(isChanged: true)), accumulates: false);
        Assert.DoesNotContain("storedV", Stored(gradient));
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(false, 1)]
    [InlineData(false, 3)]
    [InlineData(false, 17)]
    [InlineData(true, 3)]
    [InlineData(true, 9)]
    public void Gradients_equal_differences(bool isChanged, int length)
    {
        var primal = Rounds(isChanged);
        double[] x = [.. Enumerable.Range(1, length).Select(i => Math.Sin(i) / 2)];
        const double y = 0.75;
        foreach (var passes in new[] { PassList.After, FinalPasses.All })
        {
            var gradient = PassList.Run(passes, ReverseMode.Differentiate(PassList.Run(PassList.Before, primal), accumulates: false));
            Verifier.Verify(gradient);
            var found = new double[length];
            var results = Interpreter.Run(gradient, x, y, found);
            Assert.Equal((double)Interpreter.Run(primal, x, y)[0], (double)results[0], 1e-12);
            Assert.Equal(Slope(step => (double)Interpreter.Run(primal, x, y + step)[0]), (double)results[1], 1e-9);
            for (var i = 0; i < length; i++) Assert.Equal(Slope(step => (double)Interpreter.Run(primal, x.Select((value, k) => k == i ? value + step : value).ToArray(), y)[0]), found[i], 1e-9);
        }
    }

    private static int Changed(FunctionBuilder builder, int v, int i)
    {
        builder.Store(v, i, builder.Times(builder.Load(v, i), builder.Load(v, i)));
        return builder.Times(builder.Load(v, i), builder.Load(v, i));
    }

    private static List<string?> Stored(Function gradient) => [.. gradient.Nodes.Where(node => node.Code == OpCode.Allocate && node.Name?.StartsWith("stored", StringComparison.Ordinal) == true).Select(node => node.Name)];

    /// <summary>The derivative at 0, by differences of fourth order, extrapolated once.</summary>
    private static double Slope(Func<double, double> f)
    {
        double Fourth(double h) => ((8 * (f(h) - f(-h))) - (f(2 * h) - f(-2 * h))) / (12 * h);
        return ((16 * Fourth(1e-3)) - Fourth(2e-3)) / 15;
    }

    private static void Each(FunctionBuilder builder, int lower, int upper, Action<int> body) => builder.For(lower, upper, 1, [], (i, _) =>
    {
        body(i);
        return [];
    });
}
