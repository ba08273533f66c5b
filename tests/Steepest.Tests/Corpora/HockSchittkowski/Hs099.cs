namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 99: 7 variables, 2 constraints.</summary>
public static partial class Hs099
{
    [Differentiable]
    public static double Objective(ReadOnlySpan<double> x)
        => -Math.Pow(
            1250 * Math.Cos(x[0]) + 1250 * Math.Cos(x[1]) + 3750 * Math.Cos(x[2]) + 3750 * Math.Cos(x[3])
                + 3750 * Math.Cos(x[4]) + 9000 * Math.Cos(x[5]) + 9000 * Math.Cos(x[6]), 2);

    /// <summary>Must be 0.</summary>
    [Differentiable]
    public static double Constraint1(ReadOnlySpan<double> x)
        => 0 + 25 * 0 + 312.5 * (50 * Math.Sin(x[0]) - 32) + 25 * (0 + 25 * (50 * Math.Sin(x[0]) - 32))
            + 312.5 * (50 * Math.Sin(x[1]) - 32) + 50 * (0 + 25 * (50 * Math.Sin(x[0]) - 32) + 25 * (50 * Math.Sin(x[1]) - 32))
            + 1250 * (75 * Math.Sin(x[2]) - 32)
            + 50 * (0 + 25 * (50 * Math.Sin(x[0]) - 32) + 25 * (50 * Math.Sin(x[1]) - 32) + 50 * (75 * Math.Sin(x[2]) - 32))
            + 1250 * (75 * Math.Sin(x[3]) - 32)
            + 50 * (
                0 + 25 * (50 * Math.Sin(x[0]) - 32) + 25 * (50 * Math.Sin(x[1]) - 32) + 50 * (75 * Math.Sin(x[2]) - 32)
                    + 50 * (75 * Math.Sin(x[3]) - 32)) + 1250 * (75 * Math.Sin(x[4]) - 32)
            + 90 * (
                0 + 25 * (50 * Math.Sin(x[0]) - 32) + 25 * (50 * Math.Sin(x[1]) - 32) + 50 * (75 * Math.Sin(x[2]) - 32)
                    + 50 * (75 * Math.Sin(x[3]) - 32) + 50 * (75 * Math.Sin(x[4]) - 32)) + 4050 * (100 * Math.Sin(x[5]) - 32)
            + 90 * (
                0 + 25 * (50 * Math.Sin(x[0]) - 32) + 25 * (50 * Math.Sin(x[1]) - 32) + 50 * (75 * Math.Sin(x[2]) - 32)
                    + 50 * (75 * Math.Sin(x[3]) - 32) + 50 * (75 * Math.Sin(x[4]) - 32) + 90 * (100 * Math.Sin(x[5]) - 32))
            + 4050 * (100 * Math.Sin(x[6]) - 32) - 100000;

    /// <summary>Must be 0.</summary>
    [Differentiable]
    public static double Constraint2(ReadOnlySpan<double> x)
        => 0 + 25 * (50 * Math.Sin(x[0]) - 32) + 25 * (50 * Math.Sin(x[1]) - 32) + 50 * (75 * Math.Sin(x[2]) - 32)
            + 50 * (75 * Math.Sin(x[3]) - 32) + 50 * (75 * Math.Sin(x[4]) - 32) + 90 * (100 * Math.Sin(x[5]) - 32)
            + 90 * (100 * Math.Sin(x[6]) - 32) - 1000;
}
