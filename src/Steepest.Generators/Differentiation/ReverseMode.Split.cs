using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Differentiation;

/// <summary>Split loops and branches, forward: they run as the user wrote them and record what their adjoint will read.</summary>
internal sealed partial class ReverseMode
{
    /// <summary>How the names of buffers begin that hold what a loop records.</summary>
    public const string RecordPrefix = "stored";

    private readonly Dictionary<int, Records> recordsOf = [];

    private void Split(int root)
    {
        var records = Recorded(root);
        CopyWhole(root, source[root], records);
        recordsOf[root] = records;
    }

    /// <summary>
    /// Where the adjoint finds what it needs: single values, or arrays of iterations as they were left, where these are fewer. Where they are as many, those
    /// of which a record would be a copy.
    /// </summary>
    private Records Recorded(int root)
    {
        Recording Keeping(Func<int, bool> which) => new(structure, activity, root, IsReloadable, load => which(load) && IsKept(load, root));
        var recording = Keeping(_ => true);
        if (recording.Arrays.Count > 0)
        {
            var single = Keeping(_ => false);
            var added = Keeping(IsCopy);
            int Buffers(Recording of) => of.Values.Count + of.Arrays.Count;
            if (TripBound.Of(this, root, root) is null) recording = single;
            else if (Buffers(recording) >= single.Values.Count) recording = Buffers(added) <= single.Values.Count ? added : single;
        }

        var records = new Records { Values = recording.Values };
        foreach (var loop in structure.Inside(root).Prepend(root).Where(value => source[value].Code is OpCode.For or OpCode.While)) Provide(loop, root, records);
        foreach (var array in recording.Arrays.OrderBy(structure.Order))
        {
            var numbers = target.Apply(Operators.Multiply, records.Counted[root].Slots, Primal(source[array].Operands[0]));
            records.Arrays[array] = target.Allocate(source[array].Type.ToElement(), numbers, source[array].IsRefreshed, RecordPrefix + Capitalized(source[array].Name ?? "Array"));
        }

        return records;
    }

    /// <summary>Whether a loop loads every element of an array that is added to; what is stored once may be had again for less.</summary>
    private bool IsCopy(int load)
    {
        var (array, loop) = (source[load].Operands[0], source[structure.LoopAround(load)]);
        return loop is { Code: OpCode.For, Bits: 1 } && source[loop.Operands[0]] is { Code: OpCode.Constant, Bits: 0 } && loop.Operands[1] == source[array].Operands[0]
            && source[load].Operands[1] == loop.Regions[0].Arguments[0] && structure.Uses(array).Any(use => !use.IsYield && source[use.Reader].Code == OpCode.Accumulate);
    }

    /// <summary>Whether what is loaded, element by element, from an array of an iteration of a counted loop is still there when that ends.</summary>
    private bool IsKept(int load, int root)
    {
        var array = source[load].Operands[0];
        if (source[root].Code != OpCode.For || source[array].Code != OpCode.Allocate || structure.Owner(array) != root || structure.LoopAround(load) == root) return false;
        return !structure.IsInside(source[array].Operands[0], root) && !IsWrittenAfter(array, load);
    }

    /// <summary>The array of the iteration that runs, among those of all.</summary>
    private int KeptArray(int array, int loop, Records records)
    {
        var length = Primal(source[array].Operands[0]);
        return target.Name(target.Slice(records.Arrays[array], target.Apply(Operators.Multiply, SlotIndex(loop), length), length), source[array].Name);
    }

    /// <summary>Makes the buffers and stacks for what one loop records.</summary>
    private void Provide(int loop, int root, Records records)
    {
        var node = source[loop];
        var parent = structure.LoopAround(loop);
        var isOutermost = parent < 0 || !(parent == root || structure.IsInside(parent, root));
        if (node.Code == OpCode.For && (isOutermost || records.Counted.ContainsKey(parent)) && TripBound.Of(this, loop, root) is { } trips)
        {
            var slots = isOutermost ? trips : target.Apply(Operators.Multiply, records.Counted[parent].Slots, trips);
            records.Counted[loop] = new Strides(isOutermost ? -1 : trips, slots);
        }

        foreach (var value in records.Values.Where(value => structure.LoopAround(value) == loop).OrderBy(structure.Order))
        {
            var name = RecordPrefix + Capitalized(source[value].Name ?? source[value].Operator?.Name.Split('.').Last() ?? "Value");
            records.Slots[value] = records.Counted.TryGetValue(loop, out var strides)
                ? target.Allocate(source[value].Type, strides.Slots, cleared: false, name)
                : target.Stack(source[value].Type, name);
        }

        if (node.Code == OpCode.While && loop != root) records.Slots[loop] = target.Stack(IrType.Int32, "storedTrips");
    }

    private static string Capitalized(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);

    /// <summary>Copies a loop or branch with its regions, recording on the way.</summary>
    private void CopyWhole(int owner, Node node, Records records)
    {
        int[] results;
        switch (node.Code)
        {
            case OpCode.For:
                results = target.For(Primal(node.Operands[0]), Primal(node.Operands[1]), node.Bits, [.. node.Operands.Skip(2).Select(Primal)], (induction, arguments) => Scoped(() =>
                {
                    scope.Set(node.Regions[0].Arguments[0], induction);
                    return Iteration(owner, node.Regions[0], 1, arguments, records);
                }), source[node.Regions[0].Arguments[0]].Name, NamesOfCarried(node));
                break;
            case OpCode.While:
                results = CopyWhile(owner, node, records);
                break;
            default:
                results = CopyBranch(owner, node, records);
                break;
        }

        for (var i = 0; i < structure.Results[owner].Length; i++)
        {
            if (structure.Results[owner][i] is >= 0 and var result) scope.Set(result, target.Name(results[i], source[result].Name));
        }
    }

    private int[] Iteration(int loop, Region region, int firstArgument, int[] arguments, Records records)
    {
        for (var i = 0; i < region.Yields.Count; i++) scope.Set(region.Arguments[i + firstArgument], arguments[i]);
        if (records.Counted.ContainsKey(loop)) SetSlotIndex(loop, records);
        foreach (var value in region.Body) CopyRecording(value, records);
        foreach (var value in records.Slots.Keys.Where(value => structure.LoopAround(value) == loop && records.Values.Contains(value)).OrderBy(structure.Order))
        {
            if (records.Counted.ContainsKey(loop)) target.Store(records.Slots[value], SlotIndex(loop), Primal(value));
            else target.Push(records.Slots[value], Primal(value));
        }

        return [.. region.Yields.Select(Primal)];
    }

    private void CopyRecording(int value, Records records)
    {
        if (records.Arrays.ContainsKey(value))
        {
            target.Ordinal = source[value].Ordinal;
            scope.Set(value, KeptArray(value, structure.Owner(value), records));
            if (source[value] is { Bits: 1, IsRefreshed: false }) target.Clear(Primal(value));
        }
        else if (source[value].Code is OpCode.For or OpCode.While or OpCode.If)
        {
            target.Ordinal = source[value].Ordinal;
            CopyWhole(value, source[value], records);
        }
        else
        {
            Copy(value);
        }
    }

    /// <summary>Counts the trips where the adjoint must know them.</summary>
    private int[] CopyWhile(int owner, Node node, Records records)
    {
        if (!activity.AnyInside(owner))
            return target.While([.. node.Operands.Select(Primal)], arguments => Scoped(() => Plain(node.Regions[0], arguments)[0]), arguments => Scoped(() => Plain(node.Regions[1], arguments)), NamesOfCarried(node));
        var count = node.Operands.Count;

        // Where the loop counts itself, it need not be counted again.
        var counter = TripInduction.CounterOf(structure, node);
        int[] Counted(int[] values, int trips) => counter is null ? [.. values, trips] : values;
        var starts = node.Operands.Select(Primal).ToArray();
        var results = target.While(
            Counted(starts, counter is null ? target.Integer(0) : -1),
            arguments => Scoped(() => Plain(node.Regions[0], [.. arguments.Take(count)])[0]),
            arguments => Scoped(() => Counted(Iteration(owner, node.Regions[1], 0, arguments, records), counter is null ? target.Apply(Operators.Add, arguments[count], target.Integer(1)) : -1)),
            counter is null ? [.. NamesOfCarried(node), "trips"] : NamesOfCarried(node));
        var trips = counter switch
        {
            null => results[count],
            (var position, 1) => target.Apply(Operators.Subtract, results[position], starts[position]),
            (var position, _) => target.Apply(Operators.Subtract, starts[position], results[position]),
        };
        if (records.Slots.TryGetValue(owner, out var stack)) target.Push(stack, trips);
        scope.Set(TripsKey(owner), trips);
        return results;
    }

    /// <summary>A branch hands out what is recorded inside it; the other branch hands out zeros in its place.</summary>
    private int[] CopyBranch(int owner, Node node, Records records)
    {
        var loop = structure.LoopAround(owner);
        int[] Recorded(int region) => [.. records.Values.Where(value => IsHandedOut(value, owner, region, loop)).OrderBy(structure.Order)];
        var (first, second) = (Recorded(0), Recorded(1));
        int[] Zeros(int[] values) => [.. values.Select(value => target.Constant(source[value].Type, 0))];
        int[] Branch(int region)
        {
            foreach (var value in node.Regions[region].Body) CopyRecording(value, records);
            int[] yields = [.. node.Regions[region].Yields.Select(Primal)];
            return region == 0 ? [.. yields, .. first.Select(Primal), .. Zeros(second)] : [.. yields, .. Zeros(first), .. second.Select(Primal)];
        }

        var names = structure.Results[owner].Select(result => result < 0 ? null! : source[result].Name!);
        string[] all = [.. names, .. first.Concat(second).Select(value => source[value].Name!)];
        var results = target.If(Primal(node.Operands[0]), () => Scoped(() => Branch(0)), () => Scoped(() => Branch(1)), all);
        var position = CountResults(node);
        foreach (var value in first.Concat(second)) scope.Set(value, results[position++]);
        return results;
    }

    private bool IsHandedOut(int value, int branch, int region, int loop)
    {
        if (structure.LoopAround(value) != loop || !structure.IsInside(value, branch)) return false;
        var inner = value;
        while (structure.Owner(inner) != branch) inner = structure.Owner(inner);
        return structure.RegionOf(inner) == region;
    }

    /// <summary>The keys of a loop's slot index, trip count and trip in scopes: no value of the source has them.</summary>
    private static int SlotKey(int loop) => -2 - (3 * loop);

    private static int TripsKey(int loop) => -3 - (3 * loop);

    private static int TripKey(int loop) => -4 - (3 * loop);

    private int SlotIndex(int loop) => scope.TryGet(SlotKey(loop), out var index) ? index : throw new InvalidOperationException($"Loop %{loop} has no slot index here.");

    /// <summary>index = (index of the loop around) · trips + (i − lower) / step</summary>
    private void SetSlotIndex(int loop, Records records)
    {
        var node = source[loop];
        var induction = Primal(node.Regions[0].Arguments[0]);
        var lower = Primal(node.Operands[0]);
        var distance = node.Bits > 0 ? target.Apply(Operators.Subtract, induction, lower) : target.Apply(Operators.Subtract, lower, induction);
        var step = Math.Abs(node.Bits);
        var index = step == 1 ? distance : target.Apply(Operators.Divide, distance, target.Integer(step));
        if (records.Counted[loop].Trips is >= 0 and var trips)
            index = target.Apply(Operators.Add, target.Apply(Operators.Multiply, SlotIndex(structure.LoopAround(loop)), trips), index);
        scope.Set(SlotKey(loop), index);
    }
}
