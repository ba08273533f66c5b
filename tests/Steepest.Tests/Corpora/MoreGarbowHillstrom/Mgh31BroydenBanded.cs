namespace Steepest.Tests.Corpora;

/// <summary>Moré, Garbow and Hillstrom, problem 31: Broyden banded, 10 variables, 10 residuals.</summary>
public static partial class Mgh31BroydenBanded
{
    [Differentiable]
    public static double Objective(ReadOnlySpan<double> x)
    {
        var r1 = x[0] * (2 + 5 * Math.Pow(x[0], 2)) + 1 - x[1] * (1 + x[1]);
        var r2 = x[1] * (2 + 5 * Math.Pow(x[1], 2)) + 1 - (x[0] * (1 + x[0]) + x[2] * (1 + x[2]));
        var r3 = x[2] * (2 + 5 * Math.Pow(x[2], 2)) + 1 - (x[0] * (1 + x[0]) + x[1] * (1 + x[1]) + x[3] * (1 + x[3]));
        var r4 = x[3] * (2 + 5 * Math.Pow(x[3], 2)) + 1
            - (x[0] * (1 + x[0]) + x[1] * (1 + x[1]) + x[2] * (1 + x[2]) + x[4] * (1 + x[4]));
        var r5 = x[4] * (2 + 5 * Math.Pow(x[4], 2)) + 1
            - (x[0] * (1 + x[0]) + x[1] * (1 + x[1]) + x[2] * (1 + x[2]) + x[3] * (1 + x[3]) + x[5] * (1 + x[5]));
        var r6 = x[5] * (2 + 5 * Math.Pow(x[5], 2)) + 1
            - (
                x[0] * (1 + x[0]) + x[1] * (1 + x[1]) + x[2] * (1 + x[2]) + x[3] * (1 + x[3]) + x[4] * (1 + x[4])
                    + x[6] * (1 + x[6]));
        var r7 = x[6] * (2 + 5 * Math.Pow(x[6], 2)) + 1
            - (
                x[1] * (1 + x[1]) + x[2] * (1 + x[2]) + x[3] * (1 + x[3]) + x[4] * (1 + x[4]) + x[5] * (1 + x[5])
                    + x[7] * (1 + x[7]));
        var r8 = x[7] * (2 + 5 * Math.Pow(x[7], 2)) + 1
            - (
                x[2] * (1 + x[2]) + x[3] * (1 + x[3]) + x[4] * (1 + x[4]) + x[5] * (1 + x[5]) + x[6] * (1 + x[6])
                    + x[8] * (1 + x[8]));
        var r9 = x[8] * (2 + 5 * Math.Pow(x[8], 2)) + 1
            - (
                x[3] * (1 + x[3]) + x[4] * (1 + x[4]) + x[5] * (1 + x[5]) + x[6] * (1 + x[6]) + x[7] * (1 + x[7])
                    + x[9] * (1 + x[9]));
        var r10 = x[9] * (2 + 5 * Math.Pow(x[9], 2)) + 1
            - (x[4] * (1 + x[4]) + x[5] * (1 + x[5]) + x[6] * (1 + x[6]) + x[7] * (1 + x[7]) + x[8] * (1 + x[8]));
        return r1 * r1 + r2 * r2 + r3 * r3 + r4 * r4 + r5 * r5 + r6 * r6 + r7 * r7 + r8 * r8 + r9 * r9 + r10 * r10;
    }
}
