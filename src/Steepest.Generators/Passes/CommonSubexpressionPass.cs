using System.Text;
using Steepest.Generators.Ir;

namespace Steepest.Generators.Passes;

/// <summary>
/// Computes once what is computed twice: arithmetic, windows, loads of buffers that are not written in between, and whole loops and
/// branches without effects.
/// <code>
/// %4 = Exp %1    …    %9 = Exp %1      →   uses of %9 read %4
/// two loops that add up the same dot product   →   one
/// </code>
/// A value is reused where it is in scope: in its region and the regions inside.
/// </summary>
internal sealed class CommonSubexpressionPass : Rewriter, IPass
{
    private readonly Stack<Dictionary<string, int>> known = new();
    private Structure structure = null!;
    private BufferVersions versions = null!;

    public string Name => "common subexpressions";

    public Function Run(Function function) => new CommonSubexpressionPass().Rewrite(function);

    protected override void Prepare()
    {
        structure = new Structure(Source);
        known.Clear();
        known.Push([]);
        versions = new BufferVersions(structure);
    }

    protected override void Enter(int owner, int region)
    {
        // What a loop writes is different in every iteration.
        if (Source[owner].Code is OpCode.For or OpCode.While) versions.PassAll(owner);
        known.Push([]);
    }

    protected override void Leave(int owner, int region)
    {
        known.Pop();
        versions.PassAll(owner);
    }

    protected override int Visit(int value, Node node)
    {
        if (node.HasEffect && node.Code != OpCode.Guard)
        {
            versions.Pass(node);
            return Copy(value, node);
        }

        if (node.Code == OpCode.Result)
        {
            var owner = Map(node.Operands[0]);
            return Reuse($"result {node.Bits} {owner}", () => Copy(value, node), node);
        }

        if (node.Code is OpCode.Parameter or OpCode.Allocate or OpCode.Stack || !IsPure(value, node)) return Copy(value, node);
        var text = new StringBuilder();
        Describe(value, node, text, []);
        return Reuse(text.ToString(), () => Copy(value, node), node);
    }

    private int Reuse(string key, Func<int> make, Node node)
    {
        foreach (var scope in known)
        {
            if (scope.TryGetValue(key, out var value)) return Target.Name(value, node.Name);
        }

        return known.Peek()[key] = make();
    }

    private bool IsPure(int value, Node node)
        => node.Regions.Count == 0 || structure.Inside(value).All(inner => !Source[inner].HasEffect && Source[inner].Code is not (OpCode.Allocate or OpCode.Stack));

    /// <summary>A text that is the same for what computes the same: outer values by their counterpart, inner ones by their order.</summary>
    private void Describe(int value, Node node, StringBuilder text, Dictionary<int, int> local)
    {
        string Value(int operand) => local.TryGetValue(operand, out var position) ? "l" + position : "v" + Map(operand);
        var operands = node.Operands.Select(Value);
        if (node.Operator is { IsCommutative: true }) operands = operands.OrderBy(text => text, StringComparer.Ordinal);
        text.Append((int)node.Code).Append(' ').Append(node.Operator?.Name).Append(' ').Append(node.Type).Append(' ').Append(node.Bits).Append(' ').Append(node.Code == OpCode.Guard ? node.Literal : null).Append(' ').Append(string.Join(" ", operands));
        if (node.Code == OpCode.Load) text.Append(" at ").Append(versions.Of(node.Operands[0]));
        text.Append('\n');
        foreach (var region in node.Regions)
        {
            foreach (var argument in region.Arguments) local[argument] = local.Count;
            foreach (var inner in region.Body)
            {
                Describe(inner, Source[inner], text, local);
                local[inner] = local.Count;
            }

            text.Append("yield ").Append(string.Join(" ", region.Yields.Select(Value))).Append('\n');
        }
    }
}
