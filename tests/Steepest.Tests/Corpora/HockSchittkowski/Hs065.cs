namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 65: 3 variables, 1 constraint.</summary>
public static partial class Hs065
{
    [Differentiable]
    public static double Objective(ReadOnlySpan<double> x)
        => Math.Pow(-5 + x[2], 2) + Math.Pow(x[0] - x[1], 2) + 111111111111111.0 * Math.Pow(-10 + x[0] + x[1], 2) / 1e15;

    /// <summary>Must be at least 0.</summary>
    [Differentiable]
    public static double Constraint1(ReadOnlySpan<double> x)
        => 48 - (Math.Pow(x[0], 2) + Math.Pow(x[1], 2) + Math.Pow(x[2], 2));
}
