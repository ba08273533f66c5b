namespace Steepest.Tests.Corpora;

/// <summary>Moré, Garbow and Hillstrom, problem 7: Helical valley, 3 variables, 3 residuals.</summary>
public static partial class Mgh07HelicalValley
{
    [Differentiable]
    public static double Objective(ReadOnlySpan<double> x)
    {
        var r1 = 10 * (x[2] - 10 * (x[0] > 0 ? Math.Atan(x[1] / x[0]) / (2 * Math.PI) : Math.Atan(x[1] / x[0]) / (2 * Math.PI) + 0.5));
        var r2 = 10 * (Math.Sqrt(Math.Pow(x[0], 2) + Math.Pow(x[1], 2)) - 1);
        var r3 = x[2];
        return r1 * r1 + r2 * r2 + r3 * r3;
    }
}
