using Steepest.Generators.Ir;
using Steepest.Generators.Passes;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Vectorization;

/// <summary>
/// Applies a linear map to a sum rather than to each of its terms: what iterations put through a matrix that is the same for all of them is added up
/// before it.
/// <code>
/// for n: v = allocate d; …; (for i: for j: u[i] += q[i, j] · v[j]); (for i: g[i] += u[i])
///     →   s = 0; for n: v = allocate d; …; (for j: s[j] += v[j])
///         (for i: for j: u[i] += q[i, j] · s[j]); (for i: g[i] += u[i])
/// </code>
/// In loops around the matrix each iteration has a sum of its own.
/// </summary>
internal sealed class LinearMapPass : Rewriter, IRoundingPass
{
    private readonly Dictionary<int, int[]> results = [];
    private readonly Dictionary<int, int> windows = [];
    private readonly Dictionary<int, int> totals = [];
    private Structure structure = null!;
    private LinearMap? map;
    private bool isBehind;

    public string Name => "linear maps";

    public Function Run(Function function)
    {
        var pass = new LinearMapPass();
        var after = pass.Rewrite(function);
        return pass.results.Count == 0 ? function : new DeadCodePass().Run(after);
    }

    protected override void Prepare() => structure = new Structure(Source);

    protected override int Visit(int value, Node node)
    {
        if (node.Code == OpCode.Result && results.TryGetValue(node.Operands[0], out var known)) return Target.Name(known[node.Bits], node.Name);
        if (map is null) return node.Code == OpCode.For && LinearMapSearch.Of(structure, value) is { } found ? Apart(value, node, found) : Copy(value, node);
        if (isBehind) return Behind(value, node);
        if (map.Effects.Contains(value)) return -1;
        foreach (var array in map.Arrays.Where(array => array.Statement == value && array.Covering < 0)) AddUp(array);
        var copy = Copy(value, node);
        if (map.Arrays.FirstOrDefault(array => array.Array == value) is { } own) windows[value] = Window(own);
        if (map.Arrays.FirstOrDefault(array => array.Covering == value) is { } covered) Target.Accumulate(windows[covered.Array], Map(node.Operands[1]), copy);
        return copy;
    }

    private int Apart(int value, Node node, LinearMap found)
    {
        map = found;
        var (lower, upper, region) = (Map(node.Operands[0]), Map(node.Operands[1]), node.Regions[0]);
        foreach (var array in found.Arrays)
        {
            var length = array.Loops.Aggregate(Known(Source[array.Array].Operands[0]), (product, loop) => Target.Apply(Operators.Multiply, Trips(loop), product));
            totals[array.Array] = Target.Allocate(Source[array.Array].Type.ToElement(), length, cleared: true, (Source[array.Array].Name ?? "array") + "Sum");
        }

        int[] starts = [.. node.Operands.Skip(2).Select(Map)];
        results[value] = Target.For(lower, upper, node.Bits, starts, (i, carried) => Splice(region, [i, .. carried]), Source[region.Arguments[0]].Name, [.. region.Arguments.Skip(1).Select(argument => Source[argument].Name)]);
        isBehind = true;
        Target.If(Target.Apply(node.Bits > 0 ? Operators.Less : Operators.Greater, lower, upper), () =>
        {
            // What differs from iteration to iteration is copied, too, and read by nobody.
            Splice(region, [lower, .. starts]);
            return [];
        }, () => []);
        (map, isBehind) = (null, false);
        return -1;
    }

    /// <summary>Behind the loop only the map is left, and goes through sums.</summary>
    private int Behind(int value, Node node)
    {
        if (node.HasEffect && !map!.Effects.Contains(value)) return -1;
        return map!.Arrays.FirstOrDefault(array => array.Array == value) is { } own ? Window(own) : Copy(value, node);
    }

    /// <summary>The sum of the arrays that one iteration of all loops around their allocation has.</summary>
    private int Window(SummedArray array)
    {
        var length = Known(Source[array.Array].Operands[0]);
        if (array.Loops.Count == 0) return totals[array.Array];
        int? place = null;
        foreach (var loop in array.Loops)
        {
            var node = Source[loop];
            var least = node.Bits > 0 ? Known(node.Operands[0]) : Target.Apply(Operators.Add, Known(node.Operands[1]), Target.Integer(1));
            var trip = Target.Apply(Operators.Subtract, Map(node.Regions[0].Arguments[0]), least);
            place = place is { } outer ? Target.Apply(Operators.Add, Target.Apply(Operators.Multiply, outer, Trips(loop)), trip) : trip;
        }

        return Target.Slice(totals[array.Array], Target.Apply(Operators.Multiply, place!.Value, length), length);
    }

    /// <summary>How often a loop runs.</summary>
    private int Trips(int loop)
    {
        var node = Source[loop];
        var (first, last) = node.Bits > 0 ? (1, 0) : (0, 1);
        return Target.Apply(Operators.Max, Target.Integer(0), Target.Apply(Operators.Subtract, Known(node.Operands[first]), Known(node.Operands[last])));
    }

    private int Known(int value) => Source[value].Code == OpCode.Constant ? Target.Integer(Source[value].Bits) : Map(value);

    private void AddUp(SummedArray array)
    {
        var own = Map(array.Array);
        Target.For(Target.Integer(0), Known(Source[array.Array].Operands[0]), 1, [], (element, _) =>
        {
            Target.Accumulate(windows[array.Array], element, Target.Load(own, element));
            return [];
        }, "element", []);
    }
}
