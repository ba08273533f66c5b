using Steepest;

namespace Gallery.TradeOff;

/// <summary>Two losses that pull apart. What one gains the other pays: on the first pair along a convex front, on the second along a concave one.</summary>
public static class Pair
{
    /// <summary>Squared distances from (1, 1) and (−1, −1): √f₁ + √f₂ = √8.</summary>
    public static double Near(ReadOnlySpan<double> x) => Functions.Square(x[0] - 1) + Functions.Square(x[1] - 1);

    public static double Far(ReadOnlySpan<double> x) => Functions.Square(x[0] + 1) + Functions.Square(x[1] + 1);

    /// <summary>Cosine and sine of one angle: f₁² + f₂² = 1.</summary>
    public static double Cosine(ReadOnlySpan<double> x) => Math.Cos(0.5 * Math.PI * Functions.Sigmoid(x[0])) * (1 + x[1] * x[1]);

    public static double Sine(ReadOnlySpan<double> x) => Math.Sin(0.5 * Math.PI * Functions.Sigmoid(x[0])) * (1 + x[1] * x[1]);
}

/// <summary>A sum with weights.</summary>
[GradientDescent(LearningRate = 0.05)]
public static partial class ConvexWeighted
{
    [Loss]
    public static double Sum(ReadOnlySpan<double> x, [Fixed] double weight) => (1 - weight) * Pair.Near(x) + weight * Pair.Far(x);
}

[GradientDescent(LearningRate = 0.5)]
public static partial class ConcaveWeighted
{
    [Loss]
    public static double Sum(ReadOnlySpan<double> x, [Fixed] double weight) => (1 - weight) * Pair.Cosine(x) + weight * Pair.Sine(x);
}

/// <summary>The first loss, while the second is at most what is asked for: by the basic method, which only climbs multipliers.</summary>
[GradientDescent(LearningRate = 0.05)]
[DifferentialMultipliers]
public static partial class ConvexBasic
{
    [Loss]
    public static double First(ReadOnlySpan<double> x) => Pair.Near(x);

    [Constraint(AtMost = 0)]
    public static double Second(ReadOnlySpan<double> x, [Fixed] double limit) => Pair.Far(x) - limit;
}

/// <summary>The same with damping.</summary>
[GradientDescent(LearningRate = 0.05)]
[DifferentialMultipliers(Damping = 1)]
public static partial class ConvexModified
{
    [Loss]
    public static double First(ReadOnlySpan<double> x) => Pair.Near(x);

    [Constraint(AtMost = 0)]
    public static double Second(ReadOnlySpan<double> x, [Fixed] double limit) => Pair.Far(x) - limit;
}

[GradientDescent(LearningRate = 0.05)]
[DifferentialMultipliers]
public static partial class ConcaveBasic
{
    [Loss]
    public static double First(ReadOnlySpan<double> x) => Pair.Cosine(x);

    [Constraint(AtMost = 0)]
    public static double Second(ReadOnlySpan<double> x, [Fixed] double limit) => Pair.Sine(x) - limit;
}

[GradientDescent(LearningRate = 0.05)]
[DifferentialMultipliers(Damping = 10)]
public static partial class ConcaveModified
{
    [Loss]
    public static double First(ReadOnlySpan<double> x) => Pair.Cosine(x);

    [Constraint(AtMost = 0)]
    public static double Second(ReadOnlySpan<double> x, [Fixed] double limit) => Pair.Sine(x) - limit;
}

/// <summary>For given multipliers the Lagrangian is minimised, and its minimum climbed: that needs a convex front.</summary>
[Lbfgs, SolveDual(MultiplierRate = 0.4)]
public static partial class ConvexDual
{
    [Loss]
    public static double First(ReadOnlySpan<double> x) => Pair.Near(x);

    [Constraint(AtMost = 0)]
    public static double Second(ReadOnlySpan<double> x, [Fixed] double limit) => Pair.Far(x) - limit;
}

[Lbfgs, SolveDual]
public static partial class ConcaveDual
{
    [Loss]
    public static double First(ReadOnlySpan<double> x) => Pair.Cosine(x);

    [Constraint(AtMost = 0)]
    public static double Second(ReadOnlySpan<double> x, [Fixed] double limit) => Pair.Sine(x) - limit;
}

/// <summary>The constraint first, and where it holds the loss.</summary>
[GradientDescent(LearningRate = 0.05)]
[HardConstraintFirst]
public static partial class ConcaveHardFirst
{
    [Loss]
    public static double First(ReadOnlySpan<double> x) => Pair.Cosine(x);

    [Constraint(AtMost = 0)]
    public static double Second(ReadOnlySpan<double> x, [Fixed] double limit) => Pair.Sine(x) - limit;
}
