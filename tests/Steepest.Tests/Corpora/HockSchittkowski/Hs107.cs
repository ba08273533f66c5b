namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 107: 9 variables, 6 constraints.</summary>
[Lbfgs, Sqp, AugmentedLagrangian]
public static partial class Hs107
{
    [Loss]
    public static double Cost(ReadOnlySpan<double> x)
        => 3000 * x[0] + 1000 * Math.Pow(x[0], 3) + 2000 * x[1] + 666.667 * Math.Pow(x[1], 3);

    [Constraint(EqualTo = 0)]
    public static double Constraint1(ReadOnlySpan<double> x)
        => 0.4 - x[0] + 2 * (48.4 / 50.176 * Math.Sin(0.25)) * Math.Pow(x[4], 2)
            - x[4] * x[5] * (48.4 / 50.176 * Math.Cos(0.25) * Math.Sin(x[7]) + 48.4 / 50.176 * Math.Sin(0.25) * Math.Cos(x[7]))
            - x[4] * x[6] * (48.4 / 50.176 * Math.Cos(0.25) * Math.Sin(x[8]) + 48.4 / 50.176 * Math.Sin(0.25) * Math.Cos(x[8]));

    [Constraint(EqualTo = 0)]
    public static double Constraint2(ReadOnlySpan<double> x)
        => 0.4 - x[1] + 2 * (48.4 / 50.176 * Math.Sin(0.25)) * Math.Pow(x[5], 2)
            + x[4] * x[5] * (48.4 / 50.176 * Math.Cos(0.25) * Math.Sin(x[7]) - 48.4 / 50.176 * Math.Sin(0.25) * Math.Cos(x[7]))
            + x[5] * x[6] * (
                48.4 / 50.176 * Math.Cos(0.25) * Math.Sin(x[7] - x[8]) - 48.4 / 50.176 * Math.Sin(0.25) * Math.Cos(x[7] - x[8]));

    [Constraint(EqualTo = 0)]
    public static double Constraint3(ReadOnlySpan<double> x)
        => 0.8 + 2 * (48.4 / 50.176 * Math.Sin(0.25)) * Math.Pow(x[6], 2)
            + x[4] * x[6] * (48.4 / 50.176 * Math.Cos(0.25) * Math.Sin(x[8]) - 48.4 / 50.176 * Math.Sin(0.25) * Math.Cos(x[8]))
            - x[5] * x[6] * (
                48.4 / 50.176 * Math.Cos(0.25) * Math.Sin(x[7] - x[8]) + 48.4 / 50.176 * Math.Sin(0.25) * Math.Cos(x[7] - x[8]));

    [Constraint(EqualTo = 0)]
    public static double Constraint4(ReadOnlySpan<double> x)
        => 0.2 - x[2] + 2 * (48.4 / 50.176 * Math.Cos(0.25)) * Math.Pow(x[4], 2)
            + x[4] * x[5] * (48.4 / 50.176 * Math.Sin(0.25) * Math.Sin(x[7]) - 48.4 / 50.176 * Math.Cos(0.25) * Math.Cos(x[7]))
            + x[4] * x[6] * (48.4 / 50.176 * Math.Sin(0.25) * Math.Sin(x[8]) - 48.4 / 50.176 * Math.Cos(0.25) * Math.Cos(x[8]));

    [Constraint(EqualTo = 0)]
    public static double Constraint5(ReadOnlySpan<double> x)
        => 0.2 - x[3] + 2 * (48.4 / 50.176 * Math.Cos(0.25)) * Math.Pow(x[5], 2)
            - x[4] * x[5] * (48.4 / 50.176 * Math.Sin(0.25) * Math.Sin(x[7]) + 48.4 / 50.176 * Math.Cos(0.25) * Math.Cos(x[7]))
            + x[5] * x[6] * (
                48.4 / 50.176 * Math.Sin(0.25) * Math.Sin(x[7] - x[8]) - 48.4 / 50.176 * Math.Cos(0.25) * Math.Cos(x[7] - x[8]));

    [Constraint(EqualTo = 0)]
    public static double Constraint6(ReadOnlySpan<double> x)
        => -0.337 + 2 * (48.4 / 50.176 * Math.Cos(0.25)) * Math.Pow(x[6], 2)
            - x[4] * x[6] * (48.4 / 50.176 * Math.Sin(0.25) * Math.Sin(x[8]) + 48.4 / 50.176 * Math.Cos(0.25) * Math.Cos(x[8]))
            + x[5] * x[6] * (
                48.4 / 50.176 * Math.Sin(0.25) * Math.Sin(x[7] - x[8]) - 48.4 / 50.176 * Math.Cos(0.25) * Math.Cos(x[7] - x[8]));

    /// <summary>How far the nearest bound is.</summary>
    [Metric]
    public static double Room([Bounds(nameof(lower), nameof(upper))] ReadOnlySpan<double> x, [Fixed] ReadOnlySpan<double> lower, [Fixed] ReadOnlySpan<double> upper)
        => Interval.Room(x, lower, upper);
}
