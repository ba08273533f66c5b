using Steepest.Generators.Ir;

namespace Steepest.Generators.Emit.Parts;

/// <summary>Copies one part of a function: what it reads of earlier parts is loaded or computed again where it is first read.</summary>
internal sealed class Part(Structure structure, Repeatable repeatable, Cuts chunks, SharedBuffers shared, int chunk) : Rewriter
{
    private readonly Dictionary<ElementType, int> kept = [];
    private bool isLast;

    public Function Build()
    {
        isLast = chunk == chunks.Count - 1;
        var function = structure.Function;
        var target = new FunctionBuilder { IsStrict = function.IsStrict, VectorBits = function.VectorBits };
        RewriteInto(function, target);
        target.Ordinal = -1;
        if (isLast)
        {
            foreach (var value in function.Body.Yields) Bring(value);
        }

        return target.Build(function.Name, isLast ? Map(function.Body.Yields) : [], isLast ? function.Results : [], function.Quotes);
    }

    /// <summary>Declares the parameters: those that the part reads, itself or by what it computes again.</summary>
    protected override void Prepare()
    {
        var read = new HashSet<int>();
        var keeps = new HashSet<ElementType>();
        foreach (var value in Source.Body.Body.Where(value => chunks[value] == chunk && !repeatable[value]))
        {
            if (shared.SlotOf(value) >= 0) keeps.Add(Source[value].Type.Element);
            foreach (var operand in Outside(value)) Reach(operand, read, keeps);
        }

        if (isLast)
        {
            foreach (var value in Source.Body.Yields) Reach(value, read, keeps);
        }

        foreach (var value in Source.Body.Body.Where(value => Source[value].Code == OpCode.Parameter && read.Contains(value)))
            Assume(value, Target.Parameter(Source.Parameters[(int)Source[value].Bits]));
        foreach (var (allocation, type, parameter) in shared.Parameters())
        {
            if (allocation >= 0 && read.Contains(allocation)) Assume(allocation, Target.Parameter(parameter));
            else if (allocation < 0 && keeps.Contains(type)) kept[type] = Target.Parameter(parameter);
        }
    }

    protected override int Visit(int value, Node node)
    {
        if (structure.Owner(value) >= 0) return Copy(value, node);
        if (repeatable[value] || chunks[value] != chunk) return Map(value);
        var ordinal = Target.Ordinal;
        foreach (var operand in Outside(value)) Bring(operand);
        Target.Ordinal = ordinal;
        var copy = Copy(value, node);
        if (shared.SlotOf(value) is >= 0 and var slot) Target.Store(kept[node.Type.Element], Target.Integer(slot), copy);
        return copy;
    }

    /// <summary>The values of the outermost region that a node reads, itself or from inside its regions.</summary>
    private IEnumerable<int> Outside(int value)
        => structure.Inside(value).Prepend(value)
            .SelectMany(reader => Source[reader].Operands.Concat(Source[reader].Regions.SelectMany(region => region.Yields)))
            .Where(operand => structure.Owner(operand) < 0 && operand != value).Distinct();

    private void Reach(int value, HashSet<int> read, HashSet<ElementType> keeps)
    {
        if (!read.Add(value) || Source[value].Code == OpCode.Allocate) return;
        if (!repeatable[value])
        {
            if (chunks[value] < chunk) keeps.Add(Source[value].Type.Element);
            return;
        }

        foreach (var operand in Source[value].Operands) Reach(operand, read, keeps);
    }

    private void Bring(int value)
    {
        if (Map(value) >= 0) return;
        var node = Source[value];
        if (repeatable[value])
        {
            foreach (var operand in node.Operands) Bring(operand);
            Assume(value, node.Code == OpCode.Length ? Target.Length(Map(node.Operands[0])) : Copy(value, node));
            return;
        }

        var load = Target.Load(kept[node.Type.Element], Target.Integer(shared.SlotOf(value)));
        Target.Ordinal = -1;
        Assume(value, Target.Name(load, node.Name));
    }
}
