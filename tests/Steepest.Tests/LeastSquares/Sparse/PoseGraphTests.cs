using Xunit;

namespace Steepest.Tests.LeastSquares.Sparse;

/// <summary>Published pose graphs, whose optima are known: thousands of variables, gauge left free or held.</summary>
public sealed class PoseGraphTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("intel", 44.41780797764556)]
    [InlineData("MIT", 39.6012944849421)]
    public void TheKnownOptimumIsFound(string name, double lowest)
    {
        var edges = PoseGraphData.Edges(name);
        var poses = PoseGraphData.Start(name);
        var result = PoseGraph.MinimizeLevenbergMarquardt(poses, edges, cancellationToken: Token);
        Assert.Equal(MinimizeStatus.Converged, result.Status);
        Assert.Equal(lowest, result.Loss, 1e-9 * lowest);
        Assert.True(result.Iterations < 40, $"{result.Iterations} iterations");
    }

    [Theory]
    [InlineData("intel", 52.34822728646077)]
    [InlineData("MIT", 61.15411552463644)]
    public void SeveralMethodsHoldTheGauge(string name, double lowest)
    {
        var edges = PoseGraphData.ChordalEdges(name);
        var poses = PoseGraphData.Start(name);
        var result = ChordalPoseGraph.Minimize(poses, edges, cancellationToken: Token);
        Assert.Equal(MinimizeStatus.Converged, result.Status);
        Assert.Equal(lowest, result.Loss, 1e-9 * lowest);
        for (var i = 0; i < 3; i++) Assert.Equal(0, poses[i], 1e-6);
    }

    [Fact]
    public void OtherMethodsFindItToo()
    {
        var edges = PoseGraphData.Edges("intel");
        foreach (var solve in (Func<double[], MinimizeResult>[])[poses => PoseGraph.MinimizeGaussNewton(poses, edges, cancellationToken: Token), poses => PoseGraph.MinimizeDogleg(poses, edges, cancellationToken: Token)])
        {
            var result = solve(PoseGraphData.Start("intel"));
            Assert.Equal(MinimizeStatus.Converged, result.Status);
            Assert.Equal(44.41780797764556, result.Loss, 1e-8);
        }
    }

    /// <summary>The gradient that the sparse equations stand for is that of the whole objective.</summary>
    [Fact]
    public void TheFirstStepIsThatOfTheWholeObjective()
    {
        var edges = PoseGraphData.Edges("MIT");
        var poses = PoseGraphData.Start("MIT");
        var gradient = new double[poses.Length];
        PoseGraph.ObjectiveGradient(poses, edges, gradient);
        var solver = new PoseGraph.LevenbergMarquardtSolver(poses.Length, new MinimizeOptions { GradientTolerance = 1e300 });
        var report = solver.Step(poses, edges);
        Assert.Equal(MinimizeStatus.Converged, report.Status);
        Assert.Equal(gradient.Max(Math.Abs), report.GradientNorm, 1e-9 * report.GradientNorm);
    }

    /// <summary>Where a map stands and how it is turned is told by no edge; how poses are turned against each other is.</summary>
    [Fact]
    public void StatisticsNameWhatEdgesDoNotTell()
    {
        var statistics = PoseGraph.Statistics(PoseGraphData.Start("MIT"), PoseGraphData.Edges("MIT"));
        Assert.Equal(2424, statistics.StandardErrors.Length);
        Assert.Equal(3, statistics.Unidentified.Count);
        var gradient = new double[2424];
        gradient[(3 * 700) + 2] = 1;
        Assert.Equal(double.PositiveInfinity, statistics.ErrorOf(gradient));
        gradient[(3 * 20) + 2] = -1;
        Assert.InRange(statistics.ErrorOf(gradient), 1e-12, 1e3);
        Assert.All(statistics.StandardErrors.ToArray(), error => Assert.Equal(double.PositiveInfinity, error));
    }

    [Fact]
    public void AnEdgeToNowhereIsNamed()
    {
        var samples = new PoseGraph.Samples(new[] { 0, 1 }, new[] { 1, 40 }, new double[2], new double[2], new double[2], new double[12]);
        var wrong = Assert.Throws<ArgumentOutOfRangeException>(() => PoseGraph.MinimizeLevenbergMarquardt(new double[120], samples, cancellationToken: Token));
        Assert.Contains("Row 1 of the samples reads numbers 120 to 122 of poses, which has 120", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SolversAllocateNothing()
    {
        var edges = PoseGraphData.Edges("MIT");
        var start = PoseGraphData.Start("MIT");
        var poses = (double[])start.Clone();
        var solver = new PoseGraph.LevenbergMarquardtSolver(poses.Length);
        solver.Minimize(poses, edges, cancellationToken: Token);
        Assert.Equal(0, AllocatedBytes.Of(() =>
        {
            start.CopyTo(poses, 0);
            solver.Minimize(poses, edges, cancellationToken: default);
        }));
    }
}
