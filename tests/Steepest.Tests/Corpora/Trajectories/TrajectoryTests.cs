using Xunit;

namespace Steepest.Tests.Corpora;

/// <summary>Iterates against exact ones, coordinate by coordinate, over hundreds of steps.</summary>
public sealed class TrajectoryTests
{
    private const double Tolerance = 1e-10;

    [Fact]
    public void GradientDescentOnRosenbrock()
    {
        var solver = new RosenbrockByGradientDescent.Solver(xLength: 2);
        AssertFollows(Trajectory.Of("rosenbrock2", "gd"), x => solver.Step(x));
    }

    [Fact]
    public void AdamOnRosenbrock()
    {
        var solver = new RosenbrockByAdam.Solver(xLength: 2);
        AssertFollows(Trajectory.Of("rosenbrock2", "adam"), x => solver.Step(x));
    }

    [Fact]
    public void GradientDescentOnAQuadratic()
    {
        var solver = new QuadraticByGradientDescent.Solver(xLength: 3);
        AssertFollows(Trajectory.Of("quad_ill", "gd"), x => solver.Step(x));
    }

    [Fact]
    public void AdamOnAQuadratic()
    {
        var solver = new QuadraticByAdam.Solver(xLength: 3);
        AssertFollows(Trajectory.Of("quad_ill", "adam"), x => solver.Step(x));
    }

    private static void AssertFollows(Trajectory trajectory, Func<double[], StepReport> step)
    {
        var x = (double[])trajectory.Start.Clone();
        var compared = 0;
        for (var i = 1; i <= trajectory.Steps; i++)
        {
            var report = step(x);
            Assert.Equal(i, report.Iteration);
            if (!trajectory.Points.ContainsKey(i)) continue;
            Assert.InRange(trajectory.RelativeError(i, x), 0, Tolerance);
            compared++;
        }
        Assert.Equal(trajectory.Points.Count, compared);
    }
}
