using Steepest.Fuzz.Programs;
using Steepest.Fuzz.Writing;
using static Steepest.Fuzz.Constructs.Construct;

namespace Steepest.Fuzz.Constructs;

/// <summary>Operators on numbers of every type, and conversions between them.</summary>
internal static class Arithmetic
{
    public static IEnumerable<Construct> Rows { get; } =
    [
        Real("+", 5, (author, bound) => Node.Of(Sort.Real, null, $"({author.Real(bound / 2)} + {author.Real(bound / 2)})", bound)),
        Real("-", 4, (author, bound) => Node.Of(Sort.Real, null, $"({author.Real(bound / 2)} - {author.Real(bound / 2)})", bound)),
        Real("*", 6, (author, bound) => Product(author, bound)),
        Real("/", 2, (author, bound) => Node.Of(Sort.Real, null, $"({author.Real(bound / 2)} / {author.Positive(0.5)})", bound)),
        Real("%", 0.8, (author, bound) => Node.Of(Sort.Real, null, $"({author.Real()} % {author.Positive(0.6)})", 4)),
        Real("unary -", 1, (author, bound) => Node.Of(Sort.Real, null, $"-{author.Real(bound)}", bound) is var negated ? negated with { Text = ["(-", ")"] } : null),
        Real("whole as real", 1.5, (author, bound) => author.Whole() is var whole ? Node.Of(Sort.Real, null, $"({Author.Text(Math.Round(bound / 10, 3) is 0 ? bound / 10 : Math.Round(bound / 10, 3))} * {whole})", bound) : null),
        Real("cast of a whole", 0.7, (author, bound) => Node.Of(Sort.Real, null, $"(double)({author.Whole()} - {author.Whole()})", 8)),
        Real("division of wholes", 0.7, (author, bound) => Node.Of(Sort.Real, null, $"(0.5 * ({author.Whole()} / {author.Choose(2, 3)}))", 2)),
        Real("whole from a number", 0.8, (author, bound) => Node.Of(Sort.Real, null, $"(0.5 * (int)Functions.StopGradient({author.Real()}))", 2)),
        Real("checked", 0.5, (author, bound) => Node.Of(Sort.Real, null, $"checked({author.Whole()} * {author.Whole(6)} + {author.Choose(1, 2)}) * 0.05", 4) is var product ? product with { Text = ["(" + product.Text[0], .. product.Text.Skip(1).SkipLast(1), product.Text[^1] + ")"] } : null),
        Real("unchecked", 0.4, (author, bound) => Node.Of(Sort.Real, null, $"(unchecked(int.MaxValue + {author.Whole()} - int.MaxValue) * 0.25)", 2)),
        Real("bits of wholes", 0.5, (author, bound) => Node.Of(Sort.Real, null, $"(0.1 * (({author.Whole()} {author.Choose("&", "|", "^")} {author.Whole()}) + ({author.Whole()} >> 1) + ({author.Whole(3)} << 1)))", 4)),
        Real("single as double", 1.2, (author, bound) => Widened(author, bound)),
        Real("assignment as a value", 0.7, Assigned),
        Real("increment as a value", 2.8, (author, bound) => author.Pick(v => v is { Type: "int", IsWritable: true }) is { } count ? Node.Of(Sort.Real, null, $"(0.2 * ({count.Name} % 7 + {count.Name}++ % 5))", 3) : null),
        Single("+ of singles", 4, (author, bound) => Node.Of(Sort.Single, null, $"({author.Single(bound / 2)} + {author.Single(bound / 2)})", bound)),
        Single("- of singles", 3, (author, bound) => Node.Of(Sort.Single, null, $"({author.Single(bound / 2)} - {author.Single(bound / 2)})", bound)),
        Single("* of singles", 4, (author, bound) => Math.Sqrt(bound) is var root ? Node.Of(Sort.Single, null, $"({author.Single(root)} * {author.Single(root)})", bound) : null),
        Single("/ of singles", 1, (author, bound) => Node.Of(Sort.Single, null, $"({author.Single(bound / 2)} / {author.Positive(0.5, "float")})", bound)),
        Single("narrowing of an expression", 2, (author, bound) => Node.Of(Sort.Single, null, $"(float)({author.Real(bound)})", bound)),
        Single("whole as single", 0.7, (author, bound) => Node.Of(Sort.Single, null, $"(0.2f * {author.Whole()})", 1.6)),
        Single("ternary of singles", 0.7, (author, bound) => Node.Of(Sort.Single, null, $"({author.Truth()} ? {author.Single(bound)} : {author.Single(bound)})", bound)),
        Whole("+ of wholes", 2, (author, bound) => Node.Of(Sort.Whole, null, $"({author.Whole(bound / 2)} + {author.Whole(bound / 2)})", bound)),
        Whole("* of wholes", 1, (author, bound) => Math.Floor(Math.Sqrt(bound)) is var root ? Node.Of(Sort.Whole, null, $"({author.Whole(root)} * {author.Whole(root)})", bound) : null),
        Whole("/ of wholes", 0.7, (author, bound) => Node.Of(Sort.Whole, null, $"({author.Whole(bound)} / {author.Choose(2, 3)})", bound)),
        Whole("% of wholes", 1, (author, bound) => bound < 2 ? null : Node.Of(Sort.Whole, null, $"({author.Whole(20)} % {Author.Text(Math.Min(bound, 4), "int")})", bound)),
        Whole("functions of wholes", 0.7, (author, bound) => Node.Of(Sort.Whole, null, $"Math.{author.Choose("Min", "Max")}({author.Whole(bound)}, {author.Whole(bound)})", bound)),
        Whole("size of a whole", 0.5, (author, bound) => Node.Of(Sort.Whole, null, $"Math.Abs({author.Whole(bound)} - {author.Whole(bound)})", bound)),
        Whole("whole that steers", 0.6, (author, bound) => bound < 4 ? null : Node.Of(Sort.Whole, null, $"(int)Math.Abs(Functions.StopGradient({author.Real(3.9)}))", 4)),
        Whole("ternary of wholes", 0.6, (author, bound) => Node.Of(Sort.Whole, null, $"({author.Truth()} ? {author.Whole(bound)} : {author.Whole(bound)})", bound)),
    ];

    private static Node Product(Author author, double bound)
    {
        var root = Math.Sqrt(bound);
        if (author.Chance(0.15) && author.Pick(v => v.Type == "double" && v.Magnitude * v.Magnitude <= Math.Max(bound, 16)) is { } variable)
            return Node.Literal(Sort.Real, $"({variable.Name} * {variable.Name})", variable.Magnitude * variable.Magnitude);
        return Node.Of(Sort.Real, null, $"({author.Real(root)} * {author.Real(root)})", bound);
    }

    private static Node? Widened(Author author, double bound)
    {
        var single = author.Single(bound);
        return author.Chance(0.5) ? Node.Of(Sort.Real, null, $"(double){single}", single.Magnitude) : Node.Of(Sort.Real, null, $"({author.Real(bound / 2)} + {author.Single(bound / 2)})", bound);
    }

    private static Node? Assigned(Author author, double bound)
        => author.Pick(v => v is { IsWritable: true, IsAccumulator: false, Type: "double" } && v.Magnitude <= bound) is { } variable
            ? Node.Of(Sort.Real, null, $"({variable.Name} = {author.Real(variable.Magnitude)})", variable.Magnitude)
            : null;
}
