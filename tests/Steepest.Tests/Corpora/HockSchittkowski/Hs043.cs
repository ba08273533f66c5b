namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 43: 4 variables, 3 constraints.</summary>
[Lbfgs, Sqp, AugmentedLagrangian]
public static partial class Hs043
{
    [Loss]
    public static double Cost(ReadOnlySpan<double> x)
        => Math.Pow(x[0], 2) + Math.Pow(x[1], 2) + Math.Pow(x[3], 2) - 21 * x[2] - 5 * x[0] - 5 * x[1] + 2 * Math.Pow(x[2], 2)
            + 7 * x[3];

    [Constraint(AtLeast = 0)]
    public static double Constraint1(ReadOnlySpan<double> x)
        => 8 - (x[0] + x[2] + Math.Pow(x[0], 2) + Math.Pow(x[1], 2) + Math.Pow(x[2], 2) + Math.Pow(x[3], 2) - x[1] - x[3]);

    [Constraint(AtLeast = 0)]
    public static double Constraint2(ReadOnlySpan<double> x)
        => 10 - (Math.Pow(x[0], 2) + Math.Pow(x[2], 2) - x[0] - x[3] + 2 * Math.Pow(x[1], 2) + 2 * Math.Pow(x[3], 2));

    [Constraint(AtLeast = 0)]
    public static double Constraint3(ReadOnlySpan<double> x)
        => 5 - (Math.Pow(x[1], 2) + Math.Pow(x[2], 2) - x[1] - x[3] + 2 * x[0] + 2 * Math.Pow(x[0], 2));
}
