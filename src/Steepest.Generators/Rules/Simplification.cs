using Steepest.Generators.Ir;

namespace Steepest.Generators.Rules;

/// <summary>
/// Identities that change no bit of any result that IEEE arithmetic defines (but for the payload of a NaN and the sign of a zero that is
/// added to): what rules and passes build goes through them, so that neither has to mind ones and zeros. In a strict function zeros keep their
/// signs, and what can be rounded twice stays as it is.
/// </summary>
internal static class Simplification
{
    /// <summary>The value that <paramref name="row"/> of <paramref name="operands"/> reduces to; null where it does not.</summary>
    public static int? Simplify(FunctionBuilder builder, Operator row, int[] operands)
    {
        bool Is(int position, double number) => builder[operands[position]] is { Code: OpCode.Constant } constant && constant.Number == number;
        bool IsAddedNothing(int position, double zero) => Is(position, 0) && (!builder.IsStrict || !builder.TypeOf(operands[position]).IsFloating || 1 / builder[operands[position]].Number == 1 / zero);
        bool IsNegated(int position) => builder[operands[position]].Operator == Operators.Negate;
        int Inner(int position) => builder[operands[position]].Operands[0];

        // What is known of a mask is not known as one boolean.
        if (row.Typing == Typing.Predicate && operands.Length > 0 && builder.TypeOf(operands[0]).IsVector) return null;
        if (ConstantArithmetic.Fold(builder, row, operands) is { } folded) return folded;
        if (Offset(builder, row, operands) is { } offset) return offset;
        if (row.Typing == Typing.Predicate && operands.Length == 2 && operands[0] == operands[1] && !builder.TypeOf(operands[0]).IsFloating)
            return builder.Boolean(row == Operators.Equal || row == Operators.LessOrEqual || row == Operators.GreaterOrEqual);
        if (row == Operators.Add)
        {
            if (IsAddedNothing(0, -0.0)) return operands[1];
            if (IsAddedNothing(1, -0.0)) return operands[0];
            if (IsNegated(1)) return builder.Apply(Operators.Subtract, operands[0], Inner(1));
            if (IsNegated(0)) return builder.Apply(Operators.Subtract, operands[1], Inner(0));
            if (operands[0] == operands[1] && builder.TypeOf(operands[0]).IsFloating) return builder.Apply(Operators.Multiply, builder.Constant(builder.TypeOf(operands[0]), 2), operands[0]);
        }
        else if (row == Operators.Subtract)
        {
            if (IsAddedNothing(1, 0.0)) return operands[0];
            if (operands[0] == operands[1] && builder.TypeOf(operands[0]) == IrType.Int32) return builder.Integer(0);
            if (IsAddedNothing(0, -0.0) && builder.TypeOf(operands[1]).IsFloating) return builder.Apply(Operators.Negate, operands[1]);
            if (IsNegated(1)) return builder.Apply(Operators.Add, operands[0], Inner(1));
            if (IsNegated(0) && builder.TypeOf(operands[0]).IsFloating && !builder.IsStrict) return builder.Apply(Operators.Negate, builder.Apply(Operators.Add, Inner(0), operands[1]));
        }
        else if (row == Operators.Multiply)
        {
            if (Is(0, 1)) return operands[1];
            if (Is(1, 1)) return operands[0];
            if (builder.TypeOf(operands[0]).IsInteger)
            {
                if (Is(0, 0)) return operands[0];
                if (Is(1, 0)) return operands[1];
            }
            else if (builder.TypeOf(operands[0]).IsFloating)
            {
                if (!builder.IsStrict && Scale(builder, operands) is { } scaled) return scaled;
                if (Is(0, -1)) return builder.Apply(Operators.Negate, operands[1]);
                if (Is(1, -1)) return builder.Apply(Operators.Negate, operands[0]);
                if (IsNegated(0) && IsNegated(1)) return builder.Apply(Operators.Multiply, Inner(0), Inner(1));
                if (IsNegated(0)) return builder.Apply(Operators.Negate, builder.Apply(Operators.Multiply, Inner(0), operands[1]));
                if (IsNegated(1)) return builder.Apply(Operators.Negate, builder.Apply(Operators.Multiply, operands[0], Inner(1)));
            }
        }
        else if (row == Operators.Divide)
        {
            if (Is(1, 1)) return operands[0];
            if (builder.TypeOf(operands[0]).IsFloating && IsNegated(0))
                return builder.Apply(Operators.Negate, builder.Apply(Operators.Divide, Inner(0), operands[1]));
        }
        else if (row == Operators.Negate)
        {
            if (IsNegated(0)) return Inner(0);
        }
        else if (row == Operators.Abs)
        {
            if (IsNegated(0) && builder.TypeOf(operands[0]).IsFloating) return builder.Apply(Operators.Abs, Inner(0));
        }
        else if (row == Operators.And && builder.TypeOf(operands[0]) == IrType.Boolean)
        {
            if (builder[operands[0]] is { Code: OpCode.Constant } first) return operands[first.Bits != 0 ? 1 : 0];
            if (builder[operands[1]] is { Code: OpCode.Constant } second) return operands[second.Bits != 0 ? 0 : 1];
        }
        else if (row == Operators.Or && builder.TypeOf(operands[0]) == IrType.Boolean)
        {
            if (builder[operands[0]] is { Code: OpCode.Constant } first) return operands[first.Bits != 0 ? 0 : 1];
            if (builder[operands[1]] is { Code: OpCode.Constant } second) return operands[second.Bits != 0 ? 1 : 0];
        }
        else if (row == Operators.Select)
        {
            if (operands[1] == operands[2]) return operands[1];
            if (builder[operands[0]] is { Code: OpCode.Constant } condition) return condition.Bits != 0 ? operands[1] : operands[2];
        }
        else if (row == Operators.Not)
        {
            if (builder[operands[0]].Operator == Operators.Not) return Inner(0);
            if (builder[operands[0]] is { Code: OpCode.Constant } condition) return builder.Boolean(condition.Bits == 0);
        }

        return null;
    }

    /// <summary>(i ± a) ± b is i + c for integers, whatever overflows.</summary>
    private static int? Offset(FunctionBuilder builder, Operator row, int[] operands)
    {
        int? Addend(Operator? sign, int value) => builder[value] is { Code: OpCode.Constant } constant && builder.TypeOf(value) == IrType.Int32
            ? sign == Operators.Add ? (int)constant.Bits : sign == Operators.Subtract ? unchecked(-(int)constant.Bits) : null
            : null;
        if (operands.Length != 2 || Addend(row, operands[1]) is not { } outer) return null;
        var inner = builder[operands[0]];
        if (inner.Code != OpCode.Operator || inner.Operands.Count != 2 || Addend(inner.Operator, inner.Operands[1]) is not { } first) return null;
        var sum = unchecked(first + outer);
        if (sum == int.MinValue) return null;
        return sum >= 0 ? builder.Apply(Operators.Add, inner.Operands[0], builder.Integer(sum)) : builder.Apply(Operators.Subtract, inner.Operands[0], builder.Integer(-sum));
    }

    /// <summary>2ⁿ · (c · x) is (2ⁿ · c) · x, and c · (2ⁿ · x) too: a power of two rounds nothing.</summary>
    private static int? Scale(FunctionBuilder builder, int[] operands)
    {
        for (var position = 0; position < 2; position++)
        {
            if (builder[operands[position]] is not { Code: OpCode.Constant } outer) continue;
            var product = builder[operands[1 - position]];
            if (product.Operator != Operators.Multiply) continue;
            for (var inner = 0; inner < 2; inner++)
            {
                if (builder[product.Operands[inner]] is not { Code: OpCode.Constant } factor) continue;
                if (!IsModestPowerOfTwo(outer.Number) && !IsModestPowerOfTwo(factor.Number)) continue;
                return builder.Apply(Operators.Multiply, builder.Constant(outer.Type, outer.Number * factor.Number), product.Operands[1 - inner]);
            }
        }

        return null;
    }

    /// <summary>Small enough that its product with any factor a user writes neither overflows nor loses bits.</summary>
    private static bool IsModestPowerOfTwo(double number) => number is 2 or -2 or 4 or 0.5 or -0.5 or 0.25;
}
