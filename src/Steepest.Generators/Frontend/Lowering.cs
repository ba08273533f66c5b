using Microsoft.CodeAnalysis;
using Steepest.Generators.Ir;

namespace Steepest.Generators.Frontend;

/// <summary>What became of a method's body.</summary>
/// <param name="Function">The body as a function; null where something in it is refused.</param>
/// <param name="Findings">What was noticed, errors included.</param>
/// <param name="Places">For each ordinal of the function, the statement it stands for, found when it is enumerated: only analyzers do.</param>
/// <param name="Fields">The fields and properties that are parameters of the function, behind those of the method.</param>
internal sealed record Lowering(Function? Function, IReadOnlyList<Finding> Findings, IEnumerable<Location> Places, IReadOnlyList<ISymbol> Fields)
{
    /// <summary>Information, found by analyses that run when this is enumerated.</summary>
    public IEnumerable<Finding> Hints { get; init; } = [];
}
