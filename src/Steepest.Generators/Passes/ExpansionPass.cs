using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Passes;

/// <summary>
/// Replaces rows that are made of others by what they are made of, so that a function and its derivative can share the parts.
/// <code>
/// Softplus(x)   →   Max(x, 0) + LogP1(Exp(−|x|))
/// </code>
/// In a strict function only rows that cannot be written, and those whose expansion has the same bits.
/// </summary>
internal sealed class ExpansionPass : Rewriter, IPass
{
    public string Name => "expansion";

    /// <summary>Until nothing is left to expand: what a row is made of may be made of others again.</summary>
    public Function Run(Function function)
    {
        while (function.Nodes.Any(node => IsExpanded(node, function.IsStrict))) function = new ExpansionPass().Rewrite(function);
        return function;
    }

    protected override int Visit(int value, Node node)
        => IsExpanded(node, Source.IsStrict) && node.Operator!.Expand is { } expand
            ? Target.Name(expand(new Application(Target, EquatableArray.Of(Map(node.Operands)), -1)), node.Name)
            : Copy(value, node);

    private static bool IsExpanded(Node node, bool isStrict)
        => node is { Code: OpCode.Operator, Operator: { Expand: not null } row } && (!isStrict || row.Form is Expanded || row.IsSameExpanded);
}
