namespace Steepest.Tests.Corpora;

/// <summary>Moré, Garbow and Hillstrom, problem 27: Brown almost-linear, 10 variables, 10 residuals.</summary>
public static partial class Mgh27BrownAlmostLinear
{
    [Differentiable]
    public static double Objective(ReadOnlySpan<double> x)
    {
        var r1 = x[0] + (x[0] + x[1] + x[2] + x[3] + x[4] + x[5] + x[6] + x[7] + x[8] + x[9]) - 11;
        var r2 = x[1] + (x[0] + x[1] + x[2] + x[3] + x[4] + x[5] + x[6] + x[7] + x[8] + x[9]) - 11;
        var r3 = x[2] + (x[0] + x[1] + x[2] + x[3] + x[4] + x[5] + x[6] + x[7] + x[8] + x[9]) - 11;
        var r4 = x[3] + (x[0] + x[1] + x[2] + x[3] + x[4] + x[5] + x[6] + x[7] + x[8] + x[9]) - 11;
        var r5 = x[4] + (x[0] + x[1] + x[2] + x[3] + x[4] + x[5] + x[6] + x[7] + x[8] + x[9]) - 11;
        var r6 = x[5] + (x[0] + x[1] + x[2] + x[3] + x[4] + x[5] + x[6] + x[7] + x[8] + x[9]) - 11;
        var r7 = x[6] + (x[0] + x[1] + x[2] + x[3] + x[4] + x[5] + x[6] + x[7] + x[8] + x[9]) - 11;
        var r8 = x[7] + (x[0] + x[1] + x[2] + x[3] + x[4] + x[5] + x[6] + x[7] + x[8] + x[9]) - 11;
        var r9 = x[8] + (x[0] + x[1] + x[2] + x[3] + x[4] + x[5] + x[6] + x[7] + x[8] + x[9]) - 11;
        var r10 = x[0] * x[1] * x[2] * x[3] * x[4] * x[5] * x[6] * x[7] * x[8] * x[9] - 1;
        return r1 * r1 + r2 * r2 + r3 * r3 + r4 * r4 + r5 * r5 + r6 * r6 + r7 * r7 + r8 * r8 + r9 * r9 + r10 * r10;
    }
}
