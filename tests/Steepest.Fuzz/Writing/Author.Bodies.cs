using Steepest.Fuzz.Constructs;
using Steepest.Fuzz.Programs;

namespace Steepest.Fuzz.Writing;

/// <summary>Statements in sequence, methods, whole programs.</summary>
internal sealed partial class Author
{
    private static readonly string[] s_vectors = ["ReadOnlySpan<double>", "ReadOnlySpan<double>", "ReadOnlySpan<double>", "double[]"];

    public Node Block(int statements) => Scope.Inside(() => Statements(statements));

    /// <summary>Statements whose declarations stay visible.</summary>
    public Node Statements(int statements)
    {
        var written = new List<Node>();
        for (var i = 0; i < statements; i++)
        {
            if (_statements-- <= 0) break;
            var depth = _depth;
            _depth = 0;
            if (Composed(Sort.Statement, 0) is { } statement) written.Add(statement);
            _depth = depth;
        }

        if (written.Count == 0) written.Add(Update());
        return Node.Sequence(written);
    }

    /// <summary>A statement that changes something outside, so that no block is idle.</summary>
    public Node Update()
        => Pick(v => v.IsAccumulator && v.IsWritable) is { } sum
            ? Node.Of(Sort.Statement, "compound assignment", $"{sum.Name} += {Of(sum.Type, Math.Min(2, Large / 10 / Scope.Runs))};")
            : Node.Of(Sort.Statement, null, $";");

    /// <summary>A body in a scope of its own: of a helper, a local function or a lambda that captures nothing.</summary>
    public Node Separate(IEnumerable<Variable> parameters, string? result, int statements, Func<Node, Node> write)
    {
        var (outer, depth, budget) = (Scope, _depth, _statements);
        Scope = new Scope { Result = result, Runs = Math.Max(outer.Runs, 10) };
        _depth = 0;
        _statements = statements;
        HelperDepth++;
        foreach (var parameter in parameters) Scope.Add(parameter);
        var written = write(statements > 0 ? Statements(statements) : Node.Sequence([]));
        HelperDepth--;
        (Scope, _depth, _statements) = (outer, depth, budget);
        return written;
    }

    /// <summary>Writes an expression of a bound of its own at the surface of a separate scope.</summary>
    public T Apart<T>(IEnumerable<Variable> parameters, Func<T> write)
    {
        var (outer, depth) = (Scope, _depth);
        Scope = new Scope { Runs = outer.Runs };
        _depth = 1;
        HelperDepth++;
        foreach (var parameter in parameters) Scope.Add(parameter);
        var written = write();
        HelperDepth--;
        (Scope, _depth) = (outer, depth);
        return written;
    }

    /// <summary>Writes something whose helpers stand beside it, in another class.</summary>
    public Node Elsewhere(Func<Node> write, Func<Node, Node, Node> declare)
    {
        var outer = _members;
        _members = [];
        var written = write();
        var declared = declare(written, Node.Sequence([.. _members]));
        _members = outer;
        return declared;
    }

    public FuzzProgram Program(int statements, IReadOnlyList<InputForm> forms)
    {
        var inputs = new List<Input>();
        if (Chance(0.85)) inputs.Add(new Input("x", Choose(s_vectors), LeastLength: Choose(0, 0, 1, 2, 3)));
        var scalars = Random.Next(inputs.Count == 0 ? 1 : 0, 4);
        for (var i = 0; i < scalars; i++) inputs.Add(new Input("abc"[i].ToString(), "double"));
        foreach (var form in forms)
        {
            if (Chance(form.Probability)) inputs.Add(form.Input);
        }

        foreach (var input in inputs) Scope.Add(Visible(input));
        var result = Chance(0.05) && inputs.Any(input => input.Type.Contains("float", StringComparison.Ordinal)) ? "float" : "double";
        Scope.Result = result;
        _statements = statements + 5;
        var start = Node.Of(Sort.Statement, null, $"{result} sum = {Of(result, 1)};");
        Scope.Add(new Variable("sum", result, Large) { IsWritable = true, IsAccumulator = true });
        var locals = new List<Node>();
        for (var i = 0; i < 2 && Chance(0.5); i++)
        {
            var name = Name("v");
            locals.Add(Node.Of(Sort.Statement, "local", $"var {name} = {Real()};"));
            Scope.Add(new Variable(name, "double", Ordinary) { IsWritable = true });
        }

        var body = Statements(statements);
        var terms = Node.Of(Sort.Other, null, $"{Of(result)}");
        foreach (var input in inputs.Where(input => input.IsVariable && Chance(0.7)))
        {
            if (Mention(input, result) is { } mention) terms = Node.Of(Sort.Other, null, $"{terms} + {mention}");
        }

        var end = Node.Of(Sort.Statement, null, $"return sum + {terms};");
        var whole = Node.Sequence([start, .. locals, .. body.Children, end]);
        return new FuzzProgram(inputs, result, whole, Node.Sequence([.. _members]), Node.Sequence([.. _outside]), null);
    }

    /// <summary>A term in which an input matters.</summary>
    private Node? Mention(Input input, string result)
    {
        var cast = result == "float" ? "(float)" : "";
        var factor = Text(Constant(1), result);
        return input.Element switch
        {
            "double" or "float" when !input.IsVector => Node.Literal(Sort.Other, $"{factor} * {(input.Element == result ? "" : cast)}{input.Name}"),
            "double" or "float" => Node.Literal(Sort.Other, $"{factor} * {(input.Element == result ? "" : cast)}Functions.SumOfSquares({input.Name})") with { Kind = "Functions.SumOfSquares" },
            _ => null,
        };
    }

    private static Variable Visible(Input input) => new(input.Name, input.Type, input.Element == "int" ? 6 : 2) { LeastLength = input.LeastLength };
}
