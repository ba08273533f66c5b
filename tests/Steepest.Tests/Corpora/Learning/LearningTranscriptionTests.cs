using Xunit;

namespace Steepest.Tests.Corpora;

/// <summary>The loss methods, summed up by hand, are the objectives of the files.</summary>
public sealed class LearningTranscriptionTests
{
    private delegate double RowLoss(ReadOnlySpan<double> features, double target);

    [Theory]
    [InlineData("logreg_l2_breast_cancer_lam0.01")]
    [InlineData("logreg_l2_heart_scale_lam0.01")]
    public void Logistic(string name)
        => AssertValues(name, (data, w, b) => Mean(data, (row, label) => LogisticRegression.CrossEntropy(w, b[0], row, label))
            + LogisticRegression.Lambda / 2 * LogisticRegression.Ridge(w));

    [Theory]
    [InlineData("ridge_diabetes_lam0.1", 0.1)]
    [InlineData("ridge_diabetes_lam10", 10)]
    public void Ridge(string name, double lambda)
        => AssertValues(name, (data, w, b) => Mean(data, (row, target) => RidgeRegression.Error(w, b[0], row, target))
            + RidgeRegression.Penalty(w, lambda));

    [Fact]
    public void Huber()
        => AssertValues("huber_diabetes_delta50", (data, w, b) => Mean(data, (row, target) => HuberRegression.Error(w, b[0], row, target)));

    [Fact]
    public void PseudoAbsolute()
        => AssertValues("pseudo_l1_engel_eps1",
            (data, w, b) => Mean(data, (row, target) => PseudoAbsoluteRegression.Error(w[0], b[0], row[0], target)));

    [Theory]
    [InlineData("softmax_l2_iris_lam0.01")]
    [InlineData("softmax_l2_wine_lam0.01")]
    public void Softmax(string name)
        => AssertValues(name, (data, w, b) => Mean(data, (row, label) => SoftmaxRegression.CrossEntropy(w, b, row, (int)label))
            + SoftmaxRegression.Lambda / 2 * SoftmaxRegression.Ridge(w), biases: 3);

    [Fact]
    public void ConstrainedOnes()
    {
        AssertValues("lasso_diabetes_l1_1", (data, w, b) => ConstrainedLearning.Lasso(w, b[0], data.Features, data.Targets));
        AssertValues("nnls_diabetes", (data, w, _) => ConstrainedLearning.LeastSquares(w, data.Features, data.Targets), biases: 0);
        AssertValues("logreg_norm_budget_heart", (data, w, b) => ConstrainedLearning.CrossEntropy(w, b[0], data.Features, data.Targets));
        AssertValues("quantile_engel_tau0.5", (data, a, b) => ConstrainedLearning.MedianDeviation(a[0], b[0], data.Features, data.Targets));
    }

    private static void AssertValues(string name, Func<DataSet, double[], double[], double> objective, int biases = 1)
    {
        var problem = LearningProblem.Named(name);
        foreach (var (point, reference) in problem.Points())
        {
            var actual = objective(problem.Data, point[..^biases], point[^biases..]);
            Assert.InRange(reference.ValueError(actual), 0, 1);
        }
    }

    private static double Mean(DataSet data, RowLoss loss)
    {
        var sum = 0.0;
        for (var i = 0; i < data.Count; i++) sum += loss(data.Features.AsSpan(i * data.Width, data.Width), data.Targets[i]);
        return sum / data.Count;
    }
}
