using Steepest.Generators.Ir;

namespace Steepest.Generators.Passes;

/// <summary>
/// Joins loops of losses and limits that run over the same elements, so that what they have in common is computed, and recorded, once.
/// <code>
/// for i: f += w[i] · Sigmoid(x[i])    …    for i: c += Sigmoid(x[i])      →   for i: f += w[i] · Sigmoid(x[i]); c += Sigmoid(x[i])
/// </code>
/// Joined are innermost loops without effects, of one region and with the same bounds, that read the same element of a buffer, where nothing between them has an effect and the
/// later one needs nothing of the earlier. Every sum keeps its order. Other functions are left as they are written: there, loops that could
/// run with their adjoints behind each iteration would have to wait for each other.
/// </summary>
internal sealed class LoopFusionPass : Rewriter, IPass
{
    private readonly Dictionary<int, List<int>> followers = [];
    private readonly Dictionary<int, (int Leader, int Results)> leaders = [];
    private readonly Dictionary<int, List<int>> hoisted = [];
    private Structure structure = null!;

    public string Name => "loop fusion";

    public Function Run(Function function)
        => function.Parameters.Any(parameter => parameter.Role is ParameterRole.Handed or ParameterRole.Received) ? new LoopFusionPass().Rewrite(function) : function;

    protected override void Prepare()
    {
        structure = new Structure(Source);
        Plan(Source.Body);
    }

    protected override int Visit(int value, Node node)
    {
        if (Map(value) >= 0) return Map(value);
        if (leaders.ContainsKey(value)) return -1;
        if (node.Code == OpCode.Result && leaders.TryGetValue(node.Operands[0], out var place))
            return Target.Add(node with { Operands = EquatableArray.Of(Map(place.Leader)), Bits = node.Bits + place.Results });
        return followers.TryGetValue(value, out var others) ? Join(value, node, others) : Copy(value, node);
    }

    private int Join(int leader, Node node, List<int> others)
    {
        foreach (var value in hoisted[leader])
        {
            if (Map(value) < 0) Assume(value, Copy(value, Source[value]));
        }

        var loops = new List<Node> { node };
        loops.AddRange(others.Select(other => Source[other]));
        var arguments = new List<int> { Target.Argument(IrType.Int32, Source[node.Regions[0].Arguments[0]].Name) };
        foreach (var loop in loops) arguments.AddRange(loop.Regions[0].Arguments.Skip(1).Select(argument => Target.Argument(Source[argument].Type, Source[argument].Name)));
        var region = Target.Region(arguments, () =>
        {
            var (yields, next) = (new List<int>(), 1);
            foreach (var loop in loops)
            {
                var count = loop.Regions[0].Arguments.Count - 1;
                yields.AddRange(Splice(loop.Regions[0], [arguments[0], .. arguments.Skip(next).Take(count)]));
                next += count;
            }

            return [.. yields];
        });
        var carried = loops.SelectMany(loop => loop.Operands.Skip(2)).Select(Map);
        return Target.Add(node with { Operands = EquatableArray.Of([Map(node.Operands[0]), Map(node.Operands[1]), .. carried]), Regions = EquatableArray.Of(region), Ordinal = OrdinalOf(node) });
    }

    /// <summary>Finds for each loop of a region the first that it can join, and likewise in the regions inside.</summary>
    private void Plan(Region region)
    {
        var open = new List<int>();
        foreach (var value in region.Body)
        {
            var node = Source[value];
            if (IsCandidate(value, node))
            {
                var leader = open.FindIndex(first => Fits(first, value));
                if (leader < 0) open.Add(value);
                else Follow(open[leader], value);
            }
            else
            {
                // Nothing moves past an effect.
                if (node.HasEffect || structure.Inside(value).Any(inner => Source[inner].HasEffect)) open.Clear();
                foreach (var inner in node.Regions) Plan(inner);
            }
        }
    }

    private void Follow(int leader, int follower)
    {
        if (!followers.TryGetValue(leader, out var others)) (followers[leader], hoisted[leader]) = (others = [], []);
        leaders[follower] = (leader, Carried(leader) + others.Sum(Carried));
        others.Add(follower);
        hoisted[leader].AddRange(Needs(leader, follower)!);
    }

    private int Carried(int loop) => Source[loop].Operands.Count - 2;

    private bool IsCandidate(int value, Node node)
        => node is { Code: OpCode.For, IsCheckpointed: false }
            && structure.Inside(value).All(inner => !Source[inner].HasEffect && Source[inner].Code is not (OpCode.For or OpCode.While or OpCode.Allocate or OpCode.Stack));

    private bool Fits(int first, int second)
    {
        var (one, other) = (Source[first], Source[second]);
        return one.Bits == other.Bits && IsSame(one.Operands[0], other.Operands[0]) && IsSame(one.Operands[1], other.Operands[1])
            && Elements(first).Intersect(Elements(second)).Any() && Needs(first, second) is not null;
    }

    /// <summary>The buffers of which a loop reads the element that it has come to.</summary>
    private IEnumerable<int> Elements(int loop)
    {
        var induction = Source[loop].Regions[0].Arguments[0];
        return structure.Inside(loop).Select(inner => Source[inner]).Where(node => node.Code == OpCode.Load && node.Operands[1] == induction).Select(node => node.Operands[0]);
    }

    /// <summary>What stands between two loops and the second needs, in order; null where that cannot stand before the first.</summary>
    private List<int>? Needs(int first, int second)
    {
        var needs = new SortedDictionary<int, int>();
        bool CanReach(int value)
        {
            if (structure.Order(value) < structure.Order(first) || structure.IsInside(value, second)) return true;
            if (Source[value].Code is not (OpCode.Constant or OpCode.Length or OpCode.Operator or OpCode.Load or OpCode.Slice) || !Source[value].Operands.All(CanReach)) return false;
            needs[structure.Order(value)] = value;
            return true;
        }

        var node = Source[second];
        var reads = node.Operands.Skip(2).Concat(structure.Inside(second).SelectMany(inner => Source[inner].Operands.Concat(Source[inner].Regions.SelectMany(region => region.Yields)))).Concat(node.Regions[0].Yields);
        return reads.All(CanReach) ? [.. needs.Values] : null;
    }

    /// <summary>Whether two values are the same constant, length or arithmetic on such.</summary>
    private bool IsSame(int first, int second)
    {
        if (first == second) return true;
        var (one, other) = (Source[first], Source[second]);
        return one.Code is OpCode.Constant or OpCode.Length or OpCode.Operator && one.Code == other.Code && one.Type == other.Type && one.Bits == other.Bits && one.Operator == other.Operator
            && one.Operands.Count == other.Operands.Count && one.Operands.Zip(other.Operands, IsSame).All(same => same);
    }
}
