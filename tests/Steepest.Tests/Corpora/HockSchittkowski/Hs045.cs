namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 45: 5 variables.</summary>
public static partial class Hs045
{
    [Differentiable]
    public static double Objective(ReadOnlySpan<double> x)
        => 2 - 833333333333333.0 * x[0] * x[1] * x[2] * x[3] * x[4] / 1e17;
}
