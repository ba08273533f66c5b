using Xunit;

namespace Steepest.Tests.Corpora;

/// <summary>Iterates against exact ones, coordinate by coordinate, over hundreds of steps.</summary>
public sealed class TrajectoryTests(ITestOutputHelper output)
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

    [Fact]
    public void MomentumOnRosenbrock()
    {
        var solver = new RosenbrockByMomentum.Solver(xLength: 2);
        AssertFollows(Trajectory.Of("rosenbrock2", "momentum"), x => solver.Step(x));
    }

    [Fact]
    public void MomentumOnAQuadratic()
    {
        var solver = new QuadraticByMomentum.Solver(xLength: 3);
        AssertFollows(Trajectory.Of("quad_ill", "momentum"), x => solver.Step(x));
    }

    private void AssertFollows(Trajectory trajectory, Func<double[], StepReport> step)
    {
        var x = (double[])trajectory.Start.Clone();
        var compared = 0;
        var worst = 0.0;
        for (var i = 1; i <= trajectory.Steps; i++)
        {
            var report = step(x);
            Assert.Equal(i, report.Iteration);
            if (!trajectory.Points.ContainsKey(i)) continue;
            var error = trajectory.RelativeError(i, x);
            Assert.InRange(error, 0, Tolerance);
            worst = Math.Max(worst, error);
            compared++;
        }

        output.WriteLine($"iterates: {worst:E1} relative over {trajectory.Steps} steps");
        Assert.Equal(trajectory.Points.Count, compared);
    }
}
