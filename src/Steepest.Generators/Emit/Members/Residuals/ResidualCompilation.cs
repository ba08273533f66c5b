using Steepest.Generators.Differentiation;
using Steepest.Generators.Ir;
using Steepest.Generators.Model;
using Steepest.Generators.Stages;

namespace Steepest.Generators.Emit.Members;

/// <summary>What drivers that know residuals need of a problem.</summary>
internal static class ResidualCompilation
{
    /// <param name="method">A residual method.</param>
    /// <param name="primal">Its body.</param>
    /// <param name="inputs">Those of the problem.</param>
    /// <param name="element">The type of the packed point, in which residuals and slopes are handed out.</param>
    public static CompiledResidual Compile(MethodModel method, Function primal, IReadOnlyList<ObjectiveInput> inputs, ElementType element)
    {
        var taken = new HashSet<string>(primal.Parameters.Select(parameter => parameter.Name), StringComparer.Ordinal);
        foreach (var output in primal.Parameters.Where(parameter => parameter is { Role: ParameterRole.Output, StatedLength: 0 })) taken.Add(OutputTerms.NameOfLength(output));
        List<ObjectiveInput> own = [.. inputs.Where(input => taken.Contains(input.Parameter.Name) || input.Components.Any(taken.Contains))];
        var name = Names.Bare(method.Name);
        return new CompiledResidual(
            method,
            Compilation.Residuals(name, primal, own, new IrType(element)),
            Compilation.ResidualColumns(name, primal, own, new IrType(element), VariableCount.Columns(method), VariableCount.Of(method)));
    }

    /// <summary>The terms without residuals, all samples at once.</summary>
    public static Function Losses(string name, IReadOnlyList<Term> plain, IReadOnlyList<Term> sampled, IReadOnlyList<ObjectiveInput> inputs, bool isStrict)
    {
        IReadOnlyList<Term> alone = [.. plain.Where(term => !term.IsSummed)];
        IReadOnlyList<Term> averaged = [.. sampled.Where(term => !term.IsSummed)];
        return averaged.Count == 0 ? Objective.Plain(name, alone, inputs, isStrict) : Objective.OverSamples(name, averaged, inputs, isStrict, alone);
    }
}
