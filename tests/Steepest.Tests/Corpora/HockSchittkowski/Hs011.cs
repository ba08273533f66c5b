namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 11: 2 variables, 1 constraint.</summary>
[Lbfgs, Sqp, AugmentedLagrangian]
public static partial class Hs011
{
    [Loss]
    public static double Cost(ReadOnlySpan<double> x)
        => -25 + Math.Pow(x[1], 2) + Math.Pow(-5 + x[0], 2);

    [Constraint(AtLeast = 0)]
    public static double Constraint1(ReadOnlySpan<double> x)
        => -(Math.Pow(x[0], 2) - x[1]);
}
