namespace Steepest.Tests.Corpora;

/// <summary>Moré, Garbow and Hillstrom, problem 1: Rosenbrock, 2 variables, 2 residuals.</summary>
public static partial class Mgh01Rosenbrock
{
    [Differentiable]
    public static double Objective(ReadOnlySpan<double> x)
    {
        var r1 = 10 * (x[1] - Math.Pow(x[0], 2));
        var r2 = 1 - x[0];
        return r1 * r1 + r2 * r2;
    }
}
