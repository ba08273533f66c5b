namespace Steepest.Tests.Corpora;

/// <summary>
/// Mean of ln Σₖ exp(sₖ) − s_y with scores sₖ = Wₖ·x + bₖ, plus ½·0.01·‖W‖². The rows of W lie end to end.
/// </summary>
[Lbfgs]
public static partial class SoftmaxRegression
{
    public const double Lambda = 0.01;

    [Loss]
    public static double CrossEntropy(
        ReadOnlySpan<double> weights, ReadOnlySpan<double> biases, [Sample] ReadOnlySpan<double> features, [Sample] int label)
    {
        var scores = new double[biases.Length];
        for (var k = 0; k < scores.Length; k++)
        {
            var score = biases[k];
            for (var j = 0; j < features.Length; j++) score += weights[k * features.Length + j] * features[j];
            scores[k] = score;
        }
        return Functions.LogSumExp(scores) - scores[label];
    }

    [Loss(Weight = Lambda / 2)]
    public static double Ridge(ReadOnlySpan<double> weights) => Functions.SumOfSquares(weights);
}
