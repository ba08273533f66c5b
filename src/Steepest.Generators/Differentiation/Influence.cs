using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Differentiation;

/// <summary>How a variable reaches the results of a function; where it does in several ways, the first of them.</summary>
internal enum Reach
{
    /// <summary>Through differentiable operations.</summary>
    Smooth,

    /// <summary>Through an operation whose derivative is 0, so that a part of the dependence is lost.</summary>
    Lost,

    /// <summary>Where the user has stopped the gradient.</summary>
    Stopped,

    /// <summary>By what it decides: a branch, an index, a number of iterations.</summary>
    Branches,

    /// <summary>Not at all.</summary>
    None,
}

/// <summary>
/// How each parameter reaches the results: a forward analysis over values and buffers. A buffer is one thing, whatever its elements, and
/// loops are walked until nothing changes.
/// </summary>
internal sealed class Influence
{
    private readonly Function function;
    private readonly Facts[] facts;
    private readonly Stack<IndexSet> deciding = new();
    private bool changed;

    private Influence(Function function)
    {
        this.function = function;
        facts = new Facts[function.Nodes.Count];
        for (var i = 0; i < facts.Length; i++) facts[i] = new Facts();
        do
        {
            changed = false;
            Walk(function.Body);
        }
        while (changed);
    }

    /// <summary>The operations at which a result's dependence is lost, with the parameters that it is lost for.</summary>
    public IReadOnlyList<(int Node, int[] Parameters)> Losses =>
    [
        .. function.Body.Yields.SelectMany(value => facts[value].Losing).Distinct().OrderBy(node => node)
            .Select(node => (node, function[node].Operands.Where((_, i) => IsLost(function[node], i)).SelectMany(operand => facts[operand].Data).Distinct().OrderBy(parameter => parameter).ToArray())),
    ];

    /// <summary>How a parameter reaches the results.</summary>
    public Reach this[int parameter]
    {
        get
        {
            var results = function.Body.Yields.Select(value => facts[value]).ToList();
            return results.Any(result => result.Smooth.Contains(parameter)) ? Reach.Smooth
                : results.Any(result => result.Data.Contains(parameter)) ? Reach.Lost
                : results.Any(result => result.Stopped.Contains(parameter)) ? Reach.Stopped
                : results.Any(result => result.Decided.Contains(parameter)) ? Reach.Branches
                : Reach.None;
        }
    }

    public static Influence Of(Function function) => new(function);

    private void Walk(Region region)
    {
        foreach (var value in region.Body) Visit(value, function[value]);
    }

    private void Visit(int value, Node node)
    {
        var target = facts[value];
        switch (node.Code)
        {
            case OpCode.Parameter when function.Parameters[(int)node.Bits].Role == ParameterRole.Variable:
                Add(ref target.Smooth, IndexSet.Of((int)node.Bits));
                Add(ref target.Data, IndexSet.Of((int)node.Bits));
                break;
            case OpCode.Operator:
                Visit(node, target, value);
                break;
            case OpCode.Load:
                Flow(node.Operands[0], target);
                Decide(node.Operands[1], target);
                break;
            case OpCode.Slice:
                Flow(node.Operands[0], target);
                Decide(node.Operands[1], target);
                Decide(node.Operands[2], target);
                break;
            case OpCode.Store or OpCode.Accumulate:
                Write(node.Operands[0], buffer =>
                {
                    Flow(node.Operands[2], buffer);
                    Decide(node.Operands[1], buffer);
                    Decided(buffer);
                });
                break;
            case OpCode.Clear:
                Write(node.Operands[0], Decided);
                break;
            case OpCode.For:
                Carry(node.Operands.Skip(2), node.Regions[0].Arguments.Skip(1));
                Under([node.Operands[0], node.Operands[1]], () => Walk(node.Regions[0]));
                Flow(node.Operands[0], facts[node.Regions[0].Arguments[0]]);
                Carry(node.Regions[0].Yields, node.Regions[0].Arguments.Skip(1));
                break;
            case OpCode.While:
                Carry(node.Operands, node.Regions[0].Arguments);
                Carry(node.Operands, node.Regions[1].Arguments);
                Walk(node.Regions[0]);
                Under(node.Regions[0].Yields, () => Walk(node.Regions[1]));
                Carry(node.Regions[1].Yields, node.Regions[0].Arguments);
                Carry(node.Regions[1].Yields, node.Regions[1].Arguments);
                break;
            case OpCode.If:
                Under(node.Operands, () =>
                {
                    foreach (var path in node.Regions) Walk(path);
                });
                break;
            case OpCode.Result:
                Leave(function[node.Operands[0]], (int)node.Bits, target);
                break;
        }
    }

    private void Visit(Node node, Facts target, int value)
    {
        var row = node.Operator!;
        for (var i = 0; i < node.Operands.Count; i++)
        {
            var operand = node.Operands[i];
            if (row.Typing == Typing.Predicate || (row.Form is Conditional && i == 0)) Decide(operand, target);
            else if (row == Operators.StopGradient || (row == Operators.Attached && i == 2)) Stop(operand, target);
            else if (IsLost(node, i)) Lose(operand, target, value);
            else Flow(operand, target);
        }
    }

    /// <summary>Whether an operation has derivative 0 with respect to one of its operands although its value follows it.</summary>
    private bool IsLost(Node node, int position)
        => node.Operator!.LosesDerivative || node.Operator.LostOperand == position || (function[node.Operands[position]].Type.IsFloating && !node.Type.IsFloating);

    /// <summary>What a loop or branch results in: its yields, decided by what steers it.</summary>
    private void Leave(Node owner, int position, Facts target)
    {
        switch (owner.Code)
        {
            case OpCode.For:
                Flow(owner.Operands[2 + position], target);
                Flow(owner.Regions[0].Yields[position], target);
                Decide(owner.Operands[0], target);
                Decide(owner.Operands[1], target);
                break;
            case OpCode.While:
                Flow(owner.Operands[position], target);
                Flow(owner.Regions[1].Yields[position], target);
                Decide(owner.Regions[0].Yields[0], target);
                break;
            default:
                foreach (var path in owner.Regions) Flow(path.Yields[position], target);
                Decide(owner.Operands[0], target);
                break;
        }
    }

    private void Carry(IEnumerable<int> values, IEnumerable<int> arguments)
    {
        foreach (var (value, argument) in values.Zip(arguments, (value, argument) => (value, argument))) Flow(value, facts[argument]);
    }

    /// <summary>A store through a window reaches the buffer behind it, and from there every other window.</summary>
    private void Write(int buffer, Action<Facts> write)
    {
        write(facts[buffer]);
        if (function[buffer].Code == OpCode.Slice) Write(function[buffer].Operands[0], write);
    }

    private void Under(IEnumerable<int> conditions, Action body)
    {
        var all = conditions.Aggregate(deciding.Count > 0 ? deciding.Peek() : IndexSet.Empty, (set, condition) => set.Or(IndexSet.Of(condition)));
        deciding.Push(all);
        body();
        deciding.Pop();
    }

    private void Decided(Facts target)
    {
        if (deciding.Count == 0) return;
        foreach (var condition in deciding.Peek()) Decide(condition, target);
    }

    private void Flow(int source, Facts target)
    {
        Add(ref target.Smooth, facts[source].Smooth);
        Add(ref target.Data, facts[source].Data);
        Add(ref target.Losing, facts[source].Losing);
        Add(ref target.Stopped, facts[source].Stopped);
        Add(ref target.Decided, facts[source].Decided);
    }

    private void Lose(int source, Facts target, int node)
    {
        if (facts[source].Data.Count > 0) Add(ref target.Losing, facts[source].Losing.Or(IndexSet.Of(node)));
        Add(ref target.Data, facts[source].Data);
        Add(ref target.Stopped, facts[source].Stopped);
        Add(ref target.Decided, facts[source].Decided);
    }

    private void Stop(int source, Facts target)
    {
        Add(ref target.Stopped, facts[source].Data);
        Add(ref target.Stopped, facts[source].Stopped);
        Add(ref target.Decided, facts[source].Decided);
    }

    private void Decide(int source, Facts target)
    {
        Add(ref target.Decided, facts[source].Data);
        Add(ref target.Decided, facts[source].Decided);
        Add(ref target.Stopped, facts[source].Stopped);
    }

    private void Add(ref IndexSet target, IndexSet more)
    {
        var all = target.Or(more);
        changed |= all != target;
        target = all;
    }

    /// <summary>What is known of a value: parameters, and operations.</summary>
    private sealed class Facts
    {
        /// <summary>Parameters that it depends on differentiably.</summary>
        public IndexSet Smooth = IndexSet.Empty;

        /// <summary>Parameters that it is computed from, differentiably or not.</summary>
        public IndexSet Data = IndexSet.Empty;

        /// <summary>Operations at which that dependence is lost.</summary>
        public IndexSet Losing = IndexSet.Empty;

        public IndexSet Stopped = IndexSet.Empty;

        public IndexSet Decided = IndexSet.Empty;
    }
}
