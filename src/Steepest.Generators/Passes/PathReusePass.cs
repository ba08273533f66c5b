using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Passes;

/// <summary>
/// Reads what an earlier branch of the same condition handed out, instead of computing it again on the same path.
/// <code>
/// if c: e = Exp(x), yield e; …; if c: y · Exp(x)      →      if c: e = Exp(x), yield e; …; if c: y · e
/// </code>
/// The adjoint of a branch is such a branch. Arithmetic is left: it costs less than a number kept.
/// </summary>
internal sealed class PathReusePass : Rewriter, IPass
{
    private readonly Dictionary<int, List<(int Branch, int Region, int Result)>> handedOut = [];
    private readonly Dictionary<int, int> replaced = [];
    private Structure structure = null!;
    private ValueNumbers numbers = null!;

    public string Name => "path reuse";

    public Function Run(Function function)
        => function.Nodes.Count(node => node.Code == OpCode.If) > 1 ? new PathReusePass().Rewrite(function) : function;

    protected override void Prepare()
    {
        structure = new Structure(Source);
        numbers = new ValueNumbers(structure);
        handedOut.Clear();
        replaced.Clear();
        foreach (var value in structure.Inside(Source.Body))
        {
            if (Source[value].Code == OpCode.If) HandOut(value);
            else if (Source[value] is { Code: OpCode.Operator } node && node.Operator!.Cost != Cost.Arithmetic && Earlier(value) is >= 0 and var result) replaced[value] = result;
        }
    }

    protected override int Visit(int value, Node node) => replaced.TryGetValue(value, out var result) ? Target.Name(Map(result), node.Name) : Copy(value, node);

    private void HandOut(int branch)
    {
        var results = structure.Results[branch];
        for (var region = 0; region < 2; region++)
        {
            for (var i = 0; i < results.Length; i++)
            {
                if (results[i] < 0) continue;
                var number = numbers[Source[branch].Regions[region].Yields[i]];
                if (!handedOut.TryGetValue(number, out var places)) handedOut[number] = places = [];
                places.Add((branch, region, results[i]));
            }
        }
    }

    /// <summary>What holds the value where it is computed; -1 for nothing.</summary>
    private int Earlier(int value)
    {
        var paths = new HashSet<(int Condition, int Region)>();
        for (var (inner, owner) = (value, structure.Owner(value)); owner >= 0; (inner, owner) = (owner, structure.Owner(owner)))
        {
            if (Source[owner].Code == OpCode.If) paths.Add((numbers[Source[owner].Operands[0]], structure.RegionOf(inner)));
        }

        return paths.Count == 0 ? -1 : Holder(numbers[value], value, paths);
    }

    private int Holder(int number, int value, HashSet<(int Condition, int Region)> paths)
    {
        if (!handedOut.TryGetValue(number, out var places)) return -1;
        foreach (var (branch, region, result) in places)
        {
            if (!paths.Contains((numbers[Source[branch].Operands[0]], region)) || structure.Order(result) > structure.Order(value)) continue;

            // A branch inside a branch hands out through both.
            if (IsVisible(result, value)) return result;
            if (Holder(numbers[result], value, paths) is >= 0 and var outer) return outer;
        }

        return -1;
    }

    private bool IsVisible(int result, int value)
    {
        for (var inner = value; inner >= 0; inner = structure.Owner(inner))
        {
            if (structure.Owner(inner) == structure.Owner(result)) return structure.RegionOf(inner) == structure.RegionOf(result);
        }

        return false;
    }
}
