using Microsoft.CodeAnalysis;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Differentiation;
using Steepest.Generators.Differentiation.Domains;
using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>Says where a gradient would not be what it seems.</summary>
internal static class DerivativeFindings
{
    public static void Collect(Function function, IMethodSymbol method, IReadOnlyList<ISymbol> origins, StatementTable statements, Findings findings)
    {
        var influence = Influence.Of(function);
        foreach (var (node, variables) in influence.Losses)
        {
            var (place, path) = statements.Find(node, function[node].Ordinal);
            findings.Add(Descriptors.DerivativeLost, place, path, Describe(function[node]), string.Join(", ", variables.Select(variable => $"'{origins[variable].Name}'").Distinct()));
        }

        CollectHazards(function, statements, findings);
        var root = new Frame(method);

        // A struct reaches the result if one of its components does.
        foreach (var parts in Enumerable.Range(0, function.Parameters.Count).Where(i => function.Parameters[i].Role == ParameterRole.Variable).GroupBy(i => origins[i], SymbolEqualityComparer.Default))
        {
            if (parts.Any(i => influence[i] is not (Reach.None or Reach.Branches))) continue;
            var rule = parts.All(i => influence[i] == Reach.None) ? Descriptors.NoInfluence : Descriptors.OnlyThroughBranches;
            if (parts.Key!.Locations.FirstOrDefault() is { } location) findings.Add(rule, location, root, parts.Key.Name);
        }
    }

    /// <summary>Where the variables lead out of the domain of what the user wrote.</summary>
    private static void CollectHazards(Function function, StatementTable statements, Findings findings)
    {
        foreach (var hazard in DomainHazards.Of(function))
        {
            if (!statements.IsMarked(hazard.Node)) continue;
            var node = function[hazard.Node];
            var (place, path) = statements.Find(hazard.Node, node.Ordinal);
            var variables = string.Join(", ", hazard.Variables.Select(variable => $"'{function.Parameters[variable].Name}'"));
            switch (hazard.Kind)
            {
                case HazardKind.Outside:
                    findings.Add(Descriptors.OutsideDomain, place, path, Name(node), variables, hazard.Row!.Beyond, hazard.Row.Remedy);
                    break;
                case HazardKind.Division:
                    findings.Add(Descriptors.DivisionByDifference, place, path, variables);
                    break;
                // The root of a sum of squares is named as the length that it is.
                case HazardKind.Root when !findings.Contains(Descriptors.UnstableForm, place):
                    findings.Add(Descriptors.RootAtZero, place, path, variables);
                    break;
            }
        }
    }

    private static string Name(Node node) => node.Operator!.Form is Call call ? call.Method(node.Type.Element) : node.Operator.Name;

    private static string Describe(Node node) => node.Operator!.Form switch
    {
        Cast => $"A conversion to {node.Type}",
        Call call => $"'{call.Method(node.Type.Element)}'",
        CallWithEnum call => $"'{call.Method.Method(node.Type.Element)}'",
        _ => $"'{node.Operator.Name}'",
    };
}
