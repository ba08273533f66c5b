using Microsoft.CodeAnalysis;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>Collects what is refused in a body, each culprit once.</summary>
internal sealed class Findings(SyntaxTree? file)
{
    private readonly List<Finding> found = [];
    private readonly HashSet<(string Rule, Location Location, Location? Culprit)> seen = [];

    /// <summary>Whether nothing may be generated: something is refused, or the compiler itself reports an error.</summary>
    public bool IsBroken { get; private set; }

    public IReadOnlyList<Finding> All => found;

    /// <summary>Code that the C# compiler reports: there is nothing to add.</summary>
    public void Break() => IsBroken = true;

    /// <summary>Reports <paramref name="culprit"/>; the path of calls becomes the message's first argument.</summary>
    public void Add(DiagnosticDescriptor rule, Location culprit, Frame frame, params string[] arguments)
        => Add(rule, Place(culprit, frame), frame.Path, arguments);

    public void Add(DiagnosticDescriptor rule, (Location Location, Location? Culprit) place, string path, params string[] arguments)
    {
        if (rule.DefaultSeverity == DiagnosticSeverity.Error) IsBroken = true;
        if (seen.Add((rule.Id, place.Location, place.Culprit))) found.Add(new Finding(rule, place.Location, [path, .. arguments], place.Culprit));
    }

    /// <summary>What to underline: the culprit in the annotated method's file, else the call there that leads to it.</summary>
    public (Location Location, Location? Culprit) Place(Location culprit, Frame frame)
        => frame.OuterCall is { } call && culprit.SourceTree != file ? (call.GetLocation(), culprit) : (culprit, null);
}
