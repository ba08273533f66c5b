using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Vectorization;

/// <summary>Loops and branches of a tile.</summary>
internal sealed partial class TileBody
{
    /// <summary>A loop that runs as often in all lanes; what it carries are vectors where lanes differ.</summary>
    private LaneValue? Loop(int value, Node node)
    {
        var region = node.Regions[0];
        var (lower, upper) = (Number(node.Operands[0]), Number(node.Operands[1]));
        Gather(value, node, lower, upper);
        BeginProducts(value);
        Keep(value, node, lower, upper);
        if (copies.Length == 0 && !isBranching && InterchangeSearch.Of(structure, analysis, value) is { } nest) Interchanged(nest, node, lower, upper);
        else if (copies.Length == 0 && JamSearch.Of(structure, analysis, value, ways) is { } jam) Leave(value, region, Together(node, jam, lower, upper));
        else if (!IsOnlyProducts(region)) Leave(value, region, OneByOne(node, lower, upper, Starts(node), Names(node, 0)));
        EndProducts(value);
        KeepChoices(value);
        return null;
    }

    private int[] OneByOne(Node node, int lower, int upper, int[] starts, string?[] names)
    {
        var region = node.Regions[0];
        CountBefore(region);
        int[] Iterate(int induction, int[] carried)
        {
            scope.Set(region.Arguments[0], new Uniform(induction));
            Enter(region, carried);
            Walk(region);
            return Flat(region, region.Yields);
        }

        int[] Run() => Consecutive(node) is { Count: > 0 } additions
            ? InBlocks(node, additions, lower, upper, starts, Iterate, names)
            : target.For(lower, upper, node.Bits, starts, Iterate, source[region.Arguments[0]].Name, names);
        return MayBeIdle(region) ? target.If(IsAnyAdded(region), Run, () => []) : Run();
    }

    private bool IsTiled(Region region, int position) => analysis.KindOf(region.Arguments[position + 1]) != LaneKind.Uniform;

    /// <summary>What a loop begins with.</summary>
    private int[] Starts(Node node) => Flat(node.Regions[0], [.. node.Operands.Skip(2)]);

    /// <summary>What a loop carries, value by value, each as a number or as vectors.</summary>
    private int[] Flat(Region region, IReadOnlyList<int> carried) => [.. carried.SelectMany((value, i) => IsTiled(region, i) ? Each(way => Vector(value, way)) : [Number(value)])];

    private string?[] Names(Node node, int copy)
    {
        var region = node.Regions[0];
        return [.. Enumerable.Range(0, region.Yields.Count).SelectMany(i => source[region.Arguments[i + 1]].Name is var name && IsTiled(region, i) ? Enumerable.Range(0, ways).Select(way => name is null ? null : Numbered(name, (copy * ways) + way)) : [name])];
    }

    private void Enter(Region region, int[] carried)
    {
        var arguments = Split(carried, i => IsTiled(region, i), region.Yields.Count);
        for (var i = 0; i < arguments.Length; i++) scope.Set(region.Arguments[i + 1], arguments[i]);
    }

    private void Leave(int value, Region region, int[] left)
    {
        var parts = Split(left, i => IsTiled(region, i), region.Yields.Count);
        for (var i = 0; i < parts.Length; i++) scope.SetResult(value, i, parts[i]);
    }

    private LaneValue[] Split(int[] flat, Func<int, bool> isTiled, int count)
    {
        var parts = new LaneValue[count];
        var at = 0;
        for (var i = 0; i < count; i++)
        {
            parts[i] = isTiled(i) ? new Tiled([.. flat.Skip(at).Take(ways)]) : new Uniform(flat[at]);
            at += isTiled(i) ? ways : 1;
        }

        return parts;
    }

    private LaneValue? Branch(int value, Node node)
    {
        if (analysis.KindOf(node.Operands[0]) == LaneKind.Uniform) Choice(value, node);
        else Selection(value, node);
        return null;
    }

    /// <summary>All lanes take the same path.</summary>
    private void Choice(int value, Node node)
    {
        var read = Enumerable.Range(0, node.Regions[0].Yields.Count).Where(i => structure.Results[value][i] >= 0).ToList();
        bool IsTiled(int i) => analysis.KindOf(structure.Results[value][read[i]]) != LaneKind.Uniform;
        Func<int[]> Path(Region region) => () =>
        {
            Walk(region);
            return [.. read.SelectMany((position, i) => IsTiled(i) ? Each(way => Vector(region.Yields[position], way)) : [Number(region.Yields[position])])];
        };

        string?[] names = [.. read.SelectMany((position, i) => source[structure.Results[value][position]].Name is var name && IsTiled(i) ? Enumerable.Range(0, ways).Select(way => name is null ? null : Numbered(name, way)) : [name])];
        var parts = Split(target.If(Number(node.Operands[0]), Path(node.Regions[0]), Path(node.Regions[1]), names), IsTiled, read.Count);
        for (var i = 0; i < parts.Length; i++) scope.SetResult(value, read[i], parts[i]);
    }

    /// <summary>Lanes take paths of their own: both are computed, and what the path not taken computes is discarded bit by bit.</summary>
    private void Selection(int value, Node node)
    {
        var (around, wasBranching) = (live, isBranching);
        isBranching = true;
        var conditions = Each(way => Vector(node.Operands[0], way));
        live = Each(way => target.Apply(Operators.And, around[way], conditions[way]));
        Walk(node.Regions[0]);
        live = Each(way => target.Apply(Operators.And, around[way], target.Apply(Operators.Not, conditions[way])));
        Walk(node.Regions[1]);
        (live, isBranching) = (around, wasBranching);
        for (var i = 0; i < node.Regions[0].Yields.Count; i++)
        {
            if (structure.Results[value][i] < 0) continue;
            var (first, second) = (node.Regions[0].Yields[i], node.Regions[1].Yields[i]);
            scope.SetResult(value, i, new Tiled(Each(way => target.Apply(Operators.Select, conditions[way], Vector(first, way), Vector(second, way)))));
        }
    }
}
