using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Differentiation;

/// <summary>Split loops and branches, backwards.</summary>
internal sealed partial class ReverseMode
{
    /// <summary>The records of the split region being run backwards.</summary>
    private Records records = new();

    /// <summary>A recorded value, where there is a record of it.</summary>
    private int? Recall(int value)
    {
        if (!records.Slots.TryGetValue(value, out var slots) || !records.Values.Contains(value)) return null;
        var loop = structure.LoopAround(value);
        return records.Counted.ContainsKey(loop) ? target.Name(target.Load(slots, SlotIndex(loop)), source[value].Name) : null;
    }

    private void BackwardLoop(int loop, Node node)
    {
        var outer = records;
        if (recordsOf.TryGetValue(loop, out var own)) records = own;
        var free = FreeActive(loop);
        var positions = Enumerable.Range(0, CarriedCount(node)).Where(i => IsCarriedActive(loop, node, i)).ToArray();
        int AdjointOrZero(int value) => value >= 0 && Adjoint(value) is { } adjoint ? adjoint : target.Constant(source[value].Type, 0);
        int[] carried =
        [
            .. positions.Select(i => structure.Results[loop][i] is >= 0 and var result ? AdjointOrZero(result) : target.Constant(source[CarriedArgument(node, i)].Type, 0)),
            .. free.Select(AdjointOrZero),
        ];
        string[] names = [.. positions.Select(i => NameOfAdjoint(CarriedArgument(node, i))!), .. free.Select(value => NameOfAdjoint(value)!)];
        var body = BodyOf(node);
        int[] Iterate(int[] arguments)
        {
            for (var i = 0; i < free.Length; i++) adjoints[free[i]] = arguments[positions.Length + i];
            foreach (var i in positions) adjoints.Remove(CarriedArgument(node, i));
            if (checkpoints.ContainsKey(loop))
            {
                var seeds = new int?[body.Yields.Count];
                for (var i = 0; i < positions.Length; i++) seeds[positions[i]] = arguments[i];
                BackwardCheckpointed(loop, node, seeds);
            }
            else
            {
                for (var i = 0; i < positions.Length; i++) Contribute(body.Yields[positions[i]], arguments[i]);
                Backward(body);
            }

            return [.. positions.Select(i => AdjointOrZero(CarriedArgument(node, i))), .. free.Select(AdjointOrZero)];
        }

        var results = node.Code == OpCode.For ? BackwardFor(loop, node, carried, names, Iterate) : BackwardWhile(loop, carried, names, Iterate);
        for (var i = 0; i < free.Length; i++) adjoints[free[i]] = results[positions.Length + i];
        for (var i = 0; i < positions.Length; i++) Contribute(node.Operands[positions[i] + FirstCarried(node)], results[i]);
        records = outer;
    }

    private int[] BackwardFor(int loop, Node node, int[] carried, string[] names, Func<int[], int[]> iterate)
    {
        var lower = Primal(node.Operands[0]);
        var upper = Primal(node.Operands[1]);
        var isForward = IsOrderFree(loop, node);
        var (from, to, step) = isForward ? (lower, upper, node.Bits) : (LastInduction(node, lower, upper), target.Apply(Operators.Subtract, lower, target.Integer(Math.Sign(node.Bits))), -node.Bits);
        return target.For(from, to, step, carried, (induction, arguments) => Scoped(() =>
        {
            scope.Set(node.Regions[0].Arguments[0], induction);
            if (records.Counted.ContainsKey(loop)) SetSlotIndex(loop, records);
            foreach (var array in records.Arrays.Keys.Where(array => structure.Owner(array) == loop).OrderBy(structure.Order)) scope.Set(array, KeptArray(array, loop, records));
            PopRecords(loop);
            return iterate(arguments);
        }), source[node.Regions[0].Arguments[0]].Name, names);
    }

    private int[] BackwardWhile(int loop, int[] carried, string[] names, Func<int[], int[]> iterate)
    {
        var trips = records.Slots.TryGetValue(loop, out var stack) ? target.Pop(stack, "trips") : Primal(TripsKey(loop));
        return target.For(target.Apply(Operators.Subtract, trips, target.Integer(1)), target.Integer(-1), -1, carried, (trip, arguments) => Scoped(() =>
        {
            scope.Set(TripKey(loop), trip);
            PopRecords(loop);
            return iterate(arguments);
        }), CountsFromZero(loop) ?? "trip", names);
    }

    /// <summary>The user's name for the number of the iteration, where there is one.</summary>
    private string? CountsFromZero(int loop)
    {
        var node = source[loop];
        return TripInduction.CounterOf(structure, node) is (var position, 1) && source[node.Operands[position]] is { Code: OpCode.Constant, Bits: 0 }
            ? source[node.Regions[1].Arguments[position]].Name
            : null;
    }

    /// <summary>Takes what an iteration pushed, whether or not this path reads it.</summary>
    private void PopRecords(int loop)
    {
        if (records.Counted.ContainsKey(loop)) return;
        foreach (var value in records.Values.Where(value => structure.LoopAround(value) == loop).OrderBy(structure.Order))
            scope.Set(value, target.Pop(records.Slots[value], source[value].Name));
    }

    /// <summary>Whether the iterations' adjoints may run in any order: they share nothing but sums, and no stack.</summary>
    private bool IsOrderFree(int loop, Node node)
    {
        if (checkpoints.ContainsKey(loop) || !records.Counted.ContainsKey(loop) || structure.Inside(loop).Any(inner => source[inner].Code is OpCode.For or OpCode.While && !records.Counted.ContainsKey(inner))) return false;
        for (var i = 0; i < CarriedCount(node); i++)
        {
            if (IsCarriedActive(loop, node, i) && !flow.IsSum(loop, i)) return false;
        }

        return structure.Inside(loop)
            .Where(value => source[value].Code is OpCode.Load or OpCode.Store or OpCode.Accumulate or OpCode.Clear)
            .GroupBy(value => structure.Root(source[value].Operands[0]))
            .All(accesses => !activity[accesses.Key] || structure.IsInside(accesses.Key, loop) || AreApart(loop, [.. accesses]));
    }

    /// <summary>Whether no iteration meets an element that another one writes: all only read, or all only add, or each has an element of its own.</summary>
    private bool AreApart(int loop, int[] accesses)
    {
        if (accesses.All(access => source[access].Code == OpCode.Load) || accesses.All(access => source[access].Code == OpCode.Accumulate)) return true;
        var first = source[accesses[0]];
        if (accesses.Any(access => source[access].Code == OpCode.Clear || source[access].Operands[0] != first.Operands[0]) || structure.IsInside(first.Operands[0], loop)) return false;
        var form = LinearForm.Of(source, first.Operands[1]);
        return form.Separates(structure, loop) && accesses.All(access => LinearForm.Of(source, source[access].Operands[1]).IsSame(form));
    }

    private void BackwardBranch(int branch, Node node)
    {
        var outer = records;
        if (recordsOf.TryGetValue(branch, out var own)) records = own;
        var free = FreeActive(branch);
        var before = free.Select(Adjoint).ToArray();
        var seeds = structure.Results[branch].Select(result => result < 0 ? null : Adjoint(result)).ToArray();
        Func<int[]> Branch(Region region) => () => Scoped(() =>
        {
            Restore(free, before);
            for (var i = 0; i < seeds.Length; i++)
            {
                if (seeds[i] is { } seed) Contribute(region.Yields[i], seed);
            }

            Backward(region);
            return (int[])[.. free.Select(value => Adjoint(value) ?? target.Constant(source[value].Type, 0))];
        });

        var results = target.If(Primal(node.Operands[0]), Branch(node.Regions[0]), Branch(node.Regions[1]), [.. free.Select(value => NameOfAdjoint(value)!)]);
        for (var i = 0; i < free.Length; i++) adjoints[free[i]] = results[i];
        records = outer;
    }
}
