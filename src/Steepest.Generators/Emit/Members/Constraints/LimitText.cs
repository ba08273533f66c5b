using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members.Constraints;

/// <summary>How the limits of a problem are written, one block for each side of a constraint.</summary>
internal sealed class LimitText(ProblemModel model)
{
    private const string Runtime = "global::Steepest.Kernels.LimitBlock";

    private IEnumerable<(MethodModel Method, LimitModel Side)> Sides
        => model.Methods.Where(method => method.Role == MethodRole.Constraint).SelectMany(method => method.Limits!.Sides.Select(side => (method, side)));

    /// <summary>How many limits there are, as an expression.</summary>
    public string Count => Total(Sides.SelectMany(side => Lengths(side.Method)));

    /// <summary>Whether their number shows only when members run.</summary>
    public bool IsOfInputs => Sides.Any(side => side.Method.Outputs.Any(output => output.StatedLength == 0));

    /// <summary>The blocks, as a collection.</summary>
    public string Blocks => $"[{string.Join(", ", Sides.Select(side => $"new(\"{Names.Bare(side.Method.Name)}\", {Total(Lengths(side.Method))}, {Literal.Of(side.Side.IsEquality)})"))}]";

    /// <summary>The place of the first limit of a side, as an expression.</summary>
    public string PlaceOf(MethodModel method, LimitModel side)
        => Total(Sides.TakeWhile(other => other.Method != method || other.Side != side).SelectMany(other => Lengths(other.Method)));

    /// <summary>The constraints in words: A and B.</summary>
    public string Described => Documentation.Enumerate([.. Sides.Select(side => side.Method.Name).Distinct().Select(Documentation.See)]);

    /// <summary>The largest violation, given the values.</summary>
    public string MaxViolation(string limits) => $"{Runtime}.MaxViolation({Blocks}, {limits})";

    /// <summary>Declares memory for the values.</summary>
    public void WriteMemory(Writer writer, string limits, Names names)
    {
        if (!IsOfInputs)
        {
            writer.WriteLine($"global::System.Span<double> {limits} = stackalloc double[{Count}];");
            return;
        }

        var memory = names.Take("memory");
        writer.WriteLine($"using var {memory} = global::Steepest.Kernels.Workspace.Open();");
        writer.WriteLine($"var {limits} = {memory}.Take<double>({Count});");
    }

    private static IEnumerable<(int Known, string Name)> Lengths(MethodModel method)
        => !method.IsVoid ? [(1, "")]
            : method.Outputs.Select(output => output.StatedLength > 0 ? (output.StatedLength, "") : (0, ParameterModel.NameOfLength(Names.Bare(output.Name))));

    private static string Total(IEnumerable<(int Known, string Name)> lengths)
    {
        var all = lengths.ToList();
        var known = all.Sum(length => length.Known);
        var names = all.Where(length => length.Name.Length > 0).Select(length => length.Name).ToList();
        return string.Join(" + ", known > 0 || names.Count == 0 ? names.Append(Literal.Of(known)) : names);
    }
}
