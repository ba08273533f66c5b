using Steepest.Minimization;
using Xunit;

namespace Steepest.Tests.Generated;

/// <summary>Σ (xᵢ − i)² + (Σ xᵢ − y)² + (y − 3)⁴, whose minimum over x at any y is known.</summary>
[Lbfgs]
[Bfgs]
[ConjugateGradient]
[Newton]
[TrustRegion]
public static partial class Coupled
{
    [Loss]
    public static double Energy(ReadOnlySpan<double> x, [Bounds(-5, 5)] double y)
    {
        var (sum, energy) = (0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            energy += Functions.Square(x[i] - i);
            sum += x[i];
        }

        return energy + Functions.Square(sum - y) + Functions.Square(Functions.Square(y - 3));
    }
}

/// <summary>Variables frozen at run time keep every bit under whole-batch methods, and the others go to the minimum that is left.</summary>
public sealed class WholeBatchFreezeTests
{
    private delegate MinimizeResult Run(Span<double> x, ref double y, MinimizeOptions? options = null, CancellationToken cancellationToken = default);

    private static readonly Dictionary<string, Run> Runs = new()
    {
        ["L-BFGS"] = Coupled.MinimizeLbfgs,
        ["BFGS"] = Coupled.MinimizeBfgs,
        ["conjugate gradients"] = Coupled.MinimizeConjugateGradient,
        ["Newton"] = Coupled.MinimizeNewton,
        ["trust region"] = Coupled.MinimizeTrustRegion,
    };

    public static TheoryData<string, double> Cases
    {
        get
        {
            var cases = new TheoryData<string, double>();
            foreach (var name in Runs.Keys)
            {
                // The last one is outside the variable's own bounds, which do not move what is frozen.
                foreach (var y in new[] { -0.0, 0.1, 4.75, 7 }) cases.Add(name, y);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_others_minimise_what_is_left(string name, double given)
    {
        foreach (var length in new[] { 1, 2, 7, 30 })
        {
            var (x, y) = (new double[length], given);
            var result = Runs[name](x, ref y, new MinimizeOptions { Freeze = ["y"] }, TestContext.Current.CancellationToken);
            Assert.Equal(MinimizeStatus.Converged, result.Status);
            Assert.Equal(BitConverter.DoubleToInt64Bits(given), BitConverter.DoubleToInt64Bits(y));
            var sum = (length * (length - 1) / 2 + length * given) / (1 + length);
            for (var i = 0; i < length; i++) Assert.Equal(i - (sum - given), x[i], 1e-9 * (1 + length));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Spans_are_frozen_whole(string name, double start)
    {
        double[] x = [0.5, -0.0, 2.25];
        var y = start;
        var result = Runs[name](x, ref y, new MinimizeOptions { Freeze = ["x"] }, TestContext.Current.CancellationToken);
        Assert.Equal(MinimizeStatus.Converged, result.Status);
        Assert.Equal(new[] { 0.5, -0.0, 2.25 }.Select(BitConverter.DoubleToInt64Bits), x.Select(BitConverter.DoubleToInt64Bits));
        Assert.Equal(0, -2 * (2.75 - y) + 4 * Math.Pow(y - 3, 3), 1e-8);
    }

    [Fact]
    public void Names_that_are_no_variables_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => new Coupled.NewtonSolver(2, new MinimizeOptions { Freeze = ["z"] }));
        Assert.Contains("'z'", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentException>(() => new RandomSearch<double>(2, 1, 1, new MinimizeOptions { Freeze = ["x"] }));
        Assert.Contains("'Freeze'", error.Message, StringComparison.Ordinal);
    }
}
