using Xunit;

namespace Steepest.Tests.Corpora;

/// <summary>Iterates against exact ones, coordinate by coordinate, over hundreds of steps.</summary>
public sealed class TrajectoryTests(ITestOutputHelper output)
{
    private const double Tolerance = 1e-10;
    private const double Momentum = 0.9;

    private delegate StepReport Step(Span<double> x);

    private static readonly Dictionary<string, Step> s_onRosenbrock = new()
    {
        ["gd"] = new RosenbrockTrajectories.GradientDescentSolver(xLength: 2).Step,
        ["momentum"] = new RosenbrockTrajectories.MomentumSolver(xLength: 2).Step,
        ["nesterov"] = new RosenbrockTrajectories.NesterovSolver(xLength: 2).Step,
        ["adagrad"] = new RosenbrockTrajectories.AdaGradSolver(xLength: 2).Step,
        ["rmsprop"] = new RosenbrockTrajectories.RmsPropSolver(xLength: 2).Step,
        ["adam"] = new RosenbrockTrajectories.AdamSolver(xLength: 2).Step,
        ["adamw"] = new RosenbrockTrajectories.AdamWSolver(xLength: 2).Step,
    };

    private static readonly Dictionary<string, Step> s_onQuadratic = new()
    {
        ["gd"] = new QuadraticTrajectories.GradientDescentSolver(xLength: 3).Step,
        ["momentum"] = new QuadraticTrajectories.MomentumSolver(xLength: 3).Step,
        ["nesterov"] = new QuadraticTrajectories.NesterovSolver(xLength: 3).Step,
        ["adagrad"] = new QuadraticTrajectories.AdaGradSolver(xLength: 3).Step,
        ["rmsprop"] = new QuadraticTrajectories.RmsPropSolver(xLength: 3).Step,
        ["adam"] = new QuadraticTrajectories.AdamSolver(xLength: 3).Step,
        ["adamw"] = new QuadraticTrajectories.AdamWSolver(xLength: 3).Step,
    };

    [Theory]
    [InlineData("gd")]
    [InlineData("momentum")]
    [InlineData("nesterov")]
    [InlineData("adagrad")]
    [InlineData("rmsprop")]
    [InlineData("adam")]
    [InlineData("adamw")]
    public void IteratesAreExact(string optimizer)
    {
        AssertFollows(Trajectory.Of("rosenbrock2", optimizer), s_onRosenbrock[optimizer]);
        AssertFollows(Trajectory.Of("quad_ill", optimizer), s_onQuadratic[optimizer]);
    }

    private void AssertFollows(Trajectory trajectory, Step step)
    {
        var x = (double[])trajectory.Start.Clone();
        var point = (double[])x.Clone();
        var compared = 0;
        var worst = 0.0;
        for (var i = 1; i <= trajectory.Steps; i++)
        {
            var report = step(x);
            Assert.Equal(i, report.Iteration);

            // Nesterov's variables look ahead, x̃ₜ = xₜ + μ(xₜ − xₜ₋₁); the file has xₜ.
            for (var k = 0; k < x.Length; k++) point[k] = trajectory.Optimizer == "nesterov" ? (x[k] + Momentum * point[k]) / (1 + Momentum) : x[k];
            if (!trajectory.Points.ContainsKey(i)) continue;
            var error = trajectory.RelativeError(i, point);
            Assert.InRange(error, 0, Tolerance);
            worst = Math.Max(worst, error);
            compared++;
        }

        output.WriteLine($"{trajectory.Optimizer} on {trajectory.Function}: {worst:E1} relative over {trajectory.Steps} steps");
        Assert.Equal(trajectory.Points.Count, compared);
    }
}
