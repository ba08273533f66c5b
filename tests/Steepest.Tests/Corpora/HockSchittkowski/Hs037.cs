namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 37: 3 variables, 2 constraints.</summary>
[Lbfgs, Sqp, AugmentedLagrangian]
public static partial class Hs037
{
    [Loss]
    public static double Cost(ReadOnlySpan<double> x)
        => -x[0] * x[1] * x[2];

    [Constraint(AtLeast = 0)]
    public static double Constraint1(ReadOnlySpan<double> x)
        => 72 - (x[0] + 2 * x[1] + 2 * x[2]);

    [Constraint(AtLeast = 0)]
    public static double Constraint2(ReadOnlySpan<double> x)
        => x[0] + 2 * x[1] + 2 * x[2];

    /// <summary>How far the nearest bound is.</summary>
    [Metric]
    public static double Room([Bounds(nameof(lower), nameof(upper))] ReadOnlySpan<double> x, [Fixed] ReadOnlySpan<double> lower, [Fixed] ReadOnlySpan<double> upper)
        => Interval.Room(x, lower, upper);
}
