namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 7: 2 variables, 1 constraint.</summary>
[Lbfgs, Sqp, AugmentedLagrangian]
public static partial class Hs007
{
    [Loss]
    public static double Cost(ReadOnlySpan<double> x)
        => -x[1] + Math.Log(1 + Math.Pow(x[0], 2));

    [Constraint(EqualTo = 0)]
    public static double Constraint1(ReadOnlySpan<double> x)
        => Math.Pow(x[1], 2) + Math.Pow(1 + Math.Pow(x[0], 2), 2) - 4;
}
