using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Vectorization;

/// <summary>
/// Finds arrays that keep what could be had again: a few operations on elements of parameters that nothing writes, or of other such arrays. Elements are told
/// apart by their index, which is the count of a loop, or row · width + column with the counts of two.
/// </summary>
internal sealed class KeptValues(Structure structure)
{
    /// <summary>Operations, and loads, that cost no more than keeping a number and reading it.</summary>
    private const int MostSteps = 2;

    /// <summary>Loops around what is read again: rows of samples lie in columns only for loops in the loops over samples.</summary>
    private const int LeastNest = 3;

    private readonly Function function = structure.Function;
    private readonly IndexRange range = new(structure);
    private readonly HashSet<int> written = [.. structure.Inside(structure.Function.Body).Where(value => structure.Function[value] is { HasEffect: true, Operands.Count: > 0 } && structure.Function[structure.Function[value].Operands[0]].Type.IsBuffer).Select(value => structure.Root(structure.Function[value].Operands[0]))];
    private readonly Dictionary<int, KeptValue?> known = [];

    /// <param name="array">What allocates it.</param>
    /// <returns>Null where it is written in another way.</returns>
    public KeptValue? Of(int array)
    {
        if (!known.TryGetValue(array, out var kept)) known[array] = kept = Find(array, function[array]);
        return kept;
    }

    /// <summary>How many loops stand between the place of an allocation and a node.</summary>
    public int Depth(int value, int array) => LoopsAround(value, structure.Owner(array));

    private int LoopsAround(int value, int within)
    {
        var depth = 0;
        for (var owner = structure.Owner(value); owner != within; owner = structure.Owner(owner)) depth += function[owner].Code is OpCode.For or OpCode.While ? 1 : 0;
        return depth;
    }

    /// <summary>The counts with which the element was stored that an index stands for, as values of where the index is.</summary>
    public IReadOnlyDictionary<int, int>? Counts(int index, KeptValue kept)
    {
        if (kept.Width < 0) return new Dictionary<int, int> { [kept.Inductions[0]] = index };
        return Place(index, kept.Width) is var (row, column) ? new Dictionary<int, int> { [kept.Inductions[0]] = row, [kept.Inductions[1]] = column } : null;
    }

    /// <summary>Whether what a load reads can be had again where it stands.</summary>
    public bool CanReplace(int load, KeptValue kept)
    {
        var steps = (Operations: 0, Loads: 0);
        return LoopsAround(load, -1) >= LeastNest && range.IsWithin(load) && Counts(function[load].Operands[1], kept) is not null && CanRepeat(kept.Value, [kept.Loop], [.. kept.Inductions], [function[load].Operands[0]], ref steps);
    }

    /// <param name="value">What is to be had again.</param>
    /// <param name="loops">Outside of these it is there anyway.</param>
    /// <param name="counts">What is known of where it stood.</param>
    /// <param name="arrays">Arrays that are being replaced.</param>
    /// <param name="steps">What it has cost so far.</param>
    private bool CanRepeat(int value, HashSet<int> loops, HashSet<int> counts, HashSet<int> arrays, ref (int Operations, int Loads) steps)
    {
        var node = function[value];
        if (counts.Contains(value) || node.Code == OpCode.Constant || !loops.Any(loop => structure.IsInside(value, loop))) return true;
        if (node.Code == OpCode.Load)
        {
            if (arrays.Contains(node.Operands[0])) return false;
            var isThere = !loops.Any(loop => structure.IsInside(node.Operands[0], loop));
            if (function[structure.Root(node.Operands[0])].Code == OpCode.Parameter)
                return isThere && !written.Contains(structure.Root(node.Operands[0])) && ++steps.Loads <= MostSteps && CanRepeat(node.Operands[1], loops, counts, arrays, ref steps);
            if (Of(node.Operands[0]) is not { } inner || !CanRepeat(node.Operands[1], loops, counts, arrays, ref steps)) return false;
            return range.IsWithin(value) && Counts(node.Operands[1], inner) is not null && CanRepeat(inner.Value, [.. loops, inner.Loop], [.. counts, .. inner.Inductions], [.. arrays, node.Operands[0]], ref steps);
        }

        if (node.Code != OpCode.Operator || node.Operator!.Cost != Cost.Arithmetic) return false;
        if (node.Type.IsFloating ? ++steps.Operations > MostSteps : node.Type != IrType.Int32 || !(node.Is(Operators.Add) || node.Is(Operators.Subtract) || node.Is(Operators.Multiply))) return false;
        foreach (var operand in node.Operands)
        {
            if (!CanRepeat(operand, loops, counts, arrays, ref steps)) return false;
        }

        return true;
    }

    private KeptValue? Find(int array, Node node)
    {
        if (node.Code != OpCode.Allocate || node.Bits != 0 || !node.Type.ToElement().IsFloating || structure.Uses(array).Any(use => use.IsYield || use.Position != 0 || function[use.Reader].Code is not (OpCode.Load or OpCode.Store))) return null;
        var stores = structure.Uses(array).Select(use => use.Reader).Where(reader => function[reader].Code == OpCode.Store).ToList();
        if (stores.Count != 1) return null;
        var loops = new List<int>();
        for (var owner = structure.Owner(stores[0]); owner != structure.Owner(array); owner = structure.Owner(owner)) loops.Insert(0, owner);
        if (loops.Count is 0 or > 2 || loops.Any(loop => function[loop] is not { Code: OpCode.For, Bits: 1 or -1, IsCheckpointed: false })) return null;
        List<int> inductions = [.. loops.Select(loop => function[loop].Regions[0].Arguments[0])];
        var (index, value) = (function[stores[0]].Operands[1], function[stores[0]].Operands[2]);
        if (loops.Count == 1) return index == inductions[0] ? new KeptValue(value, loops[0], inductions, -1) : null;
        var width = function[index].Is(Operators.Add) ? function[index].Operands.Select(operand => function[operand]).Where(operand => operand.Is(Operators.Multiply) && operand.Operands.Contains(inductions[0])).Select(operand => operand.Operands[0] == inductions[0] ? operand.Operands[1] : operand.Operands[0]).DefaultIfEmpty(-1).First() : -1;
        return width >= 0 && Place(index, width) == (inductions[0], inductions[1]) && range.IsWithin(stores[0]) ? new KeptValue(value, loops[0], inductions, width) : null;
    }

    /// <summary>Row and column of row · width + column.</summary>
    private (int Row, int Column)? Place(int index, int width)
    {
        var node = function[index];
        if (!node.Is(Operators.Add)) return null;
        for (var i = 0; i < 2; i++)
        {
            var (start, column) = (function[node.Operands[i]], node.Operands[1 - i]);
            if (start.Is(Operators.Multiply) && start.Operands.Contains(width)) return (start.Operands[0] == width ? start.Operands[1] : start.Operands[0], column);
        }

        return null;
    }
}
