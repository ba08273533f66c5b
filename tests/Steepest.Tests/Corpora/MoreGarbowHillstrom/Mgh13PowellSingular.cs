namespace Steepest.Tests.Corpora;

/// <summary>Moré, Garbow and Hillstrom, problem 13: Powell singular, 4 variables, 4 residuals.</summary>
public static partial class Mgh13PowellSingular
{
    [Differentiable]
    public static double Objective(ReadOnlySpan<double> x)
    {
        var r1 = x[0] + 10 * x[1];
        var r2 = Math.Sqrt(5) * (x[2] - x[3]);
        var r3 = Math.Pow(x[1] - 2 * x[2], 2);
        var r4 = Math.Sqrt(10) * Math.Pow(x[0] - x[3], 2);
        return r1 * r1 + r2 * r2 + r3 * r3 + r4 * r4;
    }
}
