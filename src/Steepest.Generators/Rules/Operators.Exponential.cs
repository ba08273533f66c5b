using Steepest.Generators.Rules.VectorMathematics;
using static Steepest.Generators.Rules.Names;

namespace Steepest.Generators.Rules;

/// <summary>Exponentials and logarithms.</summary>
internal static partial class Operators
{
    private const double LogOf2 = 0.6931471805599453;
    private const double LogOf10 = 2.302585092994046;
    private const double InverseLogOf2 = 1.4426950408889634;
    private const double InverseLogOf10 = 0.4342944819032518;

    public static readonly Operator Exp = new("Exp", 1, MathCall("Exp"))
    {
        InLanes = Exponentials.Exp,
        Formula = "exp(x) = 2ⁿ·exp(r) with r = x − n·ln 2, by a polynomial",
        Cost = Cost.Transcendental,
        Methods = Everywhere("Exp"),
        Scaled = Partials.Of((t, x, f) => t * f),
    };

    /// <summary>exp(x) − 1. The framework subtracts in working precision; the form called here keeps the digits of small arguments.</summary>
    public static readonly Operator ExpM1 = new("ExpM1", 1, AccurateCall("ExpM1"))
    {
        InLanes = Exponentials.ExpM1,
        Formula = "exp(x) − 1 = 2ⁿ·exp(r) − 1 with r = x − n·ln 2, by a polynomial",
        Cost = Cost.Transcendental,
        Methods = [.. OnNumbers("ExpM1"), .. Accurate("ExpM1")],
        Scaled = Partials.Of((t, x, f) => t * Exp.Of(x)),
    };

    public static readonly Operator Exp2 = new("Exp2", 1, NumberCall("Exp2"))
    {
        InLanes = Exponentials.Exp2,
        Formula = "2ˣ = 2ⁿ·exp(r) with r = (x − n)·ln 2, by a polynomial",
        Cost = Cost.Transcendental,
        Methods = OnNumbers("Exp2"),
        Scaled = Partials.Of((t, x, f) => LogOf2 * t * f),
    };

    public static readonly Operator Exp2M1 = new("Exp2M1", 1, NumberCall("Exp2M1"))
    {
        InLanes = Exponentials.Exp2M1,
        Cost = Cost.Transcendental,
        Methods = OnNumbers("Exp2M1"),
        Scaled = Partials.Of((t, x, f) => LogOf2 * t * Exp2.Of(x)),
    };

    public static readonly Operator Exp10 = new("Exp10", 1, NumberCall("Exp10"))
    {
        InLanes = Exponentials.Exp10,
        Cost = Cost.Transcendental,
        Methods = OnNumbers("Exp10"),
        Scaled = Partials.Of((t, x, f) => LogOf10 * t * f),
    };

    public static readonly Operator Exp10M1 = new("Exp10M1", 1, NumberCall("Exp10M1"))
    {
        InLanes = Exponentials.Exp10M1,
        Cost = Cost.Transcendental,
        Methods = OnNumbers("Exp10M1"),
        Scaled = Partials.Of((t, x, f) => LogOf10 * t * Exp10.Of(x)),
    };

    public static readonly Operator Log = new("Log", 1, MathCall("Log"))
    {
        InLanes = Logarithms.Log,
        Formula = "ln x = k·ln 2 + ln(1 + f) with x = 2ᵏ·(1 + f), by a polynomial",
        Cost = Cost.Transcendental,
        Methods = Everywhere("Log"),
        Domain = "positive numbers",
        Steepness = Steepness.AtPole,
        Scaled = Partials.Of((t, x, f) => t / x),
    };

    /// <summary>The logarithm of x to the base y.</summary>
    public static readonly Operator LogToBase = new("LogToBase", 2, MathCall("Log"))
    {
        InLanes = Logarithms.LogToBase,
        Cost = Cost.Transcendental,
        Methods = Everywhere("Log"),
        Domain = "positive numbers, to a positive base other than 1",
        Steepness = Steepness.AtPole,
        Scaled = Partials.Of(
            (t, x, y, f) => t / x / Log.Of(y),
            (t, x, y, f) => -(t * f / y / Log.Of(y))),
    };

    /// <summary>ln(1 + x). The framework adds in working precision; the form called here keeps the digits of small arguments.</summary>
    public static readonly Operator LogP1 = new("LogP1", 1, AccurateCall("LogP1"))
    {
        InLanes = Logarithms.LogP1,
        Formula = "ln(1 + x) = k·ln 2 + ln(1 + f) with 1 + x = 2ᵏ·(1 + f), by a polynomial",
        Cost = Cost.Transcendental,
        Methods = [.. OnNumbers("LogP1"), .. Accurate("LogP1")],
        Domain = "numbers above −1",
        Steepness = Steepness.AtPole,
        Scaled = Partials.Of((t, x, f) => t / (1 + x)),
    };

    public static readonly Operator Log2 = new("Log2", 1, MathCall("Log2"))
    {
        InLanes = Logarithms.Log2,
        Cost = Cost.Transcendental,
        Methods = Everywhere("Log2"),
        Domain = "positive numbers",
        Steepness = Steepness.AtPole,
        Scaled = Partials.Of((t, x, f) => InverseLogOf2 * t / x),
    };

    public static readonly Operator Log2P1 = new("Log2P1", 1, NumberCall("Log2P1"))
    {
        InLanes = Logarithms.Log2P1,
        Cost = Cost.Transcendental,
        Methods = OnNumbers("Log2P1"),
        Domain = "numbers above −1",
        Steepness = Steepness.AtPole,
        Scaled = Partials.Of((t, x, f) => InverseLogOf2 * t / (1 + x)),
    };

    public static readonly Operator Log10 = new("Log10", 1, MathCall("Log10"))
    {
        InLanes = Logarithms.Log10,
        Cost = Cost.Transcendental,
        Methods = Everywhere("Log10"),
        Domain = "positive numbers",
        Steepness = Steepness.AtPole,
        Scaled = Partials.Of((t, x, f) => InverseLogOf10 * t / x),
    };

    public static readonly Operator Log10P1 = new("Log10P1", 1, NumberCall("Log10P1"))
    {
        InLanes = Logarithms.Log10P1,
        Cost = Cost.Transcendental,
        Methods = OnNumbers("Log10P1"),
        Domain = "numbers above −1",
        Steepness = Steepness.AtPole,
        Scaled = Partials.Of((t, x, f) => InverseLogOf10 * t / (1 + x)),
    };
}
