using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Passes;

/// <summary>
/// Loops that run while an integer, which moves by the same amount in every iteration, has not met its bound become counted loops.
/// <code>
/// while c &lt; n: …; c += d      →   for t in 0 … ⌈(n − c) / d⌉: …; c += d
/// </code>
/// Where the amount takes the integer nowhere, or past what an int holds, an exception ends what would be endless. The bound on iterations
/// that loops of unknown count have falls away; one that the user states is checked before the loop.
/// </summary>
internal sealed class CountingPass : LoopRewriter, IPass
{
    private readonly Dictionary<int, int[]> results = [];
    private readonly HashSet<int> dropped = [];
    private LoopFacts facts = null!;

    public string Name => "counting";

    public Function Run(Function function) => function.Nodes.Any(node => node.Code == OpCode.While) ? new CountingPass().Rewrite(function) : function;

    protected override void Prepare()
    {
        base.Prepare();
        facts = new LoopFacts(Structure);
        results.Clear();
        dropped.Clear();
    }

    protected override int Visit(int value, Node node)
    {
        if (node.Code == OpCode.Result && results.TryGetValue(node.Operands[0], out var known)) return Target.Name(known[node.Bits], node.Name);
        if (dropped.Contains(value)) return -1;
        if (node.Code != OpCode.While || TestOf(value, node) is not { } test) return Copy(value, node);
        results[value] = Count(value, node, test);
        return -1;
    }

    /// <summary>What decides how often a loop runs; null where that is not known on entry.</summary>
    private ExitTest? TestOf(int loop, Node node)
    {
        var test = node.Regions[0];
        if (!test.Body.All(value => Source[value].Code is OpCode.Constant or OpCode.Length || IntegerArithmetic.CannotFail(Source, Source[value]))) return null;
        if (Source[test.Yields[0]] is not { Code: OpCode.Operator, Operands.Count: 2 } condition || !Structure.IsInside(test.Yields[0], loop)) return null;
        var progressions = new Progressions(Structure, loop, value => Outside(value, loop));
        if (progressions.Of(condition.Operands[0]) is not { Bend.Constant: 0 } first || progressions.Of(condition.Operands[1]) is not { Bend.Constant: 0 } second) return null;
        var isMirrored = first.IsInvariant;
        if (first.IsInvariant == second.IsInvariant) return null;
        var (variable, goal, bound) = isMirrored ? (second, first, condition.Operands[0]) : (first, second, condition.Operands[1]);
        var row = condition.Operator!;
        var isUp = row == Operators.Less || row == Operators.LessOrEqual ? !isMirrored : isMirrored;
        var isInclusive = row == Operators.LessOrEqual || row == Operators.GreaterOrEqual;
        var start = StartOf(condition.Operands[isMirrored ? 1 : 0], loop, node);
        if (row == Operators.NotEqual)
        {
            // What steps by one meets a bound that lies ahead.
            if (variable.Step.Constant is not (1 or -1)) return null;
            isUp = variable.Step.Constant == 1;
        }
        else if (!isInclusive && row != Operators.Less && row != Operators.Greater)
        {
            return null;
        }

        var isAhead = start >= 0 && (isUp ? facts.IsAtMost(start, bound, loop) : facts.IsAtMost(bound, start, loop));
        if (row == Operators.NotEqual && !isAhead) return null;

        // An amount that is seen to lead nowhere is left to the bound on iterations.
        if (variable.Step.Constant is { } step && (isUp ? step <= 0 : step >= 0 || step == int.MinValue)) return null;
        return new ExitTest(variable, goal, bound, isUp, isInclusive, isAhead, Source[condition.Operands[isMirrored ? 1 : 0]].Name);
    }

    /// <summary>What a carried value starts from; -1 for any other value.</summary>
    private int StartOf(int argument, int loop, Node node)
    {
        var position = node.Regions[0].Arguments.ToList().IndexOf(argument);
        return position < 0 ? -1 : node.Operands[position];
    }

    private int[] Count(int loop, Node node, ExitTest test)
    {
        var counter = new TripCounter(Target, test.Variable.Start.Build(Target), test.Variable.Step.Build(Target), test.Goal.Start.Build(Target), test.IsUp, test.IsInclusive);
        if (test.Variable.Step.Constant is not { } step || !IsFarFromEnds(test.Bound, Math.Abs((long)step), test.IsInclusive)) counter.Check();
        foreach (var guard in node.Regions[1].Body)
        {
            if (LimitOf(guard, node) is not { } limit) continue;
            if (limit != IterationBound.Default) Target.Guard(counter.Exceeds(limit), Source[guard].Literal!);
            dropped.Add(guard);
        }

        var (lower, upper, stride, name) = test.Variable.Step.Constant is { } known ? counter.Range(known, test.Name) : (Target.Integer(0), counter.Trips(test.IsAhead), 1, "trip");
        var body = node.Regions[1];
        return Target.For(lower, upper, stride, [.. node.Operands.Select(Map)], (_, arguments) => Splice(body, arguments), name, [.. body.Arguments.Select(argument => Source[argument].Name)]);
    }

    /// <summary>The bound that a node of the body holds the number of the iteration against; null where it does not.</summary>
    private long? LimitOf(int value, Node loop)
    {
        if (!IterationBound.IsGuard(Source[value]) || Source[Source[value].Operands[0]] is not { Code: OpCode.Operator } condition || condition.Operator != Operators.GreaterOrEqual) return null;
        var position = loop.Regions[1].Arguments.ToList().IndexOf(condition.Operands[0]);
        if (position < 0 || Source[loop.Operands[position]] is not { Code: OpCode.Constant, Bits: 0 } || Source[condition.Operands[1]] is not { Code: OpCode.Constant } limit) return null;
        var isCounter = Source[loop.Regions[1].Yields[position]] is { Code: OpCode.Operator } next && next.Operator == Operators.Add && next.Operands[0] == condition.Operands[0] && Source[next.Operands[1]] is { Code: OpCode.Constant, Bits: 1 };
        return isCounter ? limit.Bits : null;
    }

    /// <summary>Whether a step from anywhere before the bound stays within what an int holds: no array is as long as that.</summary>
    private bool IsFarFromEnds(int bound, long stride, bool isInclusive)
    {
        const int margin = 57;
        var node = Source[bound];
        var offset = 0L;
        if (node is { Code: OpCode.Operator, Operands.Count: 2 } && (node.Operator == Operators.Add || node.Operator == Operators.Subtract) && Source[node.Operands[1]] is { Code: OpCode.Constant } constant)
        {
            offset = node.Operator == Operators.Add ? constant.Bits : -constant.Bits;
            node = Source[node.Operands[0]];
        }

        var reach = stride + Math.Abs(offset) + (isInclusive ? 1 : 0);
        return node.Code switch
        {
            OpCode.Length => reach <= margin,
            OpCode.Constant => Math.Abs(node.Bits) + reach < int.MaxValue,
            _ => stride == 1 && !isInclusive,
        };
    }
}
