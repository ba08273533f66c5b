using Steepest.Generators.Ir;

namespace Steepest.Generators.Tests.Interpretation;

/// <summary>What each operator does to numbers of each type, by its name in the table.</summary>
internal static class Semantics
{
    public static object Apply(Node node, object[] operands)
    {
        var name = node.Operator!.Name;
        return (name, operands[^1]) switch
        {
            ("Select", _) => (bool)operands[0] ? operands[1] : operands[2],
            ("UnlessZero", double y) => Convert.ToDouble(operands[0], null) == 0 ? 0.0 : y,
            ("UnlessZero", float y) => Convert.ToDouble(operands[0], null) == 0 ? 0f : y,
            ("Sloped", _) => operands[0],
            ("Convert" or "UncheckedConvert", _) => Conversions.Convert(operands[0], node.Type.Element),
            ("Reinterpret", double x) => BitConverter.DoubleToInt64Bits(x),
            ("Reinterpret", float x) => BitConverter.SingleToInt32Bits(x),
            ("Reinterpret", long x) => BitConverter.Int64BitsToDouble(x),
            ("Reinterpret", int x) => BitConverter.Int32BitsToSingle(x),
            ("CheckedConvert", _) => Conversions.ConvertChecked(operands[0], node.Type.Element),
            (_, bool) => Booleans(name, [.. operands.Cast<bool>()]),
            _ => operands[0] switch
            {
                double => Floating<double>.Apply(name, operands),
                float => Floating<float>.Apply(name, operands),
                int => Integers<int>.Apply(name, operands),
                long => Integers<long>.Apply(name, operands),
                uint => Integers<uint>.Apply(name, operands),
                ulong => Integers<ulong>.Apply(name, operands),
                nint => Integers<nint>.Apply(name, operands),
                nuint => Integers<nuint>.Apply(name, operands),
                _ => throw new InvalidOperationException($"{name} of {operands[0]}"),
            },
        };
    }

    public static object Sum(object left, object right) => (left, right) switch
    {
        (double x, double y) => x + y,
        (float x, float y) => x + y,
        (int x, int y) => unchecked(x + y),
        (long x, long y) => (object)unchecked(x + y),
        _ => throw new InvalidOperationException($"{left} and {right} are of two types."),
    };

    private static bool Booleans(string name, bool[] operands) => name switch
    {
        "Not" => !operands[0],
        "And" => operands[0] & operands[1],
        "Or" => operands[0] | operands[1],
        "ExclusiveOr" or "NotEqual" => operands[0] != operands[1],
        "Equal" => operands[0] == operands[1],
        _ => throw new InvalidOperationException($"{name} of booleans"),
    };
}
