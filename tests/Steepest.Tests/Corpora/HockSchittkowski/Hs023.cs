namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 23: 2 variables, 5 constraints.</summary>
[Lbfgs, Sqp, AugmentedLagrangian]
public static partial class Hs023
{
    [Loss]
    public static double Cost(ReadOnlySpan<double> x)
        => Math.Pow(x[0], 2) + Math.Pow(x[1], 2);

    [Constraint(AtLeast = 0)]
    public static double Constraint1(ReadOnlySpan<double> x)
        => x[0] + x[1] - 1;

    [Constraint(AtLeast = 0)]
    public static double Constraint2(ReadOnlySpan<double> x)
        => Math.Pow(x[0], 2) + Math.Pow(x[1], 2) - 1;

    [Constraint(AtLeast = 0)]
    public static double Constraint3(ReadOnlySpan<double> x)
        => Math.Pow(x[1], 2) + 9 * Math.Pow(x[0], 2) - 9;

    [Constraint(AtLeast = 0)]
    public static double Constraint4(ReadOnlySpan<double> x)
        => Math.Pow(x[0], 2) - x[1];

    [Constraint(AtLeast = 0)]
    public static double Constraint5(ReadOnlySpan<double> x)
        => Math.Pow(x[1], 2) - x[0];

    /// <summary>How far the nearest bound is.</summary>
    [Metric]
    public static double Room([Bounds(nameof(lower), nameof(upper))] ReadOnlySpan<double> x, [Fixed] ReadOnlySpan<double> lower, [Fixed] ReadOnlySpan<double> upper)
        => Interval.Room(x, lower, upper);
}
