namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 3: 2 variables.</summary>
[Lbfgs, Sqp]
public static partial class Hs003
{
    [Loss]
    public static double Cost(ReadOnlySpan<double> x)
        => x[1] + Math.Pow(x[1] - x[0], 2) / 100000;

    /// <summary>How far the nearest bound is.</summary>
    [Metric]
    public static double Room([Bounds(nameof(lower), nameof(upper))] ReadOnlySpan<double> x, [Fixed] ReadOnlySpan<double> lower, [Fixed] ReadOnlySpan<double> upper)
        => Interval.Room(x, lower, upper);
}
