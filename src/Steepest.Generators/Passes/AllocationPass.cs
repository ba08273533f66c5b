using Steepest.Generators.Ir;

namespace Steepest.Generators.Passes;

/// <summary>
/// Moves allocations out of loops where their length is known outside; one that must be zero is cleared where it stood, unless every iteration
/// writes the same elements of it before it reads any: then the others stay zero.
/// <code>
/// for i: a = allocate cleared n; …      →   a = allocate n; for i: clear a; …
/// </code>
/// </summary>
internal sealed class AllocationPass : Rewriter, IPass
{
    private readonly Dictionary<int, List<int>> leaving = [];
    private Structure structure = null!;

    public string Name => "allocations";

    public Function Run(Function function)
        => new AllocationPass().Rewrite(function.Nodes.Any(node => node.IsRefreshed) ? new AllocationPass { isOfRefreshed = true }.Rewrite(function) : function);

    /// <summary>Whether arrays leave the loop whose iterations refresh them, and that alone.</summary>
    private bool isOfRefreshed;

    protected override void Prepare()
    {
        structure = new Structure(Source);
        leaving.Clear();
        foreach (var value in structure.Inside(Source.Body).Where(value => Source[value].Code == OpCode.Allocate))
        {
            if (isOfRefreshed && !Source[value].IsRefreshed) continue;
            var outermost = -1;
            for (var owner = structure.Owner(value); owner >= 0 && !structure.IsInside(Source[value].Operands[0], owner); owner = structure.Owner(owner))
            {
                if (Source[owner].Code is OpCode.For or OpCode.While) outermost = owner;
                if (isOfRefreshed) break;
            }

            if (outermost < 0) continue;
            if (!leaving.TryGetValue(outermost, out var list)) leaving[outermost] = list = [];
            list.Add(value);
        }
    }

    protected override int Visit(int value, Node node)
    {
        if (leaving.TryGetValue(value, out var moved))
        {
            foreach (var allocation in moved) Assume(allocation, Copy(allocation, Source[allocation] with { Bits = isOfRefreshed ? 1 : 0, IsRefreshed = false }));
        }

        if (node.Code != OpCode.Allocate || Map(value) < 0) return Copy(value, node);
        if (node.Bits == 1 && !isOfRefreshed) Target.Clear(Map(value));
        return Map(value);
    }
}
