using Steepest.Generators.Ir;

namespace Steepest.Generators.Passes;

/// <summary>
/// Reads an element before a loop that only reads it, where that cannot fail: an element of an array that the loops around walk through, one
/// in a row of such an array, or one that has been met before. What is read once need not be recorded in every iteration.
/// <code>
/// for i in 0 … d: for j in a … b: y[j] += x[i] · z[j]      →   for i in 0 … d: t = x[i]; for j in a … b: y[j] += t · z[j]
/// </code>
/// Distinct buffers share no memory where one is written: members check that at entry.
/// </summary>
internal sealed class InvariantLoadPass : LoopRewriter, IPass
{
    private readonly Dictionary<int, List<int>> leaving = [];
    private readonly Dictionary<int, HashSet<int>> written = [];
    private LoopFacts facts = null!;
    private IndexRange range = null!;

    public string Name => "invariant loads";

    public Function Run(Function function) => new InvariantLoadPass().Rewrite(function);

    protected override void Prepare()
    {
        base.Prepare();
        facts = new LoopFacts(Structure);
        range = new IndexRange(Structure);
        leaving.Clear();
        written.Clear();
        foreach (var load in Structure.Inside(Source.Body).Where(value => Source[value].Code == OpCode.Load))
        {
            if (Outermost(load) is not (>= 0 and var loop)) continue;
            if (!leaving.TryGetValue(loop, out var list)) leaving[loop] = list = [];
            list.Add(load);
        }
    }

    protected override int Visit(int value, Node node)
    {
        if (leaving.TryGetValue(value, out var loads)) foreach (var load in loads) Assume(load, Hoisted(load, value));
        return node.Code == OpCode.Load && Map(value) >= 0 ? Map(value) : Copy(value, node);
    }

    private int Hoisted(int load, int loop)
    {
        var node = Source[load];
        return Target.Name(Target.Load(Outside(node.Operands[0], loop), Outside(node.Operands[1], loop)), node.Name);
    }

    /// <summary>The outermost loop that a load can leave; -1 where there is none.</summary>
    private int Outermost(int load)
    {
        var (buffer, index) = (Source[load].Operands[0], Source[load].Operands[1]);
        var outermost = -1;
        for (var owner = Structure.Owner(load); owner >= 0; owner = Structure.Owner(owner))
        {
            if (Source[owner].Code is not (OpCode.For or OpCode.While)) continue;
            var isStill = !Structure.IsInside(buffer, owner) && !Written(owner).Contains(Structure.Root(buffer)) && new Progressions(Structure, owner, value => value).IsInvariant(index);
            if (!isStill) break;
            if (facts.IsElement(index, buffer, owner) || range.IsWithin(load) || IsMet(buffer, index, owner)) outermost = owner;
        }

        return outermost;
    }

    private HashSet<int> Written(int loop)
    {
        if (!written.TryGetValue(loop, out var roots))
            written[loop] = roots = [.. Structure.Inside(loop).Where(value => Source[value].Code is OpCode.Store or OpCode.Accumulate or OpCode.Clear).Select(value => Structure.Root(Source[value].Operands[0]))];
        return roots;
    }

    /// <summary>Whether the element has been read or written on every way to a loop.</summary>
    private bool IsMet(int buffer, int index, int loop)
        => Structure.Uses(buffer).Any(use => !use.IsYield && use.Position == 0 && Source[use.Reader] is { Code: OpCode.Load or OpCode.Store or OpCode.Accumulate } access
            && access.Operands[1] == index && Structure.Order(use.Reader) < Structure.Order(loop) && IsOnTheWay(use.Reader, loop));

    /// <summary>Whether a node stands in a region around a loop.</summary>
    private bool IsOnTheWay(int value, int loop)
    {
        for (var inner = loop; inner >= 0; inner = Structure.Owner(inner))
        {
            if (Structure.Owner(inner) == Structure.Owner(value)) return Structure.RegionOf(inner) == Structure.RegionOf(value);
        }

        return false;
    }
}
