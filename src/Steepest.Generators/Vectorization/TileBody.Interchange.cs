using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Vectorization;

/// <summary>Loops that change places: a few elements at a time, whose sums stay in registers.</summary>
internal sealed partial class TileBody
{
    /// <summary>Writes the loop over elements, with the other one in it. Elements that are left over come where they take the fewest iterations.</summary>
    private void Interchanged(Interchange nest, Node node, int lower, int upper)
    {
        var (region, inner) = (node.Regions[0], source[nest.Inner]);
        var name = source[inner.Regions[0].Arguments[0]].Name;
        var first = Moved(inner.Operands[0], region, lower);
        var last = target.Apply(Operators.Subtract, upper, target.Integer(1));
        var end = Moved(inner.Operands[1], region, nest.Ends ? last : lower);

        // By how much an element is ahead of the first, or last, iteration that comes to it.
        var ahead = nest.Begins ? target.Apply(Operators.Subtract, first, lower) : nest.Ends ? target.Apply(Operators.Subtract, end, last) : target.Integer(0);

        // Where elements end with the iterations, none is behind all of these.
        var isBelow = end == upper && target[ahead] is { Code: OpCode.Constant, Bits: >= 1 };
        var count = JamSearch.MostSums(source) / ways;
        var elements = target.Apply(Operators.Max, target.Integer(0), target.Apply(Operators.Subtract, end, first));
        var rest = target.Apply(Operators.Remainder, elements, target.Integer(count));
        var middle = target.Name(nest.Begins ? target.Apply(Operators.Add, first, rest) : target.Apply(Operators.Subtract, end, rest), "whole");
        void Some(int from, int to, int step) => target.For(from, to, step, [], (element, _) =>
        {
            Sum(nest, node, (lower, upper), ahead, isBelow, element, step);
            return [];
        }, name, []);
        Some(first, middle, nest.Begins ? 1 : count);
        Some(middle, end, nest.Begins ? count : 1);
    }

    /// <summary>Sums up some elements that follow each other: first, or last, what not all of them have.</summary>
    private void Sum(Interchange nest, Node node, (int Lower, int Upper) bounds, int ahead, bool isBelow, int element, int count)
    {
        var buffer = Number(source[nest.Addition].Operands[0]);
        int[] elements = [.. Enumerable.Range(0, count).Select(i => i == 0 ? element : target.Apply(Operators.Add, element, target.Integer(i)))];
        int[] starts = [.. elements.Select(StartOf)];
        int[] sums = [.. starts.SelectMany(start => Each(way => target.LoadVector(buffer, Behind(start, way))))];
        int Next(int at) => target.Apply(Operators.Add, at, target.Apply(Operators.Subtract, target.Integer(1), ahead));

        // The iterations that come to each of them: those from one on, or up to another.
        int[] lowers = [.. elements.Select(at => nest.Ends ? target.Apply(Operators.Max, bounds.Lower, Next(at)) : bounds.Lower)];
        int[] uppers = [.. elements.Select(at => !nest.Begins ? bounds.Upper : isBelow ? Next(at) : target.Apply(Operators.Min, bounds.Upper, Next(at)))];
        var (from, to) = (lowers[count - 1], uppers[0]);
        if (nest.Ends)
            for (var i = 0; i < count - 1; i++) Add(i, 1, lowers[i], from);
        Add(0, count, from, to);
        if (nest.Begins)
            for (var i = 1; i < count; i++) Add(i, 1, to, uppers[i]);
        for (var i = 0; i < sums.Length; i++) target.Store(buffer, Behind(starts[i / ways], i % ways), sums[i]);

        void Add(int which, int many, int begin, int stop)
        {
            var own = new ArraySegment<int>(sums, which * ways, many * ways);
            string?[] names = [.. own.Select((_, i) => Numbered("sum", (which * ways) + i))];
            target.For(begin, stop, 1, [.. own], (i, carried) => Added(nest, node, new ArraySegment<int>(elements, which, many), i, carried), source[node.Regions[0].Arguments[0]].Name, names).CopyTo(sums, own.Offset);
        }
    }

    /// <summary>What one iteration of the outer loop adds to each of some elements.</summary>
    private int[] Added(Interchange nest, Node node, IEnumerable<int> elements, int iteration, int[] sums)
    {
        var (around, inner, next) = (scope, source[nest.Inner].Regions[0], 0);
        scope = new TileScope(around);
        scope.Set(node.Regions[0].Arguments[0], new Uniform(iteration));
        WalkBut(nest.Inner, node.Regions[0]);
        var shared = scope;
        int[] added = [.. elements.SelectMany(element =>
        {
            scope = new TileScope(shared);
            scope.Set(inner.Arguments[0], new Uniform(element));
            WalkBut(nest.Addition, inner);
            return Each(way => target.Apply(Operators.Add, sums[next++], Vector(source[nest.Addition].Operands[2], way)));
        })];
        scope = around;
        return added;
    }

    private void WalkBut(int left, Region region)
    {
        foreach (var value in region.Body.Where(value => value != left))
        {
            target.Ordinal = source[value].Ordinal;
            Step(value);
        }
    }
}
