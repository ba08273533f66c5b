using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Passes;

/// <summary>Copies a function; what a loop leaves alone can be built before the loop.</summary>
internal abstract class LoopRewriter : Rewriter
{
    protected Structure Structure { get; private set; } = null!;

    protected override void Prepare() => Structure = new Structure(Source);

    /// <summary>The counterpart of a value outside a loop, where the copy stands before it: for what stands inside it, made again.</summary>
    protected int Outside(int value, int loop)
    {
        if (!Structure.IsInside(value, loop)) return Map(value);
        var node = Source[value];
        int[] Operands() => [.. node.Operands.Select(operand => Outside(operand, loop))];
        return node.Code switch
        {
            OpCode.Constant => Target.Add(node),
            OpCode.Length => Target.Length(Outside(node.Operands[0], loop)),
            OpCode.Operator when node.Operator == Operators.Convert => Target.Name(Target.Convert(Outside(node.Operands[0], loop), node.Type), node.Name),
            OpCode.Operator => Target.Name(Target.Apply(node.Operator!, Operands()), node.Name),
            _ => throw new InvalidOperationException($"%{value} ({node.Code}) is not the same in all iterations of\n{Source}"),
        };
    }
}
