namespace Steepest.Tests.LeastSquares;

/// <summary>One residual a row, a loss over rows and one beside them.</summary>
[Lbfgs, Bfgs, Newton, Adam(LearningRate = 0.02)]
public static partial class PriorDecay
{
    [Residual(Weight = 2)]
    public static double Error(double amplitude, double rate, [Sample] double t, [Sample] double y) => amplitude * Math.Exp(-rate * t) - y;

    [Loss]
    public static double Mean(double rate, [Sample] double t) => rate * rate * t;

    [Loss(Weight = 0.25)]
    public static double Prior(double amplitude) => amplitude * amplitude;
}

/// <summary>Residuals without samples, of a stated length.</summary>
[Bfgs, TrustRegion]
public static partial class ValleyResiduals
{
    [Residual]
    public static void Errors([Length(2)] ReadOnlySpan<double> x, [Length(2)] Span<double> r)
    {
        r[0] = 10 * (x[1] - x[0] * x[0]);
        r[1] = 1 - x[0];
    }
}

/// <summary>Two outputs without a stated length; the second is only written in part, and read before it is written.</summary>
[Lbfgs]
public static partial class ChainResiduals
{
    [Residual]
    public static void Errors(ReadOnlySpan<double> x, [Fixed] double target, Span<double> r, Span<double> s)
    {
        for (var i = 0; i < r.Length; i++) r[i] = x[i % x.Length] * (i + 1) - target;
        s[0] += x[0] * x[1];
    }
}

/// <summary>Residuals of each row written to an output, in floats.</summary>
[Lbfgs, Adam]
public static partial class RowResiduals
{
    [Residual(Weight = 0.5)]
    public static void Errors(ReadOnlySpan<float> x, [Sample] ReadOnlySpan<float> t, [Sample] float y, Span<float> r)
    {
        for (var i = 0; i < r.Length; i++) r[i] = x[i] * t[i] - y;
    }

    [Residual]
    public static float First(ReadOnlySpan<float> x, [Sample] ReadOnlySpan<float> t) => x[0] - t[0];
}

/// <summary>Every way in which large residuals count.</summary>
public static partial class HuberResidual
{
    [Residual(Robust = Robust.Huber, Scale = 0.5, Weight = 3)]
    public static double Error(double x) => x;
}

public static partial class SoftResidual
{
    [Residual(Robust = Robust.SoftL1, Scale = 0.5, Weight = 3)]
    public static double Error(double x) => x;
}

public static partial class CauchyResidual
{
    [Residual(Robust = Robust.Cauchy, Scale = 0.5, Weight = 3)]
    public static double Error(double x) => x;
}

public static partial class ArctanResidual
{
    [Residual(Robust = Robust.Arctan, Scale = 0.5, Weight = 3)]
    public static double Error(double x) => x;
}

public static partial class GemanMcClureResidual
{
    [Residual(Robust = Robust.GemanMcClure, Scale = 0.5, Weight = 3)]
    public static double Error(double x) => x;
}

public static partial class WelschResidual
{
    [Residual(Robust = Robust.Welsch, Scale = 0.5, Weight = 3)]
    public static double Error(double x) => x;
}

public static partial class TukeyResidual
{
    [Residual(Robust = Robust.Tukey, Scale = 0.5, Weight = 3)]
    public static double Error(double x) => x;
}
