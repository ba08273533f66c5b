using Steepest.Kernels;
using Steepest.LeastSquares;
using Steepest.Minimization;
using Xunit;

namespace Steepest.Tests.LeastSquares;

/// <summary>Robust losses, weights, bounds and losses beside the residuals, against another method on the same objective.</summary>
public sealed class CompositeObjectiveTests
{
    public static TheoryData<Robust> Kinds { get; } = [.. Enum.GetValues<Robust>()];

    public static TheoryData<string> Names { get; } = [.. Drivers.All];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void RobustLossesHaveTheirDerivatives(Robust kind)
    {
        foreach (var z in new[] { 1e-6, 0.1, 0.7, 1.3, 4, 50 })
        {
            var (value, slope, bend) = RobustLoss.At(kind, z);
            var h = 1e-4 * Math.Max(z, 0.01);
            Assert.Equal((RobustLoss.At(kind, z + h).Value - RobustLoss.At(kind, z - h).Value) / (2 * h), slope, 1e-6);
            Assert.Equal((RobustLoss.At(kind, z + h).Slope - RobustLoss.At(kind, z - h).Slope) / (2 * h), bend, 1e-5);
            Assert.InRange(value, 0, z);
        }

        Assert.Equal((0, 1), (RobustLoss.At(kind, 0).Value, RobustLoss.At(kind, 0).Slope));
        Assert.Equal(1, RobustLoss.At(kind, 1e-8).Value / 1e-8, 1e-7);
    }

    /// <summary>A line with outliers: the minimum of the robust objective, where its own gradient is 0, and near the true line.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void TheRobustMinimumIsFound(Robust kind)
    {
        var group = new ResidualGroup(2.5, kind, 0.3);
        var kernel = new LineKernel();
        foreach (var name in Drivers.All)
        {
            var driver = Drivers.Make(name, 2, group: group);
            (driver.Point[0], driver.Point[1]) = (0.5, 1);
            var result = driver.Minimize(ref kernel, TestContext.Current.CancellationToken);
            Assert.Equal(MinimizeStatus.Converged, result.Status);
            var (a, b) = (driver.Point[0], driver.Point[1]);
            Assert.Equal(LineKernel.Objective(a, b, group), result.Loss, 1e-12 * result.Loss);
            foreach (var (da, db) in new[] { (1e-4, 0.0), (-1e-4, 0.0), (0.0, 1e-4), (0.0, -1e-4), (1e-4, -3e-5) })
                Assert.True(LineKernel.Objective(a + da, b + db, group) > result.Loss);
            if (kind != Robust.None) Assert.InRange(Math.Abs(a - 1) + Math.Abs(b - 2), 0, 0.2);
        }
    }

    /// <summary>Within bounds the minimum of a convex problem is where no set of variables at bounds is better.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void TheMinimumWithinBoundsIsFound(string name)
    {
        var random = new Random(3);
        for (var trial = 0; trial < 60; trial++)
        {
            var kernel = new LinearKernel(random, 6, 3);
            var box = new Box<double>(3);
            for (var i = 0; i < 3; i++)
            {
                box.Lower[i] = -1 + (0.8 * random.NextDouble());
                box.Upper[i] = box.Lower[i] + (i == 2 && trial % 5 == 0 ? 0 : random.NextDouble());
            }

            kernel = kernel with { Box = box };
            var driver = Drivers.Make(name, 3, box: box);
            for (var i = 0; i < 3; i++) driver.Point[i] = 3 * (random.NextDouble() - 0.5);
            var result = driver.Minimize(ref kernel, TestContext.Current.CancellationToken);
            Assert.Equal(MinimizeStatus.Converged, result.Status);
            Assert.Equal(kernel.LowestWithin(), result.Loss, 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ACurvedFitWithinBoundsIsThatOfAnotherMethod(string name)
    {
        var data = new Decays(6, _ => 12);
        for (var problem = 0; problem < 6; problem++)
        {
            var box = new Box<double>(3);
            ((double[])[0.5, 0.9, 0.1]).CopyTo(box.Lower);
            ((double[])[2.5, 1.2, 0.4]).CopyTo(box.Upper);
            var kernel = new DecayKernel(data.Times.AsMemory(12 * problem, 12), data.Values.AsMemory(12 * problem, 12));
            var driver = Drivers.Make(name, 3, box: box);
            Decays.Start.CopyTo(driver.Point);
            var result = driver.Minimize(ref kernel, TestContext.Current.CancellationToken);
            var other = new Lbfgs<double>(3, 10, 1, new MinimizeOptions { GradientTolerance = 1e-9 }, box: box);
            Decays.Start.CopyTo(other.Point);
            var whole = new SumOfSquaresKernel<DecayKernel>(kernel, 12, 3);
            var expected = other.Minimize(ref whole, TestContext.Current.CancellationToken);
            Assert.Equal(MinimizeStatus.Converged, result.Status);
            Assert.Equal(expected.Loss, result.Loss, 1e-10);
        }
    }

    /// <summary>Earlier knowledge that bends: its exact curvature keeps convergence fast.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void LossesBesideTheResidualsJoin(string name)
    {
        var data = new Decays(1, _ => 15);
        var kernel = new PriorKernel(new DecayKernel(data.Times, data.Values));
        var driver = Drivers.Make(name, 3, hasLosses: true);
        Decays.Start.CopyTo(driver.Point);
        var result = driver.Minimize(ref kernel, TestContext.Current.CancellationToken);
        var other = new Lbfgs<double>(3, 10, 1, new MinimizeOptions { GradientTolerance = 1e-9 });
        Decays.Start.CopyTo(other.Point);
        var whole = new SumOfSquaresKernel<PriorKernel>(kernel, 15, 3);
        var expected = other.Minimize(ref whole, TestContext.Current.CancellationToken);
        Assert.Equal(MinimizeStatus.Converged, result.Status);
        Assert.Equal(expected.Loss, result.Loss, 1e-11);
        for (var i = 0; i < 3; i++) Assert.Equal(other.Point[i], driver.Point[i], 1e-6);
        Assert.InRange(result.GradientNorm, 0, 1e-10);
        Assert.InRange(result.Iterations, 1, 60);
    }

    [Fact]
    public void SinglesAreFittedToTheirDigits()
    {
        foreach (var (scale, most) in new[] { (1f, 2e-6), (1000f, 2e-6) })
        {
            var driver = new LevenbergMarquardt<float>(2, [new ResidualGroup(1)], false, 1, null);
            (driver.Point[0], driver.Point[1]) = (1, 1);
            var kernel = new SingleKernel(scale);
            var result = driver.Minimize(ref kernel, TestContext.Current.CancellationToken);
            Assert.Equal(MinimizeStatus.Converged, result.Status);
            Assert.Equal(2, driver.Point[0] / scale, most);
            Assert.Equal(0.5f, driver.Point[1], most);
            Assert.InRange(result.Evaluations, 1, 60);
        }
    }
}
