using Microsoft.CodeAnalysis.Operations;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>C#'s binary operators as rows of the operator table.</summary>
internal static class CSharpOperators
{
    private static readonly Dictionary<BinaryOperatorKind, Operator> Rows = new()
    {
        [BinaryOperatorKind.Add] = Operators.Add,
        [BinaryOperatorKind.Subtract] = Operators.Subtract,
        [BinaryOperatorKind.Multiply] = Operators.Multiply,
        [BinaryOperatorKind.Divide] = Operators.Divide,
        [BinaryOperatorKind.Remainder] = Operators.Remainder,
        [BinaryOperatorKind.LessThan] = Operators.Less,
        [BinaryOperatorKind.LessThanOrEqual] = Operators.LessOrEqual,
        [BinaryOperatorKind.GreaterThan] = Operators.Greater,
        [BinaryOperatorKind.GreaterThanOrEqual] = Operators.GreaterOrEqual,
        [BinaryOperatorKind.Equals] = Operators.Equal,
        [BinaryOperatorKind.NotEquals] = Operators.NotEqual,
        [BinaryOperatorKind.And] = Operators.And,
        [BinaryOperatorKind.Or] = Operators.Or,
        [BinaryOperatorKind.ExclusiveOr] = Operators.ExclusiveOr,
        [BinaryOperatorKind.LeftShift] = Operators.ShiftLeft,
        [BinaryOperatorKind.RightShift] = Operators.ShiftRight,
        [BinaryOperatorKind.UnsignedRightShift] = Operators.ShiftRightUnsigned,
    };

    public static Operator? Find(BinaryOperatorKind kind) => Rows.TryGetValue(kind, out var row) ? row : null;
}
