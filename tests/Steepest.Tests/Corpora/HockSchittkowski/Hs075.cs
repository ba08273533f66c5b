namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 75: 4 variables, 5 constraints.</summary>
public static partial class Hs075
{
    [Differentiable]
    public static double Objective(ReadOnlySpan<double> x)
        => 2 * x[1] + 3 * x[0] + Math.Pow(x[0], 3) / 1000000 + 666666666666667.0 * Math.Pow(x[1], 3) / 1e21;

    /// <summary>Must be at least 0.</summary>
    [Differentiable]
    public static double Constraint1(ReadOnlySpan<double> x)
        => 0.47999999999999998 - (x[2] - x[3]);

    /// <summary>Must be at least 0.</summary>
    [Differentiable]
    public static double Constraint2(ReadOnlySpan<double> x)
        => 0.47999999999999998 - (x[3] - x[2]);

    /// <summary>Must be 0.</summary>
    [Differentiable]
    public static double Constraint3(ReadOnlySpan<double> x)
        => x[0] + 1000 * Math.Sin(0.25 + x[2]) + 1000 * Math.Sin(0.25 + x[3]) - 894.79999999999995;

    /// <summary>Must be 0.</summary>
    [Differentiable]
    public static double Constraint4(ReadOnlySpan<double> x)
        => x[1] - 1000 * Math.Sin(-0.25 + x[2]) + 1000 * Math.Sin(0.25 + x[3] - x[2]) - 894.79999999999995;

    /// <summary>Must be 0.</summary>
    [Differentiable]
    public static double Constraint5(ReadOnlySpan<double> x)
        => -1000 * Math.Sin(-0.25 + x[3]) + 1000 * Math.Sin(0.25 + x[2] - x[3]) - 1294.8;
}
