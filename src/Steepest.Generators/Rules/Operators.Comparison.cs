using static Steepest.Generators.Rules.Names;

namespace Steepest.Generators.Rules;

/// <summary>
/// Functions that pass one of their operands on. At a tie the derivative goes to the first, so the order of the operands matters to it, and
/// none of them counts as commutative.
/// </summary>
internal static partial class Operators
{
    public static readonly Operator Max = new("Max", 2, MathCall("Max"))
    {
        LaneForm = new LaneCall("Vector512.Max"),
        Methods = [.. Everywhere("Max"), .. OnIntegers("Max")],
        Kinks = "at a tie the derivative goes to the first",
        Scaled = Partials.Of((t, x, y, f) => (x >= y).Then(t, 0), (t, x, y, f) => (x >= y).Then(0, t)),
    };

    public static readonly Operator Min = new("Min", 2, MathCall("Min"))
    {
        LaneForm = new LaneCall("Vector512.Min"),
        Methods = [.. Everywhere("Min"), .. OnIntegers("Min")],
        Kinks = "at a tie the derivative goes to the first",
        Scaled = Partials.Of((t, x, y, f) => (x <= y).Then(t, 0), (t, x, y, f) => (x <= y).Then(0, t)),
    };

    public static readonly Operator MaxNative = new("MaxNative", 2, NumberCall("MaxNative"))
    {
        LaneForm = new LaneCall("Vector512.MaxNative"),
        Methods = OnNumbers("MaxNative"),
        Kinks = Max.Kinks,
        Scaled = Max.Scaled,
    };

    public static readonly Operator MinNative = new("MinNative", 2, NumberCall("MinNative"))
    {
        LaneForm = new LaneCall("Vector512.MinNative"),
        Methods = OnNumbers("MinNative"),
        Kinks = Min.Kinks,
        Scaled = Min.Scaled,
    };

    public static readonly Operator MaxNumber = Chosen("MaxNumber", NumberCall("MaxNumber"), OnNumbers("MaxNumber"));
    public static readonly Operator MinNumber = Chosen("MinNumber", NumberCall("MinNumber"), OnNumbers("MinNumber"));
    public static readonly Operator MaxMagnitude = Chosen("MaxMagnitude", MathCall("MaxMagnitude"), Everywhere("MaxMagnitude"));
    public static readonly Operator MinMagnitude = Chosen("MinMagnitude", MathCall("MinMagnitude"), Everywhere("MinMagnitude"));
    public static readonly Operator MaxMagnitudeNumber
        = Chosen("MaxMagnitudeNumber", NumberCall("MaxMagnitudeNumber"), OnNumbers("MaxMagnitudeNumber"));
    public static readonly Operator MinMagnitudeNumber
        = Chosen("MinMagnitudeNumber", NumberCall("MinMagnitudeNumber"), OnNumbers("MinMagnitudeNumber"));

    /// <summary>x between y and z. On lanes nothing is thrown: the bounds must be known to be in order.</summary>
    public static readonly Operator Clamp = new("Clamp", 3, new Call("Math.Clamp", "Math.Clamp"))
    {
        InLanes = Between,
        Methods = ["System.Math.Clamp", .. OnNumbers("Clamp"), .. OnIntegers("Clamp")],
        Domain = "bounds in order",
        Kinks = "at a bound the derivative goes to the first",
        Scaled = Partials.Of(
            (t, x, low, high) => ((x >= low) & (x <= high)).Then(t, 0),
            (t, x, low, high) => (x < low).Then(t, 0),
            (t, x, low, high) => (x > high).Then(t, 0)),
    };

    public static readonly Operator ClampNative = new("ClampNative", 3, NumberCall("ClampNative"))
    {
        InLanes = Between,
        Methods = OnNumbers("ClampNative"),
        Domain = Clamp.Domain,
        Kinks = Clamp.Kinks,
        Scaled = Clamp.Scaled,
    };

    public static readonly Operator Abs = new("Abs", 1, MathCall("Abs"))
    {
        LaneForm = new LaneCall("Vector512.Abs"),
        Methods = [.. Everywhere("Abs"), .. OnIntegers("Abs")],
        Kinks = "at 0 the derivative is 0",
        Scaled = Partials.Of((t, x, f) => (x > 0).Then(t, (x < 0).Then(-t, 0))),
    };

    /// <summary>The size of x with the sign of y.</summary>
    public static readonly Operator CopySign = new("CopySign", 2, MathCall("CopySign"))
    {
        LaneForm = new LaneCall("Vector512.CopySign"),
        Methods = Everywhere("CopySign"),
        LostOperand = 1,
        Kinks = "where x is 0 the derivative is 0; jumps where y is 0",
        Scaled = Partials.Of((t, x, y, f) => x.Is(0).Then(0, f.Is(x).Then(t, -t)), null),
    };

    private static int Between(Application at)
    {
        var (x, low, high) = (at.Operand(0), at.Operand(1), at.Operand(2));
        return (x < low).Then(low, (x > high).Then(high, x));
    }

    /// <summary>Passes on one of two operands by a rule that NaN and signs take part in: the result tells which it was.</summary>
    private static Operator Chosen(string name, Call form, string[] methods) => new(name, 2, form)
    {
        LaneForm = new LaneCall("Vector512." + name),
        Methods = methods,
        Kinks = "at a tie the derivative goes to the first",
        Scaled = Partials.Of((t, x, y, f) => f.Is(x).Then(t, 0), (t, x, y, f) => f.Is(x).Then(0, t)),
    };
}
