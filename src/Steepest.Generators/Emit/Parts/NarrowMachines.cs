using Steepest.Generators.Ir;
using Steepest.Generators.Rules;
using Steepest.Generators.Vectorization;

namespace Steepest.Generators.Emit.Parts;

/// <summary>
/// Keeps a method fast where a vector is two registers: each operation on it is then a call that is inlined by itself, and takes locals, of which the JIT
/// affords 512 before it inlines nothing more. Where a method has more operations than that, the innermost loops are in lanes on such machines,
/// and the others run one by one.
/// <code>
/// if (vectors are wide &amp;&amp; …) …  →  if (vectors are one register &amp;&amp; …) …
/// </code>
/// </summary>
internal sealed class NarrowMachines : Rewriter
{
    private readonly HashSet<int> demoted;

    private NarrowMachines(HashSet<int> demoted) => this.demoted = demoted;

    /// <summary>The body of one method.</summary>
    public static Function Adapt(Function method)
    {
        var branches = new Dictionary<int, (int Operations, int Depth)>();
        Collect(method, method.Body, 0, branches);
        if (branches.Values.Sum(branch => branch.Operations) <= HalfVectors.MostOperations) return method;
        var demoted = new HashSet<int>();
        var left = HalfVectors.MostOperations;
        foreach (var branch in branches.OrderByDescending(branch => branch.Value.Depth).ThenBy(branch => branch.Key))
        {
            if (branch.Value.Operations <= left) left -= branch.Value.Operations;
            else demoted.Add(branch.Key);
        }

        return new NarrowMachines(demoted).Rewrite(method);
    }

    protected override int Visit(int value, Node node)
        => demoted.Contains(value) ? Target.Apply(Operators.And, Target.Emit(LaneOperators.AreFull, IrType.Boolean), Map(node.Operands[1])) : Copy(value, node);

    /// <summary>For each question whether vectors are wide: the operations behind it, and how many loops are around them.</summary>
    private static void Collect(Function method, Region region, int depth, Dictionary<int, (int Operations, int Depth)> branches)
    {
        foreach (var value in region.Body)
        {
            var node = method[value];
            if (node.Code == OpCode.If && LaneOperators.AskTheMachine(method, node.Operands[0]))
            {
                if (method[node.Operands[0]].Is(Operators.And) && method[method[node.Operands[0]].Operands[0]].Is(LaneOperators.AreWide))
                {
                    branches.TryGetValue(node.Operands[0], out var before);
                    branches[node.Operands[0]] = (before.Operations + Operations(method, node.Regions[0]), Math.Max(before.Depth, depth));
                }

                // What stands in a branch that asks for more is never read there.
                Collect(method, node.Regions[1], depth, branches);
                continue;
            }

            foreach (var inner in node.Regions) Collect(method, inner, depth + (node.Code == OpCode.If ? 0 : 1), branches);
        }
    }

    private static int Operations(Function method, Region region) => region.Body.Sum(value =>
    {
        var node = method[value];
        var isOnVectors = node.Type.IsVector || node.Operands.Any(operand => method[operand].Type.IsVector);
        return (isOnVectors && node.Code is OpCode.Operator or OpCode.Load or OpCode.Store ? 1 : 0) + node.Regions.Sum(inner => Operations(method, inner));
    });
}
