using System.Numerics;

namespace Steepest.Tests.LeastSquares;

/// <summary>Two numbers within bounds, one of them an input, and a fixed input in the model.</summary>
[LevenbergMarquardt, GaussNewton, Dogleg]
public static partial class BoundedDecay
{
    [Residual]
    public static double Error(
        [Bounds(0, 10)] double amplitude, [Bounds(nameof(slowest), double.PositiveInfinity)] double rate, [Fixed] double slowest, [Fixed] double background,
        [Sample] double t, [Sample] double y)
        => background + amplitude * Math.Exp(-rate * t) - y;
}

/// <summary>The plain model of the decay, by every method.</summary>
[LevenbergMarquardt(Acceleration = true), GaussNewton, Dogleg, Lbfgs]
public static partial class PlainDecay
{
    [Residual]
    public static double Error(double amplitude, double rate, [Sample] double t, [Sample] double y) => amplitude * Math.Exp(-rate * t) - y;

    [Metric]
    public static double Largest(double amplitude, double rate, [Sample] double t, [Sample] double y) => Math.Abs(amplitude * Math.Exp(-rate * t) - y);
}

/// <summary>Everything at once: spans of unknown length, structs, outputs for each row, several groups with weights and robust functions, losses and penalties.</summary>
[LevenbergMarquardt, GaussNewton, Dogleg, Lbfgs]
public static partial class MixedFit
{
    [Residual(Weight = 2)]
    public static double Line(ReadOnlySpan<double> slopes, double offset, [Sample] ReadOnlySpan<double> x, [Sample] double y)
        => Functions.Dot(slopes, x) + offset - y;

    [Residual(Weight = 0.5, Robust = Robust.Huber, Scale = 0.3)]
    public static void Pair(ReadOnlySpan<double> slopes, (double X, double Y) shift, [Sample] ReadOnlySpan<double> x, [Sample] double y, Span<double> r, [Length(2)] Span<double> s)
    {
        for (var i = 0; i < r.Length; i++) r[i] = slopes[i] * x[i] + shift.X - 0.3 * y;
        s[0] = Math.Sin(shift.X) - 0.1 * y;
        s[1] = shift.Y * shift.X - x[0];
    }

    [Residual]
    public static double Small(double offset) => 0.1 * offset;

    [Residual(Weight = 0.01)]
    public static void All(ReadOnlySpan<double> slopes, Span<double> all)
    {
        for (var i = 0; i < all.Length; i++) all[i] = slopes[i % slopes.Length] * (i + 1);
    }

    [Loss(Weight = 0.1)]
    public static double Mean([L2(0.2)] ReadOnlySpan<double> slopes, (double X, double Y) shift, [Sample] double y) => Math.Cosh(slopes[0] - y) + shift.Y * shift.Y;
}

/// <summary>Strict, and in floats.</summary>
[LevenbergMarquardt(Strict = true)]
public static partial class StrictDecay
{
    [Residual]
    public static float Error(float amplitude, float rate, [Sample] float t, [Sample] float y) => amplitude * MathF.Exp(-rate * t) - y;
}

/// <summary>A float among doubles, and a vector.</summary>
[LevenbergMarquardt]
public static partial class VectorFit
{
    [Residual]
    public static double Distance(Vector2 centre, double radius, [Sample] double x, [Sample] double y)
        => Math.Sqrt((centre.X - x) * (centre.X - x) + (centre.Y - y) * (centre.Y - y)) - radius;
}

/// <summary>Many at once: spans of stated lengths, two outputs of a row, and a prior as residual.</summary>
[LevenbergMarquardt]
public static partial class ManySpans
{
    [Residual]
    public static double Error([Length(3)] ReadOnlySpan<float> b, [Sample, Length(2)] ReadOnlySpan<float> x, [Sample] float y) => b[0] + b[1] * x[0] + b[2] * x[1] * x[1] - y;

    [Residual(Weight = 1e-4f)]
    public static void Prior([Length(3)] ReadOnlySpan<float> b, [Length(2)] Span<float> r)
    {
        r[0] = b[1] - b[2];
        r[1] = b[0];
    }
}
