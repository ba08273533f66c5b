using Steepest.Fuzz.Programs;

namespace Steepest.Fuzz.Checking;

/// <summary>Arguments of a program and a direction for its variables.</summary>
internal sealed record Point(object[] Arguments, double[] Direction)
{
    public static Point Draw(IReadOnlyList<Input> inputs, Random random)
    {
        object[] arguments = [.. inputs.Select(input => Argument(input, random))];
        var variables = inputs.Zip(arguments).Where(pair => pair.First.IsVariable).Sum(pair => (pair.Second as Array)?.Length ?? 1);
        return new Point(arguments, [.. Enumerable.Range(0, variables).Select(_ => Number(random))]);
    }

    public override string ToString() => string.Join("; ", Arguments.Select(argument => argument is Array array ? "[" + string.Join(", ", array.Cast<object>().Select(Written)) + "]" : Written(argument)));

    private static string Written(object value) => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!;

    private static object Argument(Input input, Random random)
    {
        if (!input.IsVector) return Item(input.Element, random);
        var length = input.LeastLength + (random.Next(4) == 0 ? 0 : random.Next(5));
        var array = Array.CreateInstance(Item(input.Element, random).GetType(), length);
        for (var i = 0; i < length; i++) array.SetValue(Item(input.Element, random), i);
        return array;
    }

    private static object Item(string type, Random random) => type switch
    {
        "double" => Number(random),
        "float" => (float)Number(random),
        "int" => random.Next(7),
        "bool" => random.Next(2) == 0,
        _ => throw new NotSupportedException(type),
    };

    private static double Number(Random random) => Math.Round(random.NextDouble() * 4 - 2, 6);
}
