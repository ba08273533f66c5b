using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Passes;

/// <summary>
/// Adds the same amount twice in one go, as it arises where a square is differentiated.
/// <code>
/// (a − p) − p      →   a − 2 · p
/// </code>
/// The result differs in the last bit, to the better.
/// </summary>
internal sealed class DoublingPass : Rewriter, IRoundingPass
{
    public string Name => "doubling";

    public Function Run(Function function) => new DoublingPass().Rewrite(function);

    protected override int Visit(int value, Node node)
    {
        if (node.Code != OpCode.Operator || !node.Type.IsFloating || (node.Operator != Operators.Add && node.Operator != Operators.Subtract)) return Copy(value, node);
        var (first, second) = (Map(node.Operands[0]), Map(node.Operands[1]));
        var inner = Target[first];
        var repeated = inner.Code == OpCode.Operator && inner.Operator == node.Operator && inner.Operands[1] == second;
        if (!repeated) return Copy(value, node);
        var twice = Target.Apply(Operators.Multiply, Target.Constant(node.Type, 2), second);
        return Target.Name(Target.Apply(node.Operator!, inner.Operands[0], twice), node.Name);
    }
}
