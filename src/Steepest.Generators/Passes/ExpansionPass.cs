using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Passes;

/// <summary>
/// Replaces rows that are made of others by what they are made of, so that a function and its derivative can share the parts.
/// <code>
/// Softplus(x)   →   Max(x, 0) + LogP1(Exp(−|x|))
/// </code>
/// </summary>
internal sealed class ExpansionPass : Rewriter, IPass
{
    public string Name => "expansion";

    /// <summary>Until nothing is left to expand: what a row is made of may be made of others again.</summary>
    public Function Run(Function function)
    {
        while (function.Nodes.Any(node => node.Operator?.Expand != null)) function = new ExpansionPass().Rewrite(function);
        return function;
    }

    protected override int Visit(int value, Node node)
        => node is { Code: OpCode.Operator, Operator.Expand: { } expand }
            ? Target.Name(expand(new Application(Target, EquatableArray.Of(Map(node.Operands)), -1)), node.Name)
            : Copy(value, node);
}
