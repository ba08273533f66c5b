using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Passes;

/// <summary>
/// Moves a computation into the one path of a branch that reads it.
/// <code>
/// c = Acos(x); if p: c · y else: y      →   if p: c = Acos(x), c · y else: y
/// c = Acos(x); p ? c : y                →   if p: c = Acos(x), c else: y
/// </code>
/// The other path saves it, and above all its derivative: where that is infinite or undefined, it would be multiplied by the 0 of a path that
/// does not read it, and 0 · ∞ is NaN.
/// </summary>
internal sealed class SinkingPass : Rewriter, IPass
{
    private readonly Dictionary<int, (int Branch, int Region)> sunk = [];
    private readonly Dictionary<(int Branch, int Region), List<int>> arriving = [];
    private readonly HashSet<int> opened = [];
    private Structure structure = null!;

    public string Name => "sinking";

    /// <summary>One branch deeper at a time.</summary>
    public Function Run(Function function)
    {
        while (true)
        {
            var pass = new SinkingPass();
            var after = pass.Rewrite(function);
            if (pass.sunk.Count == 0 && pass.opened.Count == 0) return function;
            function = after;
        }
    }

    protected override void Prepare()
    {
        structure = new Structure(Source);
        sunk.Clear();
        arriving.Clear();
        opened.Clear();

        // Readers before what they read, so that a whole expression sinks with the value that a branch reads.
        foreach (var value in structure.Inside(Source.Body).Reverse())
        {
            if (IsChoiceOfWork(Source[value]))
            {
                opened.Add(value);
                continue;
            }

            if (Source[value] is not { Code: OpCode.Operator, Type.IsFloating: true } || Destination(value) is not { } destination) continue;
            sunk[value] = destination;
            if (!arriving.TryGetValue(destination, out var values)) arriving[destination] = values = [];
            values.Insert(0, value);
        }
    }

    protected override int Visit(int value, Node node)
    {
        if (sunk.ContainsKey(value)) return -1;
        return opened.Contains(value) ? Open(node) : Copy(value, node);
    }

    protected override void Enter(int owner, int region)
    {
        if (!arriving.TryGetValue((owner, region), out var values)) return;
        foreach (var value in values) Assume(value, Copy(value, Source[value]));
    }

    /// <summary>Whether a selection has an arm that only it reads and that is worth a branch.</summary>
    private bool IsChoiceOfWork(Node node) => node.Operator == Operators.Select && node.Type.IsFloating && node.Operands.Skip(1).Any(IsWork);

    private bool IsWork(int value) => Source[value] is { Code: OpCode.Operator } node && structure.Uses(value).Count == 1
        && (node.Operator!.Cost != Cost.Arithmetic || node.Operands.Any(IsWork));

    private int Open(Node selection)
    {
        var (condition, first, second) = (Map(selection.Operands[0]), Map(selection.Operands[1]), Map(selection.Operands[2]));
        return Target.If(condition, () => [first], () => [second], [selection.Name])[0];
    }

    /// <summary>The path of a branch, beside the value, in which all its readers stand; null where there is none.</summary>
    private (int Branch, int Region)? Destination(int value)
    {
        (int Branch, int Region)? common = null;
        foreach (var use in structure.Uses(value))
        {
            if (PathOf(use, structure.Owner(value), structure.RegionOf(value)) is not { } path || (common is { } other && other != path)) return null;
            common = path;
        }

        return common;
    }

    /// <summary>The path that leads from a region to a reader; null where it reads in the region itself or inside a loop of it.</summary>
    private (int Branch, int Region)? PathOf(Use use, int owner, int region)
    {
        if (!use.IsYield && sunk.TryGetValue(use.Reader, out var path) && structure.Owner(use.Reader) == owner) return path;
        var (around, inside) = use.IsYield ? (use.Reader, use.Region) : (structure.Owner(use.Reader), structure.RegionOf(use.Reader));
        while (around >= 0 && (structure.Owner(around) != owner || structure.RegionOf(around) != region))
            (around, inside) = (structure.Owner(around), structure.RegionOf(around));
        return around >= 0 && around != owner && Source[around].Code == OpCode.If ? (around, inside) : null;
    }
}
