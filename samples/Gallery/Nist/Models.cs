using Steepest;

namespace Gallery.Nist;

/// <summary>The adsorption of a gas: two parameters, fourteen observations.</summary>
[LevenbergMarquardt]
public static partial class Misra1a
{
    [Residual]
    public static double Error(ReadOnlySpan<double> b, [Sample] double x, [Sample] double y) => b[0] * (1 - Math.Exp(-b[1] * x)) - y;
}

/// <summary>The mobility of electrons: a quotient of cubics, far from its start.</summary>
[LevenbergMarquardt]
public static partial class Thurber
{
    [Residual]
    public static double Error(ReadOnlySpan<double> b, [Sample] double x, [Sample] double y)
        => (b[0] + x * (b[1] + x * (b[2] + x * b[3]))) / (1 + x * (b[4] + x * (b[5] + x * b[6]))) - y;
}

/// <summary>The transmission of light through a filter: a narrow peak that the start hardly sees.</summary>
[LevenbergMarquardt]
public static partial class Eckerle4
{
    [Residual]
    public static double Error(ReadOnlySpan<double> b, [Sample] double x, [Sample] double y) => b[0] / b[1] * Math.Exp(-0.5 * Functions.Square((x - b[2]) / b[1])) - y;
}

/// <summary>A sum of three exponentials: six parameters that can hardly be told apart.</summary>
[LevenbergMarquardt]
public static partial class Lanczos3
{
    [Residual]
    public static double Error(ReadOnlySpan<double> b, [Sample] double x, [Sample] double y)
        => b[0] * Math.Exp(-b[1] * x) + b[2] * Math.Exp(-b[3] * x) + b[4] * Math.Exp(-b[5] * x) - y;
}
