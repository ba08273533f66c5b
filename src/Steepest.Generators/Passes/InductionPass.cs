using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Passes;

/// <summary>
/// Integers that a counted loop carries and changes by what is known beforehand are computed from its induction variable instead: nothing
/// of them is recorded, and no iteration needs the one before for them.
/// <code>
/// for i in 0 … d: for j in i + 1 … d: x[entry]; entry++
///     →   for i in 0 … d: e = entry + i · (d − 1) − i · (i − 1)/2; for j in i + 1 … d: x[e − (i + 1) + j]
/// </code>
/// Modulo 2³² both are the same, whatever overflows.
/// </summary>
internal sealed class InductionPass : LoopRewriter, IPass
{
    private readonly Dictionary<int, int[]> results = [];
    private LoopFacts facts = null!;

    public string Name => "inductions";

    /// <summary>Until nothing changes: what an inner loop adds in all is known to the outer one only then.</summary>
    public Function Run(Function function)
    {
        while (true)
        {
            var pass = new InductionPass();
            function = pass.Rewrite(function);
            if (pass.results.Count == 0) return function;
        }
    }

    protected override void Prepare()
    {
        base.Prepare();
        facts = new LoopFacts(Structure);
        results.Clear();
    }

    protected override int Visit(int value, Node node)
    {
        if (node.Code == OpCode.Result && results.TryGetValue(node.Operands[0], out var known)) return Target.Name(known[node.Bits], node.Name);
        return node.Code == OpCode.For && Closed(value, node) is { Count: > 0 } closed ? Close(value, node, closed) : Copy(value, node);
    }

    /// <summary>The carried values that have a closed form, by position.</summary>
    private Dictionary<int, Progression> Closed(int loop, Node node)
    {
        var progressions = new Progressions(Structure, loop, value => Outside(value, loop));
        var closed = new Dictionary<int, Progression>();
        for (var position = 0; position < node.Regions[0].Yields.Count; position++)
        {
            if (progressions.Of(node.Regions[0].Arguments[position + 1]) is { } progression && IsExact(progression, node)) closed.Add(position, progression);
        }

        return closed;
    }

    /// <summary>Whether the number of the iteration, where it is divided, is what an int holds.</summary>
    private bool IsExact(Progression progression, Node loop)
    {
        var isDivided = progression.Bend.Constant != 0 || (Math.Abs(loop.Bits) != 1 && InductionFactor(progression.Step, loop.Bits) is null);
        return !isDivided || (loop.Bits > 0 && Source[loop.Operands[0]] is { Code: OpCode.Constant, Bits: >= 0 } && (loop.Bits == 1 || progression.Bend.Constant == 0));
    }

    /// <summary>By how much a progression grows where the induction variable grows by 1; null where that is no integer.</summary>
    private static Coefficient? InductionFactor(Coefficient step, long stride) => stride switch
    {
        1 => step,
        -1 => Coefficient.Of(0) - step,
        _ => step.Constant is { } constant && constant % stride == 0 ? Coefficient.Of((int)(constant / stride)) : null,
    };

    private int Close(int loop, Node node, Dictionary<int, Progression> closed)
    {
        var region = node.Regions[0];
        var open = Enumerable.Range(0, region.Yields.Count).Where(position => !closed.ContainsKey(position)).ToList();
        var (lower, upper) = (Map(node.Operands[0]), Map(node.Operands[1]));
        var forms = closed.ToDictionary(pair => pair.Key, pair => new ClosedForm(Target, pair.Value, Map(node.Operands[pair.Key + 2]), lower, node.Bits, InductionFactor(pair.Value.Step, node.Bits)));
        string? NameOf(int position) => Source[region.Arguments[position + 1]].Name;
        Target.Checkpoints = node.IsCheckpointed;
        var left = Target.For(lower, upper, node.Bits, [.. open.Select(position => Map(node.Operands[position + 2]))], (induction, arguments) =>
        {
            var values = new int[region.Yields.Count];
            for (var i = 0; i < open.Count; i++) values[open[i]] = arguments[i];
            foreach (var form in forms) values[form.Key] = Target.Name(form.Value.At(induction), NameOf(form.Key));
            var yields = Splice(region, [induction, .. values]);
            return [.. open.Select(position => yields[position])];
        }, Source[region.Arguments[0]].Name, [.. open.Select(NameOf)]);
        var trips = new Lazy<int>(() => Trips(loop, node, lower, upper));
        var after = results[loop] = new int[region.Yields.Count];
        for (var i = 0; i < open.Count; i++) after[open[i]] = left[i];
        foreach (var form in forms) after[form.Key] = form.Value.After(trips.Value);
        return -1;
    }

    /// <summary>How often the loop runs.</summary>
    private int Trips(int loop, Node node, int lower, int upper)
    {
        var (least, most) = node.Bits > 0 ? (node.Operands[0], node.Operands[1]) : (node.Operands[1], node.Operands[0]);
        var distance = node.Bits > 0 ? Target.Apply(Operators.Subtract, upper, lower) : Target.Apply(Operators.Subtract, lower, upper);
        var stride = Math.Abs(node.Bits);
        if (stride != 1)
        {
            var (from, to) = (Target.Convert(Map(least), IrType.Int64), Target.Convert(Map(most), IrType.Int64));
            var rounded = Target.Apply(Operators.Add, Target.Apply(Operators.Subtract, to, from), Target.Long(stride - 1));
            distance = Target.Convert(Target.Apply(Operators.Divide, rounded, Target.Long(stride)), IrType.Int32);
        }

        if (facts.IsAtMost(least, most, loop)) return distance;
        return Target.Name(Target.Apply(Operators.Select, Target.Apply(node.Bits > 0 ? Operators.Less : Operators.Greater, lower, upper), distance, Target.Integer(0)), "trips");
    }
}
