using Steepest.Fuzz.Programs;
using Steepest.Fuzz.Writing;
using static Steepest.Fuzz.Constructs.Construct;

namespace Steepest.Fuzz.Constructs;

/// <summary>Variables: declared, overwritten in every way, passed by reference.</summary>
internal static class Locals
{
    public static IEnumerable<Construct> Rows { get; } =
    [
        Statement("local", 6, author => Declared(author, "double", author.Chance(0.7) ? "var" : "double")),
        Statement("local single", 0.8, author => Declared(author, "float", author.Chance(0.5) ? "var" : "float")),
        Statement("local whole", 1.2, author => Declared(author, "int", "var")),
        Statement("local bool", 0.8, author =>
        {
            var name = author.Name("b");
            var node = Node.Of(Sort.Statement, null, $"var {name} = {author.Truth()};");
            author.Scope.Add(new Variable(name, "bool", 0));
            return node;
        }),
        Statement("declaration without a value", 0.8, author =>
        {
            var name = author.Name("v");
            var node = Node.Of(Sort.Statement, null, $"double {name};\nif ({author.Truth()}) {name} = {author.Real()};\nelse {name} = {author.Real()};");
            author.Scope.Add(new Variable(name, "double", Author.Ordinary) { IsWritable = true });
            return node;
        }),
        Statement("const", 0.6, author =>
        {
            var name = author.Name("C");
            var value = author.Constant(2);
            author.Scope.Add(new Variable(name, "double", Math.Abs(value)));
            return Node.Literal(Sort.Statement, $"const double {name} = {Author.Text(value).Trim('(', ')')};");
        }),
        Statement("assignment", 3, author => Writable(author) is { } v ? Node.Of(Sort.Statement, null, $"{v.Name} = {author.Real(v.Magnitude)};") : null),
        Statement("compound assignment", 3, author => author.Update()),
        Statement("-= of a sum", 1, author => author.Pick(v => v is { IsAccumulator: true, IsWritable: true }) is { } v ? Node.Of(Sort.Statement, null, $"{v.Name} -= {author.Of(v.Type, Math.Min(2, 1e4 / author.Scope.Runs))};") : null),
        Statement("*=", 1.2, author => Writable(author) is { } v ? Node.Of(Sort.Statement, null, $"{v.Name} *= {author.Unit(bound: 0.95)};") : null),
        Statement("/=", 0.8, author => Writable(author) is { } v ? Node.Of(Sort.Statement, null, $"{v.Name} /= {author.Positive(1)};") : null),
        Statement("recurrence", 2, author => Writable(author) is { } v ? Node.Of(Sort.Statement, null, $"{v.Name} = 0.5 * {v.Name} + {author.Real(v.Magnitude / 2)};") : null),
        Statement("chained assignment", 2, author => Writable(author) is { } v && author.Pick(w => w.IsWritable && !w.IsAccumulator && w.Type == "double" && w.Name != v.Name) is { } w
            ? Node.Of(Sort.Statement, null, $"{v.Name} = {w.Name} = {author.Real(Math.Min(v.Magnitude, w.Magnitude))};")
            : null),
        Statement("swap", 2.5, author => Writable(author) is { } v && author.Pick(w => w.IsWritable && !w.IsAccumulator && w.Type == "double" && w.Name != v.Name && w.Magnitude == v.Magnitude) is { } w
            ? Node.Literal(Sort.Statement, $"({v.Name}, {w.Name}) = ({w.Name}, {v.Name});")
            : null),
        Statement("assignment of a tuple", 2.5, author => Writable(author) is { } v && author.Pick(w => w.IsWritable && !w.IsAccumulator && w.Type == "double" && w.Name != v.Name) is { } w
            ? Node.Of(Sort.Statement, null, $"({v.Name}, {w.Name}) = ({author.Real(v.Magnitude)}, 0.5 * {v.Name});") is var node && v.Magnitude <= 2 * w.Magnitude ? node : null
            : null),
        Statement("++ of a real", 0.5, author => author.Pick(v => v is { IsAccumulator: true, IsWritable: true }) is { } v ? Node.Literal(Sort.Statement, $"{v.Name}{author.Choose("++", "--")};") : null),
        Statement("min-max by branches", 0.8, author => Writable(author) is { } v ? Candidate(author, v) : null),
        Statement("another sum", 1, author =>
        {
            var name = author.Name("total");
            author.Scope.Add(new Variable(name, "double", Author.Large) { IsWritable = true, IsAccumulator = true });
            return Node.Literal(Sort.Statement, $"var {name} = 0.0;");
        }),
        Statement("sum of singles", 0.6, author =>
        {
            var name = author.Name("total");
            author.Scope.Add(new Variable(name, "float", Author.Large) { IsWritable = true, IsAccumulator = true });
            return Node.Literal(Sort.Statement, $"var {name} = 0f;");
        }),
        Statement("ref local", 0.8, author => Writable(author) is { } v && author.Name("r") is var r
            ? Node.Of(Sort.Statement, null, $"ref var {r} = ref {v.Name};\n{r} = 0.5 * {r} + {author.Real(v.Magnitude / 2)};")
            : null),
        Statement("ref local of an element", 1.5, author => Arrays.WritableElement(author) is var (vector, index) && author.Name("r") is var r
            ? Node.Of(Sort.Statement, null, $"ref var {r} = ref {vector.Name}[{index}];\n{r} = 0.5 * {r} + {author.Real(vector.Magnitude / 2)};")
            : null),
        Statement("guard", 0.6, author => author.HasSum ? Node.Literal(Sort.Statement, "if (!(sum > -1e300)) throw new ArgumentException(\"out of range\");") : null),
        Statement("assertion", 0.4, author => author.HasSum ? Node.Literal(Sort.Statement, "System.Diagnostics.Debug.Assert(sum > -1e300);") : null),
        Statement("block", 0.5, author => Node.Of(Sort.Statement, null, $"{{\n{author.BranchBody()}\n}}")),
        Statement("discard", 0.3, author => Node.Of(Sort.Statement, null, $"_ = {author.Real()};")),
    ];

    private static Variable? Writable(Author author) => author.Pick(v => v is { IsWritable: true, IsAccumulator: false, Type: "double" });

    private static Node Declared(Author author, string type, string declared)
    {
        var name = author.Name(type == "int" ? "m" : "v");
        var bound = type == "int" ? 8 : author.Choose(1, 2, Author.Ordinary);
        var value = author.Of(type, bound);
        if (author.Chance(0.5) && type == "double" && author.Element(type, Sort.Real, bound) is { } element) value = author.Fit(element, bound);

        author.Scope.Add(new Variable(name, type, bound) { IsWritable = type != "float" });
        return Node.Of(Sort.Statement, null, $"{declared} {name} = {value};");
    }

    private static Node Candidate(Author author, Variable variable)
    {
        var name = author.Name("candidate");
        return Node.Of(Sort.Statement, null, $"var {name} = {author.Fit(author.Real(variable.Magnitude), variable.Magnitude)};\nif ({name} {author.Choose("<", ">=")} {variable.Name}) {variable.Name} = {name};");
    }
}
