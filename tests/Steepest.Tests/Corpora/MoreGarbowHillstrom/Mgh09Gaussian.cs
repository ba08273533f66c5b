namespace Steepest.Tests.Corpora;

/// <summary>Moré, Garbow and Hillstrom, problem 9: Gaussian, 3 variables, 15 residuals.</summary>
public static partial class Mgh09Gaussian
{
    [Differentiable]
    public static double Objective(ReadOnlySpan<double> x)
    {
        var r1 = x[0] * Math.Exp(-x[1] * Math.Pow(3.5 - x[2], 2) / 2) - 0.0009;
        var r2 = x[0] * Math.Exp(-x[1] * Math.Pow(3 - x[2], 2) / 2) - 0.0044;
        var r3 = x[0] * Math.Exp(-x[1] * Math.Pow(2.5 - x[2], 2) / 2) - 0.0175;
        var r4 = x[0] * Math.Exp(-x[1] * Math.Pow(2 - x[2], 2) / 2) - 0.054;
        var r5 = x[0] * Math.Exp(-x[1] * Math.Pow(1.5 - x[2], 2) / 2) - 0.1295;
        var r6 = x[0] * Math.Exp(-x[1] * Math.Pow(1 - x[2], 2) / 2) - 0.242;
        var r7 = x[0] * Math.Exp(-x[1] * Math.Pow(0.5 - x[2], 2) / 2) - 0.3521;
        var r8 = x[0] * Math.Exp(-x[1] * Math.Pow(0 - x[2], 2) / 2) - 0.3989;
        var r9 = x[0] * Math.Exp(-x[1] * Math.Pow(-0.5 - x[2], 2) / 2) - 0.3521;
        var r10 = x[0] * Math.Exp(-x[1] * Math.Pow(-1 - x[2], 2) / 2) - 0.242;
        var r11 = x[0] * Math.Exp(-x[1] * Math.Pow(-1.5 - x[2], 2) / 2) - 0.1295;
        var r12 = x[0] * Math.Exp(-x[1] * Math.Pow(-2 - x[2], 2) / 2) - 0.054;
        var r13 = x[0] * Math.Exp(-x[1] * Math.Pow(-2.5 - x[2], 2) / 2) - 0.0175;
        var r14 = x[0] * Math.Exp(-x[1] * Math.Pow(-3 - x[2], 2) / 2) - 0.0044;
        var r15 = x[0] * Math.Exp(-x[1] * Math.Pow(-3.5 - x[2], 2) / 2) - 0.0009;
        return r1 * r1 + r2 * r2 + r3 * r3 + r4 * r4 + r5 * r5 + r6 * r6 + r7 * r7 + r8 * r8 + r9 * r9 + r10 * r10 + r11 * r11
            + r12 * r12 + r13 * r13 + r14 * r14 + r15 * r15;
    }
}
