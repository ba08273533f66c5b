using Steepest.Generators.Model;

namespace Steepest.Generators.Emit.Members.Constraints;

/// <summary>How the limits of a problem are written, one block for each side of a constraint.</summary>
internal sealed class LimitText(ProblemModel model)
{
    private const string Runtime = "global::Steepest.Kernels.LimitBlock";

    private IEnumerable<(MethodModel Method, LimitModel Side)> Sides
        => model.Methods.Where(method => method.Role == MethodRole.Constraint).SelectMany(method => method.Limits!.Sides.Select(side => (method, side)));

    /// <summary>How many limits there are, as an expression.</summary>
    public string Count => Literal.Of(Sides.Count());

    /// <summary>The blocks, as a collection.</summary>
    public string Blocks => $"[{string.Join(", ", Sides.Select(side => $"new(\"{Names.Bare(side.Method.Name)}\", 1, {Literal.Of(side.Side.IsEquality)})"))}]";

    /// <summary>The constraints in words: A and B.</summary>
    public string Described => Documentation.Enumerate([.. Sides.Select(side => side.Method.Name).Distinct().Select(Documentation.See)]);

    /// <summary>The largest violation, given the values.</summary>
    public string MaxViolation(string limits) => $"{Runtime}.MaxViolation({Blocks}, {limits})";
}
