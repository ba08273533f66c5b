using Steepest.Generators.Differentiation;
using Steepest.Generators.Ir;
using Steepest.Generators.Model;
using Steepest.Generators.Sparsity;
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
        var stated = Stated(primal, inputs);
        var taken = new HashSet<string>(stated.Parameters.Select(parameter => parameter.Name), StringComparer.Ordinal);
        foreach (var output in stated.Parameters.Where(parameter => parameter is { Role: ParameterRole.Output, StatedLength: 0 })) taken.Add(OutputTerms.NameOfLength(output));
        List<ObjectiveInput> own = [.. inputs.Where(input => taken.Contains(input.Parameter.Name) || input.Components.Any(taken.Contains))];
        var (name, count) = (Names.Bare(method.Name), CountOf(stated));
        return new CompiledResidual(
            method,
            Compilation.Residuals(name, stated, own, new IrType(element)),
            Compilation.ResidualColumns(name, stated, own, new IrType(element), VariableCount.Columns(count), count))
        {
            Rows = RowsOf(name, stated, own, element),
        };
    }

    /// <summary>All of them by what rows touch, or none: a problem is sparse as a whole, and where some row may begin elsewhere than another.</summary>
    public static EquatableArray<CompiledResidual> Together(IEnumerable<CompiledResidual> residuals)
    {
        List<CompiledResidual> all = [.. residuals];
        var isSparse = all.All(residual => residual.Rows is not null) && all.Any(residual => residual.Rows!.Blocks.Any(block => block.Moves));
        return all.Select(residual => isSparse ? residual : residual with { Rows = null }).ToEquatableArray();
    }

    private static CompiledRows? RowsOf(string name, Function stated, IReadOnlyList<ObjectiveInput> inputs, ElementType element)
    {
        var outputs = stated.Parameters.Where(parameter => parameter.Role == ParameterRole.Output).ToList();
        var areOfPoint = stated.Parameters.All(parameter => parameter.Role != ParameterRole.Variable || parameter.Type.Element == element);
        if (!areOfPoint || outputs.Any(output => output.StatedLength == 0)) return null;
        if (Compilation.RowPattern(stated) is not { } pattern || pattern.Columns * Math.Max(1, outputs.Sum(output => output.StatedLength)) > RowPattern.MostSlopes) return null;
        return new CompiledRows(
            pattern.Blocks.ToEquatableArray(),
            pattern.Blocks.All(block => block.IsScalar) ? null : Compilation.RowPlaces(name, pattern, inputs),
            RowSlopes(name, pattern, inputs, new IrType(element), outputs.Count > 0));
    }

    /// <summary>Derivatives of outputs backwards or forwards, whichever takes fewer operations.</summary>
    private static Function RowSlopes(string name, RowPattern pattern, IReadOnlyList<ObjectiveInput> inputs, IrType element, bool hasOutputs)
    {
        var columns = Compilation.RowSlopes(name, pattern, inputs, element, byRows: false);
        if (!hasOutputs) return columns;
        var rows = Compilation.RowSlopes(name, pattern, inputs, element, byRows: true);
        return rows.Operations() < columns.Operations() ? rows : columns;
    }

    /// <summary>Residuals and derivatives over one row of many problems side by side.</summary>
    /// <param name="method">A residual method.</param>
    /// <param name="primal">Its body.</param>
    /// <param name="inputs">Those of the problem, of stated lengths.</param>
    /// <param name="element">The type of all columns.</param>
    public static CompiledGradient SideBySide(MethodModel method, Function primal, IReadOnlyList<ObjectiveInput> inputs, ElementType element)
    {
        var stated = Stated(primal, inputs);
        var (name, count) = (Names.Bare(method.Name), CountOf(stated) ?? throw new InvalidOperationException("The lengths of variables are stated."));
        return new CompiledGradient(method, Compilation.SideBySide(name, stated, inputs, new IrType(element), VariableCount.Columns(count), count));
    }

    /// <summary>The body with all lengths that any method of the problem states.</summary>
    private static Function Stated(Function primal, IReadOnlyList<ObjectiveInput> inputs) => primal with
    {
        Parameters = primal.Parameters.Select(parameter => inputs.FirstOrDefault(input => input.Parameter.Name == parameter.Name) is { Parameter.StatedLength: > 0 and var length } && parameter.Type.IsBuffer
            ? parameter with { StatedLength = length }
            : parameter).ToEquatableArray(),
    };

    /// <summary>How many numbers the variables of a function have; null where a length is not stated.</summary>
    private static int? CountOf(Function function)
    {
        var variables = function.Parameters.Where(parameter => parameter.Role == ParameterRole.Variable).ToList();
        return variables.All(variable => !variable.Type.IsBuffer || variable.StatedLength > 0) ? variables.Sum(variable => variable.Type.IsBuffer ? variable.StatedLength : 1) : null;
    }

    /// <summary>The terms without residuals, all samples at once.</summary>
    public static Function Losses(string name, IReadOnlyList<Term> plain, IReadOnlyList<Term> sampled, IReadOnlyList<ObjectiveInput> inputs, bool isStrict)
    {
        IReadOnlyList<Term> alone = [.. plain.Where(term => !term.IsSummed)];
        IReadOnlyList<Term> averaged = [.. sampled.Where(term => !term.IsSummed)];
        return averaged.Count == 0 ? Objective.Plain(name, alone, inputs, isStrict) : Objective.OverSamples(name, averaged, inputs, isStrict, alone);
    }
}
