namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 21: 2 variables, 1 constraint.</summary>
public static partial class Hs021
{
    [Differentiable]
    public static double Objective(ReadOnlySpan<double> x)
        => -100 + Math.Pow(x[1], 2) + Math.Pow(x[0], 2) / 100;

    /// <summary>Must be at least 0.</summary>
    [Differentiable]
    public static double Constraint1(ReadOnlySpan<double> x)
        => -x[1] + 10 * x[0] - 10;
}
