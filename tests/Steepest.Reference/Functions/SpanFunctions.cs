using static Steepest.Reference.BigFloat;
using static Steepest.Reference.FunctionRows;

namespace Steepest.Reference;

/// <summary>The functions of Steepest over spans.</summary>
internal static class SpanFunctions
{
    private static readonly double[][] s_vectors =
    [
        [1.5], [1, -2, 0.25], [1e-3, 1e3, -1e3, 7], [3, 4], [1e150, 1e149], [1e-160, -2e-160, 0], [700, 710, -700], [-1000, -1001, -999.5],
        [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7],
    ];

    public static IEnumerable<FunctionReference> Rows { get; } =
    [
        Over(1, "Sum", Sum, x => Each(x, _ => 1), s_vectors),
        Over(1, "Mean", x => Sum(x) / x.Length, x => Each(x, _ => One / x.Length), s_vectors),
        Over(1, "SumOfSquares", SumOfSquares, x => Each(x, e => 2 * e), s_vectors),
        Over(1, "Norm", x => Sqrt(SumOfSquares(x)), x => Each(x, e => e / Sqrt(SumOfSquares(x))), s_vectors) with
        {
            Smoothness = Smoothness.Piecewise,
            Edges = [Edge([0], [0]), Edge([0, 0, 0], [0, 0, 0])],
        },
        Over(1, "LogSumExp", x => Log(Sum(Each(x, Exp))), x => Each(x, e => Exp(e) / Sum(Each(x, Exp))), s_vectors.Where(Exponents)),
        Over(2, "Dot", Dot, x => [.. x[(x.Length / 2)..], .. x[..(x.Length / 2)]],
            [[2, -3], [1, 2, 3, 4], [0, 0, 5, -7], [1e150, 1, 1e150, -1], .. s_vectors.Select(v => (double[])[.. v, .. v.Reverse()])]),
    ];

    private static FunctionReference Over(
        int spans, string method, Func<BigFloat[], BigFloat> value, Func<BigFloat[], BigFloat[]> partials, IEnumerable<double[]> points)
        => new()
        {
            Type = Own,
            Method = method,
            Arity = spans,
            TakesSpans = true,
            Smoothness = Smoothness.Smooth,
            Value = value,
            Partials = partials,
            Points = [.. points],
        };

    private static bool Exponents(double[] vector) => vector.All(x => Math.Abs(x) < 1e4);

    private static BigFloat[] Each(BigFloat[] vector, Func<BigFloat, BigFloat> map) => Array.ConvertAll(vector, x => map(x));

    private static BigFloat Sum(BigFloat[] vector) => vector.Aggregate(Zero, (sum, x) => sum + x);

    private static BigFloat SumOfSquares(BigFloat[] vector) => Sum(Each(vector, x => x * x));

    private static BigFloat Dot(BigFloat[] pair)
        => pair[..(pair.Length / 2)].Zip(pair[(pair.Length / 2)..], (x, y) => x * y).Aggregate(Zero, (sum, x) => sum + x);
}
