using Steepest.Tests.Corpora;
using Xunit;

namespace Steepest.Tests.Constrained;

/// <summary>Learning under constraints on real data, against certified minima.</summary>
public sealed class LearningUnderConstraintsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private const double Tolerance = 1e-8;

    private static readonly MinimizeOptions Precise = new() { MaxIterations = 20_000, ConstraintTolerance = 1e-10 };

    [Fact]
    public void Maximum_entropy_of_a_die()
    {
        var file = EmbeddedData.Json("ml/maxent_die_mean4.5.json");
        double[] p = [.. Enumerable.Repeat(1.0 / 6, 6)];
        var multipliers = new double[2];
        var result = EntropyOfDie.Minimize(p, mean: 4.5, multipliers, Precise, cancellationToken: Token);
        AssertSolved(result, file.GetProperty("f_star").Number());
        Assert.Equal(-0.371048938081033338, multipliers[1], 1e-6);
        foreach (var (found, exact) in p.Zip(file.GetProperty("p_star").Numbers())) Assert.Equal(exact, found, 1e-6);
    }

    [Fact]
    public void Least_variance_on_the_simplex()
    {
        var file = EmbeddedData.Json("ml/portfolio_minvar_simplex.json");
        double[] covariance = [.. file.GetProperty("C").EnumerateArray().SelectMany(row => row.Numbers())];
        double[] weights = [.. Enumerable.Repeat(0.2, 5)];
        AssertSolved(LeastVariance.Minimize(weights, covariance, options: Precise, cancellationToken: Token), file.GetProperty("f_star").Number());
    }

    [Fact]
    public void Sets_are_kept_by_projection()
    {
        var file = EmbeddedData.Json("ml/portfolio_minvar_simplex.json");
        double[] covariance = [.. file.GetProperty("C").EnumerateArray().SelectMany(row => row.Numbers())];
        double[] weights = [3, -1, 0.5, 2, 0], ball = [9, 9], sphere = [2, 1], halves = [-4, 1];
        LeastVarianceProjected.Minimize(weights, ball, sphere, halves, covariance, new MinimizeOptions { MaxIterations = 20_000 }, Token);
        foreach (var (found, exact) in weights.Zip(file.GetProperty("w_star").Numbers())) Assert.Equal(exact, found, 1e-6);
        Assert.Equal([0.6, 0.8], ball.Select(number => Math.Round(number, 8)));
        Assert.Equal(-Math.Sqrt(0.5), sphere[0], 1e-6);
        Assert.Equal(-Math.Sqrt(0.5), sphere[1], 1e-6);
        Assert.Equal(0, halves[0]);
        Assert.Equal(2, halves[1], 1e-6);
    }

    [Fact]
    public void Logistic_regression_with_a_norm_budget()
    {
        var file = EmbeddedData.Json("ml/logreg_norm_budget_heart.json");
        var data = LearningProblem.Heart;
        var weights = new double[data.Features.Length / data.Targets.Length];
        var bias = 0.0;
        var multipliers = new double[1];
        var result = BoundedNorm.Minimize(weights, ref bias, new(data.Features, data.Targets), multipliers: multipliers, options: Precise, cancellationToken: Token);
        AssertSolved(result, file.GetProperty("f_star").Number());
        Assert.Equal(file.GetProperty("multiplier").Number(), multipliers[0], 1e-6);
    }

    [Fact]
    public void Least_squares_without_negative_weights()
    {
        var file = EmbeddedData.Json("ml/nnls_diabetes.json");
        var data = LearningProblem.Diabetes;
        var mean = data.Targets.Average();
        var length = data.Features.Length / data.Targets.Length;
        var weights = new double[length];
        var multipliers = new double[length];
        var result = NonNegativeLeastSquares.Minimize(weights, data.Features, [.. data.Targets.Select(target => target - mean)], signsLength: length, multipliers, new MinimizeOptions { MaxIterations = 20_000, GradientTolerance = 1e-4 }, cancellationToken: Token);
        AssertSolved(result, file.GetProperty("f_star").Number());
        foreach (var (found, exact) in multipliers.Zip(file.GetProperty("multipliers_of_bounds").Numbers())) Assert.Equal(exact, found, 1e-3);
    }

    private static void AssertSolved(MinimizeResult result, double minimum)
    {
        Assert.True(result.Status == MinimizeStatus.Converged, result.ToString());
        Assert.InRange(Math.Abs(result.Loss - minimum) / Math.Max(1, Math.Abs(minimum)), 0, Tolerance);
        Assert.InRange(result.MaxViolation, 0, Tolerance);
    }
}
