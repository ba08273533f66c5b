using Steepest.Generators.Ir;

namespace Steepest.Generators.Rules;

/// <summary>
/// The reductions of <c>Steepest.Functions</c> with every bit that the functions themselves compute: they add up in eight parts, element i in part
/// i mod 8, add the parts by halves, and at last the elements behind the last whole eight. The derivative is that of the plain loop.
/// </summary>
internal static class StrictReductions
{
    private const int Ways = 8;

    /// <summary>The value of a reduction, in a strict function.</summary>
    /// <param name="reduction">One of <see cref="Reductions.All"/>.</param>
    /// <param name="builder">Where it is built.</param>
    /// <param name="buffers">What it is of.</param>
    public static int Build(Reduction reduction, FunctionBuilder builder, int[] buffers)
    {
        var plain = new Term(builder, reduction.Build(builder, buffers));
        var value = reduction.Method.Substring(reduction.Method.LastIndexOf('.') + 1) switch
        {
            "Dot" => Dot(builder, buffers[0], buffers[1]),
            "Sum" => Sum(builder, buffers[0]),
            "Mean" => Mean(builder, buffers[0]),
            "SumOfSquares" => Dot(builder, buffers[0], buffers[0]),
            "Norm" => Norm(builder, buffers[0]),
            "LogSumExp" => LogSumExp(builder, buffers[0]),
            var name => throw new InvalidOperationException($"The order in which {name} adds up is not known."),
        };
        return Operators.Attached.Of(Operators.StopGradient.Of(value), plain, plain.Number(1));
    }

    private static Term Dot(FunctionBuilder builder, int x, int y)
        => InParts(builder, x, "dot", i => Reductions.Element(builder, x, i) * Reductions.Element(builder, y, i));

    private static Term Sum(FunctionBuilder builder, int x) => InParts(builder, x, "sum", i => Reductions.Element(builder, x, i));

    private static Term InParts(FunctionBuilder builder, int buffer, string name, Func<int, Term> term)
    {
        var zero = Reductions.Number(builder, buffer, 0);
        var length = builder.Length(buffer);
        var whole = builder.Name(builder.Apply(Operators.Subtract, length, builder.Apply(Operators.Remainder, length, builder.Integer(Ways))), "whole");
        var parts = builder.For(
            builder.Integer(0),
            whole,
            Ways,
            [.. Enumerable.Repeat(zero.Value, Ways)],
            (i, carried) => [.. carried.Select((part, way) => (new Term(builder, part) + term(way == 0 ? i : builder.Apply(Operators.Add, i, builder.Integer(way)))).Value)],
            "i",
            [.. Enumerable.Range(0, Ways).Select(way => name + way)]);
        var sums = parts.Select(part => new Term(builder, part)).ToArray();
        for (var half = Ways / 2; half > 0; half /= 2)
        {
            for (var i = 0; i < half; i++) sums[i] += sums[i + half];
        }

        var rest = builder.For(whole, length, 1, [zero], (i, carried) => [new Term(builder, carried[0]) + term(i)], "i", ["rest"]);
        return sums[0] + new Term(builder, rest[0]);
    }

    /// <summary>Of the quotients where the sum is infinite.</summary>
    private static Term Mean(FunctionBuilder builder, int x)
    {
        var mean = Sum(builder, x);
        var count = new Term(builder, builder.Convert(builder.Length(x), mean.Type));
        mean /= count;
        return Choose(Operators.IsInfinity.Of(mean), () => Reductions.Total(builder, x, "sum", i => Reductions.Element(builder, x, i) / count), () => mean, "mean");
    }

    private static Term Norm(FunctionBuilder builder, int x)
    {
        var squares = Dot(builder, x, x);
        var least = squares.Type == IrType.Single ? 1e-28f : 1e-280;
        return Choose((squares > least) & (squares < double.PositiveInfinity), () => Operators.Sqrt.Of(squares), () => Scaled(builder, x), "norm");
    }

    private static Term Scaled(FunctionBuilder builder, int x)
    {
        var zero = Reductions.Number(builder, x, 0);
        var largest = Reductions.Loop(builder, x, zero, "largest", (largest, i) => Operators.Max.Of(largest, Operators.Abs.Of(Reductions.Element(builder, x, i))));
        var isNone = Operators.Or.Of(largest.Is(0), Operators.Not.Of(Operators.IsFinite.Of(largest)));
        return Choose(isNone, () => largest, () => largest * Operators.Sqrt.Of(Reductions.Total(builder, x, "squares", i =>
        {
            var ratio = Reductions.Element(builder, x, i) / largest;
            return ratio * ratio;
        })), "norm");
    }

    /// <summary>In double, whatever the elements are: the largest, and the logarithm of one and the others over it.</summary>
    private static Term LogSumExp(FunctionBuilder builder, int x)
    {
        var type = builder.TypeOf(x).ToElement();
        Term Wide(int index) => new(builder, builder.Convert(builder.Load(x, index), IrType.Double));
        var none = new Term(builder, builder.Constant(type, double.NegativeInfinity));
        var isEmpty = new Term(builder, builder.Apply(Operators.Equal, builder.Length(x), builder.Integer(0)));
        return Choose(isEmpty, () => none, () =>
        {
            var largest = builder.For(builder.Integer(1), builder.Length(x), 1, [builder.Integer(0)], (i, carried) =>
            {
                var (best, next) = (Reductions.Element(builder, x, carried[0]), Reductions.Element(builder, x, i));
                var moves = Operators.Not.Of(Operators.IsNaN.Of(best)) & Operators.Or.Of(Operators.IsNaN.Of(next), next > best);
                return [builder.Apply(Operators.Select, moves, i, carried[0])];
            }, "i", ["largest"])[0];
            var top = Wide(largest);
            return Choose(Operators.IsFinite.Of(top), () =>
            {
                var rest = builder.For(builder.Integer(0), builder.Length(x), 1, [builder.Constant(IrType.Double, 0)], (i, carried) =>
                {
                    var isOther = new Term(builder, builder.Apply(Operators.NotEqual, i, largest));
                    var sum = new Term(builder, carried[0]);
                    return [Choose(isOther, () => sum + Operators.Exp.Of(Wide(i) - top), () => sum, "rest")];
                }, "i", ["rest"])[0];
                var log = top + Operators.LogP1.Of(new Term(builder, rest));
                return new Term(builder, builder.Convert(log, type));
            }, () => new Term(builder, builder.Convert(top, type)), "logarithm");
        }, "logarithm");
    }

    private static Term Choose(Term condition, Func<Term> then, Func<Term> otherwise, string name)
        => new(condition.Builder, condition.Builder.If(condition, () => [then()], () => [otherwise()], [name])[0]);
}
