using Steepest.Kernels;
using Steepest.Minimization;
using Xunit;

namespace Steepest.Tests.LeastSquares;

/// <summary>Fits side by side come to what the solver of single ones comes to, whoever stands beside them.</summary>
public sealed class ManyFitsTests
{
    private const int Variables = 3;

    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(700)]
    public void FitsAreThoseOfTheSolverOneByOne(int problems)
    {
        var data = new Decays(problems, i => 4 + (i % 9));
        var (parameters, status, losses) = data.Solve();
        var first = 0;
        for (var i = 0; i < problems; i++)
        {
            var driver = new LevenbergMarquardt<double>(Variables, [new ResidualGroup(1)], false, 1, null);
            Decays.Start.CopyTo(driver.Point);
            var kernel = new DecayKernel(data.Times.AsMemory(first, data.Counts[i]), data.Values.AsMemory(first, data.Counts[i]));
            var result = driver.Minimize(ref kernel, TestContext.Current.CancellationToken);
            Assert.Equal(result.Status, status[i]);
            Assert.Equal(result.Loss, losses[i], (1e-9 * result.Loss) + 1e-25);
            for (var k = 0; k < Variables; k++) Assert.Equal(driver.Point[k], parameters[(i * Variables) + k], 1e-6);
            first += data.Counts[i];
        }
    }

    /// <summary>Alone, among others, in another order, by several threads: no bit differs.</summary>
    [Fact]
    public void NoBitDependsOnTheNeighbours()
    {
        var data = new Decays(2500, i => 3 + (i * 7 % 11));
        var (together, _, _) = data.Solve();
        var (shared, _, _) = data.Solve(new MinimizeOptions { Threads = 2 });
        Assert.Equal(together, shared);
        foreach (var i in new[] { 0, 17, 1023, 1024, 2499 })
        {
            var (alone, _, _) = data.Only(i).Solve();
            Assert.Equal(together.AsSpan(i * Variables, Variables).ToArray(), alone);
        }
    }

    [Fact]
    public void NothingIsAllocatedOnceWarm()
    {
        var data = new Decays(300, _ => 8);
        var (parameters, status, losses) = data.Solve();
        ResidualGroup[] groups = [new ResidualGroup(1)];
        Assert.Equal(0, AllocatedBytes.Of(() =>
        {
            var kernel = new DecayKernel(data.Times, data.Values);
            ManyFits.Minimize<double, DecayKernel>(ref kernel, Variables, groups, 1e-3, parameters, data.Counts, data.Times.Length, status, losses, null);
        }));
    }

    [Fact]
    public void WhatCannotBeFittedIsSaidAndLeftAlone()
    {
        var data = new Decays(40, i => i == 5 ? 0 : i == 6 ? 1 : 6);
        var first = data.Counts[..7].Sum();
        data.Values[first + 2] = double.NaN;
        var (parameters, status, losses) = data.Solve();
        Assert.Equal(MinimizeStatus.NonFinite, status[7]);
        Assert.True(double.IsNaN(losses[7]));
        Assert.Equal(Decays.Start, parameters.AsSpan(7 * Variables, Variables).ToArray());
        Assert.Equal(MinimizeStatus.Converged, status[5]);
        Assert.Equal(0, losses[5]);
        Assert.Equal(Decays.Start, parameters.AsSpan(5 * Variables, Variables).ToArray());
        Assert.Equal(MinimizeStatus.Converged, status[6]);
        Assert.InRange(losses[6], 0, 1e-20);
        Assert.All(status.Where((_, i) => i > 7), one => Assert.Equal(MinimizeStatus.Converged, one));
    }

    /// <summary>Against the solver of single problems, which keeps bounds by other means.</summary>
    [Fact]
    public void BoundsAreKept()
    {
        var data = new Decays(200, _ => 8);
        double[] lower = [0.5, 0.9, 0.1], upper = [2.5, 1.2, 0.4];
        var (parameters, status, losses) = data.Solve(lower: lower, upper: upper);
        for (var i = 0; i < 200; i++)
        {
            var box = new Box<double>(Variables);
            lower.CopyTo(box.Lower);
            upper.CopyTo(box.Upper);
            var driver = new LevenbergMarquardt<double>(Variables, [new ResidualGroup(1)], false, 1, null, box: box);
            Decays.Start.CopyTo(driver.Point);
            var kernel = new DecayKernel(data.Times.AsMemory(i * 8, 8), data.Values.AsMemory(i * 8, 8));
            var result = driver.Minimize(ref kernel, TestContext.Current.CancellationToken);
            Assert.Equal(MinimizeStatus.Converged, status[i]);
            Assert.Equal(result.Loss, losses[i], 1e-8 * result.Loss);
            for (var k = 0; k < Variables; k++) Assert.InRange(parameters[(i * Variables) + k], lower[k], upper[k]);
        }
    }

    [Fact]
    public void RobustLossesAndWeightsAreThoseOfTheSolverOneByOne()
    {
        var group = new ResidualGroup(3, Robust.Cauchy, 0.05);
        var data = new Decays(60, _ => 12);
        for (var i = 0; i < 60; i++) data.Values[(i * 12) + 4] += 2;
        var (parameters, _, losses) = data.Solve(group: group);
        for (var i = 0; i < 60; i++)
        {
            var driver = new LevenbergMarquardt<double>(Variables, [group], false, 1, null);
            Decays.Start.CopyTo(driver.Point);
            var kernel = new DecayKernel(data.Times.AsMemory(i * 12, 12), data.Values.AsMemory(i * 12, 12));
            var result = driver.Minimize(ref kernel, TestContext.Current.CancellationToken);
            Assert.Equal(result.Loss, losses[i], 1e-7 * result.Loss);
            for (var k = 0; k < Variables; k++) Assert.Equal(driver.Point[k], parameters[(i * Variables) + k], 1e-4);
        }
    }

    [Fact]
    public void LimitsHoldForEachProblem()
    {
        var data = new Decays(50, _ => 8);
        Assert.All(data.Solve(new MinimizeOptions { MaxIterations = 2 }).Status, one => Assert.Equal(MinimizeStatus.IterationLimit, one));
        Assert.All(data.Solve(new MinimizeOptions { TimeLimit = TimeSpan.Zero }).Status, one => Assert.Equal(MinimizeStatus.TimeLimit, one));
        var (untouched, _, _) = data.Solve(new MinimizeOptions { MaxIterations = 0 });
        Assert.Equal(Decays.Start, untouched.AsSpan(0, Variables).ToArray());
    }

    [Fact]
    public void WhatDoesNotFitIsRefusedByName()
    {
        var data = new Decays(10, _ => 8);
        Assert.Equal("parameters", Assert.Throws<ArgumentException>(() => Call(data, 11 * Variables, 10, 10, null)).ParamName);
        Assert.Equal("status", Assert.Throws<ArgumentException>(() => Call(data, 10 * Variables, 9, 10, null)).ParamName);
        Assert.Equal("losses", Assert.Throws<ArgumentException>(() => Call(data, 10 * Variables, 10, 9, null)).ParamName);
        Assert.Contains("Callback", Assert.Throws<ArgumentException>(() => Call(data, 10 * Variables, 0, 0, new MinimizeOptions { Callback = _ => true })).Message);
        Assert.Contains("BatchSize", Assert.Throws<ArgumentException>(() => Call(data, 10 * Variables, 0, 0, new MinimizeOptions { BatchSize = 3 })).Message);
        data.Counts[3]++;
        Assert.Equal("counts", Assert.Throws<ArgumentException>(() => Call(data, 10 * Variables, 10, 10, null)).ParamName);
    }

    private static void Call(Decays data, int parameters, int status, int losses, MinimizeOptions? options)
    {
        var kernel = new DecayKernel(data.Times, data.Values);
        ManyFits.Minimize<double, DecayKernel>(
            ref kernel, Variables, [new ResidualGroup(1)], 1e-3, new double[parameters], data.Counts, data.Times.Length, new MinimizeStatus[status], new double[losses], options);
    }
}
