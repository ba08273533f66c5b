using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Vectorization;

/// <summary>
/// Writes as many iterations of a loop as a vector has lanes, side by side. Branches become selections: both paths are computed in every lane,
/// and what the path not taken computes is discarded bit by bit, never multiplied by 0.
/// <code>
/// x = load a, i        →   x = load vector a, i
/// if x &gt; 0: s += x     →   s = select(x &gt; 0, s + x, s)
/// </code>
/// </summary>
internal sealed partial class LaneBody
{
    private readonly LaneAnalysis analysis;
    private readonly Function source;
    private readonly FunctionBuilder target;
    private readonly Func<int, int> outside;
    private readonly Dictionary<int, LaneValue> values = [];
    private readonly IDictionary<int, int> sums;
    private readonly IReadOnlyDictionary<int, int> splats;
    private readonly IrType vector;
    private int? mask;
    private bool isRepeating;

    /// <param name="analysis">What the loop's values are.</param>
    /// <param name="source">The function that the loop stands in.</param>
    /// <param name="target">Where to write.</param>
    /// <param name="outside">What values from outside the loop have become.</param>
    /// <param name="sums">The accumulators of additions to one element, by node; they are replaced.</param>
    /// <param name="splats">Numbers from outside the loop as vectors.</param>
    public LaneBody(LaneAnalysis analysis, Function source, FunctionBuilder target, Func<int, int> outside, IDictionary<int, int> sums, IReadOnlyDictionary<int, int> splats)
    {
        this.splats = splats;
        this.analysis = analysis;
        this.source = source;
        this.target = target;
        this.outside = outside;
        this.sums = sums;
        vector = analysis.Element.ToVector(target.VectorBits);
    }

    /// <param name="region">The loop's body.</param>
    /// <param name="first">The induction variable in the first lane.</param>
    /// <param name="carried">The carried vectors; for delays, what the iterations before computed.</param>
    /// <param name="live">The lanes that count, as a mask; null for all.</param>
    /// <returns>What the carried vectors become.</returns>
    public int[] Run(Region region, int first, int[] carried, int? live)
    {
        mask = live;
        isRepeating = live != null;
        values[region.Arguments[0]] = new Consecutive(first);
        for (var i = 0; i < carried.Length; i++) delays[region.Arguments[i + 1]] = (region.Yields[i], carried[i]);
        for (var i = 0; i < carried.Length; i++)
        {
            if (analysis.Carriages[i] != Carriage.Delay) values[region.Arguments[i + 1]] = new InLanes(carried[i]);
        }

        Walk(region);
        return [.. region.Yields.Select((yield, i) => Carry(analysis.Carriages[i], carried[i], yield))];
    }

    private readonly Dictionary<int, (int Yield, int Before)> delays = [];

    private int Carry(Carriage carriage, int before, int yield)
    {
        var now = Vector(yield);
        return mask is { } live && carriage is not (Carriage.Delay or Carriage.WidenedSum) ? target.Apply(Operators.Select, live, now, before) : now;
    }

    private void Walk(Region region)
    {
        foreach (var value in region.Body)
        {
            if (values.ContainsKey(value)) continue;
            target.Ordinal = source[value].Ordinal;
            if (Write(value, source[value]) is not { } written) continue;
            if (written is InLanes named) target.Name(named.Value, source[value].Name);
            else if (written is Several several && source[value].Name is { } name)
                for (var lane = 0; lane < several.Values.Length; lane++) target.Name(several.Values[lane], name + Numeral(lane));
            values[value] = written;
        }
    }

    private static string Numeral(int lane) => lane.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private LaneValue? Write(int value, Node node) => node.Code switch
    {
        OpCode.Operator => Apply(value, node),
        OpCode.Load => Load(value, node),
        OpCode.Store => Store(value, node),
        OpCode.Accumulate => Accumulate(value, node),
        OpCode.If => Branch(value, node),
        OpCode.Guard => Guard(node),
        OpCode.For => Rows(value, node),
        OpCode.Slice => Windows(value, node),
        OpCode.Result => results[(node.Operands[0], node.Bits)],
        OpCode.Length => new Uniform(target.Length(outside(node.Operands[0]))),
        _ => new Uniform(target.Add(node)),
    };

    /// <summary>What throws in one iteration throws in all of them, and so in the first.</summary>
    private LaneValue? Guard(Node node)
    {
        target.Guard(((Uniform)Of(node.Operands[0])).Value, node.Literal!, [.. node.Operands.Skip(1).Select(operand => ((Uniform)Of(operand)).Value)]);
        return null;
    }

    private LaneValue Apply(int value, Node node)
    {
        switch (analysis.KindOf(value))
        {
            case LaneKind.Uniform:
                return new Uniform(Scalar(node, [.. node.Operands.Select(operand => ((Uniform)Of(operand)).Value)]));
            case LaneKind.Consecutive:
                return new Consecutive(target.Apply(node.Operator!, [.. node.Operands.Select(operand => Of(operand) is Consecutive consecutive ? consecutive.First : ((Uniform)Of(operand)).Value)]));
            case LaneKind.Several:
                return new Several([.. Enumerable.Range(0, vector.Lanes).Select(lane => Scalar(node, [.. node.Operands.Select(operand => Number(operand, lane))]))]);
        }

        if (analysis.IsWidened(value)) return new InLanes(Widened(node));
        if (node.Is(Operators.Convert)) return new InLanes(Converted(node));
        return new InLanes(target.Apply(node.Operator!, [.. node.Operands.Select(Vector)]));
    }

    private int Widened(Node node)
    {
        // The number before it is widened, which one that is the same in all iterations is already.
        var widening = source[node.Operands[0]].Is(Operators.Convert) ? 0 : 1;
        var (sum, amount) = (Vector(node.Operands[1 - widening]), Vector(source[node.Operands[widening]].Operands[0]));
        if (mask is { } live) amount = target.Apply(Operators.Select, live, amount, target.Constant(vector, 0));
        return target.Apply(Operators.Add, sum, target.Emit(LaneOperators.WidenedSum, IrType.Double.ToVector(target.VectorBits), amount));
    }

    private int Scalar(Node node, int[] operands) => node.Operator!.Typing == Typing.Stated ? target.Add(node with { Operands = EquatableArray.Of(operands), Ordinal = -1 }) : target.Apply(node.Operator, operands);

    /// <summary>An integer as a number; what is widened to be summed up stays as it is.</summary>
    private int Converted(Node node)
    {
        var operand = node.Operands[0];
        switch (Of(operand))
        {
            case Consecutive consecutive:
                return target.Apply(Operators.Add, target.Emit(LaneOperators.Splat, vector, target.Convert(consecutive.First, analysis.Element)), target.Emit(LaneOperators.Indices, vector));
            case Several several:
                return Packed([.. several.Values.Select(number => target.Convert(number, analysis.Element))]);
            default:
                return Vector(operand);
        }
    }

    /// <summary>Where a value comes from the iteration before, what that computed, moved on by a lane.</summary>
    private LaneValue Of(int value)
    {
        if (values.TryGetValue(value, out var known)) return known;
        if (delays.TryGetValue(value, out var delay)) return values[value] = new InLanes(target.Emit(LaneOperators.Shift, vector, delay.Before, Ahead(delay.Yield)));
        return new Uniform(outside(value));
    }

    /// <summary>What an iteration hands on does not depend on what it got, so that it can be written first.</summary>
    private int Ahead(int value)
    {
        WriteAhead(value);
        return Vector(value);
    }

    private void WriteAhead(int value)
    {
        if (values.ContainsKey(value) || analysis.IsOutside(value)) return;
        if (delays.ContainsKey(value))
        {
            Of(value);
            return;
        }

        foreach (var operand in source[value].Operands.Where(operand => !source[operand].Type.IsBuffer)) WriteAhead(operand);
        values[value] = Write(value, source[value])!;
    }

    /// <summary>The value as a vector of numbers, or as a mask.</summary>
    private int Vector(int value)
    {
        if (splats.TryGetValue(value, out var splat)) return splat;
        switch (Of(value))
        {
            case InLanes lanes:
                return lanes.Value;
            case Several several:
                return Packed(several.Values);
            case Consecutive:
                throw new InvalidOperationException($"%{value} is an integer.");
            case Uniform { Value: var scalar } when target.TypeOf(scalar) == IrType.Boolean:
                return target.Emit(LaneOperators.SplatMask, vector.ToMask(), scalar);
            case Uniform { Value: var scalar }:
                return Splat(target, scalar);
            default:
                throw new InvalidOperationException($"%{value} has no form.");
        }
    }

    /// <summary>One number in all lanes.</summary>
    public static int Splat(FunctionBuilder target, int scalar)
        => target[scalar] is { Code: OpCode.Constant } constant
            ? target.Constant(constant.Type.ToVector(target.VectorBits), constant.Number, constant.Literal)
            : target.Name(target.Emit(LaneOperators.Splat, target.TypeOf(scalar).ToVector(target.VectorBits), scalar), target[scalar].Name is { } name ? name + "Lanes" : null);

    private int Packed(int[] numbers)
        => target.TypeOf(numbers[0]) == IrType.Boolean
            ? target.Emit(LaneOperators.PackMask(vector.Lanes), vector.ToMask(), numbers)
            : target.Emit(LaneOperators.Pack(vector.Lanes), vector, numbers);

    /// <summary>The integer or boolean of a lane.</summary>
    private int Number(int value, int lane) => Of(value) switch
    {
        Uniform uniform => uniform.Value,
        Consecutive consecutive => lane == 0 ? consecutive.First : target.Apply(Operators.Add, consecutive.First, target.Integer(lane)),
        Several several => several.Values[lane],
        _ => throw new InvalidOperationException($"%{value} is a vector."),
    };

    private LaneValue Load(int value, Node node)
    {
        if (analysis.KindOf(node.Operands[0]) == LaneKind.Several) return OfWindows(node);
        var buffer = Outside(node.Operands[0]);
        if (analysis.KindOf(value) == LaneKind.Uniform) return new Uniform(target.Load(buffer, ((Uniform)Of(node.Operands[1])).Value));
        if (Of(node.Operands[1]) is Consecutive consecutive && analysis.IsContiguous(value)) return new InLanes(target.LoadVector(buffer, consecutive.First));
        int[] numbers = [.. Enumerable.Range(0, vector.Lanes).Select(lane => target.Load(buffer, Number(node.Operands[1], lane)))];
        return node.Type.IsFloating ? new InLanes(Packed(numbers)) : new Several(numbers);
    }

    /// <summary>An element that does not count stays as it is; one that has run already may be stored again where that changes nothing.</summary>
    private LaneValue? Store(int value, Node node)
    {
        var (buffer, index, stored) = (outside(node.Operands[0]), ((Consecutive)Of(node.Operands[1])).First, Vector(node.Operands[2]));
        if (mask is { } live && !(isRepeating && analysis.IsRepeatable)) stored = target.Apply(Operators.Select, live, stored, target.LoadVector(buffer, index));
        target.Store(buffer, index, stored);
        return null;
    }

    private LaneValue? Accumulate(int value, Node node)
    {
        var amount = Vector(node.Operands[2]);
        if (mask is { } live) amount = target.Apply(Operators.Select, live, amount, target.Constant(vector, 0));
        if (sums.TryGetValue(value, out var sum))
        {
            sums[value] = target.Apply(Operators.Add, sum, amount);
            return null;
        }

        var (buffer, index) = (outside(node.Operands[0]), ((Consecutive)Of(node.Operands[1])).First);
        target.Store(buffer, index, target.Apply(Operators.Add, target.LoadVector(buffer, index), amount));
        return null;
    }

    private readonly Dictionary<(int Branch, long Position), LaneValue> results = [];

    private LaneValue? Branch(int value, Node node)
    {
        var (around, wasRepeating) = (mask, isRepeating);
        isRepeating = false;
        var condition = Vector(node.Operands[0]);
        mask = around is { } live ? target.Apply(Operators.And, live, condition) : condition;
        Walk(node.Regions[0]);
        if (node.Regions[1].Body.Count > 0)
        {
            var opposite = target.Apply(Operators.Not, condition);
            mask = around is { } rest ? target.Apply(Operators.And, rest, opposite) : opposite;
            Walk(node.Regions[1]);
        }

        (mask, isRepeating) = (around, wasRepeating);
        for (var i = 0; i < node.Regions[0].Yields.Count; i++)
        {
            if (analysis.IsRead(value, i)) results[(value, i)] = new InLanes(target.Apply(Operators.Select, condition, Vector(node.Regions[0].Yields[i]), Vector(node.Regions[1].Yields[i])));
        }

        return null;
    }
}
