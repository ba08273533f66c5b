namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 35: 3 variables, 1 constraint.</summary>
public static partial class Hs035
{
    [Differentiable]
    public static double Objective(ReadOnlySpan<double> x)
        => 9 + Math.Pow(x[2], 2) - 8 * x[0] - 6 * x[1] - 4 * x[2] + 2 * Math.Pow(x[0], 2) + 2 * Math.Pow(x[1], 2)
            + 2 * x[0] * x[1] + 2 * x[0] * x[2];

    /// <summary>Must be at least 0.</summary>
    [Differentiable]
    public static double Constraint1(ReadOnlySpan<double> x)
        => 3 - (x[0] + x[1] + 2 * x[2]);
}
