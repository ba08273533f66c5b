namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 21: 2 variables, 1 constraint.</summary>
[Lbfgs, Sqp, AugmentedLagrangian]
public static partial class Hs021
{
    [Loss]
    public static double Cost(ReadOnlySpan<double> x)
        => -100 + Math.Pow(x[1], 2) + Math.Pow(x[0], 2) / 100;

    [Constraint(AtLeast = 0)]
    public static double Constraint1(ReadOnlySpan<double> x)
        => -x[1] + 10 * x[0] - 10;

    /// <summary>How far the nearest bound is.</summary>
    [Metric]
    public static double Room([Bounds(nameof(lower), nameof(upper))] ReadOnlySpan<double> x, [Fixed] ReadOnlySpan<double> lower, [Fixed] ReadOnlySpan<double> upper)
        => Interval.Room(x, lower, upper);
}
