namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 31: 3 variables, 1 constraint.</summary>
[Lbfgs, Sqp, AugmentedLagrangian]
public static partial class Hs031
{
    [Loss]
    public static double Cost(ReadOnlySpan<double> x)
        => Math.Pow(x[1], 2) + 9 * Math.Pow(x[0], 2) + 9 * Math.Pow(x[2], 2);

    [Constraint(AtLeast = 0)]
    public static double Constraint1(ReadOnlySpan<double> x)
        => x[0] * x[1] - 1;

    /// <summary>How far the nearest bound is.</summary>
    [Metric]
    public static double Room([Bounds(nameof(lower), nameof(upper))] ReadOnlySpan<double> x, [Fixed] ReadOnlySpan<double> lower, [Fixed] ReadOnlySpan<double> upper)
        => Interval.Room(x, lower, upper);
}
