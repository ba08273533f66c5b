namespace Steepest.Tests.Constrained;

/// <summary>A front that is concave everywhere, by multipliers that move with every step.</summary>
[GradientDescent(LearningRate = 0.02)]
[DifferentialMultipliers(AutoDamping = true)]
public static partial class ConcaveCircleDamped
{
    [Loss]
    public static double First(ReadOnlySpan<double> x) => Math.Cos(Math.PI / 2 * Functions.Sigmoid(x[0])) * (1 + x[1] * x[1]);

    [Constraint(AtMost = 0)]
    public static double Second(ReadOnlySpan<double> x, [Fixed] double limit) => Math.Sin(Math.PI / 2 * Functions.Sigmoid(x[0])) * (1 + x[1] * x[1]) - limit;
}

/// <summary>A front that is concave everywhere.</summary>
[Lbfgs, Sqp, AugmentedLagrangian]
public static partial class ConcaveCircle
{
    [Loss]
    public static double First(ReadOnlySpan<double> x) => Math.Cos(Math.PI / 2 * Functions.Sigmoid(x[0])) * (1 + x[1] * x[1]);

    [Constraint(AtMost = 0)]
    public static double Second(ReadOnlySpan<double> x, [Fixed] double limit) => Math.Sin(Math.PI / 2 * Functions.Sigmoid(x[0])) * (1 + x[1] * x[1]) - limit;
}

/// <summary>A front on the edge of a box, whose slope is infinite at its end.</summary>
[Lbfgs, AugmentedLagrangian]
public static partial class Zdt1
{
    [Loss]
    public static double First(ReadOnlySpan<double> x) => x[0];

    [Constraint(AtMost = 0)]
    public static double Second([Bounds(0, 1)] ReadOnlySpan<double> x, [Fixed] double limit)
    {
        var distance = 1.0;
        for (var i = 1; i < x.Length; i++) distance += 2.25 * x[i];
        return distance * (1 - Math.Sqrt(x[0] / distance)) - limit;
    }
}

/// <summary>A front on the edge of a box, by multipliers that move with every step.</summary>
[GradientDescent(LearningRate = 0.02)]
[DifferentialMultipliers(AutoDamping = true)]
public static partial class Zdt1Damped
{
    [Loss]
    public static double First(ReadOnlySpan<double> x) => x[0];

    [Constraint(AtMost = 0)]
    public static double Second([Bounds(0, 1)] ReadOnlySpan<double> x, [Fixed] double limit)
    {
        var distance = 1.0;
        for (var i = 1; i < x.Length; i++) distance += 2.25 * x[i];
        return distance * (1 - Math.Sqrt(x[0] / distance)) - limit;
    }
}

/// <summary>A convex front between two bowls.</summary>
[Lbfgs, Sqp, AugmentedLagrangian]
public static partial class ConvexQuadratics
{
    [Loss]
    public static double First(ReadOnlySpan<double> x) => (x[0] - 1) * (x[0] - 1) + (x[1] - 1) * (x[1] - 1);

    [Constraint(AtMost = 0)]
    public static double Second(ReadOnlySpan<double> x, [Fixed] double limit) => (x[0] + 1) * (x[0] + 1) + (x[1] + 1) * (x[1] + 1) - limit;
}

/// <summary>A convex front between two bowls, by multipliers that move with every step.</summary>
[GradientDescent(LearningRate = 0.02)]
[DifferentialMultipliers(AutoDamping = true)]
public static partial class ConvexQuadraticsDamped
{
    [Loss]
    public static double First(ReadOnlySpan<double> x) => (x[0] - 1) * (x[0] - 1) + (x[1] - 1) * (x[1] - 1);

    [Constraint(AtMost = 0)]
    public static double Second(ReadOnlySpan<double> x, [Fixed] double limit) => (x[0] + 1) * (x[0] + 1) + (x[1] + 1) * (x[1] + 1) - limit;
}

/// <summary>A front that is concave in the middle, between two hollows in a plain.</summary>
[Lbfgs, Sqp, AugmentedLagrangian]
public static partial class FonsecaFleming
{
    [Loss]
    public static double First(ReadOnlySpan<double> x) => 1 - Math.Exp(-Distance(x, Centre));

    [Constraint(AtMost = 0)]
    public static double Second(ReadOnlySpan<double> x, [Fixed] double limit) => 1 - Math.Exp(-Distance(x, -Centre)) - limit;

    private static readonly double Centre = 1 / Math.Sqrt(2);

    private static double Distance(ReadOnlySpan<double> x, double centre) => (x[0] - centre) * (x[0] - centre) + (x[1] - centre) * (x[1] - centre);
}

/// <summary>A front that is concave in the middle, between two hollows in a plain, by multipliers that move with every step.</summary>
[GradientDescent(LearningRate = 0.02)]
[DifferentialMultipliers(AutoDamping = true)]
public static partial class FonsecaFlemingDamped
{
    [Loss]
    public static double First(ReadOnlySpan<double> x) => 1 - Math.Exp(-Distance(x, Centre));

    [Constraint(AtMost = 0)]
    public static double Second(ReadOnlySpan<double> x, [Fixed] double limit) => 1 - Math.Exp(-Distance(x, -Centre)) - limit;

    private static readonly double Centre = 1 / Math.Sqrt(2);

    private static double Distance(ReadOnlySpan<double> x, double centre) => (x[0] - centre) * (x[0] - centre) + (x[1] - centre) * (x[1] - centre);
}

/// <summary>A convex front on a line.</summary>
[Lbfgs, Sqp, AugmentedLagrangian]
public static partial class Schaffer
{
    [Loss]
    public static double First(ReadOnlySpan<double> x) => x[0] * x[0];

    [Constraint(AtMost = 0)]
    public static double Second(ReadOnlySpan<double> x, [Fixed] double limit) => (x[0] - 2) * (x[0] - 2) - limit;
}

/// <summary>A convex front on a line, by multipliers that move with every step.</summary>
[GradientDescent(LearningRate = 0.02)]
[DifferentialMultipliers(AutoDamping = true)]
public static partial class SchafferDamped
{
    [Loss]
    public static double First(ReadOnlySpan<double> x) => x[0] * x[0];

    [Constraint(AtMost = 0)]
    public static double Second(ReadOnlySpan<double> x, [Fixed] double limit) => (x[0] - 2) * (x[0] - 2) - limit;
}
