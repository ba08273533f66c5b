using Steepest.Generators.Ir;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Interpretation;
using Xunit;

namespace Steepest.Generators.Tests.Rules;

/// <summary>What is folded is what the interpreter computes, for every operator and type; what would throw is not folded.</summary>
public sealed class ConstantArithmeticTests
{
    private static readonly IrType[] s_integers = [IrType.Int32, IrType.Int64, new(ElementType.UInt32), new(ElementType.UInt64)];

    private static readonly long[] s_bits = [0, 1, -1, 2, 7, -7, 31, 33, 64, int.MaxValue, int.MinValue, uint.MaxValue, long.MaxValue, long.MinValue];

    private static readonly Operator[] s_ofTwo =
    [
        Operators.Add, Operators.Subtract, Operators.Multiply, Operators.Divide, Operators.Remainder, Operators.And, Operators.Or, Operators.ExclusiveOr,
        Operators.Less, Operators.LessOrEqual, Operators.Greater, Operators.GreaterOrEqual, Operators.Equal, Operators.NotEqual,
    ];

    [Fact]
    public void Integers_fold_to_what_they_compute()
    {
        var folded = 0;
        foreach (var type in s_integers)
        {
            foreach (var x in s_bits)
            {
                foreach (var y in s_bits)
                {
                    foreach (var row in s_ofTwo) folded += Check(row, Make(type, x), Make(type, y));
                    foreach (var row in (Operator[])[Operators.ShiftLeft, Operators.ShiftRight, Operators.ShiftRightUnsigned]) folded += Check(row, Make(type, x), Make(IrType.Int32, y));
                }

                folded += Check(Operators.Complement, Make(type, x));
            }
        }

        Assert.True(folded > 10_000, $"Only {folded} applications were folded.");
    }

    [Fact]
    public void Truths_fold_to_what_they_compute()
    {
        foreach (var x in (bool[])[false, true])
        {
            foreach (var y in (bool[])[false, true])
            {
                foreach (var row in (Operator[])[Operators.And, Operators.Or, Operators.ExclusiveOr, Operators.Equal, Operators.NotEqual])
                    Assert.Equal(1, Check(row, Make(IrType.Boolean, x ? 1 : 0), Make(IrType.Boolean, y ? 1 : 0)));
            }

            Assert.Equal(1, Check(Operators.Not, Make(IrType.Boolean, x ? 1 : 0)));
        }
    }

    [Fact]
    public void What_throws_is_left_to_throw()
    {
        foreach (var type in s_integers)
        {
            Assert.Equal(0, Check(Operators.Divide, Make(type, 7), Make(type, 0)));
            Assert.Equal(0, Check(Operators.Remainder, Make(type, 7), Make(type, 0)));
        }

        Assert.Equal(0, Check(Operators.Divide, Make(IrType.Int32, int.MinValue), Make(IrType.Int32, -1)));
    }

    private static Func<FunctionBuilder, int> Make(IrType type, long bits)
        => builder => builder.Add(new Node(OpCode.Constant, type, EquatableArray<int>.Empty) { Bits = type == IrType.Boolean ? bits : type.Truncated(bits) });

    /// <returns>1 where it was folded.</returns>
    private static int Check(Operator row, params Func<FunctionBuilder, int>[] operands)
    {
        var folding = new FunctionBuilder();
        if (ConstantArithmetic.Fold(folding, row, [.. operands.Select(make => make(folding))]) is not { } folded) return 0;
        var plain = new FunctionBuilder();
        var applied = plain.Emit(row, [.. operands.Select(make => make(plain))]);
        var (expected, actual) = (Run(plain, applied), Run(folding, folded));
        Assert.True(expected.Equals(actual), $"{row.Name}: {actual} ({actual.GetType().Name}) instead of {expected} ({expected.GetType().Name})");
        return 1;
    }

    private static object Run(FunctionBuilder builder, int value) => Interpreter.Run(builder.Build("f", [value], [""], EquatableArray<string>.Empty))[0];
}
