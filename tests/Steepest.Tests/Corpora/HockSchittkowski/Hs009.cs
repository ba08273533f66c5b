namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 9: 2 variables, 1 constraint.</summary>
public static partial class Hs009
{
    [Differentiable]
    public static double Objective(ReadOnlySpan<double> x)
        => Math.Cos(314159 * x[1] / 1600000) * Math.Sin(261799166666667.0 * x[0] / 1e15);

    /// <summary>Must be 0.</summary>
    [Differentiable]
    public static double Constraint1(ReadOnlySpan<double> x)
        => -3 * x[1] + 4 * x[0];
}
