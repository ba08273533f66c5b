using Steepest.Generators.Ir;
using Steepest.Generators.Passes;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Vectorization;

/// <summary>
/// Writes out, on lanes, the rows that have no form there: elementary functions become the polynomials that they are computed by.
/// <code>
/// Exp(x)   →   n = round(x / log 2); (1 + r + r²/2 + …) · 2ⁿ    with r = x − n · log 2
/// </code>
/// </summary>
internal sealed class LaneExpansionPass : Rewriter, IPass
{
    public string Name => "lane expansion";

    /// <summary>Until nothing is left to expand: what a row is made of may be made of others again.</summary>
    public Function Run(Function function)
    {
        while (function.Nodes.Any(node => IsExpanded(function, node))) function = new LaneExpansionPass().Rewrite(function);
        return function;
    }

    protected override int Visit(int value, Node node)
        => IsExpanded(Source, node) ? Target.Name(node.Operator!.InLanes!(new Application(Target, EquatableArray.Of(Map(node.Operands)), -1)), node.Name) : Copy(value, node);

    /// <summary>Of a row with both, the form is for numbers and the expansion for masks.</summary>
    private static bool IsExpanded(Function function, Node node)
        => node.Operator?.InLanes != null && node.Operands.Count > 0 && function[node.Operands[0]].Type is { IsVector: true } type
            && (node.Operator.LaneForm is null || type.Element == ElementType.Boolean);
}
