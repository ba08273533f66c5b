namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 5: 2 variables.</summary>
[Lbfgs, Sqp]
public static partial class Hs005
{
    [Loss]
    public static double Cost(ReadOnlySpan<double> x)
        => 1 + Math.Pow(x[0] - x[1], 2) - 3 * x[0] / 2 + 5 * x[1] / 2 + Math.Sin(x[0] + x[1]);

    /// <summary>How far the nearest bound is.</summary>
    [Metric]
    public static double Room([Bounds(nameof(lower), nameof(upper))] ReadOnlySpan<double> x, [Fixed] ReadOnlySpan<double> lower, [Fixed] ReadOnlySpan<double> upper)
        => Interval.Room(x, lower, upper);
}
