using Steepest.Generators.Ir;
using Steepest.Generators.Passes;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Vectorization;

/// <summary>
/// Lets iterations with loops in them run side by side, a tile of them at a time, each with memory of its own.
/// <code>
/// for i in a … b: …      →      done = a; if vectors are registers here and there are enough iterations: for tiles of 32 iterations: … in lanes; done = b
///                               for i in done … b: …
/// </code>
/// The last tile ends where the loop ends; the iterations in it that have run already add nothing.
/// </summary>
internal sealed class TilePass : Rewriter, IRoundingPass
{
    /// <summary>Iterations in a tile: what all lanes share is loaded once for its vectors, and their sums are taken together. Machines with vectors half as wide have half as many registers.</summary>
    private int Width => Source.VectorBits == Function.FullVector ? 32 : 16;

    /// <summary>The most vector operations in an iteration: what is longer keeps fewer values in registers than the loop as it was.</summary>
    private const int LongestBody = 250;

    /// <summary>The most elements of an array of an iteration's own: those of all in a tile take 64 MB of doubles.</summary>
    private const int LongestArray = 1 << 18;

    private readonly Dictionary<int, int[]> results = [];
    private Structure structure = null!;

    public string Name => "tiles";

    public Function Run(Function function) => new TilePass().Rewrite(function);

    protected override void Prepare()
    {
        structure = new Structure(Source);
        results.Clear();
    }

    protected override int Visit(int value, Node node)
    {
        if (node.Code == OpCode.Result && results.TryGetValue(node.Operands[0], out var known)) return Target.Name(known[node.Bits], node.Name);
        if (node.Code != OpCode.For || node.Bits != 1 || !structure.Inside(value).Any(inner => Source[inner].Code is OpCode.For)) return Copy(value, node);
        var analysis = new TileAnalysis(structure, value);
        if (analysis.Obstacle is not null || (analysis.Expanded.Count == 0 && !analysis.HasSerial) || Length(analysis, value) > LongestBody || analysis.Expanded.Any(IsTooLong)) return Copy(value, node);
        var (lower, upper) = (Map(node.Operands[0]), Map(node.Operands[1]));
        var names = node.Regions[0].Arguments.Skip(1).Select(argument => Source[argument].Name).ToArray();
        int[] starts = [lower, .. node.Operands.Skip(2).Select(Map)];
        var left = Target.If(Condition(analysis, lower, upper), () => [upper, .. Tiles(analysis, node, lower, upper)], () => starts, ["done", .. names]);
        results[value] = Target.For(left[0], upper, 1, [.. left.Skip(1)], (i, carried) => Splice(node.Regions[0], [i, .. carried]), Source[node.Regions[0].Arguments[0]].Name, names);
        return -1;
    }

    /// <summary>Whether the length of an array, stated as a number, is more than pays for every lane.</summary>
    private bool IsTooLong(int array) => Source[Source[array].Operands[0]] is { Code: OpCode.Constant, Bits: > LongestArray };

    private int Length(TileAnalysis analysis, int loop)
        => structure.Inside(loop).Where(value => analysis.KindOf(value) == LaneKind.Vector).Sum(value => Source[value].Operator?.Cost == Cost.Transcendental ? 25 : 1);

    /// <summary>Enough iterations for a tile, and arrays that so many of lie in one.</summary>
    private int Condition(TileAnalysis analysis, int lower, int upper)
    {
        var fits = Target.Apply(Operators.GreaterOrEqual, Target.Apply(Operators.Subtract, upper, lower), Target.Integer(Width));
        foreach (var length in analysis.Expanded.Select(array => Source[array].Operands[0]).Distinct())
        {
            if (Source[length].Code == OpCode.Constant) continue;
            fits = Target.Apply(Operators.And, fits, Target.Apply(Operators.LessOrEqual, Exact(length), Target.Constant(IrType.Double, LongestArray)));
        }

        foreach (var bound in analysis.Columns.Select(column => column.Inner).Concat(analysis.Products.Where(product => product.Outer != product.Inner).Select(product => product.Outer)).SelectMany(inner => Source[inner].Operands.Take(2)).Distinct())
        {
            if (Source[bound].Code == OpCode.Constant || LinearForm.Of(Source, bound) is { Constant: > -2 and < 2 } form && form.Terms.Count == 1 && analysis.Expanded.Any(array => form.Factor(Source[array].Operands[0]) == 1)) continue;
            fits = Target.Apply(Operators.And, fits, Target.Apply(Operators.LessOrEqual, Target.Apply(Operators.Abs, Target.Convert(Map(bound), IrType.Double)), Target.Constant(IrType.Double, LongestArray)));
        }

        foreach (var bound in analysis.ChosenBounds.Bounds)
            fits = Target.Apply(Operators.And, fits, Target.Apply(Operators.LessOrEqual, Target.Apply(Operators.Abs, Target.Convert(Map(bound), IrType.Double)), Target.Constant(IrType.Double, analysis.ChosenBounds.Most)));
        return Target.Apply(Operators.And, Target.Emit(LaneOperators.AreRegisters(Source.VectorBits), IrType.Boolean), fits);
    }

    /// <summary>A length as a number that does not overflow: what is seen of indices holds only where the length does not.</summary>
    private int Exact(int length)
        => Source[length].Is(Operators.Multiply)
            ? Target.Apply(Operators.Multiply, Exact(Source[length].Operands[0]), Exact(Source[length].Operands[1]))
            : Target.Convert(Map(length), IrType.Double);

    private int[] Tiles(TileAnalysis analysis, Node node, int lower, int upper)
    {
        var region = node.Regions[0];
        var vector = analysis.Element.ToVector(Source.VectorBits);
        var ways = Width / vector.Lanes;
        var count = region.Yields.Count;
        var body = new TileBody(analysis, structure, Target, Map, ways);
        body.Prepare();
        IrType TypeOf(int position) => analysis.IsWidened(position) ? IrType.Double.ToVector(Source.VectorBits) : vector;
        int[] zeros = [.. Enumerable.Range(0, count * ways).Select(i => Target.Constant(TypeOf(i / ways), 0))];
        string?[] names = [.. Enumerable.Range(0, count * ways).Select(i => Source[region.Arguments[(i / ways) + 1]].Name is { } name ? body.Numbered(name, i % ways) : null)];
        var sums = Target.For(lower, upper, Width, zeros, (tile, carried) =>
        {
            var first = Target.Name(Target.Apply(Operators.Min, tile, Target.Apply(Operators.Subtract, upper, Target.Integer(Width))), Source[region.Arguments[0]].Name);
            var passed = Target.Apply(Operators.Subtract, tile, first);
            int[] counting = [.. Enumerable.Range(0, ways).Select(way => Target.Name(
                Target.Emit(LaneOperators.LanesFrom, vector.ToMask(), way == 0 ? passed : Target.Apply(Operators.Subtract, passed, Target.Integer(way * vector.Lanes))), body.Numbered("counting", way)))];
            return body.Run(region, first, passed, carried, counting);
        }, "tile", names);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var total = sums.Skip(i * ways).Take(ways).Aggregate((first, second) => Target.Apply(Operators.Add, first, second));
            return Target.Apply(Operators.Add, Map(node.Operands[i + 2]), Target.Emit(LaneOperators.LaneSum, TypeOf(i).ToElement(), total));
        })];
    }
}
