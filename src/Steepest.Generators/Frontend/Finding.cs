using Microsoft.CodeAnalysis;

namespace Steepest.Generators.Frontend;

/// <summary>Something the front end noticed, with its place. Analyzers report it; the generator keeps no more than the first error's text.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Location">What to underline: the culprit where it stands in the file of the annotated method, else the call in that method that leads to it.</param>
/// <param name="Arguments">The message's arguments.</param>
/// <param name="Culprit">The culprit in another file; null where <paramref name="Location"/> is it.</param>
internal sealed record Finding(DiagnosticDescriptor Rule, Location Location, string[] Arguments, Location? Culprit = null)
{
    public Diagnostic ToDiagnostic() => Diagnostic.Create(Rule, Location, Culprit is null ? null : [Culprit], Arguments);
}
