namespace Steepest.Tests.LeastSquares.Nist;

/// <summary>Employment, by six variables that nearly depend on each other.</summary>
[LevenbergMarquardt, GaussNewton, Dogleg]
public static partial class Longley
{
    [Residual]
    public static double Error([Length(7)] ReadOnlySpan<double> b, [Sample, Length(6)] ReadOnlySpan<double> x, [Sample] double y)
        => b[0] + Functions.Dot(b[1..], x) - y;
}

/// <summary>A line through the origin.</summary>
[LevenbergMarquardt, GaussNewton, Dogleg]
public static partial class NoInt1
{
    [Residual]
    public static double Error([Length(1)] ReadOnlySpan<double> b, [Sample] double x, [Sample] double y) => b[0] * x - y;
}

/// <summary>A line.</summary>
[LevenbergMarquardt, GaussNewton, Dogleg]
public static partial class Norris
{
    [Residual]
    public static double Error([Length(2)] ReadOnlySpan<double> b, [Sample] double x, [Sample] double y) => b[0] + b[1] * x - y;
}

/// <summary>A polynomial of the fifth degree at 0 to 20, with and without noise.</summary>
[LevenbergMarquardt, GaussNewton, Dogleg]
public static partial class Wampler
{
    [Residual]
    public static double Error([Length(6)] ReadOnlySpan<double> b, [Sample] double x, [Sample] double y)
    {
        var (sum, power) = (0.0, 1.0);
        for (var i = 0; i < b.Length; i++)
        {
            sum += b[i] * power;
            power *= x;
        }

        return sum - y;
    }
}
