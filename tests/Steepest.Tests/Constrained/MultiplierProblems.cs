namespace Steepest.Tests.Constrained;

/// <summary>The least sum of coordinates on a circle.</summary>
[GradientDescent(LearningRate = 0.02)]
[DifferentialMultipliers(Damping = 10)]
public static partial class CircleLine
{
    [Loss]
    public static double Sum(ReadOnlySpan<double> x) => x[0] + x[1];

    [Constraint(EqualTo = 0)]
    public static double Circle(ReadOnlySpan<double> x) => x[0] * x[0] + x[1] * x[1] - 2;
}

/// <summary>A limit that does not bind.</summary>
[GradientDescent(LearningRate = 0.02), Adam(LearningRate = 0.02)]
[DifferentialMultipliers(Damping = 10)]
public static partial class RoomToMove
{
    [Loss]
    public static double Square(double t) => (t - 1) * (t - 1);

    [Constraint(AtMost = 4)]
    public static double Size(double t) => t * t;
}

/// <summary>The same, as it was published.</summary>
[GradientDescent(LearningRate = 0.02)]
#pragma warning disable STEEP0046 // That this goes wrong is what is tested.
[DifferentialMultipliers(Damping = 10, Ungated = true)]
#pragma warning restore STEEP0046
public static partial class RoomUngated
{
    [Loss]
    public static double Square(double t) => (t - 1) * (t - 1);

    [Constraint(AtMost = 4)]
    public static double Size(double t) => t * t;
}

/// <summary>Limits in every shape over one loss: two sides, an equality, outputs, a scalar variable, a limit that comes in.</summary>
[Lbfgs, Bfgs, ConjugateGradient, Newton, TrustRegion, Sqp]
[AugmentedLagrangian]
public static partial class Shapes
{
    [Loss]
    public static double Distance(ReadOnlySpan<double> x, double y)
    {
        var sum = (y - 3) * (y - 3);
        for (var i = 0; i < x.Length; i++) sum += (x[i] - 2 - i) * (x[i] - 2 - i) * (1 + 0.1 * y * y);
        return sum;
    }

    [Constraint(AtLeast = -1, AtMost = 1)]
    public static double Between(ReadOnlySpan<double> x) => x[0] + 0.1 * Math.Sin(x[1]);

    [Constraint(EqualTo = 0.5)]
    public static void Products(ReadOnlySpan<double> x, double y, [Length(2)] Span<double> products)
    {
        products[0] = x[1] * y;
        products[1] = x[1] - x[2];
    }

    [Constraint(AtMost = 0)]
    public static void Caps(ReadOnlySpan<double> x, [Fixed] double cap, Span<double> caps)
    {
        for (var i = 0; i < caps.Length; i++) caps[i] = x[i] * x[i] - cap;
    }
}

/// <summary>Losses and limits that are means over samples, and others that are not.</summary>
[Lbfgs, GradientDescent(LearningRate = 0.05), Sqp]
[AugmentedLagrangian]
public static partial class OverSamples
{
    [Loss]
    public static double Error(ReadOnlySpan<double> x, [Sample] double t, [Sample] double value)
    {
        var error = x[0] + x[1] * t + x[2] * t * t - value;
        return error * error;
    }

    [Constraint(AtMost = 0.5)]
    public static double Curvature(ReadOnlySpan<double> x, [Sample] double t) => x[2] * x[2] * (1 + t * t);

    [Constraint(AtMost = 0.9)]
    public static double Slope(ReadOnlySpan<double> x) => x[1];

    [Constraint(AtLeast = -1)]
    public static void Values(ReadOnlySpan<double> x, [Sample] double t, [Length(2)] Span<double> values)
    {
        values[0] = x[0] + x[1] * t;
        values[1] = x[0] - x[2] * t;
    }
}

/// <summary>Two limits that no point keeps.</summary>
[Lbfgs, AugmentedLagrangian]
public static partial class Contradiction
{
    [Loss]
    public static double Square(double x) => x * x;

    [Constraint(AtLeast = 2)]
    public static double Above(double x) => x;

    [Constraint(AtMost = 1)]
    public static double Below(double x) => 2 * x;
}

/// <summary>A limit that is no number at some points.</summary>
[Lbfgs, AugmentedLagrangian]
public static partial class RootLimit
{
    [Loss]
    public static double Square(double x) => (x - 3) * (x - 3);

    [Constraint(AtMost = 1)]
    public static double Root(double x) => Math.Sqrt(x - 1);
}

/// <summary>Numbers of 32 bits.</summary>
[Adam(LearningRate = 0.01f), GradientDescent(LearningRate = 0.01f)]
[DifferentialMultipliers(Damping = 10)]
public static partial class SingleNumbers
{
    [Loss]
    public static float Sum(ReadOnlySpan<float> x) => x[0] + x[1];

    [Constraint(EqualTo = 2)]
    public static float Circle(ReadOnlySpan<float> x) => Functions.Dot(x, x);
}
