namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 39: 4 variables, 2 constraints.</summary>
[Lbfgs, Sqp, AugmentedLagrangian]
public static partial class Hs039
{
    [Loss]
    public static double Cost(ReadOnlySpan<double> x)
        => -x[0];

    [Constraint(EqualTo = 0)]
    public static double Constraint1(ReadOnlySpan<double> x)
        => x[1] - Math.Pow(x[0], 3) - Math.Pow(x[2], 2);

    [Constraint(EqualTo = 0)]
    public static double Constraint2(ReadOnlySpan<double> x)
        => Math.Pow(x[0], 2) - x[1] - Math.Pow(x[3], 2);
}
