namespace Steepest.Tests.Corpora;

/// <summary>Moré, Garbow and Hillstrom, problem 23: Penalty I, 10 variables, 11 residuals.</summary>
public static partial class Mgh23PenaltyIOf10
{
    [Differentiable]
    public static double Objective(ReadOnlySpan<double> x)
    {
        var r1 = Math.Sqrt(0.00001) * (x[0] - 1);
        var r2 = Math.Sqrt(0.00001) * (x[1] - 1);
        var r3 = Math.Sqrt(0.00001) * (x[2] - 1);
        var r4 = Math.Sqrt(0.00001) * (x[3] - 1);
        var r5 = Math.Sqrt(0.00001) * (x[4] - 1);
        var r6 = Math.Sqrt(0.00001) * (x[5] - 1);
        var r7 = Math.Sqrt(0.00001) * (x[6] - 1);
        var r8 = Math.Sqrt(0.00001) * (x[7] - 1);
        var r9 = Math.Sqrt(0.00001) * (x[8] - 1);
        var r10 = Math.Sqrt(0.00001) * (x[9] - 1);
        var r11 = Math.Pow(x[0], 2) + Math.Pow(x[1], 2) + Math.Pow(x[2], 2) + Math.Pow(x[3], 2) + Math.Pow(x[4], 2) + Math.Pow(x[5], 2)
            + Math.Pow(x[6], 2) + Math.Pow(x[7], 2) + Math.Pow(x[8], 2) + Math.Pow(x[9], 2) - 0.25;
        return r1 * r1 + r2 * r2 + r3 * r3 + r4 * r4 + r5 * r5 + r6 * r6 + r7 * r7 + r8 * r8 + r9 * r9 + r10 * r10 + r11 * r11;
    }
}
