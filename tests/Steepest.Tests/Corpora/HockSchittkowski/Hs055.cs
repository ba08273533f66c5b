namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 55: 6 variables, 6 constraints.</summary>
[Lbfgs, Sqp, AugmentedLagrangian]
public static partial class Hs055
{
    [Loss]
    public static double Cost(ReadOnlySpan<double> x)
        => x[0] + 2 * x[1] + 4 * x[4] + Math.Exp(x[0] * x[3]);

    [Constraint(EqualTo = 0)]
    public static double Constraint1(ReadOnlySpan<double> x)
        => x[0] + 2 * x[1] + 5 * x[4] - 6;

    [Constraint(EqualTo = 0)]
    public static double Constraint2(ReadOnlySpan<double> x)
        => x[0] + x[1] + x[2] - 3;

    [Constraint(EqualTo = 0)]
    public static double Constraint3(ReadOnlySpan<double> x)
        => x[3] + x[4] + x[5] - 2;

    [Constraint(EqualTo = 0)]
    public static double Constraint4(ReadOnlySpan<double> x)
        => x[0] + x[3] - 1;

    [Constraint(EqualTo = 0)]
    public static double Constraint5(ReadOnlySpan<double> x)
        => x[1] + x[4] - 2;

    [Constraint(EqualTo = 0)]
    public static double Constraint6(ReadOnlySpan<double> x)
        => x[2] + x[5] - 2;

    /// <summary>How far the nearest bound is.</summary>
    [Metric]
    public static double Room([Bounds(nameof(lower), nameof(upper))] ReadOnlySpan<double> x, [Fixed] ReadOnlySpan<double> lower, [Fixed] ReadOnlySpan<double> upper)
        => Interval.Room(x, lower, upper);
}
