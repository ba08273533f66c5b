using Microsoft.CodeAnalysis;
using Steepest.Generators.Diagnostics;
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
    }

    private static string Name(Node node) => node.Operator!.Form is Call call ? call.Method(node.Type.Element) : node.Operator.Name;
}
