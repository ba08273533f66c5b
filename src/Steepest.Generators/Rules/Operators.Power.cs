using Steepest.Generators.Rules.VectorMathematics;
using static Steepest.Generators.Rules.Names;

namespace Steepest.Generators.Rules;

/// <summary>Powers, roots and lengths.</summary>
internal static partial class Operators
{
    public static readonly Operator Sqrt = new("Sqrt", 1, MathCall("Sqrt"))
    {
        LaneForm = new LaneCall("Vector512.Sqrt"),
        Cost = Cost.Division,
        Methods = Everywhere("Sqrt"),
        Domain = "numbers from 0",
        Kinks = "at 0 the derivative is 0",
        Scaled = Partials.Of((t, x, f) => 0.5 * t / f.OrInfinity()),
    };

    public static readonly Operator Cbrt = new("Cbrt", 1, MathCall("Cbrt"))
    {
        InLanes = RootFunctions.Cbrt,
        Cost = Cost.Transcendental,
        Methods = Everywhere("Cbrt"),
        Kinks = "at 0 the derivative is 0",
        Scaled = Partials.Of((t, x, f) => t / (3 * f * f).OrInfinity()),
    };

    /// <summary>The n-th root of x, for a whole n.</summary>
    public static readonly Operator RootN = new("RootN", 2, NumberCall("RootN"))
    {
        Typing = Typing.First,
        Cost = Cost.Transcendental,
        Methods = OnNumbers("RootN"),
        Domain = "numbers from 0 for an even root",
        Kinks = "at 0 the derivative is 0, but 1 for the first root",
        Scaled = Partials.Of(
            (t, x, n, f) => n.Is(1).Then(t, t * f / x.OrInfinity() / new Term(n.Builder, n.Builder.Convert(n, x.Type))),
            null),
    };

    public static readonly Operator Pow = new("Pow", 2, MathCall("Pow"))
    {
        InLanes = PowerFunction.Pow,
        Cost = Cost.Transcendental,
        Methods = Everywhere("Pow"),
        Domain = "positive numbers, or any to a whole power",
        Kinks = "at a base of 0: by the base y·0^(y−1) for y ≥ 1, else 0; by the exponent 0",
        Scaled = Partials.Of((t, x, y, f) => PowByBase(t, x, y), (t, x, y, f) => PowByExponent(t, x, f)),
    };

    /// <summary>√(x² + y²), without overflow.</summary>
    public static readonly Operator Hypot = new("Hypot", 2, NumberCall("Hypot"))
    {
        InLanes = RootFunctions.Hypot,
        Cost = Cost.Transcendental,
        IsCommutative = true,
        Methods = OnNumbers("Hypot"),
        Kinks = "at (0, 0) the derivatives are 0",
        Scaled = Partials.Of((t, x, y, f) => t * (x / f.OrInfinity()), (t, x, y, f) => t * (y / f.OrInfinity())),
    };

    /// <summary>x·2ⁿ, for a whole n.</summary>
    public static readonly Operator ScaleB = new("ScaleB", 2, MathCall("ScaleB"))
    {
        Typing = Typing.First,
        Methods = Everywhere("ScaleB"),
        Scaled = Partials.Of((t, x, n, f) => ScaleB.Of(t, n), null),
    };

    /// <summary>
    /// t·y·x^(y−1). A power of x and not x^y/x, which would lose what x^y cannot hold. Where the convention is 0 the base becomes infinite:
    /// a negative power of that is 0, and no infinity meets a zero when this is differentiated again.
    /// </summary>
    private static Term PowByBase(Term t, Term x, Term y)
    {
        var isConvention = x.Is(0) & (y < 1);
        return isConvention.Then(0, t * y * Pow.Of(isConvention.Then(double.PositiveInfinity, x), y - 1));
    }

    /// <summary>t·x^y·ln x.</summary>
    private static Term PowByExponent(Term t, Term x, Term f)
    {
        var isZero = x.Is(0);
        return isZero.Then(0, t * f * Log.Of(isZero.Then(1, x)));
    }
}
