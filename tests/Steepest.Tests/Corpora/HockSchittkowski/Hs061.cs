namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 61: 3 variables, 2 constraints.</summary>
[Lbfgs, Sqp, AugmentedLagrangian]
public static partial class Hs061
{
    [Loss]
    public static double Cost(ReadOnlySpan<double> x)
        => -33 * x[0] - 24 * x[2] + 2 * Math.Pow(x[1], 2) + 2 * Math.Pow(x[2], 2) + 4 * Math.Pow(x[0], 2) + 16 * x[1];

    [Constraint(EqualTo = 0)]
    public static double Constraint1(ReadOnlySpan<double> x)
        => -2 * Math.Pow(x[1], 2) + 3 * x[0] - 7;

    [Constraint(EqualTo = 0)]
    public static double Constraint2(ReadOnlySpan<double> x)
        => -Math.Pow(x[2], 2) + 4 * x[0] - 11;
}
