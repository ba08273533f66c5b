namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 45: 5 variables.</summary>
[Lbfgs, Sqp]
public static partial class Hs045
{
    [Loss]
    public static double Cost(ReadOnlySpan<double> x)
        => 2 - 833333333333333.0 * x[0] * x[1] * x[2] * x[3] * x[4] / 1e17;

    /// <summary>How far the nearest bound is.</summary>
    [Metric]
    public static double Room([Bounds(nameof(lower), nameof(upper))] ReadOnlySpan<double> x, [Fixed] ReadOnlySpan<double> lower, [Fixed] ReadOnlySpan<double> upper)
        => Interval.Room(x, lower, upper);
}
