using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Vectorization;

/// <summary>
/// What a loop adds to one shared element after another: sums over lanes are taken of as many elements at once as a vector has lanes.
/// <code>
/// for j: g[j] += a · x[j]      →      for j by 8: (for k in j … j + 8: sums[8·(k − j) …] = a0 · x0[k] + a1 · x1[k]);  g[j …] += sums over lanes of sums
///                                     for the rest: g[j] += sum over lanes of (a0 · x0[j] + a1 · x1[j])
/// </code>
/// </summary>
internal sealed partial class TileBody
{
    /// <summary>For each addition that is being collected, where its sums go.</summary>
    private readonly Dictionary<int, int> collected = [];

    /// <summary>The first count of the block that is being collected.</summary>
    private int slot;

    /// <summary>The additions in a loop that go to one element after another of shared memory.</summary>
    private List<int> Consecutive(Node node)
    {
        var region = node.Regions[0];
        var isInnermost = region.Body.All(value => source[value].Regions.Count == 0);
        if (!isInnermost || node.Bits is not (1 or -1) || isBranching) return [];
        return [.. region.Body.Where(value => ProductSearch.IsConsecutive(source, analysis, value, region) && !analysis.IsProduct(value))];
    }

    /// <summary>Writes a loop in blocks and what is left of it. The iteration is written by the caller, and hands on what it carries.</summary>
    private int[] InBlocks(Node node, List<int> additions, int lower, int upper, int[] starts, Func<int, int[], int[]> iterate, string?[] names)
    {
        var lanes = target.Integer(vector.Lanes);
        var isUp = node.Bits > 0;
        var trips = isUp ? target.Apply(Operators.Subtract, upper, lower) : target.Apply(Operators.Subtract, lower, upper);
        var rest = target.Apply(Operators.Remainder, target.Apply(Operators.Max, target.Integer(0), trips), lanes);
        var whole = target.Name(target.Apply(isUp ? Operators.Subtract : Operators.Add, upper, rest), "whole");
        var induction = source[node.Regions[0].Arguments[0]].Name;
        foreach (var addition in additions) collected[addition] = target.Allocate(analysis.Element, block, cleared: false, "sums");
        var left = target.For(lower, whole, node.Bits * vector.Lanes, starts, (start, carried) =>
        {
            var end = target.Apply(isUp ? Operators.Add : Operators.Subtract, start, lanes);
            slot = isUp ? start : target.Apply(Operators.Add, end, target.Integer(1));
            var next = target.For(start, end, node.Bits, carried, iterate, induction, names);
            foreach (var addition in additions) Add(addition, node, isUp ? start : target.Apply(Operators.Add, end, target.Integer(1)));
            return next;
        }, "block", names);
        collected.Clear();
        return target.For(whole, upper, node.Bits, left, iterate, induction, names);
    }

    /// <summary>Keeps what all lanes add to an element until the block is full; false where no block is being collected.</summary>
    private bool IsCollected(int value, Node node)
    {
        if (!collected.TryGetValue(value, out var sums)) return false;
        var count = Number(source[structure.Owner(value)].Regions[0].Arguments[0]);
        target.Store(sums, target.Apply(Operators.Multiply, target.Apply(Operators.Subtract, count, slot), target.Integer(vector.Lanes)), OverWays(value));
        return true;
    }

    private void Add(int addition, Node loop, int first)
    {
        var node = source[addition];
        var (buffer, sums) = (Number(node.Operands[0]), collected[addition]);
        var index = Moved(node.Operands[1], loop.Regions[0], first);
        var isOutside = target.Apply(Operators.Or, target.Apply(Operators.Less, index, target.Integer(0)), target.Apply(Operators.Greater, index, target.Apply(Operators.Subtract, target.Length(buffer), target.Integer(vector.Lanes))));
        target.Guard(isOutside, "new global::System.IndexOutOfRangeException()");
        var total = target.Emit(LaneOperators.StoredSums, vector, sums);
        target.Store(buffer, index, target.Apply(Operators.Add, target.LoadVector(buffer, index), total));
    }

    /// <summary>An integer as it is where a loop's count is another.</summary>
    private int Moved(int value, Region region, int count)
    {
        if (value == region.Arguments[0]) return count;
        return region.Body.Contains(value) && source[value].Code == OpCode.Operator
            ? Scalar(source[value], [.. source[value].Operands.Select(operand => Moved(operand, region, count))])
            : source[value].Code == OpCode.Constant ? target.Add(source[value]) : Number(value);
    }
}
