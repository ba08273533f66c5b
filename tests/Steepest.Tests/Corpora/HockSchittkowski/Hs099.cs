namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 99: 7 variables, 2 constraints.</summary>
[Lbfgs, Sqp, AugmentedLagrangian]
public static partial class Hs099
{
    [Loss]
    public static double Cost(ReadOnlySpan<double> x)
        => -Math.Pow(
            1250 * Math.Cos(x[0]) + 1250 * Math.Cos(x[1]) + 3750 * Math.Cos(x[2]) + 3750 * Math.Cos(x[3])
                + 3750 * Math.Cos(x[4]) + 9000 * Math.Cos(x[5]) + 9000 * Math.Cos(x[6]), 2);

    [Constraint(EqualTo = 0)]
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

    [Constraint(EqualTo = 0)]
    public static double Constraint2(ReadOnlySpan<double> x)
        => 0 + 25 * (50 * Math.Sin(x[0]) - 32) + 25 * (50 * Math.Sin(x[1]) - 32) + 50 * (75 * Math.Sin(x[2]) - 32)
            + 50 * (75 * Math.Sin(x[3]) - 32) + 50 * (75 * Math.Sin(x[4]) - 32) + 90 * (100 * Math.Sin(x[5]) - 32)
            + 90 * (100 * Math.Sin(x[6]) - 32) - 1000;

    /// <summary>How far the nearest bound is.</summary>
    [Metric]
    public static double Room([Bounds(nameof(lower), nameof(upper))] ReadOnlySpan<double> x, [Fixed] ReadOnlySpan<double> lower, [Fixed] ReadOnlySpan<double> upper)
        => Interval.Room(x, lower, upper);
}
