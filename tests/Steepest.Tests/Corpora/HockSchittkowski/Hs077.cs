namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 77: 5 variables, 2 constraints.</summary>
[Lbfgs, Sqp, AugmentedLagrangian]
public static partial class Hs077
{
    [Loss]
    public static double Cost(ReadOnlySpan<double> x)
        => Math.Pow(-1 + x[0], 2) + Math.Pow(-1 + x[2], 2) + Math.Pow(-1 + x[3], 4) + Math.Pow(-1 + x[4], 6)
            + Math.Pow(x[0] - x[1], 2);

    [Constraint(EqualTo = 0)]
    public static double Constraint1(ReadOnlySpan<double> x)
        => x[3] * Math.Pow(x[0], 2) + Math.Sin(x[3] - x[4]) - 2.8284271247461898;

    [Constraint(EqualTo = 0)]
    public static double Constraint2(ReadOnlySpan<double> x)
        => x[1] + Math.Pow(x[2], 4) * Math.Pow(x[3], 2) - 9.4142135623730994;
}
