namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 51: 5 variables, 3 constraints.</summary>
[Lbfgs, Sqp, AugmentedLagrangian]
public static partial class Hs051
{
    [Loss]
    public static double Cost(ReadOnlySpan<double> x)
        => Math.Pow(-1 + x[3], 2) + Math.Pow(-1 + x[4], 2) + Math.Pow(x[0] - x[1], 2) + Math.Pow(-2 + x[1] + x[2], 2);

    [Constraint(EqualTo = 0)]
    public static double Constraint1(ReadOnlySpan<double> x)
        => x[0] + 3 * x[1] - 4;

    [Constraint(EqualTo = 0)]
    public static double Constraint2(ReadOnlySpan<double> x)
        => x[2] + x[3] - 2 * x[4];

    [Constraint(EqualTo = 0)]
    public static double Constraint3(ReadOnlySpan<double> x)
        => x[1] - x[4];
}
