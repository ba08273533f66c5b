using Steepest.Generators.Ir;

namespace Steepest.Generators.Differentiation;

/// <summary>Joint regions: forward, then backward, all values in reach.</summary>
internal sealed partial class ReverseMode
{
    private readonly HashSet<int> fused = [];
    private readonly Dictionary<int, List<(int Value, int Amount)>> handedOn = [];

    /// <summary>Emits a region and its adjoint.</summary>
    /// <param name="region">A region of the source.</param>
    /// <param name="owner">Its loop or branch; -1 for the function.</param>
    /// <param name="seeds">The adjoints of what it yields; null for none.</param>
    private void Joint(Region region, int owner, int?[] seeds)
    {
        var known = new KnownAdjoints(this, owner, seeds);
        foreach (var value in region.Body) Forward(value, known);
        for (var i = 0; i < seeds.Length; i++)
        {
            if (seeds[i] is { } seed) Contribute(region.Yields[i], seed);
        }

        for (var at = region.Body.Count - 1; at >= 0; at--) Backward(region.Body[at]);
    }

    /// <param name="value">What runs.</param>
    /// <param name="known">The adjoints that are known beforehand; null where the adjoint of the function runs later.</param>
    private void Forward(int value, KnownAdjoints? known)
    {
        var node = source[value];
        target.Ordinal = node.Ordinal;
        switch (node.Code)
        {
            case OpCode.Parameter or OpCode.Result:
                break;
            case OpCode.For or OpCode.While or OpCode.If when activity.AnyInside(value):
                if (known != null && IsSelfContained(value) && known.OfResults(value) is { } seeds) Fuse(value, node, seeds);
                else if (node.IsCheckpointed) ForwardCheckpointed(value, node);
                else Split(value);
                break;
            default:
                Copy(value);
                if (known != null && node.Code == OpCode.Allocate && activity[value]) AllocateShadow(value);
                break;
        }
    }

    /// <summary>
    /// Whether the adjoint of a loop or branch may run with it: every active carried value is a sum, no element from outside is
    /// overwritten in it, and none that it reads is overwritten after it.
    /// </summary>
    private bool IsSelfContained(int owner)
    {
        var node = source[owner];
        if (node.Code != OpCode.If)
        {
            for (var i = 0; i < CarriedCount(node); i++)
            {
                if (IsCarriedActive(owner, node, i) && !flow.IsSum(owner, i)) return false;
            }
        }

        foreach (var value in structure.Inside(owner))
        {
            var inner = source[value];
            if (inner.Code is not (OpCode.Load or OpCode.Store or OpCode.Accumulate or OpCode.Clear)) continue;
            var root = structure.Root(inner.Operands[0]);
            if (!activity[root] || structure.IsInside(root, owner) || source[root].Code != OpCode.Allocate) continue;
            if (inner.Code != OpCode.Load || IsWrittenAfter(root, owner)) return false;
        }

        return true;
    }

    /// <summary>Whether a buffer is written in or after a node, in the order in which the function runs.</summary>
    private bool IsWrittenAfter(int buffer, int node)
    {
        // A loop around the node that is also inside the buffer's scope brings what stands before the node behind it again.
        var first = structure.Order(node);
        for (var owner = structure.Owner(node); owner >= 0 && owner != structure.Owner(buffer); owner = structure.Owner(owner))
        {
            if (source[owner].Code is OpCode.For or OpCode.While) first = structure.Order(owner);
        }

        return writes.Value[buffer].Any(write => structure.Order(write) > first);
    }

    private void Fuse(int owner, Node node, int?[] seeds)
    {
        fused.Add(owner);
        var free = FreeActive(owner);
        var outer = free.Select(Adjoint).ToArray();
        var zeros = free.Select(value => target.Constant(source[value].Type, 0)).ToArray();
        var names = free.Select(value => NameOfAdjoint(value)!).ToArray();
        var position = CountResults(node);
        var results = node.Code switch
        {
            OpCode.For => FuseFor(node, owner, seeds, free, zeros, [.. NamesOfCarried(node), .. names]),
            OpCode.While => FuseWhile(node, owner, seeds, free, zeros, [.. NamesOfCarried(node), .. names]),
            _ => FuseBranch(node, owner, seeds, free, zeros, names),
        };

        for (var i = 0; i < position; i++)
        {
            if (structure.Results[owner][i] is >= 0 and var result) scope.Set(result, target.Name(results[i], source[result].Name));
        }

        handedOn[owner] = [.. free.Select((value, i) => (value, results[position + i]))];
        Restore(free, outer);
    }

    private int[] FuseFor(Node node, int owner, int?[] seeds, int[] free, int[] zeros, string[] names)
    {
        int[] carried = [.. node.Operands.Skip(2).Select(Primal), .. zeros];
        return target.For(Primal(node.Operands[0]), Primal(node.Operands[1]), node.Bits, carried, (induction, arguments) => Scoped(() =>
        {
            scope.Set(node.Regions[0].Arguments[0], induction);
            return JointIteration(node.Regions[0], owner, 1, seeds, free, arguments);
        }), source[node.Regions[0].Arguments[0]].Name, names);
    }

    private int[] FuseWhile(Node node, int owner, int?[] seeds, int[] free, int[] zeros, string[] names)
        => target.While(
            [.. node.Operands.Select(Primal), .. zeros],
            arguments => Scoped(() => Plain(node.Regions[0], [.. arguments.Take(node.Operands.Count)])[0]),
            arguments => Scoped(() => JointIteration(node.Regions[1], owner, 0, seeds, free, arguments)),
            names);

    private int[] JointIteration(Region region, int owner, int firstArgument, int?[] seeds, int[] free, int[] arguments)
    {
        var count = region.Yields.Count;
        for (var i = 0; i < count; i++) scope.Set(region.Arguments[i + firstArgument], arguments[i]);
        for (var i = 0; i < free.Length; i++) adjoints[free[i]] = arguments[count + i];
        Joint(region, owner, seeds);
        return [.. region.Yields.Select(Primal), .. free.Select(value => adjoints[value])];
    }

    private int[] FuseBranch(Node node, int owner, int?[] seeds, int[] free, int[] zeros, string[] names)
    {
        Func<int[]> Branch(Region region) => () => Scoped(() =>
        {
            for (var i = 0; i < free.Length; i++) adjoints[free[i]] = zeros[i];
            Joint(region, owner, seeds);
            return (int[])[.. region.Yields.Select(Primal), .. free.Select(value => adjoints[value])];
        });

        var results = structure.Results[owner].Select(result => result < 0 ? null! : source[result].Name!);
        return target.If(Primal(node.Operands[0]), Branch(node.Regions[0]), Branch(node.Regions[1]), [.. results, .. names]);
    }

    private static int CountResults(Node node) => node.Regions[node.Regions.Count - 1].Yields.Count;

    private void Restore(int[] values, int?[] before)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (before[i] is { } adjoint) adjoints[values[i]] = adjoint;
            else adjoints.Remove(values[i]);
        }
    }

    /// <summary>The adjoint of what has run with its loop or branch: sums hand theirs on to their start, the rest was added up on the way.</summary>
    private void BackwardFused(int owner, Node node)
    {
        if (node.Code != OpCode.If)
        {
            for (var i = 0; i < CarriedCount(node); i++)
            {
                if (structure.Results[owner][i] is >= 0 and var result && Adjoint(result) is { } adjoint) Contribute(node.Operands[i + FirstCarried(node)], adjoint);
            }
        }

        foreach (var (value, amount) in handedOn[owner]) Contribute(value, amount);
    }
}
