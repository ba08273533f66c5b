namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 37: 3 variables, 2 constraints.</summary>
public static partial class Hs037
{
    [Differentiable]
    public static double Objective(ReadOnlySpan<double> x)
        => -x[0] * x[1] * x[2];

    /// <summary>Must be at least 0.</summary>
    [Differentiable]
    public static double Constraint1(ReadOnlySpan<double> x)
        => 72 - (x[0] + 2 * x[1] + 2 * x[2]);

    /// <summary>Must be at least 0.</summary>
    [Differentiable]
    public static double Constraint2(ReadOnlySpan<double> x)
        => x[0] + 2 * x[1] + 2 * x[2];
}
