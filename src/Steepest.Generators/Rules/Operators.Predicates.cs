using static Steepest.Generators.Rules.Names;

namespace Steepest.Generators.Rules;

/// <summary>Questions about a number.</summary>
internal static partial class Operators
{
    public static readonly Operator IsNaN = Predicate("IsNaN");
    public static readonly Operator IsFinite = Predicate("IsFinite");
    public static readonly Operator IsInfinity = Predicate("IsInfinity");
    public static readonly Operator IsPositiveInfinity = Predicate("IsPositiveInfinity");
    public static readonly Operator IsNegativeInfinity = Predicate("IsNegativeInfinity");
    public static readonly Operator IsPositive = Predicate("IsPositive");
    public static readonly Operator IsNegative = Predicate("IsNegative");
    public static readonly Operator IsNormal = Predicate("IsNormal");
    public static readonly Operator IsSubnormal = Predicate("IsSubnormal");
    public static readonly Operator IsRealNumber = Predicate("IsRealNumber");
    public static readonly Operator IsInteger = Predicate("IsInteger");
    public static readonly Operator IsEvenInteger = Predicate("IsEvenInteger");
    public static readonly Operator IsOddInteger = Predicate("IsOddInteger");
    public static readonly Operator IsPow2 = Predicate("IsPow2");

    private static Operator Predicate(string name) => new(name, 1, NumberCall(name)) { Typing = Typing.Predicate, Methods = OnNumbers(name) };
}
