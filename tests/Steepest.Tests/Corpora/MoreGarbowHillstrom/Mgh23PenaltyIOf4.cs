namespace Steepest.Tests.Corpora;

/// <summary>Moré, Garbow and Hillstrom, problem 23: Penalty I, 4 variables, 5 residuals.</summary>
public static partial class Mgh23PenaltyIOf4
{
    [Differentiable]
    public static double Objective(ReadOnlySpan<double> x)
    {
        var r1 = Math.Sqrt(0.00001) * (x[0] - 1);
        var r2 = Math.Sqrt(0.00001) * (x[1] - 1);
        var r3 = Math.Sqrt(0.00001) * (x[2] - 1);
        var r4 = Math.Sqrt(0.00001) * (x[3] - 1);
        var r5 = Math.Pow(x[0], 2) + Math.Pow(x[1], 2) + Math.Pow(x[2], 2) + Math.Pow(x[3], 2) - 0.25;
        return r1 * r1 + r2 * r2 + r3 * r3 + r4 * r4 + r5 * r5;
    }
}
