namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 73: 4 variables, 3 constraints.</summary>
[Lbfgs, Sqp, AugmentedLagrangian]
public static partial class Hs073
{
    [Loss]
    public static double Cost(ReadOnlySpan<double> x)
        => 39 * x[2] + 81 * x[3] / 2 + 107 * x[1] / 4 + 491 * x[0] / 20;

    [Constraint(AtLeast = 0)]
    public static double Constraint1(ReadOnlySpan<double> x)
        => 13 * x[3] / 10 + 23 * x[0] / 10 + 28 * x[1] / 5 + 111 * x[2] / 10 - 5;

    [Constraint(AtLeast = 0)]
    public static double Constraint2(ReadOnlySpan<double> x)
        => 12 * x[0]
            - 329 * Math.Sqrt(
                7 * Math.Pow(x[0], 2) / 25 + 19 * Math.Pow(x[1], 2) / 100 + 31 * Math.Pow(x[3], 2) / 50
                    + 41 * Math.Pow(x[2], 2) / 2) / 200 + 119 * x[1] / 10 + 209 * x[2] / 5 + 521 * x[3] / 10 - 21;

    [Constraint(EqualTo = 0)]
    public static double Constraint3(ReadOnlySpan<double> x)
        => x[0] + x[1] + x[2] + x[3] - 1;

    /// <summary>How far the nearest bound is.</summary>
    [Metric]
    public static double Room([Bounds(nameof(lower), nameof(upper))] ReadOnlySpan<double> x, [Fixed] ReadOnlySpan<double> lower, [Fixed] ReadOnlySpan<double> upper)
        => Interval.Room(x, lower, upper);
}
