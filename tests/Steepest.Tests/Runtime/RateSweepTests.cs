using Steepest.Minimization;
using Steepest.Updates;
using Xunit;

namespace Steepest.Tests.Runtime;

/// <summary>The sweep of rates against plain loops, and what it suggests against what is known of quadratics.</summary>
public sealed class RateSweepTests
{
    private static readonly double[] Curvature = [1, 4, 20], Target = [0, 0, 0];

    [Fact]
    public void TheCurveIsThatOfPlainLoops()
    {
        var sweep = RateSweep.Run(Descend, 1e-4, 1, 50, smoothing: 0.8);
        var (x, mean, weight) = ((double[])[1, 1, 1], 0.0, 0.0);
        for (var k = 0; k < sweep.Curve.Count; k++)
        {
            var rate = 1e-4 * Math.Pow(1e4, k / 49.0);
            var loss = x.Zip(Curvature, (xi, c) => 0.5 * c * xi * xi).Sum();
            (mean, weight) = (0.8 * mean + 0.2 * loss, 0.8 * weight + 0.2);
            Assert.Equal(rate, sweep.Curve[k].Rate, 1e-13);
            Assert.Equal(loss, sweep.Curve[k].Loss, 1e-12 * loss);
            Assert.Equal(mean / weight, sweep.Curve[k].Smoothed, 1e-12 * mean / weight);
            for (var i = 0; i < 3; i++) x[i] -= rate * Curvature[i] * x[i];
        }

        // Gradient descent explodes beyond 2/20; what is suggested is below that and moves something.
        Assert.InRange(sweep.Curve.Count, 30, 49);
        Assert.InRange(sweep.Suggested, 1e-3, 0.1);
        Assert.InRange(sweep.Lowest, sweep.Suggested, 1);
        Assert.Equal(sweep.Curve.MinBy(point => point.Smoothed).Rate, sweep.Lowest);
    }

    [Fact]
    public void MiniBatchesLearnFastestNearWhatIsSuggested()
    {
        double Trained(MinimizeOptions options, out MinimizeResult result)
        {
            var train = HeartScale.Kernel();
            var solver = new FirstOrder<double, Momentum<double>>(LogisticKernel.BiasOffset(HeartScale.Width) + 1, new(0.9), 1e-9, 1, options);
            result = solver.Train(ref train, ref train, false, CancellationToken.None);
            return result.Loss;
        }

        var sweep = RateSweep.Run(options => { Trained(options, out var result); return result; }, 1e-5, 100, options: new MinimizeOptions { BatchSize = 32, Seed = 3 });
        double At(double rate) => Trained(new MinimizeOptions { LearningRate = rate, Epochs = 2, BatchSize = 32 }, out _);
        Assert.True(At(sweep.Suggested) < Math.Min(At(sweep.Suggested / 100), At(sweep.Suggested * 100)), $"{sweep.Suggested}");
    }

    [Fact]
    public void WhatNeverFallsSuggestsNothing()
    {
        var sweep = RateSweep.Run(options => Run(options, [0, 0, 0]), 1e-4, 1, 10);
        Assert.True(double.IsNaN(sweep.Suggested));
        Assert.Equal(10, sweep.Curve.Count);
    }

    [Fact]
    public void WhereNothingStaysFiniteTheCurveEnds()
    {
        var sweep = RateSweep.Run(Descend, 1e-4, 1e300, 20, explosion: double.PositiveInfinity);
        Assert.InRange(sweep.Curve.Count, 3, 19);
        Assert.All(sweep.Curve, point => Assert.True(double.IsFinite(point.Loss)));
    }

    [Fact]
    public void NonsenseIsRefused()
    {
        Assert.Throws<ArgumentNullException>(() => RateSweep.Run(null!));
        Assert.Equal("from", Assert.Throws<ArgumentOutOfRangeException>(() => RateSweep.Run(Descend, 0)).ParamName);
        Assert.Equal("to", Assert.Throws<ArgumentOutOfRangeException>(() => RateSweep.Run(Descend, 1, 1)).ParamName);
        Assert.Equal("iterations", Assert.Throws<ArgumentOutOfRangeException>(() => RateSweep.Run(Descend, iterations: 1)).ParamName);
        Assert.Equal("smoothing", Assert.Throws<ArgumentOutOfRangeException>(() => RateSweep.Run(Descend, smoothing: 1)).ParamName);
        Assert.Equal("explosion", Assert.Throws<ArgumentOutOfRangeException>(() => RateSweep.Run(Descend, explosion: double.NaN)).ParamName);
        foreach (var options in (MinimizeOptions[])[new() { LearningRate = 1 }, new() { Schedule = Schedule.Constant }, new() { MaxIterations = 5 }])
            Assert.Throws<ArgumentException>(() => RateSweep.Run(Descend, options: options));
        var error = Assert.Throws<InvalidOperationException>(() => RateSweep.Run(Descend, options: new MinimizeOptions { Callback = report => report.Iteration < 7 }));
        Assert.Contains("after 7 of 100", error.Message, StringComparison.Ordinal);
    }

    private static MinimizeResult Descend(MinimizeOptions options) => Run(options, [1, 1, 1]);

    private static MinimizeResult Run(MinimizeOptions options, double[] start)
    {
        var solver = new FirstOrder<double, GradientDescent<double>>(3, new(0), 5, 1, options);
        start.CopyTo(solver.Point);
        var kernel = new QuadraticKernel(Curvature, Target);
        return solver.Minimize(ref kernel, CancellationToken.None);
    }
}
