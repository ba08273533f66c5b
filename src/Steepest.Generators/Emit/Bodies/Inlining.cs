using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Emit.Bodies;

/// <summary>
/// Decides which values stand inside the expression that reads them and which get a line of their own: a line for what the user named,
/// what is read twice, what is long, and what a store in between would change.
/// </summary>
internal sealed class Inlining
{
    private const int LongestExpression = 9;

    /// <summary>Vectors take more letters than numbers.</summary>
    private const int VectorWeight = 4;

    private readonly Function function;
    private readonly Structure structure;
    private readonly IndexRange range;
    private readonly bool[] inlined;
    private readonly bool[] conditional;
    private readonly int[] weights;
    private readonly int[] anchors;
    private readonly ILookup<int, int> writes;

    public Inlining(Structure structure)
    {
        this.structure = structure;
        range = new IndexRange(structure);
        function = structure.Function;
        inlined = new bool[function.Nodes.Count];
        conditional = new bool[function.Nodes.Count];
        weights = new int[function.Nodes.Count];
        anchors = new int[function.Nodes.Count];
        var order = structure.Inside(function.Body).ToList();
        writes = order.Where(value => function[value].HasEffect).ToLookup(value => structure.Root(function[value].Operands[0]), structure.Order);
        Choose(function.Body);
        for (var i = order.Count - 1; i >= 0; i--) Anchor(order[i]);
    }

    /// <summary>Whether a value has no line of its own.</summary>
    public bool this[int value] => inlined[value];

    /// <summary>Whether a branch is written as <c>condition ? a : b</c>.</summary>
    public bool IsConditional(int branch) => conditional[branch];

    /// <summary>The position in order of execution at which a value is computed in the text.</summary>
    public int AnchorOf(int value) => inlined[value] ? anchors[value] : structure.Order(value);

    private static bool IsOwnName(string? name) => name is null || name.EndsWith("Adjoint", StringComparison.Ordinal)
        || name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9').EndsWith("Tangent", StringComparison.Ordinal);

    private void Choose(Region region)
    {
        foreach (var value in region.Body)
        {
            var node = function[value];
            foreach (var inner in node.Regions) Choose(inner);
            if (node.Code == OpCode.If) conditional[value] = IsExpression(value, node);
            weights[value] = (node.Type.IsVector ? VectorWeight : 1) + node.Operands.Sum(WeightOf);
            inlined[value] = node.Code switch
            {
                OpCode.Constant or OpCode.Parameter or OpCode.Length => true,
                OpCode.Operator when LaneOperators.AskTheMachine(function, value) => true,
                OpCode.Load when node.Type.IsVector => IsOnlyStored(value),
                OpCode.Operator when node.Type.IsVector && node.Operands.Count > 2 => IsOnlyStored(value) && IsReadOnceNearby(value, node),
                OpCode.Operator or OpCode.Load => IsOffset(node) || IsOnlyDistance(value, node) || IsReadOnceNearby(value, node),
                OpCode.Slice => IsOnlyCleared(value),
                OpCode.Result => conditional[node.Operands[0]] && IsReadOnceNearby(value, node),
                OpCode.If => conditional[value],
                _ => false,
            };
        }
    }

    /// <summary>i + 1 and the like: shorter than any name.</summary>
    private bool IsOffset(Node node)
        => node.Code == OpCode.Operator && node.Type == IrType.Int32 && node.Name is null && (node.Operator == Operators.Add || node.Operator == Operators.Subtract)
            && function[node.Operands[0]].Code == OpCode.Argument && IsInduction(node.Operands[0]) && function[node.Operands[1]].Code == OpCode.Constant;

    /// <summary>
    /// Whether an index is a known distance behind another one that is not negative, so that this one can be converted by itself: it is seen to be none, or
    /// vectors are there, too.
    /// </summary>
    public bool IsBehind(int index)
        => function[index] is var node && node.Is(Operators.Add) && node.Type == IrType.Int32 && function[node.Operands[1]] is { Code: OpCode.Constant, Bits: > 0 }
            && (range.IsNatural(node.Operands[0]) || structure.Uses(node.Operands[0]).Any(use => IsPlace(use) && structure.Owner(use.Reader) == structure.Owner(index) && structure.RegionOf(use.Reader) == structure.RegionOf(index)));

    /// <summary>Where nothing but vectors are, a distance becomes part of their addresses, which a name of its own would not.</summary>
    private bool IsOnlyDistance(int value, Node node) => node.Name is null && IsBehind(value) && !inlined[node.Operands[0]] && structure.Uses(value).All(IsPlace);

    /// <summary>Whether a use is where a vector is loaded or stored.</summary>
    private bool IsPlace(Use use)
        => !use.IsYield && use.Position == 1 && function[use.Reader] is { Code: OpCode.Load or OpCode.Store } reader && (reader.Type.IsVector || (reader.Code == OpCode.Store && function[reader.Operands[2]].Type.IsVector));

    /// <summary>A window that is only cleared needs no name.</summary>
    private bool IsOnlyCleared(int window)
        => structure.Uses(window) is [{ IsYield: false } use] && function[use.Reader].Code == OpCode.Clear && structure.Owner(use.Reader) == structure.Owner(window);

    /// <summary>What a vector meets, and what it is made of by long calls, has a name of its own unless it is only handed on.</summary>
    private bool IsOnlyStored(int load)
        => structure.Uses(load) is [{ IsYield: false } use] && function[use.Reader].Code == OpCode.Store && structure.Owner(use.Reader) == structure.Owner(load) && structure.RegionOf(use.Reader) == structure.RegionOf(load);

    private bool IsInduction(int argument) => function[structure.Owner(argument)] is { Code: OpCode.For } loop && loop.Regions[0].Arguments[0] == argument;

    private int WeightOf(int operand)
    {
        if (function[operand] is { Code: OpCode.Constant, Type.IsVector: true }) return VectorWeight / 2;
        if (!inlined[operand] || function[operand].Code is OpCode.Constant or OpCode.Parameter or OpCode.Length) return 0;
        if (function[operand].Code != OpCode.If) return weights[operand];
        return weights[operand] + function[operand].Regions.Sum(region => WeightOf(region.Yields[0]));
    }

    /// <summary>Read once, by a node of the same region or of a branch in it, and short enough to stand there.</summary>
    private bool IsReadOnceNearby(int value, Node node)
    {
        var uses = structure.Uses(value);
        if (uses.Count != 1 || !IsOwnName(node.Name) || weights[value] > LongestExpression) return false;
        var use = uses[0];
        var (reader, owner) = use.IsYield ? (use.Reader, use.Reader) : (use.Reader, structure.Owner(use.Reader));
        if (!use.IsYield && LaneOperators.AskTheMachine(function, reader) && !IsReadOnceNearby(reader, function[reader])) return false;
        if (use.IsYield && owner == structure.Owner(value)) return use.Region == structure.RegionOf(value) || owner < 0;
        if (!use.IsYield && function[reader].Code is OpCode.For or OpCode.While && use.Position < 2 && function[reader].Code == OpCode.For) return structure.Owner(reader) == structure.Owner(value);
        while (owner != structure.Owner(value))
        {
            if (owner < 0 || function[owner].Code != OpCode.If) return false;
            owner = structure.Owner(owner);
        }

        return use.IsYield || structure.Owner(reader) != structure.Owner(value) || structure.RegionOf(reader) == structure.RegionOf(value);
    }

    private bool IsExpression(int branch, Node node)
    {
        if (structure.Results[branch].Count(result => result >= 0) != 1 || structure.Results[branch].Length != 1) return false;
        return node.Regions.All(region => region.Body.All(value => inlined[value] && function[value].Code is not OpCode.If || conditional[value]) && region.Body.Sum(value => 1) <= LongestExpression);
    }

    /// <summary>Finds where an inlined value is computed in the text, and takes it back if what it loads changes before.</summary>
    private void Anchor(int value)
    {
        if (!inlined[value] || structure.Uses(value).Count == 0) return;
        var use = structure.Uses(value)[structure.Uses(value).Count - 1];
        var node = function[value];
        anchors[value] = use.IsYield ? EndOf(use.Reader, use.Region) : AnchorOf(use.Reader);
        if (node.Code == OpCode.Result && conditional[node.Operands[0]]) anchors[node.Operands[0]] = anchors[value];
        if (use.IsYield && use.Reader >= 0 && conditional[use.Reader]) anchors[value] = AnchorOf(structure.Results[use.Reader][0]);
        if (node.Code != OpCode.Load) return;
        var root = structure.Root(node.Operands[0]);
        if (writes[root].Any(write => write > structure.Order(value) && write < anchors[value])) inlined[value] = false;
    }

    private int EndOf(int owner, int region)
    {
        if (owner < 0) return int.MaxValue;
        var body = function[owner].Regions[region].Body;
        return body.Count == 0 ? structure.Order(owner) : structure.Inside(owner).Max(structure.Order) + 1;
    }
}
