namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 29: 3 variables, 1 constraint.</summary>
[Lbfgs, Sqp, AugmentedLagrangian]
public static partial class Hs029
{
    [Loss]
    public static double Cost(ReadOnlySpan<double> x)
        => -x[0] * x[1] * x[2];

    [Constraint(AtLeast = 0)]
    public static double Constraint1(ReadOnlySpan<double> x)
        => 48 - (Math.Pow(x[0], 2) + 2 * Math.Pow(x[1], 2) + 4 * Math.Pow(x[2], 2));
}
