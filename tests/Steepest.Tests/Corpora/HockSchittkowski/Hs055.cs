namespace Steepest.Tests.Corpora;

/// <summary>Hock and Schittkowski, problem 55: 6 variables, 6 constraints.</summary>
public static partial class Hs055
{
    [Differentiable]
    public static double Objective(ReadOnlySpan<double> x)
        => x[0] + 2 * x[1] + 4 * x[4] + Math.Exp(x[0] * x[3]);

    /// <summary>Must be 0.</summary>
    [Differentiable]
    public static double Constraint1(ReadOnlySpan<double> x)
        => x[0] + 2 * x[1] + 5 * x[4] - 6;

    /// <summary>Must be 0.</summary>
    [Differentiable]
    public static double Constraint2(ReadOnlySpan<double> x)
        => x[0] + x[1] + x[2] - 3;

    /// <summary>Must be 0.</summary>
    [Differentiable]
    public static double Constraint3(ReadOnlySpan<double> x)
        => x[3] + x[4] + x[5] - 2;

    /// <summary>Must be 0.</summary>
    [Differentiable]
    public static double Constraint4(ReadOnlySpan<double> x)
        => x[0] + x[3] - 1;

    /// <summary>Must be 0.</summary>
    [Differentiable]
    public static double Constraint5(ReadOnlySpan<double> x)
        => x[1] + x[4] - 2;

    /// <summary>Must be 0.</summary>
    [Differentiable]
    public static double Constraint6(ReadOnlySpan<double> x)
        => x[2] + x[5] - 2;
}
