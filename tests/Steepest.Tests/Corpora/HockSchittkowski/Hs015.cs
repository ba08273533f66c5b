namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 15: 2 variables, 2 constraints.</summary>
public static partial class Hs015
{
    [Differentiable]
    public static double Objective(ReadOnlySpan<double> x)
        => Math.Pow(1 - x[0], 2) + 100 * Math.Pow(x[1] - Math.Pow(x[0], 2), 2);

    /// <summary>Must be at least 0.</summary>
    [Differentiable]
    public static double Constraint1(ReadOnlySpan<double> x)
        => x[0] * x[1] - 1;

    /// <summary>Must be at least 0.</summary>
    [Differentiable]
    public static double Constraint2(ReadOnlySpan<double> x)
        => x[0] + Math.Pow(x[1], 2);
}
