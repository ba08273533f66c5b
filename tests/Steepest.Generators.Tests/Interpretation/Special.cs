using System.Numerics;
using Steepest.Reference;

namespace Steepest.Generators.Tests.Interpretation;

/// <summary>Functions that the framework lacks, from many digits.</summary>
internal static class Special
{
    public static T Erf<T>(T x)
        where T : struct, IBinaryFloatingPointIeee754<T> => Compute(Bounded(x), BigFloat.Erf, T.NegativeOne, T.One);

    public static T Erfc<T>(T x)
        where T : struct, IBinaryFloatingPointIeee754<T> => Compute(Bounded(x), BigFloat.Erfc, T.CreateTruncating(2), T.Zero);

    public static T NormalDistribution<T>(T x)
        where T : struct, IBinaryFloatingPointIeee754<T> => Compute(Bounded(x), x => BigFloat.Erfc(-x / BigFloat.Sqrt(2)) / 2, T.Zero, T.One);

    public static T LogGamma<T>(T x)
        where T : struct, IBinaryFloatingPointIeee754<T>
        => IsPole(x) ? T.PositiveInfinity : Compute(x, BigFloat.LogGamma, T.PositiveInfinity, T.PositiveInfinity);

    public static T Digamma<T>(T x)
        where T : struct, IBinaryFloatingPointIeee754<T> => IsPole(x) ? T.NaN : Compute(x, BigFloat.Digamma, T.NaN, T.PositiveInfinity);

    public static T Trigamma<T>(T x)
        where T : struct, IBinaryFloatingPointIeee754<T> => IsPole(x) ? T.PositiveInfinity : Compute(x, Trigamma, T.NaN, T.Zero);

    /// <summary>By a central difference, whose relative error is the square of the step.</summary>
    private static BigFloat Trigamma(BigFloat x)
    {
        var step = BigFloat.ScaleB(BigFloat.Abs(x), -45);
        return (BigFloat.Digamma(x + step) - BigFloat.Digamma(x - step)) / (2 * step);
    }

    /// <summary>The error functions have reached their limits, to all digits of a double, long before.</summary>
    private static T Bounded<T>(T x)
        where T : struct, IBinaryFloatingPointIeee754<T> => T.Abs(x) < T.CreateTruncating(60) ? x : x * T.PositiveInfinity;

    private static bool IsPole<T>(T x)
        where T : struct, IBinaryFloatingPointIeee754<T> => x <= T.Zero && T.IsInteger(x);

    private static T Compute<T>(T x, Func<BigFloat, BigFloat> function, T atNegativeInfinity, T atPositiveInfinity)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        if (T.IsNaN(x)) return x;
        if (T.IsInfinity(x)) return T.IsNegative(x) ? atNegativeInfinity : atPositiveInfinity;
        return T.CreateTruncating(function(double.CreateTruncating(x)).ToDouble());
    }
}
