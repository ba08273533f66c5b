namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 59: 2 variables, 3 constraints.</summary>
[Lbfgs, Sqp, AugmentedLagrangian]
public static partial class Hs059
{
    [Loss]
    public static double Cost(ReadOnlySpan<double> x)
        => -75.196 - 6757 * Math.Pow(x[1], 4) / 500000000 - 6347 * Math.Pow(x[0], 2) / 50000 - 5129 * Math.Pow(x[1], 2) / 20000
            - 2069 * Math.Pow(x[0], 4) / 200000000 + 2382 * x[0] / 625 + 8651 * Math.Pow(x[1], 3) / 2500000
            + 14053 / (500 * (1 + x[1])) + 20567 * Math.Pow(x[0], 3) / 10000000 + 28673 * Math.Exp(x[0] * x[1] / 2000) / 10000
            + 34153 * x[1] / 5000 - 15117 * x[0] * x[1] / 500000 - 4407 * x[1] * Math.Pow(x[0], 3) / 125000000
            - 681 * x[0] * Math.Pow(x[1], 2) / 2000000 - 7 * Math.Pow(x[0], 3) * Math.Pow(x[1], 3) / 1e10
            + 63 * Math.Pow(x[0], 3) * Math.Pow(x[1], 2) / 1000000000 + 419 * Math.Pow(x[0], 2) * Math.Pow(x[1], 2) / 80000000
            + 1133 * x[1] * Math.Pow(x[0], 4) / 5000000000.0 + 8319 * x[0] * Math.Pow(x[1], 3) / 5000000000.0
            + 64067 * x[1] * Math.Pow(x[0], 2) / 50000000;

    [Constraint(AtLeast = 0)]
    public static double Constraint1(ReadOnlySpan<double> x)
        => x[0] * x[1] - 700;

    [Constraint(AtLeast = 0)]
    public static double Constraint2(ReadOnlySpan<double> x)
        => x[1] - Math.Pow(x[0], 2) / 125;

    [Constraint(AtLeast = 0)]
    public static double Constraint3(ReadOnlySpan<double> x)
        => Math.Pow(-50 + x[1], 2) - 5 * x[0] + 275;

    /// <summary>How far the nearest bound is.</summary>
    [Metric]
    public static double Room([Bounds(nameof(lower), nameof(upper))] ReadOnlySpan<double> x, [Fixed] ReadOnlySpan<double> lower, [Fixed] ReadOnlySpan<double> upper)
        => Interval.Room(x, lower, upper);
}
