using Steepest.Generators.Ir;
using Steepest.Generators.Passes;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Vectorization;

/// <summary>
/// Lets iterations run side by side, one a lane, in loops where no iteration needs another but for sums.
/// <code>
/// for i in a … b: …      →      if wide and b − a ≥ lanes and all that vectors meet is there: the loop in lanes
///                               else: the loop as it was
/// </code>
/// </summary>
internal sealed class VectorizationPass : Rewriter, IRoundingPass
{
    private readonly Dictionary<int, int[]> results = [];
    private Structure structure = null!;

    public string Name => "vectorization";

    public Function Run(Function function) => new VectorizationPass().Rewrite(function);

    protected override void Prepare()
    {
        structure = new Structure(Source);
        results.Clear();
    }

    protected override int Visit(int value, Node node)
    {
        if (node.Code == OpCode.Result && results.TryGetValue(node.Operands[0], out var known)) return Target.Name(known[node.Bits], node.Name);
        if (node.Code != OpCode.For || node.Bits is not (1 or -1) || IsKnownShort(node) || IsInLanes(value)) return Copy(value, node);
        if (IsOuter(value))
        {
            var rows = LaneAnalysis.OfRows(structure, value);
            if (node.Bits != 1 || rows.Obstacle != null || rows.Inners.Count == 0 || rows.Carriages.Contains(Carriage.Delay)) return Copy(value, node with { Obstacle = Said(rows.Obstacle) });
            results[value] = Blocks(value, node, rows);
            return -1;
        }

        var analysis = LaneAnalysis.Of(structure, value);
        if (analysis.Obstacle is { } obstacle) return Copy(value, node with { Obstacle = Said(obstacle) });
        results[value] = analysis.ReachesBack ? Blocks(value, node, analysis) : Branch(value, node, analysis);
        return -1;
    }

    private LoopObstacle? Said(Obstacle? obstacle) => obstacle is null ? null : new LoopObstacle(obstacle.Reason, Source[obstacle.Value].Ordinal);

    /// <summary>Whether iterations of a loop around it are in lanes already.</summary>
    private bool IsInLanes(int loop) => structure.Inside(loop).Any(inner => Source[inner].Type.IsVector);

    private bool IsOuter(int loop) => structure.Inside(loop).Any(inner => Source[inner].Code is OpCode.For or OpCode.While);

    /// <summary>Whether a loop runs fewer times than one pays for, whatever vectors are: it begins, and ends in a masked one.</summary>
    private bool IsKnownShort(Node node)
        => Source[node.Operands[0]] is { Code: OpCode.Constant } lower && Source[node.Operands[1]] is { Code: OpCode.Constant } upper && Math.Abs(upper.Bits - lower.Bits) < IrType.Double.ToVector(Function.FullVector).Lanes;

    private int Condition(LaneAnalysis analysis, Node node, Func<RangeGuards, List<int>> guards)
    {
        var (lower, upper) = ElementLoop.Span(analysis, node, Target, Map);
        var trips = Target.Apply(Operators.Subtract, upper, lower);
        var fits = Target.Apply(Operators.GreaterOrEqual, trips, Target.Integer(analysis.Element.ToVector(Source.VectorBits).Lanes));
        foreach (var guard in guards(new RangeGuards(Source, structure, Target, Map))) fits = Target.Apply(Operators.And, fits, guard);
        return Target.Apply(Operators.And, Target.Emit(analysis.Inners.Count > 0 ? LaneOperators.AreRegisters(Source.VectorBits) : LaneOperators.AreWide, IrType.Boolean), fits);
    }

    private int[] Branch(int value, Node node, LaneAnalysis analysis)
    {
        var condition = Condition(analysis, node, guards => guards.Of(analysis, value));
        return Target.If(condition, () => new ElementLoop(analysis, Source, node, Target, Map).Write(), () => Scalar(value, node), Names(node));
    }

    /// <summary>Full vectors of iterations, or blocks of rows, and then those that are left.</summary>
    private int[] Blocks(int value, Node node, LaneAnalysis analysis)
    {
        var condition = Condition(analysis, node, guards => analysis.Inners.Count > 0 ? guards.OfRows(analysis, value) : guards.Of(analysis, value));
        int[] starts = [Map(node.Operands[0]), .. node.Operands.Skip(2).Select(Map)];
        var induction = Source[node.Regions[0].Arguments[0]].Name;
        var left = Target.If(condition, () => new ElementLoop(analysis, Source, node, Target, Map).WriteBlocks(), () => starts, ["done", .. Names(node)]);
        return Target.For(left[0], Map(node.Operands[1]), 1, [.. left.Skip(1)], (i, carried) => Splice(node.Regions[0], [i, .. carried]), induction, Names(node));
    }

    private string?[] Names(Node node) => [.. node.Regions[0].Arguments.Skip(1).Select(argument => Source[argument].Name)];

    private int[] Scalar(int value, Node node)
    {
        var copy = Copy(value, node);
        return [.. node.Regions[0].Yields.Select((yield, i) => Target.Add(new Node(OpCode.Result, Source[yield].Type, EquatableArray.Of(copy)) { Bits = i, Name = Source[node.Regions[0].Arguments[i + 1]].Name }))];
    }
}
