namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 93: 6 variables, 2 constraints.</summary>
[Lbfgs, Sqp, AugmentedLagrangian]
public static partial class Hs093
{
    [Loss]
    public static double Cost(ReadOnlySpan<double> x)
        => 51 * x[0] * x[3] * (x[0] + x[1] + x[2]) / 2500 + 187 * x[1] * x[2] * (x[0] + x[3] + 157 * x[1] / 100) / 10000
            + 437 * x[1] * x[2] * Math.Pow(x[5], 2) * (x[0] + x[3] + 157 * x[1] / 100) / 10000
            + 607 * x[0] * x[3] * Math.Pow(x[4], 2) * (x[0] + x[1] + x[2]) / 10000;

    [Constraint(AtLeast = 0)]
    public static double Constraint1(ReadOnlySpan<double> x)
        => x[0] * x[1] * x[2] * x[3] * x[4] * x[5] / 1000 - 2.0699999999999998;

    [Constraint(AtLeast = 0)]
    public static double Constraint2(ReadOnlySpan<double> x)
        => 1
            - (
                29 * x[1] * x[2] * Math.Pow(x[5], 2) * (x[0] + x[3] + 157 * x[1] / 100) / 50000
                    + 31 * x[0] * x[3] * Math.Pow(x[4], 2) * (x[0] + x[1] + x[2]) / 50000);

    /// <summary>How far the nearest bound is.</summary>
    [Metric]
    public static double Room([Bounds(nameof(lower), nameof(upper))] ReadOnlySpan<double> x, [Fixed] ReadOnlySpan<double> lower, [Fixed] ReadOnlySpan<double> upper)
        => Interval.Room(x, lower, upper);
}
