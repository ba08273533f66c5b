using Steepest.Generators.Diagnostics;
using Steepest.Generators.Ir;
using Steepest.Generators.Model;

namespace Steepest.Generators.Frontend.Problems;

/// <summary>Finds constraints that limit one and the same expression in ways that cannot both be meant.</summary>
internal static class SharedExpressions
{
    public static void Check(IReadOnlyList<(AnnotatedMethod Symbol, MethodModel Model)> methods, Findings findings)
    {
        var constraints = methods.Where(method => method.Model is { Role: MethodRole.Constraint, Limits: not null, Primal.Function: not null }).ToList();
        for (var i = 1; i < constraints.Count; i++)
        {
            var (symbol, model) = constraints[i];
            var earlier = constraints.Take(i).Select(other => other.Model).FirstOrDefault(other => Bare(other) == Bare(model) && Conflict(other.Limits!, model.Limits!) != null);
            if (earlier is null) continue;
            findings.Report(Descriptors.ConflictingConstraints, Places.Identifier(symbol.Declaration), symbol.Name, earlier.Name.TrimStart('@'), Conflict(earlier.Limits!, model.Limits!)!);
        }
    }

    /// <summary>What is wrong with two limits of one expression; null for nothing.</summary>
    private static string? Conflict(LimitsModel one, LimitsModel other)
    {
        if (one.EqualTo is { } first && other.EqualTo is { } second)
            return first.Equals(second) ? "say the same twice, and nothing tells their multipliers apart; remove one of them" : $"make it equal to {Numbers.Display(first)} and to {Numbers.Display(second)}, which is impossible; keep one of them";
        if (one.EqualTo != null || other.EqualTo != null) return "are an equality and an inequality, of which the equality already says everything; remove the inequality";
        var (lower, upper) = (one.AtLeast ?? other.AtLeast, one.AtMost ?? other.AtMost);
        if (one.AtLeast > other.AtMost || other.AtLeast > one.AtMost)
            return $"leave no value that is at least {Numbers.Display((one.AtLeast > other.AtMost ? one.AtLeast : other.AtLeast)!.Value)} and at most {Numbers.Display((one.AtLeast > other.AtMost ? other.AtMost : one.AtMost)!.Value)}; correct the limits";
        return lower is null && upper is null ? null
            : (one.AtLeast != null && other.AtLeast != null) || (one.AtMost != null && other.AtMost != null) ? "limit the same side, of which the tighter one says everything; remove the other one" : null;
    }

    /// <summary>The body without the words that differ between methods.</summary>
    private static Function Bare(MethodModel method) => method.Primal.Function! with
    {
        Name = "",
        Quotes = EquatableArray<string>.Empty,
        Nodes = method.Primal.Function!.Nodes.Select(node => node with { Name = null, Ordinal = -1 }).ToEquatableArray(),
    };
}
