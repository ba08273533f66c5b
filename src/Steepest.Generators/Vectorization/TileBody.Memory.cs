using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Vectorization;

/// <summary>Memory of a tile: arrays of each iteration's own lie side by side, element by element; what is added to shared memory is summed up first.</summary>
internal sealed partial class TileBody
{
    private readonly Dictionary<int, int> lengths = [];

    /// <summary>Before the loop: how long arrays are that hold those of all lanes.</summary>
    public void Prepare()
    {
        foreach (var array in analysis.Expanded) lengths[array] = target.Apply(Operators.Multiply, source[source[array].Operands[0]] is { Code: OpCode.Constant } constant ? target.Integer(constant.Bits) : outside(source[array].Operands[0]), target.Integer(Width));
        PrepareColumns();
    }

    private Uniform Allocate(int value, Node node)
        => new(target.Add(node with { Operands = EquatableArray.Of(lengths.TryGetValue(value, out var length) ? length : Number(node.Operands[0])), Ordinal = -1 }));

    private Uniform Window(Node node)
    {
        var (start, length) = (Number(node.Operands[1]), Number(node.Operands[2]));
        if (!analysis.IsExpanded(node.Operands[0])) return new Uniform(target.Slice(Number(node.Operands[0]), start, length));
        var width = target.Integer(Width);
        return new Uniform(target.Slice(Number(node.Operands[0]), target.Apply(Operators.Multiply, start, width), target.Apply(Operators.Multiply, length, width)));
    }

    /// <summary>How many elements each lane has.</summary>
    private int Length(int buffer)
        => !analysis.IsExpanded(buffer) ? target.Length(Number(buffer)) : Number(source[buffer].Operands[source[buffer].Code == OpCode.Slice ? 2 : 0]);

    private LaneValue? Clear(Node node)
    {
        target.Clear(Number(node.Operands[0]));
        return null;
    }

    private LaneValue Load(int value, Node node)
    {
        var buffer = Number(node.Operands[0]);
        if (analysis.IsExpanded(node.Operands[0])) return new Tiled(Own(value, node, buffer));
        if (gathered.TryGetValue(value, out var column)) return new Tiled(InColumn(column));
        switch (analysis.KindOf(value))
        {
            case LaneKind.Uniform:
                return new Uniform(target.Load(buffer, Number(node.Operands[1])));
            case LaneKind.Several:
                return new Several(EachLane(lane => target.Load(buffer, Number(node.Operands[1], lane))));
            default:
                return new Tiled(Each(way => Packed([.. Enumerable.Range(way * vector.Lanes, vector.Lanes).Select(lane => target.Load(buffer, Number(node.Operands[1], lane)))])));
        }
    }

    private int[] Own(int access, Node node, int buffer)
    {
        var start = Place(access, node);
        return Each(way => target.LoadVector(buffer, At(start, way)));
    }

    private LaneValue? Store(int value, Node node)
    {
        var buffer = Number(node.Operands[0]);
        if (!analysis.IsExpanded(node.Operands[0]))
        {
            target.Store(buffer, Number(node.Operands[1]), Number(node.Operands[2]));
            return null;
        }

        var start = Place(value, node);
        for (var way = 0; way < ways; way++)
        {
            var stored = Vector(node.Operands[2], way);
            if (isBranching) stored = target.Apply(Operators.Select, live[way], stored, target.LoadVector(buffer, At(start, way)));
            target.Store(buffer, At(start, way), stored);
        }

        return null;
    }

    private LaneValue? Accumulate(int value, Node node)
    {
        var buffer = Number(node.Operands[0]);
        if (analysis.IsExpanded(node.Operands[0]))
        {
            var start = Place(value, node);
            for (var way = 0; way < ways; way++)
            {
                var amount = isBranching ? Counted(node.Operands[2], way) : Vector(node.Operands[2], way);
                target.Store(buffer, At(start, way), target.Apply(Operators.Add, target.LoadVector(buffer, At(start, way)), amount));
            }

            return null;
        }

        var amounts = Each(way => Counted(node.Operands[2], way));
        if (analysis.KindOf(node.Operands[1]) == LaneKind.Uniform)
        {
            var sum = amounts.Aggregate((first, second) => target.Apply(Operators.Add, first, second));
            target.Accumulate(buffer, Number(node.Operands[1]), target.Emit(LaneOperators.LaneSum, analysis.Element, sum));
            return null;
        }

        // Lanes may meet the same element, so one after the other.
        for (var lane = 0; lane < Width; lane++)
            target.Accumulate(buffer, Number(node.Operands[1], lane), target.Emit(LaneOperators.Lane, analysis.Element, amounts[lane / vector.Lanes], target.Integer(lane % vector.Lanes)));
        return null;
    }

    /// <summary>Where the vectors of an element begin. What is not seen to lie within the array is checked, since vectors are not.</summary>
    private int Place(int access, Node node)
    {
        var index = Number(node.Operands[1]);
        if (!analysis.IsWithin(access))
        {
            var isOutside = target.Apply(Operators.Or, target.Apply(Operators.Less, index, target.Integer(0)), target.Apply(Operators.GreaterOrEqual, index, Length(node.Operands[0])));
            target.Guard(isOutside, "new global::System.IndexOutOfRangeException()");
        }

        return target.Apply(Operators.Multiply, index, target.Integer(Width));
    }

    private int At(int start, int way) => way == 0 ? start : target.Apply(Operators.Add, start, target.Integer(way * vector.Lanes));
}
