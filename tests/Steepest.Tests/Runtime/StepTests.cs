using Steepest.Kernels;
using Steepest.Minimization;
using Steepest.Updates;
using Xunit;

namespace Steepest.Tests.Runtime;

/// <summary>Single steps inside somebody's loop, where variables and inputs may change between them.</summary>
public sealed class StepTests
{
    [Fact]
    public void AfterConvergenceAnUnchangedPointKeepsItsBits()
    {
        var solver = new Lbfgs<double>(2, 5, 1, null);
        var kernel = new RosenbrockKernel(2);
        Assert.Equal(MinimizeStatus.Converged, solver.Minimize(ref kernel, CancellationToken.None).Status);
        var left = solver.Point.ToArray();
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(MinimizeStatus.Converged, solver.Step(ref kernel).Status);
            Assert.Equal(left, solver.Point.ToArray());
        }
    }

    [Fact]
    public void SoItIsWhereTheLossSettled()
    {
        double[] curvature = [1, 10], target = [1, 2];
        var options = new MinimizeOptions { GradientTolerance = 0, LossTolerance = 1e-3 };
        var descent = new FirstOrder<double, GradientDescent<double>>(2, new(0), 0.01, 1, options);
        var lbfgs = new Lbfgs<double>(2, 5, 1, options with { LossTolerance = 0.9999 });
        var kernel = new QuadraticKernel(curvature, target);
        Assert.Equal(MinimizeStatus.Converged, descent.Minimize(ref kernel, CancellationToken.None).Status);
        Assert.Equal(MinimizeStatus.Converged, lbfgs.Minimize(ref kernel, CancellationToken.None).Status);
        var (first, second) = (descent.Point.ToArray(), lbfgs.Point.ToArray());
        Assert.Equal(MinimizeStatus.Converged, descent.Step(ref kernel).Status);
        Assert.Equal(MinimizeStatus.Converged, lbfgs.Step(ref kernel).Status);
        Assert.Equal(first, descent.Point.ToArray());
        Assert.Equal(second, lbfgs.Point.ToArray());
    }

    [Fact]
    public void WithANewTargetItGoesOn()
    {
        double[] curvature = [1, 10], target = [1, 2];
        var solver = new Lbfgs<double>(2, 5, 1, null);
        for (var round = 0; round < 5; round++)
        {
            // Mirrored about the last one, so that the loss at the point is the same again and only the gradient tells.
            (target[0], target[1]) = (1 - 2 * round, 2 + round);
            var kernel = new QuadraticKernel(curvature, target);
            StepReport report;
            var steps = 0;
            do
            {
                report = solver.Step(ref kernel);
                steps++;
            }
            while (report.Status == MinimizeStatus.Running && steps < 50);

            Assert.Equal(MinimizeStatus.Converged, report.Status);
            Assert.Equal(target[0], solver.Point[0], 1e-10);
            Assert.Equal(target[1], solver.Point[1], 1e-10);
        }
    }

    [Fact]
    public void AMirroredTargetIsNoticedThoughTheLossIsTheSame()
    {
        double[] curvature = [1], target = [1];
        var solver = new Lbfgs<double>(1, 5, 1, new MinimizeOptions { GradientTolerance = 0, LossTolerance = 2, MaxIterations = 1 });
        solver.Point[0] = -1;
        var kernel = new QuadraticKernel(curvature, target);
        Assert.Equal(MinimizeStatus.Converged, solver.Minimize(ref kernel, CancellationToken.None).Status);
        var settled = solver.Point[0];
        target[0] = 2 * settled - 1;
        solver.Step(ref kernel);
        Assert.NotEqual(settled, solver.Point[0]);
    }

    [Fact]
    public void NoPairMixesTwoInputs()
    {
        // The target jumps between steps. A pair over the jump would hold a curvature that the function has nowhere.
        double[] curvature = [3], target = [0];
        var solver = new Lbfgs<double>(1, 5, 1, new MinimizeOptions { GradientTolerance = 0 });
        solver.Point[0] = 10;
        var kernel = new QuadraticKernel(curvature, target);
        solver.Step(ref kernel);
        for (var jump = 1; jump < 6; jump++)
        {
            target[0] = 100 * jump;
            solver.Step(ref kernel);

            // The curvature of every honest pair is exactly 3, so one step reaches the new target.
            Assert.Equal(target[0], solver.Point[0], 1e-9);
        }
    }

    [Fact]
    public void MinimizeAndStepsWalkTheSamePath()
    {
        var stepping = new Lbfgs<double>(10, 5, 1, null);
        var running = new Lbfgs<double>(10, 5, 1, new MinimizeOptions { MaxIterations = 20 });
        var kernel = new RosenbrockKernel(10);
        for (var i = 0; i < 20; i++) stepping.Step(ref kernel);
        running.Minimize(ref kernel, CancellationToken.None);
        Assert.Equal(running.Point.ToArray(), stepping.Point.ToArray());
    }

    [Fact]
    public void ResetForgetsEverything()
    {
        var used = new FirstOrder<double, Adam<double>>(2, new(0.9, 0.999, 1e-8), 0.01, 1, null);
        var fresh = new FirstOrder<double, Adam<double>>(2, new(0.9, 0.999, 1e-8), 0.01, 1, null);
        var kernel = new RosenbrockKernel(2);
        for (var i = 0; i < 10; i++) used.Step(ref kernel);
        used.Reset();
        for (var i = 0; i < 10; i++) Assert.Equal(fresh.Step(ref kernel), used.Step(ref kernel));
        Assert.Equal(fresh.Point.ToArray(), used.Point.ToArray());
    }

    [Fact]
    public void PaddingStaysZero()
    {
        var solver = new FirstOrder<double, Adam<double>>(3, new(0.9, 0.999, 0), 0.01, 1, null);
        var kernel = new RosenbrockKernel(3);
        for (var i = 0; i < 10; i++) solver.Step(ref kernel);
        Assert.Equal(8, solver.Point.Length);
        Assert.Equal(new double[5], solver.Point[3..].ToArray());
        Assert.All(solver.Point[..3].ToArray(), x => Assert.True(double.IsFinite(x)));
    }

    [Fact]
    public void FloatRuns()
    {
        float[] curvature = [1, 30, 0.2f];
        var kernel = new FloatQuadraticKernel(curvature);
        var lbfgs = new Lbfgs<float>(3, 5, 1, null);
        Assert.Equal(MinimizeStatus.Converged, lbfgs.Minimize(ref kernel, CancellationToken.None).Status);
        var adam = new FirstOrder<float, Adam<float>>(3, new(0.9, 0.999, 1e-8), 0.05, 1, null);
        var result = adam.Minimize(ref kernel, CancellationToken.None);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(1, lbfgs.Point[i], 1e-4f);
            Assert.Equal(1, adam.Point[i], 1e-2f);
        }

        Assert.Equal(16, AlignedMemory<float>.Pad(3));
        Assert.Equal(MinimizeStatus.Converged, result.Status);
    }

    [Fact]
    public void FloatRosenbrockReachesTheAccuracyOfFloat()
    {
        var solver = new Lbfgs<float>(2, 10, 1, null);
        (solver.Point[0], solver.Point[1]) = (-1.2f, 1);
        var kernel = new FloatRosenbrockKernel();
        var result = solver.Minimize(ref kernel, CancellationToken.None);
        Assert.Equal(MinimizeStatus.Converged, result.Status);
        Assert.True(result.Loss < 1e-10, $"{result}");
        Assert.Equal(1, solver.Point[0], 1e-4f);
    }
}
