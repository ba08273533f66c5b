namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 57: 2 variables, 1 constraint.</summary>
[Lbfgs, Sqp, AugmentedLagrangian]
public static partial class Hs057
{
    [Loss]
    public static double Cost(ReadOnlySpan<double> x)
        => Math.Pow(0.4 - x[0] - (0.49 - x[0]) * Math.Exp(-26 * x[1]), 2)
            + Math.Pow(0.4 - x[0] - (0.49 - x[0]) * Math.Exp(-24 * x[1]), 2)
            + Math.Pow(0.4 - x[0] - (0.49 - x[0]) * Math.Exp(-20 * x[1]), 2)
            + Math.Pow(0.4 - x[0] - (0.49 - x[0]) * Math.Exp(-18 * x[1]), 2)
            + Math.Pow(0.4 - x[0] - (0.49 - x[0]) * Math.Exp(-14 * x[1]), 2)
            + Math.Pow(0.45 - x[0] - (0.49 - x[0]) * Math.Exp(-10 * x[1]), 2)
            + Math.Pow(0.45 - x[0] - (0.49 - x[0]) * Math.Exp(-6 * x[1]), 2)
            + Math.Pow(0.45 - x[0] - (0.49 - x[0]) * Math.Exp(-4 * x[1]), 2)
            + Math.Pow(0.44 - x[0] - (0.49 - x[0]) * Math.Exp(-8 * x[1]), 2)
            + Math.Pow(0.38 - x[0] - (0.49 - x[0]) * Math.Exp(-28 * x[1]), 2)
            + Math.Pow(0.38 - x[0] - (0.49 - x[0]) * Math.Exp(-22 * x[1]), 2)
            + Math.Pow(0.42 - x[0] - (0.49 - x[0]) * Math.Exp(-16 * x[1]), 2)
            + Math.Pow(0.46 - x[0] - (0.49 - x[0]) * Math.Exp(-10 * x[1]), 2)
            + Math.Pow(0.39 - x[0] - (0.49 - x[0]) * Math.Exp(-34 * x[1]), 2)
            + Math.Pow(0.39 - x[0] - (0.49 - x[0]) * Math.Exp(-32 * x[1]), 2)
            + Math.Pow(0.41 - x[0] - (0.49 - x[0]) * Math.Exp(-28 * x[1]), 2)
            + Math.Pow(0.41 - x[0] - (0.49 - x[0]) * Math.Exp(-24 * x[1]), 2)
            + Math.Pow(0.41 - x[0] - (0.49 - x[0]) * Math.Exp(-20 * x[1]), 2)
            + Math.Pow(0.43 - x[0] - (0.49 - x[0]) * Math.Exp(-12 * x[1]), 2)
            + Math.Pow(0.43 - x[0] - (0.49 - x[0]) * Math.Exp(-4 * x[1]), 2)
            + 2 * Math.Pow(0.4 - x[0] - (0.49 - x[0]) * Math.Exp(-30 * x[1]), 2)
            + 2 * Math.Pow(0.4 - x[0] - (0.49 - x[0]) * Math.Exp(-22 * x[1]), 2)
            + 2 * Math.Pow(0.4 - x[0] - (0.49 - x[0]) * Math.Exp(-16 * x[1]), 2)
            + 2 * Math.Pow(0.48 - x[0] - (0.49 - x[0]) * Math.Exp(-2 * x[1]), 2)
            + 2 * Math.Pow(0.42 - x[0] - (0.49 - x[0]) * Math.Exp(-12 * x[1]), 2)
            + 2 * Math.Pow(0.46 - x[0] - (0.49 - x[0]) * Math.Exp(-4 * x[1]), 2)
            + 2 * Math.Pow(0.41 - x[0] - (0.49 - x[0]) * Math.Exp(-18 * x[1]), 2)
            + 2 * Math.Pow(0.41 - x[0] - (0.49 - x[0]) * Math.Exp(-14 * x[1]), 2)
            + 2 * Math.Pow(0.43 - x[0] - (0.49 - x[0]) * Math.Exp(-8 * x[1]), 2)
            + 2 * Math.Pow(0.43 - x[0] - (0.49 - x[0]) * Math.Exp(-6 * x[1]), 2)
            + 2 * Math.Pow(0.47 - x[0] - (0.49 - x[0]) * Math.Exp(-2 * x[1]), 2);

    [Constraint(AtLeast = 0)]
    public static double Constraint1(ReadOnlySpan<double> x)
        => 49 * x[1] / 100 - x[0] * x[1] - 0.089999999999999997;

    /// <summary>How far the nearest bound is.</summary>
    [Metric]
    public static double Room([Bounds(nameof(lower), nameof(upper))] ReadOnlySpan<double> x, [Fixed] ReadOnlySpan<double> lower, [Fixed] ReadOnlySpan<double> upper)
        => Interval.Room(x, lower, upper);
}
