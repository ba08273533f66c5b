using Steepest.Generators.Ir;

namespace Steepest.Generators.Rules;

/// <summary>
/// Operators on constants: only what IEEE and C# define to the last bit, so that every host folds alike. All that C# itself takes for a
/// constant is folded, since code behind a condition that C# knows would be reported as unreachable.
/// </summary>
internal static class ConstantArithmetic
{
    /// <summary>The constant that <paramref name="row"/> makes of constant operands; null where it does not, or where it would throw.</summary>
    public static int? Fold(FunctionBuilder builder, Operator row, int[] operands)
    {
        if (operands.Length is < 1 or > 2) return null;
        foreach (var operand in operands)
        {
            if (builder[operand].Code != OpCode.Constant) return null;
        }

        var type = builder.TypeOf(operands[0]);
        var (first, second) = (builder[operands[0]], builder[operands[operands.Length - 1]]);
        if (IsShift(row)) return type.Bits > 0 ? Integer(builder, type, Shifted(row, type, first.Bits, (int)second.Bits & (type.Bits - 1))) : null;
        if (second.Type != type) return null;
        if (type.IsFloating) return OfFloating(builder, row, type, first.Number, second.Number);
        if (type == IrType.Boolean) return Truth(builder, OfBooleans(row, first.Bits != 0, second.Bits != 0));
        return type.Bits > 0 ? OfIntegers(builder, row, type, first.Bits, second.Bits) : null;
    }

    /// <summary>Floats fold through double, which for + − · / rounds to the same float; remainders are exact.</summary>
    private static int? OfFloating(FunctionBuilder builder, Operator row, IrType type, double x, double y)
    {
        double? value = row == Operators.Add ? x + y
            : row == Operators.Subtract ? x - y
            : row == Operators.Multiply ? x * y
            : row == Operators.Divide ? x / y
            : row == Operators.Remainder ? x % y
            : row == Operators.Negate ? -x
            : null;
        if (value is { } number) return double.IsNaN(number) ? null : builder.Constant(type, number);
        bool? truth = row == Operators.Less ? x < y
            : row == Operators.LessOrEqual ? x <= y
            : row == Operators.Greater ? x > y
            : row == Operators.GreaterOrEqual ? x >= y
            : row == Operators.Equal ? x == y
            : row == Operators.NotEqual ? x != y
            : null;
        return Truth(builder, truth);
    }

    private static bool? OfBooleans(Operator row, bool x, bool y)
        => row == Operators.And ? x & y
            : row == Operators.Or ? x | y
            : row == Operators.ExclusiveOr || row == Operators.NotEqual ? x ^ y
            : row == Operators.Equal ? x == y
            : row == Operators.Not ? !x
            : null;

    private static int? OfIntegers(FunctionBuilder builder, Operator row, IrType type, long x, long y)
    {
        unchecked
        {
            long? value = row == Operators.Add ? x + y
                : row == Operators.Subtract ? x - y
                : row == Operators.Multiply ? x * y
                : row == Operators.Negate ? -x
                : row == Operators.And ? x & y
                : row == Operators.Or ? x | y
                : row == Operators.ExclusiveOr ? x ^ y
                : row == Operators.Complement ? ~x
                : null;
            if (value is { } bits) return Integer(builder, type, bits);
        }

        // What throws is left to do so when it runs.
        if ((row == Operators.Divide || row == Operators.Remainder) && y != 0 && (type.IsUnsigned || y != -1))
        {
            return Integer(builder, type, (row == Operators.Divide, type.IsUnsigned) switch
            {
                (true, true) => (long)((ulong)x / (ulong)y),
                (true, false) => x / y,
                (false, true) => (long)((ulong)x % (ulong)y),
                (false, false) => x % y,
            });
        }

        var order = type.IsUnsigned ? ((ulong)x).CompareTo((ulong)y) : x.CompareTo(y);
        bool? truth = row == Operators.Less ? order < 0
            : row == Operators.LessOrEqual ? order <= 0
            : row == Operators.Greater ? order > 0
            : row == Operators.GreaterOrEqual ? order >= 0
            : row == Operators.Equal ? order == 0
            : row == Operators.NotEqual ? order != 0
            : null;
        return Truth(builder, truth);
    }

    private static bool IsShift(Operator row) => row == Operators.ShiftLeft || row == Operators.ShiftRight || row == Operators.ShiftRightUnsigned;

    private static long Shifted(Operator row, IrType type, long x, int count)
    {
        if (row == Operators.ShiftLeft) return x << count;
        if (row == Operators.ShiftRight && !type.IsUnsigned) return x >> count;
        var bits = type.Bits == 64 ? (ulong)x : (ulong)x & ((1UL << type.Bits) - 1);
        return (long)(bits >> count);
    }

    private static int Integer(FunctionBuilder builder, IrType type, long bits)
        => builder.Add(new Node(OpCode.Constant, type, EquatableArray<int>.Empty) { Bits = type.Truncated(bits) });

    private static int? Truth(FunctionBuilder builder, bool? truth) => truth is { } known ? builder.Boolean(known) : null;
}
