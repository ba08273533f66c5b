using static Steepest.Generators.Rules.Names;

namespace Steepest.Generators.Rules;

/// <summary>Questions about a number.</summary>
internal static partial class Operators
{
    public static readonly Operator IsNaN = Predicate("IsNaN", new LaneCall("Vector512.IsNaN"));
    public static readonly Operator IsFinite = Predicate("IsFinite", new LaneCall("Vector512.IsFinite"));
    public static readonly Operator IsInfinity = Predicate("IsInfinity", new LaneCall("Vector512.IsInfinity"));
    public static readonly Operator IsPositiveInfinity = Predicate("IsPositiveInfinity", new LaneCall("Vector512.IsPositiveInfinity"));
    public static readonly Operator IsNegativeInfinity = Predicate("IsNegativeInfinity", new LaneCall("Vector512.IsNegativeInfinity"));
    public static readonly Operator IsPositive = Predicate("IsPositive", new LaneCall("Vector512.IsPositive"));
    public static readonly Operator IsNegative = Predicate("IsNegative", new LaneCall("Vector512.IsNegative"));
    public static readonly Operator IsNormal = Predicate("IsNormal", new LaneCall("Vector512.IsNormal"));
    public static readonly Operator IsSubnormal = Predicate("IsSubnormal", new LaneCall("Vector512.IsSubnormal"));
    public static readonly Operator IsRealNumber = Predicate("IsRealNumber", new ComplementedLaneCall("Vector512.IsNaN"));
    public static readonly Operator IsInteger = Predicate("IsInteger", new LaneCall("Vector512.IsInteger"));
    public static readonly Operator IsEvenInteger = Predicate("IsEvenInteger", new LaneCall("Vector512.IsEvenInteger"));
    public static readonly Operator IsOddInteger = Predicate("IsOddInteger", new LaneCall("Vector512.IsOddInteger"));
    public static readonly Operator IsPow2 = Predicate("IsPow2");

    private static Operator Predicate(string name, CodeForm? onLanes = null) => new(name, 1, NumberCall(name)) { LaneForm = onLanes, Typing = Typing.Predicate, Methods = OnNumbers(name) };
}
