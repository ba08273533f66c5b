using System.Buffers;
using Steepest.Minimization;
using Steepest.Tests.Runtime;
using Xunit;

namespace Steepest.Tests.SecondOrder;

/// <summary>What every optimizer promises: states that can be taken up, limits, statuses, the last good point, not a byte on the way.</summary>
public sealed class SecondOrderRunTests
{
    public static TheoryData<bool, int> Methods => new() { { true, 100 }, { true, 1 }, { false, 100 }, { false, 1 } };

    [Theory]
    [MemberData(nameof(Methods))]
    public void RosenbrockIsSolved(bool newton, int dense)
    {
        foreach (var n in (int[])[2, 4, 50, 1000])
        {
            var solver = Make(newton, n, null, dense);
            Start(solver, n);
            var kernel = new RosenbrockHessianKernel(n);
            var result = solver.Minimize(ref kernel, TestContext.Current.CancellationToken);
            TestContext.Current.TestOutputHelper?.WriteLine($"{n}: {result}");
            Assert.Equal(MinimizeStatus.Converged, result.Status);
            Assert.True(result.Loss < 1e-20 || (n > 3 && result.Loss < 4.1 && result.GradientNorm < 1e-9), $"{n}: {result}");
            Assert.True(result.Products > result.Iterations);
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void ARunGoesOnBitForBit(bool newton, int dense)
    {
        foreach (var n in (int[])[2, 11])
        {
            var whole = Make(newton, n, null, dense);
            Start(whole, n);
            var kernel = new RosenbrockHessianKernel(n);
            var expected = whole.Minimize(ref kernel, CancellationToken.None);
            for (var stopAt = 1; stopAt < expected.Iterations; stopAt += 3)
            {
                var at = stopAt;
                var first = Make(newton, n, new MinimizeOptions { Callback = report => report.Iteration != at }, dense);
                Start(first, n);
                Assert.Equal(MinimizeStatus.Stopped, first.Minimize(ref kernel, CancellationToken.None).Status);
                var variables = first.Point.ToArray();
                var second = Make(newton, n, null, dense);
                second.Load(Saved(first));
                variables.CopyTo(second.Point);
                var actual = second.Minimize(ref kernel, CancellationToken.None);
                Assert.Equal(whole.Point.ToArray(), second.Point.ToArray());
                Assert.Equal((expected.Status, expected.Loss, expected.Iterations, expected.Products), (actual.Status, actual.Loss, actual.Iterations, actual.Products));
            }

            // After a reset everything begins anew.
            whole.Reset();
            Start(whole, n);
            Assert.Equal(expected with { Elapsed = default }, whole.Minimize(ref kernel, CancellationToken.None) with { Elapsed = default });
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void LimitsAreObeyed(bool newton, int dense)
    {
        var kernel = new RosenbrockHessianKernel(2);
        foreach (var limit in (int[])[0, 1, 5])
        {
            var result = Make(newton, 2, new MinimizeOptions { MaxIterations = limit }, dense).Minimize(ref kernel, CancellationToken.None);
            Assert.Equal((MinimizeStatus.IterationLimit, limit), (result.Status, result.Iterations));
        }

        Assert.Equal(MinimizeStatus.TimeLimit, Make(newton, 2, new MinimizeOptions { TimeLimit = TimeSpan.Zero }, dense).Minimize(ref kernel, CancellationToken.None).Status);
        using var source = new CancellationTokenSource();
        var options = new MinimizeOptions
        {
            Callback = report =>
            {
                if (report.Iteration == 3) source.Cancel();
                return true;
            },
        };
        var cancelled = Make(newton, 2, options, dense).Minimize(ref kernel, source.Token);
        Assert.Equal((MinimizeStatus.Cancelled, 3), (cancelled.Status, cancelled.Iterations));
        Assert.Throws<ArgumentException>(() => Make(newton, 2, new MinimizeOptions { LearningRate = 1 }, dense));
        Assert.Throws<InvalidDataException>(() => Make(newton, 2, null, dense).Load([1, 2, 3]));
    }

    /// <summary>x − ln x, of which there is nothing below 0, from far and near.</summary>
    [Theory]
    [MemberData(nameof(Methods))]
    public void WhatIsUndefinedIsNotEntered(bool newton, int dense)
    {
        var kernel = new DelegateHessianKernel(
            (x, gradient) =>
            {
                (gradient[0], gradient[1]) = (1 - 1 / x[0], x[1]);
                return x[0] - Math.Log(x[0]) + 0.5 * x[1] * x[1];
            },
            (x, v, product) => (product[0], product[1]) = (v[0] / (x[0] * x[0]), v[1]));
        foreach (var start in (double[])[0.001, 0.5, 30, 1e6])
        {
            var solver = Make(newton, 2, null, dense);
            (solver.Point[0], solver.Point[1]) = (start, 3);
            var result = solver.Minimize(ref kernel, CancellationToken.None);
            Assert.Equal(MinimizeStatus.Converged, result.Status);
            Assert.Equal(1, solver.Point[0], 1e-7);
        }

        var outside = Make(newton, 2, null, dense);
        outside.Point[0] = -1;
        Assert.Equal(MinimizeStatus.NonFinite, outside.Minimize(ref kernel, CancellationToken.None).Status);
        Assert.Equal(-1, outside.Point[0]);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void AWrongGradientFails(bool newton, int dense)
    {
        var kernel = new DelegateHessianKernel(
            (x, gradient) =>
            {
                (gradient[0], gradient[1]) = (-2 * (x[0] - 3), 2 * x[1]);
                return (x[0] - 3) * (x[0] - 3) + x[1] * x[1];
            },
            (_, v, product) => (product[0], product[1]) = (2 * v[0], 2 * v[1]));
        var solver = Make(newton, 2, null, dense);
        (solver.Point[0], solver.Point[1]) = (1, 0);
        var result = solver.Minimize(ref kernel, CancellationToken.None);
        Assert.Equal((MinimizeStatus.LineSearchFailed, 1.0, 4.0), (result.Status, solver.Point[0], result.Loss));
    }

    /// <summary>A Hessian that is NaN somewhere leaves the gradient to go by.</summary>
    [Theory]
    [MemberData(nameof(Methods))]
    public void AHessianThatIsNotFiniteIsNotUsed(bool newton, int dense)
    {
        var kernel = new DelegateHessianKernel(
            (x, gradient) =>
            {
                (gradient[0], gradient[1]) = (x[0] - 3, x[1]);
                return 0.5 * ((x[0] - 3) * (x[0] - 3) + x[1] * x[1]);
            },
            (_, _, product) => (product[0], product[1]) = (double.NaN, 0));
        var solver = Make(newton, 2, null, dense);
        (solver.Point[0], solver.Point[1]) = (1, 5);
        var result = solver.Minimize(ref kernel, CancellationToken.None);
        Assert.Equal(MinimizeStatus.Converged, result.Status);
        Assert.Equal(3, solver.Point[0], 1e-9);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void StepsAllocateNothing(bool newton, int dense)
    {
        foreach (var n in (int[])[3, 40])
        {
            var solver = Make(newton, n, null, dense);
            Start(solver, n);
            Assert.Equal(0, AllocatedBytes.Of(() =>
            {
                var kernel = new RosenbrockHessianKernel(n);
                solver.Step(ref kernel);
            }));
            Assert.Equal(0, AllocatedBytes.Of(() =>
            {
                Start(solver, n);
                var kernel = new RosenbrockHessianKernel(n);
                solver.Minimize(ref kernel, CancellationToken.None);
            }));
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void AnUnboundedLossIsNotFinite(bool newton, int dense)
    {
        var kernel = new DelegateHessianKernel(
            (x, gradient) =>
            {
                (gradient[0], gradient[1]) = (-Math.Exp(x[0]), x[1]);
                return -Math.Exp(x[0]) + 0.5 * x[1] * x[1];
            },
            (x, v, product) => (product[0], product[1]) = (-Math.Exp(x[0]) * v[0], v[1]));
        var solver = Make(newton, 2, null, dense);
        var result = solver.Minimize(ref kernel, CancellationToken.None);
        Assert.Equal(MinimizeStatus.NonFinite, result.Status);
        Assert.InRange(result.Loss, double.MinValue, -2);
    }

    private static SecondOrderDriver<double> Make(bool newton, int n, MinimizeOptions? options, int dense)
        => newton ? new Newton<double>(n, 1, options, dense) : new TrustRegion<double>(n, 1, options, dense);

    private static void Start(SecondOrderDriver<double> solver, int n)
    {
        for (var i = 0; i < n; i++) solver.Point[i] = i % 2 == 0 ? -1.2 : 1;
    }

    private static byte[] Saved(SecondOrderDriver<double> solver)
    {
        var writer = new ArrayBufferWriter<byte>();
        solver.Save(writer);
        return writer.WrittenSpan.ToArray();
    }
}
