namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 5: 2 variables.</summary>
public static partial class Hs005
{
    [Differentiable]
    public static double Objective(ReadOnlySpan<double> x)
        => 1 + Math.Pow(x[0] - x[1], 2) - 3 * x[0] / 2 + 5 * x[1] / 2 + Math.Sin(x[0] + x[1]);
}
