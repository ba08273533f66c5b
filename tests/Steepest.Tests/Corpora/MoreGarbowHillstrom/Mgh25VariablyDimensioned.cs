namespace Steepest.Tests.Corpora;

/// <summary>Moré, Garbow and Hillstrom, problem 25: Variably dimensioned, 10 variables, 12 residuals.</summary>
public static partial class Mgh25VariablyDimensioned
{
    [Differentiable]
    public static double Objective(ReadOnlySpan<double> x)
    {
        var r1 = x[0] - 1;
        var r2 = x[1] - 1;
        var r3 = x[2] - 1;
        var r4 = x[3] - 1;
        var r5 = x[4] - 1;
        var r6 = x[5] - 1;
        var r7 = x[6] - 1;
        var r8 = x[7] - 1;
        var r9 = x[8] - 1;
        var r10 = x[9] - 1;
        var r11 = 1 * (x[0] - 1) + 2 * (x[1] - 1) + 3 * (x[2] - 1) + 4 * (x[3] - 1) + 5 * (x[4] - 1) + 6 * (x[5] - 1) + 7 * (x[6] - 1)
            + 8 * (x[7] - 1) + 9 * (x[8] - 1) + 10 * (x[9] - 1);
        var r12 = Math.Pow(
            1 * (x[0] - 1) + 2 * (x[1] - 1) + 3 * (x[2] - 1) + 4 * (x[3] - 1) + 5 * (x[4] - 1) + 6 * (x[5] - 1)
                + 7 * (x[6] - 1) + 8 * (x[7] - 1) + 9 * (x[8] - 1) + 10 * (x[9] - 1), 2);
        return r1 * r1 + r2 * r2 + r3 * r3 + r4 * r4 + r5 * r5 + r6 * r6 + r7 * r7 + r8 * r8 + r9 * r9 + r10 * r10 + r11 * r11
            + r12 * r12;
    }
}
