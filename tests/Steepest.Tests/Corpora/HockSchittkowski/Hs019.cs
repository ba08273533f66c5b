namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 19: 2 variables, 2 constraints.</summary>
public static partial class Hs019
{
    [Differentiable]
    public static double Objective(ReadOnlySpan<double> x)
        => Math.Pow(-20 + x[1], 3) + Math.Pow(-10 + x[0], 3);

    /// <summary>Must be at least 0.</summary>
    [Differentiable]
    public static double Constraint1(ReadOnlySpan<double> x)
        => Math.Pow(-5 + x[0], 2) + Math.Pow(-5 + x[1], 2) - 100;

    /// <summary>Must be at least 0.</summary>
    [Differentiable]
    public static double Constraint2(ReadOnlySpan<double> x)
        => 82.810000000000002 - (Math.Pow(-6 + x[0], 2) + Math.Pow(-5 + x[1], 2));
}
