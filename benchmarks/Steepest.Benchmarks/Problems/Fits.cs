namespace Steepest.Benchmarks.Problems;

/// <summary>Misra1a of the National Institute of Standards and Technology.</summary>
[LevenbergMarquardt]
public static partial class Misra
{
    [Residual]
    public static double Error(ReadOnlySpan<double> b, [Sample] double x, [Sample] double y) => b[0] * (1 - Math.Exp(-b[1] * x)) - y;
}

/// <summary>Thurber of the same.</summary>
[LevenbergMarquardt]
public static partial class Thurber
{
    [Residual]
    public static double Error([Length(7)] ReadOnlySpan<double> b, [Sample] double x, [Sample] double y)
        => (b[0] + x * (b[1] + x * (b[2] + x * b[3]))) / (1 + x * (b[4] + x * (b[5] + x * b[6]))) - y;
}

/// <summary>A decay above a background.</summary>
[LevenbergMarquardt]
public static partial class DecayDouble
{
    [Residual]
    public static double Error(double amplitude, double rate, double background, [Sample] double t, [Sample] double y) => amplitude * Math.Exp(-rate * t) + background - y;
}

/// <summary>The same in single precision.</summary>
[LevenbergMarquardt]
public static partial class DecaySingle
{
    [Residual]
    public static float Error(float amplitude, float rate, float background, [Sample] float t, [Sample] float y) => amplitude * MathF.Exp(-rate * t) + background - y;
}
