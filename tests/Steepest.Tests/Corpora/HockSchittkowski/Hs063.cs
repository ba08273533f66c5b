namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 63: 3 variables, 2 constraints.</summary>
public static partial class Hs063
{
    [Differentiable]
    public static double Objective(ReadOnlySpan<double> x)
        => 1000 - Math.Pow(x[0], 2) - Math.Pow(x[2], 2) - 2 * Math.Pow(x[1], 2) - x[0] * x[1] - x[0] * x[2];

    /// <summary>Must be 0.</summary>
    [Differentiable]
    public static double Constraint1(ReadOnlySpan<double> x)
        => 7 * x[2] + 8 * x[0] + 14 * x[1] - 56;

    /// <summary>Must be 0.</summary>
    [Differentiable]
    public static double Constraint2(ReadOnlySpan<double> x)
        => Math.Pow(x[0], 2) + Math.Pow(x[1], 2) + Math.Pow(x[2], 2) - 25;
}
