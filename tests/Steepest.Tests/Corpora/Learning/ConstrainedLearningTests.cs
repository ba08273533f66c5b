using System.Globalization;
using Steepest.Reference;
using Xunit;

namespace Steepest.Tests.Corpora;

/// <summary>Gradients of objectives and constraints over fixed data, against the reference.</summary>
public sealed class ConstrainedLearningTests
{
    [Fact]
    public void Lasso()
        => AssertExact("lasso_diabetes_l1_1", (data, x, gradient)
            => ConstrainedLearning.LassoGradient(x[..^1], x[^1], data.Features, data.Targets, gradient[..^1], out gradient[^1]));

    [Fact]
    public void NonNegativeLeastSquares()
        => AssertExact("nnls_diabetes", (data, x, gradient) => ConstrainedLearning.LeastSquaresGradient(x, data.Features, data.Targets, gradient));

    [Fact]
    public void LogisticWithBoundedNorm()
        => AssertExact("logreg_norm_budget_heart", (data, x, gradient)
            => ConstrainedLearning.CrossEntropyGradient(x[..^1], x[^1], data.Features, data.Targets, gradient[..^1], out gradient[^1]));

    [Fact]
    public void MedianFitAwayFromItsKinks()
        => AssertExact("quantile_engel_tau0.5", (data, x, gradient)
            => ConstrainedLearning.MedianDeviationGradient(x[0], x[1], data.Features, data.Targets, out gradient[0], out gradient[1]),
            atOptimum: false);

    [Fact]
    public void EntropyAndMeanOfADie()
    {
        var optimum = EmbeddedData.Json("ml/maxent_die_mean4.5.json").GetProperty("p_star").Numbers();
        var numbers = Enumerable.Range(1, optimum.Length).Select(i => i.ToString(CultureInfo.InvariantCulture)).ToArray();
        var entropy = string.Join("+", numbers.Select(i => $"x{i}*log(x{i})"));
        var eyes = string.Join("+", numbers.Select(i => $"{i}*x{i}"));
        foreach (var point in new[] { optimum, [0.1, 0.2, 0.3, 0.1, 0.2, 0.1], [1, 2, 1e-5, 1e-10, 3, 1] })
        {
            AssertExact(Expression.Parse(entropy), point, ConstrainedLearning.NegativeEntropyGradient);
            AssertExact(Expression.Parse(eyes), point, ConstrainedLearning.MeanOfEyesGradient);
        }
    }

    [Fact]
    public void VarianceOfAPortfolio()
    {
        var file = EmbeddedData.Json("ml/portfolio_minvar_simplex.json");
        var rows = file.GetProperty("C").EnumerateArray().Select(row => row.Numbers()).ToArray();
        var terms = from i in Enumerable.Range(0, rows.Length)
                    from j in Enumerable.Range(0, rows.Length)
                    select string.Create(CultureInfo.InvariantCulture, $"{rows[i][j]:R}*x{i + 1}*x{j + 1}");
        var variance = Expression.Parse($"({string.Join("+", terms)})/2");
        var optimum = file.GetProperty("w_star").Numbers();
        Assert.Equal(file.GetProperty("f_star").Number(), GradientReference.Of(variance, optimum).Value.Value.ToDouble(), 1e-13);
        foreach (var point in new[] { optimum, [0.2, 0.2, 0.2, 0.2, 0.2], [1, -1, 0.5, 3, -2] })
        {
            AssertExact(variance, point, (x, gradient) => ConstrainedLearning.VarianceGradient(x, [.. rows.SelectMany(row => row)], gradient));
        }
    }

    private delegate double DataGradient(DataSet data, ReadOnlySpan<double> x, Span<double> gradient);

    private static void AssertExact(string name, DataGradient evaluate, bool atOptimum = true)
    {
        var problem = LearningProblem.Named(name);
        foreach (var (point, reference) in problem.Points(atOptimum))
        {
            AssertExact(reference, point, (x, gradient) => evaluate(problem.Data, x, gradient));
        }
    }

    private static void AssertExact(Expression expression, double[] point, ValueAndGradient evaluate)
        => AssertExact(GradientReference.Of(expression, point), point, evaluate);

    private static void AssertExact(GradientReference reference, double[] point, ValueAndGradient evaluate)
    {
        var gradient = new double[point.Length];
        var value = evaluate(point, gradient);
        Assert.InRange(reference.ValueError(value), 0, 1);
        Assert.InRange(reference.GradientError(gradient), 0, 1);
    }
}
