namespace Steepest.Benchmarks.Problems;

/// <summary>Logistic regression on rows of a data set, trained on mini-batches.</summary>
[GradientDescent(LearningRate = 0.0625)]
[Momentum(LearningRate = 0.0078125)]
[Adam(LearningRate = 0.0009765625)]
public static partial class LogisticRegression
{
    [Loss]
    public static double CrossEntropy(
        ReadOnlySpan<double> weights, double bias, [Sample] ReadOnlySpan<double> features, [Sample] double label)
    {
        var logit = Functions.Dot(weights, features) + bias;
        return Functions.Softplus(logit) - label * logit;
    }
}

/// <summary>The same in single precision.</summary>
[GradientDescent(LearningRate = 0.0625)]
[Momentum(LearningRate = 0.0078125)]
[Adam(LearningRate = 0.0009765625)]
public static partial class LogisticRegressionSingle
{
    [Loss]
    public static float CrossEntropy(
        ReadOnlySpan<float> weights, float bias, [Sample] ReadOnlySpan<float> features, [Sample] float label)
    {
        var logit = Functions.Dot(weights, features) + bias;
        return Functions.Softplus(logit) - label * logit;
    }
}
