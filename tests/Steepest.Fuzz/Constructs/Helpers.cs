using Steepest.Fuzz.Programs;
using Steepest.Fuzz.Writing;
using static Steepest.Fuzz.Constructs.Construct;

namespace Steepest.Fuzz.Constructs;

/// <summary>Methods, local functions and lambdas that programs call.</summary>
internal static class Helpers
{
    public static IEnumerable<Construct> Rows { get; } =
    [
        Real("static helper", 1, (author, bound) => Called(author, "double", (name, parameters, body) => Node.Of(Sort.Member, null, $"private static double {name}({parameters})\n{{\n{body}\n}}"))),
        Real("expression-bodied helper", 1, (author, bound) => Short(author, "double", (name, parameters, value) => Node.Of(Sort.Member, null, $"private static double {name}({parameters}) => {value};"))),
        Single("helper of singles", 0.6, (author, bound) => Short(author, "float", (name, parameters, value) => Node.Of(Sort.Member, null, $"private static float {name}({parameters}) => {value};"))),
        Real("named and default arguments", 0.6, Named),
        Real("extension method", 0.7, Extension),
        Real("generic helper", 0.8, Generic),
        Real("generic helper with functions", 0.6, GenericFunctions),
        Real("recursion", 0.6, Recursion),
        Real("lambda passed to a helper", 0.7, Lambda),
        Real("tuple from a helper", 0.8, TupleHelper),
        Real("helper over a span", 1, OverSpan),
        Real("helper with a table", 0.5, WithTable),
        Real("[DerivativeOf]", 0.5, OwnDerivative),
        Statement("local function", 0.8, LocalFunction),
        Statement("local function that captures", 0.6, Capturing),
        Statement("ref argument", 0.8, author => ByReference(author, "ref")),
        Statement("out argument", 0.8, Out),
        Statement("in argument", 0.5, In),
        Statement("helper that writes a span", 0.8, Writer),
        Statement("deconstruction of a tuple", 1, Deconstruction),
        Statement("tuple local", 0.8, TupleLocal),
    ];

    private static Node? Called(Author author, string type, Func<string, string, Node, Node> declare)
    {
        if (author.HelperDepth > 1) return null;
        var name = author.Name("Helper");
        var body = author.Separate(
            [new Variable("a", type, Author.Ordinary) { IsWritable = true }, new Variable("b", type, Author.Ordinary), new Variable("total", "double", Author.Large) { IsWritable = true, IsAccumulator = true }],
            type, author.Random.Next(1, 4), statements => Node.Sequence([Node.Literal(Sort.Statement, "var total = 0.0;"), .. statements.Children, Node.Of(Sort.Statement, null, $"return 0.25 * total + {author.Apart([new Variable("a", type, Author.Ordinary), new Variable("b", type, Author.Ordinary)], () => author.Real())};")]));
        author.AddMember(declare(name, $"{type} a, {type} b", body));
        return Node.Of(Sort.Real, null, $"{name}({author.Real()}, {author.Real()})", Author.Large);
    }

    private static Node? Short(Author author, string type, Func<string, string, Node, Node> declare)
    {
        if (author.HelperDepth > 1) return null;
        var name = author.Name("Helper");
        author.AddMember(declare(name, $"{type} a, {type} b", author.Apart([new Variable("a", type, Author.Ordinary), new Variable("b", type, Author.Ordinary)], () => author.Of(type))));
        return Node.Of(type == "float" ? Sort.Single : Sort.Real, null, $"{name}({author.Of(type)}, {author.Of(type)})", Author.Ordinary);
    }

    private static Node? Named(Author author, double bound)
    {
        if (author.HelperDepth > 1) return null;
        var name = author.Name("Helper");
        author.AddMember(Node.Literal(Sort.Member, $"private static double {name}(double a, double b, int c = 2) => a - 0.5 * b * c;"));
        return author.Chance(0.5)
            ? Node.Of(Sort.Real, null, $"{name}(b: {author.Real(2)}, a: {author.Real(2)})", 4)
            : Node.Of(Sort.Real, null, $"{name}({author.Real(2)}, {author.Real(2)}, c: {author.Whole(2)})", 6);
    }

    private static Node? Extension(Author author, double bound)
    {
        if (author.HelperDepth > 1) return null;
        var (type, name) = (author.Name("Extensions") + FuzzProgram.Name, author.Name("Bent") + FuzzProgram.Name);
        author.AddOutside(author.Elsewhere(() => author.Apart([new Variable("a", "double", Author.Ordinary), new Variable("b", "double", Author.Ordinary)], () => author.Real()), (value, members)
            => Node.Of(Sort.Member, null, $"internal static class {type}\n{{\npublic static double {name}(this double a, double b) => {value};\n{members}\n}}")));
        return Node.Of(Sort.Real, null, $"({author.Real()}).{name}({author.Real()})", Author.Ordinary);
    }

    private static Node? Generic(Author author, double bound)
    {
        var name = author.Name("Generic");
        author.AddMember(Node.Literal(Sort.Member, $"private static T {name}<T>(T a, T b) where T : System.Numerics.{author.Choose("IFloatingPoint", "INumber", "IFloatingPointIeee754")}<T> => a * b {author.Choose("-", "+")} a {author.Choose("+ T.One", "* a", "- T.Zero")};"));
        return Node.Of(Sort.Real, null, $"{name}{author.Choose("", "<double>")}({author.Real(2)}, {author.Real(2)})", 12);
    }

    private static Node? GenericFunctions(Author author, double bound)
    {
        var name = author.Name("Generic");
        author.AddMember(Node.Literal(Sort.Member, $"private static T {name}<T>(T a) where T : System.Numerics.IFloatingPointIeee754<T> => T.{author.Choose("Sin", "Cos", "Tanh", "Atan", "Abs")}(a) * T.Exp(-a) + T.CreateChecked({author.Choose("2", "0.5")});"));
        return Node.Of(Sort.Real, null, $"{name}<double>({author.Real(2)})", 20);
    }

    private static Node? Recursion(Author author, double bound)
    {
        if (author.HelperDepth > 0) return null;
        var name = author.Name("Recursive");
        author.AddMember(Node.Of(Sort.Member, null, $"[MaxIterations(12)]\nprivate static double {name}(double a, int depth) => depth <= 0 ? a : {author.Apart([new Variable("a", "double", Author.Ordinary), new Variable("depth", "int", 4)], () => author.Real(2))} + 0.5 * {name}(0.5 * a, depth - 1);"));
        return Node.Of(Sort.Real, null, $"{name}({author.Real()}, {author.Choose(0, 1, 3)})", 8);
    }

    private static Node? Lambda(Author author, double bound)
    {
        if (author.HelperDepth > 0) return null;
        var name = author.Name("Applied");
        author.AddMember(Node.Literal(Sort.Member, $"private static double {name}(Func<double, double> f, double a) => 0.5 * f(a) + f(0.5 * a);"));
        var lambda = author.Apart([new Variable("u", "double", Author.Ordinary)], () => author.Real(2));
        return Node.Of(Sort.Real, null, $"{name}(static u => {lambda}, {author.Real()})", 3);
    }

    private static Node? TupleHelper(Author author, double bound)
    {
        if (author.HelperDepth > 1) return null;
        var name = author.Name("Pair");
        author.AddMember(Node.Of(Sort.Member, null, $"private static (double First, double Second) {name}(double a) => ({author.Apart([new Variable("a", "double", Author.Ordinary)], () => author.Real(2))}, a * a);"));
        return Node.Of(Sort.Real, null, $"{name}({author.Real(2)}).{author.Choose("First", "Second", "Item1")}", 4);
    }

    private static Node? OverSpan(Author author, double bound)
    {
        if (author.HelperDepth > 0 || author.Pick(v => v is { IsVector: true, Element: "double" }) is not { } vector) return null;
        var name = author.Name("Over");
        var inside = author.Apart([new Variable("item", "double", Author.Ordinary)], () => author.Real(1));
        author.AddMember(Node.Of(Sort.Member, null, $"private static double {name}(ReadOnlySpan<double> values)\n{{\nvar total = 0.0;\nforeach (var item in values) total += item * {inside};\nreturn total;\n}}"));
        return Node.Literal(Sort.Real, $"{name}({vector.Name})", 40);
    }

    private static Node? WithTable(Author author, double bound)
    {
        var (name, table) = (author.Name("Polynomial"), author.Name("Coefficients"));
        author.AddMember(Node.Literal(Sort.Member, $"internal static readonly double[] {table} = {{ 0.5, -1, 0.25 }};"));
        author.AddMember(Node.Literal(Sort.Member, $"private static double {name}(double a)\n{{\nvar value = 0.0;\nfor (var i = {table}.Length - 1; i >= 0; i--) value = value * a + {table}[i];\nreturn value;\n}}"));
        return Node.Of(Sort.Real, null, $"{name}({author.Real(2)})", 4);
    }

    private static Node? OwnDerivative(Author author, double bound)
    {
        var name = author.Name("Known");
        author.AddMember(Node.Literal(Sort.Member, $"private static double {name}(double a, double b) => Math.Sin(a) * b;\n[DerivativeOf(nameof({name}))]\nprivate static double {name}Gradient(double a, double b, out double aGradient, out double bGradient)\n{{\naGradient = Math.Cos(a) * b;\nbGradient = Math.Sin(a);\nreturn Math.Sin(a) * b;\n}}"));
        return Node.Of(Sort.Real, null, $"{name}({author.Real()}, {author.Real()})", 4);
    }

    private static Node? LocalFunction(Author author)
    {
        if (!author.HasSum) return null;
        var name = author.Name("Local");
        var value = author.Apart([new Variable("a", "double", Author.Ordinary)], () => author.Real());
        return Node.Of(Sort.Statement, null, $"static double {name}(double a) => {value};\nsum += {name}({author.Real()}) - {name}({author.Real()});");
    }

    private static Node? Capturing(Author author)
    {
        if (!author.HasSum || author.Pick(v => v is { Type: "double", IsAccumulator: false } && !v.Name.Contains('[', StringComparison.Ordinal)) is not { } captured) return null;
        var name = author.Name("Local");
        return Node.Of(Sort.Statement, null, $"double {name}(double a)\n{{\nreturn a * {captured.Name};\n}}\nsum += {name}({author.Real(2)});");
    }

    private static Node? ByReference(Author author, string keyword)
    {
        if (author.Pick(v => v is { IsWritable: true, IsAccumulator: false, Type: "double", Magnitude: >= Author.Ordinary }) is not { } variable) return null;
        var name = author.Name("Change");
        author.AddMember(Node.Of(Sort.Member, null, $"private static void {name}({keyword} double a, double b)\n{{\nif (b > 0) a = 0.5 * a + {author.Apart([new Variable("b", "double", 2)], () => author.Real(2))};\n}}"));
        return Node.Of(Sort.Statement, null, $"{name}({keyword} {variable.Name}, {author.Real(2)});");
    }

    private static Node? Out(Author author)
    {
        if (author.HelperDepth > 1) return null;
        var (name, result) = (author.Name("Split"), author.Name("v"));
        author.AddMember(Node.Of(Sort.Member, null, $"private static double {name}(double a, out double rest)\n{{\nrest = {author.Apart([new Variable("a", "double", Author.Ordinary)], () => author.Real())};\nreturn a - rest;\n}}"));
        var node = Node.Of(Sort.Statement, null, $"var {result}b = 0.5 * {name}({author.Real()}, out var {result});");
        author.Scope.Add(new Variable(result, "double", Author.Ordinary) { IsWritable = true });
        author.Scope.Add(new Variable(result + "b", "double", Author.Ordinary) { IsWritable = true });
        return node;
    }

    private static Node? In(Author author)
    {
        if (author.Pick(v => v is { Type: "double", IsAccumulator: false }) is not { } variable || !author.HasSum) return null;
        var name = author.Name("Read");
        author.AddMember(Node.Literal(Sort.Member, $"private static double {name}(in double a) => a * a - 1;"));
        return variable.IsWritable ? Node.Literal(Sort.Statement, $"sum += {name}(in {variable.Name}) * 0.5;") : Node.Of(Sort.Statement, null, $"sum += {name}({author.Real(2)});");
    }

    private static Node? Writer(Author author)
    {
        if (author.Pick(v => v is { IsVector: true, IsWritable: true, Element: "double" }) is not { } vector) return null;
        var name = author.Name("Write");
        author.AddMember(Node.Literal(Sort.Member, $"private static void {name}(Span<double> target, double a)\n{{\nfor (var i = 0; i < target.Length; i++) target[i] = 0.5 * target[i] + a / (1 + i);\n}}"));
        return Node.Of(Sort.Statement, null, $"{name}({vector.Name}, {author.Real(2)});");
    }

    private static Node Deconstruction(Author author)
    {
        var (first, second) = (author.Name("v"), author.Name("v"));
        var node = Node.Of(Sort.Statement, null, $"var ({first}, {second}) = ({author.Fit(author.Real(), 4)}, {author.Real(2)});");
        author.Scope.Add(new Variable(first, "double", 4) { IsWritable = true });
        author.Scope.Add(new Variable(second, "double", 2) { IsWritable = true });
        return node;
    }

    private static Node? TupleLocal(Author author)
    {
        if (!author.HasSum) return null;
        var name = author.Name("pair");
        return Node.Of(Sort.Statement, null, $"(double Low, double High) {name} = ({author.Real(2)}, {author.Real(2)});\n{name}.Low = 0.5 * {name}.Low + {name}.High;\n{name} = ({name}.High, {name}.Low);\nsum += {name}.Low * {name}.High;");
    }
}
