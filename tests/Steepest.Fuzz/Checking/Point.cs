using System.Globalization;
using System.Runtime.CompilerServices;
using Steepest.Fuzz.Programs;

namespace Steepest.Fuzz.Checking;

/// <summary>Arguments of a program and a direction for its variables.</summary>
internal sealed record Point(object[] Arguments, double[] Direction)
{
    /// <summary>Where loops in lanes begin and end, and one beside it.</summary>
    private static readonly int[] s_edges = [7, 8, 9, 15, 16, 17, 31, 32, 33, 40];

    public static Point Draw(IReadOnlyList<Input> inputs, Random random)
    {
        object[] arguments = [.. inputs.Select(input => Argument(input, random))];
        var variables = inputs.Zip(arguments).Where(pair => pair.First.IsVariable).Sum(pair => ((pair.Second as Array)?.Length ?? 1) * pair.First.Width);
        return new Point(arguments, [.. Enumerable.Range(0, variables).Select(_ => Number(random))]);
    }

    public override string ToString() => string.Join("; ", Arguments.Select(Written));

    private static string Written(object? value) => value switch
    {
        Array array => "[" + string.Join(", ", array.Cast<object>().Select(Written)) + "]",
        ITuple tuple => "(" + string.Join(", ", Enumerable.Range(0, tuple.Length).Select(i => Written(tuple[i]))) + ")",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static object Argument(Input input, Random random)
    {
        if (input.IsJagged) return Enumerable.Range(0, Length(input, random)).Select(_ => Numbers(random, input.LeastLength + random.Next(3))).ToArray();
        if (input.IsGrid)
        {
            var grid = new double[Length(input, random), input.LeastLength + random.Next(3)];
            for (var i = 0; i < grid.Length; i++) grid[i / grid.GetLength(1), i % grid.GetLength(1)] = Number(random);
            return grid;
        }

        if (!input.IsVector) return Item(input, random);
        var array = Array.CreateInstance(Item(input, random).GetType(), Length(input, random));
        for (var i = 0; i < array.Length; i++) array.SetValue(Item(input, random), i);
        return array;
    }

    private static int Length(Input input, Random random)
    {
        if (input.IsStated) return input.LeastLength;
        var length = input.LeastLength + (random.Next(4) == 0 ? 0 : random.Next(5));
        if (random.Next(5) > 0) return length;
        var edge = s_edges[random.Next(s_edges.Length)];
        return edge >= input.LeastLength && edge <= input.MostLength ? edge : length;
    }

    private static object Item(Input input, Random random)
        => input.Composite is not { } composite ? Item(input.Element, random) : composite.IsEnumeration ? random.Next(3) : composite.Drawn(type => Item(type, random));

    private static object Item(string type, Random random) => type switch
    {
        "double" => Number(random),
        "float" => (float)Number(random),
        "bool" => random.Next(2) == 0,
        "byte" => (byte)random.Next(7),
        "sbyte" => (sbyte)random.Next(7),
        "short" => (short)random.Next(7),
        "ushort" => (ushort)random.Next(7),
        "uint" => (uint)random.Next(7),
        "long" => (long)random.Next(7),
        "int" => random.Next(7),
        _ => throw new NotSupportedException(type),
    };

    private static double[] Numbers(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => Number(random))];

    private static double Number(Random random) => Math.Round(random.NextDouble() * 4 - 2, 6);
}
