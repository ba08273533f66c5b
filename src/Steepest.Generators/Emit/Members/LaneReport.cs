using Steepest.Generators.Ir;
using Steepest.Generators.Vectorization;

namespace Steepest.Generators.Emit.Members;

/// <summary>Says of a compiled function which of its loops run in lanes, how many, and what kept the others from it.</summary>
internal static class LaneReport
{
    /// <summary>A sentence without its end, as XML.</summary>
    public static string Describe(Function function)
    {
        if (function.IsStrict) return "Strict: one by one, in the order of the method";
        var report = new LoopReport(function);
        List<string> Headers(IReadOnlyList<int> loops) => [.. loops.Select(loop => Header(function, function[loop])).Distinct()];
        var single = report.Single.Select(loop => $"{Header(function, function[loop])}, since {Documentation.Escape(function[loop].Obstacle!.Reason)}").Distinct().ToList();
        if (report.Wide.Count == 0 && report.Tiles.Count == 0 && single.Count == 0) return "Scalar code";
        var parts = new List<string>();
        if (report.Tiles.Count > 0) parts.Add($"side by side with all that is in them, {Literal.Of((int)report.Tiles.Max(tile => function[tile].Bits))} at a time: {Documentation.Enumerate(Headers(report.Tiles))}");
        if (report.Wide.Count > 0) parts.Add($"in lanes, {Literal.Of(report.Lanes)} at a time: {Documentation.Enumerate(Headers(report.Wide))}");
        if (single.Count > 0) parts.Add($"one by one: {string.Join("; ", single)}");
        var text = string.Join("; ", parts);
        return char.ToUpperInvariant(text[0]) + text.Substring(1);
    }

    /// <summary>The loop as the user wrote it, or what it serves.</summary>
    private static string Header(Function function, Node loop)
    {
        var name = function[loop.Regions[0].Arguments[0]].Name ?? "i";
        return loop.Ordinal >= 0 ? $"<c>{Documentation.Escape(function.Quotes[loop.Ordinal])}</c>" : $"the loop over {Documentation.Escape(name)}";
    }
}
