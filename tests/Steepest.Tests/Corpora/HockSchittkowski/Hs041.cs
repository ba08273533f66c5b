namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 41: 4 variables, 1 constraint.</summary>
public static partial class Hs041
{
    [Differentiable]
    public static double Objective(ReadOnlySpan<double> x)
        => 2 - x[0] * x[1] * x[2];

    /// <summary>Must be 0.</summary>
    [Differentiable]
    public static double Constraint1(ReadOnlySpan<double> x)
        => x[0] - x[3] + 2 * x[1] + 2 * x[2];
}
