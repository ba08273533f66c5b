namespace Steepest.Benchmarks.Problems;

/// <summary>The mean cross-entropy of all rows of a data set, in one method.</summary>
public static partial class Logistic
{
    [Differentiable]
    public static double Loss(ReadOnlySpan<double> weights, double bias, [Fixed] ReadOnlySpan<double> features, [Fixed] ReadOnlySpan<double> labels)
    {
        var sum = 0.0;
        for (var row = 0; row < labels.Length; row++)
        {
            var values = features.Slice(row * weights.Length, weights.Length);
            var logit = Functions.Dot(weights, values) + bias;
            sum += Functions.Softplus(logit) - labels[row] * logit;
        }

        return sum / labels.Length;
    }
}
