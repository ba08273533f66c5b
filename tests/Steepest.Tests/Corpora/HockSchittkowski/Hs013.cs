namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 13: 2 variables, 1 constraint.</summary>
public static partial class Hs013
{
    [Differentiable]
    public static double Objective(ReadOnlySpan<double> x)
        => Math.Pow(x[1], 2) + Math.Pow(-2 + x[0], 2);

    /// <summary>Must be at least 0.</summary>
    [Differentiable]
    public static double Constraint1(ReadOnlySpan<double> x)
        => Math.Pow(1 - x[0], 3) - x[1];
}
