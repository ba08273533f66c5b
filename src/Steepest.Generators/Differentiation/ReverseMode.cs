using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Differentiation;

/// <summary>
/// Reverse mode: the function with its adjoint. A region whose adjoint runs right behind it is <em>joint</em>: the function itself, and the
/// body of a loop or branch whose results' adjoints are known beforehand (a loop that only carries sums), which therefore needs no storage.
/// Every other loop is <em>split</em>: it runs forward, recording what <see cref="Recording"/> decides, and its adjoint runs later.
/// <code>
/// for i: sum += f(x[i])            for i: sum += f(x[i]); xGradient[i] += sumAdjoint · f′(x[i])        joint
/// for i: p = p · x[i]        →     for i: stored[i] = p; p = p · x[i]        …
///                                  for i backwards: xGradient[i] += pAdjoint · stored[i]; pAdjoint = pAdjoint · x[i]     split
/// </code>
/// </summary>
internal sealed partial class ReverseMode
{
    private readonly Function source;
    private readonly Structure structure;
    private readonly Activity activity;
    private readonly SumFlow flow;
    private readonly FunctionBuilder target;
    private readonly Dictionary<int, int> adjoints = [];
    private readonly Dictionary<int, int> shadows = [];
    private PrimalScope scope = new(null);

    private ReverseMode(Function source)
    {
        this.source = source;
        target = new FunctionBuilder { IsStrict = source.IsStrict };
        structure = new Structure(source);
        activity = new Activity(structure);
        flow = new SumFlow(structure);
        writes = new(() => Enumerable.Range(0, source.Nodes.Count)
            .Where(value => source[value].Code is OpCode.Store or OpCode.Accumulate or OpCode.Clear)
            .ToLookup(value => structure.Root(source[value].Operands[0])));
    }

    /// <summary>The value and its gradient.</summary>
    /// <param name="source">A function with one result.</param>
    /// <param name="accumulates">Whether gradients are added to the destinations instead of overwriting them.</param>
    /// <returns>
    /// A function of the same parameters and a destination <c>‹name›Gradient</c> per buffer variable; its results are the value and
    /// <c>‹name›Gradient</c> per scalar variable.
    /// </returns>
    public static Function Differentiate(Function source, bool accumulates) => new ReverseMode(source).Run(accumulates);

    private static bool IsVariable(Parameter parameter) => parameter.Role == ParameterRole.Variable && parameter.Type.IsFloating;

    private Function Run(bool accumulates)
    {
        var parameters = source.Body.Body.Where(value => source[value].Code == OpCode.Parameter).OrderBy(value => source[value].Bits).ToList();
        foreach (var value in parameters) scope.Set(value, target.Parameter(source.Parameters[(int)source[value].Bits]));
        var scalars = new List<(int Value, string Name)>();
        foreach (var value in parameters)
        {
            var parameter = source.Parameters[(int)source[value].Bits];
            if (!IsVariable(parameter)) continue;
            if (parameter.Type.IsBuffer) shadows[value] = target.Parameter(parameter with { Name = parameter.Name + "Gradient", Role = ParameterRole.Destination, Of = parameter.Name });
            else scalars.Add((value, parameter.Name + "Gradient"));
        }

        if (!accumulates)
        {
            foreach (var destination in shadows.Values) target.Clear(destination);
        }

        var result = source.Body.Yields[0];
        Joint(source.Body, -1, [activity[result] ? target.Constant(source[result].Type, 1) : null]);
        target.Ordinal = -1;
        var gradients = scalars.Select(scalar => target.Name(Adjoint(scalar.Value) ?? target.Constant(source[scalar.Value].Type, 0), scalar.Name));
        int[] results = [Primal(result), .. gradients];
        return target.Build(source.Name, results, ["", .. scalars.Select(scalar => scalar.Name)], Quotes());
    }

    /// <summary>The user's statements, and after them the same ones for their adjoints.</summary>
    private EquatableArray<string> Quotes() => source.Quotes.Concat(source.Quotes.Select(quote => "Adjoint of: " + quote)).ToEquatableArray();

    private int AdjointOrdinal(int ordinal) => ordinal < 0 ? -1 : ordinal + source.Quotes.Count;

    private int? Adjoint(int value) => adjoints.TryGetValue(value, out var adjoint) ? adjoint : null;

    /// <summary>Adds to the adjoint of a value.</summary>
    private void Contribute(int value, int amount)
    {
        if (!activity[value]) return;
        adjoints[value] = target.Name(Adjoint(value) is { } adjoint ? target.Apply(Operators.Add, adjoint, amount) : amount, NameOfAdjoint(value));
    }

    private string? NameOfAdjoint(int value) => source[value].Name is { } name ? name + "Adjoint" : null;

    /// <summary>Runs <paramref name="body"/> with a scope of its own, for a region of the target.</summary>
    private T Scoped<T>(Func<T> body)
    {
        scope = new PrimalScope(scope);
        var result = body();
        scope = scope.Outer!;
        return result;
    }

    /// <summary>The scalars from outside that a loop or branch reads and that have adjoints, in order.</summary>
    private int[] FreeActive(int owner)
    {
        var free = new SortedSet<int>();
        void Read(int value)
        {
            if (activity[value] && !source[value].Type.IsBuffer && !structure.IsInside(value, owner)) free.Add(value);
        }

        foreach (var value in structure.Inside(owner))
        {
            foreach (var operand in source[value].Operands) Read(operand);
            foreach (var yield in source[value].Regions.SelectMany(region => region.Yields)) Read(yield);
        }

        foreach (var yield in source[owner].Regions.SelectMany(region => region.Yields)) Read(yield);
        return [.. free];
    }

    /// <summary>The buffer of adjoints of a buffer, or the window onto it that corresponds to a window.</summary>
    private int Shadow(int buffer)
    {
        var node = source[buffer];
        return node.Code == OpCode.Slice ? target.Slice(Shadow(node.Operands[0]), Primal(node.Operands[1]), Primal(node.Operands[2])) : shadows[buffer];
    }

    private static int FirstCarried(Node loop) => loop.Code == OpCode.For ? 2 : 0;

    private static Region BodyOf(Node loop) => loop.Regions[loop.Regions.Count - 1];

    private static int CarriedCount(Node loop) => BodyOf(loop).Yields.Count;

    private static int CarriedArgument(Node loop, int position) => BodyOf(loop).Arguments[position + (loop.Code == OpCode.For ? 1 : 0)];

    /// <summary>Whether a carried value has an adjoint: inside the loop, or only behind it, where a loop of no iteration hands out its start.</summary>
    private bool IsCarriedActive(int owner, Node loop, int position)
        => activity[CarriedArgument(loop, position)] || (structure.Results[owner][position] is >= 0 and var result && activity[result]);

    private string[] NamesOfCarried(Node loop) => [.. Enumerable.Range(0, CarriedCount(loop)).Select(i => source[CarriedArgument(loop, i)].Name!)];
}
