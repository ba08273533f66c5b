namespace Steepest.Tests.Corpora;

/// <summary>Moré, Garbow and Hillstrom, problem 15: Kowalik and Osborne, 4 variables, 11 residuals.</summary>
public static partial class Mgh15KowalikAndOsborne
{
    [Differentiable]
    public static double Objective(ReadOnlySpan<double> x)
    {
        var r1 = 0.1957 - x[0] * (Math.Pow(4, 2) + 4 * x[1]) / (Math.Pow(4, 2) + 4 * x[2] + x[3]);
        var r2 = 0.1947 - x[0] * (Math.Pow(2, 2) + 2 * x[1]) / (Math.Pow(2, 2) + 2 * x[2] + x[3]);
        var r3 = 0.1735 - x[0] * (Math.Pow(1, 2) + 1 * x[1]) / (Math.Pow(1, 2) + 1 * x[2] + x[3]);
        var r4 = 0.16 - x[0] * (Math.Pow(0.5, 2) + 0.5 * x[1]) / (Math.Pow(0.5, 2) + 0.5 * x[2] + x[3]);
        var r5 = 0.0844 - x[0] * (Math.Pow(0.25, 2) + 0.25 * x[1]) / (Math.Pow(0.25, 2) + 0.25 * x[2] + x[3]);
        var r6 = 0.0627 - x[0] * (Math.Pow(0.167, 2) + 0.167 * x[1]) / (Math.Pow(0.167, 2) + 0.167 * x[2] + x[3]);
        var r7 = 0.0456 - x[0] * (Math.Pow(0.125, 2) + 0.125 * x[1]) / (Math.Pow(0.125, 2) + 0.125 * x[2] + x[3]);
        var r8 = 0.0342 - x[0] * (Math.Pow(0.1, 2) + 0.1 * x[1]) / (Math.Pow(0.1, 2) + 0.1 * x[2] + x[3]);
        var r9 = 0.0323 - x[0] * (Math.Pow(0.0833, 2) + 0.0833 * x[1]) / (Math.Pow(0.0833, 2) + 0.0833 * x[2] + x[3]);
        var r10 = 0.0235 - x[0] * (Math.Pow(0.0714, 2) + 0.0714 * x[1]) / (Math.Pow(0.0714, 2) + 0.0714 * x[2] + x[3]);
        var r11 = 0.0246 - x[0] * (Math.Pow(0.0625, 2) + 0.0625 * x[1]) / (Math.Pow(0.0625, 2) + 0.0625 * x[2] + x[3]);
        return r1 * r1 + r2 * r2 + r3 * r3 + r4 * r4 + r5 * r5 + r6 * r6 + r7 * r7 + r8 * r8 + r9 * r9 + r10 * r10 + r11 * r11;
    }
}
