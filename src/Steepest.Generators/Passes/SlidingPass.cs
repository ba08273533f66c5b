using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Passes;

/// <summary>
/// Keeps what is added to the neighbours of an element in registers until the loop comes to them, so that every element is touched once.
/// <code>
/// for i in a … b: g[i] += p; g[i + 1] += q
///     →   passed = 0; for i in a … b: g[i] += p + passed; passed = q
///         if a &lt; b: g[b] += passed
/// </code>
/// </summary>
internal sealed class SlidingPass : Rewriter, IPass
{
    private const int MostRegisters = 4;

    private readonly HashSet<int> sliding = [];
    private readonly Dictionary<int, int[]> results = [];
    private Structure structure = null!;

    public string Name => "sliding";

    public Function Run(Function function) => new SlidingPass().Rewrite(function);

    protected override void Prepare() => structure = new Structure(Source);

    protected override int Visit(int value, Node node)
    {
        if (sliding.Contains(value)) return -1;
        if (node.Code == OpCode.Result && results.TryGetValue(node.Operands[0], out var known)) return Target.Name(known[node.Bits], node.Name);
        if (node.Code != OpCode.For || node.Bits != 1) return Copy(value, node);
        return Groups(value, node).ToList() is { Count: > 0 } groups ? Slide(value, node, groups) : Copy(value, node);
    }

    /// <summary>Additions to consecutive elements of one buffer that the loop touches in no other way, by offset.</summary>
    private IEnumerable<List<(int Offset, int Addition)>> Groups(int loop, Node node)
    {
        var region = node.Regions[0];
        var buffers = region.Body.Where(value => Source[value].Code == OpCode.Accumulate).Select(value => Source[value].Operands[0]).Distinct().ToList();
        foreach (var buffer in buffers)
        {
            if (structure.IsInside(buffer, loop)) continue;
            var touching = structure.Inside(loop).Where(value => Source[value].Operands.Any(operand => Source[operand].Type.IsBuffer && structure.Root(operand) == structure.Root(buffer))).ToList();
            var group = touching.Select(value => (Offset: OffsetOf(value, region), Addition: value)).OrderBy(pair => pair.Offset).ToList();
            if (group.Count is < 2 or > MostRegisters || group.Any(pair => structure.Owner(pair.Addition) != loop || Source[pair.Addition].Operands[0] != buffer)) continue;
            var isConsecutive = group.All(pair => pair.Offset is { } offset && offset == group[0].Offset + group.IndexOf(pair));
            if (isConsecutive) yield return [.. group.Select(pair => (pair.Offset!.Value, pair.Addition))];
        }
    }

    /// <summary>c where a node adds to element i + c.</summary>
    private int? OffsetOf(int value, Region region)
    {
        if (Source[value].Code != OpCode.Accumulate) return null;
        var induction = region.Arguments[0];
        var index = Source[value].Operands[1];
        if (index == induction) return 0;
        var node = Source[index];
        if (node.Code != OpCode.Operator || node.Operands.Count != 2 || node.Operands[0] != induction || Source[node.Operands[1]] is not { Code: OpCode.Constant } constant) return null;
        return node.Operator == Operators.Add ? (int)constant.Bits : node.Operator == Operators.Subtract ? -(int)constant.Bits : null;
    }

    private int Slide(int loop, Node node, List<List<(int Offset, int Addition)>> groups)
    {
        var region = node.Regions[0];
        foreach (var (_, addition) in groups.SelectMany(group => group)) sliding.Add(addition);
        var (lower, upper) = (Map(node.Operands[0]), Map(node.Operands[1]));
        var own = region.Yields.Count;
        var later = groups.SelectMany(group => group.Skip(1)).ToList();
        int[] starts = [.. node.Operands.Skip(2).Select(Map), .. later.Select(pair => Target.Constant(Source[Source[pair.Addition].Operands[2]].Type, 0))];
        string[] names = [.. Enumerable.Range(0, own).Select(i => Source[region.Arguments[i + 1]].Name!), .. later.Select(_ => "passed")];
        var left = Target.For(lower, upper, 1, starts, (i, carried) =>
        {
            var yields = Splice(region, [i, .. carried.Take(own)]).ToList();
            var register = own;
            foreach (var group in groups)
            {
                for (var at = 0; at < group.Count; at++)
                {
                    var (offset, addition) = group[at];
                    var amount = Map(Source[addition].Operands[2]);
                    if (at + 1 < group.Count) amount = Target.Apply(Operators.Add, carried[register + at], amount);
                    if (at == 0) Target.Accumulate(Map(Source[addition].Operands[0]), At(i, offset), amount);
                    else yields.Add(amount);
                }

                register += group.Count - 1;
            }

            return [.. yields];
        }, Source[region.Arguments[0]].Name, names);

        // The loop may have run no iteration, and then there are no such elements.
        Target.If(Target.Apply(Operators.Greater, upper, lower), () =>
        {
            var last = Target.Apply(Operators.Subtract, upper, Target.Integer(1));
            for (var i = 0; i < later.Count; i++) Target.Accumulate(Map(Source[later[i].Addition].Operands[0]), At(last, later[i].Offset), left[own + i]);
            return [];
        }, () => []);
        results[loop] = left;
        return -1;
    }

    private int At(int induction, int offset)
        => offset == 0 ? induction : offset > 0 ? Target.Apply(Operators.Add, induction, Target.Integer(offset)) : Target.Apply(Operators.Subtract, induction, Target.Integer(-offset));
}
