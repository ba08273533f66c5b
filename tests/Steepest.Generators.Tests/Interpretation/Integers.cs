using System.Numerics;

namespace Steepest.Generators.Tests.Interpretation;

/// <summary>Operators on whole numbers, which wrap around.</summary>
internal static class Integers<T>
    where T : struct, IBinaryInteger<T>
{
    private static readonly Dictionary<string, Func<T, object>> s_unary = new()
    {
        ["Negate"] = x => unchecked(-x),
        ["UncheckedNegate"] = x => unchecked(-x),
        ["CheckedNegate"] = x => checked(-x),
        ["Complement"] = x => ~x,
        ["Abs"] = x => T.Abs(x),
        ["Sign"] = x => T.Sign(x),
    };

    private static readonly Dictionary<string, Func<T, T, object>> s_binary = new()
    {
        ["Add"] = (x, y) => unchecked(x + y),
        ["UncheckedAdd"] = (x, y) => unchecked(x + y),
        ["UncheckedSubtract"] = (x, y) => unchecked(x - y),
        ["UncheckedMultiply"] = (x, y) => unchecked(x * y),
        ["CheckedAdd"] = (x, y) => checked(x + y),
        ["CheckedSubtract"] = (x, y) => checked(x - y),
        ["CheckedMultiply"] = (x, y) => checked(x * y),
        ["Subtract"] = (x, y) => unchecked(x - y),
        ["Multiply"] = (x, y) => unchecked(x * y),
        ["Divide"] = (x, y) => x / y,
        ["Remainder"] = (x, y) => x % y,
        ["And"] = (x, y) => x & y,
        ["Or"] = (x, y) => x | y,
        ["ExclusiveOr"] = (x, y) => x ^ y,
        ["Less"] = (x, y) => x < y,
        ["LessOrEqual"] = (x, y) => x <= y,
        ["Greater"] = (x, y) => x > y,
        ["GreaterOrEqual"] = (x, y) => x >= y,
        ["Equal"] = (x, y) => x == y,
        ["NotEqual"] = (x, y) => x != y,
        ["Max"] = (x, y) => T.Max(x, y),
        ["Min"] = (x, y) => T.Min(x, y),
    };

    public static object Apply(string name, object[] operands)
    {
        var x = (T)operands[0];
        return (name, operands.Length) switch
        {
            ("ShiftLeft", 2) => x << Convert.ToInt32(operands[1], null),
            ("ShiftRightUnsigned", 2) => x >>> Convert.ToInt32(operands[1], null),
            ("ShiftRight", 2) => x >> Convert.ToInt32(operands[1], null),
            ("Clamp", 3) => T.Clamp(x, (T)operands[1], (T)operands[2]),
            (_, 1) when s_unary.TryGetValue(name, out var function) => function(x),
            (_, 2) when s_binary.TryGetValue(name, out var function) => function(x, (T)operands[1]),
            _ => throw new InvalidOperationException($"{name} of {typeof(T).Name}"),
        };
    }
}
