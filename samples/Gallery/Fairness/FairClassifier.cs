using ScottPlot;
using Steepest;

namespace Gallery.Fairness;

/// <summary>Who has a disease of the heart, while what is said of women and of men differs on average by no more than is allowed.</summary>
[Lbfgs, AugmentedLagrangian]
public static partial class FairClassifier
{
    [Loss]
    public static double CrossEntropy(ReadOnlySpan<double> weights, double bias, [Sample] ReadOnlySpan<double> features, [Sample] double ill)
    {
        var logit = Functions.Dot(weights, features) + bias;
        return Functions.Softplus(logit) - ill * logit;
    }

    [Loss(Weight = 1e-3)]
    public static double Ridge(ReadOnlySpan<double> weights) => Functions.SumOfSquares(weights);

    /// <summary>The covariance of the score with the group, from both sides: a mean over all rows, with the group centred.</summary>
    [Constraint(AtLeast = -1, AtMost = 1)]
    public static double Gap(ReadOnlySpan<double> weights, double bias, [Sample] ReadOnlySpan<double> features, [Sample] double group, [Fixed] double allowed)
        => group * (Functions.Dot(weights, features) + bias) / allowed;

    [Metric]
    public static double Error(ReadOnlySpan<double> weights, double bias, [Sample] ReadOnlySpan<double> features, [Sample] double ill)
        => (Functions.Dot(weights, features) + bias > 0) == (ill > 0.5) ? 0 : 1;
}

/// <summary>From no limit to almost none left.</summary>
internal static class Groups
{
    private const int Sex = 1;

    public static void Run(Page page)
    {
        var rows = Tables.Read("heart_scale.csv");
        var width = rows[0].Length - 1;
        double[] ill = [.. rows.Select(row => row[^1] > 0 ? 1.0 : 0.0)];
        var mean = rows.Average(row => row[Sex]);
        double[] group = [.. rows.Select(row => row[Sex] - mean)];
        var samples = new FairClassifier.Samples(rows.SelectMany(row => row[..width]).ToArray(), ill, group);
        var (gaps, losses) = (new List<double>(), new List<double>());
        var before = 0.0;
        foreach (var allowed in new[] { 10, 0.3, 0.2, 0.1, 0.05, 0.02, 0.005 })
        {
            var (weights, bias) = (new double[width], 0.0);
            var multipliers = new double[2];
            var result = FairClassifier.Minimize(weights, ref bias, allowed, samples, multipliers: multipliers);
            var gap = rows.Zip(group, (row, g) => g * (row[..width].Zip(weights, (x, w) => x * w).Sum() + bias)).Average();
            var error = FairClassifier.Evaluate(weights, bias, allowed, samples).Metric;
            page.Print($"allowed {allowed:G3}: gap {gap:F4}, loss {result.Loss:F5}, error {error:P1}, price {multipliers.Max():F4} ({result.Status})");
            page.Require(result.Status == MinimizeStatus.Converged && Math.Abs(gap) <= allowed * (1 + 1e-6), $"the gap is kept at {allowed}");
            page.Require(result.Loss >= before - 1e-9, "and less of it costs");
            before = result.Loss;
            gaps.Add(Math.Abs(gap));
            losses.Add(result.Loss);
        }

        var plot = new Plot();
        plot.Add.Scatter(gaps.ToArray(), losses.ToArray());
        plot.Title("What fairness costs");
        plot.XLabel("gap between the groups");
        plot.YLabel("loss");
        page.Draw(plot, "cost");
    }
}
