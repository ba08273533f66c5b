using Microsoft.CodeAnalysis;

namespace Steepest.Generators.Frontend.Problems;

/// <summary>Collects what is found while a problem is read.</summary>
internal sealed class Findings
{
    private readonly List<Finding> findings = [];

    public IReadOnlyList<Finding> All => findings;

    /// <summary>Information, found by analyses that run when this is enumerated.</summary>
    public IEnumerable<Finding> Hints { get; private set; } = [];

    public void Report(DiagnosticDescriptor rule, Location location, params string[] arguments)
        => findings.Add(new Finding(rule, location, arguments));

    public void Report(DiagnosticDescriptor rule, Location location, Location culprit, params string[] arguments)
        => findings.Add(new Finding(rule, location, arguments, culprit));

    public void AddRange(IEnumerable<Finding> found) => findings.AddRange(found);

    public void AddHints(IEnumerable<Finding> hints) => Hints = Hints.Concat(hints);
}
