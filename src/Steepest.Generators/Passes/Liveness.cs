using Steepest.Generators.Ir;

namespace Steepest.Generators.Passes;

/// <summary>
/// Which nodes matter to what a function returns and writes to its destinations. What is stored matters where it may be loaded: behind the
/// store, or before it in the iteration that follows.
/// </summary>
internal sealed class Liveness
{
    private readonly Function function;
    private readonly Structure structure;
    private readonly bool[] live;
    private readonly Stack<int> work = new();
    private readonly ILookup<int, int> writes;

    public Liveness(Structure structure)
    {
        this.structure = structure;
        function = structure.Function;
        live = new bool[function.Nodes.Count];
        writes = Reached().Where(value => function[value].HasEffect).ToLookup(value => structure.Root(function[value].Operands[0]));
        foreach (var buffer in writes.Where(group => function[group.Key].Code == OpCode.Parameter).SelectMany(group => group)) Mark(buffer);
        foreach (var guard in Reached().Where(value => function[value].Code == OpCode.Guard)) Mark(guard);
        foreach (var result in function.Body.Yields) Mark(result);
        while (work.Count > 0) Spread(work.Pop());
    }

    public bool this[int value] => live[value];

    /// <summary>Whether carried value <paramref name="position"/> of a loop matters.</summary>
    public bool IsCarried(int loop, int position)
    {
        var node = function[loop];
        var offset = node.Code == OpCode.For ? 1 : 0;
        return (structure.Results[loop][position] is >= 0 and var result && live[result]) || node.Regions.Any(region => live[region.Arguments[position + offset]]);
    }

    private IEnumerable<int> Reached() => structure.Inside(function.Body);

    private void Mark(int value)
    {
        if (live[value]) return;
        live[value] = true;
        work.Push(value);
    }

    private void Spread(int value)
    {
        var node = function[value];

        // What stands in a loop or branch keeps that alive, and with it its bounds or condition.
        if (structure.Owner(value) is >= 0 and var owner) Mark(owner);
        switch (node.Code)
        {
            case OpCode.Argument:
                var loop = structure.Owner(value);
                var position = function[loop].Regions[structure.RegionOf(value)].Arguments.ToList().IndexOf(value) - (function[loop].Code == OpCode.For ? 1 : 0);
                if (position >= 0) MarkCarried(loop, position);
                break;
            case OpCode.Result:
                Mark(node.Operands[0]);
                if (function[node.Operands[0]].Code == OpCode.If) foreach (var region in function[node.Operands[0]].Regions) Mark(region.Yields[(int)node.Bits]);
                else MarkCarried(node.Operands[0], (int)node.Bits);
                break;
            case OpCode.For:
                Mark(node.Operands[0]);
                Mark(node.Operands[1]);
                break;
            case OpCode.While:
                Mark(node.Regions[0].Yields[0]);
                break;
            case OpCode.If:
                Mark(node.Operands[0]);
                break;
            default:
                foreach (var operand in node.Operands) Mark(operand);
                if (node.Code is OpCode.Load or OpCode.Pop or OpCode.Operator or OpCode.Routine)
                {
                    foreach (var buffer in node.Operands.Where(operand => function[operand].Type.IsBuffer))
                        foreach (var write in writes[structure.Root(buffer)].Where(write => MayReach(write, value))) Mark(write);
                }

                break;
        }
    }

    private void MarkCarried(int loop, int position)
    {
        var node = function[loop];
        Mark(loop);
        Mark(node.Operands[position + (node.Code == OpCode.For ? 2 : 0)]);
        Mark(node.Regions[node.Regions.Count - 1].Yields[position]);
    }

    /// <summary>Whether a load may find what a write left: one that stands behind it only through a loop around both, unless each iteration has an element of its own.</summary>
    private bool MayReach(int write, int load)
    {
        if (function[load].Code != OpCode.Load || structure.Order(write) < structure.Order(load)) return true;
        var memory = structure.Root(function[write].Operands[0]);
        for (var loop = structure.LoopAround(write); loop >= 0 && !structure.IsInside(memory, loop); loop = structure.LoopAround(loop))
        {
            if (structure.IsInside(load, loop) && !AreApart(loop, function[write], function[load], write, load)) return true;
        }

        return false;
    }

    private bool AreApart(int loop, Node write, Node load, int first, int second)
    {
        if (function[loop].Code != OpCode.For || write.Code == OpCode.Clear || write.Operands[0] != load.Operands[0]) return false;
        if (structure.LoopAround(first) != loop || structure.LoopAround(second) != loop || structure.IsInside(write.Operands[0], loop)) return false;
        var form = LinearForm.Of(function, write.Operands[1]);
        return form.Separates(structure, loop) && LinearForm.Of(function, load.Operands[1]).IsSame(form);
    }
}
