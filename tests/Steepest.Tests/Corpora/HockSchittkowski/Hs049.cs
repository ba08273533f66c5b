namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 49: 5 variables, 2 constraints.</summary>
[Lbfgs, Sqp, AugmentedLagrangian]
public static partial class Hs049
{
    [Loss]
    public static double Cost(ReadOnlySpan<double> x)
        => Math.Pow(-1 + x[2], 2) + Math.Pow(-1 + x[3], 4) + Math.Pow(-1 + x[4], 6) + Math.Pow(x[0] - x[1], 2);

    [Constraint(EqualTo = 0)]
    public static double Constraint1(ReadOnlySpan<double> x)
        => x[0] + x[1] + x[2] + 4 * x[3] - 7;

    [Constraint(EqualTo = 0)]
    public static double Constraint2(ReadOnlySpan<double> x)
        => x[2] + 5 * x[4] - 6;
}
