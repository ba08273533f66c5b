namespace Steepest.Generators.Ir;

/// <summary>
/// Copies a function node by node into a new builder. A pass overrides <see cref="Visit"/> for the nodes that it changes; values keep
/// their names and statements, and the numbering of the copy is the order of execution.
/// </summary>
internal abstract class Rewriter
{
    private int[] values = [];

    protected Function Source { get; private set; } = null!;

    protected FunctionBuilder Target { get; private set; } = null!;

    public Function Rewrite(Function function)
    {
        var target = new FunctionBuilder { IsStrict = function.IsStrict, VectorBits = function.VectorBits };
        var results = RewriteInto(function, target);
        target.Ordinal = -1;
        return target.Build(function.Name, results, function.Results, function.Quotes);
    }

    /// <summary>Copies the nodes of a function into a builder that may hold others already, and returns its results there.</summary>
    protected int[] RewriteInto(Function function, FunctionBuilder target)
    {
        Source = function;
        Target = target;
        values = Enumerable.Repeat(-1, function.Nodes.Count).ToArray();
        Prepare();
        foreach (var value in function.Body.Body) values[value] = Step(value);
        return Map(function.Body.Yields);
    }

    /// <summary>What a value of the source has become.</summary>
    protected int Map(int value) => values[value];

    protected int[] Map(EquatableArray<int> operands) => [.. operands.Select(Map)];

    /// <summary>Lets a value of the source stand for one of the target without copying it.</summary>
    protected void Assume(int value, int counterpart) => values[value] = counterpart;

    /// <summary>Called once per function, before the first node.</summary>
    protected virtual void Prepare()
    {
    }

    /// <summary>The statement that the copy of a node belongs to.</summary>
    protected virtual int OrdinalOf(Node node) => node.Ordinal;

    /// <summary>Called when the copy enters a region and when it has left it.</summary>
    protected virtual void Enter(int owner, int region)
    {
    }

    protected virtual void Leave(int owner, int region)
    {
    }

    /// <summary>Copies a node and returns what its value has become; -1 where it is dropped.</summary>
    protected virtual int Visit(int value, Node node) => Copy(value, node);

    protected int Copy(int value, Node node)
    {
        if (node.Code == OpCode.Parameter) return Target.Parameter(Source.Parameters[(int)node.Bits]);
        var regions = new List<Region>();
        for (var i = 0; i < node.Regions.Count; i++) regions.Add(Copy(value, node.Regions[i], i));
        return Target.Add(node with { Operands = EquatableArray.Of(Map(node.Operands)), Regions = regions.ToEquatableArray(), Ordinal = OrdinalOf(node) });
    }

    /// <summary>Copies a region; used by passes that rebuild its owner.</summary>
    protected Region Copy(int owner, Region region, int position)
    {
        var arguments = region.Arguments.Select(argument => values[argument] = Target.Argument(Source[argument].Type, Source[argument].Name)).ToList();
        return Target.Region(arguments, () =>
        {
            Enter(owner, position);
            foreach (var value in region.Body) values[value] = Step(value);
            Leave(owner, position);
            return Map(region.Yields);
        });
    }

    /// <summary>Copies the nodes of a region into the current scope, its arguments standing for values that exist, and returns what it yields.</summary>
    protected int[] Splice(Region region, IReadOnlyList<int> arguments)
    {
        for (var i = 0; i < arguments.Count; i++) values[region.Arguments[i]] = arguments[i];
        foreach (var value in region.Body) values[value] = Step(value);
        return Map(region.Yields);
    }

    private int Step(int value)
    {
        Target.Ordinal = OrdinalOf(Source[value]);
        return Visit(value, Source[value]);
    }
}
