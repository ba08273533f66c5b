using Steepest.Fuzz.Programs;
using Steepest.Fuzz.Writing;
using static Steepest.Fuzz.Constructs.Construct;

namespace Steepest.Fuzz.Constructs;

/// <summary>Functions of <c>TensorPrimitives</c>.</summary>
internal static class Tensors
{
    private const string Owner = "System.Numerics.Tensors.TensorPrimitives.";

    public static IEnumerable<Construct> Rows { get; } =
    [
        .. new[] { "Sum", "SumOfSquares", "SumOfMagnitudes", "Norm", "Max", "Min" }.Select(method => Real(Owner + method, 0.5, (author, bound)
            => Vector(author) is { } v ? Node.Literal(Sort.Real, $"{Owner}{method}<double>({v.Name})", 130) : null)),
        Real(Owner + "Dot", 0.5, (author, bound) => Vector(author) is { } v ? Node.Literal(Sort.Real, $"{Owner}Dot<double>({v.Name}, {v.Name})", 130) : null),
        Real(Owner + "Distance", 0.8, (author, bound) => author.Pick(v => v.LeastLength > 1 && v.Type.EndsWith("Span<double>", StringComparison.Ordinal)) is { } v
            ? Node.Literal(Sort.Real, $"{Owner}Distance<double>({v.Name}[1..], {v.Name}[..^1])", 40)
            : null),
        .. new[] { "Exp", "Tanh", "Sin", "Cos", "Abs", "Sigmoid", "Negate" }.Select(method => Statement(Owner + method, 0.4, author => Mapped(author, method, v => $"{v}"))),
        .. new[] { "Add", "Subtract", "Multiply" }.Select(method => Statement(Owner + method, 0.5, author => Mapped(author, method, v => $"{v}, {v}"))),
        Statement(Owner + "Multiply by a number", 0.5, author => Vector(author) is { } v && author.HasSum && author.Name("mapped") is var name
            ? Node.Of(Sort.Statement, null, $"var {name} = new double[{v.Name}.Length];\n{Owner}Multiply<double>({v.Name}, {author.Real(2)}, {name});\nsum += 0.5 * Functions.SumOfSquares({name});")
            : null),
        Statement(Owner + "MultiplyAdd", 0.5, author => Mapped(author, "MultiplyAdd", v => $"{v}, {v}, {v}")),
    ];

    private static Variable? Vector(Author author) => author.Pick(v => v is { IsVector: true, Element: "double", LeastLength: > 0 });

    private static Node? Mapped(Author author, string method, Func<string, string> arguments)
    {
        if (!author.HasSum || Vector(author) is not { } vector) return null;
        var name = author.Name("mapped");
        return Node.Of(Sort.Statement, null, $"var {name} = new double[{vector.Name}.Length];\n{Owner}{method}<double>({arguments(vector.Name)}, {name});\nsum += {name}[0] * {author.Real(1)} + 0.1 * {name}[^1];");
    }
}
