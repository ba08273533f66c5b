namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 113: 10 variables, 8 constraints.</summary>
[Lbfgs, Sqp, AugmentedLagrangian]
public static partial class Hs113
{
    [Loss]
    public static double Cost(ReadOnlySpan<double> x)
        => 45 + Math.Pow(x[0], 2) + Math.Pow(x[1], 2) + Math.Pow(-10 + x[2], 2) + Math.Pow(-7 + x[9], 2) + Math.Pow(-3 + x[4], 2)
            - 16 * x[1] - 14 * x[0] + 2 * Math.Pow(-1 + x[5], 2) + 2 * Math.Pow(-10 + x[8], 2) + 4 * Math.Pow(-5 + x[3], 2)
            + 5 * Math.Pow(x[6], 2) + 7 * Math.Pow(-11 + x[7], 2) + x[0] * x[1];

    [Constraint(AtLeast = 0)]
    public static double Constraint1(ReadOnlySpan<double> x)
        => -9 * x[7] - 5 * x[1] - 4 * x[0] + 3 * x[6] + 105;

    [Constraint(AtLeast = 0)]
    public static double Constraint2(ReadOnlySpan<double> x)
        => -10 * x[0] - 2 * x[7] + 8 * x[1] + 17 * x[6];

    [Constraint(AtLeast = 0)]
    public static double Constraint3(ReadOnlySpan<double> x)
        => -5 * x[8] - 2 * x[1] + 2 * x[9] + 8 * x[0] + 12;

    [Constraint(AtLeast = 0)]
    public static double Constraint4(ReadOnlySpan<double> x)
        => -4 * Math.Pow(-3 + x[1], 2) - 3 * Math.Pow(-2 + x[0], 2) - 2 * Math.Pow(x[2], 2) + 7 * x[3] + 120;

    [Constraint(AtLeast = 0)]
    public static double Constraint5(ReadOnlySpan<double> x)
        => -Math.Pow(-6 + x[2], 2) - 8 * x[1] - 5 * Math.Pow(x[0], 2) + 2 * x[3] + 40;

    [Constraint(AtLeast = 0)]
    public static double Constraint6(ReadOnlySpan<double> x)
        => x[5] - 3 * Math.Pow(x[4], 2) - 2 * Math.Pow(-4 + x[1], 2) - Math.Pow(-8 + x[0], 2) / 2 + 30;

    [Constraint(AtLeast = 0)]
    public static double Constraint7(ReadOnlySpan<double> x)
        => -Math.Pow(x[0], 2) - 14 * x[4] - 2 * Math.Pow(-2 + x[1], 2) + 6 * x[5] + 2 * x[0] * x[1];

    [Constraint(AtLeast = 0)]
    public static double Constraint8(ReadOnlySpan<double> x)
        => -12 * Math.Pow(-8 + x[8], 2) - 6 * x[1] + 3 * x[0] + 7 * x[9];
}
