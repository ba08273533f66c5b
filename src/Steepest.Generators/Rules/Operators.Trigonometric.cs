using Steepest.Generators.Rules.VectorMathematics;
using static Steepest.Generators.Rules.Names;

namespace Steepest.Generators.Rules;

/// <summary>
/// Angles, in radians and in half turns. Of the methods that return a pair, each item is a method of its own here: <c>SinCos.Sin</c>.
/// </summary>
internal static partial class Operators
{
    private const double InversePi = 0.3183098861837907;

    public static readonly Operator Sin = new("Sin", 1, MathCall("Sin"))
    {
        InLanes = TrigonometricFunctions.Sin,
        Formula = "sin x: the quarter turns, and what is left by polynomials",
        IsBeyondLanes = TrigonometricFunctions.IsBeyond,
        Cost = Cost.Transcendental,
        Methods = [.. Everywhere("Sin"), .. Everywhere("SinCos.Sin")],
        Scaled = Partials.Of((t, x, f) => t * Cos.Of(x)),
    };

    public static readonly Operator Cos = new("Cos", 1, MathCall("Cos"))
    {
        InLanes = TrigonometricFunctions.Cos,
        Formula = "cos x: the quarter turns, and what is left by polynomials",
        IsBeyondLanes = TrigonometricFunctions.IsBeyond,
        Cost = Cost.Transcendental,
        Methods = [.. Everywhere("Cos"), .. Everywhere("SinCos.Cos")],
        Scaled = Partials.Of((t, x, f) => -(t * Sin.Of(x))),
    };

    public static readonly Operator Tan = new("Tan", 1, MathCall("Tan"))
    {
        InLanes = TrigonometricFunctions.Tan,
        Formula = "tan x: the quarter turns, and what is left by polynomials",
        IsBeyondLanes = TrigonometricFunctions.IsBeyond,
        Cost = Cost.Transcendental,
        Methods = Everywhere("Tan"),
        Scaled = Partials.Of((t, x, f) => t * (1 + f * f)),
    };

    public static readonly Operator SinPi = new("SinPi", 1, NumberCall("SinPi"))
    {
        InLanes = TrigonometricFunctions.SinPi,
        Cost = Cost.Transcendental,
        Methods = [.. OnNumbers("SinPi"), .. OnNumbers("SinCosPi.SinPi")],
        Scaled = Partials.Of((t, x, f) => Math.PI * t * CosPi.Of(x)),
    };

    public static readonly Operator CosPi = new("CosPi", 1, NumberCall("CosPi"))
    {
        InLanes = TrigonometricFunctions.CosPi,
        Cost = Cost.Transcendental,
        Methods = [.. OnNumbers("CosPi"), .. OnNumbers("SinCosPi.CosPi")],
        Scaled = Partials.Of((t, x, f) => -(Math.PI * t * SinPi.Of(x))),
    };

    public static readonly Operator TanPi = new("TanPi", 1, NumberCall("TanPi"))
    {
        InLanes = TrigonometricFunctions.TanPi,
        Cost = Cost.Transcendental,
        Methods = OnNumbers("TanPi"),
        Scaled = Partials.Of((t, x, f) => Math.PI * t * (1 + f * f)),
    };

    public static readonly Operator Asin = new("Asin", 1, MathCall("Asin"))
    {
        InLanes = InverseTrigonometricFunctions.Asin,
        Cost = Cost.Transcendental,
        Methods = Everywhere("Asin"),
        Domain = "[−1, 1]",
        Steepness = Steepness.AtEdge,
        Scaled = Partials.Of((t, x, f) => t / Leg(x)),
    };

    public static readonly Operator AsinPi = new("AsinPi", 1, NumberCall("AsinPi"))
    {
        InLanes = InverseTrigonometricFunctions.AsinPi,
        Cost = Cost.Transcendental,
        Methods = OnNumbers("AsinPi"),
        Domain = "[−1, 1]",
        Steepness = Steepness.AtEdge,
        Scaled = Partials.Of((t, x, f) => InversePi * t / Leg(x)),
    };

    public static readonly Operator Acos = new("Acos", 1, MathCall("Acos"))
    {
        InLanes = InverseTrigonometricFunctions.Acos,
        Cost = Cost.Transcendental,
        Methods = Everywhere("Acos"),
        Domain = "[−1, 1]",
        Steepness = Steepness.AtEdge,
        Scaled = Partials.Of((t, x, f) => -(t / Leg(x))),
    };

    public static readonly Operator AcosPi = new("AcosPi", 1, NumberCall("AcosPi"))
    {
        InLanes = InverseTrigonometricFunctions.AcosPi,
        Cost = Cost.Transcendental,
        Methods = OnNumbers("AcosPi"),
        Domain = "[−1, 1]",
        Steepness = Steepness.AtEdge,
        Scaled = Partials.Of((t, x, f) => -(InversePi * t / Leg(x))),
    };

    public static readonly Operator Atan = new("Atan", 1, MathCall("Atan"))
    {
        InLanes = InverseTrigonometricFunctions.Atan,
        Cost = Cost.Transcendental,
        Methods = Everywhere("Atan"),
        Scaled = Partials.Of((t, x, f) => t / (1 + x * x)),
    };

    public static readonly Operator AtanPi = new("AtanPi", 1, NumberCall("AtanPi"))
    {
        InLanes = InverseTrigonometricFunctions.AtanPi,
        Cost = Cost.Transcendental,
        Methods = OnNumbers("AtanPi"),
        Scaled = Partials.Of((t, x, f) => InversePi * t / (1 + x * x)),
    };

    /// <summary>The angle of the vector (second operand, first operand).</summary>
    public static readonly Operator Atan2 = new("Atan2", 2, MathCall("Atan2"))
    {
        InLanes = InverseTrigonometricFunctions.Atan2,
        Cost = Cost.Transcendental,
        Methods = Everywhere("Atan2"),
        Kinks = "jumps where the first operand is 0 and the second negative; at (0, 0) the derivatives are 0",
        Scaled = Partials.Of((t, y, x, f) => AngleByRise(t, y, x), (t, y, x, f) => AngleByRun(t, y, x)),
    };

    public static readonly Operator Atan2Pi = new("Atan2Pi", 2, NumberCall("Atan2Pi"))
    {
        InLanes = InverseTrigonometricFunctions.Atan2Pi,
        Cost = Cost.Transcendental,
        Methods = OnNumbers("Atan2Pi"),
        Kinks = "jumps where the first operand is 0 and the second negative; at (0, 0) the derivatives are 0",
        Scaled = Partials.Of((t, y, x, f) => AngleByRise(InversePi * t, y, x), (t, y, x, f) => AngleByRun(InversePi * t, y, x)),
    };

    /// <summary>√(1 − x²), without the cancellation near ±1.</summary>
    private static Term Leg(Term x) => Sqrt.Of((1 - x) * (1 + x));

    /// <summary>t·x/(x² + y²).</summary>
    private static Term AngleByRise(Term t, Term y, Term x)
    {
        var (steep, ratio, slope) = Angle(t, y, x);
        return steep.Then(slope * ratio, slope);
    }

    /// <summary>−t·y/(x² + y²).</summary>
    private static Term AngleByRun(Term t, Term y, Term x)
    {
        var (steep, ratio, slope) = Angle(t, y, x);
        return -steep.Then(slope, slope * ratio);
    }

    /// <summary>
    /// The squares are taken of the ratio of the smaller to the larger operand, so that nothing overflows or vanishes. One division after the
    /// other: at (0, 0) a product of the infinite operand with what the ratio's tangent adds would be none.
    /// </summary>
    private static (Term Steep, Term Ratio, Term Slope) Angle(Term t, Term y, Term x)
    {
        var steep = Abs.Of(y) > Abs.Of(x);
        var larger = steep.Then(y, x).OrInfinity();
        var ratio = steep.Then(x, y) / larger;
        return (steep, ratio, t / larger / (1 + ratio * ratio));
    }
}
