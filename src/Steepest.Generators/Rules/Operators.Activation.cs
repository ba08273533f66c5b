using Steepest.Generators.Rules.VectorMathematics;
using static Steepest.Generators.Rules.Names;

namespace Steepest.Generators.Rules;

/// <summary>
/// What <c>Steepest.Functions</c> has for single numbers. Value and derivative expand into the same exponential of a number below 0, which
/// neither overflows nor cancels, and share the one division that both need. The derivatives name rows instead of what these expand into, so that they are smooth when differentiated
/// again: the expansions have kinks at 0 that cancel only in sum.
/// </summary>
internal static partial class Operators
{
    /// <summary>1/(1 + exp(−x)).</summary>
    public static readonly Operator Sigmoid = new("Sigmoid", 1, OwnCall("Sigmoid"))
    {
        Cost = Cost.Transcendental,
        Methods = Own("Sigmoid"),
        Scaled = Partials.Of((t, x, f) => t * LogisticDensity.Of(x)),
        Expand = at =>
        {
            var e = Decay(at.Operand(0));
            var inverse = e.Number(1) / (1 + e);
            return (at.Operand(0) >= 0).Then(inverse, e * inverse);
        },
    };

    /// <summary>The derivative of the sigmoid, t·(1 − t) with t = e/(1 + e), e = exp(−|x|): t is what the sigmoid is away from 0 or 1.</summary>
    public static readonly Operator LogisticDensity = new("LogisticDensity", 1, new Expanded())
    {
        Cost = Cost.Transcendental,
        Scaled = Partials.Of((t, x, f) => -(t * f * Tanh.Of(0.5 * x))),
        Expand = at =>
        {
            var e = Decay(at.Operand(0));
            var tail = e * (e.Number(1) / (1 + e));
            return tail - tail * tail;
        },
    };

    /// <summary>ln(1 + exp(x)).</summary>
    public static readonly Operator Softplus = new("Softplus", 1, OwnCall("Softplus"))
    {
        Cost = Cost.Transcendental,
        Methods = Own("Softplus"),
        Scaled = Partials.Of((t, x, f) => t * Sigmoid.Of(x)),
        Expand = at => Max.Of(at.Operand(0), at.Operand(0).Number(0)) + LogP1.Of(Decay(at.Operand(0))),
    };

    /// <summary>ln(1/(1 + exp(−x))).</summary>
    public static readonly Operator LogSigmoid = new("LogSigmoid", 1, OwnCall("LogSigmoid"))
    {
        Cost = Cost.Transcendental,
        Methods = Own("LogSigmoid"),
        Scaled = Partials.Of((t, x, f) => t * Sigmoid.Of(-x)),
        Expand = at => Min.Of(at.Operand(0), at.Operand(0).Number(0)) - LogP1.Of(Decay(at.Operand(0))),
    };

    public static readonly Operator Relu = new("Relu", 1, OwnCall("Relu"))
    {
        Methods = Own("Relu"),
        Kinks = "at 0 the derivative is 0, the left slope",
        Scaled = Partials.Of((t, x, f) => (x <= 0).Then(0, t)),
        IsSameExpanded = true,
        Expand = at => (at.Operand(0) <= 0).Then(0, at.Operand(0)),
    };

    public static readonly Operator LeakyRelu = new("LeakyRelu", 2, OwnCall("LeakyRelu"))
    {
        Methods = Own("LeakyRelu"),
        Kinks = "at 0 the derivative is the slope, the left one",
        Scaled = Partials.Of((t, x, y, f) => (x > 0).Then(t, t * y), (t, x, y, f) => (x > 0).Then(0, t * x)),
        IsSameExpanded = true,
        Expand = at => (at.Operand(0) > 0).Then(at.Operand(0), at.Operand(1) * at.Operand(0)),
    };

    /// <summary>x·Φ(x).</summary>
    public static readonly Operator Gelu = new("Gelu", 1, OwnCall("Gelu"))
    {
        Cost = Cost.Transcendental,
        Methods = Own("Gelu"),
        Scaled = Partials.Of((t, x, f) => t * (NormalDistribution.Of(x) + x * NormalDensity(x))),
        Expand = at => at.Operand(0) * NormalDistribution.Of(at.Operand(0)),
    };

    /// <summary>x·sigmoid(x).</summary>
    public static readonly Operator Silu = new("Silu", 1, OwnCall("Silu"))
    {
        Cost = Cost.Transcendental,
        Methods = Own("Silu"),
        Scaled = Partials.Of((t, x, f) => t * (Sigmoid.Of(x) + x * LogisticDensity.Of(x))),
        Expand = at => at.Operand(0) * Sigmoid.Of(at.Operand(0)),
    };

    /// <summary>½x² where |x| is at most y, y·(|x| − ½y) beyond.</summary>
    public static readonly Operator Huber = new("Huber", 2, OwnCall("Huber"))
    {
        Methods = Own("Huber"),
        Domain = "a bound from 0",
        Kinks = "the second derivative jumps where |x| is the bound",
        Scaled = Partials.Of(
            (t, x, y, f) => t * Max.Of(Min.Of(x, y), -y),
            (t, x, y, f) => t * Relu.Of(Abs.Of(x) - y)),
        Expand = at =>
        {
            var (x, y) = (at.Operand(0), at.Operand(1));
            return (Abs.Of(x) <= y).Then(0.5 * x * x, y * (Abs.Of(x) - 0.5 * y));
        },
    };

    /// <summary>ln cosh x.</summary>
    public static readonly Operator LogCosh = new("LogCosh", 1, OwnCall("LogCosh"))
    {
        InLanes = HyperbolicFunctions.LogCosh,
        Cost = Cost.Transcendental,
        Methods = Own("LogCosh"),
        Scaled = Partials.Of((t, x, f) => t * Tanh.Of(x)),
    };

    public static readonly Operator Square = new("Square", 1, OwnCall("Square"))
    {
        Methods = Own("Square"),
        Scaled = Partials.Of((t, x, f) => 2 * t * x),
        IsSameExpanded = true,
        Expand = at => at.Operand(0) * at.Operand(0),
    };

    /// <summary>The operand, without its derivative, on demand. Once derivatives are taken there is nothing left to stop.</summary>
    public static readonly Operator StopGradient = new("StopGradient", 1, OwnCall("StopGradient"))
    {
        Methods = Own("StopGradient"),
        Kinks = "the derivative is 0 everywhere, on demand",
        Scaled = (at, scale, index) => null,
        IsSameExpanded = true,
        Expand = at => at.X,
    };

    /// <summary>exp(−|x|).</summary>
    private static Term Decay(Term x) => Exp.Of(-Abs.Of(x));
}
