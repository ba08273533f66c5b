using Microsoft.CodeAnalysis;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Differentiation;
using Steepest.Generators.Differentiation.Domains;
using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>What is right and could be safer. It takes analyses of its own, which are run when somebody asks: editors do, the generator does not.</summary>
internal static class DerivativeHints
{
    public static IEnumerable<Finding> Of(Function function, IReadOnlyList<ISymbol> origins, StatementTable statements, Findings findings)
    {
        var seen = new HashSet<(string Rule, (Location, Location?) Place)>();
        foreach (var hazard in DomainHazards.Of(function))
        {
            // What stands inside a function that is known as a whole is no affair of the user's.
            if (!statements.IsMarked(hazard.Node)) continue;
            var (place, path) = statements.Find(hazard.Node, function[hazard.Node].Ordinal);

            // The root of a sum of squares is named as the length that it is.
            if (hazard.Kind == HazardKind.Root && findings.Contains(Descriptors.UnstableForm, place)) continue;
            var variables = string.Join(", ", hazard.Variables.Select(variable => $"'{origins[variable].Name}'").Distinct());
            var (rule, arguments) = hazard.Kind switch
            {
                HazardKind.Outside => (Descriptors.OutsideDomain, new[] { path, Name(function[hazard.Node]), variables, hazard.Row!.Beyond, hazard.Row.Remedy }),
                HazardKind.Division => (Descriptors.DivisionByDifference, [path, variables]),
                _ => (Descriptors.RootAtZero, [path, variables]),
            };
            if (seen.Add((rule.Id, place))) yield return new Finding(rule, place.Location, arguments, place.Culprit);
        }

        foreach (var finding in Storage(function, statements)) yield return finding;
    }

    /// <summary>Where much is recorded. What differentiation cannot cope with fails where the derivative is generated, and is reported from there.</summary>
    private static IEnumerable<Finding> Storage(Function function, StatementTable statements)
    {
        // The columns of a Jacobian are computed forward, which records nothing.
        if (Outputs.Any(function)) yield break;
        IReadOnlyList<RecordedStorage> found;
        try
        {
            found = RecordedStorage.Of(function);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            yield break;
        }

        foreach (var storage in found)
        {
            var ((location, culprit), path) = statements.Find(-1, storage.Ordinal);
            yield return new Finding(Descriptors.LargeStorage, culprit is null ? Keyword(location) : location, [path, storage.Numbers], culprit is null ? null : Keyword(culprit));
        }
    }

    private static Location Keyword(Location statement)
        => statement.SourceTree?.GetRoot().FindToken(statement.SourceSpan.Start).GetLocation() ?? statement;

    /// <summary>As users know it: what generated code calls in its place is none of theirs.</summary>
    private static string Name(Node node)
    {
        if (node.Operator!.Form is not Call call) return node.Operator.Name;
        var method = call.Method(node.Type.Element);
        return method.StartsWith("Accurate.", StringComparison.Ordinal) ? (node.Type.Element == ElementType.Single ? "float" : "double") + method.Substring("Accurate".Length) : method;
    }
}
