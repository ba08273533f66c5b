using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Passes;

/// <summary>Arithmetic on integers and conditions on them that throws for no operands, so that it may run where it else would not.</summary>
internal static class IntegerArithmetic
{
    private static readonly Operator[] Total =
    [
        Operators.Add, Operators.Subtract, Operators.Multiply, Operators.Negate, Operators.Min, Operators.Max, Operators.Select, Operators.Convert,
        Operators.And, Operators.Or, Operators.ExclusiveOr, Operators.Complement, Operators.ShiftLeft, Operators.ShiftRight, Operators.ShiftRightUnsigned,
        Operators.Less, Operators.LessOrEqual, Operators.Greater, Operators.GreaterOrEqual, Operators.Equal, Operators.NotEqual, Operators.Not,
    ];

    /// <summary>Whether a node is such arithmetic; of what its operands are made is not asked.</summary>
    public static bool CannotFail(Function function, Node node)
        => node.Code == OpCode.Operator && IsWhole(node.Type) && node.Operands.All(operand => IsWhole(function[operand].Type))
            && (Total.Contains(node.Operator) || ((node.Operator == Operators.Divide || node.Operator == Operators.Remainder) && IsPositive(function[node.Operands[1]], function)));

    private static bool IsWhole(IrType type) => type.IsInteger || type == IrType.Boolean;

    /// <summary>Division throws by 0, and of the least number by −1.</summary>
    private static bool IsPositive(Node node, Function function)
        => node is { Code: OpCode.Constant, Bits: > 0 } || (node.Operator == Operators.Max && node.Operands.Any(operand => function[operand] is { Code: OpCode.Constant, Bits: > 0 }));
}
