using Steepest.Generators.Ir;

namespace Steepest.Generators.Rules;

/// <summary>A function of whole buffers, as the loop that computes it.</summary>
/// <param name="Method">The method's full name.</param>
/// <param name="Arity">The number of buffers.</param>
/// <param name="Build">Writes the loop over the buffers into the builder and returns the value.</param>
internal sealed record Reduction(string Method, int Arity, Func<FunctionBuilder, int[], int> Build);

/// <summary>
/// The reductions of <c>Steepest.Functions</c>, as loops that are differentiated like the user's own. They compute in the element type and in
/// order of the elements. Two buffers must be equally long, as the functions themselves demand.
/// </summary>
internal static class Reductions
{
    public static readonly IReadOnlyList<Reduction> All =
    [
        new("Steepest.Functions.Dot", 2, (builder, buffers) => Dot(builder, buffers[0], buffers[1])),
        new("Steepest.Functions.Sum", 1, (builder, buffers) => Sum(builder, buffers[0])),
        new("Steepest.Functions.Mean", 1, (builder, buffers) => Mean(builder, buffers[0])),
        new("Steepest.Functions.SumOfSquares", 1, (builder, buffers) => SumOfSquares(builder, buffers[0])),
        new("Steepest.Functions.Norm", 1, (builder, buffers) => Norm(builder, buffers[0])),
        new("Steepest.Functions.LogSumExp", 1, (builder, buffers) => LogSumExp(builder, buffers[0])),
    ];

    /// <summary>The reduction that a method means, by its full name and number of parameters.</summary>
    public static Reduction? Find(string method, int arity) => All.FirstOrDefault(row => row.Method == method && row.Arity == arity);

    private static Term Dot(FunctionBuilder builder, int first, int second)
    {
        var lengths = (First: builder.Length(first), Second: builder.Length(second));
        var holds = $"{Named(builder, first, "one")} holds {{{Node.Placeholder(0)}}} numbers, {Named(builder, second, "the other")} {{{Node.Placeholder(1)}}}";
        builder.Guard(
            builder.Apply(Operators.NotEqual, lengths.First, lengths.Second),
            $"new global::System.ArgumentException($\"The vectors of a dot product differ in length: {holds}.\")",
            lengths.First,
            lengths.Second);
        return Total(builder, first, "dot", i => Element(builder, first, i) * Element(builder, second, i));
    }

    /// <summary>What the user calls a buffer, or a part of one.</summary>
    private static string Named(FunctionBuilder builder, int buffer, string otherwise)
    {
        var node = builder[buffer];
        return node.Name ?? (node.Code == OpCode.Slice && builder[node.Operands[0]].Name is { } whole ? "the part of " + whole : otherwise);
    }

    public static Term Sum(FunctionBuilder builder, int buffer) => Total(builder, buffer, "sum", i => Element(builder, buffer, i));

    /// <summary>NaN of no elements.</summary>
    public static Term Mean(FunctionBuilder builder, int buffer)
    {
        var sum = Sum(builder, buffer);
        return sum / new Term(builder, builder.Convert(builder.Length(buffer), sum.Type));
    }

    public static Term SumOfSquares(FunctionBuilder builder, int buffer) => Total(builder, buffer, "squares", i =>
    {
        var x = Element(builder, buffer, i);
        return x * x;
    });

    /// <summary>
    /// √Σx², and where the squares underflow or overflow, largest · √Σ(x / largest)²; the largest cancels in the derivative and is kept out of it.
    /// </summary>
    private static Term Norm(FunctionBuilder builder, int buffer)
    {
        var squares = SumOfSquares(builder, buffer);
        var (least, most) = squares.Type == IrType.Single ? (1e-30, 1e37) : (1e-280, 1e300);
        var isOrdinary = builder.Apply(
            Operators.And,
            builder.Apply(Operators.GreaterOrEqual, squares, Number(builder, buffer, least)),
            builder.Apply(Operators.LessOrEqual, squares, Number(builder, buffer, most)));
        var norm = builder.If(isOrdinary, () => [Operators.Sqrt.Of(squares)], () => [Scaled(builder, buffer)], ["norm"])[0];
        return new Term(builder, norm);
    }

    private static Term Scaled(FunctionBuilder builder, int buffer)
    {
        var zero = Number(builder, buffer, 0);
        var largest = Operators.StopGradient.Of(Loop(builder, buffer, zero, "largest", (largest, i) => Operators.Max.Of(largest, Operators.Abs.Of(Element(builder, buffer, i)))));
        var isScale = builder.Apply(Operators.And, builder.Apply(Operators.Greater, largest, zero), Operators.IsFinite.Of(largest));
        var scale = new Term(builder, builder.Apply(Operators.Select, isScale, largest, Number(builder, buffer, 1)));
        return scale * Operators.Sqrt.Of(Total(builder, buffer, "squares", i =>
        {
            var x = Element(builder, buffer, i) / scale;
            return x * x;
        }));
    }

    /// <summary>
    /// shift + ln Σ exp(x − shift), where the shift is the largest element, or 0 where that is infinite: then the exponentials are 0 or
    /// infinite themselves, and no infinity is subtracted from another. The shift cancels in the derivative and is kept out of it.
    /// </summary>
    private static Term LogSumExp(FunctionBuilder builder, int buffer)
    {
        var none = Number(builder, buffer, double.NegativeInfinity);
        var largest = Loop(builder, buffer, none, "largest", (largest, i) => Operators.Max.Of(largest, Element(builder, buffer, i)));
        var shift = Operators.StopGradient.Of(Operators.IsFinite.Of(largest).Then(largest, 0));
        return shift + Operators.Log.Of(Total(builder, buffer, "sum", i => Operators.Exp.Of(Element(builder, buffer, i) - shift)));
    }

    public static Term Total(FunctionBuilder builder, int buffer, string name, Func<int, Term> term)
        => Loop(builder, buffer, Number(builder, buffer, 0), name, (sum, i) => sum + term(i));

    public static Term Loop(FunctionBuilder builder, int buffer, Term start, string name, Func<Term, int, Term> step)
    {
        var results = builder.For(
            builder.Integer(0), builder.Length(buffer), 1, [start], (i, carried) => [step(new Term(builder, carried[0]), i)], "i", [name]);
        return new Term(builder, results[0]);
    }

    public static Term Element(FunctionBuilder builder, int buffer, int index) => new(builder, builder.Load(buffer, index));

    public static Term Number(FunctionBuilder builder, int buffer, double value)
        => new(builder, builder.Constant(builder.TypeOf(buffer).ToElement(), value));
}
