using Steepest.Generators.Rules;

namespace Steepest.Generators.Ir;

/// <summary>
/// Shows of an index that it lies within an array, from the loops that it counts and the length that the array was made with. What it says
/// holds where products of lengths do not overflow.
/// </summary>
internal sealed class IndexRange(Structure structure)
{
    private const int Deepest = 8;

    private readonly Function function = structure.Function;

    public bool IsWithin(int index, int length) => IsNatural(index, 0) && IsBelow(index, length, 0);

    /// <summary>Whether the index of an access lies within its array, or window.</summary>
    public bool IsWithin(int access)
    {
        var buffer = function[function[access].Operands[0]];
        var length = buffer.Code switch { OpCode.Allocate => buffer.Operands[0], OpCode.Slice => buffer.Operands[2], _ => -1 };
        return length >= 0 && IsWithin(function[access].Operands[1], length);
    }

    /// <summary>Whether an integer is seen not to be negative.</summary>
    public bool IsNatural(int value) => IsNatural(value, 0);

    private bool IsNatural(int value, int depth)
    {
        var node = function[value];
        if (depth > Deepest) return false;
        return node.Code switch
        {
            OpCode.Constant => node.Bits >= 0,
            OpCode.Length => true,
            OpCode.Argument => LoopOf(value) is { } loop && (loop.Bits > 0
                ? IsNatural(loop.Operands[0], depth + 1)
                : function[loop.Operands[1]] is { Code: OpCode.Constant, Bits: >= -1 } || IsNatural(loop.Operands[1], depth + 1)),
            OpCode.Operator when node.Is(Operators.Add) || node.Is(Operators.Multiply) || node.Is(Operators.Min) => node.Operands.All(operand => IsNatural(operand, depth + 1)),
            OpCode.Operator when node.Is(Operators.Max) => node.Operands.Any(operand => IsNatural(operand, depth + 1)),
            _ => false,
        };
    }

    private bool IsBelow(int value, int length, int depth)
    {
        var node = function[value];
        if (depth > Deepest) return false;
        switch (node.Code)
        {
            case OpCode.Constant:
                return function[length].Code == OpCode.Constant && node.Bits < function[length].Bits;
            case OpCode.Argument when LoopOf(value) is { } loop:
                return loop.Bits > 0 ? IsAtMost(loop.Operands[1], length, depth + 1) : IsBelow(loop.Operands[0], length, depth + 1);
            case OpCode.Operator when node.Is(Operators.Subtract) && function[node.Operands[1]] is { Code: OpCode.Constant, Bits: >= 1 }:
                return IsAtMost(node.Operands[0], length, depth + 1);
            case OpCode.Operator when node.Is(Operators.Add) && function[length].Is(Operators.Multiply):
                return IsPlace(node.Operands[0], node.Operands[1], function[length], depth) || IsPlace(node.Operands[1], node.Operands[0], function[length], depth);
            default:
                return false;
        }
    }

    /// <summary>Whether an index is row · width + column in rows · width, with row &lt; rows and column &lt; width.</summary>
    private bool IsPlace(int start, int column, Node length, int depth)
    {
        var product = function[start];
        if (!product.Is(Operators.Multiply)) return false;
        for (var i = 0; i < 2; i++)
        {
            for (var j = 0; j < 2; j++)
            {
                var (row, rows, width) = (product.Operands[i], length.Operands[j], length.Operands[1 - j]);
                if (product.Operands[1 - i] == width && IsBelow(row, rows, depth + 1) && IsNatural(column, depth + 1) && IsBelow(column, width, depth + 1)) return true;
            }
        }

        return false;
    }

    private bool IsAtMost(int value, int length, int depth)
    {
        if (value == length) return true;
        if (depth > Deepest) return false;
        var (node, bound) = (function[value], function[length]);
        if (bound.Is(Operators.Max)) return bound.Operands.Any(operand => IsAtMost(value, operand, depth + 1));
        if (node is { Code: OpCode.Constant } && bound is { Code: OpCode.Constant }) return node.Bits <= bound.Bits;
        if (node.Is(Operators.Subtract) && IsNatural(node.Operands[1], depth + 1)) return IsAtMost(node.Operands[0], length, depth + 1);
        if (node.Is(Operators.Min)) return node.Operands.Any(operand => IsAtMost(operand, length, depth + 1));
        return node.Code == OpCode.Argument && IsBelow(value, length, depth + 1);
    }

    private Node? LoopOf(int argument)
        => structure.Owner(argument) is >= 0 and var owner && function[owner] is { Code: OpCode.For } loop && loop.Regions[0].Arguments[0] == argument ? loop : null;
}
