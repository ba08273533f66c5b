using static Steepest.Generators.Rules.Names;

namespace Steepest.Generators.Rules;

/// <summary>Products with sums, in one operation, and remainders.</summary>
internal static partial class Operators
{
    /// <summary>x·y + z, rounded once.</summary>
    public static readonly Operator FusedMultiplyAdd = new("FusedMultiplyAdd", 3, MathCall("FusedMultiplyAdd"))
    {
        LaneForm = new LaneCall("Vector512.FusedMultiplyAdd"),
        Methods = Everywhere("FusedMultiplyAdd"),
        Scaled = Partials.Of((t, x, y, z) => t * y, (t, x, y, z) => t * x, (t, x, y, z) => t),
    };

    /// <summary>x·y + z, rounded once or twice, as the machine likes.</summary>
    public static readonly Operator MultiplyAddEstimate = new("MultiplyAddEstimate", 3, NumberCall("MultiplyAddEstimate"))
    {
        LaneForm = new LaneCall("Vector512.MultiplyAddEstimate"),
        Methods = OnNumbers("MultiplyAddEstimate"),
        Scaled = FusedMultiplyAdd.Scaled,
    };

    /// <summary>From x to y by the amount z.</summary>
    public static readonly Operator Lerp = new("Lerp", 3, NumberCall("Lerp"))
    {
        LaneForm = new LaneCall("Vector512.Lerp"),
        Methods = OnNumbers("Lerp"),
        Scaled = Partials.Of((t, x, y, z) => t * (1 - z), (t, x, y, z) => t * z, (t, x, y, z) => t * (y - x)),
    };

    public static readonly Operator DegreesToRadians = new("DegreesToRadians", 1, NumberCall("DegreesToRadians"))
    {
        LaneForm = new LaneCall("Vector512.DegreesToRadians"),
        Methods = OnNumbers("DegreesToRadians"),
        Scaled = Partials.Of((t, x, f) => Math.PI / 180 * t),
    };

    public static readonly Operator RadiansToDegrees = new("RadiansToDegrees", 1, NumberCall("RadiansToDegrees"))
    {
        LaneForm = new LaneCall("Vector512.RadiansToDegrees"),
        Methods = OnNumbers("RadiansToDegrees"),
        Scaled = Partials.Of((t, x, f) => 180 / Math.PI * t),
    };

    /// <summary>x − y·n with n the whole number next to x/y.</summary>
    public static readonly Operator IeeeRemainder = new("IeeeRemainder", 2, MathCall("IEEERemainder"))
    {
        Cost = Cost.Transcendental,
        Methods = ["System.Math.IEEERemainder", "System.MathF.IEEERemainder", .. OnNumbers("Ieee754Remainder")],
        Domain = "the divisor is not 0",
        Kinks = "jumps where x/y is midway between two integers",
        Scaled = ByWholeQuotient(),
    };

    /// <summary>An approximation of 1/x, of which the derivative is taken as of 1/x itself.</summary>
    public static readonly Operator ReciprocalEstimate = new("ReciprocalEstimate", 1, MathCall("ReciprocalEstimate"))
    {
        InLanes = at => at.Operand(0).Number(1) / at.Operand(0),
        Methods = Everywhere("ReciprocalEstimate"),
        Domain = "the divisor is not 0",
        Scaled = Partials.Of((t, x, f) => -(t / x / x)),
    };

    /// <summary>An approximation of 1/√x, of which the derivative is taken as of 1/√x itself.</summary>
    public static readonly Operator ReciprocalSqrtEstimate = new("ReciprocalSqrtEstimate", 1, MathCall("ReciprocalSqrtEstimate"))
    {
        InLanes = at => at.Operand(0).Number(1) / Sqrt.Of(at.Operand(0)),
        Methods = Everywhere("ReciprocalSqrtEstimate"),
        Domain = "positive numbers",
        Scaled = Partials.Of((t, x, f) => -(0.5 * t / x / Sqrt.Of(x))),
    };
}
