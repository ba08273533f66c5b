using Steepest.Generators.Rules;
using Steepest.Kernels;
using Steepest.Reference;
using Real = Steepest.Reference.Oracle.DoubleDouble;
using Series = Steepest.Reference.Oracle.SpecialFunctions<Steepest.Reference.Oracle.DoubleDouble>;

namespace Steepest.Generators.Tests.Rules.VectorMathematics;

/// <summary>The error function, the gamma function and their kin.</summary>
internal static partial class AccuracyCases
{
    private static IEnumerable<AccuracyCase> Special() =>
    [
        .. Of(Operators.Erf, BigFloat.Erf, Series.Erf, Accurate.Erf, (-6, 6)),
        .. Of(Operators.Erfc, BigFloat.Erfc, Erfc, Accurate.Erfc, (-6, 27), (-4, 10)),
        .. Positive(Of(Operators.LogGamma, BigFloat.LogGamma, Series.LogGamma, Accurate.LogGamma, (0, 8))),
        .. Positive(Of(Operators.Digamma, BigFloat.Digamma, Series.Digamma, Accurate.Digamma, (0, 6))),
        .. Positive(Of(Operators.Trigamma, Trigamma, Series.Trigamma, Accurate.Trigamma, (0, 6))),
    ];

    /// <summary>Above 3 by the continued fraction, whose terms are all positive.</summary>
    private static Real Erfc(Real x)
    {
        if (x < 3) return 1 - Series.Erf(x);
        Real fraction = 0;
        for (var n = 120; n > 0; n--) fraction = (Real)(0.5 * n) / (x + fraction);
        return Real.Exp(-(x * x)) / ((x + fraction) * Real.Sqrt(s_pi));
    }

    /// <summary>By a central difference, whose relative error is the square of the step.</summary>
    private static BigFloat Trigamma(BigFloat x)
    {
        var step = BigFloat.ScaleB(BigFloat.Abs(x), -45);
        return (BigFloat.Digamma(x + step) - BigFloat.Digamma(x - step)) / (2 * step);
    }

    private static IEnumerable<AccuracyCase> Positive(IEnumerable<AccuracyCase> functions) => functions.Select(function => function with { IsPositive = true });
}
