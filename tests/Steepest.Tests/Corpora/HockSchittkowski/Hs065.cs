namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 65: 3 variables, 1 constraint.</summary>
[Lbfgs, Sqp, AugmentedLagrangian]
public static partial class Hs065
{
    [Loss]
    public static double Cost(ReadOnlySpan<double> x)
        => Math.Pow(-5 + x[2], 2) + Math.Pow(x[0] - x[1], 2) + 111111111111111.0 * Math.Pow(-10 + x[0] + x[1], 2) / 1e15;

    [Constraint(AtLeast = 0)]
    public static double Constraint1(ReadOnlySpan<double> x)
        => 48 - (Math.Pow(x[0], 2) + Math.Pow(x[1], 2) + Math.Pow(x[2], 2));

    /// <summary>How far the nearest bound is.</summary>
    [Metric]
    public static double Room([Bounds(nameof(lower), nameof(upper))] ReadOnlySpan<double> x, [Fixed] ReadOnlySpan<double> lower, [Fixed] ReadOnlySpan<double> upper)
        => Interval.Room(x, lower, upper);
}
