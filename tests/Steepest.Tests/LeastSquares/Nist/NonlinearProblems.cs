namespace Steepest.Tests.LeastSquares.Nist;

/// <summary>Ultrasonic response to the distance of metal.</summary>
[LevenbergMarquardt, GaussNewton, Dogleg]
public static partial class Chwirut2
{
    [Residual]
    public static double Error([Length(3)] ReadOnlySpan<double> b, [Sample] double x, [Sample] double y)
        => Math.Exp(-b[0] * x) / (b[1] + b[2] * x) - y;
}

/// <summary>Energy radiated from a filament by its temperature.</summary>
[LevenbergMarquardt, GaussNewton, Dogleg]
public static partial class DanWood
{
    [Residual]
    public static double Error([Length(2)] ReadOnlySpan<double> b, [Sample] double x, [Sample] double y)
        => b[0] * Math.Pow(x, b[1]) - y;
}

/// <summary>Transmittance by wavelength.</summary>
[LevenbergMarquardt, GaussNewton, Dogleg]
public static partial class Eckerle4
{
    [Residual]
    public static double Error([Length(3)] ReadOnlySpan<double> b, [Sample] double x, [Sample] double y)
        => b[0] / b[1] * Math.Exp(-0.5 * Functions.Square((x - b[2]) / b[1])) - y;
}

/// <summary>Two Gaussians on a decaying baseline.</summary>
[LevenbergMarquardt, GaussNewton, Dogleg]
public static partial class Gauss1
{
    [Residual]
    public static double Error([Length(8)] ReadOnlySpan<double> b, [Sample] double x, [Sample] double y)
        => b[0] * Math.Exp(-b[1] * x)
            + b[2] * Math.Exp(-Functions.Square((x - b[3]) / b[4]))
            + b[5] * Math.Exp(-Functions.Square((x - b[6]) / b[7])) - y;
}

/// <summary>Line widths in an electron microscope.</summary>
[LevenbergMarquardt, GaussNewton, Dogleg]
public static partial class Kirby2
{
    [Residual]
    public static double Error([Length(5)] ReadOnlySpan<double> b, [Sample] double x, [Sample] double y)
        => (b[0] + x * (b[1] + x * b[2])) / (1 + x * (b[3] + x * b[4])) - y;
}

/// <summary>Three exponentials, which are hard to tell apart.</summary>
[LevenbergMarquardt, GaussNewton, Dogleg]
public static partial class Lanczos3
{
    [Residual]
    public static double Error([Length(6)] ReadOnlySpan<double> b, [Sample] double x, [Sample] double y)
        => b[0] * Math.Exp(-b[1] * x) + b[2] * Math.Exp(-b[3] * x) + b[4] * Math.Exp(-b[5] * x) - y;
}

/// <summary>Kowalik and Osborne; the far start is very far.</summary>
[LevenbergMarquardt, GaussNewton, Dogleg]
public static partial class MGH09
{
    [Residual]
    public static double Error([Length(4)] ReadOnlySpan<double> b, [Sample] double x, [Sample] double y)
        => b[0] * (x * x + x * b[1]) / (x * x + x * b[2] + b[3]) - y;
}

/// <summary>Adsorption by pressure.</summary>
[LevenbergMarquardt, GaussNewton, Dogleg]
public static partial class Misra1a
{
    [Residual]
    public static double Error([Length(2)] ReadOnlySpan<double> b, [Sample] double x, [Sample] double y)
        => b[0] * (1 - Math.Exp(-b[1] * x)) - y;
}

/// <summary>The same by another model.</summary>
[LevenbergMarquardt, GaussNewton, Dogleg]
public static partial class Misra1c
{
    [Residual]
    public static double Error([Length(2)] ReadOnlySpan<double> b, [Sample] double x, [Sample] double y)
        => b[0] * (1 - 1 / Math.Sqrt(1 + 2 * b[1] * x)) - y;
}

/// <summary>Growth of pasture.</summary>
[LevenbergMarquardt, GaussNewton, Dogleg]
public static partial class Rat42
{
    [Residual]
    public static double Error([Length(3)] ReadOnlySpan<double> b, [Sample] double x, [Sample] double y)
        => b[0] / (1 + Math.Exp(b[1] - b[2] * x)) - y;
}

/// <summary>Quantum defects in iodine.</summary>
[LevenbergMarquardt, GaussNewton, Dogleg]
public static partial class Roszman1
{
    [Residual]
    public static double Error([Length(4)] ReadOnlySpan<double> b, [Sample] double x, [Sample] double y)
        => b[0] - b[1] * x - Math.Atan(b[2] / (x - b[3])) / Math.PI - y;
}

/// <summary>Mobility of electrons by the logarithm of their density.</summary>
[LevenbergMarquardt, GaussNewton, Dogleg]
public static partial class Thurber
{
    [Residual]
    public static double Error([Length(7)] ReadOnlySpan<double> b, [Sample] double x, [Sample] double y)
        => (b[0] + x * (b[1] + x * (b[2] + x * b[3]))) / (1 + x * (b[4] + x * (b[5] + x * b[6]))) - y;
}

/// <summary>Pressure of the air over the Pacific: a year's cycle and two longer ones.</summary>
[LevenbergMarquardt, GaussNewton, Dogleg]
public static partial class ENSO
{
    [Residual]
    public static double Error([Length(9)] ReadOnlySpan<double> b, [Sample] double x, [Sample] double y)
    {
        var model = b[0] + Cycle(b[1], b[2], 12, x) + Cycle(b[4], b[5], b[3], x) + Cycle(b[7], b[8], b[6], x);
        return model - y;
    }

    private static double Cycle(double even, double odd, double period, double x)
    {
        var angle = 2 * Math.PI * x / period;
        return even * Math.Cos(angle) + odd * Math.Sin(angle);
    }
}

/// <summary>Strength of insulation by time and temperature.</summary>
[LevenbergMarquardt, GaussNewton, Dogleg]
public static partial class Nelson
{
    [Residual]
    public static double Error([Length(3)] ReadOnlySpan<double> b, [Sample] double x1, [Sample] double x2, [Sample] double y)
        => b[0] - b[1] * x1 * Math.Exp(-b[2] * x2) - Math.Log(y);
}
