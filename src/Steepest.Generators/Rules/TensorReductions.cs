using Steepest.Generators.Ir;

namespace Steepest.Generators.Rules;

/// <summary>
/// The reductions of <c>TensorPrimitives</c>, as loops in order of the elements; the functions themselves add up in several lanes, so that the last
/// bits differ. Where they throw of no elements, so do these.
/// </summary>
internal static class TensorReductions
{
    public static readonly IReadOnlyList<Reduction> All =
    [
        One("Sum", Reductions.Sum),
        One("SumOfSquares", Reductions.SumOfSquares),
        One("SumOfMagnitudes", (builder, x) => Reductions.Total(builder, x, "sum", i => Operators.Abs.Of(Reductions.Element(builder, x, i)))),
        One("Norm", (builder, x) => Operators.Sqrt.Of(Reductions.SumOfSquares(builder, x))),
        One("Average", Average),
        One("Product", (builder, x) => Product(builder, x, i => Reductions.Element(builder, x, i))),
        One("StdDev", Deviation),
        .. new[] { Operators.Max, Operators.Min, Operators.MaxNumber, Operators.MinNumber, Operators.MaxMagnitude, Operators.MinMagnitude, Operators.MaxMagnitudeNumber, Operators.MinMagnitudeNumber }
            .Select(row => One(row.Name.Substring(row.Name.LastIndexOf('.') + 1), (builder, x) => Extreme(builder, x, row))),
        Two("Dot", (builder, x, y) => Paired(builder, x, y, "dot", (a, b) => a * b)),
        Two("ProductOfSums", (builder, x, y) => Product(builder, x, i => Reductions.Element(builder, x, i) + Reductions.Element(builder, y, i))),
        Two("ProductOfDifferences", (builder, x, y) => Product(builder, x, i => Reductions.Element(builder, x, i) - Reductions.Element(builder, y, i))),
        Two("Distance", Distance),
        Two("CosineSimilarity", Cosine),
        One("IndexOfMax", (builder, x) => Index(builder, x, value => value, isLargest: true)),
        One("IndexOfMin", (builder, x) => Index(builder, x, value => value, isLargest: false)),
        One("IndexOfMaxMagnitude", (builder, x) => Index(builder, x, value => Operators.Abs.Of(value), isLargest: true)),
        One("IndexOfMinMagnitude", (builder, x) => Index(builder, x, value => Operators.Abs.Of(value), isLargest: false)),
    ];

    /// <summary>The reduction that a method means, by its full name and number of parameters.</summary>
    public static Reduction? Find(string method, int arity) => All.FirstOrDefault(row => row.Method == method && row.Arity == arity);

    /// <summary>Throws of no elements, as the functions do that have no value then.</summary>
    public static void DemandElements(FunctionBuilder builder, int buffer)
        => builder.Guard(builder.Apply(Operators.Equal, builder.Length(buffer), builder.Integer(0)), "new global::System.ArgumentException(\"Input span arguments must not be empty.\")");

    /// <summary>Throws where two spans are not equally long.</summary>
    public static void DemandSameLength(FunctionBuilder builder, int first, int second)
        => builder.Guard(builder.Apply(Operators.NotEqual, first, second), "new global::System.ArgumentException(\"Input span arguments must all have the same length.\")");

    private static Reduction One(string name, Func<FunctionBuilder, int, Term> build)
        => new(TensorFunctions.Owner + name, 1, (builder, buffers) => build(builder, buffers[0]));

    private static Reduction Two(string name, Func<FunctionBuilder, int, int, Term> build) => new(TensorFunctions.Owner + name, 2, (builder, buffers) =>
    {
        DemandSameLength(builder, builder.Length(buffers[0]), builder.Length(buffers[1]));
        return build(builder, buffers[0], buffers[1]);
    });

    private static Term Paired(FunctionBuilder builder, int x, int y, string name, Func<Term, Term, Term> term)
        => Reductions.Total(builder, x, name, i => term(Reductions.Element(builder, x, i), Reductions.Element(builder, y, i)));

    private static Term Average(FunctionBuilder builder, int x)
    {
        DemandElements(builder, x);
        return Reductions.Mean(builder, x);
    }

    private static Term Product(FunctionBuilder builder, int x, Func<int, Term> factor)
    {
        DemandElements(builder, x);
        return Reductions.Loop(builder, x, Reductions.Number(builder, x, 1), "product", (product, i) => product * factor(i));
    }

    /// <summary>Of the elements themselves, not of a sample.</summary>
    private static Term Deviation(FunctionBuilder builder, int x)
    {
        var mean = Average(builder, x);
        var squares = Reductions.Total(builder, x, "squares", i =>
        {
            var offset = Reductions.Element(builder, x, i) - mean;
            return offset * offset;
        });
        return Operators.Sqrt.Of(squares / new Term(builder, builder.Convert(builder.Length(x), squares.Type)));
    }

    private static Term Extreme(FunctionBuilder builder, int x, Operator row)
    {
        DemandElements(builder, x);
        var name = row.Name.Contains("Max") ? "largest" : "smallest";
        var results = builder.For(
            builder.Integer(1), builder.Length(x), 1, [Reductions.Element(builder, x, builder.Integer(0))],
            (i, carried) => [row.Of(new Term(builder, carried[0]), Reductions.Element(builder, x, i))], "i", [name]);
        return new Term(builder, results[0]);
    }

    private static Term Distance(FunctionBuilder builder, int x, int y)
    {
        DemandElements(builder, x);
        return Operators.Sqrt.Of(Paired(builder, x, y, "squares", (a, b) => (a - b) * (a - b)));
    }

    private static Term Cosine(FunctionBuilder builder, int x, int y)
    {
        DemandElements(builder, x);
        var dot = Paired(builder, x, y, "dot", (a, b) => a * b);
        return dot / (Operators.Sqrt.Of(Reductions.SumOfSquares(builder, x)) * Operators.Sqrt.Of(Reductions.SumOfSquares(builder, y)));
    }

    /// <summary>
    /// The first NaN, else the first of the largest or smallest; +0 is larger than −0, and of two equal magnitudes the positive number is. −1 of no elements.
    /// </summary>
    private static Term Index(FunctionBuilder builder, int x, Func<Term, Term> magnitude, bool isLargest)
    {
        var isEmpty = builder.Apply(Operators.Equal, builder.Length(x), builder.Integer(0));
        var first = builder.Apply(Operators.Select, isEmpty, builder.Integer(-1), builder.Integer(0));
        var results = builder.For(builder.Integer(1), builder.Length(x), 1, [first], (i, carried) =>
        {
            var (best, next) = (Reductions.Element(builder, x, carried[0]), Reductions.Element(builder, x, i));
            var (old, fresh) = (magnitude(best), magnitude(next));
            var (loser, winner) = isLargest ? (best, next) : (next, best);
            var isTie = fresh.Is(old) & Operators.IsNegative.Of(loser) & Operators.Not.Of(Operators.IsNegative.Of(winner));
            var isBetter = Operators.Or.Of(isLargest ? fresh > old : fresh < old, isTie);
            var moves = Operators.Not.Of(Operators.IsNaN.Of(best)) & Operators.Or.Of(Operators.IsNaN.Of(next), isBetter);
            return [builder.Apply(Operators.Select, moves, i, carried[0])];
        }, "i", [isLargest ? "largest" : "smallest"]);
        return new Term(builder, results[0]);
    }
}
