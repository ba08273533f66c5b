using Steepest.Generators.Ir;

namespace Steepest.Generators.Passes;

/// <summary>
/// Joins branches of one condition that follow each other and only compute, so that they share what they have in common: the sine and the cosine of an angle
/// each ask whether it is too large for polynomials, and reduce it.
/// <code>
/// a = c ? f(x) : g(x); b = c ? h(x) : k(x)      →      (a, b) = c ? (f(x), h(x)) : (g(x), k(x))
/// </code>
/// </summary>
internal sealed class BranchFusionPass : Rewriter, IPass
{
    private readonly Dictionary<int, List<int>> joined = [];
    private readonly HashSet<int> gone = [];
    private Structure structure = null!;

    public string Name => "branch fusion";

    public Function Run(Function function) => function.Nodes.Count(node => node.Code == OpCode.If) > 1 ? new BranchFusionPass().Rewrite(function) : function;

    protected override void Prepare()
    {
        structure = new Structure(Source);
        joined.Clear();
        gone.Clear();
        foreach (var region in Source.Nodes.SelectMany(node => node.Regions).Prepend(Source.Body)) Join(region);
    }

    protected override int Visit(int value, Node node)
    {
        if (gone.Contains(value)) return -1;
        if (node.Code == OpCode.Result && Map(value) >= 0) return Map(value);
        if (!joined.TryGetValue(value, out var others)) return Copy(value, node);
        int[] Path(int region) => [.. others.Prepend(value).SelectMany(branch => Splice(Source[branch].Regions[region], []))];
        List<int> read = [.. others.Prepend(value).SelectMany(branch => Source[branch].Regions[0].Yields.Select((_, i) => structure.Results[branch][i]))];
        var results = Target.If(Map(node.Operands[0]), () => Path(0), () => Path(1), [.. read.Select(result => result < 0 ? null : Source[result].Name)]);
        for (var i = 0; i < results.Length; i++)
        {
            if (read[i] >= 0) Assume(read[i], results[i]);
        }

        return -1;
    }

    /// <summary>Finds in a region what can run as early as a branch of the same condition.</summary>
    private void Join(Region region)
    {
        var first = new Dictionary<int, int>();
        foreach (var value in region.Body)
        {
            if (Source[value].HasEffect || Source[value].Code is OpCode.For or OpCode.While) first.Clear();
            if (Source[value].Code != OpCode.If) continue;
            if (!IsPure(value))
            {
                first.Clear();
                continue;
            }

            var condition = Source[value].Operands[0];
            if (!first.TryGetValue(condition, out var earlier)) first[condition] = value;
            else if (Reads(value).All(read => structure.IsInside(read, value) || structure.Order(read) < structure.Order(earlier)))
            {
                if (!joined.TryGetValue(earlier, out var others)) joined[earlier] = others = [];
                others.Add(value);
                gone.Add(value);
            }
        }
    }

    /// <summary>What stands in a branch reads, and what it hands out.</summary>
    private IEnumerable<int> Reads(int branch) => structure.Inside(branch).SelectMany(inner => Source[inner].Operands).Concat(Source[branch].Regions.SelectMany(region => region.Yields));

    private bool IsPure(int branch) => structure.Inside(branch).All(inner => !Source[inner].HasEffect && Source[inner].Code is OpCode.Operator or OpCode.Constant);
}
