using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Vectorization;

/// <summary>
/// Writes a tile: as many iterations as some vectors have lanes, side by side, with the loops in them run once for all.
/// <code>
/// a = allocate n; for j: a[j] = x[i·n + j] − c[j]   →   a = allocate n · 16; for j: a0 = x[i·n + j], x[(i + 1)·n + j], … − c[j]; a1 = …; a[16·j …] = a0, a1
/// g[j] += a[j]                                      →   g[j] += sum of a0 + a1
/// </code>
/// </summary>
internal sealed partial class TileBody
{
    private readonly TileAnalysis analysis;
    private readonly Function source;
    private readonly Structure structure;
    private readonly FunctionBuilder target;
    private readonly Func<int, int> outside;
    private readonly int ways;
    private readonly IrType vector;
    private TileScope scope = new(null);
    private int[] live;
    private bool isBranching;

    /// <param name="analysis">What the loop's values are.</param>
    /// <param name="structure">The function that the loop stands in.</param>
    /// <param name="target">Where to write.</param>
    /// <param name="outside">What values from outside the loop have become.</param>
    /// <param name="ways">How many vectors a tile has.</param>
    public TileBody(TileAnalysis analysis, Structure structure, FunctionBuilder target, Func<int, int> outside, int ways)
    {
        this.analysis = analysis;
        this.structure = structure;
        this.target = target;
        this.outside = outside;
        this.ways = ways;
        source = structure.Function;
        vector = analysis.Element.ToVector(target.VectorBits);
        live = [];
    }

    /// <summary>The number of iterations in a tile.</summary>
    public int Width => ways * vector.Lanes;

    /// <param name="region">The loop's body.</param>
    /// <param name="first">The induction variable in the first lane.</param>
    /// <param name="passed">How many lanes have run already.</param>
    /// <param name="carried">The sums so far, one after the other, each as so many vectors.</param>
    /// <param name="counting">The lanes that count, as a mask for each vector.</param>
    /// <returns>What the sums become.</returns>
    public int[] Run(Region region, int first, int passed, int[] carried, int[] counting)
    {
        firstCounting = passed;
        live = counting;
        scope.Set(region.Arguments[0], new Spaced(first, target.Integer(1)));
        for (var i = 1; i < region.Arguments.Count; i++) scope.Set(region.Arguments[i], new Tiled([.. carried.Skip((i - 1) * ways).Take(ways)]));
        Walk(region);
        return [.. region.Yields.SelectMany((yield, i) => Each(way => Carried(i, yield, way, carried[(i * ways) + way])))];
    }

    private int Carried(int position, int yield, int way, int before)
    {
        if (!analysis.IsWidened(position)) return target.Apply(Operators.Select, live[way], Vector(yield, way), before);
        var amount = source[yield].Operands.First(operand => source[operand].Is(Operators.Convert));
        return target.Apply(Operators.Add, before, target.Emit(LaneOperators.WidenedSum, IrType.Double.ToVector(target.VectorBits), Counted(source[amount].Operands[0], way)));
    }

    private int[] Each(Func<int, int> of) => [.. Enumerable.Range(0, ways).Select(of)];

    private void Walk(Region region)
    {
        foreach (var value in region.Body)
        {
            target.Ordinal = source[value].Ordinal;
            Step(value);
        }
    }

    private void Step(int value)
    {
        if (analysis.IsWidenedSum(value) || IsSought(value) || Write(value, source[value]) is not { } written) return;
        Name(written, source[value].Name);
        scope.Set(value, written);
    }

    /// <summary>Whether each lane looks for a value where it needs it.</summary>
    private bool IsSought(int value) => analysis.KindOf(value) == LaneKind.Several && (source[value].Type != IrType.Boolean ? !analysis.IsChosen(value) : analysis.IsLeftToLanes(value));

    private void Name(LaneValue written, string? name)
    {
        if (name is null) return;
        if (written is Uniform uniform) target.Name(uniform.Value, name);
        if (written is Tiled tiled)
            for (var way = 0; way < tiled.Vectors.Length; way++) target.Name(tiled.Vectors[way], Numbered(name, way));
    }

    /// <summary>The name of one of a tile's vectors.</summary>
    public string Numbered(string name, int way) => ways == 1 ? name : name + way.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private LaneValue? Write(int value, Node node) => node.Code switch
    {
        OpCode.Operator => Apply(value, node),
        OpCode.Load => Load(value, node),
        OpCode.Store => Store(value, node),
        OpCode.Accumulate => Accumulate(value, node),
        OpCode.Clear => Clear(node),
        OpCode.Allocate => Allocate(value, node),
        OpCode.Slice => Window(node),
        OpCode.Length => new Uniform(Length(node.Operands[0])),
        OpCode.For or OpCode.If when analysis.IsSerial(value) => Serial(value),
        OpCode.For => Loop(value, node),
        OpCode.If => Branch(value, node),
        OpCode.Result => scope.Result(node.Operands[0], node.Bits),
        OpCode.Guard => Guard(node),
        _ => new Uniform(target.Add(node)),
    };

    private LaneValue? Guard(Node node)
    {
        target.Guard(Number(node.Operands[0]), node.Literal!, [.. node.Operands.Skip(1).Select(operand => Number(operand))]);
        return null;
    }

    private LaneValue Apply(int value, Node node)
    {
        switch (analysis.KindOf(value))
        {
            case LaneKind.Uniform:
                return new Uniform(Scalar(node, [.. node.Operands.Select(operand => Number(operand))]));
            case LaneKind.Spaced:
                return Stepped(node);
            case LaneKind.Several when !analysis.IsChosen(value):
                return new Tiled(Conditions(value));
        }

        if (node.Is(Operators.Convert)) return new Tiled(Collected(lane => target.Convert(At(node.Operands[0], lane), analysis.Element)));
        return new Tiled(Each(way => target.Apply(node.Operator!, [.. node.Operands.Select(operand => Vector(operand, way))])));
    }

    private int Scalar(Node node, int[] operands) => node.Operator!.Typing == Typing.Stated ? target.Add(node with { Operands = EquatableArray.Of(operands), Ordinal = -1 }) : target.Apply(node.Operator, operands);

    /// <summary>Sums of spaced integers are spaced by the sum, multiples by the multiple.</summary>
    private Spaced Stepped(Node node)
    {
        var (first, second) = (Of(node.Operands[0]), Of(node.Operands[1]));
        (int First, int Step) Parts(LaneValue value) => value is Spaced spaced ? (spaced.First, spaced.Step) : (((Uniform)value).Value, target.Integer(0));
        var ((a, da), (b, db)) = (Parts(first), Parts(second));
        var start = target.Apply(node.Operator!, a, b);
        if (!node.Is(Operators.Multiply)) return new Spaced(start, target.Apply(node.Operator!, da, db));
        return new Spaced(start, first is Spaced ? target.Apply(Operators.Multiply, da, b) : target.Apply(Operators.Multiply, a, db));
    }

    private LaneValue Of(int value) => scope[value] ?? new Uniform(outside(value));

    /// <summary>A number that is the same in all lanes.</summary>
    private int Number(int value) => ((Uniform)Of(value)).Value;

    /// <summary>One of the vectors, of numbers or as a mask.</summary>
    private int Vector(int value, int way) => Of(value) switch
    {
        Tiled tiled => tiled.Vectors[way],
        Uniform { Value: var scalar } when target.TypeOf(scalar) == IrType.Boolean => target.Emit(LaneOperators.SplatMask, vector.ToMask(), scalar),
        Uniform { Value: var scalar } when target.TypeOf(scalar).IsInteger => LaneBody.Splat(target, target.Convert(scalar, analysis.Element)),
        Uniform { Value: var scalar } => LaneBody.Splat(target, scalar),
        _ => throw new InvalidOperationException($"%{value} is an integer."),
    };

    /// <summary>An amount in the lanes that count, and 0 in the others.</summary>
    private int Counted(int value, int way) => target.Apply(Operators.Select, live[way], Vector(value, way), target.Constant(vector, 0));
}
