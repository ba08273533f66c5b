using Steepest.Generators.Ir;
using Steepest.Generators.Rules;
using Steepest.Reference;
using Steepest.Reference.Oracle;
using Real = Steepest.Reference.Oracle.DoubleDouble;

namespace Steepest.Generators.Tests.Rules.VectorMathematics;

/// <summary>The functions that lanes compute themselves.</summary>
internal static partial class AccuracyCases
{
    private static readonly Real s_ln2 = Real.Of(BigFloat.Ln2);
    private static readonly Real s_ln10 = Real.Of(BigFloat.Ln10);

    public static IReadOnlyList<AccuracyCase> All { get; } = [.. Exponentials(), .. Logarithms(), .. Hyperbolic(), .. Trigonometric(), .. InverseTrigonometric(), .. Powers(), .. Special()];

    private static IEnumerable<AccuracyCase> Exponentials() =>
    [
        .. Of(Operators.Exp, BigFloat.Exp, Real.Exp, Math.Exp, (-746, 710), (-104, 89)),
        .. Of(Operators.ExpM1, BigFloat.ExpM1, Real.ExpM1, x => Math.Abs(x) < 1e-3 ? x * (1 + x * (0.5 + x * (1.0 / 6 + x * (1.0 / 24 + x / 120)))) : Math.Exp(x) - 1, (-40, 40), (-20, 20)),
        .. Of(Operators.Exp2, BigFloat.Exp2, x => Real.Exp(x * s_ln2), x => Math.Pow(2, x), (-1076, 1025), (-150, 129)),
        .. Of(Operators.Exp2M1, BigFloat.Exp2M1, x => Real.ExpM1(x * s_ln2), x => ExpM1(x * Math.Log(2)), (-60, 60), (-30, 30)),
        .. Of(Operators.Exp10, BigFloat.Exp10, x => Real.Exp(x * s_ln10), x => Math.Pow(10, x), (-324, 309), (-46, 39)),
        .. Of(Operators.Exp10M1, BigFloat.Exp10M1, x => Real.ExpM1(x * s_ln10), x => ExpM1(x * Math.Log(10)), (-20, 20), (-10, 10)),
        .. Of(Operators.Sigmoid, x => 1 / (1 + BigFloat.Exp(-x)), x => 1 / (1 + Real.Exp(-x)), x => 1 / (1 + Math.Exp(-x)), (-700, 40), (-100, 20)),
        .. Of(Operators.Softplus, x => BigFloat.LogP1(BigFloat.Exp(x)), Softplus, x => x > 30 ? x : LogP1(Math.Exp(x)), (-700, 40), (-100, 20)),
        .. Of(Operators.LogSigmoid, x => -BigFloat.LogP1(BigFloat.Exp(-x)), x => -Softplus(-x), x => x < -30 ? x : -LogP1(Math.Exp(-x)), (-40, 700), (-20, 100)),
        .. Of(Operators.LogisticDensity, x => BigFloat.Exp(-BigFloat.Abs(x)) / ((1 + BigFloat.Exp(-BigFloat.Abs(x))) * (1 + BigFloat.Exp(-BigFloat.Abs(x)))), Density, x => Math.Exp(-Math.Abs(x)) / Math.Pow(1 + Math.Exp(-Math.Abs(x)), 2), (-700, 700), (-100, 100)),
    ];

    private static IEnumerable<AccuracyCase> Logarithms() =>
    [
        .. Of(Operators.Log, BigFloat.Log, Real.Log, Math.Log, (0, 4)),
        .. Of(Operators.Log2, BigFloat.Log2, x => Real.Log(x) / s_ln2, Math.Log2, (0, 4)),
        .. Of(Operators.Log10, BigFloat.Log10, x => Real.Log(x) / s_ln10, Math.Log10, (0, 4)),
        .. Of(Operators.LogP1, BigFloat.LogP1, Real.LogP1, LogP1, (-1, 3)),
        .. Of(Operators.Log2P1, BigFloat.Log2P1, x => Real.LogP1(x) / s_ln2, x => LogP1(x) / Math.Log(2), (-1, 3)),
        .. Of(Operators.Log10P1, BigFloat.Log10P1, x => Real.LogP1(x) / s_ln10, x => LogP1(x) / Math.Log(10), (-1, 3)),
        .. Of(Operators.LogToBase, (x, y) => BigFloat.Log(x) / BigFloat.Log(y), (x, y) => Real.Log(x) / Real.Log(y), (x, y) => Math.Log(x, y), (0, 4), (0, 12)),
    ];

    private static IEnumerable<AccuracyCase> Hyperbolic() =>
    [
        .. Of(Operators.Sinh, BigFloat.Sinh, Real.Sinh, Math.Sinh, (-711, 711), (-90, 90)),
        .. Of(Operators.Cosh, BigFloat.Cosh, Real.Cosh, Math.Cosh, (-711, 711), (-90, 90)),
        .. Of(Operators.Tanh, BigFloat.Tanh, Real.Tanh, Math.Tanh, (-20, 20), (-10, 10)),
        .. Of(Operators.LogCosh, LogCosh, x => LogCosh(x), x => LogP1(2 * Math.Pow(Math.Sinh(Math.Min(Math.Abs(x), 50) / 2), 2)) + Math.Max(Math.Abs(x) - 50, 0), (-30, 30)),
        .. Of(Operators.Asinh, BigFloat.Asinh, Real.Asinh, Math.Asinh, (-30, 30)),
        .. Of(Operators.Acosh, BigFloat.Acosh, x => Real.LogP1(x - 1 + Real.Sqrt((x - 1) * (x + 1))), Math.Acosh, (1, 30)),
        .. Of(Operators.Atanh, BigFloat.Atanh, Real.Atanh, Math.Atanh, (-1, 1)),
    ];

    private static double ExpM1(double x) => Math.Abs(x) < 1e-3 ? x * (1 + (x * (0.5 + (x * ((1.0 / 6) + (x * ((1.0 / 24) + (x / 120)))))))) : Math.Exp(x) - 1;

    private static double LogP1(double x) => Math.Abs(x) < 1e-3 ? x * (1 - (x * (0.5 - (x * ((1.0 / 3) - (x * (0.25 - (x * (0.2 - (x / 6)))))))))) : Math.Log(1 + x);

    private static Real Softplus(Real x) => x > 40 ? x + Real.Exp(-x) : Real.LogP1(Real.Exp(x));

    private static Real Density(Real x)
    {
        var e = Real.Exp(x < 0 ? x : -x);
        return e / ((1 + e) * (1 + e));
    }

    private static Real LogCosh(Real x)
    {
        var half = Real.Sinh(x * 0.5);
        return Real.LogP1(half * half * 2);
    }

    private static BigFloat LogCosh(BigFloat x) => BigFloat.Abs(x) > 1000 ? BigFloat.Abs(x) - BigFloat.Ln2 : BigFloat.LogP1(2 * BigFloat.Sinh(x / 2) * BigFloat.Sinh(x / 2));

    private static IEnumerable<AccuracyCase> Of(Operator row, Func<BigFloat, BigFloat> exact, Func<Real, Real> precise, Func<double, double> approximate, (double, double) dense, (double, double)? single = null)
        => Of(row, (x, _) => exact(x), (x, _) => precise(x), (x, _) => approximate(x), dense, (-1, 1), single);

    private static IEnumerable<AccuracyCase> Of(
        Operator row,
        Func<BigFloat, BigFloat, BigFloat> exact,
        Func<Real, Real, Real> precise,
        Func<double, double, double> approximate,
        (double, double) dense,
        (double, double) second,
        (double, double)? single = null,
        (double, double)? singleSecond = null)
        => ((ElementType[])[ElementType.Double, ElementType.Single]).Select(element => new AccuracyCase(row, element)
        {
            Exact = exact,
            Precise = precise,
            Double = approximate,
            Dense = element == ElementType.Single ? single ?? dense : dense,
            DenseSecond = element == ElementType.Single ? singleSecond ?? second : second,
        });
}
