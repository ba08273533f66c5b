using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Differentiation;
using Steepest.Generators.Ir;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>Refuses loops that cannot end.</summary>
internal static class LoopFindings
{
    public static void Collect(Function function, StatementTable statements, Findings findings)
    {
        foreach (var loop in EndlessLoops.Of(function))
        {
            if (function[loop].Ordinal < 0) continue;
            var (place, path) = statements.Find(loop, function[loop].Ordinal);
            var narrow = place.Culprit is null ? (Condition(place.Location), null) : (place.Location, Condition(place.Culprit));
            findings.Add(Descriptors.Endless, narrow, path, "no iteration changes what its condition reads");
        }
    }

    /// <summary>What a loop tests, where the place is that loop.</summary>
    private static Location Condition(Location place)
    {
        SyntaxNode? condition = place.SourceTree?.GetRoot().FindNode(place.SourceSpan) switch
        {
            WhileStatementSyntax loop => loop.Condition,
            DoStatementSyntax loop => loop.Condition,
            ForStatementSyntax loop => loop.Condition,
            _ => null,
        };
        return condition?.GetLocation() ?? place;
    }
}
