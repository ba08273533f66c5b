namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 35: 3 variables, 1 constraint.</summary>
[Lbfgs, Sqp, AugmentedLagrangian]
public static partial class Hs035
{
    [Loss]
    public static double Cost(ReadOnlySpan<double> x)
        => 9 + Math.Pow(x[2], 2) - 8 * x[0] - 6 * x[1] - 4 * x[2] + 2 * Math.Pow(x[0], 2) + 2 * Math.Pow(x[1], 2)
            + 2 * x[0] * x[1] + 2 * x[0] * x[2];

    [Constraint(AtLeast = 0)]
    public static double Constraint1(ReadOnlySpan<double> x)
        => 3 - (x[0] + x[1] + 2 * x[2]);

    /// <summary>How far the nearest bound is.</summary>
    [Metric]
    public static double Room([Bounds(nameof(lower), nameof(upper))] ReadOnlySpan<double> x, [Fixed] ReadOnlySpan<double> lower, [Fixed] ReadOnlySpan<double> upper)
        => Interval.Room(x, lower, upper);
}
