namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 7: 2 variables, 1 constraint.</summary>
public static partial class Hs007
{
    [Differentiable]
    public static double Objective(ReadOnlySpan<double> x)
        => -x[1] + Math.Log(1 + Math.Pow(x[0], 2));

    /// <summary>Must be 0.</summary>
    [Differentiable]
    public static double Constraint1(ReadOnlySpan<double> x)
        => Math.Pow(x[1], 2) + Math.Pow(1 + Math.Pow(x[0], 2), 2) - 4;
}
