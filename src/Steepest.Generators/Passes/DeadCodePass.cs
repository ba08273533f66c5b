using Steepest.Generators.Ir;

namespace Steepest.Generators.Passes;

/// <summary>
/// Removes what nobody reads: values, stores to local arrays that are never loaded, carried values and results, empty loops; and carried
/// values that never change.
/// <code>
/// for i, a = 0, b = x: … yield a + 1, b      →   for i: …          where a's result is unread; b's is x
/// </code>
/// </summary>
internal sealed class DeadCodePass : Rewriter, IPass
{
    private readonly Dictionary<int, int[]> positions = [];
    private readonly Dictionary<(int Owner, int Position), int> unchanged = [];
    private Structure structure = null!;
    private Liveness liveness = null!;

    public string Name => "dead code";

    /// <summary>Until nothing goes any more: a value that never changes can take another's last reader with it.</summary>
    public Function Run(Function function)
    {
        while (true)
        {
            var count = function.Nodes.Count;
            function = new DeadCodePass().Rewrite(function);
            if (function.Nodes.Count == count) return function;
        }
    }

    protected override void Prepare()
    {
        structure = new Structure(Source);
        liveness = new Liveness(structure);
        positions.Clear();
        unchanged.Clear();
    }

    protected override int Visit(int value, Node node)
    {
        if (node.Code != OpCode.Parameter && !liveness[value]) return -1;
        return node.Code switch
        {
            OpCode.For => Loop(value, node, 2, 1),
            OpCode.While => Loop(value, node, 0, 0),
            OpCode.If => Branch(value, node),
            OpCode.Result => Result(node),
            _ => Copy(value, node),
        };
    }

    private int Loop(int value, Node node, int firstOperand, int firstArgument)
    {
        var body = node.Regions[node.Regions.Count - 1];
        var kept = new List<int>();
        for (var i = 0; i < body.Yields.Count; i++)
        {
            var argument = body.Arguments[i + firstArgument];
            if (body.Yields[i] == argument || body.Yields[i] == node.Operands[i + firstOperand])
            {
                unchanged[(value, i)] = Map(node.Operands[i + firstOperand]);
                foreach (var region in node.Regions) Assume(region.Arguments[i + firstArgument], unchanged[(value, i)]);
            }
            else if (liveness.IsCarried(value, i))
            {
                kept.Add(i);
            }
        }

        positions[value] = [.. kept];
        var operands = node.Operands.Take(firstOperand).Concat(kept.Select(i => node.Operands[i + firstOperand])).Select(Map);
        var regions = new List<Region>();
        for (var r = 0; r < node.Regions.Count; r++)
        {
            var region = node.Regions[r];
            var arguments = region.Arguments.Take(firstArgument).Concat(kept.Select(i => region.Arguments[i + firstArgument])).ToEquatableArray();
            var yields = r == node.Regions.Count - 1 ? kept.Select(i => region.Yields[i]).ToEquatableArray() : region.Yields;
            regions.Add(Copy(value, new Region(arguments, region.Body, yields), r));
        }

        return Target.Add(node with { Operands = operands.ToEquatableArray(), Regions = regions.ToEquatableArray() });
    }

    private int Branch(int value, Node node)
    {
        var kept = Enumerable.Range(0, structure.Results[value].Length)
            .Where(i => structure.Results[value][i] is >= 0 and var result && liveness[result]).ToList();
        foreach (var i in kept.ToList())
        {
            // Both sides hand out the same outer value: the branch does not matter to it.
            var (first, second) = (node.Regions[0].Yields[i], node.Regions[1].Yields[i]);
            if (first != second || structure.IsInside(first, value)) continue;
            unchanged[(value, i)] = Map(first);
            kept.Remove(i);
        }

        positions[value] = [.. kept];
        var isEmpty = kept.Count == 0 && structure.Inside(value).All(inner => !liveness[inner] || !Source[inner].HasEffect);
        if (isEmpty) return -1;
        var regions = node.Regions.Select((region, r) => Copy(value, region with { Yields = kept.Select(i => region.Yields[i]).ToEquatableArray() }, r)).ToList();
        return Target.Add(node with { Operands = EquatableArray.Of(Map(node.Operands)), Regions = regions.ToEquatableArray() });
    }

    private int Result(Node node)
    {
        var owner = node.Operands[0];
        if (unchanged.TryGetValue((owner, (int)node.Bits), out var value)) return Target.Name(value, node.Name);
        return Target.Add(node with { Operands = EquatableArray.Of(Map(owner)), Bits = Array.IndexOf(positions[owner], (int)node.Bits) });
    }
}
