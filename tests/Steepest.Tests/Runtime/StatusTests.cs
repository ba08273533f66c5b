using Steepest.Minimization;
using Steepest.Updates;
using Xunit;

namespace Steepest.Tests.Runtime;

/// <summary>Why runs end, and what the variables then hold.</summary>
public sealed class StatusTests
{
    [Fact]
    public void LimitsAreObeyedExactly()
    {
        var kernel = new RosenbrockKernel(2);
        foreach (var limit in (int[])[0, 1, 7])
        {
            var options = new MinimizeOptions { MaxIterations = limit };
            var lbfgs = new Lbfgs<double>(2, 5, 1, options).Minimize(ref kernel, CancellationToken.None);
            var descent = Descent(1e-3, options).Minimize(ref kernel, CancellationToken.None);
            Assert.Equal((MinimizeStatus.IterationLimit, limit), (lbfgs.Status, lbfgs.Iterations));
            Assert.Equal((MinimizeStatus.IterationLimit, limit), (descent.Status, descent.Iterations));
        }
    }

    [Fact]
    public void ATimeLimitOfNothingStopsAtOnce()
    {
        var kernel = new RosenbrockKernel(2);
        var options = new MinimizeOptions { TimeLimit = TimeSpan.Zero };
        Assert.Equal(MinimizeStatus.TimeLimit, new Lbfgs<double>(2, 5, 1, options).Minimize(ref kernel, CancellationToken.None).Status);
        var result = Descent(1e-3, options).Minimize(ref kernel, CancellationToken.None);
        Assert.Equal((MinimizeStatus.TimeLimit, 0, 1.0), (result.Status, result.Iterations, result.Loss));
    }

    [Fact]
    public void ATimeLimitEndsARun()
    {
        var kernel = new DelegateKernel((_, gradient) =>
        {
            Thread.Sleep(2);
            gradient[0] = 1;
            return 1;
        });
        var result = Descent(1e-3, new MinimizeOptions { TimeLimit = TimeSpan.FromMilliseconds(20) }).Minimize(ref kernel, CancellationToken.None);
        Assert.Equal(MinimizeStatus.TimeLimit, result.Status);
        Assert.InRange(result.Iterations, 1, 10);
        Assert.True(result.Elapsed >= TimeSpan.FromMilliseconds(20));
    }

    [Fact]
    public void CancellationIsObservedAtEveryIteration()
    {
        using var source = new CancellationTokenSource();
        var options = new MinimizeOptions
        {
            Callback = report =>
            {
                if (report.Iteration == 3) source.Cancel();
                return true;
            },
        };
        var kernel = new RosenbrockKernel(2);
        var lbfgs = new Lbfgs<double>(2, 5, 1, options).Minimize(ref kernel, source.Token);
        Assert.Equal((MinimizeStatus.Cancelled, 3), (lbfgs.Status, lbfgs.Iterations));
        var again = Descent(1e-3, options).Minimize(ref kernel, source.Token);
        Assert.Equal((MinimizeStatus.Cancelled, 0), (again.Status, again.Iterations));
    }

    [Fact]
    public void ACallbackStopsARun()
    {
        var kernel = new RosenbrockKernel(2);
        var options = new MinimizeOptions { Callback = report => report.Iteration < 4 };
        var lbfgs = new Lbfgs<double>(2, 5, 1, options).Minimize(ref kernel, CancellationToken.None);
        var descent = Descent(1e-3, options).Minimize(ref kernel, CancellationToken.None);
        Assert.Equal((MinimizeStatus.Stopped, 4), (lbfgs.Status, lbfgs.Iterations));
        Assert.Equal((MinimizeStatus.Stopped, 4), (descent.Status, descent.Iterations));
    }

    [Fact]
    public void AStartThatIsNotFiniteStays()
    {
        var kernel = new DelegateKernel((point, gradient) => gradient[0] = Math.Sqrt(point[0]));
        var solver = new Lbfgs<double>(1, 5, 1, null);
        solver.Point[0] = -1;
        Assert.Equal(MinimizeStatus.NonFinite, solver.Minimize(ref kernel, CancellationToken.None).Status);
        Assert.Equal(-1, solver.Point[0]);
        Assert.Equal(MinimizeStatus.NonFinite, solver.Step(ref kernel).Status);
        Assert.Equal(-1, solver.Point[0]);
    }

    [Fact]
    public void LeavingTheDomainKeepsTheLastGoodPoint()
    {
        // Descends towards −∞ and is undefined below 0: the eighth step would leave.
        var kernel = new DelegateKernel((point, gradient) =>
        {
            gradient[0] = 1;
            return point[0] < 0 ? double.NaN : point[0];
        });
        var descent = Descent(0.125, null);
        descent.Point[0] = 1.0625;
        var result = descent.Minimize(ref kernel, CancellationToken.None);
        Assert.Equal((MinimizeStatus.NonFinite, 0.0625, 0.0625), (result.Status, descent.Point[0], result.Loss));

        descent.Reset();
        descent.Point[0] = 0.0625;
        Assert.Equal(MinimizeStatus.Running, descent.Step(ref kernel).Status);
        Assert.True(descent.Point[0] < 0);
        Assert.Equal(MinimizeStatus.NonFinite, descent.Step(ref kernel).Status);
        Assert.Equal(0.0625, descent.Point[0]);
    }

    [Fact]
    public void ALineSearchBacksOutOfWhatIsUndefined()
    {
        // x − ln x: a first step of 1 from 0.5 would be fine, from 0.001 the steps are enormous, and below 0 there is nothing.
        var kernel = new DelegateKernel((point, gradient) =>
        {
            gradient[0] = 1 - 1 / point[0];
            return point[0] - Math.Log(point[0]);
        });
        foreach (var start in (double[])[0.001, 0.5, 30, 1e6])
        {
            var solver = new Lbfgs<double>(1, 5, 1, null);
            solver.Point[0] = start;
            var result = solver.Minimize(ref kernel, CancellationToken.None);
            Assert.Equal(MinimizeStatus.Converged, result.Status);
            Assert.Equal(1, solver.Point[0], 1e-8);
        }
    }

    [Fact]
    public void AnUnboundedLossIsNotFinite()
    {
        var kernel = new DelegateKernel((point, gradient) =>
        {
            gradient[0] = -Math.Exp(point[0]);
            return -Math.Exp(point[0]);
        });
        var solver = new Lbfgs<double>(1, 5, 1, null);
        var result = solver.Minimize(ref kernel, CancellationToken.None);
        Assert.Equal(MinimizeStatus.NonFinite, result.Status);
        Assert.Equal(-Math.Exp(solver.Point[0]), result.Loss);
        Assert.InRange(result.Loss, double.MinValue, -2);
    }

    [Fact]
    public void AWrongGradientFailsTheLineSearch()
    {
        var kernel = new DelegateKernel((point, gradient) =>
        {
            gradient[0] = -2 * (point[0] - 3);
            return (point[0] - 3) * (point[0] - 3);
        });
        var solver = new Lbfgs<double>(1, 5, 1, null);
        solver.Point[0] = 1;
        var result = solver.Minimize(ref kernel, CancellationToken.None);
        Assert.Equal(MinimizeStatus.LineSearchFailed, result.Status);
        Assert.Equal((1.0, 4.0), (solver.Point[0], result.Loss));
    }

    [Fact]
    public void TolerancesEndARun()
    {
        // The minimum is 7 at (3, 3): changes are relative to that.
        var kernel = new DelegateKernel((point, gradient) =>
        {
            (gradient[0], gradient[1]) = (point[0] - 3, point[1] - 3);
            return 7 + 0.5 * (gradient[0] * gradient[0] + gradient[1] * gradient[1]);
        });
        foreach (var options in (MinimizeOptions[])
            [new() { GradientTolerance = 1e-3 }, new() { GradientTolerance = 0, LossTolerance = 1e-3 }, new() { GradientTolerance = 0, StepTolerance = 1e-3 }])
        {
            var solver = Descent(0.1, options);
            solver.Point[0] = solver.Point[1] = 1;
            var result = solver.Minimize(ref kernel, CancellationToken.None);
            Assert.Equal(MinimizeStatus.Converged, result.Status);
            Assert.InRange(result.Iterations, 10, 100);
        }
    }

    [Fact]
    public void DescentReturnsTheBestPointItSaw()
    {
        // A rate that diverges: every step is worse than the start.
        double[] curvature = [1], target = [0];
        var kernel = new QuadraticKernel(curvature, target);
        var solver = Descent(2.5, new MinimizeOptions { MaxIterations = 20 });
        solver.Point[0] = 1;
        var result = solver.Minimize(ref kernel, CancellationToken.None);
        Assert.Equal((MinimizeStatus.IterationLimit, 1.0, 0.5), (result.Status, solver.Point[0], result.Loss));
    }

    private static FirstOrder<double, GradientDescent<double>> Descent(double rate, MinimizeOptions? options) => new(2, new(0), rate, 1, options);
}
