using Xunit;

namespace Steepest.Tests.Corpora;

/// <summary>Minima at kinks and at bounds: certified losses, and the zeros exactly.</summary>
public sealed class SparseLearningTests(ITestOutputHelper output)
{
    private delegate MinimizeResult Sparse(
        Span<double> weights, ref double bias, double lasso, double ridge, SparseRegression.Samples samples, SparseRegression.Samples? validation = null,
        MinimizeOptions? options = null, CancellationToken cancellationToken = default);

    private delegate MinimizeResult NonNegative(
        Span<double> weights, NonNegativeRegression.Samples samples, NonNegativeRegression.Samples? validation = null,
        MinimizeOptions? options = null, CancellationToken cancellationToken = default);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Lbfgs")]
    [InlineData("Bfgs")]
    [InlineData("ConjugateGradient")]
    [InlineData("GradientDescent")]
    [InlineData("Momentum")]
    [InlineData("Adam")]
    public void The_certified_lasso(string name)
    {
        var problem = LearningProblem.Named("lasso_diabetes_l1_1");
        var samples = new SparseRegression.Samples(problem.Data.Features, problem.Data.Targets);
        var (weights, bias) = (new double[problem.Data.Width], 0.0);
        Array.Fill(weights, 3);
        var result = Static<Sparse>(typeof(SparseRegression), name)(weights, ref bias, 1, 0, samples, null, Whole(name, problem.Data), Token);
        var gap = (result.Loss - problem.CertifiedLoss) / problem.CertifiedLoss;
        output.WriteLine($"gap {gap:E1}: {result}");
        Assert.InRange(gap, -1e-12, 1e-10);
        Assert.InRange((problem.Loss([.. weights, bias]) - problem.CertifiedLoss) / problem.CertifiedLoss, -1e-12, 1e-10);
        for (var i = 0; i < weights.Length; i++) Assert.Equal(problem.Optimum[i] == 0, weights[i] == 0);
        if (name is "Lbfgs" or "Bfgs" or "ConjugateGradient") Assert.Equal(MinimizeStatus.Converged, result.Status);
    }

    [Theory]
    [InlineData("Lbfgs")]
    [InlineData("Bfgs")]
    [InlineData("ConjugateGradient")]
    [InlineData("GradientDescent")]
    public void Certified_least_squares_with_weights_from_zero(string name)
    {
        var problem = LearningProblem.Named("nnls_diabetes");
        var weights = new double[problem.Data.Width];
        Array.Fill(weights, -3);
        var samples = new NonNegativeRegression.Samples(problem.Data.Features, problem.Data.Targets);
        var result = Static<NonNegative>(typeof(NonNegativeRegression), name)(weights, samples, null, Whole(name, problem.Data), Token);
        output.WriteLine($"{result}");
        Assert.InRange((result.Loss - problem.CertifiedLoss) / problem.CertifiedLoss, -1e-12, 1e-10);
        for (var i = 0; i < weights.Length; i++)
        {
            Assert.Equal(problem.Optimum[i] == 0, weights[i] == 0);
            Assert.Equal(problem.Optimum[i], weights[i], 1e-5);
        }
    }

    /// <summary>Against another algorithm: coordinates in turn, each to its minimum.</summary>
    [Theory]
    [InlineData("Lbfgs")]
    [InlineData("Bfgs")]
    [InlineData("ConjugateGradient")]
    public void Elastic_nets_from_almost_nothing_to_all_zeros(string name)
    {
        var data = LearningProblem.Diabetes;
        var samples = new SparseRegression.Samples(data.Features, data.Targets);
        foreach (var lasso in (double[])[0, 0.1, 5, 20, 44, 100])
        {
            foreach (var ridge in (double[])[0, 0.3, 4])
            {
                var expected = ByCoordinates(data, lasso, ridge);
                var (weights, bias) = (new double[data.Width], 1.0);
                for (var i = 0; i < weights.Length; i++) weights[i] = i % 3 - 1;
                var result = Static<Sparse>(typeof(SparseRegression), name)(weights, ref bias, lasso, ridge, samples, null, null, Token);
                Assert.True(result.Status == MinimizeStatus.Converged, $"{lasso}, {ridge}: {result}");
                for (var i = 0; i < weights.Length; i++)
                {
                    Assert.True(Math.Abs(expected[i] - weights[i]) <= 1e-6 * (1 + Math.Abs(expected[i])), $"{lasso}, {ridge}, {i}: {weights[i]} instead of {expected[i]}");
                    Assert.Equal(expected[i] == 0, weights[i] == 0);
                }

                // What is minimised is what is evaluated, and what gradients are of.
                Assert.Equal(result.Loss, SparseRegression.Evaluate(weights, bias, lasso, ridge, samples).Loss, 1e-9);
                Assert.True(SparseRegression.CheckGradients([.. weights.Select(weight => weight + 0.25)], bias, lasso, ridge, samples).Passed);
            }
        }
    }

    [Fact]
    public void Mini_batches_shrink_by_the_rate_and_keep_zeros()
    {
        var random = new Random(3);
        var features = new float[200 * 12];
        var labels = new float[200];
        for (var i = 0; i < features.Length; i++) features[i] = 2 * random.NextSingle() - 1;
        for (var row = 0; row < 200; row++) labels[row] = 3 * features[12 * row] - 2 * features[12 * row + 1] > 0.1 ? 1 : -1;
        var samples = new SparseClassifier.Samples(features, labels);
        var (best, bestBias) = (new float[12], 0f);
        var whole = SparseClassifier.MinimizeLbfgs(best, ref bestBias, samples, cancellationToken: Token);
        output.WriteLine($"{string.Join(" ", best)} {bestBias} {whole}");
        Assert.Equal(MinimizeStatus.Converged, whole.Status);
        Assert.Equal(0.4f, best[0]);
        Assert.InRange(best.Count(weight => weight == 0), 8, 10);
        Assert.Equal(0, bestBias);
        foreach (var batch in (int[])[1, 16, 200])
        {
            var (weights, bias) = (new float[12], 0f);
            var result = SparseClassifier.MinimizeGradientDescent(
                weights, ref bias, samples, options: new MinimizeOptions { Epochs = 200, BatchSize = batch, LearningRate = batch == 200 ? 1 : 0.01 * Math.Sqrt(batch) }, cancellationToken: Token);
            output.WriteLine($"{batch}: {string.Join(" ", weights)} {bias} {result}");
            Assert.InRange(result.Loss, whole.Loss - 1e-6, whole.Loss + (batch == 200 ? 1e-5 : 3e-3));
            Assert.All(weights, weight => Assert.InRange(weight, -1, 0.4f));

            // The noise of small batches moves every number off 0 again.
            if (batch == 200) Assert.Equal(best.Select(weight => weight == 0), weights.Select(weight => weight == 0));
            Assert.Equal(0, bias);
        }
    }

    /// <summary>One step by hand: after the gradient step every number moves toward 0 by rate times weight, and no further.</summary>
    [Fact]
    public void A_proximal_step_by_hand()
    {
        var solver = new SparseRegression.GradientDescentSolver(weightsLength: 3, new MinimizeOptions { LearningRate = 0.5 });
        double[] weights = [1, -1, 0.125];
        var bias = 0.0;

        // The gradient at one sample (x = (1, 2, 0), y = 3) is −(3 − (−1))·x = (−4, −8, 0), and that of the bias −4.
        var report = solver.Step(weights, ref bias, 0.5, 0, new SparseRegression.Samples(new double[] { 1, 2, 0 }, new double[] { 3 }));
        Assert.Equal([1 + 2 - 0.25, -1 + 4 - 0.25, 0], weights);
        Assert.Equal(2, bias);
        Assert.Equal(8 + 0.5 * 2.125, report.Loss);
        Assert.Throws<ArgumentOutOfRangeException>("lasso", () => solver.Step(weights, ref bias, -1, 0, new SparseRegression.Samples(new double[] { 1, 2, 0 }, new double[] { 3 })));
        Assert.Throws<ArgumentOutOfRangeException>("lasso", () => solver.Step(weights, ref bias, double.NaN, 0, new SparseRegression.Samples(new double[] { 1, 2, 0 }, new double[] { 3 })));
    }

    [Theory]
    [InlineData("Lbfgs")]
    [InlineData("GradientDescent")]
    public void Nothing_is_allocated(string name)
    {
        var data = LearningProblem.Diabetes;
        var samples = new SparseRegression.Samples(data.Features, data.Targets);
        var (weights, bias) = (new double[data.Width], 0.0);
        var lbfgs = new SparseRegression.LbfgsSolver(data.Width);
        var descent = new SparseRegression.GradientDescentSolver(data.Width);
        Assert.Equal(0, AllocatedBytes.Of(() => _ = name == "Lbfgs" ? lbfgs.Step(weights, ref bias, 1, 0.1, samples) : descent.Step(weights, ref bias, 1, 0.1, samples)));
    }

    private static MinimizeOptions? Whole(string name, DataSet data)
        => name == "Adam" ? new MinimizeOptions { LearningRate = 2, Epochs = 6000, BatchSize = data.Targets.Length, Schedule = Schedule.Cosine(6000) }
            : name is "GradientDescent" or "Momentum" ? new MinimizeOptions { Epochs = 20_000, BatchSize = data.Targets.Length, GradientTolerance = 1e-9 } : null;

    private static double[] ByCoordinates(DataSet data, double lasso, double ridge)
    {
        var (n, d) = (data.Targets.Length, data.Width);
        var weights = new double[d];
        var mean = data.Targets.Average();
        var rest = data.Targets.Select(target => target - mean).ToArray();
        for (var sweep = 0; sweep < 20_000; sweep++)
        {
            var most = 0.0;
            for (var j = 0; j < d; j++)
            {
                var (pull, square) = (0.0, 0.0);
                for (var i = 0; i < n; i++)
                {
                    var x = data.Features[i * d + j];
                    pull += x * (rest[i] + weights[j] * x) / n;
                    square += x * x / n;
                }

                var next = Math.Sign(pull) * Math.Max(0, Math.Abs(pull) - lasso) / (square + ridge);
                for (var i = 0; i < n; i++) rest[i] -= (next - weights[j]) * data.Features[i * d + j];
                most = Math.Max(most, Math.Abs(next - weights[j]));
                weights[j] = next;
            }

            if (most < 1e-12) break;
        }

        return weights;
    }

    private static TDelegate Static<TDelegate>(Type problem, string name)
        where TDelegate : Delegate
        => problem.GetMethod("Minimize" + name, [.. typeof(TDelegate).GetMethod("Invoke")!.GetParameters().Select(parameter => parameter.ParameterType)])!.CreateDelegate<TDelegate>();
}
