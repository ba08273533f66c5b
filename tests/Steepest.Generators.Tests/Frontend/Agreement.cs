using Microsoft.CodeAnalysis;
using Steepest.Generators.Tests.Interpretation;
using Xunit;

namespace Steepest.Generators.Tests.Frontend;

/// <summary>
/// Runs a body as C# and as the interpreted function that it is lowered to: both must give the same bits (but for functions of the runtime,
/// whose last bits the interpreter does not share), or both throw.
/// </summary>
internal static class Agreement
{
    private const int Trials = 80;

    private static readonly int[] Integers = [0, 1, 2, 3, 7, -1, -2, 12];
    private static readonly double[] Numbers = [0.5, -1.25, 0, 2, 1e-3, 3.75, -0.0, 17.5];
    private static readonly int[] Lengths = [3, 0, 1, 2, 7, 4];

    public static void Check(string members, params string[] otherFiles) => Check(new Snippet(members, otherFiles), 0);

    public static void Check(Snippet snippet, double tolerance)
    {
        var function = snippet.Function();
        var compiled = snippet.Compile();
        var random = new Random(1);
        var values = 0;
        for (var trial = 0; trial < Trials; trial++)
        {
            var arguments = snippet.Parameters.Select(parameter => Argument(parameter.Type, trial, random)).ToArray();
            var expected = Outcome(() => compiled(arguments));
            var actual = Outcome(() => Interpreter.RunWithin(100_000, function, arguments)[0]);
            Assert.True(IsClose(expected, actual, tolerance), $"{Text(arguments)}: {expected} is expected, {actual} found in\n{function}");
            if (expected is not Exception) values++;
        }

        Assert.True(values > 0, "The method throws whatever is passed.");
    }

    private static bool IsClose(object expected, object actual, double tolerance)
        => Equals(expected, actual) || (expected is Exception && actual is Exception) || (expected is double x && actual is double y && Math.Abs(x - y) <= tolerance * Math.Max(1, Math.Abs(x)));

    private static object Outcome(Func<object> run)
    {
        try
        {
            return run();
        }
        catch (Exception failure)
        {
            return failure;
        }
    }

    private static object Argument(ITypeSymbol type, int trial, Random random)
    {
        if (Steepest.Generators.Frontend.Bodies.NumberTypes.Items(type) is { } items)
        {
            var length = Lengths[trial < Lengths.Length ? trial : random.Next(Lengths.Length)];
            var element = Argument(items, 1, random).GetType();
            var array = Array.CreateInstance(element, length);
            for (var i = 0; i < length; i++) array.SetValue(Argument(items, Trials, random), i);
            return array;
        }

        var at = trial < Integers.Length ? trial : random.Next(Integers.Length);
        return type.SpecialType switch
        {
            SpecialType.System_Double => trial < Numbers.Length ? Numbers[at] : random.NextDouble() < 0.5 ? Numbers[random.Next(Numbers.Length)] : (random.NextDouble() * 8) - 4,
            SpecialType.System_Single => (float)(trial < Numbers.Length ? Numbers[at] : (random.NextDouble() * 8) - 4),
            SpecialType.System_Int32 => Integers[trial < Integers.Length ? at : random.Next(Integers.Length)],
            SpecialType.System_Int64 => (long)Integers[at],
            SpecialType.System_Byte => (byte)(Integers[at] & 255),
            SpecialType.System_UInt32 => unchecked((uint)Integers[at]),
            SpecialType.System_UInt64 => unchecked((ulong)Integers[at]),
            SpecialType.System_Int16 => (short)(Integers[at] * 3000),
            SpecialType.System_Boolean => random.Next(2) == 0,
            _ => throw new InvalidOperationException($"No values of {type}."),
        };
    }

    private static string Text(object[] arguments)
        => string.Join(", ", arguments.Select(argument => argument is Array array ? $"[{string.Join(", ", array.Cast<object>())}]" : argument.ToString()));
}
