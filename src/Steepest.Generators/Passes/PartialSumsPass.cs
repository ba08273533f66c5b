using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Passes;

/// <summary>
/// Lets four additions of a short loop run at once, which a single sum would make wait for each other.
/// <code>
/// for i in a … b: s += f(i)      →      m = a + (b − a) / 4 · 4
///                                       for i in a … m by 4: s0 += f(i); s1 += f(i + 1); s2 += f(i + 2); s3 += f(i + 3)
///                                       for i in m … b: s0 += f(i)
///                                       s = s0 + s1 + (s2 + s3)
/// </code>
/// Only loops that do nothing but add up a few operations: where the body is longer, additions wait for it and not for each other.
/// </summary>
internal sealed class PartialSumsPass : Rewriter, IRoundingPass
{
    private const int Ways = 4;
    private const int LongestBody = 8;

    private Structure structure = null!;
    private readonly Dictionary<int, int> totals = [];

    public string Name => "partial sums";

    public Function Run(Function function) => new PartialSumsPass().Rewrite(function);

    protected override void Prepare() => structure = new Structure(Source);

    protected override int Visit(int value, Node node)
    {
        if (node.Code == OpCode.Result && totals.TryGetValue(node.Operands[0], out var total)) return Target.Name(total, node.Name);
        if (node.Code != OpCode.For || !IsShortSum(node) || IsBesideLanes(value)) return Copy(value, node);
        totals[value] = Split(node);
        return -1;
    }

    /// <summary>One carried sum of floating-point numbers; a body of loads and arithmetic.</summary>
    private bool IsShortSum(Node node)
    {
        var region = node.Regions[0];
        if (node.Bits != 1 || region.Yields.Count != 1 || region.Body.Count > LongestBody) return false;
        var (sum, next) = (region.Arguments[1], Source[region.Yields[0]]);
        if (next.Code != OpCode.Operator || next.Operator != Operators.Add || !next.Type.IsFloating || structure.Uses(sum).Count != 1) return false;
        if (next.Operands[0] != sum && next.Operands[1] != sum) return false;
        return region.Body.All(inner => Source[inner] is { Code: OpCode.Load or OpCode.Constant or OpCode.Length } or { Code: OpCode.Operator, Operator.Cost: Cost.Arithmetic })
            && region.Body.Contains(region.Yields[0]) && !IsKnownShort(node);
    }

    /// <summary>Whether the loop also stands in lanes: then it runs for short spans only, and on machines that are no faster with several sums.</summary>
    private bool IsBesideLanes(int loop)
        => structure.Owner(loop) is >= 0 and var branch && Source[branch].Code == OpCode.If && structure.RegionOf(loop) == 1 && structure.Inside(Source[branch].Regions[0]).Any(value => Source[value].Type.IsVector);

    private bool IsKnownShort(Node node)
        => Source[node.Operands[0]] is { Code: OpCode.Constant } lower && Source[node.Operands[1]] is { Code: OpCode.Constant } upper && upper.Bits - lower.Bits < 2 * Ways;

    private int Split(Node node)
    {
        var region = node.Regions[0];
        var (lower, upper) = (Map(node.Operands[0]), Map(node.Operands[1]));
        var span = Target.Apply(Operators.Subtract, upper, lower);
        var rest = Target.Apply(Operators.Remainder, span, Target.Integer(Ways));
        var middle = Target.Name(Target.Apply(Operators.Subtract, upper, rest), "whole");
        var name = Source[region.Arguments[1]].Name ?? "sum";
        var induction = Source[region.Arguments[0]].Name;
        int[] starts = [Map(node.Operands[2]), .. Enumerable.Range(1, Ways - 1).Select(_ => Target.Constant(Source[region.Arguments[1]].Type, 0))];
        string[] names = [.. Enumerable.Range(0, Ways).Select(way => name + way)];
        var sums = Target.For(lower, middle, Ways, starts, (i, carried) =>
        {
            var next = new int[Ways];
            for (var way = 0; way < Ways; way++)
                next[way] = Splice(region, [way == 0 ? i : Target.Apply(Operators.Add, i, Target.Integer(way)), carried[way]])[0];
            return next;
        }, induction, names);
        var first = Target.For(middle, upper, 1, [sums[0]], (i, carried) => Splice(region, [i, carried[0]]), induction, [names[0]])[0];
        return Target.Apply(Operators.Add, Target.Apply(Operators.Add, first, sums[1]), Target.Apply(Operators.Add, sums[2], sums[3]));
    }
}
