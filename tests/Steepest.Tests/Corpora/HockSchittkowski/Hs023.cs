namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 23: 2 variables, 5 constraints.</summary>
public static partial class Hs023
{
    [Differentiable]
    public static double Objective(ReadOnlySpan<double> x)
        => Math.Pow(x[0], 2) + Math.Pow(x[1], 2);

    /// <summary>Must be at least 0.</summary>
    [Differentiable]
    public static double Constraint1(ReadOnlySpan<double> x)
        => x[0] + x[1] - 1;

    /// <summary>Must be at least 0.</summary>
    [Differentiable]
    public static double Constraint2(ReadOnlySpan<double> x)
        => Math.Pow(x[0], 2) + Math.Pow(x[1], 2) - 1;

    /// <summary>Must be at least 0.</summary>
    [Differentiable]
    public static double Constraint3(ReadOnlySpan<double> x)
        => Math.Pow(x[1], 2) + 9 * Math.Pow(x[0], 2) - 9;

    /// <summary>Must be at least 0.</summary>
    [Differentiable]
    public static double Constraint4(ReadOnlySpan<double> x)
        => Math.Pow(x[0], 2) - x[1];

    /// <summary>Must be at least 0.</summary>
    [Differentiable]
    public static double Constraint5(ReadOnlySpan<double> x)
        => Math.Pow(x[1], 2) - x[0];
}
