namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 31: 3 variables, 1 constraint.</summary>
public static partial class Hs031
{
    [Differentiable]
    public static double Objective(ReadOnlySpan<double> x)
        => Math.Pow(x[1], 2) + 9 * Math.Pow(x[0], 2) + 9 * Math.Pow(x[2], 2);

    /// <summary>Must be at least 0.</summary>
    [Differentiable]
    public static double Constraint1(ReadOnlySpan<double> x)
        => x[0] * x[1] - 1;
}
