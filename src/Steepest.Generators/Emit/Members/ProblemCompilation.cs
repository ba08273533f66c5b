using Steepest.Generators.Differentiation;
using Steepest.Generators.Emit.Members.Constraints;
using Steepest.Generators.Emit.Members.Optimizers;
using Steepest.Generators.Emit.Parts;
using Steepest.Generators.Ir;
using Steepest.Generators.Model;
using Steepest.Generators.Stages;
using Steepest.Generators.Updates;

namespace Steepest.Generators.Emit.Members;

/// <summary>Decides which functions the members of a problem need, and has them differentiated and optimised.</summary>
internal static class ProblemCompilation
{
    /// <summary>How many rows of a Jacobian are written out one behind the other.</summary>
    private const int MostRows = 8;

    /// <summary>What members run: of the variables as users write them.</summary>
    public static CompiledProblem Compile(ProblemModel model)
    {
        var gradients = model.Methods.Where(method => method.Role != MethodRole.Metric && !method.IsVoid)
            .Select(method => new CompiledGradient(method, Compilation.Gradient(PrimalOf(method)))).ToEquatableArray();
        var problem = new CompiledProblem(model, gradients) { Derivatives = model.Methods.SelectMany(Derivatives).ToEquatableArray() };
        return model.IsProblem ? Objectives(problem) : problem;
    }

    /// <summary>What drivers run where some variables are functions of what they change; null where none are, and drivers run the same as members.</summary>
    public static CompiledProblem? CompileInner(ProblemModel model)
        => model is { IsProblem: true, IsReparameterized: true, Optimizers.Count: > 0 } ? Objectives(new CompiledProblem(model, EquatableArray<CompiledGradient>.Empty) { IsInner = true }) : null;

    private static CompiledProblem Objectives(CompiledProblem problem)
    {
        var model = problem.Model;
        var inputs = model.Inputs.SelectMany(input => Inputs(input, problem.IsInner)).ToList();
        var losses = model.Terms.ToList();
        var plain = losses.Where(loss => !loss.IsSampled()).Select(Term).Concat(Penalties(model)).ToList();
        var sampled = losses.Where(loss => loss.IsSampled()).Select(Term).ToList();

        // The objective of one loss is that loss.
        var isOne = plain is [{ Weight: 1, IsSummed: false }] && !model.IsPenalised && !problem.IsInner;
        var isForDrivers = problem.IsInner == model.IsReparameterized;
        var multiplies = !model.IsConstrained && model.Optimizers.Any(optimizer => OptimizerTable.Find(optimizer.Name).MultipliesLosses);
        return problem with
        {
            Begin = plain.Count > 0 && !isOne ? Compilation.Gradient(Objective.Plain("Begin", plain, inputs, model.IsStrict)) : null,
            BeginValue = plain.Count > 0 && !model.IsConstrained && !problem.IsInner ? Compilation.Value(Objective.Plain("BeginValue", plain, inputs, model.IsStrict)) : null,
            Add = sampled.Count > 0 ? Compilation.Gradient(Objective.OverSamples("Add", sampled, inputs, model.IsStrict), accumulates: true) : null,
            AddValue = sampled.Count > 0 ? Compilation.Value(Objective.OverSamples("AddValue", sampled, inputs, model.IsStrict)) : null,
            BeginProduct = multiplies && plain.Count > 0 ? Compilation.HessianVector(Objective.Plain("BeginProduct", plain, inputs, model.IsStrict)) : null,
            RowsProduct = multiplies && sampled.Count > 0 ? Compilation.HessianVector(Objective.OverSamples("RowsProduct", sampled, inputs, model.IsStrict)) : null,
            Residuals = model.UsesResiduals ? ResidualCompilation.Together(model.Residuals.Select(method => ResidualCompilation.Compile(method, PrimalOf(method), inputs, PointLayout.Elements(model)))) : EquatableArray<CompiledResidual>.Empty,
            Many = isForDrivers && ManyProblems.Of(model) is not null ? model.Residuals.Select(method => ResidualCompilation.SideBySide(method, PrimalOf(method), inputs, PointLayout.Elements(model))).ToEquatableArray() : EquatableArray<CompiledGradient>.Empty,
            Losses = model.UsesResiduals && model.HasLosses ? Compilation.Gradient(ResidualCompilation.Losses("Losses", plain, sampled, inputs, model.IsStrict)) : null,
            LossesProduct = model.UsesResiduals && model.HasLosses ? Compilation.HessianVector(ResidualCompilation.Losses("LossesProduct", plain, sampled, inputs, model.IsStrict)) : null,
            Descents = Descents(model, plain, sampled, inputs).ToEquatableArray(),
            Constraints = new ConstrainedCompilation(model, plain, sampled, inputs, isForDrivers).Compile(PrimalOf),
            Metric = model.Methods.FirstOrDefault(method => method.Role == MethodRole.Metric) is { } metric ? Metric(metric, inputs, model.IsStrict) : null,
        };
    }

    /// <summary>
    /// Row by row only where all variables are of one type, and the body is short enough for one method: between steps there is nowhere to cut.
    /// </summary>
    private static IEnumerable<CompiledDescent> Descents(ProblemModel model, IReadOnlyList<Term> plain, IReadOnlyList<Term> sampled, IReadOnlyList<ObjectiveInput> inputs)
    {
        var types = model.Variables.SelectMany(variable => variable.Parts).Select(part => part.Type.ToElement()).Distinct().ToList();
        if (sampled.Count == 0 || types.Count != 1 || model.IsConstrained || model.Variables.Any(MovesApart)) yield break;
        foreach (var optimizer in model.Optimizers)
        {
            var row = OptimizerTable.Find(optimizer.Name);
            if (row.Update is null) continue;
            var descent = Compilation.Descent(Objective.OfRow("Descend" + optimizer.Name, plain, sampled, inputs, model.IsStrict), types[0], row.UpdateOf(optimizer));
            if (!Partition.IsLong(descent)) yield return new CompiledDescent(optimizer, descent);
        }
    }

    /// <summary>Whether a step of the optimizer is not all that happens to a variable.</summary>
    private static bool MovesApart(ParameterModel variable) => variable.Domain != VariableDomain.Everywhere || variable.Bounds != null || variable.Projection != null || variable.Penalties.Any(penalty => penalty.Kind == PenaltyKind.Magnitudes);

    /// <summary>What attributes of variables add.</summary>
    private static IEnumerable<Term> Penalties(ProblemModel model)
    {
        foreach (var variable in model.Variables)
        {
            foreach (var penalty in variable.Penalties)
            {
                var isOfMagnitudes = penalty.Kind == PenaltyKind.Magnitudes;
                var weight = penalty.Input is { } held ? Inputs(model.Fixed.First(input => input.Name == held), isInner: false).Single().Parameter : null;
                var sum = Differentiation.Penalties.Of(
                    Names.Bare(variable.Name) + penalty.Kind, isOfMagnitudes, Inputs(variable, isInner: false).Select(input => input.Parameter), weight, new IrType(model.Element));
                yield return new Term(sum, isOfMagnitudes ? penalty.Weight : penalty.Weight / 2);
            }
        }
    }

    /// <summary>What a method is asked for beside its gradient.</summary>
    private static IEnumerable<CompiledDerivative> Derivatives(MethodModel method)
    {
        foreach (var kind in DerivativeMembers.Of(method))
        {
            Func<Function, Function>? derive = kind switch
            {
                DerivativeKinds.Directional => Compilation.Directional,
                DerivativeKinds.HessianVector => primal => Compilation.HessianVector(primal),
                DerivativeKinds.Hessian => primal => Compilation.HessianColumns(primal, VariableCount.Columns(method), VariableCount.Of(method)),
                _ => null,
            };
            if (derive != null) yield return new CompiledDerivative(method, kind, EquatableArray.Of(new CompiledPart(PartRole.Columns, derive(PrimalOf(method)))));
            else if (kind == DerivativeKinds.Jacobian) yield return new CompiledDerivative(method, kind, Jacobian(method, PrimalOf(method)).ToEquatableArray());
        }
    }

    /// <summary>
    /// A Jacobian by columns, and by rows where that may be cheaper: where every length is stated, one of the two remains, and a few rows share a
    /// run of the method. The memory of a row is that of the matrix, so that all variables must be of its type.
    /// </summary>
    private static IEnumerable<CompiledPart> Jacobian(MethodModel method, Function primal)
    {
        var lanes = VariableCount.Columns(method);
        var columns = new CompiledPart(PartRole.Columns, Compilation.JacobianColumns(primal, lanes, VariableCount.Of(method)));
        if (method.Variables().Any(variable => variable.Type != method.Primal.Type)) return [columns];
        var row = new CompiledPart(PartRole.Row, Compilation.JacobianRow(primal));
        var value = new CompiledPart(PartRole.Value, Compilation.Value(primal));
        if (VariableCount.Of(method) is not { } variables || VariableCount.OfOutputs(method) is not { } outputs) return [columns, row, value];
        var runs = (variables + lanes - 1) / lanes;
        if (outputs <= MostRows && Compilation.JacobianRows(primal) is { } rows && !Partition.IsLong(rows))
            return rows.Operations() < runs * columns.Function.Operations() ? [new CompiledPart(PartRole.Rows, rows)] : [columns];
        return outputs * row.Function.Operations() < runs * columns.Function.Operations() ? [row, value] : [columns];
    }

    private static Function Metric(MethodModel metric, IReadOnlyList<ObjectiveInput> inputs, bool isStrict) => Compilation.Value(metric.IsSampled()
        ? Objective.OverSamples("Metric", [Term(metric)], inputs, isStrict)
        : Objective.Plain("Metric", [Term(metric)], inputs, isStrict));

    private static Term Term(MethodModel method) => method.Role == MethodRole.Residual
        ? new(OutputTerms.Sum(PrimalOf(method), residual => Rules.RobustFunctions.Half(method.Residual.Robust, method.Residual.Scale, residual)), method.Weight) { IsSummed = true }
        : new(PrimalOf(method), method.Weight);

    /// <summary>Inputs are known by their bare names: the writers of text add the mark of keywords.</summary>
    private static Function PrimalOf(MethodModel method)
    {
        var primal = method.Primal.Function ?? throw new InvalidOperationException($"{method.Name} has no body to compile.");
        return primal with { Parameters = primal.Parameters.Select(parameter => parameter with { Name = Names.Bare(parameter.Name) }).ToEquatableArray() };
    }

    private static IEnumerable<ObjectiveInput> Inputs(ParameterModel input, bool isInner)
    {
        var role = input.Role == InputRole.Variable ? ParameterRole.Variable : ParameterRole.Fixed;
        var parts = input.Parts.Select(part => new Parameter(part.Name, part.Type, role) { StatedLength = input.StatedLength * input.Stride }).ToList();
        if (input.Role != InputRole.Sample) return parts.Select(part => new ObjectiveInput(part, IsColumn: false) { Domain = isInner ? input.Domain : VariableDomain.Everywhere });
        return parts.Count == 1
            ? [new ObjectiveInput(parts[0], IsColumn: true)]
            : [new ObjectiveInput(new Parameter(input.ColumnPart.Name, new IrType(input.Type), role), IsColumn: true) { Components = parts.Select(part => part.Name).ToEquatableArray() }];
    }
}
