namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 83: 5 variables, 6 constraints.</summary>
[Lbfgs, Sqp, AugmentedLagrangian]
public static partial class Hs083
{
    [Loss]
    public static double Cost(ReadOnlySpan<double> x)
        => -40792.141 + 37293239 * x[0] / 1000000 + 53578547 * Math.Pow(x[2], 2) / 10000000 + 8356891 * x[0] * x[4] / 10000000;

    [Constraint(AtLeast = 0)]
    public static double Constraint1(ReadOnlySpan<double> x)
        => 85.334406999999999 - (-28429 * x[1] * x[4] / 5000000 - 3131 * x[0] * x[3] / 5000000 + 22053 * x[2] * x[4] / 10000000);

    [Constraint(AtLeast = 0)]
    public static double Constraint2(ReadOnlySpan<double> x)
        => 6.6655930000000003 - (-22053 * x[2] * x[4] / 10000000 + 3131 * x[0] * x[3] / 5000000 + 28429 * x[1] * x[4] / 5000000);

    [Constraint(AtLeast = 0)]
    public static double Constraint3(ReadOnlySpan<double> x)
        => -9.4875100000000003
            - (-21813 * Math.Pow(x[2], 2) / 10000000 - 71317 * x[1] * x[4] / 10000000 - 5991 * x[0] * x[1] / 2000000);

    [Constraint(AtLeast = 0)]
    public static double Constraint4(ReadOnlySpan<double> x)
        => 29.48751 - (21813 * Math.Pow(x[2], 2) / 10000000 + 5991 * x[0] * x[1] / 2000000 + 71317 * x[1] * x[4] / 10000000);

    [Constraint(AtLeast = 0)]
    public static double Constraint5(ReadOnlySpan<double> x)
        => -10.699039000000001 - (-23513 * x[2] * x[4] / 5000000 - 12547 * x[0] * x[2] / 10000000 - 3817 * x[2] * x[3] / 2000000);

    [Constraint(AtLeast = 0)]
    public static double Constraint6(ReadOnlySpan<double> x)
        => 15.699039000000001 - (3817 * x[2] * x[3] / 2000000 + 12547 * x[0] * x[2] / 10000000 + 23513 * x[2] * x[4] / 5000000);

    /// <summary>How far the nearest bound is.</summary>
    [Metric]
    public static double Room([Bounds(nameof(lower), nameof(upper))] ReadOnlySpan<double> x, [Fixed] ReadOnlySpan<double> lower, [Fixed] ReadOnlySpan<double> upper)
        => Interval.Room(x, lower, upper);
}
