using Steepest.Fuzz.Constructs;
using Steepest.Fuzz.Programs;

namespace Steepest.Fuzz.Writing;

/// <summary>Whole programs.</summary>
internal sealed partial class Author
{
    /// <summary>A readonly field of programs that are no static types.</summary>
    public const string Field = "_scale";

    private static readonly string[] s_vectors = ["ReadOnlySpan<double>", "ReadOnlySpan<double>", "ReadOnlySpan<double>", "double[]"];

    public FuzzProgram Program(int statements, IReadOnlyList<InputForm> forms)
    {
        var inputs = Inputs(forms);
        var hasOutputs = Chance(0.06);
        if (hasOutputs)
        {
            inputs.Add(new Input("outputs", "Span<double>", LeastLength: 2));

            // Where all lengths are stated, Jacobians are laid out when compiling.
            if (Chance(0.5)) inputs = [.. inputs.Select(input => input.IsOutput || (input.IsVector && input.IsVariable) ? input with { LeastLength = Math.Max(1, input.LeastLength) + Random.Next(3), IsStated = true } : input)];
        }

        foreach (var variable in inputs.SelectMany(Visible)) Scope.Add(variable);
        var fields = Chance(0.1) ? Fields() : null;
        var result = !hasOutputs && Chance(0.05) && inputs.Any(input => input.Type.Contains("float", StringComparison.Ordinal)) ? "float" : "double";
        Scope.Result = hasOutputs ? null : result;
        _statements = statements + 5;
        var start = Node.Of(Sort.Statement, null, $"{(hasOutputs ? "outputs.Clear();\n" : "")}{result} sum = {Of(result, 1)};");
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
        foreach (var mention in inputs.Where(input => input.IsVariable && Chance(0.7)).SelectMany(input => Mentions(input, result))) terms = Node.Of(Sort.Other, null, $"{terms} + {mention}");

        var end = hasOutputs
            ? Node.Of(Sort.Statement, "outputs", $"outputs[0] += sum + {terms};\noutputs[1] = {Real()} - 0.5 * outputs[1];\nfor (var last = 2; last < outputs.Length; last++) outputs[last] += 0.5 * outputs[last - 1] + {Real()};")
            : Node.Of(Sort.Statement, null, $"return sum + {terms};");
        var whole = Node.Sequence([start, .. locals, .. body.Children, end]);
        foreach (var composite in inputs.Select(input => input.Composite).OfType<Composite>().Where(composite => composite.Declaration.Length > 0).Distinct()) AddOutside(Node.Literal(Sort.Member, composite.Declaration));

        // Long vectors are for programs whose loops do not nest: the oracle takes one run for every variable.
        var longest = _deepest <= 80 ? 40 : _deepest <= 200 ? 17 : 9;
        return new FuzzProgram([.. inputs.Select(input => input with { MostLength = longest })], hasOutputs ? "void" : result, whole, Node.Sequence([.. _members]), Node.Sequence([.. _outside]), fields, Derivatives(hasOutputs));
    }

    private List<Input> Inputs(IReadOnlyList<InputForm> forms)
    {
        var inputs = new List<Input>();
        if (Chance(0.85)) inputs.Add(new Input("x", Choose(s_vectors), LeastLength: Choose(0, 0, 1, 2, 3)));
        var scalars = Random.Next(inputs.Count == 0 ? 1 : 0, 4);
        for (var i = 0; i < scalars; i++) inputs.Add(new Input("abc"[i].ToString(), "double"));
        foreach (var form in forms)
        {
            if (Chance(form.Probability)) inputs.Add(form.Input);
        }

        return inputs;
    }

    private string[] Derivatives(bool hasOutputs)
        => hasOutputs ? ["Jacobian"] : ["Gradient", "HessianVector", .. Chance(0.2) ? (string[])["Directional"] : [], .. Chance(0.12) ? (string[])["Hessian"] : []];

    private Node Fields()
    {
        Scope.Add(new Variable(Field, "double", 1));
        Scope.Add(new Variable("_times", "int", 3));
        Scope.Add(new Variable("_weights", "double[]", 1.5) { LeastLength = 3 });
        return Node.Literal(Sort.Other, $"private readonly double {Field} = {Text(Math.Abs(Constant(1)))};\nprivate readonly int _times = {Choose("2", "3")};\nprivate readonly double[] _weights = [0.5, -1.25, 0.75];") with { Kind = "readonly fields" };
    }

    /// <summary>Terms in which an input matters.</summary>
    private IEnumerable<Node> Mentions(Input input, string result)
    {
        string Cast(string type) => result == "float" && type == "double" ? "(float)" : "";
        var factor = Text(Constant(1), result);
        if (input.Composite is { } composite)
        {
            if (!input.IsVector) return [.. composite.Parts.Select(part => Node.Literal(Sort.Other, $"{factor} * {Cast(part.Type)}{input.Name}.{part.Name}"))];
            return [];
        }

        return [input.IsVector
            ? Node.Literal(Sort.Other, $"{factor} * {Cast(input.Element)}Functions.SumOfSquares({input.Name})") with { Kind = "Functions.SumOfSquares" }
            : Node.Literal(Sort.Other, $"{factor} * {Cast(input.Element)}{input.Name}")];
    }

    /// <summary>What can be read of an input.</summary>
    private static IEnumerable<Variable> Visible(Input input)
    {
        if (input.Composite is { IsEnumeration: false } composite && !input.IsVector) return composite.Parts.Select(part => new Variable($"{input.Name}.{part.Name}", part.Type, 2));
        var whole = new Variable(input.Name, input.Type, input.Element is "double" or "float" ? 2 : 6) { LeastLength = input.LeastLength, IsWritable = input.IsOutput };
        return input.Type switch
        {
            "byte" or "short" => [whole, new Variable($"(+{input.Name})", "int", 6)],
            "uint" or "long" => [whole, new Variable($"(int){input.Name}", "int", 6)],
            _ => [whole],
        };
    }
}
