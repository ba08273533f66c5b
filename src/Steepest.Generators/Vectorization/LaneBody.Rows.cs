using Steepest.Generators.Ir;

namespace Steepest.Generators.Vectorization;

/// <summary>Iterations that are rows: the memory of each, and the loops over their elements.</summary>
internal sealed partial class LaneBody : IRows
{
    public int Outside(int value) => values.TryGetValue(value, out var known) && known is Uniform uniform ? uniform.Value : outside(value);

    int IRows.Vector(int value) => Vector(value);

    public int Integer(int value, int row) => Number(value, row);

    public int Memory(int buffer, int row) => values.TryGetValue(buffer, out var known) && known is SeveralWindows several ? several.Windows[row] : Outside(buffer);

    private LaneValue? Rows(int value, Node node)
    {
        var left = new RowBlock(analysis.Inners[value], source, node, target, this, vector).Write();
        for (var i = 0; i < left.Length; i++) results[(value, i)] = new InLanes(left[i]);
        return null;
    }

    private LaneValue Windows(int value, Node node)
    {
        var (buffer, length) = (Outside(node.Operands[0]), Outside(node.Operands[2]));
        if (analysis.KindOf(value) == LaneKind.Uniform) return new Uniform(target.Slice(buffer, Outside(node.Operands[1]), length));
        return new SeveralWindows([.. Enumerable.Range(0, vector.Lanes).Select(row => target.Name(target.Slice(buffer, Number(node.Operands[1], row), length), node.Name is { } name ? name + Numeral(row) : null))]);
    }

    /// <summary>An element of each row's own memory.</summary>
    private LaneValue OfWindows(Node node)
    {
        int[] numbers = [.. Enumerable.Range(0, vector.Lanes).Select(row => target.Load(Memory(node.Operands[0], row), Number(node.Operands[1], row)))];
        return node.Type.IsFloating ? new InLanes(Packed(numbers)) : new Several(numbers);
    }
}
