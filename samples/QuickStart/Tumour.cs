using Steepest;

namespace QuickStart;

/// <summary>Is a tumour benign? Logistic regression on measurements of cell nuclei, with a ridge on the weights.</summary>
[Adam(LearningRate = 1e-2)]
[Lbfgs]
public static partial class Tumour
{
    /// <param name="weights">One weight per feature.</param>
    /// <param name="bias">The offset of the logit.</param>
    /// <param name="features">One row of the data, standardised.</param>
    /// <param name="label">1 for benign, 0 for malignant.</param>
    [Loss]
    public static double CrossEntropy(
        ReadOnlySpan<double> weights, double bias, [Sample] ReadOnlySpan<double> features, [Sample] double label)
        => Functions.Softplus(Functions.Dot(weights, features) + bias) - label * (Functions.Dot(weights, features) + bias);

    [Loss(Weight = 0.005)]
    public static double Ridge(ReadOnlySpan<double> weights) => Functions.Dot(weights, weights);

    [Metric]
    public static double Error(
        ReadOnlySpan<double> weights, double bias, [Sample] ReadOnlySpan<double> features, [Sample] double label)
        => (Functions.Dot(weights, features) + bias > 0) == (label > 0.5) ? 0 : 1;
}
