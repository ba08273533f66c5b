using System.Diagnostics;
using System.Diagnostics.Metrics;
using Steepest.Kernels;
using Steepest.Minimization;
using Steepest.Tests.Runtime;
using Steepest.Tests.SecondOrder;
using Steepest.Updates;
using Xunit;

namespace Steepest.Tests.Monitoring;

public sealed class MonitorTests
{
    private static readonly double[] Curvatures = [.. Enumerable.Range(0, 30).Select(i => 1 + 99.0 * i / 29)];
    private static readonly double[] Target = new double[30];

    /// <summary>On a quadratic the prediction is what happens.</summary>
    [Theory]
    [InlineData(0.015, false)]
    [InlineData(0.03, true)]
    public void ThePredictionOfAStepIsWhatHappens(double rate, bool isIll)
    {
        var history = new History();
        var solver = new FirstOrder<double, GradientDescent<double>>(30, new(0), rate, 1, new MinimizeOptions { Monitors = Monitors.Steps, Progress = history, MaxIterations = 6, GradientTolerance = 0 });
        solver.Point[..30].Fill(1);
        var kernel = new QuadraticKernel(Curvatures, Target);
        solver.Minimize(ref kernel, CancellationToken.None);
        Assert.Equal(6, history.Count);
        var factor = Curvatures.Select(c => 1 - rate * c).ToArray();
        for (var k = 0; k + 1 < history.Count; k++)
        {
            var at = k;
            Assert.Equal(1, history[k].SquaredGradient / Enumerable.Range(0, 30).Sum(i => Math.Pow(Curvatures[i] * Math.Pow(factor[i], at), 2)), 1e-12);
            Assert.Equal(1, history[k].GradientCurvature / Enumerable.Range(0, 30).Sum(i => Curvatures[i] * Math.Pow(Curvatures[i] * Math.Pow(factor[i], at), 2)), 1e-8);
            Assert.Equal(history[k + 1].Loss - history[k].Loss, history[k].PredictedChange, 1e-7 * history[k].Loss);
            Assert.Equal(isIll, history[k].IsIllConditioned);
        }
    }

    [Fact]
    public void ExtremeCurvaturesAreFoundAtTheEnd()
    {
        var options = new MinimizeOptions { Monitors = Monitors.Curvature };
        var kernel = new QuadraticKernel(Curvatures, Target);
        var descent = new FirstOrder<double, GradientDescent<double>>(30, new(0), 0.015, 1, options);
        var lbfgs = new Lbfgs<double>(30, 10, 1, options);
        var newton = new Newton<double>(30, 1, options);
        foreach (var point in (double[][])[new double[30], [.. Enumerable.Range(0, 30).Select(i => i * 0.1)]])
        {
            point.CopyTo(descent.Point);
            point.CopyTo(lbfgs.Point);
            point.CopyTo(newton.Point);
            var exact = new DelegateHessianKernel(
                (x, gradient) => new QuadraticKernel(Curvatures, Target).Gradient(x, gradient),
                (_, v, product) =>
                {
                    for (var i = 0; i < 30; i++) product[i] = Curvatures[i] * v[i];
                });
            foreach (var result in (MinimizeResult[])[descent.Minimize(ref kernel, CancellationToken.None), lbfgs.Minimize(ref kernel, CancellationToken.None), newton.Minimize(ref exact, CancellationToken.None)])
            {
                Assert.Equal(MinimizeStatus.Converged, result.Status);
                Assert.Equal(1, result.SmallestCurvature, 1e-6);
                Assert.Equal(100, result.LargestCurvature, 1e-5);
                Assert.Equal(100, result.ConditionNumber, 1e-3);
                Assert.False(result.BendsDown);
            }
        }
    }

    /// <summary>Curvatures 1 to 100, of which bounds hold every third number's: differences stay within, and see the others alone.</summary>
    [Fact]
    public void UnderBoundsTheNumbersAtNoneAreLookedAt()
    {
        var history = new History();
        var options = new MinimizeOptions { Monitors = Monitors.Curvature | Monitors.Steps, Progress = history, MaxIterations = 20_000 };
        Box<double> Bounds()
        {
            var box = new Box<double>(30);
            for (var i = 0; i < 30; i++) (box.Lower[i], box.Upper[i]) = i % 3 == 0 ? (0.5, 2.0) : (-2.0, i % 3 == 1 ? double.PositiveInfinity : 2);
            return box;
        }

        var inside = Bounds();
        var kernel = new DelegateKernel((x, gradient) =>
        {
            for (var i = 0; i < 30; i++) Assert.InRange(x[i], inside.Lower[i], inside.Upper[i]);
            return new QuadraticKernel(Curvatures, Target).Gradient(x, gradient);
        });
        var exact = new DelegateHessianKernel(
            (x, gradient) => new QuadraticKernel(Curvatures, Target).Gradient(x, gradient),
            (_, v, product) =>
            {
                for (var i = 0; i < 30; i++) product[i] = Curvatures[i] * v[i];
            });
        var descent = new FirstOrder<double, GradientDescent<double>>(30, new(0), 0.015, 1, options, box: Bounds());
        var lbfgs = new Lbfgs<double>(30, 10, 1, options, box: Bounds());
        var newton = new Newton<double>(30, 1, options, box: Bounds());
        descent.Point[..30].Fill(1);
        lbfgs.Point[..30].Fill(1);
        newton.Point[..30].Fill(1);
        var free = Enumerable.Range(0, 30).Where(i => i % 3 != 0).Select(i => Curvatures[i]).ToArray();
        foreach (var result in (MinimizeResult[])[descent.Minimize(ref kernel, CancellationToken.None), lbfgs.Minimize(ref kernel, CancellationToken.None), newton.Minimize(ref exact, CancellationToken.None)])
        {
            Assert.Equal(MinimizeStatus.Converged, result.Status);
            Assert.Equal(free[0], result.SmallestCurvature, 1e-5);
            Assert.Equal(free[^1], result.LargestCurvature, 1e-4);
        }

        Assert.All(history.Where(step => step.Status == MinimizeStatus.Running), step => Assert.True(step.SquaredGradient >= 0 && step.GradientCurvature <= 100.01 * step.SquaredGradient + 1e-9));
        Assert.Equal(1, history[0].SquaredGradient / Curvatures.Sum(c => c * c), 1e-12);
    }

    /// <summary>x² + 10(y − 3)² + xy for x ≥ 2: the bound holds x, and the curvature that is left is 20.</summary>
    [Fact]
    public void CouplingAcrossABoundIsLeftOut()
    {
        var box = new Box<double>(2);
        box.Lower[0] = 2;
        var kernel = new DelegateKernel((p, gradient) =>
        {
            Assert.True(p[0] >= 2);
            (gradient[0], gradient[1]) = (2 * p[0] + p[1], 20 * (p[1] - 3) + p[0]);
            return p[0] * p[0] + 10 * (p[1] - 3) * (p[1] - 3) + p[0] * p[1];
        });
        var solver = new Bfgs<double>(2, 1, new MinimizeOptions { Monitors = Monitors.Curvature }, box: box);
        (solver.Point[0], solver.Point[1]) = (3, 3);
        var result = solver.Minimize(ref kernel, CancellationToken.None);
        Assert.Equal(MinimizeStatus.Converged, result.Status);
        Assert.Equal(20, result.SmallestCurvature, 1e-6);
        Assert.Equal(20, result.LargestCurvature, 1e-6);
    }

    /// <summary>Three variables and a single number between them, whose losses are ½cx² with another c each.</summary>
    [Theory]
    [InlineData(1, 1e-2, 1, GradientFlow.Even)]
    [InlineData(1e-4, 1, 1, GradientFlow.Vanishing)]
    [InlineData(2e4, 1, 1, GradientFlow.Exploding)]
    [InlineData(1, 1, 0, GradientFlow.Exploding)]
    [InlineData(0, 0, 0, GradientFlow.Even)]
    public void GradientsOverDepthAreTold(double first, double second, double last, GradientFlow flow)
    {
        double[] curvatures = [.. Enumerable.Repeat(first, 4), .. Enumerable.Repeat(second, 3), 1e9, .. Enumerable.Repeat(last, 8)];
        (string, Range)[] variables = [("first", 0..4), ("second", 4..7), ("bias", 7..8), ("last", 8..16)];
        var kernel = new QuadraticKernel(curvatures, new double[16]);
        var history = new History();
        var options = new MinimizeOptions { Monitors = Monitors.Layers, Progress = history, MaxIterations = 2, GradientTolerance = 0 };
        var descent = new FirstOrder<double, GradientDescent<double>>(16, new(0), 1e-12, 1, options);
        descent.Name(variables);
        descent.Point[..16].Fill(3);
        descent.Minimize(ref kernel, CancellationToken.None);
        Assert.Equal(2, history.Count);
        foreach (var step in history)
        {
            Assert.Equal(["first", "second", "bias", "last"], step.Layers!.Select(layer => layer.Name));
            Assert.Equal([4, 3, 1, 8], step.Layers!.Select(layer => layer.Length));
            Assert.Equal(flow, step.GradientFlow);
        }

        Assert.Equal(3 * first, history[0].Layers![0].RootMeanSquare, 1e-12 * first);
        Assert.Equal(3 * last, history[0].Layers![3].RootMeanSquare, 1e-12 * last);

        // After a line search it is the gradient where it has led.
        history.Clear();
        var lbfgs = new Lbfgs<double>(16, 3, 1, options with { MaxIterations = 1 });
        lbfgs.Name(variables);
        lbfgs.Point[..16].Fill(3);
        lbfgs.Minimize(ref kernel, CancellationToken.None);
        Assert.Equal(first * Math.Abs(lbfgs.Point[0]), Assert.Single(history).Layers![0].RootMeanSquare, 1e-9 * (1 + first));
        Assert.Null(new StepReport().Layers);
        Assert.Equal(GradientFlow.Even, default(StepReport).GradientFlow);
    }

    /// <summary>Padding between variables has no curvature, which must not be found.</summary>
    [Fact]
    public void PaddingIsNoCurvature()
    {
        var random = new Random(4);
        double[] features = [.. Enumerable.Range(0, 5 * 60).Select(_ => random.NextDouble() * 2 - 1)];
        double[] labels = [.. Enumerable.Range(0, 60).Select(row => features[row * 5] > 0.3 * random.NextDouble() ? 1.0 : 0)];
        var samples = new Regression.Samples(features, labels);
        var options = new MinimizeOptions { Monitors = Monitors.Curvature };
        var (weights, bias) = (new double[5], 0.0);
        var newton = Regression.MinimizeNewton(weights, ref bias, samples, options: options, cancellationToken: TestContext.Current.CancellationToken);
        (weights, bias) = (new double[5], 0.0);
        var lbfgs = Regression.MinimizeLbfgs(weights, ref bias, samples, options: options, cancellationToken: TestContext.Current.CancellationToken);
        Assert.InRange(newton.SmallestCurvature, 0.02, 0.2);
        Assert.InRange(newton.LargestCurvature, newton.SmallestCurvature, 1);
        Assert.Equal(newton.SmallestCurvature, lbfgs.SmallestCurvature, 1e-7);
        Assert.Equal(newton.LargestCurvature, lbfgs.LargestCurvature, 1e-7);
        (weights, bias) = (new double[5], 0.0);
        var batches = LargeRegression.MinimizeGradientDescent(
            weights, ref bias, new LargeRegression.Samples(features, labels), options: options with { Epochs = 3, BatchSize = 7 }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.InRange(batches.SmallestCurvature, 0.02, 0.2);
    }

    /// <summary>Along the ridge of x² − y² + ¼y⁴ the gradient vanishes at the saddle, and a method of first order ends there.</summary>
    [Fact]
    public void ASaddleIsTold()
    {
        var kernel = new DelegateKernel((p, gradient) =>
        {
            var (x, y) = (p[0], p[1]);
            (gradient[0], gradient[1]) = (2 * x, y * y * y - 2 * y);
            return x * x - y * y + 0.25 * y * y * y * y;
        });
        var solver = new Lbfgs<double>(2, 10, 1, new MinimizeOptions { Monitors = Monitors.Curvature });
        solver.Point[0] = 1;
        var result = solver.Minimize(ref kernel, CancellationToken.None);
        Assert.Equal((MinimizeStatus.Converged, true, double.PositiveInfinity), (result.Status, result.BendsDown, result.ConditionNumber));
        Assert.Equal(-2, result.SmallestCurvature, 1e-5);
        Assert.Equal(2, result.LargestCurvature, 1e-5);
    }

    [Fact]
    public void NothingIsLookedAtUnlessAsked()
    {
        var history = new History();
        var solver = new Lbfgs<double>(30, 10, 1, new MinimizeOptions { Progress = history });
        solver.Point[..30].Fill(1);
        var evaluations = 0;
        var kernel = new DelegateKernel((x, gradient) =>
        {
            evaluations++;
            return new QuadraticKernel(Curvatures, Target).Gradient(x, gradient);
        });
        var result = solver.Minimize(ref kernel, CancellationToken.None);
        Assert.Equal(evaluations, result.Evaluations);
        Assert.True(double.IsNaN(result.SmallestCurvature) && double.IsNaN(result.LargestCurvature) && double.IsNaN(result.ConditionNumber) && !result.BendsDown);
        Assert.All(history, step => Assert.True(double.IsNaN(step.SquaredGradient) && double.IsNaN(step.GradientCurvature) && double.IsNaN(step.PredictedChange) && !step.IsIllConditioned));
    }

    [Fact]
    public void HistoryTellsHowFastARunConverges()
    {
        // The loss of gradient descent on ½(x² + 10y²) at rate 0.1 falls by 0.81 once y is gone.
        double[] curvature = [1, 10], target = [0, 0];
        var history = new History();
        var descent = new FirstOrder<double, GradientDescent<double>>(2, new(0), 0.1, 1, new MinimizeOptions { Progress = history, MaxIterations = 40, GradientTolerance = 0 });
        (descent.Point[0], descent.Point[1]) = (1, 1);
        var kernel = new QuadraticKernel(curvature, target);
        descent.Minimize(ref kernel, CancellationToken.None);
        Assert.Equal(0.81, history.ConvergenceRate(0), 1e-10);
        Assert.Equal(1, history.ConvergenceOrder(0), 1e-6);
        Assert.Equal(history[3].Loss - 0.25, history.ExcessLoss(0.25)[3]);
        Assert.Equal(history[^1].Loss, history.LowestLoss);

        // Newton's method on Beale's function.
        history.Clear();
        Assert.Empty(history);
        Assert.True(double.IsNaN(history.ConvergenceRate()) && double.IsNaN(history.ConvergenceOrder()) && double.IsNaN(history.LowestLoss));
        var newton = new Newton<double>(2, 1, new MinimizeOptions { Progress = history });
        newton.Point[0] = -1.2;
        newton.Point[1] = 1;
        var valley = new RosenbrockHessianKernel(2);
        newton.Minimize(ref valley, CancellationToken.None);
        Assert.InRange(history.ConvergenceOrder(0), 1.5, 3);
    }

    [Fact]
    public void ListenersSeeRunsThatWantToBeSeen()
    {
        var counts = new Dictionary<string, double>();
        var stopped = new List<Activity>();
        using var meters = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "Steepest") listener.EnableMeasurementEvents(instrument);
            },
        };
        void Count(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            foreach (var tag in tags)
            {
                if (tag is { Key: "steepest.optimizer", Value: "L-BFGS" }) counts[instrument.Name] = counts.GetValueOrDefault(instrument.Name) + (instrument.Name == "steepest.loss" ? 1 : value);
            }
        }

        meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Count(instrument, value, tags));
        meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Count(instrument, value, tags));
        meters.Start();
        using var activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Steepest",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = stopped.Add,
        };
        ActivitySource.AddActivityListener(activities);
        var kernel = new RosenbrockKernel(5);
        new Lbfgs<double>(5, 4, 1, null).Minimize(ref kernel, CancellationToken.None);
        Assert.Empty(counts);
        Assert.Empty(stopped);
        var result = new Lbfgs<double>(5, 4, 1, new MinimizeOptions { Monitors = Monitors.Telemetry }).Minimize(ref kernel, CancellationToken.None);
        Assert.Equal((1.0, result.Iterations, result.Evaluations, result.Iterations), (counts["steepest.runs"], counts["steepest.iterations"], counts["steepest.evaluations"], counts["steepest.loss"]));
        Assert.True(counts["steepest.duration"] > 0);
        var activity = Assert.Single(stopped);
        Assert.Equal("Steepest.Minimize", activity.OperationName);
        Assert.Equal("Converged", activity.GetTagItem("steepest.status"));
        Assert.Equal(result.Iterations, activity.GetTagItem("steepest.iterations"));

        // What an exception ends is over as well.
        Assert.Throws<NotSupportedException>(() =>
        {
            var failing = new DelegateKernel((_, _) => throw new NotSupportedException());
            new Lbfgs<double>(5, 4, 1, new MinimizeOptions { Monitors = Monitors.Telemetry }).Minimize(ref failing, CancellationToken.None);
        });
        Assert.Equal(2, stopped.Count);
    }
}
