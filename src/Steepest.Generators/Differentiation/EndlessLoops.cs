using Steepest.Generators.Ir;

namespace Steepest.Generators.Differentiation;

/// <summary>
/// Finds loops whose condition reads nothing that an iteration changes: entered once, they never end. Loops that the user leaves by an
/// exception are left alone; the bound on iterations that every such loop has is no way to end it.
/// </summary>
internal static class EndlessLoops
{
    public static IReadOnlyList<int> Of(Function function)
    {
        if (!function.Nodes.Any(node => node.Code == OpCode.While)) return [];
        var structure = new Structure(function);
        return [.. Enumerable.Range(0, function.Nodes.Count).Where(value => function[value].Code == OpCode.While && IsEndless(structure, value))];
    }

    private static bool IsEndless(Structure structure, int loop)
    {
        var function = structure.Function;
        var (test, body) = (function[loop].Regions[0], function[loop].Regions[1]);
        var changed = new HashSet<int>(Enumerable.Range(0, test.Arguments.Count).Where(i => body.Yields[i] != body.Arguments[i]).Select(i => test.Arguments[i]));
        var written = new HashSet<int>();
        foreach (var value in structure.Inside(loop))
        {
            var node = function[value];
            if (node.Code == OpCode.Guard && !IterationBound.IsGuard(node)) return false;
            if (node.HasEffect && node.Code != OpCode.Guard) written.Add(structure.Root(node.Operands[0]));
        }

        var read = structure.Inside(test).SelectMany(value => function[value].Operands).Concat(test.Yields)
            .Concat(structure.Inside(test).SelectMany(value => function[value].Regions).SelectMany(region => region.Yields));
        return !read.Any(value => changed.Contains(value) || (function[value].Type.IsBuffer && written.Contains(structure.Root(value))));
    }
}
