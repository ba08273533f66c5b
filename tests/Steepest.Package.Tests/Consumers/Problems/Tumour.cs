using Steepest;

namespace Problems;

/// <summary>Tells malignant from benign tumours: logistic regression with a ridge.</summary>
[Adam(LearningRate = 1e-2)]
public static partial class Tumour
{
    /// <summary>The negative logarithm of the probability given to the label.</summary>
    [Loss]
    public static double CrossEntropy(ReadOnlySpan<double> weights, double bias,
                                      [Sample] ReadOnlySpan<double> features, [Sample] double label)
        => Functions.Softplus(Functions.Dot(weights, features) + bias) - label * (Functions.Dot(weights, features) + bias);

    /// <summary>Keeps the weights small.</summary>
    [Loss(Weight = 1e-3)]
    public static double Ridge(ReadOnlySpan<double> weights) => Functions.Dot(weights, weights);

    /// <summary>1 where the more probable label is the wrong one.</summary>
    [Metric]
    public static double Error(ReadOnlySpan<double> weights, double bias,
                               [Sample] ReadOnlySpan<double> features, [Sample] double label)
        => (Functions.Dot(weights, features) + bias > 0) == (label > 0.5) ? 0 : 1;
}
