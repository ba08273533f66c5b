using Steepest.Generators.Model;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Emit.Members;

/// <summary>The terms of an objective in words and in signs, for documentation.</summary>
internal static class TermWords
{
    /// <summary>In words, as part of a sentence: 0.001 times the mean of Loss; half the sum of the squares of Error.</summary>
    public static string Describe(MethodModel term) => (term.Weight == 1 ? "" : $"{Literal.InProse(term.Weight)} times ") + Kind(term) + Documentation.See(term.Name);

    /// <summary>In signs, as the value at one row where it is over samples: 0.001 · Loss; ½ · Error².</summary>
    public static string Formula(MethodModel term)
        => (term.Weight == 1 ? "" : Literal.InProse(term.Weight) + " · ") + (term.Role == MethodRole.Residual ? Square(term) : Names.Bare(term.Name));

    /// <summary>What a function over rows adds up, without a capital: means first.</summary>
    public static string OverRows(IEnumerable<MethodModel> terms)
    {
        var sums = terms.GroupBy(term => term.Role == MethodRole.Residual).OrderBy(kind => kind.Key)
            .Select(kind => (kind.Key ? "the sum over rows of " : "the sum over rows, times a scale, of ") + string.Join(" + ", kind.Select(Formula)));
        return string.Join(", and ", sums);
    }

    /// <summary>The losses without the residuals, penalties included, in signs.</summary>
    public static string Apart(IEnumerable<MethodModel> terms, ProblemModel model)
        => string.Join(" + ", terms.Where(term => term.Role != MethodRole.Residual)
            .Select(term => term.IsSampled() ? $"the mean of {Formula(term)}" : Formula(term)).Concat(ProblemScope.Penalties(model)));

    private static string Kind(MethodModel term) => term.Role == MethodRole.Residual
        ? $"half the sum of the squares{(term.Residual.Robust == RobustKind.None ? "" : $", by Robust.{term.Residual.Robust},")} of "
        : term.IsSampled() ? "the mean of " : "";

    private static string Square(MethodModel term)
    {
        var name = Names.Bare(term.Name);
        var square = term.Residual.Robust == RobustKind.None ? name + "²" : $"{term.Residual.Robust}({name}²)";
        return term.IsVoid ? "½ · Σ " + square : "½ · " + square;
    }
}
