using Steepest.Generators.Ir;
using Steepest.Generators.Passes;

namespace Steepest.Generators.Vectorization;

/// <summary>
/// Computes again what takes a step or two from memory that stays as it is, rather than keeping it in an array: an array that only such numbers are stored in
/// goes, and so does a record of it.
/// <code>
/// a = allocate n; (for i: a[i] = x[i] − c[i]); … (for i: … a[i] …)      →      … (for i: … (x[i] − c[i]) …)
/// </code>
/// </summary>
internal sealed class RecomputationPass : Rewriter, IPass
{
    private readonly Dictionary<int, KeptValue> replaced = [];
    private Structure structure = null!;
    private KeptValues kept = null!;

    public string Name => "recomputation";

    public Function Run(Function function)
    {
        if (function.Nodes.All(node => node.Code != OpCode.Allocate)) return function;
        var pass = new RecomputationPass();
        var after = pass.Rewrite(function);
        return pass.replaced.Count == 0 ? function : new InvariantPass().Run(new CommonSubexpressionPass().Run(new DeadCodePass().Run(after)));
    }

    protected override void Prepare()
    {
        structure = new Structure(Source);
        kept = new KeptValues(structure);
        replaced.Clear();
        foreach (var array in structure.Inside(Source.Body).Where(value => Source[value].Code == OpCode.Allocate))
        {
            if (kept.Of(array) is not { } value) continue;
            List<int> loads = [.. structure.Uses(array).Select(use => use.Reader).Where(reader => Source[reader].Code == OpCode.Load)];

            // Where it is read in a loop further in, it is kept: there it would be computed again and again.
            if (!loads.All(load => kept.Depth(load, array) <= value.Inductions.Count && kept.CanReplace(load, value))) continue;
            foreach (var load in loads) replaced[load] = value;
        }
    }

    protected override int Visit(int value, Node node)
    {
        if (!replaced.TryGetValue(value, out var known)) return Copy(value, node);
        var counts = kept.Counts(node.Operands[1], known)!.ToDictionary(count => count.Key, count => Map(count.Value));
        return Target.Name(Again(known.Value, [known.Loop], counts), node.Name);
    }

    /// <param name="value">A value of the iteration that stored it.</param>
    /// <param name="loops">Outside of these it is there.</param>
    /// <param name="counts">What their counts are here.</param>
    private int Again(int value, IReadOnlyCollection<int> loops, Dictionary<int, int> counts)
    {
        var node = Source[value];
        if (counts.TryGetValue(value, out var count)) return count;
        if (node.Code != OpCode.Constant && !loops.Any(loop => structure.IsInside(value, loop))) return Map(value);
        if (node.Code != OpCode.Load || kept.Of(node.Operands[0]) is not { } inner)
            return Target.Add(node with { Operands = EquatableArray.Of([.. node.Operands.Select(operand => Source[operand].Type.IsBuffer ? Map(operand) : Again(operand, loops, counts))]), Ordinal = -1 });
        var further = new Dictionary<int, int>(counts);
        foreach (var place in kept.Counts(node.Operands[1], inner)!) further[place.Key] = Again(place.Value, loops, counts);
        return Again(inner.Value, [.. loops, inner.Loop], further);
    }
}
