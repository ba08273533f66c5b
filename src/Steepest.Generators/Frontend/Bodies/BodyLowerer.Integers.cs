using System.Numerics;
using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>
/// Arithmetic on integers, which the generated code does exactly as the user's: it follows the setting of the project, and what the user
/// states otherwise by <c>checked</c> or <c>unchecked</c> is stated there too.
/// </summary>
internal sealed partial class BodyLowerer
{
    private int Integral(Operator row, int left, int right, bool isChecked)
    {
        var type = builder.TypeOf(left);
        if (type.IsSmall)
        {
            var wide = Integral(row, builder.Convert(left, IrType.Int32), builder.Convert(right, IrType.Int32), isChecked);
            return builder.TypeOf(wide) == IrType.Boolean ? wide : Converted(wide, type, isChecked);
        }

        // What C# finds out when it runs, the compiler would find in the generated code.
        if ((row == Operators.Divide || row == Operators.Remainder) && builder[right] is { Code: OpCode.Constant, Bits: 0 })
        {
            builder.Guard(builder.Boolean(true), "new global::System.DivideByZeroException()");
            return left;
        }

        if (row.Typing == Typing.Same && builder.TypeOf(right) != type) right = builder.Convert(right, type);
        return isChecked == compilation.Options.CheckOverflow ? builder.Apply(row, left, right) : Stated(row, isChecked, left, right);
    }

    private int Negative(int operand, bool isChecked)
        => isChecked == compilation.Options.CheckOverflow ? builder.Apply(Operators.Negate, operand) : Stated(Operators.Negate, isChecked, operand);

    /// <summary>An operation that states what overflow does. On constants the compiler would tell, so that is found out here.</summary>
    private int Stated(Operator row, bool isChecked, params int[] operands)
    {
        var stated = Operators.InContext(row, isChecked);
        if (stated == row) return builder.Apply(row, operands);
        var type = builder.TypeOf(operands[0]);
        if (type.Bits == 0 || operands.Any(operand => builder[operand].Code != OpCode.Constant)) return builder.Emit(stated, operands);
        BigInteger Value(int position) => type.IsUnsigned ? (ulong)builder[operands[position]].Bits : builder[operands[position]].Bits;
        var exact = row == Operators.Add ? Value(0) + Value(1) : row == Operators.Subtract ? Value(0) - Value(1) : row == Operators.Multiply ? Value(0) * Value(1) : -Value(0);
        var (least, most) = type.IsUnsigned ? (BigInteger.Zero, BigInteger.One << type.Bits) : (-(BigInteger.One << (type.Bits - 1)), BigInteger.One << (type.Bits - 1));
        if (isChecked && (exact < least || exact >= most)) builder.Guard(builder.Boolean(true), "new global::System.OverflowException()");
        return builder.Apply(row, operands);
    }

    /// <summary>Narrowing throws in a checked context; from one integer to a wider one nothing can be lost.</summary>
    private int Converted(int value, IrType type, bool isChecked)
    {
        var source = builder.TypeOf(value);
        if (source == type || type.IsFloating || type.Includes(source) || isChecked == compilation.Options.CheckOverflow) return builder.Convert(value, type);
        if (builder[value] is { Code: OpCode.Constant, Bits: var bits } && source.IsInteger && (!isChecked || (type.Truncated(bits) == bits && (bits >= 0 || source.IsUnsigned == type.IsUnsigned)))) return builder.Convert(value, type);
        return builder.Add(new Node(OpCode.Operator, type, EquatableArray.Of(value)) { Operator = Operators.InContext(Operators.Convert, isChecked) });
    }
}
