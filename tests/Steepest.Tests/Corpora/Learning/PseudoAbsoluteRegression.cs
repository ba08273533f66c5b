namespace Steepest.Tests.Corpora;

/// <summary>A line through points by the mean of √(r² + 1), a smooth absolute value.</summary>
[Lbfgs]
public static partial class PseudoAbsoluteRegression
{
    [Loss]
    public static double Error(double slope, double intercept, [Sample] double income, [Sample] double food)
    {
        var residual = food - slope * income - intercept;
        return Math.Sqrt(residual * residual + 1);
    }
}
