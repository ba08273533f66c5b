using System.Globalization;
using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Passes;

/// <summary>
/// Makes numbers of the elements of a short local array that is only reached by constant indices: they are carried through loops, handed out of
/// branches, and differentiated as any local is.
/// <code>
/// p = allocate 2; p[0] = a; if c: p[1] = b; return p[0] · p[1]      →      p1 = if c: b else: 0;  return a · p1
/// </code>
/// Checkpointed loops keep arrays in memory, of which they keep the state as a whole.
/// </summary>
/// <param name="longest">The longest array.</param>
internal sealed class ScalarReplacementPass(int longest = ScalarReplacementPass.LongestArray) : Rewriter, IPass
{
    /// <summary>How many numbers a processor of 32 registers may well have at hand.</summary>
    private const int LongestArray = 16;

    private readonly Dictionary<int, int[]> arrays = [];
    private readonly Dictionary<(int Array, int Index), int> elements = [];
    private readonly Dictionary<int, IReadOnlyList<(int Array, int Index)>> written = [];
    private readonly Dictionary<int, int[]> results = [];
    private Structure structure = null!;

    public string Name => "scalar replacement";

    public Function Run(Function function)
        => function.Nodes.Any(node => node.Code == OpCode.Allocate) ? new ScalarReplacementPass(longest).Rewrite(function) : function;

    protected override void Prepare()
    {
        structure = new Structure(Source);
        arrays.Clear();
        elements.Clear();
        written.Clear();
        results.Clear();
        foreach (var array in structure.Inside(Source.Body).Where(IsReplaced)) arrays[array] = new int[Source[Source[array].Operands[0]].Bits];
        foreach (var value in structure.Inside(Source.Body).Where(value => Source[value].Regions.Count > 0)) written[value] = Written(value);
    }

    protected override int Visit(int value, Node node)
    {
        switch (node.Code)
        {
            case OpCode.Allocate when arrays.ContainsKey(value):
                Clear(value);
                return -1;
            case OpCode.Clear when arrays.ContainsKey(node.Operands[0]):
                Clear(node.Operands[0]);
                return -1;
            case OpCode.Load when arrays.ContainsKey(node.Operands[0]):
                return Target.Name(elements[Element(node)], node.Name);
            case OpCode.Store when arrays.ContainsKey(node.Operands[0]):
                Set(node, Map(node.Operands[2]));
                return -1;
            case OpCode.Accumulate when arrays.ContainsKey(node.Operands[0]):
                Set(node, Target.Apply(Operators.Add, elements[Element(node)], Map(node.Operands[2])));
                return -1;
            case OpCode.Length when arrays.ContainsKey(node.Operands[0]):
                return Map(Source[node.Operands[0]].Operands[0]);
            case OpCode.Result when results.TryGetValue(node.Operands[0], out var known):
                return Target.Name(known[node.Bits], node.Name);
            case OpCode.For when written[value].Count > 0:
                return Rebuild(value, node, For(node, written[value]));
            case OpCode.While when written[value].Count > 0:
                return Rebuild(value, node, While(node, written[value]));
            case OpCode.If when written[value].Count > 0:
                return Rebuild(value, node, If(value, node, written[value]));
            default:
                return Copy(value, node);
        }
    }

    private bool IsReplaced(int array)
        => Source[array] is { Code: OpCode.Allocate } node && Source[node.Operands[0]] is { Code: OpCode.Constant, Bits: > 0 } length && length.Bits <= longest
            && structure.Uses(array).All(use => !use.IsYield && use.Position == 0 && IsElementwise(Source[use.Reader], length.Bits) && !IsKept(use.Reader, array));

    private bool IsElementwise(Node access, long length) => access.Code switch
    {
        OpCode.Length or OpCode.Clear => true,
        OpCode.Load or OpCode.Store or OpCode.Accumulate => Source[access.Operands[1]] is { Code: OpCode.Constant, Bits: >= 0 } index && index.Bits < length,
        _ => false,
    };

    /// <summary>Whether an access stands in a checkpointed loop, or writes where a loop asks whether it goes on: nothing but its answer leaves there.</summary>
    private bool IsKept(int access, int array)
    {
        var isWrite = Source[access].HasEffect;
        for (var (inner, owner) = (access, structure.Owner(access)); owner >= 0 && owner != structure.Owner(array); (inner, owner) = (owner, structure.Owner(owner)))
        {
            if (Source[owner].IsCheckpointed || (isWrite && Source[owner].Code == OpCode.While && structure.RegionOf(inner) == 0)) return true;
        }

        return false;
    }

    private (int Array, int Index) Element(Node access) => (access.Operands[0], (int)Source[access.Operands[1]].Bits);

    private string? NameOf((int Array, int Index) element)
        => Source[element.Array].Name is { } name ? name + element.Index.ToString(CultureInfo.InvariantCulture) : null;

    private void Set(Node access, int value) => elements[Element(access)] = Target.Name(value, NameOf(Element(access)));

    private void Clear(int array)
    {
        var zero = Target.Constant(Source[array].Type.ToElement(), 0);
        for (var i = 0; i < arrays[array].Length; i++) elements[(array, i)] = zero;
    }

    /// <summary>The elements from outside that a loop or branch changes, in order.</summary>
    private IReadOnlyList<(int Array, int Index)> Written(int owner)
    {
        var found = new SortedSet<(int Array, int Index)>();
        foreach (var value in structure.Inside(owner))
        {
            var node = Source[value];
            if (node.Code is not (OpCode.Store or OpCode.Accumulate or OpCode.Clear) || !arrays.TryGetValue(node.Operands[0], out var all) || structure.IsInside(node.Operands[0], owner)) continue;
            if (node.Code != OpCode.Clear) found.Add(Element(node));
            else for (var i = 0; i < all.Length; i++) found.Add((node.Operands[0], i));
        }

        return [.. found];
    }

    /// <summary>What the elements hold now, or from now on.</summary>
    private int[] Current(IReadOnlyList<(int Array, int Index)> list) => [.. list.Select(element => elements[element])];

    private void Hold(IReadOnlyList<(int Array, int Index)> list, IEnumerable<int> values)
    {
        foreach (var (element, value) in list.Zip(values, (element, value) => (element, value))) elements[element] = value;
    }

    private int Rebuild(int value, Node node, int[] all)
    {
        var own = node.Regions[node.Regions.Count - 1].Yields.Count;
        results[value] = [.. all.Take(own)];
        Hold(written[value], all.Skip(own));
        return -1;
    }

    private int[] For(Node node, IReadOnlyList<(int Array, int Index)> changed)
    {
        var region = node.Regions[0];
        var own = region.Yields.Count;
        string?[] names = [.. region.Arguments.Skip(1).Select(argument => Source[argument].Name), .. changed.Select(NameOf)];
        Target.Checkpoints = node.IsCheckpointed;
        var left = Target.For(Map(node.Operands[0]), Map(node.Operands[1]), node.Bits, [.. node.Operands.Skip(2).Select(Map), .. Current(changed)], (i, carried) =>
        {
            Hold(changed, carried.Skip(own));
            var yields = Splice(region, [i, .. carried.Take(own)]);
            return [.. yields, .. Current(changed)];
        }, Source[region.Arguments[0]].Name, names);
        Target.Checkpoints = false;
        return left;
    }

    private int[] While(Node node, IReadOnlyList<(int Array, int Index)> changed)
    {
        var own = node.Operands.Count;
        string?[] names = [.. node.Regions[1].Arguments.Select(argument => Source[argument].Name), .. changed.Select(NameOf)];
        int[] starts = [.. Map(node.Operands), .. Current(changed)];
        return Target.While(starts, carried =>
        {
            Hold(changed, carried.Skip(own));
            return Splice(node.Regions[0], [.. carried.Take(own)])[0];
        }, carried =>
        {
            Hold(changed, carried.Skip(own));
            var yields = Splice(node.Regions[1], [.. carried.Take(own)]);
            return [.. yields, .. Current(changed)];
        }, names);
    }

    private int[] If(int branch, Node node, IReadOnlyList<(int Array, int Index)> changed)
    {
        var before = Current(changed);
        int[] Path(Region region)
        {
            Hold(changed, before);
            var yields = Splice(region, []);
            return [.. yields, .. Current(changed)];
        }

        string?[] names = [.. structure.Results[branch].Select((result, i) => Source[result >= 0 ? result : node.Regions[0].Yields[i]].Name), .. changed.Select(NameOf)];
        return Target.If(Map(node.Operands[0]), () => Path(node.Regions[0]), () => Path(node.Regions[1]), names);
    }
}
