namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 109: 9 variables, 10 constraints.</summary>
[Lbfgs, Sqp, AugmentedLagrangian]
public static partial class Hs109
{
    [Loss]
    public static double Cost(ReadOnlySpan<double> x)
        => 2 * x[1] + 3 * x[0] + Math.Pow(x[0], 3) / 1000000 + 261037 * Math.Pow(x[1], 3) / 500000000000.0;

    [Constraint(AtLeast = 0)]
    public static double Constraint1(ReadOnlySpan<double> x)
        => x[3] - x[2] + 0.55000000000000004;

    [Constraint(AtLeast = 0)]
    public static double Constraint2(ReadOnlySpan<double> x)
        => x[2] - x[3] + 0.55000000000000004;

    [Constraint(AtLeast = 0)]
    public static double Constraint3(ReadOnlySpan<double> x)
        => -Math.Pow(x[0], 2) - Math.Pow(x[7], 2) + 2250000;

    [Constraint(AtLeast = 0)]
    public static double Constraint4(ReadOnlySpan<double> x)
        => -Math.Pow(x[1], 2) - Math.Pow(x[8], 2) + 2250000;

    [Constraint(EqualTo = 0)]
    public static double Constraint5(ReadOnlySpan<double> x)
        => -6272 * x[0] / 125 + 247403959254523.0 * Math.Pow(x[4], 2) / 500000000000000.0 - x[4] * x[5] * Math.Sin(0.25 + x[2])
            - x[4] * x[6] * Math.Sin(0.25 + x[3]) + 20070.400000000001;

    [Constraint(EqualTo = 0)]
    public static double Constraint6(ReadOnlySpan<double> x)
        => -6272 * x[1] / 125 + 247403959254523.0 * Math.Pow(x[5], 2) / 500000000000000.0 + x[4] * x[5] * Math.Sin(-0.25 + x[2])
            - x[5] * x[6] * Math.Sin(0.25 + x[3] - x[2]) + 20070.400000000001;

    [Constraint(EqualTo = 0)]
    public static double Constraint7(ReadOnlySpan<double> x)
        => 247403959254523.0 * Math.Pow(x[6], 2) / 500000000000000.0 + x[4] * x[6] * Math.Sin(-0.25 + x[3])
            - x[5] * x[6] * Math.Sin(0.25 + x[2] - x[3]) + 44244.143104000002;

    [Constraint(EqualTo = 0)]
    public static double Constraint8(ReadOnlySpan<double> x)
        => -190002726262129.0 * Math.Pow(x[4], 2) / 1e14 + 6272 * x[7] / 125 + x[4] * x[5] * Math.Cos(0.25 + x[2])
            + x[4] * x[6] * Math.Cos(0.25 + x[3]) - 10035.200000000001;

    [Constraint(EqualTo = 0)]
    public static double Constraint9(ReadOnlySpan<double> x)
        => -190002726262129.0 * Math.Pow(x[5], 2) / 1e14 + 6272 * x[8] / 125 + x[4] * x[5] * Math.Cos(-0.25 + x[2])
            + x[5] * x[6] * Math.Cos(0.25 + x[3] - x[2]) - 10035.200000000001;

    [Constraint(EqualTo = 0)]
    public static double Constraint10(ReadOnlySpan<double> x)
        => -190002726262129.0 * Math.Pow(x[6], 2) / 1e14 + x[4] * x[6] * Math.Cos(-0.25 + x[3])
            + x[5] * x[6] * Math.Cos(0.25 + x[2] - x[3]) + 1150.9370879999999;

    /// <summary>How far the nearest bound is.</summary>
    [Metric]
    public static double Room([Bounds(nameof(lower), nameof(upper))] ReadOnlySpan<double> x, [Fixed] ReadOnlySpan<double> lower, [Fixed] ReadOnlySpan<double> upper)
        => Interval.Room(x, lower, upper);
}
