using Microsoft.CodeAnalysis;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Differentiation;
using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>Says where a gradient would not be what it seems.</summary>
internal static class DerivativeFindings
{
    public static void Collect(Function function, IMethodSymbol method, int orders, IReadOnlyList<ISymbol> origins, StatementTable statements, Findings findings)
    {
        var influence = Influence.Of(Outputs.AsResults(function));
        foreach (var (node, variables) in influence.Losses)
        {
            var (place, path) = statements.Find(node, function[node].Ordinal);
            findings.Add(Descriptors.DerivativeLost, place, path, Describe(function[node]), string.Join(", ", variables.Select(variable => $"'{origins[variable].Name}'").Distinct()));
        }

        CollectOrders(function, method, orders, statements, findings);
        var root = new Frame(method);

        // A struct reaches the result if one of its components does.
        foreach (var parts in Enumerable.Range(0, function.Parameters.Count).Where(i => function.Parameters[i].Role == ParameterRole.Variable).GroupBy(i => origins[i], SymbolEqualityComparer.Default))
        {
            if (parts.Any(i => influence[i] is not (Reach.None or Reach.Branches))) continue;
            var rule = parts.All(i => influence[i] == Reach.None) ? Descriptors.NoInfluence : Descriptors.OnlyThroughBranches;
            if (parts.Key!.Locations.FirstOrDefault() is { } location) findings.Add(rule, location, root, parts.Key.Name);
        }
    }

    /// <summary>Functions of which fewer derivatives are known than are needed.</summary>
    private static void CollectOrders(Function function, IMethodSymbol method, int orders, StatementTable statements, Findings findings)
    {
        if (function.Nodes.All(node => node.Operator is not { Orders: < int.MaxValue })) return;
        var structure = new Ir.Structure(function);
        var variation = new Variation(structure);
        for (var value = 0; value < function.Nodes.Count; value++)
        {
            var node = function[value];
            if (node.Operator is not { Orders: < int.MaxValue } row || !node.Operands.Any(operand => variation[operand])) continue;
            var needed = IsOnlySlope(structure, value) ? orders - 1 : orders;
            if (needed <= row.Orders) continue;
            var (place, path) = statements.Find(value, node.Ordinal);
            var call = ((Call)row.Form).Method(node.Type.Element);
            findings.Add(Descriptors.TooManyOrders, place, path, call, row.Orders == 0 ? "not at all" : "once", method.Name, needed == 1 ? "once" : "twice");
        }
    }

    /// <summary>Whether a value is read for a derivative of the user's own alone, which is differentiated once less.</summary>
    private static bool IsOnlySlope(Ir.Structure structure, int value)
        => structure.Uses(value) is { Count: > 0 } uses && uses.All(use => !use.IsYield && structure.Function[use.Reader].Operator is { } reader
            && (reader == Operators.Attached ? use.Position == 2 : IsOnlySlope(structure, use.Reader)));

    private static string Describe(Node node) => node.Operator!.Form switch
    {
        Cast => $"A conversion to {node.Type}",
        Call call when node.Operator.LostOperand == 1 => $"The sign of the second argument of '{call.Method(node.Type.Element)}'",
        Call call => $"'{call.Method(node.Type.Element)}'",
        CallWithEnum call => $"'{call.Method.Method(node.Type.Element)}'",
        _ => $"'{node.Operator.Name}'",
    };
}
