using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Vectorization;

/// <summary>Memory of a tile: arrays of each iteration's own lie side by side, element by element; what is added to shared memory is summed up first.</summary>
internal sealed partial class TileBody
{
    private readonly Dictionary<int, int> lengths = [];
    private readonly Dictionary<int, int> rooms = [];
    private int width;
    private int block;

    /// <summary>Before the loop: how long arrays are that hold those of all lanes.</summary>
    public void Prepare()
    {
        foreach (var array in analysis.Expanded) lengths[array] = target.Apply(Operators.Multiply, source[source[array].Operands[0]] is { Code: OpCode.Constant } constant ? target.Integer(constant.Bits) : outside(source[array].Operands[0]), target.Integer(Width));
        width = target.Integer(Width);
        block = target.Integer(vector.Lanes * vector.Lanes);
        foreach (var array in analysis.Products.Select(product => source[product.Load].Operands[0]).Where(analysis.Expanded.Contains).Distinct())
            rooms[array] = target.Emit(Routines.Room, IrType.Int32, source[source[array].Operands[0]] is { Code: OpCode.Constant } constant ? target.Integer(constant.Bits) : outside(source[array].Operands[0]));
        PrepareColumns();
        PrepareProducts();
    }

    private Uniform Allocate(int value, Node node)
        => new(target.Add(node with { Operands = EquatableArray.Of(lengths.TryGetValue(value, out var length) ? length : Number(node.Operands[0])), Ordinal = -1 }));

    private Uniform Window(Node node)
    {
        var (start, length) = (Number(node.Operands[1]), Number(node.Operands[2]));
        if (!analysis.IsExpanded(node.Operands[0])) return new Uniform(target.Slice(Number(node.Operands[0]), start, length));
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
        var index = node.Operands[1];
        if (analysis.IsExpanded(node.Operands[0]))
            return new Tiled(analysis.KindOf(index) == LaneKind.Uniform ? Own(value, node, Number(node.Operands[0])) : Collected(lane => target.Load(Number(node.Operands[0]), OwnPlace(index, lane))));
        if (analysis.KindOf(value) == LaneKind.Uniform) return new Uniform(target.Load(Number(node.Operands[0]), Number(index)));
        if (node.Type == IrType.Boolean) return new Tiled(Conditions(value));
        return new Tiled(gathered.TryGetValue(value, out var column) ? InColumn(column) : Collected(lane => target.Load(At(node.Operands[0], lane), At(index, lane))));
    }

    private int[] Own(int access, Node node, int buffer)
    {
        var start = Place(access, node);
        return Each(way => target.LoadVector(buffer, Behind(start, way)));
    }

    private LaneValue? Store(int value, Node node)
    {
        var buffer = Number(node.Operands[0]);
        if (analysis.KindOf(node.Operands[1]) != LaneKind.Uniform)
        {
            Distribute(Each(way => Vector(node.Operands[2], way)), (lane, number) => target.Store(buffer, OwnPlace(node.Operands[1], lane), number));
            return null;
        }

        if (!analysis.IsExpanded(node.Operands[0]))
        {
            target.Store(buffer, Number(node.Operands[1]), Number(node.Operands[2]));
            return null;
        }

        var start = Place(value, node);
        for (var way = 0; way < ways; way++)
        {
            var stored = Vector(node.Operands[2], way);
            if (isBranching) stored = target.Apply(Operators.Select, live[way], stored, target.LoadVector(buffer, Behind(start, way)));
            target.Store(buffer, Behind(start, way), stored);
        }

        return null;
    }

    private LaneValue? Accumulate(int value, Node node)
    {
        if (analysis.IsProduct(value)) return null;
        var buffer = Number(node.Operands[0]);
        var isOwn = analysis.IsExpanded(node.Operands[0]);
        if (analysis.KindOf(node.Operands[1]) != LaneKind.Uniform)
        {
            // Lanes may meet the same element of shared memory, so one after the other.
            Distribute(Each(way => Counted(node.Operands[2], way)), (lane, number) => target.Accumulate(buffer, isOwn ? OwnPlace(node.Operands[1], lane) : At(node.Operands[1], lane), number));
        }
        else if (isOwn)
        {
            var start = Place(value, node);
            for (var way = 0; way < ways; way++)
            {
                var amount = isBranching ? Counted(node.Operands[2], way) : Vector(node.Operands[2], way);
                target.Store(buffer, Behind(start, way), target.Apply(Operators.Add, target.LoadVector(buffer, Behind(start, way)), amount));
            }
        }
        else if (!IsCollected(value, node))
        {
            target.Accumulate(buffer, Number(node.Operands[1]), target.Emit(LaneOperators.LaneSum, analysis.Element, OverWays(value)));
        }

        return null;
    }

    /// <summary>What the lanes that count add, with the vectors added up.</summary>
    private int OverWays(int addition)
    {
        var amount = source[addition].Operands[2];
        var parts = counted.TryGetValue(addition, out var known)
            ? Each(way => known.Others.Select(other => Vector(other, way)).Aggregate(known.Factor[way], (product, other) => target.Apply(Operators.Multiply, product, other)))
            : Each(way => Counted(amount, way));
        return parts.Aggregate((first, second) => target.Apply(Operators.Add, first, second));
    }

    /// <summary>For additions in a loop, what is the same in all its iterations of the product that is added, in the lanes that count, and what is not.</summary>
    private readonly Dictionary<int, (int[] Factor, IReadOnlyList<int> Others)> counted = [];

    /// <summary>
    /// Before a loop: lanes that do not count are cleared in what is the same in all iterations, rather than in each product. Where another
    /// factor is not finite, a sum that would be infinite is NaN then.
    /// </summary>
    private void CountBefore(Region region)
    {
        foreach (var value in region.Body)
        {
            var node = source[value];
            if (node.Code != OpCode.Accumulate || analysis.IsProduct(value) || analysis.IsExpanded(node.Operands[0]) || analysis.KindOf(node.Operands[1]) != LaneKind.Uniform) continue;
            var (factors, others) = (new List<int>(), new List<int>());
            var scale = TakeFactors(node.Operands[2], region, factors, others);
            if (others.Count == 0 || !factors.Any(factor => analysis.KindOf(factor) == LaneKind.Vector)) continue;
            counted[value] = (Each(way =>
            {
                var product = factors.Select(factor => Vector(factor, way)).Aggregate(target.Constant(vector, scale), (first, second) => target.Apply(Operators.Multiply, first, second));
                return target.Apply(Operators.Select, live[way], product, target.Constant(vector, 0));
            }), others);
        }
    }

    /// <summary>Takes a product apart into what is the same in all iterations of a loop, what is not, and the number that both are multiplied by.</summary>
    private double TakeFactors(int value, Region region, List<int> factors, List<int> others)
    {
        var node = source[value];
        if (region.Body.Contains(value) || region.Arguments.Contains(value))
        {
            if (node.Code == OpCode.Constant) return node.Number;
            if (node.Is(Operators.Multiply)) return TakeFactors(node.Operands[0], region, factors, others) * TakeFactors(node.Operands[1], region, factors, others);
            if (node.Is(Operators.Negate)) return -TakeFactors(node.Operands[0], region, factors, others);

            // What a square leaves.
            if (node.Is(Operators.Add) && node.Operands[0] == node.Operands[1]) return 2 * TakeFactors(node.Operands[0], region, factors, others);
            others.Add(value);
        }
        else
        {
            factors.Add(value);
        }

        return 1;
    }

    /// <summary>
    /// Whether a loop does nothing but add products with factors that a branch made 0 where it was not taken: then it need not run where all lanes
    /// did not take it.
    /// </summary>
    private bool MayBeIdle(Region region)
    {
        if (region.Yields.Count > 0 || isBranching) return false;
        var additions = region.Body.Where(value => source[value].HasEffect && !analysis.IsProduct(value)).ToList();
        return additions.Count > 0 && additions.All(counted.ContainsKey) && additions.All(addition =>
        {
            var factors = new List<int>();
            TakeFactors(source[addition].Operands[2], region, factors, []);
            return factors.Any(factor => source[factor] is { Operator: { } row, Operands: var operands } && row == Operators.Select && operands.Skip(1).Any(operand => source[operand] is { Code: OpCode.Constant, Bits: 0 }));
        });
    }

    /// <summary>Whether any factor of a loop's products is not 0.</summary>
    private int IsAnyAdded(Region region)
    {
        var masks = region.Body.Where(counted.ContainsKey).SelectMany(addition => counted[addition].Factor).Distinct().Select(factor => target.Apply(Operators.NotEqual, factor, target.Constant(vector, 0)));
        return target.Emit(LaneOperators.AnyLane, IrType.Boolean, masks.Aggregate((first, second) => target.Apply(Operators.Or, first, second)));
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

        return StartOf(index);
    }

    /// <summary>Where the vectors of an element are. Those of neighbours are known distances apart, which addresses take for nothing.</summary>
    private int StartOf(int element)
        => IsShifted(element, out var from, out var by)
            ? target.Apply(Operators.Add, target.Apply(Operators.Multiply, from, target.Integer(Width)), target.Integer(unchecked(by * Width)))
            : target.Apply(Operators.Multiply, element, target.Integer(Width));

    private int Behind(int start, int way)
    {
        if (way == 0) return start;
        return IsShifted(start, out var from, out var by)
            ? target.Apply(Operators.Add, from, target.Integer(unchecked(by + (way * vector.Lanes))))
            : target.Apply(Operators.Add, start, target.Integer(way * vector.Lanes));
    }

    /// <summary>Whether an integer is another one and a constant.</summary>
    private bool IsShifted(int value, out int from, out int by)
    {
        (from, by) = (value, 0);
        if (!target[value].Is(Operators.Add) || target[target[value].Operands[1]] is not { Code: OpCode.Constant } constant) return false;
        (from, by) = (target[value].Operands[0], unchecked((int)constant.Bits));
        return true;
    }
}
