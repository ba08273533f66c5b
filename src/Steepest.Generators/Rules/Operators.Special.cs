using Steepest.Generators.Rules.VectorMathematics;
using static Steepest.Generators.Rules.Names;

namespace Steepest.Generators.Rules;

/// <summary>The error function, the gamma function and their kin.</summary>
internal static partial class Operators
{
    private const double TwoOverRootPi = 1.1283791670955126;
    private const double InverseRootTwoPi = 0.3989422804014327;
    private const double RootHalf = 0.7071067811865476;

    public static readonly Operator Erf = new("Erf", 1, OwnCall("Erf"))
    {
        InLanes = ErrorFunctions.Erf,
        Cost = Cost.Transcendental,
        Methods = [.. Own("Erf"), .. Accurate("Erf")],
        Scaled = Partials.Of((t, x, f) => TwoOverRootPi * t * Exp.Of(-(x * x))),
    };

    /// <summary>1 − erf x.</summary>
    public static readonly Operator Erfc = new("Erfc", 1, AccurateCall("Erfc"))
    {
        InLanes = ErrorFunctions.Erfc,
        Cost = Cost.Transcendental,
        Methods = Accurate("Erfc"),
        Scaled = Partials.Of((t, x, f) => -(TwoOverRootPi * t * Exp.Of(-(x * x)))),
    };

    /// <summary>Φ(x) = ½·erfc(−x/√2), the probability that a standard normal number is at most x.</summary>
    public static readonly Operator NormalDistribution = new("NormalDistribution", 1, new Expanded())
    {
        Cost = Cost.Transcendental,
        Scaled = Partials.Of((t, x, f) => t * NormalDensity(x)),
        Expand = at => 0.5 * Erfc.Of(-RootHalf * at.Operand(0)),
    };

    /// <summary>ln |Γ(x)|.</summary>
    public static readonly Operator LogGamma = new("LogGamma", 1, OwnCall("LogGamma"))
    {
        InLanes = GammaFunctions.LogGamma,
        IsBeyondLanes = GammaFunctions.IsBeyond,
        Cost = Cost.Transcendental,
        Methods = [.. Own("LogGamma"), .. Accurate("LogGamma")],
        Domain = "not 0, nor a negative integer",
        Steepness = Steepness.AtPole,
        Scaled = Partials.Of((t, x, f) => t * Digamma.Of(x)),
    };

    /// <summary>The derivative of <see cref="LogGamma"/>.</summary>
    public static readonly Operator Digamma = new("Digamma", 1, AccurateCall("Digamma"))
    {
        InLanes = GammaFunctions.Digamma,
        IsBeyondLanes = GammaFunctions.IsBeyond,
        Cost = Cost.Transcendental,
        Methods = Accurate("Digamma"),
        Domain = "not 0, nor a negative integer",
        Steepness = Steepness.AtPole,
        Orders = 1,
        Scaled = Partials.Of((t, x, f) => t * Trigamma.Of(x)),
    };

    /// <summary>The second derivative of <see cref="LogGamma"/>. A third is not offered: no member asks for it.</summary>
    public static readonly Operator Trigamma = new("Trigamma", 1, AccurateCall("Trigamma"))
    {
        InLanes = GammaFunctions.Trigamma,
        IsBeyondLanes = GammaFunctions.IsBeyond,
        Cost = Cost.Transcendental,
        Methods = Accurate("Trigamma"),
        Orders = 0,
        Domain = "not 0, nor a negative integer",
    };

    /// <summary>exp(−x²/2)/√(2π).</summary>
    private static Term NormalDensity(Term x) => InverseRootTwoPi * Exp.Of(-0.5 * (x * x));
}
