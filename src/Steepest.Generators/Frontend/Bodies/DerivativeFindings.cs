using Microsoft.CodeAnalysis;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Differentiation;
using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>Says where a gradient would not be what it seems.</summary>
internal static class DerivativeFindings
{
    public static void Collect(Function function, IMethodSymbol method, StatementTable statements, Findings findings)
    {
        var influence = Influence.Of(function);
        foreach (var (node, variables) in influence.Losses)
        {
            var (place, path) = statements.Find(node, function[node].Ordinal);
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

    private static string Describe(Node node) => node.Operator!.Form switch
    {
        Cast => $"A conversion to {node.Type}",
        Call call => $"'{call.Method(node.Type.Element)}'",
        CallWithEnum call => $"'{call.Method.Method(node.Type.Element)}'",
        _ => $"'{node.Operator.Name}'",
    };
}
