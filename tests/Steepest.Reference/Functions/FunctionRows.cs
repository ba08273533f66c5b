namespace Steepest.Reference;

/// <summary>Makes rows of the table: one for every type that offers the function, in double and in float.</summary>
internal static class FunctionRows
{
    public const string Everywhere = "Math MathF double float";
    public const string OnNumbers = "double float";
    public const string Own = "Functions";
    public const string Operator = "operator";

    public static IEnumerable<FunctionReference> Unary(
        string types, string method, Func<BigFloat, BigFloat> value, Func<BigFloat, BigFloat> derivative, double[] points,
        Smoothness smoothness = Smoothness.Smooth, params EdgePoint[] edges)
        => Spread(types, new FunctionReference
        {
            Type = types,
            Method = method,
            Arity = 1,
            Smoothness = smoothness,
            Value = x => value(x[0]),
            Partials = x => [derivative(x[0])],
            Points = [.. points.Select(p => new[] { p })],
            Edges = edges,
        });

    public static IEnumerable<FunctionReference> Binary(
        string types, string method, Func<BigFloat, BigFloat, BigFloat> value,
        Func<BigFloat, BigFloat, (BigFloat ByFirst, BigFloat BySecond)> partials, double[][] points,
        Smoothness smoothness = Smoothness.Smooth, params EdgePoint[] edges)
        => Spread(types, new FunctionReference
        {
            Type = types,
            Method = method,
            Arity = 2,
            Smoothness = smoothness,
            Value = x => value(x[0], x[1]),
            Partials = x => partials(x[0], x[1]) is var (byFirst, bySecond) ? [byFirst, bySecond] : [],
            Points = points,
            Edges = edges,
        });

    /// <summary>A function of one number and a whole one.</summary>
    public static IEnumerable<FunctionReference> WithInteger(
        string types, string method, Func<BigFloat, int, BigFloat> value, Func<BigFloat, int, BigFloat> derivative, double[][] points)
        => Binary(types, method, (x, n) => value(x, (int)n.ToDouble()), (x, n) => (derivative(x, (int)n.ToDouble()), 0), points)
            .Select(row => row with { IntegerArguments = [1] });

    public static IEnumerable<FunctionReference> Ternary(
        string types, string method, Func<BigFloat, BigFloat, BigFloat, BigFloat> value,
        Func<BigFloat, BigFloat, BigFloat, BigFloat[]> partials, double[][] points,
        Smoothness smoothness = Smoothness.Smooth, params EdgePoint[] edges)
        => Spread(types, new FunctionReference
        {
            Type = types,
            Method = method,
            Arity = 3,
            Smoothness = smoothness,
            Value = x => value(x[0], x[1], x[2]),
            Partials = x => partials(x[0], x[1], x[2]),
            Points = points,
            Edges = edges,
        });

    public static EdgePoint Edge(double argument, double derivative) => new([argument], [derivative]);

    public static EdgePoint Edge(double[] arguments, double[] partials) => new(arguments, partials);

    private static IEnumerable<FunctionReference> Spread(string types, FunctionReference row)
        => types.Split(' ').Select(type => type is "MathF" or "float"
            ? row with { Type = type, IsSingle = true, Points = [.. row.Points.Select(ToSingle).OfType<double[]>()] }
            : row with { Type = type });

    /// <summary>The point rounded to float, or null where a float cannot hold it.</summary>
    private static double[]? ToSingle(double[] point)
    {
        var rounded = Array.ConvertAll(point, x => (double)(float)x);
        return point.Zip(rounded).All(p => double.IsFinite(p.Second) && (p.First == 0) == (p.Second == 0)) ? rounded : null;
    }
}
