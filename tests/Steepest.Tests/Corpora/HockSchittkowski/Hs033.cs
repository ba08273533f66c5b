namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 33: 3 variables, 2 constraints.</summary>
public static partial class Hs033
{
    [Differentiable]
    public static double Objective(ReadOnlySpan<double> x)
        => x[2] - (1 - x[0]) * (-3 + x[0]) * (-2 + x[0]);

    /// <summary>Must be at least 0.</summary>
    [Differentiable]
    public static double Constraint1(ReadOnlySpan<double> x)
        => -(Math.Pow(x[0], 2) + Math.Pow(x[1], 2) - Math.Pow(x[2], 2));

    /// <summary>Must be at least 0.</summary>
    [Differentiable]
    public static double Constraint2(ReadOnlySpan<double> x)
        => Math.Pow(x[0], 2) + Math.Pow(x[1], 2) + Math.Pow(x[2], 2) - 4;
}
