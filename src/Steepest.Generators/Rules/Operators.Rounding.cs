using static Steepest.Generators.Rules.Names;

namespace Steepest.Generators.Rules;

/// <summary>
/// Functions whose value jumps: their derivative is 0 wherever there is one, so a dependence through them is lost. Overloads that differ by
/// the type of their last parameter carry it in the name: <c>System.Math.Round:MidpointRounding</c>.
/// </summary>
internal static partial class Operators
{
    private const string Jumps = "jumps at every integer";

    public static readonly Operator Truncate = Rounding("Truncate", Jumps, new LaneCall("Vector512.Truncate"));
    public static readonly Operator Floor = Rounding("Floor", Jumps, new LaneCall("Vector512.Floor"));
    public static readonly Operator Ceiling = Rounding("Ceiling", Jumps, new LaneCall("Vector512.Ceiling"));
    public static readonly Operator Round = Rounding("Round", "jumps midway between the integers", new LaneCall("Vector512.Round"));

    /// <summary>To n decimal places.</summary>
    public static readonly Operator RoundToDigits = new("RoundToDigits", 2, MathCall("Round"))
    {
        Typing = Typing.First,
        Methods = [.. Everywhere("Round:Int32")],
        LosesDerivative = true,
        Kinks = "jumps midway between the rounded numbers",
    };

    public static readonly Operator RoundByMode = new("RoundByMode", 2, new CallWithEnum(MathCall("Round"), "MidpointRounding"))
    {
        Typing = Typing.First,
        Methods = [.. Everywhere("Round:MidpointRounding")],
        LosesDerivative = true,
        Kinks = "jumps between the integers",
    };

    public static readonly Operator RoundToDigitsByMode = new("RoundToDigitsByMode", 3, new CallWithEnum(MathCall("Round"), "MidpointRounding"))
    {
        Typing = Typing.First,
        Methods = [.. Everywhere("Round:MidpointRounding")],
        LosesDerivative = true,
        Kinks = "jumps between the rounded numbers",
    };

    public static readonly Operator Sign = new("Sign", 1, MathCall("Sign"))
    {
        Typing = Typing.Integer,
        Methods = [.. Everywhere("Sign"), .. OnIntegers("Sign")],
        LosesDerivative = true,
        Domain = "not NaN",
        Kinks = "jumps at 0",
    };

    public static readonly Operator ILogB = new("ILogB", 1, MathCall("ILogB"))
    {
        Typing = Typing.Integer,
        Methods = Everywhere("ILogB"),
        LosesDerivative = true,
        Kinks = "jumps at every power of 2",
    };

    public static readonly Operator BitIncrement = Rounding("BitIncrement", "steps from number to number");
    public static readonly Operator BitDecrement = Rounding("BitDecrement", "steps from number to number");

    private static Operator Rounding(string name, string kinks, CodeForm? onLanes = null) => new(name, 1, MathCall(name))
    {
        LaneForm = onLanes,
        Methods = Everywhere(name),
        LosesDerivative = true,
        Kinks = kinks,
    };
}
