namespace Steepest.Tests.Corpora;

/// <summary>Mean of Huber's loss of y − w·x − b: half a square up to 50, linear beyond.</summary>
[Lbfgs]
public static partial class HuberRegression
{
    public const double Delta = 50;

    [Loss]
    public static double Error(ReadOnlySpan<double> weights, double bias, [Sample] ReadOnlySpan<double> features, [Sample] double target)
        => Functions.Huber(target - Functions.Dot(weights, features) - bias, Delta);
}
