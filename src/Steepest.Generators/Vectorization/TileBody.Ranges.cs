using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Vectorization;

/// <summary>
/// Elements of shared memory that a loop reads one after another: that all of them are there is checked once, before it.
/// <code>
/// for j in l … u: … w[h · n + j]      →      if (l &lt; u and not 0 ≤ h · n + l ≤ length − (u − l)) throw; for j in l … u: … w[h · n + j], unchecked
/// </code>
/// The loop throws nothing else, and nothing that it does before can be seen.
/// </summary>
internal sealed partial class TileBody
{
    private readonly Dictionary<int, HashSet<int>> ranges = [];

    /// <summary>Before a loop: checks what it reads one after another, each of several iterations around it for itself where they read different elements.</summary>
    private void CheckRanges(Node loop, int lower, int upper, Func<int, bool> isOfEach, bool areAll)
    {
        var (first, end) = loop.Bits > 0 ? (lower, upper) : (target.Apply(Operators.Add, upper, target.Integer(1)), target.Apply(Operators.Add, lower, target.Integer(1)));
        foreach (var load in RangesOf(loop).Where(load => isOfEach(load) == areAll).GroupBy(load => (source[load].Operands[0], source[load].Operands[1])).Select(same => same.First()))
        {
            var buffer = Number(source[load].Operands[0]);
            var start = Moved(source[load].Operands[1], loop.Regions[0], first);
            var most = target.Apply(Operators.Subtract, target.Length(buffer), target.Apply(Operators.Subtract, end, first));
            var isOutside = target.Apply(Operators.Or, target.Apply(Operators.Less, start, target.Integer(0)), target.Apply(Operators.Greater, start, most));
            target.Guard(target.Apply(Operators.And, target.Apply(Operators.Less, first, end), isOutside), "new global::System.IndexOutOfRangeException()");
        }
    }

    /// <summary>The loads of a loop that it checks before it runs.</summary>
    private HashSet<int> RangesOf(Node loop)
    {
        var region = loop.Regions[0];
        if (!ranges.TryGetValue(region.Arguments[0], out var found)) ranges[region.Arguments[0]] = found = [.. HasOneCheck(loop) ? region.Body.Where(value => IsInRange(value, loop)) : []];
        return found;
    }

    /// <summary>Whether a load reads one element after another. Of all elements of a span the JIT sees by itself that they are there.</summary>
    private bool IsInRange(int load, Node loop)
    {
        var (node, region, induction) = (source[load], loop.Regions[0], loop.Regions[0].Arguments[0]);
        if (node.Code != OpCode.Load || analysis.KindOf(load) != LaneKind.Uniform || region.Body.Contains(node.Operands[0])) return false;
        if (loop.Bits == 1 && node.Operands[1] == induction && source[loop.Operands[1]] is { Code: OpCode.Length } length && length.Operands[0] == node.Operands[0]) return false;
        var form = LinearForm.Of(source, node.Operands[1]);
        return form.Factor(induction) == 1 && form.Without(induction).Terms.Keys.All(term => !region.Body.Contains(term) && !region.Arguments.Contains(term));
    }

    /// <summary>Whether a loop counts by one from what is not negative, and can throw nothing but that an index is out of range, before which nothing can be seen of it.</summary>
    private bool HasOneCheck(Node loop)
    {
        var isNatural = loop.Bits == 1 ? new IndexRange(structure).IsNatural(loop.Operands[0]) : loop.Bits == -1 && (source[loop.Operands[1]] is { Code: OpCode.Constant, Bits: -1 } || new IndexRange(structure).IsNatural(loop.Operands[1]));
        return isNatural && loop.Regions[0].Body.All(value => source[value].Code switch
        {
            OpCode.Constant or OpCode.Load or OpCode.Length => true,
            OpCode.Operator => source[value].Type.IsFloating || !(source[value].Is(Operators.Divide) || source[value].Is(Operators.Remainder) || source[value].Operator!.Form is InContext { IsChecked: true }),
            OpCode.Store or OpCode.Accumulate => analysis.IsExpanded(source[value].Operands[0]) || analysis.IsProduct(value),
            _ => false,
        });
    }

    /// <summary>A number that is the same in all lanes: unchecked where that was checked before its loop.</summary>
    private int LoadShared(int load, Node node)
    {
        var loop = structure.Owner(load);
        var isChecked = source[loop].Code == OpCode.For && RangesOf(source[loop]).Contains(load);
        var (buffer, index) = (Number(node.Operands[0]), Number(node.Operands[1]));
        return isChecked ? target.LoadWithin(buffer, index) : target.Load(buffer, index);
    }
}
