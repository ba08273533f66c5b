namespace Steepest.Tests.Corpora;

/// <summary>Moré, Garbow and Hillstrom, problem 5: Beale, 2 variables, 3 residuals.</summary>
public static partial class Mgh05Beale
{
    [Differentiable]
    public static double Objective(ReadOnlySpan<double> x)
    {
        var r1 = 1.5 - x[0] * (1 - x[1]);
        var r2 = 2.25 - x[0] * (1 - Math.Pow(x[1], 2));
        var r3 = 2.625 - x[0] * (1 - Math.Pow(x[1], 3));
        return r1 * r1 + r2 * r2 + r3 * r3;
    }
}
