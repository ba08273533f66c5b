using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Vectorization;

/// <summary>
/// Writes a loop whose iterations run side by side: first several vectors of them at once where sums would else wait for each other, then one by one, and
/// at last a vector that ends where the loop ends, with the iterations masked that have run already. The single ones and the last have sums of their own:
/// short loops consist of them. Where bodies are longer, and two vectors run at once, the single one is masked, too.
/// <code>
/// for i in a … b: s += f(i)      →      for i in a … m by 32: s0 += f(i …); s1 += f(i + 8 …); s2 += …; s3 += …
///                                       for i in m … n by 8: s3 += f(i …)
///                                       if n &lt; b: s0 += f(b − 8 …), lanes from n
///                                       s = sum((s0 + s1) + (s2 + s3))
/// </code>
/// </summary>
internal sealed class ElementLoop
{
    private const int MostWays = 4;
    private const int ShortBody = 12;
    private const int MediumBody = 40;

    private readonly LaneAnalysis analysis;
    private readonly Function source;
    private readonly Node loop;
    private readonly FunctionBuilder target;
    private readonly Func<int, int> outside;
    private readonly IrType vector;
    private readonly List<int> shared;
    private readonly Dictionary<int, int> splats = [];
    private readonly int lower;
    private readonly int upper;

    public ElementLoop(LaneAnalysis analysis, Function source, Node loop, FunctionBuilder target, Func<int, int> outside)
    {
        this.analysis = analysis;
        this.source = source;
        this.loop = loop;
        this.target = target;
        this.outside = outside;
        vector = analysis.Element.ToVector(target.VectorBits);
        shared = [.. analysis.Sums];
        (lower, upper) = Span(analysis, loop, target, outside);
    }

    /// <summary>The least value of the induction variable, and what is one more than the greatest.</summary>
    public static (int Lower, int Upper) Span(LaneAnalysis analysis, Node loop, FunctionBuilder target, Func<int, int> outside)
    {
        var (first, end) = (outside(loop.Operands[0]), outside(loop.Operands[1]));
        return analysis.IsBackward ? (target.Apply(Operators.Add, end, target.Integer(1)), target.Apply(Operators.Add, first, target.Integer(1))) : (first, end);
    }

    /// <summary>Writes it, and returns what the loop's carried values become.</summary>
    public int[] Write()
    {
        var region = loop.Regions[0];
        foreach (var number in analysis.Invariants) splats[number] = LaneBody.Splat(target, outside(number));
        var ways = Ways(region);
        var step = ways * vector.Lanes;
        var count = region.Yields.Count;
        var wide = Whole(step, ways == MostWays ? "wide" : "whole");
        var whole = ways == MostWays ? Whole(vector.Lanes, "whole") : wide;

        // Each way has accumulators of its own; what the iteration before computed goes from way to way.
        var starts = new List<int>();
        var names = new List<string?>();
        for (var way = 0; way < ways; way++)
        {
            for (var i = 0; i < count; i++)
            {
                if (way > 0 && analysis.Carriages[i] == Carriage.Delay) continue;
                starts.Add(Start(i));
                names.Add(Numbered(source[region.Arguments[i + 1]].Name, way, ways));
            }

            foreach (var sum in shared)
            {
                starts.Add(target.Constant(vector, 0));
                names.Add(Numbered("total", way, ways));
            }
        }

        var (induction, all) = (source[region.Arguments[0]].Name, names.ToArray());
        var vectors = target.For(lower, wide, step, [.. starts], (i, carried) => Ahead(region, ways, i, carried), induction, all);
        var single = count + shared.Count;
        int[] Last(int first, int from, int[] carried)
        {
            var live = target.Name(target.Emit(LaneOperators.LanesFrom, vector.ToMask(), target.Apply(Operators.Subtract, from, first)), "rest");
            return Iterate(region, first, carried, live);
        }

        int Final() => target.Apply(Operators.Subtract, upper, target.Integer(vector.Lanes));
        int[] lead = [.. vectors.Take(single)];
        string?[] leadNames = [.. all.Take(single)];
        if (ways is > 1 and < MostWays)
        {
            // A body of some length is not written a third time.
            var both = target.For(wide, upper, vector.Lanes, lead, (i, carried) => Last(target.Name(target.Apply(Operators.Min, i, Final()), "first"), i, carried), induction, leadNames);
            return Combine(region, ways, [.. both, .. vectors.Skip(single)]);
        }

        if (ways == MostWays)
        {
            var before = vectors.Length - single;
            var singles = target.For(wide, whole, vector.Lanes, [.. vectors.Skip(before)], (i, carried) => Iterate(region, i, carried, null), induction, [.. all.Skip(before)]);
            vectors = [.. vectors.Take(before), .. singles];
        }

        var last = target.If(target.Apply(Operators.Less, whole, upper), () => Last(target.Name(Final(), "first"), whole, lead), () => lead, leadNames);
        return Combine(region, ways, [.. last, .. vectors.Skip(single)]);
    }

    /// <summary>Where the last whole group of so many iterations ends.</summary>
    private int Whole(int size, string name)
    {
        var rest = target.Apply(Operators.Remainder, target.Apply(Operators.Subtract, upper, lower), target.Integer(size));
        return target.Name(target.Apply(Operators.Subtract, upper, rest), name);
    }

    /// <summary>Writes as many full vectors of iterations as there are, and returns where that ends and what is carried there.</summary>
    public int[] WriteBlocks()
    {
        var region = loop.Regions[0];
        foreach (var number in analysis.Invariants) splats[number] = LaneBody.Splat(target, outside(number));
        var whole = Whole(vector.Lanes, analysis.Inners.Count > 0 ? "wholeBlocks" : "whole");
        int[] starts = [.. region.Yields.Select((_, i) => Start(i)), .. shared.Select(_ => target.Constant(vector, 0))];
        string?[] names = [.. region.Yields.Select((_, i) => source[region.Arguments[i + 1]].Name), .. shared.Select(_ => "total")];
        var ahead = analysis.Inners.Count > 0 ? new RowsAhead(analysis, source, loop, target, outside, upper) : null;
        var vectors = target.For(lower, whole, vector.Lanes, starts, (i, carried) =>
        {
            ahead?.Write(i);
            return Iterate(region, i, carried, null);
        }, source[region.Arguments[0]].Name, names);
        return [whole, .. Combine(region, 1, vectors)];
    }

    private int Ways(Region region)
    {
        var isSum = analysis.Carriages.Any(carriage => carriage != Carriage.Delay) || shared.Count > 0;
        if (!isSum || analysis.Carriages.Contains(Carriage.Delay)) return 1;
        var work = region.Body.Sum(Work);
        return work <= ShortBody ? MostWays : work <= MediumBody ? MostWays / 2 : 1;
    }

    private int Work(int value) => source[value] switch
    {
        { Code: OpCode.Operator, Operator.Cost: Cost.Transcendental } => 15,
        { Code: OpCode.Operator, Operator.Cost: Cost.Division } => 6,
        { Code: OpCode.If } branch => 2 + branch.Regions.Sum(region => region.Body.Sum(Work)),
        { Code: OpCode.Constant } => 0,
        _ => 1,
    };

    private static string? Numbered(string? name, int way, int ways) => name is null || ways == 1 ? name : name + way.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private int Start(int position)
    {
        var start = outside(loop.Operands[position + 2]);
        return analysis.Carriages[position] switch
        {
            Carriage.Sum => target.Constant(vector, 0),
            Carriage.WidenedSum => target.Constant(IrType.Double.ToVector(target.VectorBits), 0),
            Carriage.Product => target.Constant(vector, 1),
            _ => target[start] is { Code: OpCode.Constant } constant ? target.Constant(vector, constant.Number) : target.Emit(LaneOperators.Splat, vector, start),
        };
    }

    private int[] Ahead(Region region, int ways, int i, int[] carried)
    {
        var yields = new List<int>();
        var size = region.Yields.Count + shared.Count;
        for (var way = 0; way < ways; way++)
        {
            var first = way == 0 ? i : target.Apply(Operators.Add, i, target.Integer(way * vector.Lanes));
            yields.AddRange(Iterate(region, first, [.. carried.Skip(way * size).Take(size)], null));
        }

        return [.. yields];
    }

    /// <summary>One vector of iterations.</summary>
    private int[] Iterate(Region region, int first, int[] carried, int? live)
    {
        var count = region.Yields.Count;
        var sums = shared.Select((node, i) => (node, carried[count + i])).ToDictionary(pair => pair.node, pair => pair.Item2);
        var body = new LaneBody(analysis, source, target, outside, sums, splats);
        int[] yields = [.. body.Run(region, first, [.. carried.Take(count)], live)];
        return [.. yields, .. shared.Select(node => sums[node])];
    }

    /// <summary>Adds up, over ways and then over lanes.</summary>
    private int[] Combine(Region region, int ways, int[] vectors)
    {
        var size = region.Yields.Count + shared.Count;
        int Joined(int position, Operator row)
        {
            int Between(int from, int to)
            {
                if (to - from == 1) return vectors[(from * size) + position];
                var middle = (from + to) / 2;
                return target.Apply(row, Between(from, middle), Between(middle, to));
            }

            return Between(0, ways);
        }

        var results = new int[region.Yields.Count];
        for (var i = 0; i < results.Length; i++)
        {
            var type = target.TypeOf(vectors[i]).ToElement();
            var start = outside(loop.Operands[i + 2]);
            var result = analysis.Carriages[i] switch
            {
                Carriage.Sum or Carriage.WidenedSum => target.Apply(Operators.Add, start, target.Emit(LaneOperators.LaneSum, type, Joined(i, Operators.Add))),
                Carriage.Product => target.Apply(Operators.Multiply, start, target.Emit(LaneOperators.LaneProduct, type, Joined(i, Operators.Multiply))),
                Carriage.Minimum => target.Emit(LaneOperators.LaneMinimum, type, Joined(i, Operators.Min)),
                Carriage.Maximum => target.Emit(LaneOperators.LaneMaximum, type, Joined(i, Operators.Max)),
                _ => target.Emit(LaneOperators.Lane, type, vectors[i], target.Integer(vector.Lanes - 1)),
            };
            results[i] = result;
        }

        for (var i = 0; i < shared.Count; i++)
        {
            var node = source[shared[i]];
            var total = target.Emit(LaneOperators.LaneSum, analysis.Element, Joined(region.Yields.Count + i, Operators.Add));
            var index = source[node.Operands[1]] is { Code: OpCode.Constant } constant ? target.Integer(constant.Bits) : outside(node.Operands[1]);
            target.Accumulate(outside(node.Operands[0]), index, total);
        }

        return results;
    }
}
