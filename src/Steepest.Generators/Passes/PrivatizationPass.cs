using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Passes;

/// <summary>
/// Gives every iteration an array of its own where none reads what another left in it.
/// <code>
/// a = allocate n; for i: (for j in 0 … n: a[j] = f(i, j)); …      →      for i: a = allocate n; (for j in 0 … n: a[j] = f(i, j)); …
/// </code>
/// Iterations that share nothing are differentiated one by one, without a record of all of them, and run side by side in lanes. The memory
/// is one and the same in the end: allocations leave loops again when nothing looks at dependences any more.
/// </summary>
internal sealed class PrivatizationPass : Rewriter, IPass
{
    private readonly Dictionary<int, Place> places = [];
    private readonly Dictionary<int, List<int>> arriving = [];
    private readonly HashSet<(int Owner, int Length)> guarded = [];
    private Structure structure = null!;

    public string Name => "privatization";

    public Function Run(Function function) => new PrivatizationPass().Rewrite(function);

    protected override void Prepare()
    {
        structure = new Structure(Source);
        places.Clear();
        arriving.Clear();
        guarded.Clear();
        foreach (var array in structure.Inside(Source.Body).Where(value => Source[value].Code == OpCode.Allocate))
        {
            if (Own(array) is not { } place) continue;
            places[array] = place;
            if (!arriving.TryGetValue(place.Loop, out var list)) arriving[place.Loop] = list = [];
            list.Add(array);
        }
    }

    protected override int Visit(int value, Node node)
    {
        if (!places.ContainsKey(value)) return Copy(value, node);

        // Where the loop runs no iteration nothing is made any more, and a length below 0 must still throw.
        var length = Map(node.Operands[0]);
        if (!Target.IsNatural(length) && guarded.Add((structure.Owner(value), length))) Target.Guard(Target.Apply(Operators.Less, length, Target.Integer(0)), "new global::System.OverflowException()");
        return -1;
    }

    protected override void Enter(int owner, int region)
    {
        if (region != Source[owner].Regions.Count - 1 || !arriving.TryGetValue(owner, out var arrays)) return;
        foreach (var array in arrays) Assume(array, Copy(array, places[array].IsOverwritten ? Source[array] with { Bits = 0 } : Source[array] with { IsRefreshed = true }));
    }

    /// <summary>The innermost loop around all that touches an array, where each of its iterations may have its own; null for none.</summary>
    private Place? Own(int array)
    {
        var touching = Touching(array);
        if (touching is null || touching.Count == 0) return null;
        for (var loop = structure.LoopAround(touching[0]); loop >= 0 && structure.Owner(array) != loop && !structure.IsInside(array, loop); loop = structure.LoopAround(loop))
        {
            var body = Source[loop].Regions.Count - 1;
            if (structure.IsInside(Source[array].Operands[0], loop) || !touching.All(value => IsIn(value, loop, body))) continue;
            if (IsOverwritten(array, Source[loop].Regions[body], touching)) return new Place(loop, true);
            if (Source[array].Bits == 1 && IsRefreshed(loop, Source[loop].Regions[body], touching)) return new Place(loop, false);
        }

        return null;
    }

    /// <summary>All accesses, through windows too, in order; null where it is handed to something else.</summary>
    private List<int>? Touching(int array)
    {
        var touching = new List<int>();
        foreach (var use in structure.Uses(array))
        {
            if (use.IsYield) return null;
            switch (Source[use.Reader].Code)
            {
                case OpCode.Slice when Touching(use.Reader) is { } inner:
                    touching.Add(use.Reader);
                    touching.AddRange(inner);
                    break;
                case OpCode.Load or OpCode.Store or OpCode.Accumulate or OpCode.Clear or OpCode.Length when use.Position == 0:
                    touching.Add(use.Reader);
                    break;
                default:
                    return null;
            }
        }

        touching.Sort((first, second) => structure.Order(first).CompareTo(structure.Order(second)));
        return touching;
    }

    private bool IsIn(int value, int loop, int region)
    {
        var inner = value;
        while (structure.Owner(inner) != loop)
        {
            inner = structure.Owner(inner);
            if (inner < 0) return false;
        }

        return structure.RegionOf(inner) == region;
    }

    /// <summary>Whether an iteration writes every element before it reads any.</summary>
    private bool IsOverwritten(int array, Region body, List<int> touching)
    {
        var first = touching.First(value => Source[value].Code != OpCode.Length);
        if (Source[first].Code == OpCode.Clear && Source[first].Operands[0] == array && body.Body.Contains(first)) return true;
        if (AreAllStored(array, body, touching)) return true;
        return FirstLoop(body, touching) is { } filling && Source[filling].Operands[1] == Source[array].Operands[0]
            && Source[Source[filling].Operands[0]] is { Code: OpCode.Constant, Bits: 0 } && Offset(filling, touching) == 0;
    }

    /// <summary>Whether elements one by one, by constants, are written before anything else touches the array.</summary>
    private bool AreAllStored(int array, Region body, List<int> touching)
    {
        if (Source[Source[array].Operands[0]] is not { Code: OpCode.Constant } length) return false;
        var stored = new HashSet<long>();
        foreach (var value in touching)
        {
            if (stored.Count >= length.Bits) break;
            if (Source[value] is not { Code: OpCode.Store } node || node.Operands[0] != array || !body.Body.Contains(value) || Source[node.Operands[1]] is not { Code: OpCode.Constant } index) return false;
            if (index.Bits >= 0 && index.Bits < length.Bits) stored.Add(index.Bits);
        }

        return stored.Count == length.Bits;
    }

    /// <summary>
    /// Whether an iteration writes the same elements as every other before it reads any, and no others: what it reads of the rest are the zeros
    /// that the array began with.
    /// </summary>
    private bool IsRefreshed(int loop, Region body, List<int> touching)
    {
        if (FirstLoop(body, touching) is not { } filling || !Source[filling].Operands.Take(2).All(bound => IsInvariant(bound, loop))) return false;
        return Offset(filling, touching) is not null && touching.All(value => Source[value].Code is OpCode.Load or OpCode.Length || structure.Owner(value) == filling);
    }

    private bool IsInvariant(int value, int loop)
        => !structure.IsInside(value, loop) || (Source[value].Code is OpCode.Constant or OpCode.Length or OpCode.Operator && Source[value].Operands.All(operand => IsInvariant(operand, loop)));

    /// <summary>The loop, straight in an iteration, that touches the array first.</summary>
    private int? FirstLoop(Region body, List<int> touching)
    {
        var at = touching.First(value => Source[value].Code != OpCode.Length);
        while (!body.Body.Contains(at))
        {
            at = structure.Owner(at);
            if (at < 0) return null;
        }

        return Source[at] is { Code: OpCode.For, Bits: 1 } ? at : null;
    }

    /// <summary>c where each iteration i of a loop stores to element i + c first thing, reads no other, and writes nowhere else; null otherwise.</summary>
    private long? Offset(int filling, List<int> touching)
    {
        var inside = touching.Where(value => structure.IsInside(value, filling) && Source[value].Code != OpCode.Length).ToList();
        var store = Source[inside[0]];
        if (store.Code != OpCode.Store || structure.Owner(inside[0]) != filling || Source[store.Operands[0]].Code != OpCode.Allocate) return null;
        if (inside.Skip(1).Any(value => Source[value].Code is not (OpCode.Load or OpCode.Store or OpCode.Accumulate) || Source[value].Operands[0] != store.Operands[0] || Source[value].Operands[1] != store.Operands[1])) return null;
        var induction = Source[filling].Regions[0].Arguments[0];
        var index = Source[store.Operands[1]];
        if (store.Operands[1] == induction) return 0;
        if ((!index.Is(Operators.Add) && !index.Is(Operators.Subtract)) || index.Operands[0] != induction || Source[index.Operands[1]] is not { Code: OpCode.Constant } constant) return null;
        return index.Is(Operators.Add) ? constant.Bits : -constant.Bits;
    }

    /// <param name="Loop">Whose iterations have their own.</param>
    /// <param name="IsOverwritten">Whether it need not hold zeros at first.</param>
    private readonly record struct Place(int Loop, bool IsOverwritten);
}
