namespace Steepest.Tests.Corpora;

/// <summary>Mean of ½(y − w·x − b)² plus ½λ‖w‖², for any λ.</summary>
[Lbfgs]
public static partial class RidgeRegression
{
    [Loss]
    public static double Error(ReadOnlySpan<double> weights, double bias, [Sample] ReadOnlySpan<double> features, [Sample] double target)
    {
        var prediction = bias;
        for (var j = 0; j < weights.Length; j++) prediction += weights[j] * features[j];
        return 0.5 * Functions.Square(target - prediction);
    }

    [Loss]
    public static double Penalty(ReadOnlySpan<double> weights, [Fixed] double lambda) => 0.5 * lambda * Functions.SumOfSquares(weights);
}
