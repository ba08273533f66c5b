namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 47: 5 variables, 3 constraints.</summary>
[Lbfgs, Sqp, AugmentedLagrangian]
public static partial class Hs047
{
    [Loss]
    public static double Cost(ReadOnlySpan<double> x)
        => Math.Pow(x[0] - x[1], 2) + Math.Pow(x[1] - x[2], 3) + Math.Pow(x[2] - x[3], 4) + Math.Pow(x[3] - x[4], 4);

    [Constraint(EqualTo = 0)]
    public static double Constraint1(ReadOnlySpan<double> x)
        => x[0] + Math.Pow(x[1], 2) + Math.Pow(x[2], 3) - 3;

    [Constraint(EqualTo = 0)]
    public static double Constraint2(ReadOnlySpan<double> x)
        => x[1] + x[3] - Math.Pow(x[2], 2) - 1;

    [Constraint(EqualTo = 0)]
    public static double Constraint3(ReadOnlySpan<double> x)
        => x[0] * x[4] - 1;
}
