namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 3: 2 variables.</summary>
public static partial class Hs003
{
    [Differentiable]
    public static double Objective(ReadOnlySpan<double> x)
        => x[1] + Math.Pow(x[1] - x[0], 2) / 100000;
}
