namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 63: 3 variables, 2 constraints.</summary>
[Lbfgs, Sqp, AugmentedLagrangian]
public static partial class Hs063
{
    [Loss]
    public static double Cost(ReadOnlySpan<double> x)
        => 1000 - Math.Pow(x[0], 2) - Math.Pow(x[2], 2) - 2 * Math.Pow(x[1], 2) - x[0] * x[1] - x[0] * x[2];

    [Constraint(EqualTo = 0)]
    public static double Constraint1(ReadOnlySpan<double> x)
        => 7 * x[2] + 8 * x[0] + 14 * x[1] - 56;

    [Constraint(EqualTo = 0)]
    public static double Constraint2(ReadOnlySpan<double> x)
        => Math.Pow(x[0], 2) + Math.Pow(x[1], 2) + Math.Pow(x[2], 2) - 25;

    /// <summary>How far the nearest bound is.</summary>
    [Metric]
    public static double Room([Bounds(nameof(lower), nameof(upper))] ReadOnlySpan<double> x, [Fixed] ReadOnlySpan<double> lower, [Fixed] ReadOnlySpan<double> upper)
        => Interval.Room(x, lower, upper);
}
