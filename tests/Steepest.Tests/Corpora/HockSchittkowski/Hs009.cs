namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 9: 2 variables, 1 constraint.</summary>
[Lbfgs, Sqp, AugmentedLagrangian]
public static partial class Hs009
{
    [Loss]
    public static double Cost(ReadOnlySpan<double> x)
        => Math.Cos(314159 * x[1] / 1600000) * Math.Sin(261799166666667.0 * x[0] / 1e15);

    [Constraint(EqualTo = 0)]
    public static double Constraint1(ReadOnlySpan<double> x)
        => -3 * x[1] + 4 * x[0];
}
