using Microsoft.CodeAnalysis;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>Collects what is refused in a body, each culprit once.</summary>
internal sealed class Findings(SyntaxTree? file)
{
    private readonly List<Finding> found = [];
    private readonly HashSet<(string Rule, Location Location, Location? Culprit)> seen = [];

    /// <summary>Whether nothing may be generated: something is refused, or the code does not compile.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Whether the code does not compile, so that what is found in it may follow from that.</summary>
    public bool IsInvalid { get; private set; }

    /// <summary>What is found; nothing where the C# compiler has something to say.</summary>
    public IReadOnlyList<Finding> All => IsInvalid ? [] : found;

    /// <summary>Whether the compiler is known to report an error.</summary>
    public bool IsReported { get; private set; }

    /// <summary>How much has been found, to return to.</summary>
    public (int Count, bool IsBroken, bool IsInvalid, bool IsReported) Here() => (found.Count, IsBroken, IsInvalid, IsReported);

    /// <summary>Forgets what was found since.</summary>
    public void Return((int Count, bool IsBroken, bool IsInvalid, bool IsReported) here)
    {
        foreach (var finding in found.Skip(here.Count)) seen.Remove((finding.Rule.Id, finding.Location, finding.Culprit));
        found.RemoveRange(here.Count, found.Count - here.Count);
        (IsBroken, IsInvalid, IsReported) = (here.IsBroken, here.IsInvalid, here.IsReported);
    }

    /// <summary>Notes code that seems not to compile, or with an operation or type that stands for an error is known not to.</summary>
    public void Break(bool isReported = false)
    {
        IsBroken = IsInvalid = true;
        IsReported |= isReported;
    }

    /// <summary>Takes that back, where it turns out that the compiler accepts the code.</summary>
    public void Accept() => IsInvalid = false;

    /// <summary>Reports <paramref name="culprit"/>; the path of calls becomes the message's first argument.</summary>
    public void Add(DiagnosticDescriptor rule, Location culprit, Frame frame, params string[] arguments)
        => Add(rule, Place(culprit, frame), frame.Path, arguments);

    public void Add(DiagnosticDescriptor rule, (Location Location, Location? Culprit) place, string path, params string[] arguments)
    {
        if (rule.DefaultSeverity == DiagnosticSeverity.Error) IsBroken = true;
        if (seen.Add((rule.Id, place.Location, place.Culprit))) found.Add(new Finding(rule, place.Location, [path, .. arguments], place.Culprit));
    }

    /// <summary>Whether a rule is reported there.</summary>
    public bool Contains(DiagnosticDescriptor rule, (Location Location, Location? Culprit) place) => seen.Contains((rule.Id, place.Location, place.Culprit));

    /// <summary>What to underline: the culprit in the annotated method's file, else the call there that leads to it.</summary>
    public (Location Location, Location? Culprit) Place(Location culprit, Frame frame)
        => frame.OuterCall is { } call && culprit.SourceTree != file ? (call.GetLocation(), culprit) : (culprit, null);
}
