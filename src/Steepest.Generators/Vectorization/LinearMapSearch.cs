using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Vectorization;

/// <summary>
/// Finds linear maps with coefficients that are the same in all iterations of a loop. A value is linear where it is a sum of elements of the
/// iteration's own arrays, times such coefficients. An array is passed through where all that it gets is linear, and all that is read of it is added,
/// in the end, to memory that iterations share.
/// </summary>
internal sealed class LinearMapSearch
{
    private readonly Structure structure;
    private readonly Function function;
    private readonly int loop;
    private readonly HashSet<int> varying = [];
    private readonly HashSet<int> linear = [];
    private readonly HashSet<int> own = [];
    private readonly HashSet<int> passed = [];
    private readonly HashSet<int> added = [];

    private LinearMapSearch(Structure structure, int loop)
    {
        this.structure = structure;
        this.loop = loop;
        function = structure.Function;
    }

    /// <param name="structure">The function.</param>
    /// <param name="loop">A counted loop.</param>
    /// <returns>Null where there is none, or where it is no dearer than adding up what it is linear in.</returns>
    public static LinearMap? Of(Structure structure, int loop) => new LinearMapSearch(structure, loop).Find();

    private LinearMap? Find()
    {
        if (function[loop].IsCheckpointed) return null;
        own.UnionWith(structure.Inside(loop).Where(value => function[value].Code == OpCode.Allocate && function[value].Type.ToElement().IsFloating && IsPlain(value)));
        if (own.Count < 2 || structure.Inside(loop).Any(value => function[value].Code is OpCode.While or OpCode.Stack or OpCode.Push or OpCode.Pop or OpCode.Routine)) return null;
        Spread();
        FindLinear();
        passed.UnionWith(own.Where(array => Accesses(array).All(IsReached) && Accesses(array).Any(IsAddition) && Accesses(array).Any(access => function[access].Code == OpCode.Load)));
        foreach (var group in structure.Inside(loop).Where(value => function[value].Code is OpCode.Load or OpCode.Store or OpCode.Accumulate or OpCode.Clear).GroupBy(value => structure.Root(function[value].Operands[0])))
        {
            if (!structure.IsInside(group.Key, loop) && group.All(value => function[value].Code == OpCode.Accumulate)) added.UnionWith(group.Where(IsReached));
        }

        passed.RemoveWhere(array => !Accesses(array).All(access => function[access].Code is OpCode.Load or OpCode.Clear || IsLinear(function[access].Operands[2])));
        while (passed.RemoveWhere(array => !Accesses(array).All(access => function[access].Code != OpCode.Load || IsDeferred(access, []))) > 0)
        {
        }

        return passed.Count == 0 ? null : Collect();
    }

    /// <summary>Whether an array is only met element by element, or cleared.</summary>
    private bool IsPlain(int array) => structure.Uses(array).All(use => !use.IsYield && use.Position == 0 && function[use.Reader].Code is OpCode.Load or OpCode.Store or OpCode.Accumulate or OpCode.Clear);

    private IEnumerable<int> Accesses(int array) => structure.Uses(array).Select(use => use.Reader);

    private bool IsAddition(int value) => function[value].Code is OpCode.Store or OpCode.Accumulate;

    /// <summary>Finds what differs from iteration to iteration.</summary>
    private void Spread()
    {
        varying.UnionWith(function[loop].Regions[0].Arguments);
        HashSet<int> written = [.. structure.Inside(loop).Where(value => function[value].Code is OpCode.Store or OpCode.Accumulate or OpCode.Clear).Select(value => structure.Root(function[value].Operands[0]))];
        foreach (var value in structure.Inside(loop))
        {
            var node = function[value];
            if (node.Code == OpCode.For)
            {
                varying.UnionWith(node.Regions[0].Arguments.Skip(1));
                if (node.Operands.Take(2).Any(varying.Contains)) varying.Add(node.Regions[0].Arguments[0]);
            }

            var isOwn = node.Code == OpCode.Load && structure.Root(node.Operands[0]) is var root && (written.Contains(root) || structure.IsInside(root, loop));
            if (isOwn || node.Code == OpCode.Result || node.Operands.Any(operand => varying.Contains(operand))) varying.Add(value);
        }
    }

    /// <summary>Whether every iteration comes to a node, as often and, where it is an access, with the same index.</summary>
    private bool IsReached(int value)
    {
        var node = function[value];
        if (node.Code is OpCode.Load or OpCode.Store or OpCode.Accumulate && varying.Contains(node.Operands[1])) return false;
        for (var owner = structure.Owner(value); owner != loop; owner = structure.Owner(owner))
        {
            if (function[owner].Code != OpCode.For || function[owner].Operands.Take(2).Any(varying.Contains)) return false;
        }

        return true;
    }

    /// <summary>Whether a value is a sum of elements of own arrays, times what is the same in all iterations.</summary>
    private bool IsLinear(int value) => linear.Contains(value) || function[value] is { Code: OpCode.Constant, Bits: 0 };

    /// <summary>Finds all such values: those that nothing speaks against.</summary>
    private void FindLinear()
    {
        foreach (var value in structure.Inside(loop).SelectMany(value => function[value].Regions.SelectMany(region => region.Arguments).Prepend(value)))
        {
            if (function[value].Type is { IsFloating: true, IsBuffer: false, IsVector: false } && function[value].Code is OpCode.Load or OpCode.Argument or OpCode.Result or OpCode.Operator && IsReached(value)) linear.Add(value);
        }

        while (linear.RemoveWhere(value => !IsLinear(value, function[value])) > 0)
        {
        }
    }

    private bool IsLinear(int value, Node node)
    {
        switch (node.Code)
        {
            case OpCode.Load:
                return own.Contains(node.Operands[0]);
            case OpCode.Argument or OpCode.Result:
                return CarriedBy(value) is ({ Code: OpCode.For } carrier, var position) && IsLinear(carrier.Operands[position + 2]) && IsLinear(carrier.Regions[0].Yields[position]);
            case OpCode.Operator when node.Is(Operators.Add) || node.Is(Operators.Subtract) || node.Is(Operators.Negate):
                return node.Operands.All(IsLinear);
            case OpCode.Operator when node.Is(Operators.Multiply) && !varying.Contains(node.Operands[0]):
                return IsLinear(node.Operands[1]);
            case OpCode.Operator when (node.Is(Operators.Multiply) || node.Is(Operators.Divide)) && !varying.Contains(node.Operands[1]):
                return IsLinear(node.Operands[0]);
            default:
                return false;
        }
    }

    /// <summary>The loop that hands on a value from iteration to iteration, or out of it, and the position; the loop itself hands on nothing linear.</summary>
    private (Node? Loop, int Position) CarriedBy(int value)
    {
        var node = function[value];
        var owner = node.Code == OpCode.Result ? node.Operands[0] : structure.Owner(value);
        if (owner == loop) return (null, 0);
        return (function[owner], node.Code == OpCode.Result ? (int)node.Bits : function[owner].Regions[0].Arguments.ToList().IndexOf(value) - 1);
    }

    /// <summary>Whether all that becomes of a linear value is added to arrays that are passed through, or to shared memory.</summary>
    private bool IsDeferred(int value, HashSet<int> seen)
    {
        if (!seen.Add(value)) return true;
        if (!IsLinear(value)) return false;
        return structure.Uses(value).All(use =>
        {
            if (use.IsYield)
            {
                if (use.Reader == loop || function[use.Reader].Code != OpCode.For) return false;
                return IsDeferred(function[use.Reader].Regions[0].Arguments[use.Position + 1], seen) && (structure.Results[use.Reader][use.Position] is not (>= 0 and var result) || IsDeferred(result, seen));
            }

            var reader = function[use.Reader];
            return reader.Code switch
            {
                OpCode.Store or OpCode.Accumulate => use.Position == 2 && (added.Contains(use.Reader) || passed.Contains(reader.Operands[0])),
                OpCode.For => use.Position >= 2 && IsDeferred(reader.Regions[0].Arguments[use.Position - 1], seen) && (structure.Results[use.Reader][use.Position - 2] is not (>= 0 and var left) || IsDeferred(left, seen)),
                OpCode.Operator => IsDeferred(use.Reader, seen),
                _ => false,
            };
        });
    }

    private LinearMap? Collect()
    {
        var effects = new HashSet<int>(passed.SelectMany(Accesses).Where(access => function[access].HasEffect));
        foreach (var addition in added)
        {
            var read = new HashSet<int>();
            if (IsLinear(function[addition].Operands[2])) Read(function[addition].Operands[2], read);
            if (read.Any(value => function[value].Code == OpCode.Load && passed.Contains(function[value].Operands[0]))) effects.Add(addition);
        }

        var all = new HashSet<int>();
        foreach (var effect in effects.Where(effect => function[effect].Operands.Count == 3)) Read(function[effect].Operands[2], all);
        var loads = all.Where(value => function[value].Code == OpCode.Load && own.Contains(function[value].Operands[0]) && !passed.Contains(function[value].Operands[0])).ToList();
        var arrays = loads.GroupBy(value => function[value].Operands[0]).Select(group => new SummedArraySearch(structure, loop, group.Key, [.. group]).Find()).ToList();
        if (arrays.Count == 0 || arrays.Any(array => array is null)) return null;
        return all.Max(Depth) <= arrays.Max(array => array!.Loops.Count) + 1 ? null : new LinearMap(effects, arrays!);
    }

    /// <summary>The linear values that a linear value is made of.</summary>
    private void Read(int value, HashSet<int> read)
    {
        var node = function[value];
        if (!linear.Contains(value) || !read.Add(value)) return;
        if (node.Code is OpCode.Argument or OpCode.Result && CarriedBy(value) is ({ } carrier, var position))
        {
            Read(carrier.Operands[position + 2], read);
            Read(carrier.Regions[0].Yields[position], read);
        }
        else if (node.Code == OpCode.Operator)
        {
            foreach (var operand in node.Operands) Read(operand, read);
        }
    }

    private int Depth(int value)
    {
        var depth = 0;
        for (var owner = structure.Owner(value); owner != loop; owner = structure.Owner(owner)) depth++;
        return depth;
    }
}
