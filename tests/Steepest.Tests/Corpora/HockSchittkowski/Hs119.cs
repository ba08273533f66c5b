namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 119: 16 variables, 8 constraints.</summary>
[Lbfgs, Sqp, AugmentedLagrangian]
public static partial class Hs119
{
    [Loss]
    public static double Cost(ReadOnlySpan<double> x)
        => Math.Pow(1 + x[0] + Math.Pow(x[0], 2), 2) + Math.Pow(1 + x[9] + Math.Pow(x[9], 2), 2)
            + Math.Pow(1 + x[10] + Math.Pow(x[10], 2), 2) + Math.Pow(1 + x[12] + Math.Pow(x[12], 2), 2)
            + Math.Pow(1 + x[13] + Math.Pow(x[13], 2), 2) + Math.Pow(1 + x[14] + Math.Pow(x[14], 2), 2)
            + Math.Pow(1 + x[15] + Math.Pow(x[15], 2), 2) + Math.Pow(1 + x[1] + Math.Pow(x[1], 2), 2)
            + Math.Pow(1 + x[2] + Math.Pow(x[2], 2), 2) + Math.Pow(1 + x[3] + Math.Pow(x[3], 2), 2)
            + Math.Pow(1 + x[4] + Math.Pow(x[4], 2), 2) + Math.Pow(1 + x[5] + Math.Pow(x[5], 2), 2)
            + Math.Pow(1 + x[6] + Math.Pow(x[6], 2), 2) + Math.Pow(1 + x[7] + Math.Pow(x[7], 2), 2)
            + Math.Pow(1 + x[8] + Math.Pow(x[8], 2), 2) + (1 + x[0] + Math.Pow(x[0], 2)) * (1 + x[15] + Math.Pow(x[15], 2))
            + (1 + x[0] + Math.Pow(x[0], 2)) * (1 + x[3] + Math.Pow(x[3], 2))
            + (1 + x[0] + Math.Pow(x[0], 2)) * (1 + x[6] + Math.Pow(x[6], 2))
            + (1 + x[0] + Math.Pow(x[0], 2)) * (1 + x[7] + Math.Pow(x[7], 2))
            + (1 + x[9] + Math.Pow(x[9], 2)) * (1 + x[13] + Math.Pow(x[13], 2))
            + (1 + x[9] + Math.Pow(x[9], 2)) * (1 + x[1] + Math.Pow(x[1], 2))
            + (1 + x[9] + Math.Pow(x[9], 2)) * (1 + x[2] + Math.Pow(x[2], 2))
            + (1 + x[9] + Math.Pow(x[9], 2)) * (1 + x[4] + Math.Pow(x[4], 2))
            + (1 + x[9] + Math.Pow(x[9], 2)) * (1 + x[7] + Math.Pow(x[7], 2))
            + (1 + x[10] + Math.Pow(x[10], 2)) * (1 + x[11] + Math.Pow(x[11], 2))
            + (1 + x[10] + Math.Pow(x[10], 2)) * (1 + x[12] + Math.Pow(x[12], 2))
            + (1 + x[10] + Math.Pow(x[10], 2)) * (1 + x[3] + Math.Pow(x[3], 2))
            + (1 + x[10] + Math.Pow(x[10], 2)) * (1 + x[6] + Math.Pow(x[6], 2))
            + (1 + x[11] + Math.Pow(x[11], 2)) * (1 + x[13] + Math.Pow(x[13], 2))
            + (1 + x[11] + Math.Pow(x[11], 2)) * (1 + x[4] + Math.Pow(x[4], 2))
            + (1 + x[11] + Math.Pow(x[11], 2)) * (1 + x[8] + Math.Pow(x[8], 2))
            + (1 + x[12] + Math.Pow(x[12], 2)) * (1 + x[13] + Math.Pow(x[13], 2))
            + (1 + x[12] + Math.Pow(x[12], 2)) * (1 + x[6] + Math.Pow(x[6], 2))
            + (1 + x[13] + Math.Pow(x[13], 2)) * (1 + x[2] + Math.Pow(x[2], 2))
            + (1 + x[14] + Math.Pow(x[14], 2)) * (1 + x[3] + Math.Pow(x[3], 2))
            + (1 + x[14] + Math.Pow(x[14], 2)) * (1 + x[5] + Math.Pow(x[5], 2))
            + (1 + x[14] + Math.Pow(x[14], 2)) * (1 + x[7] + Math.Pow(x[7], 2))
            + (1 + x[15] + Math.Pow(x[15], 2)) * (1 + x[4] + Math.Pow(x[4], 2))
            + (1 + x[15] + Math.Pow(x[15], 2)) * (1 + x[8] + Math.Pow(x[8], 2))
            + (1 + x[1] + Math.Pow(x[1], 2)) * (1 + x[2] + Math.Pow(x[2], 2))
            + (1 + x[1] + Math.Pow(x[1], 2)) * (1 + x[6] + Math.Pow(x[6], 2))
            + (1 + x[2] + Math.Pow(x[2], 2)) * (1 + x[6] + Math.Pow(x[6], 2))
            + (1 + x[2] + Math.Pow(x[2], 2)) * (1 + x[8] + Math.Pow(x[8], 2))
            + (1 + x[3] + Math.Pow(x[3], 2)) * (1 + x[6] + Math.Pow(x[6], 2))
            + (1 + x[4] + Math.Pow(x[4], 2)) * (1 + x[5] + Math.Pow(x[5], 2))
            + (1 + x[5] + Math.Pow(x[5], 2)) * (1 + x[7] + Math.Pow(x[7], 2));

    [Constraint(EqualTo = 0)]
    public static double Constraint1(ReadOnlySpan<double> x)
        => x[8] + x[3] / 4 + x[1] / 5 + 3 * x[4] / 20 + 3 * x[6] / 25 + 11 * x[0] / 50 + 11 * x[5] / 100 + 13 * x[7] / 100
            + 19 * x[2] / 100 - 2.5;

    [Constraint(EqualTo = 0)]
    public static double Constraint2(ReadOnlySpan<double> x)
        => x[9] - 73 * x[0] / 50 - 23 * x[4] / 20 - 13 * x[2] / 10 + 4 * x[6] / 5 + 91 * x[3] / 50 - 1.1000000000000001;

    [Constraint(EqualTo = 0)]
    public static double Constraint3(ReadOnlySpan<double> x)
        => x[10] - 89 * x[1] / 100 - 49 * x[7] / 100 - 29 * x[4] / 25 - 24 * x[5] / 25 + 129 * x[0] / 100 + 3.1000000000000001;

    [Constraint(EqualTo = 0)]
    public static double Constraint4(ReadOnlySpan<double> x)
        => x[11] - 89 * x[5] / 50 - 53 * x[1] / 50 - 41 * x[6] / 100 - 27 * x[3] / 50 - 11 * x[0] / 10 + 19 * x[2] / 20 + 3.5;

    [Constraint(EqualTo = 0)]
    public static double Constraint5(ReadOnlySpan<double> x)
        => x[12] - 143 * x[3] / 100 - 43 * x[7] / 100 - 33 * x[6] / 100 + 59 * x[5] / 100 + 151 * x[4] / 100 - 1.3;

    [Constraint(EqualTo = 0)]
    public static double Constraint6(ReadOnlySpan<double> x)
        => x[13] - 43 * x[1] / 25 - 33 * x[2] / 100 - 13 * x[7] / 50 + 21 * x[6] / 100 + 31 * x[5] / 25 + 81 * x[4] / 50
            - 2.1000000000000001;

    [Constraint(EqualTo = 0)]
    public static double Constraint7(ReadOnlySpan<double> x)
        => x[14] - 9 * x[8] / 25 + 28 * x[0] / 25 + 28 * x[6] / 25 + 31 * x[3] / 100 - 2.2999999999999998;

    [Constraint(EqualTo = 0)]
    public static double Constraint8(ReadOnlySpan<double> x)
        => x[15] - 103 * x[6] / 100 - 11 * x[3] / 10 + x[7] / 10 + 9 * x[1] / 20 + 13 * x[2] / 50 + 29 * x[4] / 50 + 1.5;

    /// <summary>How far the nearest bound is.</summary>
    [Metric]
    public static double Room([Bounds(nameof(lower), nameof(upper))] ReadOnlySpan<double> x, [Fixed] ReadOnlySpan<double> lower, [Fixed] ReadOnlySpan<double> upper)
        => Interval.Room(x, lower, upper);
}
