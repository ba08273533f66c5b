namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 81: 5 variables, 3 constraints.</summary>
[Lbfgs, Sqp, AugmentedLagrangian]
public static partial class Hs081
{
    [Loss]
    public static double Cost(ReadOnlySpan<double> x)
        => -Math.Pow(1 + Math.Pow(x[0], 3) + Math.Pow(x[1], 3), 2) / 2 + Math.Exp(x[0] * x[1] * x[2] * x[3] * x[4]);

    [Constraint(EqualTo = 0)]
    public static double Constraint1(ReadOnlySpan<double> x)
        => Math.Pow(x[0], 2) + Math.Pow(x[1], 2) + Math.Pow(x[2], 2) + Math.Pow(x[3], 2) + Math.Pow(x[4], 2) - 10;

    [Constraint(EqualTo = 0)]
    public static double Constraint2(ReadOnlySpan<double> x)
        => x[1] * x[2] - 5 * x[3] * x[4];

    [Constraint(EqualTo = 0)]
    public static double Constraint3(ReadOnlySpan<double> x)
        => Math.Pow(x[0], 3) + Math.Pow(x[1], 3) + 1;
}
