namespace Steepest.Tests.Corpora;

/// <summary>Mean of ln(1 + exp(−y(w·x + b))) plus ½·0.01·‖w‖², for labels y = ±1.</summary>
[Lbfgs]
public static partial class LogisticRegression
{
    public const double Lambda = 0.01;

    [Loss]
    public static double CrossEntropy(
        ReadOnlySpan<double> weights, double bias, [Sample] ReadOnlySpan<double> features, [Sample] double label)
        => Functions.Softplus(-label * (Functions.Dot(weights, features) + bias));

    [Loss(Weight = Lambda / 2)]
    public static double Ridge(ReadOnlySpan<double> weights) => Functions.Dot(weights, weights);
}
