using Microsoft.CodeAnalysis;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Differentiation;
using Steepest.Generators.Ir;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>Says where a gradient would not be what it seems.</summary>
internal static class DerivativeFindings
{
    public static void Collect(Function function, IMethodSymbol method, StatementTable statements, Findings findings)
    {
        var influence = Influence.Of(function);
        foreach (var (node, variables) in influence.Losses)
        {
            var (place, path) = statements[function[node].Ordinal];
            findings.Add(Descriptors.DerivativeLost, place, path, Describe(function[node]), string.Join(", ", variables.Select(variable => $"'{function.Parameters[variable].Name}'")));
        }

        var root = new Frame(method);
        for (var i = 0; i < function.Parameters.Count; i++)
        {
            if (function.Parameters[i].Role != ParameterRole.Variable || influence[i] is not (Reach.None or Reach.Branches)) continue;
            var rule = influence[i] == Reach.None ? Descriptors.NoInfluence : Descriptors.OnlyThroughBranches;
            if (method.Parameters[i].Locations.FirstOrDefault() is { } location) findings.Add(rule, location, root, function.Parameters[i].Name);
        }
    }

    private static string Describe(Node node)
        => node.Is(Rules.Operators.Convert) ? $"A conversion to {node.Type}" : $"'{node.Operator!.Name}'";
}
