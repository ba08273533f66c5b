using Problems;
using Steepest.Package.Tests.Workspace;
using Xunit;

namespace Steepest.Package.Tests;

/// <summary>A program that has only the package reference computes what it should.</summary>
[Collection<ProblemsCollection>]
public sealed class ProblemTests(BuiltProblems problems)
{
    [Fact]
    public void Builds_under_the_strictest_settings_without_a_warning()
        => Assert.Contains("0 Warning(s)", problems.Build.Output, StringComparison.Ordinal);

    [Fact]
    public void Finds_the_minimum_of_Rosenbrock()
    {
        Assert.Equal("Converged", problems.Numbers.Words["rosenbrock status"]);
        Assert.InRange(Assert.Single(problems.Numbers.Values["rosenbrock loss"]), 0, 1e-20);
        Assert.All(problems.Numbers.Values["rosenbrock x"], x => Assert.Equal(1, x, 1e-9));
    }

    [Fact]
    public void The_metric_on_validation_samples_is_the_share_of_errors_and_falls()
    {
        Assert.Equal("IterationLimit", problems.Numbers.Words["validated status"]);
        var point = problems.Numbers.Values["validated weights"];
        var metric = Assert.Single(problems.Numbers.Values["validated metric"]);
        Assert.Equal(Logistic.Error(point, 16..), metric, 1e-15);
        Assert.InRange(metric, 0, Logistic.Error(new double[point.Length], 16..) / 2);
    }

    [Fact]
    public void Training_comes_close_to_the_optimum()
    {
        var point = problems.Numbers.Values["trained weights"];
        var loss = Assert.Single(problems.Numbers.Values["trained loss"]);
        Assert.Equal(Logistic.Loss(point), loss, 1e-14);
        Assert.Equal(Logistic.Error(point, ..), Assert.Single(problems.Numbers.Values["trained metric"]), 1e-15);
        Assert.InRange(loss - Logistic.LeastLoss(), 0, 1e-3);
    }

    [Fact]
    public void The_generated_gradient_is_exact()
    {
        var point = problems.Numbers.Values["trained weights"];
        Assert.Equal(Logistic.Loss(point), Assert.Single(problems.Numbers.Values["objective"]), 1e-14);
        var expected = Logistic.Gradient(point);
        var gradient = problems.Numbers.Values["objective gradient"];
        Assert.Equal(Patients.Width + 1, gradient.Length);
        Assert.All(expected.Zip(gradient), pair => Assert.Equal(pair.First, pair.Second, 1e-14));
        Assert.Equal("True", problems.Numbers.Words["gradients passed"]);
    }
}
