using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Passes;

/// <summary>
/// Adds up first what is added to the same element, where nothing looks at the element in between.
/// <code>
/// g[i] += a; g[j] += b; g[i] += c      →   g[j] += b; g[i] += a + c
/// </code>
/// </summary>
internal sealed class GatheringPass : Rewriter, IPass
{
    private readonly Dictionary<int, int> next = [];
    private readonly Dictionary<int, int> gathered = [];
    private Structure structure = null!;

    public string Name => "gathering";

    public Function Run(Function function) => new GatheringPass().Rewrite(function);

    protected override void Prepare()
    {
        structure = new Structure(Source);
        next.Clear();
        gathered.Clear();
        Scan(Source.Body);
    }

    protected override int Visit(int value, Node node)
    {
        if (node.Code != OpCode.Accumulate) return Copy(value, node);
        var amount = Map(node.Operands[2]);
        if (gathered.TryGetValue(value, out var before)) amount = Target.Apply(Operators.Add, before, amount);
        if (next.TryGetValue(value, out var later))
        {
            gathered[later] = amount;
            return -1;
        }

        Target.Accumulate(Map(node.Operands[0]), Map(node.Operands[1]), amount);
        return -1;
    }

    /// <summary>Links each addition to the next one to the same element of the same buffer, by way of a region without loads of it.</summary>
    private void Scan(Region region)
    {
        var open = new Dictionary<(int Buffer, int Index), int>();
        foreach (var value in region.Body)
        {
            var node = Source[value];
            if (node.Code == OpCode.Accumulate)
            {
                var key = (node.Operands[0], node.Operands[1]);
                if (open.TryGetValue(key, out var before)) next[before] = value;
                open[key] = value;
            }

            foreach (var met in structure.Inside(value).Prepend(value))
            {
                if (Source[met].Code is OpCode.Load or OpCode.Store or OpCode.Clear or OpCode.Routine)
                    foreach (var buffer in Source[met].Operands.Where(operand => Source[operand].Type.IsBuffer)) Close(structure.Root(buffer));
            }

            foreach (var inner in node.Regions) Scan(inner);
        }

        void Close(int root)
        {
            foreach (var key in open.Keys.Where(key => structure.Root(key.Buffer) == root).ToList()) open.Remove(key);
        }
    }
}
