using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Passes;

/// <summary>
/// Adds to an element in place where it is read for nothing else: what it held keeps its adjoint, which then need not be moved.
/// <code>
/// x = load a, i; store a, i, x + v      →   accumulate a, i, v
/// </code>
/// </summary>
internal sealed class AccumulationPass : Rewriter, IRoundingPass
{
    private readonly Dictionary<int, int> amounts = [];
    private readonly HashSet<int> gone = [];
    private Structure structure = null!;

    public string Name => "accumulation";

    public Function Run(Function function) => new AccumulationPass().Rewrite(function);

    protected override void Prepare()
    {
        structure = new Structure(Source);
        amounts.Clear();
        gone.Clear();
        foreach (var store in structure.Inside(Source.Body).Where(value => Source[value].Code == OpCode.Store && !Source[Source[value].Operands[2]].Type.IsVector)) Consider(store, Source[store]);
    }

    protected override int Visit(int value, Node node)
    {
        if (gone.Contains(value)) return -1;
        return Copy(value, amounts.TryGetValue(value, out var amount) ? node with { Code = OpCode.Accumulate, Operands = EquatableArray.Of(node.Operands[0], node.Operands[1], amount) } : node);
    }

    private void Consider(int store, Node node)
    {
        var sum = node.Operands[2];
        if (!Source[sum].Is(Operators.Add) || !Source[sum].Type.IsFloating || structure.Uses(sum).Count != 1 || !IsBeside(sum, store)) return;
        for (var position = 0; position < 2; position++)
        {
            var load = Source[sum].Operands[position];
            if (Source[load].Code != OpCode.Load || structure.Uses(load).Count != 1 || !IsBeside(load, store) || Source[load].Operands[0] != node.Operands[0] || Source[load].Operands[1] != node.Operands[1]) continue;
            if (IsWrittenBetween(load, store, structure.Root(node.Operands[0]))) continue;
            amounts[store] = Source[sum].Operands[1 - position];
            gone.Add(sum);
            gone.Add(load);
            return;
        }
    }

    private bool IsBeside(int value, int store) => structure.Owner(value) == structure.Owner(store) && structure.RegionOf(value) == structure.RegionOf(store);

    private bool IsWrittenBetween(int load, int store, int root)
    {
        var body = structure.Owner(store) is >= 0 and var owner ? Source[owner].Regions[structure.RegionOf(store)].Body : Source.Body.Body;
        var between = body.SkipWhile(value => value != load).Skip(1).TakeWhile(value => value != store);
        return between.SelectMany(value => structure.Inside(value).Prepend(value)).Any(value => Source[value] is { Code: OpCode.Store or OpCode.Accumulate or OpCode.Clear } write && structure.Root(write.Operands[0]) == root);
    }
}
