namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 75: 4 variables, 5 constraints.</summary>
[Lbfgs, Sqp, AugmentedLagrangian]
public static partial class Hs075
{
    [Loss]
    public static double Cost(ReadOnlySpan<double> x)
        => 2 * x[1] + 3 * x[0] + Math.Pow(x[0], 3) / 1000000 + 666666666666667.0 * Math.Pow(x[1], 3) / 1e21;

    [Constraint(AtLeast = 0)]
    public static double Constraint1(ReadOnlySpan<double> x)
        => 0.47999999999999998 - (x[2] - x[3]);

    [Constraint(AtLeast = 0)]
    public static double Constraint2(ReadOnlySpan<double> x)
        => 0.47999999999999998 - (x[3] - x[2]);

    [Constraint(EqualTo = 0)]
    public static double Constraint3(ReadOnlySpan<double> x)
        => x[0] + 1000 * Math.Sin(0.25 + x[2]) + 1000 * Math.Sin(0.25 + x[3]) - 894.79999999999995;

    [Constraint(EqualTo = 0)]
    public static double Constraint4(ReadOnlySpan<double> x)
        => x[1] - 1000 * Math.Sin(-0.25 + x[2]) + 1000 * Math.Sin(0.25 + x[3] - x[2]) - 894.79999999999995;

    [Constraint(EqualTo = 0)]
    public static double Constraint5(ReadOnlySpan<double> x)
        => -1000 * Math.Sin(-0.25 + x[3]) + 1000 * Math.Sin(0.25 + x[2] - x[3]) - 1294.8;

    /// <summary>How far the nearest bound is.</summary>
    [Metric]
    public static double Room([Bounds(nameof(lower), nameof(upper))] ReadOnlySpan<double> x, [Fixed] ReadOnlySpan<double> lower, [Fixed] ReadOnlySpan<double> upper)
        => Interval.Room(x, lower, upper);
}
