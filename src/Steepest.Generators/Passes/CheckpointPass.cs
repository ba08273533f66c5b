using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Passes;

/// <summary>
/// Cuts checkpointed loops into about √n blocks of about √n iterations. The loop over blocks stays checkpointed: what its adjoint keeps is
/// the state at the start of every block, and what the iterations of one block record.
/// <code>
/// for i in 0 … n: s = f(s, i)
/// →
/// for block in 0 … ⌈n/b⌉:                              b = ⌈√n⌉
///   for i in block·b … min(block·b + b, n): s = f(s, i)
/// </code>
/// </summary>
internal sealed class CheckpointPass : Rewriter, IPass
{
    private readonly Dictionary<int, int[]> results = [];

    public string Name => "checkpoints";

    public Function Run(Function function) => function.Nodes.Any(node => node.IsCheckpointed) ? new CheckpointPass().Rewrite(function) : function;

    protected override int Visit(int value, Node node)
    {
        if (node.Code == OpCode.Result && results.TryGetValue(node.Operands[0], out var known)) return Target.Name(known[node.Bits], node.Name);
        if (!node.IsCheckpointed) return Copy(value, node);
        results[value] = InBlocks(node);
        return -1;
    }

    private int[] InBlocks(Node node)
    {
        var (lower, upper) = (Map(node.Operands[0]), Map(node.Operands[1]));
        var (step, size) = (node.Bits, Target.Integer(Math.Abs(node.Bits)));
        var one = Target.Integer(1);
        var distance = step > 0 ? Target.Apply(Operators.Subtract, upper, lower) : Target.Apply(Operators.Subtract, lower, upper);
        var trips = Math.Abs(step) == 1 ? distance : Target.Apply(Operators.Divide, Target.Apply(Operators.Add, distance, Target.Apply(Operators.Subtract, size, one)), size);
        trips = Target.Apply(Operators.Find("System.Math.Max", 2)!, trips, Target.Integer(0));
        var root = Target.Apply(Operators.Ceiling, Target.Apply(Operators.Sqrt, Target.Convert(trips, IrType.Double)));
        var block = Target.Name(Target.Apply(Operators.Find("System.Math.Max", 2)!, Target.Convert(root, IrType.Int32), one), "blockLength");
        var blocks = Target.Name(Target.Apply(Operators.Add, Target.Apply(Operators.Divide, Target.Apply(Operators.Subtract, trips, one), block), one), "blocks");
        var names = node.Regions[0].Yields.Select((_, i) => Source[node.Regions[0].Arguments[i + 1]].Name).ToArray();
        var induction = Source[node.Regions[0].Arguments[0]].Name;
        var last = Target.Apply(Operators.Subtract, blocks, one);
        Target.Checkpoints = true;
        var blocked = Target.For(Target.Integer(0), blocks, 1, Map(node.Operands.Skip(2).ToEquatableArray()), (index, state) =>
        {
            var offset = Target.Apply(Operators.Multiply, index, block);
            if (Math.Abs(step) != 1) offset = Target.Apply(Operators.Multiply, offset, size);
            var length = Math.Abs(step) == 1 ? block : Target.Apply(Operators.Multiply, block, size);
            var from = step > 0 ? Target.Apply(Operators.Add, lower, offset) : Target.Apply(Operators.Subtract, lower, offset);
            var to = step > 0 ? Target.Apply(Operators.Add, from, length) : Target.Apply(Operators.Subtract, from, length);
            var end = Target.Apply(Operators.Select, Target.Apply(Operators.Equal, index, last), upper, to);
            return Target.For(from, end, step, state, (i, carried) => Splice(node.Regions[0], [i, .. carried]), induction, names);
        }, "block", names);
        Target.Checkpoints = false;
        return blocked;
    }
}
