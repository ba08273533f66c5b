using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Passes;

/// <summary>
/// Sums up in a register what a loop adds to one element, where it does nothing else with the array.
/// <code>
/// for j: g[i] += f(j)      →      sum = 0; for j: sum += f(j);  g[i] += sum
/// </code>
/// Where the loop may run no iteration the element may not be there, and is asked for only if one runs.
/// </summary>
internal sealed class PromotionPass : Rewriter, IPass
{
    private readonly Dictionary<int, List<int>> sums = [];
    private readonly HashSet<int> promoted = [];
    private readonly Dictionary<int, int[]> results = [];
    private Structure structure = null!;
    private IndexRange ranges = null!;

    public string Name => "promotion";

    /// <summary>One loop further out at a time.</summary>
    public Function Run(Function function)
    {
        while (true)
        {
            var pass = new PromotionPass();
            var after = pass.Rewrite(function);
            if (pass.promoted.Count == 0) return function;
            function = after;
        }
    }

    protected override void Prepare()
    {
        structure = new Structure(Source);
        ranges = new IndexRange(structure);
        sums.Clear();
        promoted.Clear();
        results.Clear();
        foreach (var loop in structure.Inside(Source.Body).Where(value => Source[value].Code == OpCode.For))
        {
            List<int> found = [.. Source[loop].Regions[0].Body.Where(value => IsPromoted(loop, value))];
            if (found.Count == 0) continue;
            sums[loop] = found;
            promoted.UnionWith(found);
        }
    }

    protected override int Visit(int value, Node node)
    {
        if (promoted.Contains(value)) return -1;
        if (node.Code == OpCode.Result && results.TryGetValue(node.Operands[0], out var known)) return Target.Name(known[node.Bits], node.Name);
        return sums.TryGetValue(value, out var found) ? Promote(value, node, found) : Copy(value, node);
    }

    private bool IsPromoted(int loop, int value)
    {
        var node = Source[value];
        if (node.Code != OpCode.Accumulate || !Source[node.Operands[2]].Type.IsFloating || structure.IsInside(node.Operands[0], loop) || structure.IsInside(node.Operands[1], loop)) return false;
        var root = structure.Root(node.Operands[0]);
        return structure.Inside(loop).All(other => Source[other].Code is not (OpCode.Load or OpCode.Store or OpCode.Clear) || structure.Root(Source[other].Operands[0]) != root);
    }

    private int Promote(int loop, Node node, List<int> found)
    {
        var region = node.Regions[0];
        var own = region.Yields.Count;
        var (lower, upper) = (Map(node.Operands[0]), Map(node.Operands[1]));
        int[] starts = [.. node.Operands.Skip(2).Select(Map), .. found.Select(addition => Target.Constant(Source[Source[addition].Operands[2]].Type, 0))];
        string?[] names = [.. region.Arguments.Skip(1).Select(argument => Source[argument].Name), .. found.Select(_ => "total")];
        var left = Target.For(lower, upper, node.Bits, starts, (i, carried) =>
        {
            var yields = Splice(region, [i, .. carried.Take(own)]);
            return [.. yields, .. found.Select((addition, at) => Target.Apply(Operators.Add, carried[own + at], Map(Source[addition].Operands[2])))];
        }, Source[region.Arguments[0]].Name, names);
        results[loop] = left;
        for (var at = 0; at < found.Count; at++) Add(found[at], left[own + at], Target.Apply(node.Bits > 0 ? Operators.Less : Operators.Greater, lower, upper));
        return -1;
    }

    private void Add(int addition, int sum, int isRun)
    {
        Target.Ordinal = Source[addition].Ordinal;
        var (buffer, index) = (Map(Source[addition].Operands[0]), Map(Source[addition].Operands[1]));
        if (ranges.IsWithin(addition)) Target.Accumulate(buffer, index, sum);
        else
        {
            Target.If(isRun, () =>
            {
                Target.Accumulate(buffer, index, sum);
                return [];
            }, () => []);
        }
    }
}
