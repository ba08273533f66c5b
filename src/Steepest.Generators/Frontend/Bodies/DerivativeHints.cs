using Microsoft.CodeAnalysis;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Differentiation;
using Steepest.Generators.Differentiation.Domains;
using Steepest.Generators.Ir;
using Steepest.Generators.Rules;
using Steepest.Generators.Stages;

namespace Steepest.Generators.Frontend.Bodies;

/// <summary>What is right and could be safer. It takes analyses of its own, which are run when somebody asks: editors do, the generator does not.</summary>
internal static class DerivativeHints
{
    /// <param name="function">The method.</param>
    /// <param name="isOfSamples">Whether it stands for one of many samples, which may run side by side whatever its loops do.</param>
    /// <param name="origins">What its parameters are of.</param>
    /// <param name="statements">Where its nodes stand.</param>
    /// <param name="findings">What has been found before.</param>
    public static IEnumerable<Finding> Of(Function function, bool isOfSamples, IReadOnlyList<ISymbol> origins, StatementTable statements, Findings findings)
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

        // The columns of a Jacobian are computed forward, which records nothing.
        var storages = Outputs.Any(function) ? [] : Asked(() => RecordedStorage.Of(function));
        foreach (var storage in storages)
        {
            var ((location, culprit), path) = statements.Find(-1, storage.Ordinal);
            yield return new Finding(Descriptors.LargeStorage, culprit is null ? Keyword(location) : location, [path, storage.Numbers], culprit is null ? null : Keyword(culprit));
        }

        // Of a loop that records much nothing more is said, and what stands inside a known function is no affair of the user's.
        var loops = isOfSamples ? [] : Asked(() => ScalarLoop.Of(function));
        foreach (var loop in loops.Where(loop => IsLoop(function.Quotes[loop.Loop]) && storages.All(storage => storage.Ordinal != loop.Loop))) yield return Staying(function, loop, statements);
    }

    private static bool IsLoop(string statement) => new[] { "for", "while", "do" }.Any(word => statement.StartsWith(word, StringComparison.Ordinal));

    /// <summary>A loop that runs one by one, at the statement that keeps it from lanes.</summary>
    private static Finding Staying(Function function, ScalarLoop loop, StatementTable statements)
    {
        var ordinal = loop.Obstacle.Ordinal >= 0 ? loop.Obstacle.Ordinal : loop.Loop;
        var ((location, culprit), path) = statements.Find(-1, ordinal);
        var name = ordinal == loop.Loop ? "this loop" : $"the loop '{function.Quotes[loop.Loop]}'";
        if (ordinal == loop.Loop) (location, culprit) = culprit is null ? (Keyword(location), null) : (location, Keyword(culprit));
        return new Finding(Descriptors.LoopStays, location, [path, name, loop.Obstacle.Reason], culprit);
    }

    /// <summary>What an analysis finds. What differentiation cannot cope with fails where the derivative is generated, and is reported from there.</summary>
    private static IReadOnlyList<T> Asked<T>(Func<IReadOnlyList<T>> analysis)
    {
        try
        {
            return analysis();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return [];
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
