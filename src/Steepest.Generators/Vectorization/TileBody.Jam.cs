using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Vectorization;

/// <summary>Several iterations of a loop taken at once: node by node for all of them, the loops in it once.</summary>
internal sealed partial class TileBody
{
    private TileScope[] copies = [];

    /// <summary>Takes iterations together as long as there are enough, then the others one by one.</summary>
    private int[] Together(Node node, Jam jam, int lower, int upper)
    {
        var (region, isUp) = (node.Regions[0], node.Bits > 0);
        var trips = target.Apply(Operators.Max, target.Integer(0), isUp ? target.Apply(Operators.Subtract, upper, lower) : target.Apply(Operators.Subtract, lower, upper));
        var rest = target.Apply(Operators.Remainder, trips, target.Integer(jam.Copies));
        var whole = target.Name(target.Apply(isUp ? Operators.Subtract : Operators.Add, upper, rest), "whole");
        var (name, names) = (source[region.Arguments[0]].Name, Names(node, 0));
        var left = target.For(lower, whole, node.Bits * jam.Copies, Starts(node), (first, carried) =>
        {
            copies = [.. Enumerable.Range(0, jam.Copies).Select(_ => new TileScope(scope))];
            for (var copy = 0; copy < copies.Length; copy++)
                copies[copy].Set(region.Arguments[0], new Uniform(copy == 0 ? first : target.Apply(Operators.Add, first, target.Integer(node.Bits * copy))));
            WalkAll(region, jam);
            InEach(() =>
            {
                Enter(region, carried);
                foreach (var value in region.Body.Where(jam.Late.Contains))
                {
                    target.Ordinal = source[value].Ordinal;
                    Step(value);
                }

                carried = Flat(region, region.Yields);
            });
            copies = [];
            return carried;
        }, name, names);
        return OneByOne(node, whole, upper, left, names);
    }

    private void WalkAll(Region region, Jam jam)
    {
        foreach (var value in region.Body)
        {
            var node = source[value];
            target.Ordinal = node.Ordinal;
            if (jam.Late.Contains(value)) continue;
            if (jam.Inner.Contains(value)) LoopOnce(value, node, jam);
            else if (node.Code == OpCode.Accumulate && !analysis.IsProduct(value) && analysis.IsExpanded(node.Operands[0]) && !jam.Varying.Contains(node.Operands[1])) AddAll(value, node);
            else if (jam.Varying.Contains(value)) InEach(() => Step(value));
            else Step(value);
        }
    }

    private void InEach(Action write) => InEach(() =>
    {
        write();
        return Array.Empty<int>();
    });

    /// <summary>Does something in each of the iterations and joins what it gives.</summary>
    private int[] InEach(Func<int[]> write)
    {
        var around = scope;
        var all = new List<int>();
        foreach (var copy in copies)
        {
            scope = copy;
            all.AddRange(write());
        }

        scope = around;
        return [.. all];
    }

    /// <summary>
    /// A loop that runs once for all where all of them do: it carries what each of them carries. What only some of them come to at either end
    /// each runs by itself.
    /// <code>
    /// for j in l(h) … u(h): …      →      for j in l(h) … l: …; for j in l(h + 1) … l: …; for j in l … u: both; for j in u … u(h): …; for j in u … u(h + 1): …
    /// </code>
    /// </summary>
    private void LoopOnce(int value, Node node, Jam jam)
    {
        var (region, isUp) = (node.Regions[0], node.Bits > 0);
        var (later, earlier) = isUp ? (Operators.Max, Operators.Min) : (Operators.Min, Operators.Max);
        var lowers = InEach(() => [Number(node.Operands[0])]);
        var uppers = InEach(() => [Number(node.Operands[1])]);
        InEach(() => Keep(value, node, Number(node.Operands[0]), Number(node.Operands[1])));
        if (IsOnlyProducts(region)) return;
        var starts = InEach(() => Starts(node));
        var each = starts.Length / copies.Length;
        var (lower, upper) = (lowers[0], uppers[0]);
        if (jam.Varying.Contains(node.Operands[0]))
        {
            lower = lowers.Aggregate((first, second) => target.Apply(later, first, second));
            starts = Alone(node, starts, copy => (lowers[copy], target.Apply(earlier, lower, uppers[copy])));
        }

        if (jam.Varying.Contains(node.Operands[1])) upper = uppers.Aggregate((first, second) => target.Apply(earlier, first, second));
        var next = 0;
        var left = target.For(lower, upper, node.Bits, starts, (induction, carried) =>
        {
            scope.Set(region.Arguments[0], new Uniform(induction));
            next = 0;
            InEach(() => Enter(region, [.. carried.Skip(each * next++).Take(each)]));
            WalkAll(region, jam);
            return InEach(() => Flat(region, region.Yields));
        }, source[region.Arguments[0]].Name, [.. Enumerable.Range(0, copies.Length).SelectMany(copy => Names(node, copy))]);
        if (jam.Varying.Contains(node.Operands[1])) left = Alone(node, left, copy => (target.Apply(later, lower, upper), uppers[copy]));
        next = 0;
        InEach(() => Leave(value, region, [.. left.Skip(each * next++).Take(each)]));
    }

    /// <summary>Lets each of the iterations run a part of the loop by itself.</summary>
    private int[] Alone(Node node, int[] starts, Func<int, (int Lower, int Upper)> bounds)
    {
        var each = starts.Length / copies.Length;
        var next = 0;
        return InEach(() =>
        {
            var copy = next++;
            var (lower, upper) = bounds(copy);
            var around = scope;

            // What is the same for all is written here as well, and means nothing behind it.
            scope = new TileScope(around);
            var left = OneByOne(node, lower, upper, [.. starts.Skip(each * copy).Take(each)], Names(node, copy));
            scope = around;
            return left;
        });
    }

    /// <summary>What all of the iterations add to an element of the tile's own: it is loaded and stored once.</summary>
    private void AddAll(int value, Node node)
    {
        var buffer = Number(node.Operands[0]);
        var start = Place(value, node);
        for (var way = 0; way < ways; way++)
        {
            var amounts = InEach(() => [Vector(node.Operands[2], way)]);
            target.Store(buffer, Behind(start, way), amounts.Aggregate(target.LoadVector(buffer, Behind(start, way)), (sum, amount) => target.Apply(Operators.Add, sum, amount)));
        }
    }
}
