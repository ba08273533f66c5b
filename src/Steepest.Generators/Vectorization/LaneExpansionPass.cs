using Steepest.Generators.Ir;
using Steepest.Generators.Passes;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Vectorization;

/// <summary>
/// Writes out, on lanes, the rows that have no form there: elementary functions become the polynomials that they are computed by.
/// <code>
/// Exp(x)   →   n = round(x / log 2); (1 + r + r²/2 + …) · 2ⁿ    with r = x − n · log 2
/// </code>
/// What is written out is a statement of its own, quoted by the formula.
/// </summary>
internal sealed class LaneExpansionPass : Rewriter, IPass
{
    public string Name => "lane expansion";

    /// <summary>Until nothing is left to expand: what a row is made of may be made of others again.</summary>
    public Function Run(Function function)
    {
        while (function.Nodes.Any(node => IsExpanded(function, node)))
        {
            var pass = new LaneExpansionPass();
            var written = pass.Rewrite(function);
            function = written with { Quotes = pass.quotes.ToEquatableArray() };
        }

        return function;
    }

    private readonly List<string> quotes = [];

    protected override void Prepare()
    {
        quotes.Clear();
        quotes.AddRange(Source.Quotes);
    }

    protected override int Visit(int value, Node node)
    {
        if (!IsExpanded(Source, node)) return Copy(value, node);
        var at = new Application(Target, EquatableArray.Of(Map(node.Operands)), -1);
        if (node.Operator!.Cost == Cost.Transcendental) Target.Ordinal = Quote(node.Operator.Formula ?? $"{NameOf(node.Operator)}(x), written out");
        if (node.Operator!.IsBeyondLanes is not { } isBeyond) return Target.Name(node.Operator.InLanes!(at), NameOf(node));
        var any = Target.Emit(LaneOperators.AnyLane, IrType.Boolean, isBeyond(at));
        return Target.If(any, () => [OneByOne(node, at)], () => [node.Operator.InLanes!(at)], [NameOf(node)])[0];
    }

    /// <summary>The place of a statement, which is added where it is new.</summary>
    private int Quote(string text)
    {
        if (!quotes.Contains(text)) quotes.Add(text);
        return quotes.IndexOf(text);
    }

    /// <summary>Behind a dozen lines of a polynomial its result says what it is.</summary>
    private static string? NameOf(Node node) => node.Name is not null || node.Operator!.Cost != Cost.Transcendental ? node.Name : NameOf(node.Operator);

    private static string NameOf(Operator row)
    {
        var name = row.Name.Substring(row.Name.LastIndexOf('.') + 1);
        return char.ToLowerInvariant(name[0]) + name.Substring(1);
    }

    /// <summary>Where an argument lies beyond what the polynomials are for, all lanes are computed by the function itself.</summary>
    private int OneByOne(Node node, Application at)
    {
        int[] lanes = [.. Enumerable.Range(0, node.Type.Lanes).Select(lane => Target.Emit(
            node.Operator!, [.. at.Operands.Select(operand => Target.Emit(LaneOperators.Lane, node.Type.ToElement(), operand, Target.Integer(lane)))]))];
        return Target.Emit(LaneOperators.Pack(node.Type.Lanes), node.Type, lanes);
    }

    /// <summary>Of a row with both, the form is for numbers and the expansion for masks.</summary>
    private static bool IsExpanded(Function function, Node node)
        => node.Operator?.InLanes != null && node.Operands.Count > 0 && function[node.Operands[0]].Type is { IsVector: true } type
            && (node.Operator.LaneForm is null || type.Element == ElementType.Boolean);
}
