using Steepest.Generators.Ir;

namespace Steepest.Generators.Emit.Members;

/// <summary>Says of a compiled function which of its loops run in lanes, how many, and what kept the others from it.</summary>
internal static class LaneReport
{
    /// <summary>A sentence without its end, as XML.</summary>
    public static string Describe(Function function)
    {
        if (function.IsStrict) return "Strict: one by one, in the order of the method";
        var wide = new List<string>();
        var tiled = new List<string>();
        var single = new List<string>();
        var besides = new HashSet<int>();
        var (lanes, width) = (0, 0L);
        Walk(function.Body);
        if (wide.Count == 0 && tiled.Count == 0 && single.Count == 0) return "Scalar code";
        var parts = new List<string>();
        if (tiled.Count > 0) parts.Add($"side by side with all that is in them, {Literal.Of((int)width)} at a time: {Documentation.Enumerate(tiled)}");
        if (wide.Count > 0) parts.Add($"in lanes, {Literal.Of(lanes)} at a time: {Documentation.Enumerate(wide)}");
        if (single.Count > 0) parts.Add($"one by one: {string.Join("; ", single)}");
        var text = string.Join("; ", parts);
        return char.ToUpperInvariant(text[0]) + text.Substring(1);

        void Walk(Region region)
        {
            foreach (var value in region.Body)
            {
                var node = function[value];

                // Behind tiles stands the loop for a few iterations, of which nothing is said.
                if (node.Code == OpCode.For && function[node.Operands[0]] is { Code: OpCode.Result, Operands: var owner } && besides.Contains(owner[0])) continue;
                if (node.Code == OpCode.If && node.Regions[0].Body.Where(inner => IsTile(function, function[inner])).ToList() is { Count: > 0 } tiles)
                {
                    besides.Add(value);
                    width = Math.Max(width, tiles.Max(tile => function[tile].Bits));
                    foreach (var tile in tiles) Add(tiled, Header(function, function[tile]));
                    continue;
                }

                if (node.Code == OpCode.For && node.Regions[0].Body.Select(inner => function[inner].Type).FirstOrDefault(type => type is { IsVector: true, Element: not ElementType.Boolean }) is { IsVector: true } vector)
                {
                    lanes = Math.Max(lanes, vector.Lanes);
                    Add(wide, Header(function, node));
                }
                else if (node.Obstacle is { } obstacle) Add(single, $"{Header(function, node)}, since {Documentation.Escape(obstacle)}");

                foreach (var inner in node.Regions) Walk(inner);
            }
        }
    }

    /// <summary>Whether the iterations of a loop are tiles: several vectors of what were iterations with loops in them.</summary>
    private static bool IsTile(Function function, Node node)
        => node is { Code: OpCode.For, Bits: > 1 } && node.Regions[0].Body.Any(value => function[value].Code == OpCode.For)
            && node.Regions[0].Body.Any(value => function[value].Is(Rules.LaneOperators.LanesFrom));

    private static void Add(List<string> list, string item)
    {
        if (!list.Contains(item)) list.Add(item);
    }

    /// <summary>The loop as the user wrote it, or what it serves.</summary>
    private static string Header(Function function, Node loop)
    {
        var name = function[loop.Regions[0].Arguments[0]].Name ?? "i";
        return loop.Ordinal >= 0 ? $"<c>{Documentation.Escape(function.Quotes[loop.Ordinal])}</c>" : $"the loop over {Documentation.Escape(name)}";
    }
}
