using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Passes;

/// <summary>
/// Lets the derivative of a value that a loop takes from one of its iterations flow through that iteration alone, which runs again behind it.
/// <code>
/// for k: d = f(k); least = Min(least, d)      →      for k: d = f(k); leastAt = least ≤ d ? leastAt : k; least = Min(least, d)
///                                                    least = Attached(least, leastAt ≥ 0 ? f(leastAt) : start)
/// </code>
/// The loop itself has no derivatives any more, so that nothing of it is recorded but one integer, and it need not run backwards. At a tie, and
/// where a number is NaN, the iteration is the one that the derivatives of the choices lead to.
/// </summary>
internal sealed class WinnerPass : Rewriter, IPass
{
    private readonly Dictionary<int, List<Winner[]>> groups = [];
    private readonly Dictionary<int, int[]> results = [];

    /// <summary>For what a carried value becomes in an iteration, the iteration that it comes from.</summary>
    private readonly Dictionary<int, int> origins = [];
    private readonly Dictionary<int, List<Winner[]>> through = [];
    private readonly Dictionary<Winner[], int> inductions = [];
    private readonly Dictionary<int, Winner[]> choices = [];
    private Structure structure = null!;
    private bool isRunningAgain;

    public string Name => "winners";

    public Function Run(Function function) => new WinnerPass().Rewrite(function);

    protected override void Prepare()
    {
        structure = new Structure(Source);
        foreach (var loop in structure.Inside(Source.Body).Where(value => Source[value] is { Code: OpCode.For, IsCheckpointed: false }))
        {
            var winners = Enumerable.Range(0, Source[loop].Regions[0].Yields.Count).Select(position => WinnerSearch.Of(structure, loop, position)).OfType<Winner>();
            groups[loop] = [.. winners.GroupBy(winner => winner.Decision).Select(same => same.ToArray())];
            foreach (var group in groups[loop])
            {
                foreach (var choice in group.SelectMany(winner => winner.Chain).Where(value => Source[value].Code == OpCode.Operator)) choices[choice] = group;
                foreach (var branch in group[0].Branches) (through.TryGetValue(branch, out var list) ? list : through[branch] = []).Add(group);
            }
        }
    }

    protected override int Visit(int value, Node node)
    {
        switch (node.Code)
        {
            case OpCode.Guard when isRunningAgain:
                // It has not thrown the first time.
                return -1;
            case OpCode.Result when results.TryGetValue(node.Operands[0], out var known):
                return Target.Name(known[node.Bits], node.Name);
            case OpCode.For when groups.TryGetValue(value, out var own) && own.Count > 0:
                results[value] = Loop(node, own);
                return -1;
            case OpCode.If when through.TryGetValue(value, out var passing):
                results[value] = Branch(value, node, passing);
                return -1;
            case OpCode.Operator when choices.TryGetValue(value, out var group):
                origins[value] = Chosen(node, group);
                return Copy(value, node);
            default:
                return Copy(value, node);
        }
    }

    private int[] Loop(Node node, List<Winner[]> own)
    {
        var (region, ordinal, count) = (node.Regions[0], node.Ordinal, node.Regions[0].Yields.Count);
        var (lower, upper) = (Map(node.Operands[0]), Map(node.Operands[1]));
        var starts = node.Operands.Skip(2).Select(Map).ToArray();
        var isNatural = node.Bits > 0 && Source[node.Operands[0]] is { Code: OpCode.Constant, Bits: >= 0 };
        var none = isNatural ? Target.Integer(-1) : Target.Apply(Operators.Subtract, lower, Target.Integer(node.Bits));
        string?[] names = [.. region.Arguments.Skip(1).Select(argument => Source[argument].Name), .. own.Select(group => NameOf(group))];
        var left = Target.For(lower, upper, node.Bits, [.. starts, .. own.Select(_ => none)], (induction, carried) =>
        {
            for (var i = 0; i < own.Count; i++)
            {
                inductions[own[i]] = induction;
                foreach (var winner in own[i]) origins[winner.Argument] = carried[count + i];
            }

            var yields = Splice(region, [induction, .. carried.Take(count)]);
            return [.. yields, .. own.Select(group => Origin(group[0], group, region.Yields[group[0].Position]))];
        }, Source[region.Arguments[0]].Name, names);
        for (var i = 0; i < own.Count; i++)
        {
            Target.Ordinal = ordinal;
            var (group, origin) = (own[i], left[count + i]);
            var isAny = isNatural ? Target.Apply(Operators.GreaterOrEqual, origin, Target.Integer(0)) : Target.Apply(Operators.NotEqual, origin, none);
            var again = Target.If(isAny, () => Again(region, group, origin), () => [.. group.Select(winner => starts[winner.Position])]);
            for (var j = 0; j < group.Length; j++)
            {
                var found = left[group[j].Position];
                left[group[j].Position] = Target.Emit(Operators.Attached, Target.Emit(Operators.StopGradient, found), again[j], Target.Constant(Target.TypeOf(found), 1));
            }
        }

        return [.. left.Take(count)];
    }

    private string? NameOf(Winner[] group) => Source[group[0].Argument].Name is { } name ? name + "At" : null;

    /// <summary>What was taken, from the iteration that it was taken from.</summary>
    private int[] Again(Region region, Winner[] group, int origin)
    {
        var wasRunningAgain = isRunningAgain;
        isRunningAgain = true;
        var needed = group.SelectMany(winner => winner.Needed).Distinct().OrderBy(structure.Order);
        var taken = Splice(new Region(EquatableArray.Of(region.Arguments[0]), needed.ToEquatableArray(), group.Select(winner => winner.Taken).ToEquatableArray()), [origin]);
        isRunningAgain = wasRunningAgain;
        return taken;
    }

    /// <summary>A branch hands out, beside what it did, which iteration its values come from.</summary>
    private int[] Branch(int value, Node node, List<Winner[]> passing)
    {
        int[] Path(Region region)
        {
            var yields = Splice(region, []);
            return [.. yields, .. passing.Select(group => Origin(group[0], group, region.Yields[Position(value, group)]))];
        }

        var count = node.Regions[0].Yields.Count;
        string?[] names = [.. node.Regions[0].Yields.Select(_ => (string?)null), .. passing.Select(group => NameOf(group))];
        var left = Target.If(Map(node.Operands[0]), () => Path(node.Regions[0]), () => Path(node.Regions[1]), names);
        for (var i = 0; i < passing.Count; i++)
        {
            foreach (var result in passing[i].SelectMany(winner => winner.Chain).Where(link => Source[link].Code == OpCode.Result && Source[link].Operands[0] == value)) origins[result] = left[count + i];
        }

        return [.. left.Take(count)];
    }

    /// <summary>At which of its results a branch hands out the first value of a group.</summary>
    private int Position(int branch, Winner[] group) => (int)Source[group[0].Chain.First(link => Source[link].Code == OpCode.Result && Source[link].Operands[0] == branch)].Bits;

    private int Origin(Winner winner, Winner[] group, int value) => winner.Chain.Contains(value) ? origins[value] : inductions[group];

    /// <summary>The iteration that a choice leads to: where neither operand is less, the derivative goes to the first, and with NaN to the second.</summary>
    private int Chosen(Node node, Winner[] group)
    {
        var condition = node.Is(Operators.Select) ? Map(node.Operands[0])
            : Target.Apply(node.Is(Operators.Min) || node.Is(Operators.MinNative) ? Operators.LessOrEqual : Operators.GreaterOrEqual, Map(node.Operands[0]), Map(node.Operands[1]));
        var (first, second) = (node.Operands[node.Operands.Count - 2], node.Operands[node.Operands.Count - 1]);
        var winner = group.First(winner => winner.Chain.Contains(first) || winner.Chain.Contains(second));
        return Target.Apply(Operators.Select, condition, Origin(winner, group, first), Origin(winner, group, second));
    }
}
