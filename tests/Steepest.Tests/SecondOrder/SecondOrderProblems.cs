using System.Numerics;

namespace Steepest.Tests.SecondOrder;

/// <summary>Both methods on rows of samples with a loss beside them, a span and a number between which padding stands.</summary>
[Newton]
[TrustRegion]
[Lbfgs]
public static partial class Regression
{
    [Loss]
    public static double CrossEntropy(ReadOnlySpan<double> weights, double bias, [Sample] ReadOnlySpan<double> features, [Sample] double label)
    {
        var logit = Functions.Dot(weights, features) + bias;
        return Functions.Softplus(logit) - label * logit;
    }

    [Loss(Weight = 0.01)]
    public static double Ridge(ReadOnlySpan<double> weights) => Functions.Dot(weights, weights);
}

/// <summary>The same by products alone, with an optimizer beside it that moves row by row.</summary>
[Newton(Dense = 1)]
[TrustRegion(Dense = 1)]
[GradientDescent]
public static partial class LargeRegression
{
    [Loss]
    public static double CrossEntropy(ReadOnlySpan<double> weights, double bias, [Sample] ReadOnlySpan<double> features, [Sample] double label)
    {
        var logit = Functions.Dot(weights, features) + bias;
        return Functions.Softplus(logit) - label * logit;
    }

    [Loss(Weight = 0.01)]
    public static double Ridge(ReadOnlySpan<double> weights) => Functions.Dot(weights, weights);
}

/// <summary>One loss without samples, of floats, structs and spans of structs, and a fixed input.</summary>
[Newton]
[TrustRegion]
public static partial class Points
{
    [Loss]
    public static float Distance(float scale, Vector3 centre, ReadOnlySpan<Vector2> points, [Fixed] float weight)
    {
        var sum = (scale - 2) * (scale - 2) + weight * Vector3.DistanceSquared(centre, new Vector3(1, -2, 3)) * scale * scale;
        for (var i = 0; i < points.Length; i++) sum += (points[i] * scale - new Vector2(i, 1)).LengthSquared();
        return sum;
    }
}

/// <summary>Floats in a point of doubles.</summary>
[Newton]
[TrustRegion(Dense = 2)]
public static partial class Mixed
{
    [Loss]
    public static double Valley(ReadOnlySpan<float> x, double y, float z)
    {
        var slope = y - x[0] * (double)x[0];
        var bend = z - x[1] * x[1];
        return 10 * slope * slope + (1 - x[0]) * (1 - x[0]) + bend * bend + (x[1] - 2) * (x[1] - 2);
    }
}

/// <summary>An instance with a field, keeping every bit.</summary>
[Newton(Strict = true)]
public sealed partial class Well(double depth)
{
    private readonly double depth = depth;

    [Loss]
    public double Energy(double x, double y) => (x * x - depth) * (x * x - depth) + x * y + y * y;
}
