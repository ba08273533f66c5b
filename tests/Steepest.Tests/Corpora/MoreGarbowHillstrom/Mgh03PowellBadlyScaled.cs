namespace Steepest.Tests.Corpora;

/// <summary>Moré, Garbow and Hillstrom, problem 3: Powell badly scaled, 2 variables, 2 residuals.</summary>
public static partial class Mgh03PowellBadlyScaled
{
    [Differentiable]
    public static double Objective(ReadOnlySpan<double> x)
    {
        var r1 = 10000 * x[0] * x[1] - 1;
        var r2 = Math.Exp(-x[0]) + Math.Exp(-x[1]) - 1.0001;
        return r1 * r1 + r2 * r2;
    }
}
