namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 71: 4 variables, 2 constraints.</summary>
public static partial class Hs071
{
    [Differentiable]
    public static double Objective(ReadOnlySpan<double> x)
        => x[2] + x[0] * x[3] * (x[0] + x[1] + x[2]);

    /// <summary>Must be at least 0.</summary>
    [Differentiable]
    public static double Constraint1(ReadOnlySpan<double> x)
        => x[0] * x[1] * x[2] * x[3] - 25;

    /// <summary>Must be 0.</summary>
    [Differentiable]
    public static double Constraint2(ReadOnlySpan<double> x)
        => Math.Pow(x[0], 2) + Math.Pow(x[1], 2) + Math.Pow(x[2], 2) + Math.Pow(x[3], 2) - 40;
}
