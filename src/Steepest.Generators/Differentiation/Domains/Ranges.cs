using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Differentiation.Domains;

/// <summary>
/// Where the values of a function can lie while the variables take any value. It is meant for hints, so it leans to the side of silence:
/// what is given is taken to be positive, loops to run at least once, and of overwritten arrays nothing is claimed.
/// </summary>
internal sealed class Ranges
{
    private const int Patience = 3;
    private const int Rounds = 16;

    private readonly Function function;
    private readonly Interval[] ranges;
    private readonly ulong[] movers;
    private readonly bool[] isReached;
    private readonly HashSet<int> written = [];
    private readonly Dictionary<int, Interval[]> results = [];
    private readonly ValueNumbers numbers;
    private readonly Conditions conditions;
    private readonly Correlations correlations;
    private readonly Action<int, Ranges>? visit;
    private Facts facts = new();
    private bool changed;
    private readonly int round;

    /// <param name="function">The function.</param>
    /// <param name="visit">Called for every operator when all ranges are known, in order of execution, with what holds there.</param>
    public Ranges(Function function, Action<int, Ranges> visit)
    {
        this.function = function;
        ranges = new Interval[function.Nodes.Count];
        movers = new ulong[ranges.Length];
        isReached = new bool[ranges.Length];
        foreach (var node in function.Nodes)
        {
            if (node.Code is OpCode.Store or OpCode.Accumulate or OpCode.Clear) written.Add(Root(node.Operands[0]));
        }

        numbers = new ValueNumbers(function, buffer => written.Contains(Root(buffer)));
        conditions = new Conditions(function, numbers, Range);
        correlations = new Correlations(function, numbers, Range, IsNonzero);
        do
        {
            changed = false;
            Walk();
        }
        while (changed && ++round < Rounds);
        this.visit = visit;
        Walk();
    }

    /// <summary>Where a value lies, at the place that is being looked at.</summary>
    public Interval Range(int value) => facts.Refine(numbers[value], ranges[value]);

    /// <summary>Whether a value is known not to be 0 there.</summary>
    public bool IsNonzero(int value) => facts.IsNonzero(numbers[value]) || !Range(value).Contains(0);

    /// <summary>The variables that move a value, a bit for each parameter; those beyond the sixty-third share the last one.</summary>
    public ulong Movers(int value) => movers[value];

    private void Walk()
    {
        facts = new Facts();
        Walk(function.Body);
    }

    private int Root(int buffer) => function[buffer].Code == OpCode.Slice ? Root(function[buffer].Operands[0]) : buffer;

    private void Walk(Region region)
    {
        foreach (var value in region.Body) Visit(value, function[value]);
    }

    private void Visit(int value, Node node)
    {
        switch (node.Code)
        {
            case OpCode.Constant:
                ranges[value] = Interval.Of(node.Number);
                break;
            case OpCode.Parameter:
                var isVariable = function.Parameters[(int)node.Bits].Role == ParameterRole.Variable;
                ranges[value] = isVariable || !node.Type.IsFloating ? Interval.All : Interval.Positive;
                movers[value] = isVariable ? 1UL << Math.Min((int)node.Bits, 63) : 0;
                break;
            case OpCode.Length:
                ranges[value] = Interval.NotNegative;
                break;
            case OpCode.Load:
                // Of an array that is overwritten nothing is known, and nothing evident.
                ranges[value] = written.Contains(Root(node.Operands[0])) || !node.Type.IsFloating ? Interval.All : ranges[node.Operands[0]];
                movers[value] = written.Contains(Root(node.Operands[0])) ? 0 : movers[node.Operands[0]];
                break;
            case OpCode.Slice:
                ranges[value] = ranges[node.Operands[0]];
                movers[value] = movers[node.Operands[0]];
                break;
            case OpCode.Operator:
                ranges[value] = Operation(node);
                foreach (var operand in node.Operands) movers[value] |= movers[operand];
                visit?.Invoke(value, this);
                break;
            case OpCode.Guard:
                conditions.Assume(node.Operands[0], false, facts);
                break;
            case OpCode.If:
                var then = Inside(node.Regions[0], node.Operands[0], true);
                var otherwise = Inside(node.Regions[1], node.Operands[0], false);
                results[value] = [.. then.Zip(otherwise, (one, other) => one.Join(other))];
                break;
            case OpCode.For:
                Count(node);
                Carry(node.Operands.Skip(2), node.Operands.Skip(2).Select(Range), node.Regions[0].Arguments.Skip(1));
                results[value] = Inside(node.Regions[0]);
                Carry(node.Regions[0].Yields, results[value], node.Regions[0].Arguments.Skip(1));
                break;
            case OpCode.While:
                Carry(node.Operands, node.Operands.Select(Range), node.Regions[0].Arguments);
                Walk(node.Regions[0]);
                Carry(node.Regions[0].Arguments, node.Regions[0].Arguments.Select(Range), node.Regions[1].Arguments);
                results[value] = Inside(node.Regions[1], node.Regions[0].Yields[0], true);
                Carry(node.Regions[1].Yields, results[value], node.Regions[0].Arguments);
                break;
            case OpCode.Result:
                var owner = function[node.Operands[0]];
                ranges[value] = results[node.Operands[0]][(int)node.Bits];
                foreach (var region in owner.Code == OpCode.If ? owner.Regions : owner.Regions.Skip(owner.Regions.Count - 1)) movers[value] |= movers[region.Yields[(int)node.Bits]];
                break;
            default:
                if (node.Type != IrType.None) ranges[value] = Interval.All;
                break;
        }
    }

    private Interval Operation(Node node)
    {
        var operands = node.Operands.Select(Range).ToArray();
        if (node.Is(Operators.Select))
        {
            operands[1] = Assuming(node.Operands[0], true, node.Operands[1]);
            operands[2] = Assuming(node.Operands[0], false, node.Operands[2]);
        }

        var range = IntervalRules.Apply(node.Operator!, operands);
        return correlations.Of(node) is { } closer ? closer.Meet(range) : range;
    }

    private Interval Assuming(int condition, bool holds, int value)
    {
        var outer = facts;
        facts = new Facts(outer);
        conditions.Assume(condition, holds, facts);
        var range = Range(value);
        facts = outer;
        return range;
    }

    /// <summary>Walks a region where a condition is known; returns where its yields lie there.</summary>
    private Interval[] Inside(Region region, int condition = -1, bool holds = true)
    {
        var outer = facts;
        facts = new Facts(outer);
        if (condition >= 0) conditions.Assume(condition, holds, facts);
        Walk(region);
        Interval[] yields = [.. region.Yields.Select(Range)];
        facts = outer;
        return yields;
    }

    private void Count(Node loop)
    {
        var (lower, upper) = (Range(loop.Operands[0]), Range(loop.Operands[1]));
        ranges[loop.Regions[0].Arguments[0]] = loop.Bits > 0 ? new Interval(lower.Low, upper.High, lower.HasLow, false) : new Interval(upper.Low, lower.High, false, lower.HasHigh);
    }

    private void Carry(IEnumerable<int> values, IEnumerable<Interval> from, IEnumerable<int> arguments)
    {
        foreach (var (value, range, argument) in values.Zip(from, (value, range) => (value, range)).Zip(arguments, (pair, argument) => (pair.value, pair.range, argument)))
        {
            var known = ranges[argument];
            var next = !isReached[argument] ? range : round < Patience ? known.Join(range) : known.Widen(range);
            changed |= !isReached[argument] || next != known || (movers[argument] | movers[value]) != movers[argument];
            isReached[argument] = true;
            ranges[argument] = next;
            movers[argument] |= movers[value];
        }
    }
}
