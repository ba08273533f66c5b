using System.Globalization;
using System.Reflection;
using System.Text;
using Steepest.Generators.Ir;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Interpretation;
using Xunit;

namespace Steepest.Generators.Tests.Rules;

/// <summary>The form of every row on lanes against the interpreter, lane by lane, to the bit but for a NaN's payload.</summary>
public sealed class LaneFormTests
{
    private static readonly double[] s_numbers =
        [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, -0.0, 1, -1, 0.5, -2.5, 3, -3, 0.3, 1e-30, -1e30, 1e-310, 2.5];

    private static readonly HashSet<string> s_arithmetic = ["Add", "Subtract", "Multiply", "Negate", "UncheckedAdd", "UncheckedSubtract", "UncheckedMultiply", "UncheckedNegate"];

    private static readonly HashSet<string> s_bitwise = ["And", "Or", "ExclusiveOr", "Complement", "ShiftLeft", "ShiftRight", "ShiftRightUnsigned"];

    private static readonly Lazy<Type> s_class = new(Compile);

    public static TheoryData<string> Forms => [.. All().Select(form => Name(form.Row, form.Element))];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_lane_is_what_the_interpreter_computes(string name)
    {
        var (row, element) = All().Single(form => Name(form.Row, form.Element) == name);
        var count = element is ElementType.Double or ElementType.Int64 ? 8 : 16;
        for (var shift = 0; shift < 3 * s_numbers.Length; shift++)
        {
            var operands = Enumerable.Range(0, row.Arity).Select(i => Enumerable.Range(0, count).Select(lane => Operand(row, element, i, lane, shift)).ToArray()).ToArray();
            object[] arguments = [.. operands.Select(lanes => (object)Lanes(lanes))];
            if (row.Typing == Typing.First) arguments[1] = operands[1][0];
            var results = (Array)s_class.Value.GetMethod(name)!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
            for (var lane = 0; lane < count; lane++)
            {
                object[] at = [.. operands.Select(lanes => lanes[row.Typing == Typing.First && ReferenceEquals(lanes, operands[1]) ? 0 : lane])];
                var types = Types(row, element);
                object[] conditions = [.. at.Select((operand, i) => types[i] == IrType.Boolean ? IsSet(operand) : operand)];
                var expected = Interpreter.Run(RowFunctions.Value(row, types), conditions)[0];
                var actual = results.GetValue(lane)!;
                var agrees = expected is bool truth ? Bits(actual) == (truth ? -1 : 0) || (Bits(actual) == uint.MaxValue && truth) : IsNaN(expected) ? IsNaN(actual) : Bits(expected) == Bits(actual);
                if (row == Operators.MultiplyAddEstimate && !agrees) agrees = Bits(Interpreter.Run(RowFunctions.Value(Operators.FusedMultiplyAdd, types), conditions)[0]) == Bits(actual);
                Assert.True(agrees, $"{name}({string.Join(", ", at)}) is {actual}, interpreted {expected}");
            }
        }
    }

    /// <summary>What is written on lanes, or by what is.</summary>
    [Fact]
    public void Nothing_is_written_on_lanes_that_has_no_meaning_there()
        => Assert.All(Operators.All.Where(row => row.LaneForm is not null), row => Assert.True(row.LaneForm is Infix or Prefix or LaneCall or ComplementedLaneCall or Reinterpretation, row.Name));

    private static IEnumerable<(Operator Row, ElementType Element)> All()
    {
        foreach (var row in Operators.All.Where(row => row.LaneForm is not null))
        {
            var isBitwise = s_bitwise.Contains(row.Name);
            if (!isBitwise && row.Form is not InContext) foreach (var element in (ElementType[])[ElementType.Double, ElementType.Single]) yield return (row, element);
            if (isBitwise || s_arithmetic.Contains(row.Name) || row == Operators.Reinterpret) foreach (var element in (ElementType[])[ElementType.Int64, ElementType.Int32]) yield return (row, element);
        }
    }

    private static string Name(Operator row, ElementType element) => $"{row.Name}_{new IrType(element)}";

    private static IrType[] Types(Operator row, ElementType element) => [.. Enumerable.Range(0, row.Arity).Select(i => IsCondition(row, i) ? IrType.Boolean : row.Typing == Typing.First && i == 1 ? IrType.Int32 : new IrType(element))];

    private static bool IsCondition(Operator row, int index) => row == Operators.Not || (row == Operators.Select && index == 0);

    private static object Operand(Operator row, ElementType element, int index, int lane, int shift)
    {
        if (row.Typing == Typing.First && index == 1) return shift % 31;
        var i = (lane + (shift * (index + 1) * (index + 1))) % s_numbers.Length;
        return IsCondition(row, index) ? Mask(element, i % 3 == 0) : Number(element, i);
    }

    private static object Number(ElementType element, int i) => element switch
    {
        ElementType.Double => s_numbers[i],
        ElementType.Single => (float)s_numbers[i],
        ElementType.Int64 => (i - 7) * 0x123456789ABCDEFL,
        _ => (object)((i - 7) * 0x1234567),
    };

    private static object Mask(ElementType element, bool isSet) => element == ElementType.Double
        ? BitConverter.Int64BitsToDouble(isSet ? -1 : 0)
        : (object)BitConverter.Int32BitsToSingle(isSet ? -1 : 0);

    private static bool IsSet(object mask) => Bits(mask) != 0;

    private static bool IsNaN(object number) => number is double.NaN or float.NaN;

    private static long Bits(object number) => number switch
    {
        double x => BitConverter.DoubleToInt64Bits(x),
        float x => (uint)BitConverter.SingleToInt32Bits(x),
        int x => x,
        _ => (long)number,
    };

    private static Array Lanes(object[] lanes)
    {
        var array = Array.CreateInstance(lanes[0].GetType(), lanes.Length);
        lanes.CopyTo(array, 0);
        return array;
    }

    private static Type Compile()
    {
        var text = new StringBuilder("using System;\nusing System.Runtime.Intrinsics;\n\npublic static class Rows\n{\n");
        foreach (var (row, element) in All())
        {
            var type = new IrType(element);
            var result = row.Typing == Typing.Reinterpreted ? type.Reinterpreted : type;
            var parameters = string.Join(", ", Enumerable.Range(0, row.Arity).Select(i => row.Typing == Typing.First && i == 1 ? $"int x{i}" : $"{type}[] x{i}"));
            var operands = Enumerable.Range(0, row.Arity).Select(i => row.Typing == Typing.First && i == 1 ? $"x{i}" : $"Vector512.Create(x{i})").ToArray();
            text.Append(CultureInfo.InvariantCulture, $"    public static {result}[] {Name(row, element)}({parameters})\n    {{\n");
            text.Append(CultureInfo.InvariantCulture, $"        var results = new {result}[Vector512<{result}>.Count];\n        ({Expression(row.LaneForm!, element, operands)}).CopyTo(results);\n        return results;\n    }}\n");
        }

        return CompiledRows.Load(text.Append("}\n").ToString());
    }

    private static string Expression(CodeForm form, ElementType element, string[] operands) => form switch
    {
        Infix infix => $"{operands[0]} {infix.Symbol} {operands[1]}",
        Prefix prefix => $"{prefix.Symbol}{operands[0]}",
        LaneCall call => $"{call.Method}({string.Join(", ", operands)})",
        ComplementedLaneCall call => $"~{call.Method}({string.Join(", ", operands)})",
        _ => $"{operands[0]}.{Reinterpretation.LaneMethod(element)}()",
    };
}
