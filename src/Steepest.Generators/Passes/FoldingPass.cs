using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Passes;

/// <summary>
/// Sends every operator through the identities of <see cref="Simplification"/> once more, and takes branches whose condition is known.
/// <code>
/// %3 = Multiply %1, 1        →   uses of %3 read %1
/// if true: a else: b         →   a
/// </code>
/// </summary>
internal sealed class FoldingPass : Rewriter, IPass
{
    public string Name => "folding";

    public Function Run(Function function) => new FoldingPass().Rewrite(function);

    protected override int Visit(int value, Node node)
    {
        switch (node.Code)
        {
            case OpCode.Operator when node.Operator == Operators.Convert:
                return Target.Name(Target.Convert(Map(node.Operands[0]), node.Type), node.Name);
            case OpCode.Operator when node.Operator!.Typing == Typing.Stated:
                return Copy(value, node);
            case OpCode.Operator:
                return Target.Name(Target.Apply(node.Operator, Map(node.Operands)), node.Name);
            case OpCode.Length:
                return Target.Length(Map(node.Operands[0]));
            case OpCode.Guard:
                Target.Guard(Map(node.Operands[0]), node.Literal!, [.. node.Operands.Skip(1).Select(Map)]);
                return -1;
            case OpCode.If when Target[Map(node.Operands[0])] is { Code: OpCode.Constant } condition:
                taken[value] = Splice(node.Regions[condition.Bits != 0 ? 0 : 1], []);
                return -1;
            case OpCode.Result when taken.TryGetValue(node.Operands[0], out var yields):
                return Target.Name(yields[node.Bits], node.Name);
            default:
                return Copy(value, node);
        }
    }

    private readonly Dictionary<int, int[]> taken = [];

    protected override void Prepare() => taken.Clear();
}
