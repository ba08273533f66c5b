using Steepest.Fuzz.Programs;
using Steepest.Fuzz.Writing;
using static Steepest.Fuzz.Constructs.Construct;

namespace Steepest.Fuzz.Constructs;

/// <summary>Arrays and spans: made, cut, filled, overwritten in place, indexed through other arrays.</summary>
internal static class Arrays
{
    private const string Writable = "Span<double>";

    public static IEnumerable<Construct> Rows { get; } =
    [
        Statement("new array", 2, author => Made(author, "double[]", (name, n) => $"var {name} = new double[{n}];")),
        Statement("stackalloc", 1.5, author => Made(author, Writable, (name, n) => $"Span<double> {name} = stackalloc double[{n}];")),
        Statement("new array for a span", 0.7, author => Made(author, Writable, (name, n) => $"Span<double> {name} = new double[{n}];")),
        Statement("array as long as another", 1.5, AsLong),
        Statement("array initializer", 1, author => Listed(author, "double[]", "var {0} = new[] {{ ", " }};")),
        Statement("collection expression", 1, author => Listed(author, "double[]", "double[] {0} = [", "];")),
        Statement("collection expression for a span", 1, author => Listed(author, Writable, "Span<double> {0} = [", "];")),
        Statement("stackalloc initializer", 0.7, author => Listed(author, Writable, "Span<double> {0} = stackalloc double[] {{ ", " }};")),
        Statement("array of singles", 0.6, author =>
        {
            var name = author.Name("w");
            var node = Node.Of(Sort.Statement, null, $"var {name} = new float[] {{ {author.Single()}, {author.Single()}, {author.Single()} }};");
            author.Scope.Add(new Variable(name, "float[]", Author.Ordinary) { LeastLength = 3 });
            return node;
        }),
        Statement("array of wholes", 0.8, author =>
        {
            var name = author.Name("order");
            var node = Node.Of(Sort.Statement, null, $"int[] {name} = {author.Choose("new[] ", "")}{{ {author.Whole(6)}, {author.Whole(6)}, {author.Choose(0, 1, 2)}, 0 }};");
            author.Scope.Add(new Variable(name, "int[]", 6) { LeastLength = 4 });
            return node;
        }),
        Statement("element assignment", 4, author => WritableElement(author) is var (v, i) ? Node.Of(Sort.Statement, null, $"{v.Name}[{i}] = {author.Real(v.Magnitude)};") : null),
        Statement("element recurrence", 2, author => WritableElement(author) is var (v, i) ? Node.Of(Sort.Statement, null, $"{v.Name}[{i}] = 0.5 * {author.Element("double", Sort.Real, v.Magnitude, w => w.Name == v.Name) ?? author.Real(v.Magnitude)} + {author.Real(v.Magnitude / 2)};") : null),
        Statement("element *=", 1, author => WritableElement(author) is var (v, i) ? Node.Of(Sort.Statement, null, $"{v.Name}[{i}] *= {author.Unit(bound: 0.95)};") : null),
        Statement("gather", 1.5, author => Gathered(author, (v, w, index) => Node.Of(Sort.Statement, null, $"sum += {v.Name}[{index}];"))),
        Statement("scatter", 8, author => Gathered(author, (v, w, index) => v.IsWritable ? Node.Of(Sort.Statement, null, $"{v.Name}[{index}] = 0.5 * {v.Name}[{index}] + {author.Real(v.Magnitude / 2)};") : null)),
        Statement("prefix sums in place", 1.2, author => InPlace(author, (v, i) => $"for (var {i} = 1; {i} < {v.Name}.Length; {i}++) {v.Name}[{i}] = 0.5 * ({v.Name}[{i}] + {v.Name}[{i} - 1]);")),
        Statement("stencil in place", 1.2, author => InPlace(author, (v, i) => $"for (var {i} = 1; {i} < {v.Name}.Length - 1; {i}++) {v.Name}[{i}] = 0.25 * {v.Name}[{i} - 1] + 0.5 * {v.Name}[{i}] + 0.25 * {v.Name}[{i} + 1];")),
        Statement("reversal in place", 1.4, author => InPlace(author, (v, i) => $"for (var {i} = 0; {i} < {v.Name}.Length / 2; {i}++) ({v.Name}[{i}], {v.Name}[^({i} + 1)]) = ({v.Name}[^({i} + 1)], {v.Name}[{i}]);")),
        Statement("sorting in place", 1.2, author => InPlace(author, (v, i) => $"for (var {i} = 0; {i} + 1 < {v.Name}.Length; {i}++)\n{{\nif ({v.Name}[{i}] > {v.Name}[{i} + 1]) ({v.Name}[{i}], {v.Name}[{i} + 1]) = ({v.Name}[{i} + 1], {v.Name}[{i}]);\n}}")),
        Statement("Fill", 0.8, author => WritableVector(author) is { } v ? Node.Of(Sort.Statement, null, $"{(v.Type == Writable ? v.Name : v.Name + ".AsSpan()")}.Fill({author.Real(v.Magnitude)});") : null),
        Statement("Clear", 1.2, author => WritableVector(author) is { } v ? Node.Literal(Sort.Statement, v.Type == Writable ? $"{v.Name}.Clear();" : $"{v.Name}.AsSpan().Clear();") : null),
        Statement("CopyTo", 1, Copied),
        Statement("ToArray", 0.8, author => author.Pick(v => v is { IsVector: true, Element: "double" } && !v.Type.EndsWith(']')) is { } v && author.Name("copy") is var name
            ? With(author, new Variable(name, "double[]", v.Magnitude) { IsWritable = true, LeastLength = v.LeastLength }, $"var {name} = {v.Name}.ToArray();")
            : null),
        Statement("Slice", 1, author => Cut(author, v => $"{v.Name}.Slice(1)", v => $"{v.Name}.AsSpan(1)")),
        Statement("range", 1, author => Cut(author, v => $"{v.Name}[1..]", v => $"{v.Name}.AsSpan()[1..]")),
        Statement("range to the end", 0.7, author => Cut(author, v => $"{v.Name}[..^1]", v => $"{v.Name}.AsSpan()[..^1]")),
        Statement("span chosen", 2, Chosen),
        Statement("span assigned anew", 0.7, Reassigned),
        Statement("two-dimensional array", 1, Matrix),
        Statement("factorisation", 0.7, Factorisation),
        Statement("static readonly table", 0.8, author => Table(author, "internal static readonly double[]", "= [0.5, -1.25, 0.75, 1.5];")),
        Statement("static property of constants", 0.5, author => Table(author, "internal static ReadOnlySpan<double>", "=> [0.25, -0.75, 1.25, 0.5];")),
    ];

    public static (Variable Vector, Node Index)? WritableElement(Author author)
        => WritableVector(author) is { } vector && author.Index(vector) is { } index ? (vector, index) : null;

    private static Variable? WritableVector(Author author) => author.Pick(v => v is { IsVector: true, IsWritable: true, Element: "double" });

    private static Node With(Author author, Variable variable, string text)
    {
        author.Scope.Add(variable);
        return Node.Literal(Sort.Statement, text);
    }

    private static Node Made(Author author, string type, Func<string, int, string> declaration)
    {
        var name = author.Name("w");
        var length = author.Choose(2, 3, 4);
        return With(author, new Variable(name, type, Author.Ordinary) { IsWritable = true, LeastLength = length }, declaration(name, length));
    }

    private static Node? AsLong(Author author)
    {
        if (author.Scope.Loops > 0 || author.Pick(v => v is { IsVector: true, Element: "double" }) is not { } vector) return null;
        var (name, i) = (author.Name("w"), author.Name("i"));
        var declaration = author.Chance(0.7) ? $"var {name} = new double[{vector.Name}.Length];" : $"Span<double> {name} = stackalloc double[{vector.Name}.Length];";
        var variable = new Variable(name, declaration.StartsWith("var", StringComparison.Ordinal) ? "double[]" : Writable, Author.Ordinary) { IsWritable = true, LeastLength = vector.LeastLength };
        var body = author.LoopBody(8, variable, author.Induction(i, 8, vector.Name, name));
        author.Scope.Add(variable);
        return Node.Of(Sort.Statement, null, $"{declaration}\nfor (var {i} = 0; {i} < {vector.Name}.Length; {i}++)\n{{\n{name}[{i}] = {author.Scope.Inside(() => Filled(author, i, vector, name))};\n{body}\n}}");
    }

    private static Node Filled(Author author, string i, Variable vector, string name)
    {
        author.Scope.Add(author.Induction(i, 8, vector.Name, name));
        return author.Real();
    }

    private static Node Listed(Author author, string type, string open, string close)
    {
        var name = author.Name("w");
        var node = Node.Of(Sort.Statement, null, $"{string.Format(System.Globalization.CultureInfo.InvariantCulture, open, name)}{author.Real()}, {author.Real()}, {author.Real()}{close.Replace("}}", "}", StringComparison.Ordinal)}");
        author.Scope.Add(new Variable(name, type, Author.Ordinary) { IsWritable = true, LeastLength = 3 });
        return node;
    }

    /// <summary>Through an array of indices, in which some occur twice.</summary>
    private static Node? Gathered(Author author, Func<Variable, Variable, Node, Node?> use)
    {
        if (!author.CanLoop(6) || !author.HasSum || author.Pick(v => v is { IsVector: true, Element: "int" }) is not { } order) return null;
        if (author.Pick(v => v is { IsVector: true, Element: "double", LeastLength: > 0 }) is not { } vector) return null;
        var i = author.Name("i");
        if (use(vector, order, Node.Literal(Sort.Whole, $"{order.Name}[{i}] % {vector.Name}.Length")) is not { } statement) return null;
        return Node.Of(Sort.Statement, null, $"for (var {i} = 0; {i} < {order.Name}.Length; {i}++)\n{{\n{statement}\n}}");
    }

    private static Node? InPlace(Author author, Func<Variable, string, string> text)
        => author.CanLoop(6) && WritableVector(author) is { } vector ? Node.Literal(Sort.Statement, text(vector, author.Name("i"))) : null;

    private static Node? Copied(Author author)
        => author.Pick(v => v is { IsVector: true, Element: "double" } && v.Magnitude <= Author.Ordinary) is { } source && author.Name("copy") is var name
            ? With(author, new Variable(name, "double[]", Author.Ordinary) { IsWritable = true, LeastLength = source.LeastLength }, $"var {name} = new double[{source.Name}.Length];\n{source.Name}.CopyTo({name}{(source.Type.EndsWith(']') ? ".AsSpan()" : "")});")
            : null;

    private static Node? Cut(Author author, Func<Variable, string> ofSpan, Func<Variable, string> ofArray)
    {
        if (author.Pick(v => v is { IsVector: true, Element: "double", LeastLength: > 0 }) is not { } vector) return null;
        var isArray = vector.Type.EndsWith(']');
        var name = author.Name("part");
        return With(author, new Variable(name, isArray ? Writable : vector.Type, vector.Magnitude) { IsWritable = vector.IsWritable, LeastLength = vector.LeastLength - 1 }, $"var {name} = {(isArray ? ofArray(vector) : ofSpan(vector))};");
    }

    private static Node? Chosen(Author author)
    {
        if (author.Pick(v => v.Type == "ReadOnlySpan<double>") is not { } first || author.Pick(v => v.Type == "ReadOnlySpan<double>" && v.Name != first.Name) is not { } second) return null;
        var name = author.Name("chosen");
        var node = Node.Of(Sort.Statement, null, $"var {name} = {author.Truth()} ? {first.Name} : {second.Name};");
        author.Scope.Add(new Variable(name, first.Type, Math.Max(first.Magnitude, second.Magnitude)) { LeastLength = Math.Min(first.LeastLength, second.LeastLength) });
        return node;
    }

    private static Node? Reassigned(Author author)
    {
        if (!author.CanLoop(8) || author.Pick(v => v is { Type: "ReadOnlySpan<double>" }) is not { } vector || !author.HasSum) return null;
        var name = author.Name("rest");
        return Node.Of(Sort.Statement, null, $"var {name} = {vector.Name};\nwhile ({name}.Length > 0)\n{{\nsum += {author.Real(1)} * {name}[0];\n{name} = {name}[1..];\n}}");
    }

    private static Node? Matrix(Author author)
    {
        if (!author.CanLoop(9) || !author.HasSum) return null;
        var (name, i, j) = (author.Name("grid"), author.Name("i"), author.Name("j"));
        var (rows, columns) = (author.Choose(2, 3), author.Choose(2, 3));
        var entry = author.Scope.Inside(() =>
        {
            author.Scope.Add(author.Induction(i, 3));
            author.Scope.Add(author.Induction(j, 3));
            return author.Real(2);
        });
        return Node.Of(Sort.Statement, null, $"var {name} = new double[{rows}, {columns}];\nfor (var {i} = 0; {i} < {rows}; {i}++)\n{{\nfor (var {j} = 0; {j} < {name}.GetLength(1); {j}++) {name}[{i}, {j}] = {entry};\n}}\n{name}[0, 1] = 0.5 * {name}[1, 0] + {author.Real(2)};\nsum += {name}[1, 1] * {name}[0, 1] + {name}[{rows - 1}, 0];");
    }

    /// <summary>Cholesky's of a matrix with a dominant diagonal.</summary>
    private static Node? Factorisation(Author author)
    {
        if (author.Scope.Loops > 1 || !author.HasSum) return null;
        var (a, i, j, k) = (author.Name("a"), author.Name("i"), author.Name("j"), author.Name("k"));
        return Node.Of(Sort.Statement, null, $"var {a} = new double[9];\nfor (var {i} = 0; {i} < 9; {i}++) {a}[{i}] = {i} % 4 == 0 ? {author.Positive(4)} : {author.Real(0.9)};\nfor (var {j} = 0; {j} < 3; {j}++)\n{{\nfor (var {k} = 0; {k} < {j}; {k}++) {a}[4 * {j}] -= {a}[3 * {j} + {k}] * {a}[3 * {j} + {k}];\n{a}[4 * {j}] = Math.Sqrt({a}[4 * {j}]);\nfor (var {i} = {j} + 1; {i} < 3; {i}++)\n{{\nfor (var {k} = 0; {k} < {j}; {k}++) {a}[3 * {i} + {j}] -= {a}[3 * {i} + {k}] * {a}[3 * {j} + {k}];\n{a}[3 * {i} + {j}] /= {a}[4 * {j}];\n}}\n}}\nsum += {a}[0] * {a}[7] + {a}[8];");
    }

    private static Node? Table(Author author, string declaration, string values)
    {
        var name = author.Name("Table");
        author.AddMember(Node.Literal(Sort.Member, $"{declaration} {name} {values}"));
        return author.HasSum
            ? Node.Of(Sort.Statement, null, $"sum += {author.Real(1)} * {name}[{author.Whole(20)} % 4] + {name}[{author.Choose(0, 1, 2, 3)}];")
            : null;
    }
}
