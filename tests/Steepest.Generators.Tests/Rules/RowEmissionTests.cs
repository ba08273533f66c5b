using System.Reflection;
using Steepest.Generators.Emit;
using Steepest.Generators.Emit.Bodies;
using Steepest.Generators.Ir;
using Steepest.Generators.Rules;
using Steepest.Generators.Tests.Interpretation;
using Xunit;

namespace Steepest.Generators.Tests.Rules;

/// <summary>The emitter's text of every row and every partial means what the interpreter computes.</summary>
public sealed class RowEmissionTests
{
    private static readonly double[] s_numbers = [0, 1, -1, 0.25, -2.5, 3, 0.7];

    private static readonly IReadOnlyList<(string Name, Operator Row, Function Function)> s_functions =
    [
        .. Signatures.All.SelectMany(signature => Functions(signature.Row, signature.Types))
            .Select((pair, i) => ($"{pair.Row}{i}", pair.Row, pair.Function)),
    ];

    private static readonly Lazy<Type> s_emitted = new(() => CompiledRows.Load(Text()));

    public static TheoryData<string> Names => [.. s_functions.Select(function => function.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Text_computes_what_the_function_means(string name)
    {
        var (_, row, function) = s_functions.Single(function => function.Name == name);
        var method = s_emitted.Value.GetMethod(name)!;
        for (var i = 0; i < s_numbers.Length; i++)
        {
            object[] arguments = [.. function.Parameters.Select((parameter, j) => Argument(parameter.Type, (i + (3 * j)) % s_numbers.Length))];
            object? expected, actual;
            try
            {
                expected = Interpreter.Run(function, arguments)[0];
            }
            catch (Exception exception) when (exception is ArithmeticException or ArgumentException)
            {
                Assert.Throws(exception.GetType(), () => method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null));
                continue;
            }

            actual = method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);
            Assert.True(Agree(row, expected, actual!), $"({string.Join(", ", arguments)}): {actual} instead of {expected}\n{function}");
        }
    }

    private static object Argument(IrType type, int index) => type.Element switch
    {
        ElementType.Boolean => index % 2 == 0,
        ElementType.Int32 => index % 4,
        ElementType.Single => (float)s_numbers[index],
        _ => s_numbers[index],
    };

    private static bool Agree(Operator row, object expected, object actual)
    {
        if (expected.Equals(actual)) return true;
        if (expected is not (double or float)) return false;
        var (wanted, got) = (Convert.ToDouble(expected, null), Convert.ToDouble(actual, null));
        var relative = row.Name.EndsWith("Estimate", StringComparison.Ordinal) ? 4e-4 : expected is float ? 4e-6 : 1e-14;
        return Math.Abs(wanted - got) <= relative * (1 + Math.Abs(wanted));
    }

    /// <summary>The row, and its partials as they are after expansion.</summary>
    private static IEnumerable<(Operator Row, Function Function)> Functions(Operator row, IReadOnlyList<IrType> types)
    {
        var value = RowFunctions.Value(row, types);
        yield return (row, row.Form is Expanded ? RowFunctions.Expand(value) : value);
        if (row.Scaled is null) yield break;
        for (var i = 0; i < row.Arity; i++)
        {
            if (types[i].IsFloating) yield return (row, RowFunctions.Expand(RowFunctions.Partial(row, types, i)));
        }
    }

    private static string Text()
    {
        var writer = new Writer();
        writer.WriteLine("using System;\nusing Steepest;\nusing Steepest.Kernels;");
        using (writer.Block("public static class Rows"))
        {
            foreach (var (name, _, function) in s_functions)
            {
                var parameters = string.Join(", ", function.Parameters.Select(parameter => $"{parameter.Type} {parameter.Name}"));
                using (writer.Block($"public static {function[function.Body.Yields[0]].Type} {name}({parameters})"))
                    BodyEmitter.Emit(function, writer, null, (inner, results) => inner.WriteLine($"return {results[0]};"));
            }
        }

        return writer.ToString();
    }
}
