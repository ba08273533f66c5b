namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 27: 3 variables, 1 constraint.</summary>
[Lbfgs, Sqp, AugmentedLagrangian]
public static partial class Hs027
{
    [Loss]
    public static double Cost(ReadOnlySpan<double> x)
        => Math.Pow(x[1] - Math.Pow(x[0], 2), 2) + Math.Pow(-1 + x[0], 2) / 100;

    [Constraint(EqualTo = 0)]
    public static double Constraint1(ReadOnlySpan<double> x)
        => x[0] + Math.Pow(x[2], 2) + 1;
}
