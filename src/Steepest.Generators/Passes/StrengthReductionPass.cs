using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Passes;

/// <summary>
/// Powers with a constant exponent become products and roots, divisions by powers of two products.
/// <code>
/// Pow(x, 2)      →   x · x
/// Pow(x, 3.5)    →   x · x · x · Sqrt(x)
/// x / 4          →   x · 0.25                only where the reciprocal is exact
/// </code>
/// The results differ from the library's in the last bit; and Sqrt differs from Pow(·, ½) at −∞, where it is NaN. Negative exponents stay:
/// the derivative of a quotient at a base of 0 would not be 0, as the convention for powers says.
/// </summary>
internal sealed class StrengthReductionPass : Rewriter, IRoundingPass
{
    private const int LargestExponent = 32;

    public string Name => "strength reduction";

    public Function Run(Function function) => new StrengthReductionPass().Rewrite(function);

    protected override int Visit(int value, Node node)
    {
        if (node.Code != OpCode.Operator || !node.Type.IsFloating) return Copy(value, node);
        if (node.Operator == Operators.Pow && Exponent(node.Operands[1]) is { } exponent && Power(Map(node.Operands[0]), exponent, node.Type) is { } power)
            return Target.Name(power, node.Name);
        if (node.Operator == Operators.Divide && Exponent(node.Operands[1]) is { } divisor && IsPowerOfTwo(divisor))
            return Target.Name(Target.Apply(Operators.Multiply, Map(node.Operands[0]), Target.Constant(node.Type, 1 / divisor)), node.Name);
        return Copy(value, node);
    }

    private double? Exponent(int value) => Source[value] is { Code: OpCode.Constant } constant ? constant.Number : null;

    private static bool IsPowerOfTwo(double number)
    {
        var bits = BitConverter.DoubleToInt64Bits(number);
        var exponent = (bits >> 52) & 0x7FF;
        return (bits & 0xF_FFFF_FFFF_FFFF) == 0 && exponent is > 1023 - 100 and < 1023 + 100;
    }

    private int? Power(int x, double exponent, IrType type)
    {
        if (!(exponent is >= 0 and <= LargestExponent) || exponent * 2 != Math.Floor(exponent * 2)) return null;
        var whole = (int)Math.Floor(exponent);
        int? power = whole == 0 ? null : Product(x, whole);
        if (exponent != whole)
        {
            var root = Target.Apply(Operators.Sqrt, x);
            power = power is { } product ? Target.Apply(Operators.Multiply, product, root) : root;
        }

        return power ?? Target.Constant(type, 1);
    }

    /// <summary>By repeated squaring.</summary>
    private int Product(int x, int exponent)
    {
        if (exponent == 1) return x;
        var half = Product(x, exponent / 2);
        var square = Target.Apply(Operators.Multiply, half, half);
        return exponent % 2 == 0 ? square : Target.Apply(Operators.Multiply, square, x);
    }
}
