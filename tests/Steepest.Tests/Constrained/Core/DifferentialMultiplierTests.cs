using Steepest.Minimization;
using Steepest.Tests.Corpora;
using Xunit;

namespace Steepest.Tests.Constrained.Core;

public sealed class DifferentialMultiplierTests
{
    [Fact]
    public void IteratesAreThePublishedOnes()
    {
        var entry = EmbeddedData.Json("ml/trajectories.json").EnumerateArray().Single(e => e.GetProperty("function").GetString() == "mdmm_circle_line");
        var problem = ExpressionProblem.EqualTo(2, "x1+x2", "x1^2+x2^2-2");
        var driver = Drivers.Descent(problem, MultiplierMethod.Differential(damping: 10), entry.GetProperty("x0").Numbers());
        var kernel = problem.Kernel;
        var step = 0;
        foreach (var point in entry.GetProperty("points").EnumerateArray())
        {
            for (; step < point.GetProperty("step").GetInt32(); step++) driver.Step(ref kernel);
            var expected = point.GetProperty("x").Numbers();
            Assert.Equal(expected[0], driver.Point[0], 1e-10);
            Assert.Equal(expected[1], driver.Point[1], 1e-10);
            Assert.Equal(point.GetProperty("lambda").Number(), driver.Multipliers[0], 1e-10);
        }

        Assert.Equal(2000, step);
    }

    /// <summary>Each step against the formula, written out: what is weighed, and what moves by which violation.</summary>
    [Theory]
    [InlineData(0, false, false, 0, 0)]
    [InlineData(3, false, false, 0, 0)]
    [InlineData(3, true, false, 0, 0)]
    [InlineData(3, false, true, 0, 0)]
    [InlineData(3, true, true, 0, 0)]
    [InlineData(1, false, false, 2, 0.6)]
    public void StepsFollowTheFormula(double damping, bool ungated, bool alternating, double proportional, double smoothing)
    {
        const double Rate = 0.03;
        const double MultiplierRate = 0.2;
        var problem = ExpressionProblem.AtMost(1, "(x1-1)^2", "x1^2-1.5", "0.3-x1");
        var driver = Drivers.Descent(
            problem, MultiplierMethod.Differential(damping, MultiplierRate, ungated, alternating, false, proportional, smoothing), [2], learningRate: Rate);
        driver.Multipliers[1] = 0.25;
        var kernel = problem.Kernel;
        var (x, multipliers, smooth, pending) = (2.0, new[] { 0.0, 0.25 }, new double[2], 0.0);
        for (var step = 0; step < 60; step++)
        {
            double[] c = [x * x - 1.5, 0.3 - x];
            double[] slope = [2 * x, -1];
            var gradient = 2 * (x - 1);
            for (var i = 0; i < 2; i++)
            {
                multipliers[i] = Math.Max(0, multipliers[i] + pending * c[i]);
                smooth[i] = smoothing * smooth[i] + (1 - smoothing) * c[i];
                var weight = multipliers[i] + damping * c[i] + proportional * smooth[i];
                gradient += (ungated ? weight : Math.Max(0, weight)) * slope[i];
                if (!alternating) multipliers[i] = Math.Max(0, multipliers[i] + MultiplierRate * c[i]);
            }

            if (alternating) pending = MultiplierRate;
            x -= Rate * gradient;
            driver.Step(ref kernel);
            Assert.Equal(x, driver.Point[0], 1e-12);
            if (alternating) continue;
            Assert.Equal(multipliers[0], driver.Multipliers[0], 1e-12);
            Assert.Equal(multipliers[1], driver.Multipliers[1], 1e-12);
        }
    }

    [Theory]
    [InlineData(0.02, 1.0)]
    [InlineData(0.02, 10.0)]
    public void AnInactiveInequalityHasNoInfluence(double learningRate, double damping)
    {
        var problem = ExpressionProblem.AtMost(1, "(x1-1)^2", "x1^2-4");
        var driver = Drivers.Descent(problem, MultiplierMethod.Differential(damping), [1.9], learningRate: learningRate);
        var result = driver.Run(problem);
        Assert.Equal(MinimizeStatus.Converged, result.Status);
        Assert.Equal(1, driver.Point[0], 1e-9);
        Assert.Equal(0, driver.Multipliers[0]);
    }

    [Fact]
    public void AnUngatedWeightThatPushesOutwardsIsNoMinimum()
    {
        var problem = ExpressionProblem.AtMost(1, "(x1-1)^2", "x1^2-4");
        var driver = Drivers.Descent(problem, MultiplierMethod.Differential(0.5, ungated: true), [1.9]);
        Assert.NotEqual(MinimizeStatus.Converged, driver.Run(problem).Status);
        var kernel = problem.Kernel;
        for (var step = 0; step < 20_000; step++) Assert.NotEqual(MinimizeStatus.Converged, driver.Step(ref kernel).Status);

        // At rest where 2(x − 1) = 2x·½(4 − x²), as published, though x = 1 is the minimum.
        var x = driver.Point[0];
        Assert.Equal(x - 1, 0.5 * x * (4 - x * x), 1e-9);
    }

    [Theory]
    [InlineData(1, "(x1-3)^2", "x1+1", "1-x1", 0.5)]
    [InlineData(1, "(x1+4)^2", "x1+1", "1-x1", 7)]
    [InlineData(1, "x1", "x1^2+1", "x1-9", 0.5)]
    public void LimitsThatContradictEachOtherLeaveTheLeastViolation(int n, string loss, string first, string second, double start)
    {
        var problem = ExpressionProblem.AtMost(n, loss, first, second);
        var driver = Drivers.Descent(problem, MultiplierMethod.Differential(1), [start]);
        var result = driver.Run(problem);
        Assert.Equal(MinimizeStatus.Infeasible, result.Status);
        Assert.Equal(0, driver.Point[0], 0.01);
        Assert.Equal(1, result.MaxViolation, 0.01);
    }

    [Fact]
    public void NaNInALimitIsNoException()
    {
        var problem = ExpressionProblem.AtMost(1, "(x1-3)^2", "log(x1)-1");
        var driver = Drivers.Descent(problem, MultiplierMethod.Differential(1), [-0.5]);
        Assert.Equal(MinimizeStatus.NonFinite, driver.Run(problem).Status);
        Assert.Equal(-0.5, driver.Point[0]);
        Assert.Equal(0, driver.Multipliers[0]);
    }

    [Fact]
    public void ARunGoesOnBitForBit()
    {
        static MinimizeOptions Options(int stopAt) => new() { MaxIterations = 400, Callback = report => report.Iteration != stopAt };
        var problem = ExpressionProblem.AtMost(2, "x1+x2", "x1^2+x2^2-2", "x1-x2-1");
        static MultiplierMethod Method() => MultiplierMethod.Differential(2, proportional: 1, smoothing: 0.5, autoDamping: true, alternating: true);
        var whole = Drivers.Descent(problem, Method(), [0.5, -1.5], Options(-1));
        var expected = whole.Run(problem);

        var first = Drivers.Descent(problem, Method(), [0.5, -1.5], Options(57));
        Assert.Equal(MinimizeStatus.Stopped, first.Run(problem).Status);
        var second = Drivers.Descent(problem, Method(), [9, 9], Options(-1));
        second.Load(Drivers.Saved(first.Save));
        first.Point.CopyTo(second.Point);
        Assert.Equal(expected with { Elapsed = default }, second.Run(problem) with { Elapsed = default });
        Assert.Equal(whole.Point.ToArray(), second.Point.ToArray());
        Assert.Equal(whole.Multipliers.ToArray(), second.Multipliers.ToArray());
        Assert.Equal(Drivers.Saved(whole.Save), Drivers.Saved(second.Save));
        Assert.Equal(Drivers.Saved(Drivers.Descent(problem, Method(), [1, 1]).Save), Drivers.Saved(writer =>
        {
            second.Reset();
            second.Save(writer);
        }));
    }

    [Theory]
    [InlineData(0.02, 10, false)]
    [InlineData(0.02, 60, true)]
    [InlineData(0.2, 0, true)]
    public void StabilityIsThatOfTheStep(double rate, double damping, bool isUnstable)
    {
        // A quadratic with curvature 0.5 along a plane's normal, of the slope 2: k = 0.5, s = 4.
        var problem = ExpressionProblem.EqualTo(2, "0.25*x1^2+x2^2", "2*x1-2");
        var driver = Drivers.Descent(problem, MultiplierMethod.Differential(damping, rate), [1.5, 0.3], new MinimizeOptions { MaxIterations = 20_000 }, learningRate: rate);
        var kernel = problem.Kernel;
        var stability = driver.Measure(ref kernel);
        Assert.Equal(0.5, stability.Curvature, 1e-6);
        Assert.Equal(4, stability.Slope, 1e-6);
        Assert.Equal(isUnstable, stability.Warning != MultiplierWarning.None);
        Assert.Equal(!isUnstable, driver.Run(problem).Status == MinimizeStatus.Converged);

        var warning = MultiplierWarning.None;
        var options = new MinimizeOptions { MaxIterations = 20, Monitors = Monitors.Multipliers, Callback = report => (warning = report.MultiplierWarning) == MultiplierWarning.None };
        Drivers.Descent(problem, MultiplierMethod.Differential(damping, rate), [1.5, 0.3], options, rate).Run(problem);
        Assert.Equal(stability.Warning, warning);
    }
}
