using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Passes;

/// <summary>
/// Where the first loop that adds to a cleared gradient meets each element at most once, it assigns, and only what it does not meet is cleared.
/// So does one that adds to all elements of an array that was cleared before it.
/// <code>
/// clear g; for i in 0 … x.Length: g[i] += a          →   for i in 0 … x.Length: g[i] = a
/// clear g; for i in 0 … x.Length − 1: g[i] += a      →   clear g[x.Length − 1 …]; for i in 0 … x.Length − 1: g[i] = a
/// clear g; for i in 0 … end: g[i] += a               →   for i in 0 … end: g[i] = a
///          if end &gt; 0: g[end] += b                        if end &gt; 0: g[end] = b; else: clear g       where end = x.Length − 1
/// </code>
/// A destination is as long as the variable that it belongs to: members check that at entry.
/// </summary>
internal sealed class FirstAssignmentPass : Rewriter, IPass
{
    private readonly Dictionary<int, int> cleared = [];
    private readonly HashSet<int> assigning = [];

    /// <summary>Branches that assign the last element behind such a loop, and what they clear where neither runs.</summary>
    private readonly Dictionary<int, int> clearing = [];
    private Structure structure = null!;

    public string Name => "first assignment";

    public Function Run(Function function) => new FirstAssignmentPass().Rewrite(function);

    protected override void Prepare()
    {
        structure = new Structure(Source);
        cleared.Clear();
        assigning.Clear();
        clearing.Clear();
        Search(Source.Body);
    }

    protected override int Visit(int value, Node node)
    {
        if (cleared.TryGetValue(value, out var left)) return node.Code == OpCode.Allocate ? Copy(value, node with { Bits = 0 }) : ClearEnd(node, left);
        return Copy(value, assigning.Contains(value) ? node with { Code = OpCode.Store } : node);
    }

    /// <summary>Looks at all that is cleared: gradients at the beginning, and arrays anywhere.</summary>
    private void Search(Region region)
    {
        foreach (var value in region.Body)
        {
            var node = Source[value];
            if (node.Code == OpCode.Clear && (Source[node.Operands[0]].Code == OpCode.Allocate || (Source[node.Operands[0]].Code == OpCode.Parameter && region == Source.Body))) Consider(region, value, node.Operands[0]);
            else if (node is { Code: OpCode.Allocate, Bits: 1 }) Consider(region, value, value);
            foreach (var inner in node.Regions) Search(inner);
        }
    }

    private void Consider(Region region, int clear, int destination)
    {
        // The first node that touches the destination after the clearing.
        var isAfter = false;
        foreach (var value in region.Body)
        {
            if (value == clear) isAfter = true;
            else if (isAfter && Touches(value, destination))
            {
                if (Source[value].Code == OpCode.For && OnlyAddition(value, destination) is { } addition)
                {
                    if (Left(Source[value].Operands[1], destination) is { } left && (left == 0 || Source[clear].Code == OpCode.Clear))
                        cleared[clear] = left == 1 && AssignsEnd(region, value, destination) ? 0 : left;
                    assigning.Add(addition);
                }

                return;
            }
        }
    }

    /// <summary>Whether what touches the destination next, behind a loop that leaves its last element, is a branch that adds to that element where the loop has run.</summary>
    private bool AssignsEnd(Region region, int loop, int destination)
    {
        var next = region.Body.SkipWhile(value => value != loop).Skip(1).FirstOrDefault(value => Touches(value, destination));
        if (next == 0 || Source[next].Code != OpCode.If) return false;
        var node = Source[next];
        if (Source[node.Operands[0]] is not { Code: OpCode.Operator } condition || condition.Operator != Operators.Greater) return false;
        if (Left(condition.Operands[0], destination) != 1 || Source[condition.Operands[1]] is not { Code: OpCode.Constant, Bits: 0 }) return false;
        var accesses = structure.Inside(next).Where(inner => IsAccess(inner, destination)).ToList();
        if (accesses is not [var access] || !node.Regions[0].Body.Contains(access) || Source[access] is not { Code: OpCode.Accumulate } addition) return false;
        if (addition.Operands[0] != destination || Left(addition.Operands[1], destination) != 1) return false;
        assigning.Add(access);
        clearing[next] = destination;
        return true;
    }

    protected override void Enter(int owner, int region)
    {
        if (region == 1 && clearing.TryGetValue(owner, out var destination)) Target.Clear(Map(destination));
    }

    private bool Touches(int value, int buffer)
        => IsAccess(value, buffer) || structure.Inside(value).Any(inner => IsAccess(inner, buffer));

    private bool IsAccess(int value, int buffer)
        => Source[value].Operands.Any(operand => Source[operand].Type.IsBuffer && structure.Root(operand) == buffer);

    /// <summary>The one addition of a loop over all elements, unconditional and at the induction variable.</summary>
    private int? OnlyAddition(int loop, int destination)
    {
        var node = Source[loop];
        var accesses = structure.Inside(loop).Where(inner => IsAccess(inner, destination)).ToList();
        if (accesses.Count != 1 || structure.Owner(accesses[0]) != loop || Source[accesses[0]] is not { Code: OpCode.Accumulate } addition || addition.Operands[0] != destination) return null;
        var isFromStart = node.Bits == 1 && Source[node.Operands[0]] is { Code: OpCode.Constant, Bits: 0 };
        return isFromStart && addition.Operands[1] == node.Regions[0].Arguments[0] ? accesses[0] : null;
    }

    /// <summary>How many elements at the end a loop with this bound does not meet; null where that is not known.</summary>
    private int? Left(int upper, int destination)
    {
        if (IsLength(upper, destination)) return 0;
        var node = Source[upper];
        if (node.Code != OpCode.Operator || node.Operator != Operators.Subtract || !IsLength(node.Operands[0], destination)) return null;
        return Source[node.Operands[1]] is { Code: OpCode.Constant, Bits: > 0 and < int.MaxValue } constant ? (int)constant.Bits : null;
    }

    /// <summary>Clears the last few elements, or all where there are fewer.</summary>
    private int ClearEnd(Node clear, int left)
    {
        if (left == 0) return -1;
        var destination = Map(clear.Operands[0]);
        var length = Target.Length(destination);
        var met = Target.Apply(Operators.Find("System.Math.Max", 2)!, Target.Integer(0), Target.Apply(Operators.Subtract, length, Target.Integer(left)));
        Target.Name(met, "met");
        Target.Clear(Target.Name(Target.Slice(destination, met, Target.Apply(Operators.Subtract, length, met)), "rest"));
        return -1;
    }

    private bool IsLength(int value, int destination)
    {
        if (Source[destination].Code == OpCode.Allocate) return value == Source[destination].Operands[0];
        if (Source[value].Code != OpCode.Length) return false;
        var buffer = Source[value].Operands[0];
        return buffer == destination || (Source[buffer].Code == OpCode.Parameter && Source.Parameters[(int)Source[buffer].Bits].Name == Source.Parameters[(int)Source[destination].Bits].Of);
    }
}
