namespace Steepest.Tests.Corpora;

/// <summary>Moré, Garbow and Hillstrom, problem 21: Extended Rosenbrock, 10 variables, 10 residuals.</summary>
public static partial class Mgh21ExtendedRosenbrock
{
    [Differentiable]
    public static double Objective(ReadOnlySpan<double> x)
    {
        var r1 = 10 * (x[1] - Math.Pow(x[0], 2));
        var r2 = 1 - x[0];
        var r3 = 10 * (x[3] - Math.Pow(x[2], 2));
        var r4 = 1 - x[2];
        var r5 = 10 * (x[5] - Math.Pow(x[4], 2));
        var r6 = 1 - x[4];
        var r7 = 10 * (x[7] - Math.Pow(x[6], 2));
        var r8 = 1 - x[6];
        var r9 = 10 * (x[9] - Math.Pow(x[8], 2));
        var r10 = 1 - x[8];
        return r1 * r1 + r2 * r2 + r3 * r3 + r4 * r4 + r5 * r5 + r6 * r6 + r7 * r7 + r8 * r8 + r9 * r9 + r10 * r10;
    }
}
