using Steepest.Generators.Rules;
using Steepest.Reference;
using Real = Steepest.Reference.Oracle.DoubleDouble;

namespace Steepest.Generators.Tests.Rules.VectorMathematics;

/// <summary>Functions of angles, and angles.</summary>
internal static partial class AccuracyCases
{
    private static readonly Real s_pi = Real.Of(BigFloat.Pi);

    private static IEnumerable<AccuracyCase> Trigonometric() =>
    [
        .. Limited(Of(Operators.Sin, BigFloat.Sin, Real.Sin, Math.Sin, (-30, 30))),
        .. Limited(Of(Operators.Cos, BigFloat.Cos, Real.Cos, Math.Cos, (-30, 30))),
        .. Limited(Of(Operators.Tan, BigFloat.Tan, Real.Tan, Math.Tan, (-30, 30))),
        .. Of(Operators.SinPi, BigFloat.SinPi, SinPi, x => Real.ToDouble(SinPi(x)), (-8, 8)),
        .. Of(Operators.CosPi, BigFloat.CosPi, CosPi, x => Real.ToDouble(CosPi(x)), (-8, 8)),
        .. Of(Operators.TanPi, BigFloat.TanPi, x => SinPi(x) / CosPi(x), x => Real.ToDouble(SinPi(x)) / Real.ToDouble(CosPi(x)), (-8, 8)),
    ];

    private static IEnumerable<AccuracyCase> InverseTrigonometric() =>
    [
        .. Of(Operators.Asin, BigFloat.Asin, Real.Asin, Math.Asin, (-1, 1)),
        .. Of(Operators.Acos, BigFloat.Acos, Real.Acos, Math.Acos, (-1, 1)),
        .. Of(Operators.Atan, BigFloat.Atan, Real.Atan, Math.Atan, (-4, 4)),
        .. Of(Operators.AsinPi, BigFloat.AsinPi, x => Real.Asin(x) / s_pi, x => Math.Asin(x) / Math.PI, (-1, 1)),
        .. Of(Operators.AcosPi, BigFloat.AcosPi, x => Real.Acos(x) / s_pi, x => Math.Acos(x) / Math.PI, (-1, 1)),
        .. Of(Operators.AtanPi, BigFloat.AtanPi, x => Real.Atan(x) / s_pi, x => Math.Atan(x) / Math.PI, (-4, 4)),
        .. Of(Operators.Atan2, BigFloat.Atan2, Real.Atan2, Math.Atan2, (-4, 4), (-4, 4)),
        .. Of(Operators.Atan2Pi, BigFloat.Atan2Pi, (y, x) => Real.Atan2(y, x) / s_pi, (y, x) => Math.Atan2(y, x) / Math.PI, (-4, 4), (-4, 4)),
    ];

    private static IEnumerable<AccuracyCase> Powers() =>
    [
        .. Of(Operators.Cbrt, BigFloat.Cbrt, Real.Cbrt, Math.Cbrt, (-9, 9)),
        .. Of(Operators.Hypot, BigFloat.Hypot, Length, double.Hypot, (-4, 4), (-4, 4)),
        .. Of(Operators.Pow, BigFloat.Pow, Real.Pow, Math.Pow, (0, 4), (-300, 300), null, (-60, 60)),
    ];

    private static Real SinPi(Real x) => Turned(x) is var rest && rest == Math.Floor(rest) ? Math.CopySign(0, Real.ToDouble(x)) : Real.Sin(s_pi * rest);

    private static Real CosPi(Real x) => Turned(x) is var rest && Math.Abs(rest) == 0.5 || Math.Abs(rest) == 1.5 ? 0 : Real.Cos(s_pi * rest);

    /// <summary>Without whole turns.</summary>
    private static double Turned(Real x) => Math.IEEERemainder(Real.ToDouble(x), 2);

    private static Real Length(Real x, Real y)
    {
        var (larger, smaller) = Math.Abs(Real.ToDouble(x)) > Math.Abs(Real.ToDouble(y)) ? (x, y) : (y, x);
        var ratio = smaller / larger;
        return (larger < 0 ? -larger : larger) * Real.Sqrt(1 + ratio * ratio);
    }

    private static IEnumerable<AccuracyCase> Limited(IEnumerable<AccuracyCase> functions)
        => functions.Select(function => function with { Limit = function.IsSingle ? 1e6 : 1e13 });
}
