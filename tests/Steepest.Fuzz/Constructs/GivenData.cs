using Steepest.Fuzz.Programs;
using Steepest.Fuzz.Writing;
using static Steepest.Fuzz.Constructs.Construct;

namespace Steepest.Fuzz.Constructs;

/// <summary>What is read of inputs that are more than numbers and vectors: structs, grids, rows, enumerations, small whole numbers, fields.</summary>
internal static class GivenData
{
    private const double Longest = 8;

    public static IEnumerable<Construct> Rows { get; } =
    [
        Statement("loop over structs", 7, author => OverStructs(author, (v, i) => ($"for (var {i} = 0; {i} < {v}.Length; {i}++)", $"{v}[{i}]"))),
        Statement("foreach over structs", 7, author => OverStructs(author, (v, i) => ($"foreach (var {i} in {v})", i))),
        Real("part of an element", 4, (author, bound) => Structs(author) is { } v && author.Index(v) is { } index && Composite.Of(v.Element) is { } composite && composite.Parts[author.Random.Next(composite.Parts.Count)] is { Type: "double" } part
            ? Node.Of(Sort.Real, null, $"{v.Name}[{index}].{part.Name}", 2)
            : null),
        Real("struct passed to a helper", 8, Passed),
        Real("element of a grid", 8, (author, bound) => author.Pick(v => v.Type == "double[,]") is { } v
            ? Node.Of(Sort.Real, null, $"{v.Name}[{author.Whole(20)} % {v.Name}.GetLength(0), {author.Whole(20)} % {v.Name}.GetLength(1)]", 2)
            : null),
        Statement("loop over a grid", 7, OverGrid),
        Real("element of a row", 8, (author, bound) => author.Pick(v => v.Type == "double[][]") is { } v ? Node.Of(Sort.Real, null, $"{v.Name}[{author.Whole(20)} % {v.Name}.Length][0]", 2) : null),
        Statement("loop over rows", 7, OverRows),
        Truth("comparison of enumerations", 5, author => Mode(author) is { } v ? Node.Literal(Sort.Truth, $"{v.Name} {author.Choose("==", "!=")} {v.Type}.{author.Choose("Off", "Soft", "Hard")}") : null),
        Real("switch expression on an enumeration", 8, (author, bound) => Mode(author) is { } v
            ? Node.Of(Sort.Real, null, $"({v.Name} switch {{ {v.Type}.Off => {author.Real(bound)}, {v.Type}.Soft => {author.Real(bound)}, _ => {author.Real(bound)} }})", bound)
            : null),
        Real("small wholes", 8, (author, bound) => author.Pick(v => v.Type is "byte" or "sbyte" or "short" or "ushort" or "uint" or "long") is { } v
            ? Node.Literal(Sort.Real, string.Format(System.Globalization.CultureInfo.InvariantCulture, author.Choose("(0.1 * {0})", "(0.05 * ({0} + 3))", "(0.3 * ({0} % 3))", "(0.2 * ({0} >> 1))", "(0.1 * (double){0})"), v.Name), 1)
            : null),
        Real("instance helper", 8, Instance),
        Statement("sum over elements", 2, author => OverElements(author, (v, i, value) => Node.Of(Sort.Statement, null, $"for (var {i} = 0; {i} < {v.Name}.Length; {i}++) sum += {value};"))),
        Statement("map of elements", 1.5, author =>
        {
            var name = author.Name("mapped");
            if (OverElements(author, (v, i, value) => Node.Of(Sort.Statement, null, $"var {name} = new double[{v.Name}.Length];\nfor (var {i} = 0; {i} < {name}.Length; {i}++) {name}[{i}] = {value};")) is not { } written) return null;
            author.Scope.Add(new Variable(name, "double[]", Author.Ordinary) { IsWritable = true });
            return written;
        }),
    ];

    private static Variable? Structs(Author author) => author.Pick(v => v.IsVector && Composite.Of(v.Element) is { IsEnumeration: false });

    private static Variable? Mode(Author author) => author.Pick(v => Composite.Of(v.Type) is { IsEnumeration: true });

    private static Node? OverStructs(Author author, Func<string, string, (string Head, string Item)> form)
    {
        if (!author.CanLoop(Longest) || Structs(author) is not { } vector) return null;
        var i = author.Name("i");
        var (head, item) = form(vector.Name, i);
        var body = author.LoopBody(Longest, Composite.Of(vector.Element)!.Parts.Select(part => new Variable($"{item}.{part.Name}", part.Type, 2)));
        return Node.Of(Sort.Statement, null, $"{head}\n{{\n{body}\n}}");
    }

    private static Node? Passed(Author author, double bound)
    {
        if (author.HelperDepth > 0 || Structs(author) is not { LeastLength: > 0 } vector) return null;
        var name = author.Name("Energy");
        var inside = author.Apart(Composite.Of(vector.Element)!.Parts.Select(part => new Variable($"given.{part.Name}", part.Type, 2)), () => author.Real(2));
        author.AddMember(Node.Of(Sort.Member, null, $"private static double {name}({vector.Element} given) => {inside};"));
        return Node.Literal(Sort.Real, $"{name}({vector.Name}[{author.Choose("0", "^1")}])", 2);
    }

    private static Node? OverGrid(Author author)
    {
        if (!author.CanLoop(16) || !author.HasSum || author.Pick(v => v.Type == "double[,]") is not { } grid) return null;
        var (i, j) = (author.Name("i"), author.Name("j"));
        var factor = author.Scope.Inside(() =>
        {
            author.Scope.Add(author.Induction(i, Longest));
            author.Scope.Add(author.Induction(j, Longest));
            return author.Real(1);
        });
        return Node.Of(Sort.Statement, null, $"for (var {i} = 0; {i} < {grid.Name}.GetLength(0); {i}++)\n{{\nfor (var {j} = 0; {j} < {grid.Name}.GetLength(1); {j}++) sum += {grid.Name}[{i}, {j}] * {factor};\n}}");
    }

    private static Node? OverRows(Author author)
    {
        if (!author.CanLoop(16) || !author.HasSum || author.Pick(v => v.Type == "double[][]") is not { } rows) return null;
        var (i, item) = (author.Name("i"), author.Name("item"));
        var isIndexed = author.Chance(0.5);
        var factor = author.Scope.Inside(() =>
        {
            author.Scope.Add(author.Induction(i, Longest));
            return author.Real(1);
        });
        return isIndexed
            ? Node.Of(Sort.Statement, null, $"for (var {i} = 0; {i} < {rows.Name}.Length; {i}++)\n{{\nfor (var {item} = 0; {item} < {rows.Name}[{i}].Length; {item}++) sum += {rows.Name}[{i}][{item}] * {factor};\n}}")
            : Node.Of(Sort.Statement, null, $"for (var {i} = 0; {i} < {rows.Name}.Length; {i}++)\n{{\nforeach (var {item} in {rows.Name}[{i}]) sum += {item} * {factor};\n}}");
    }

    private static Node? Instance(Author author, double bound)
    {
        if (author.HelperDepth > 0 || author.Pick(v => v.Name == Author.Field) is null) return null;
        var name = author.Name("Scaled");
        var inside = author.Apart([new Variable("a", "double", Author.Ordinary), new Variable(Author.Field, "double", 1)], () => author.Real());
        author.AddMember(Node.Of(Sort.Member, null, $"private double {name}(double a) => {Author.Field} * a + {inside};"));
        return Node.Of(Sort.Real, null, $"{name}({author.Real(2)})", 6);
    }

    /// <summary>A loop of one statement, as loops in lanes are.</summary>
    private static Node? OverElements(Author author, Func<Variable, string, Node, Node?> write)
    {
        if (!author.CanLoop(Longest) || !author.HasSum || author.Pick(v => v is { IsVector: true, Element: "double" }) is not { } vector) return null;
        var i = author.Name("i");
        var value = author.Scope.Inside(() =>
        {
            author.Scope.Add(author.Induction(i, Longest, vector.Name));
            return author.Real();
        });
        return write(vector, i, value);
    }
}
