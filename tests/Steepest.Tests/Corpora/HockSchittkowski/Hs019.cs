namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 19: 2 variables, 2 constraints.</summary>
[Lbfgs, Sqp, AugmentedLagrangian]
public static partial class Hs019
{
    [Loss]
    public static double Cost(ReadOnlySpan<double> x)
        => Math.Pow(-20 + x[1], 3) + Math.Pow(-10 + x[0], 3);

    [Constraint(AtLeast = 0)]
    public static double Constraint1(ReadOnlySpan<double> x)
        => Math.Pow(-5 + x[0], 2) + Math.Pow(-5 + x[1], 2) - 100;

    [Constraint(AtLeast = 0)]
    public static double Constraint2(ReadOnlySpan<double> x)
        => 82.810000000000002 - (Math.Pow(-6 + x[0], 2) + Math.Pow(-5 + x[1], 2));

    /// <summary>How far the nearest bound is.</summary>
    [Metric]
    public static double Room([Bounds(nameof(lower), nameof(upper))] ReadOnlySpan<double> x, [Fixed] ReadOnlySpan<double> lower, [Fixed] ReadOnlySpan<double> upper)
        => Interval.Room(x, lower, upper);
}
