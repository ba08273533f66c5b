using Steepest.Generators.Ir;

namespace Steepest.Generators.Emit.Members;

/// <summary>Says of a compiled function which of its loops run in lanes, how many, and what kept the others from it.</summary>
internal static class LaneReport
{
    /// <summary>A sentence without its end, as XML.</summary>
    public static string Describe(Function function)
    {
        var structure = new Structure(function);
        var wide = new List<string>();
        var single = new List<string>();
        var lanes = 0;
        foreach (var value in structure.Inside(function.Body))
        {
            var node = function[value];
            if (node.Code != OpCode.For) continue;
            if (node.Regions[0].Body.Select(inner => function[inner].Type).FirstOrDefault(type => type is { IsVector: true, Element: not ElementType.Boolean }) is { IsVector: true } vector)
            {
                lanes = Math.Max(lanes, vector.Lanes);
                Add(wide, Header(function, node));
            }
            else if (node.Obstacle is { } obstacle) Add(single, $"{Header(function, node)}, since {Documentation.Escape(obstacle)}");
        }

        if (wide.Count == 0 && single.Count == 0) return "Scalar code";
        var text = wide.Count == 0 ? "" : $"In lanes, {Literal.Of(lanes)} at a time: {Documentation.Enumerate(wide)}";
        return single.Count == 0 ? text : $"{text}{(text.Length > 0 ? "; one" : "One")} by one: {string.Join("; ", single)}";
    }

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
