using Steepest.Generators.Ir;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Interpretation;
using Steepest.Reference;
using Xunit;

namespace Steepest.Generators.Tests.Rules;

/// <summary>
/// The C# form of every row against the interpreter, which does not know it: also for NaN, infinities, zeros, ties, integers and booleans.
/// </summary>
public sealed class RowFormTests
{
    private static readonly double[] s_numbers =
        [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, -0.0, 1, -1, 0.5, -2.5, 3, -3, 0.3, 1e-30, -1e30];

    private static readonly int[] s_integers = [-7, -1, 0, 1, 2, 5, 31];

    /// <summary>
    /// The framework's estimates; bounds that are no numbers, of which Math and double think differently; and functions of Steepest that treat
    /// −∞ apart, which their expansions do not.
    /// </summary>
    private static readonly Dictionary<string, Func<object[], bool>> s_exempt = new()
    {
        ["ReciprocalEstimate"] = _ => true,
        ["ReciprocalSqrtEstimate"] = _ => true,
        ["MultiplyAddEstimate"] = _ => true,
        ["Clamp"] = operands => operands[1..].Any(bound => double.IsNaN(Convert.ToDouble(bound, null))),
        ["Gelu"] = operands => double.IsNegativeInfinity(Convert.ToDouble(operands[0], null)),
        ["Silu"] = operands => double.IsNegativeInfinity(Convert.ToDouble(operands[0], null)),
    };

    public static TheoryData<string> Forms
        => [.. Signatures.All.Where(signature => signature.Row.Form is not Expanded).Select(Name)];

    [Theory]
    [MemberData(nameof(Forms))]
    public void The_form_computes_what_the_interpreter_does(string name)
    {
        var (row, types) = Signatures.All.Single(signature => Name(signature) == name);
        var function = RowFunctions.Value(row, types);
        var compiled = CompiledRows.Value(row, types);
        foreach (var operands in Combinations(types))
        {
            if (s_exempt.GetValueOrDefault(row.Name)?.Invoke(operands) == true) continue;
            var expected = Outcome(() => Interpreter.Run(function, operands)[0]);
            var actual = Outcome(() => compiled.Invoke(operands));
            Assert.True(Agree(expected, actual), $"{row}({string.Join(", ", operands)}) is {actual}, interpreted {expected}");
        }
    }

    private static string Name((Operator Row, IReadOnlyList<IrType> Types) signature) => $"{signature.Row}({string.Join(", ", signature.Types)})";

    private static object Outcome(Func<object> compute)
    {
        try
        {
            return compute();
        }
        catch (Exception exception) when (exception is ArithmeticException or ArgumentException)
        {
            return exception.GetType();
        }
    }

    private static bool Agree(object expected, object actual)
    {
        if (expected.Equals(actual)) return true;
        if (expected is not (double or float) || expected.GetType() != actual.GetType()) return false;
        var exact = Convert.ToDouble(expected, null);
        return double.IsFinite(exact) && Accuracy.Ulps(actual, (BigFloat)exact) <= 12;
    }

    private static IEnumerable<object[]> Combinations(IReadOnlyList<IrType> types)
    {
        IEnumerable<object[]> all = [[]];
        foreach (var type in types)
        {
            var values = Values(type, types.Count);
            all = all.SelectMany(left => values.Select(value => (object[])[.. left, value]));
        }

        return all;
    }

    private static List<object> Values(IrType type, int arity) => type.Element switch
    {
        ElementType.Boolean => [false, true],
        // Numbers of digits, roots and modes of rounding are small and not negative.
        ElementType.Int32 => [.. s_integers.Where(value => arity == 1 || value is >= 0 and < 5).Cast<object>()],
        ElementType.Single => [.. s_numbers.Select(value => (object)(float)value)],
        _ => [.. s_numbers.Cast<object>()],
    };
}
