namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 49: 5 variables, 2 constraints.</summary>
public static partial class Hs049
{
    [Differentiable]
    public static double Objective(ReadOnlySpan<double> x)
        => Math.Pow(-1 + x[2], 2) + Math.Pow(-1 + x[3], 4) + Math.Pow(-1 + x[4], 6) + Math.Pow(x[0] - x[1], 2);

    /// <summary>Must be 0.</summary>
    [Differentiable]
    public static double Constraint1(ReadOnlySpan<double> x)
        => x[0] + x[1] + x[2] + 4 * x[3] - 7;

    /// <summary>Must be 0.</summary>
    [Differentiable]
    public static double Constraint2(ReadOnlySpan<double> x)
        => x[2] + 5 * x[4] - 6;
}
