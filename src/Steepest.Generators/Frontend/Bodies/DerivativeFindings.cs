using Microsoft.CodeAnalysis;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Differentiation;
using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>Says where a gradient would not be what it seems.</summary>
internal static class DerivativeFindings
{
    public static void Collect(Function function, IMethodSymbol method, IReadOnlyList<ISymbol> origins, StatementTable statements, Findings findings)
    {
        var influence = Influence.Of(Outputs.AsResults(function));
        foreach (var (node, variables) in influence.Losses)
        {
            var (place, path) = statements.Find(node, function[node].Ordinal);
            findings.Add(Descriptors.DerivativeLost, place, path, Describe(function[node]), string.Join(", ", variables.Select(variable => $"'{origins[variable].Name}'").Distinct()));
        }

        var root = new Frame(method);

        // A struct reaches the result if one of its components does.
        foreach (var parts in Enumerable.Range(0, function.Parameters.Count).Where(i => function.Parameters[i].Role == ParameterRole.Variable).GroupBy(i => origins[i], SymbolEqualityComparer.Default))
        {
            if (parts.Any(i => influence[i] is not (Reach.None or Reach.Branches))) continue;
            var rule = parts.All(i => influence[i] == Reach.None) ? Descriptors.NoInfluence : Descriptors.OnlyThroughBranches;
            if (parts.Key!.Locations.FirstOrDefault() is { } location) findings.Add(rule, location, root, parts.Key.Name);
        }
    }

    private static string Describe(Node node) => node.Operator!.Form switch
    {
        Cast => $"A conversion to {node.Type}",
        Call call => $"'{call.Method(node.Type.Element)}'",
        CallWithEnum call => $"'{call.Method.Method(node.Type.Element)}'",
        _ => $"'{node.Operator.Name}'",
    };
}
