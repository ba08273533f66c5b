using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Passes;

/// <summary>
/// Finds what a loop hands on that comes from one of its iterations alone. It is used for nothing on the way but comparisons and the choice
/// itself, and what is taken needs nothing that iterations hand on, nor memory that they share and write: then it can be had again.
/// </summary>
internal sealed class WinnerSearch
{
    private readonly Structure structure;
    private readonly Function function;
    private readonly int loop;
    private readonly int argument;
    private readonly HashSet<int> chain = [];
    private readonly HashSet<int> branches = [];
    private readonly HashSet<int> opened = [];
    private readonly HashSet<int> needed = [];
    private int taken = -1;
    private bool isRefuted;

    private WinnerSearch(Structure structure, int loop, int position)
    {
        this.structure = structure;
        this.loop = loop;
        function = structure.Function;
        argument = function[loop].Regions[0].Arguments[position + 1];
    }

    /// <summary>A carried value of a counted loop, as one that comes from one iteration; null where it is none.</summary>
    public static Winner? Of(Structure structure, int loop, int position)
    {
        var isRead = structure.Results[loop][position] >= 0;
        return isRead && structure.Function[structure.Results[loop][position]].Type.IsFloating ? new WinnerSearch(structure, loop, position).Find(position) : null;
    }

    private Winner? Find(int position)
    {
        var yield = function[loop].Regions[0].Yields[position];
        chain.Add(argument);
        if (yield == argument || Trace(yield) is not { } decision || taken < 0 || isRefuted || !chain.All(value => structure.Uses(value).All(use => IsPassive(use, position)))) return null;
        for (var owner = structure.Owner(taken); structure.IsInside(taken, loop) && owner != loop; owner = structure.Owner(owner)) opened.Add(owner);
        Need(taken);
        return isRefuted ? null : new Winner(position, argument, taken, chain, branches, decision, [.. needed.OrderBy(structure.Order)]);
    }

    /// <summary>How it is decided whether a value is still what the iteration began with; null where it is something else in any case.</summary>
    private string? Trace(int value)
    {
        var node = function[value];
        string? decision = null;
        if (value == argument)
        {
            decision = "kept";
        }
        else if (IsChoice(node) && node.Operands.Skip(node.Operands.Count - 2).Count(operand => operand == argument) == 1)
        {
            Take(node.Operands.Skip(node.Operands.Count - 2).First(operand => operand != argument));
            decision = $"%{value}";
        }
        else if (node.Code == OpCode.Result && function[node.Operands[0]] is { Code: OpCode.If } branch && structure.IsInside(value, loop))
        {
            var ways = branch.Regions.Select(region => Trace(region.Yields[(int)node.Bits])).ToArray();
            if (ways.All(way => way is null)) return null;
            for (var i = 0; i < ways.Length; i++)
            {
                if (ways[i] is null) Take(branch.Regions[i].Yields[(int)node.Bits]);
            }

            branches.Add(node.Operands[0]);
            decision = $"%{node.Operands[0]}({ways[0] ?? "taken"}, {ways[1] ?? "taken"})";
        }

        if (decision is not null) chain.Add(value);
        return decision;
    }

    /// <summary>Whether a node passes on one of its last two operands, and derivatives to the same.</summary>
    private static bool IsChoice(Node node)
        => node.Is(Operators.Min) || node.Is(Operators.Max) || node.Is(Operators.MinNative) || node.Is(Operators.MaxNative) || node.Is(Operators.Select);

    private void Take(int value)
    {
        isRefuted |= taken >= 0 && taken != value;
        taken = value;
    }

    /// <summary>Whether a use of the carried value hands no derivative on but along the chain.</summary>
    private bool IsPassive(Use use, int position)
    {
        if (!use.IsYield) return chain.Contains(use.Reader) || (function[use.Reader] is { Code: OpCode.Operator } node && (!node.Type.IsFloating || node.Is(Operators.StopGradient)));
        if (use.Reader == loop) return use.Position == position;
        return function[use.Reader].Code == OpCode.If && structure.Results[use.Reader][use.Position] is var result && (result < 0 || chain.Contains(result));
    }

    private void Need(int value)
    {
        if (isRefuted || !structure.IsInside(value, loop)) return;
        if (function[value].Code == OpCode.Argument && structure.Owner(value) == loop)
        {
            isRefuted |= value != function[loop].Regions[0].Arguments[0];
            return;
        }

        if (Statement(value) is { } statement && needed.Add(statement)) NeedOf(statement);
    }

    /// <summary>What stands straight in the iteration, on the path on which the value is taken, and is or holds a node; null on other paths.</summary>
    private int? Statement(int value)
    {
        while (structure.Owner(value) != loop && !opened.Contains(structure.Owner(value))) value = structure.Owner(value);
        if (structure.Owner(value) == loop || structure.RegionOf(value) == PathThrough(structure.Owner(value))) return value;
        return null;
    }

    private int PathThrough(int branch)
    {
        var inner = taken;
        while (structure.Owner(inner) != branch) inner = structure.Owner(inner);
        return structure.RegionOf(inner);
    }

    private void NeedOf(int statement)
    {
        foreach (var value in structure.Inside(statement).Prepend(statement))
        {
            var node = function[value];
            foreach (var operand in node.Operands.Concat(node.Regions.SelectMany(region => region.Yields))) NeedFrom(operand, statement);
            if (node.Code == OpCode.Guard) continue;
            if (node.HasEffect && node.Code is not (OpCode.Store or OpCode.Accumulate or OpCode.Clear)) isRefuted = true;
            if (node.Code is OpCode.Stack) isRefuted = true;
            if (node.HasEffect || node.Code == OpCode.Load) NeedMemory(value, structure.Root(node.Operands[0]));
        }
    }

    private void NeedFrom(int operand, int statement)
    {
        if (operand != statement && !structure.IsInside(operand, statement)) Need(operand);
    }

    /// <summary>An array of the iteration's own is filled again; other memory must be as it was.</summary>
    private void NeedMemory(int access, int memory)
    {
        var writes = structure.Inside(loop).Where(value => function[value].HasEffect && function[value].Code != OpCode.Guard && structure.Root(function[value].Operands[0]) == memory).ToList();
        if (!structure.IsInside(memory, loop))
        {
            isRefuted |= writes.Count > 0;
            return;
        }

        foreach (var write in writes.Where(write => structure.Order(write) < structure.Order(access))) Need(write);
    }
}
