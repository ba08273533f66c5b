using Steepest.Generators.Rules.VectorMathematics;
using static Steepest.Generators.Rules.Names;

namespace Steepest.Generators.Rules;

/// <summary>Hyperbolic functions and their inverses.</summary>
internal static partial class Operators
{
    public static readonly Operator Sinh = new("Sinh", 1, MathCall("Sinh"))
    {
        InLanes = HyperbolicFunctions.Sinh,
        Cost = Cost.Transcendental,
        Methods = Everywhere("Sinh"),
        Scaled = Partials.Of((t, x, f) => t * Cosh.Of(x)),
    };

    public static readonly Operator Cosh = new("Cosh", 1, MathCall("Cosh"))
    {
        InLanes = HyperbolicFunctions.Cosh,
        Cost = Cost.Transcendental,
        Methods = Everywhere("Cosh"),
        Scaled = Partials.Of((t, x, f) => t * Sinh.Of(x)),
    };

    /// <summary>Its derivative is 1 − tanh², which cancels where tanh is near ±1; as a logistic density it does not.</summary>
    public static readonly Operator Tanh = new("Tanh", 1, MathCall("Tanh"))
    {
        InLanes = HyperbolicFunctions.Tanh,
        Formula = "tanh x = −t/(2 + t) with t = exp(−2x) − 1, by a polynomial",
        Cost = Cost.Transcendental,
        Methods = Everywhere("Tanh"),
        Scaled = Partials.Of((t, x, f) => 4 * t * LogisticDensity.Of(2 * x)),
    };

    public static readonly Operator Asinh = new("Asinh", 1, MathCall("Asinh"))
    {
        InLanes = HyperbolicFunctions.Asinh,
        Cost = Cost.Transcendental,
        Methods = Everywhere("Asinh"),
        Scaled = Partials.Of((t, x, f) => t / Hypot.Of(x, x.Number(1))),
    };

    public static readonly Operator Acosh = new("Acosh", 1, MathCall("Acosh"))
    {
        InLanes = HyperbolicFunctions.Acosh,
        Cost = Cost.Transcendental,
        Methods = Everywhere("Acosh"),
        Domain = "numbers from 1",
        Steepness = Steepness.AtEdge,
        Scaled = Partials.Of((t, x, f) => t / (Sqrt.Of(x - 1) * Sqrt.Of(1 + x))),
    };

    public static readonly Operator Atanh = new("Atanh", 1, MathCall("Atanh"))
    {
        InLanes = HyperbolicFunctions.Atanh,
        Cost = Cost.Transcendental,
        Methods = Everywhere("Atanh"),
        Domain = "[−1, 1]",
        Steepness = Steepness.AtPole,
        Scaled = Partials.Of((t, x, f) => t / ((1 - x) * (1 + x))),
    };
}
