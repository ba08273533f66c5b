using Microsoft.CodeAnalysis;
using Steepest.Generators.Diagnostics;
using Steepest.Generators.Ir;
using Steepest.Generators.Model;
using Steepest.Generators.Updates;

namespace Steepest.Generators.Frontend.Problems;

/// <summary>
/// The inputs of a problem: what its methods share by name, in the order in which they, read from top to bottom, first name it.
/// </summary>
internal sealed class SharedInputs
{
    private readonly List<Input> inputs = [];
    private readonly List<Input> outputs = [];

    /// <summary>Whether every name means one thing.</summary>
    public bool Agree { get; private set; } = true;

    public EquatableArray<ParameterModel> Of(InputRole role)
        => inputs.Where(input => input.Model.Role == role).Select(input => input.Model).Concat(role == InputRole.Fixed ? Lengths : []).ToEquatableArray();

    /// <summary>The lengths of outputs that are stated nowhere: outputs of one name have one.</summary>
    private IEnumerable<ParameterModel> Lengths => outputs.Where(output => output.Model.StatedLength == 0).Select(output => output.Model.Name).Distinct()
        .Select(name => new ParameterModel(ParameterModel.NameOfLength(name.TrimStart('@')), InputRole.Fixed, InputShape.Scalar, ElementType.Int32) { LengthOf = name });

    public static SharedInputs Collect(IReadOnlyList<(AnnotatedMethod Symbol, MethodModel Model)> methods, Findings findings)
    {
        var shared = new SharedInputs();
        foreach (var (symbol, model) in methods)
        {
            if (model.Role == MethodRole.Differentiable) continue;
            for (var i = 0; i < model.Parameters.Count; i++) shared.Add(symbol, symbol.Symbol.Parameters[i], model.Parameters[i], findings);
        }

        return shared;
    }

    /// <summary>Reports the variables that only metrics name.</summary>
    public void CheckInfluence(INamedTypeSymbol type, Findings findings)
    {
        foreach (var input in inputs)
        {
            if (input.Model.Role == InputRole.Variable && !input.InLoss)
                findings.Report(Descriptors.IdleVariable, Places.Identifier(input.Symbol), input.Symbol.Name, type.Name);
        }
    }

    /// <summary>Reports bounds that name something else than a fixed input of the variable's type.</summary>
    public void CheckBounds(IEnumerable<OptimizerModel> optimizers, Findings findings)
    {
        foreach (var input in inputs.Where(input => input.Projected != null))
        {
            foreach (var optimizer in optimizers.Where(optimizer => OptimizerTable.Find(optimizer.Name).Rule is null))
            {
                findings.Report(
                    Descriptors.InvalidBounds, Places.Attribute(Attributes.Find(input.Projected!, input.Model.Projection!)!), input.Projected!.Name,
                    $"are kept by [{input.Model.Projection}] after each step of a first-order method, and [{optimizer.Name}] is none; minimise by [GradientDescent] or another one, or say them as constraints");
            }
        }

        foreach (var input in inputs)
        {
            if (input is not { Bounded: { } symbol, Model.Bounds: { } bounds }) continue;
            var attribute = (Attributes.Find(symbol, Attributes.Bounds) ?? Attributes.Find(symbol, BoundsReader.NonNegative))!;
            Check(bounds.Lower, 0);
            Check(bounds.Upper, 1);

            void Check(BoundModel bound, int position)
            {
                if (bound.Input is not { } name) return;
                var held = inputs.FirstOrDefault(other => other.Model.Name == name && other.Model.Role == InputRole.Fixed);
                if (held is not null && IsAlike(held.Model, input.Model)) return;
                findings.Report(
                    Descriptors.InvalidBounds,
                    Places.Argument(attribute, property: null, position),
                    symbol.Name,
                    held is null
                        ? $"are held by '{name}', which is no [Fixed] parameter of the problem's methods; give a number, or nameof one that is"
                        : $"are held by '{name}' of type '{Identifiers.Display(held.Symbol.Type)}', but '{symbol.Name}' is of type '{Identifiers.Display(symbol.Type)}'; give it that type");
            }
        }
    }

    /// <summary>Reports penalties whose weight is something else than a fixed floating-point number, and kinks that an optimizer would run into.</summary>
    public void CheckPenalties(IEnumerable<OptimizerModel> optimizers, Findings findings)
    {
        foreach (var input in inputs)
        {
            if (input.Penalised is not { } symbol) continue;
            if (input.Model.Domain != VariableDomain.Everywhere && input.Model.Penalties.Any(penalty => penalty.Kind == PenaltyKind.Magnitudes))
            {
                findings.Report(
                    Descriptors.InvalidPenalty, Places.Attribute(Attributes.Find(symbol, "L1")!), "L1", symbol.Name,
                    $"looks for zeros, which a variable under [{input.Model.Domain}] never reaches; mark it [NonNegative] or [Bounds] instead");
                continue;
            }

            if (input.Model.Penalties.Any(penalty => penalty.Kind == PenaltyKind.Magnitudes))
            {
                foreach (var optimizer in optimizers.Where(optimizer => OptimizerTable.Find(optimizer.Name) is { UsesProducts: true } or { UsesResiduals: true }))
                {
                    findings.Report(
                        Descriptors.InvalidPenalty, Places.Attribute(Attributes.Find(symbol, "L1")!), "L1", symbol.Name,
                        $"has kinks, where [{optimizer.Name}] would take the curvature for 0; minimise by [Lbfgs], [Bfgs], [ConjugateGradient] or a first-order method");
                }
            }

            foreach (var penalty in input.Model.Penalties)
            {
                if (penalty.Input is not { } name) continue;
                if (inputs.Any(other => other.Model.Name == name && other.Model is { Role: InputRole.Fixed, IsScalar: true, Struct: null, Type: ElementType.Double or ElementType.Single })) continue;
                var attribute = PenaltyModel.Attributes.First(row => row.Kind == penalty.Kind).Attribute;
                findings.Report(
                    Descriptors.InvalidPenalty, Places.Argument(Attributes.Find(symbol, attribute)!, property: null), attribute, symbol.Name,
                    $"takes its weight from '{name}', which is no [Fixed] double or float of the problem's methods; give a number, or nameof one that is");
            }
        }
    }

    private static bool IsAlike(ParameterModel one, ParameterModel other)
        => one.IsScalar == other.IsScalar && one.Shape is InputShape.Scalar or InputShape.Span or InputShape.Array && one.Type == other.Type && one.Struct == other.Struct;

    private void Add(AnnotatedMethod method, IParameterSymbol symbol, ParameterModel model, Findings findings)
    {
        var inLoss = method.Role.IsTerm() || method.Role == MethodRole.Constraint;
        var isOutput = model.Role == InputRole.Output;
        if ((isOutput ? inputs : outputs).FirstOrDefault(other => other.Model.Name == model.Name) is { } otherwise)
        {
            Agree = false;
            findings.Report(
                Descriptors.InputConflict, Places.Identifier(symbol), symbol.Name, Describe(symbol, model), Describe(otherwise.Symbol, otherwise.Model), otherwise.Method);
            return;
        }

        // Outputs of one name are no common memory.
        if (isOutput)
        {
            outputs.Add(new Input(symbol, method.Name, model, inLoss, null, null));
            return;
        }

        var known = inputs.FindIndex(input => input.Model.Name == model.Name);
        if (known < 0)
        {
            inputs.Add(new Input(symbol, method.Name, model, inLoss, model.Bounds is null ? null : symbol, model.Penalties.Count == 0 ? null : symbol) { Projected = model.Projection is null ? null : symbol });
            return;
        }

        var earlier = inputs[known];
        if (earlier.Model.Role != model.Role || earlier.Model.Shape != model.Shape || earlier.Model.Type != model.Type || earlier.Model.Struct != model.Struct || earlier.Model.ElementName != model.ElementName || earlier.Model.Rank != model.Rank || LengthsDiffer(earlier.Model, model) || BoundsDiffer(earlier.Model, model) || DomainsDiffer(earlier.Model, model) || ProjectionsDiffer(earlier.Model, model) || PenaltiesDiffer(earlier.Model, model))
        {
            Agree = false;
            findings.Report(
                Descriptors.InputConflict, Places.Identifier(symbol), symbol.Name, Describe(symbol, model), Describe(earlier.Symbol, earlier.Model), earlier.Method);
            return;
        }

        inputs[known] = earlier with
        {
            InLoss = earlier.InLoss || inLoss,
            Projected = earlier.Projected ?? (model.Projection is null ? null : symbol),
            Bounded = earlier.Bounded ?? (model.Bounds is null ? null : symbol),
            Penalised = earlier.Penalised ?? (model.Penalties.Count == 0 ? null : symbol),
            Model = earlier.Model with
            {
                StatedLength = Math.Max(earlier.Model.StatedLength, model.StatedLength),
                Bounds = earlier.Model.Bounds ?? model.Bounds,
                Projection = earlier.Model.Projection ?? model.Projection,
                Domain = earlier.Model.Domain == VariableDomain.Everywhere ? model.Domain : earlier.Model.Domain,
                Penalties = earlier.Model.Penalties.Count > 0 ? earlier.Model.Penalties : model.Penalties,
                Documentation = earlier.Model.Documentation ?? model.Documentation,
            },
        };
    }

    private static bool LengthsDiffer(ParameterModel one, ParameterModel other)
        => one.StatedLength != other.StatedLength && one.StatedLength != 0 && other.StatedLength != 0;

    private static bool PenaltiesDiffer(ParameterModel one, ParameterModel other) => one.Penalties != other.Penalties && one.Penalties.Count > 0 && other.Penalties.Count > 0;

    private static string Describe(PenaltyModel penalty)
        => $"[{PenaltyModel.Attributes.First(row => row.Kind == penalty.Kind).Attribute}] of {(penalty.Input is { } input ? $"'{input}'" : Numbers.Display(penalty.Weight))}";

    private static bool BoundsDiffer(ParameterModel one, ParameterModel other) => one.Bounds != other.Bounds && one.Bounds != null && other.Bounds != null;

    /// <summary>Two sets, or a set beside bounds.</summary>
    private static bool ProjectionsDiffer(ParameterModel one, ParameterModel other)
        => (one.Projection != other.Projection && one.Projection != null && other.Projection != null)
            || (one.Projection != null && other.Bounds != null) || (other.Projection != null && one.Bounds != null);

    /// <summary>Two domains, or one beside bounds or a set.</summary>
    private static bool DomainsDiffer(ParameterModel one, ParameterModel other)
        => (one.Domain != other.Domain && one.Domain != VariableDomain.Everywhere && other.Domain != VariableDomain.Everywhere)
            || (one.Domain != VariableDomain.Everywhere && IsKept(other)) || (other.Domain != VariableDomain.Everywhere && IsKept(one));

    private static bool IsKept(ParameterModel model) => model.Bounds != null || model.Projection != null;

    private static string Describe(IParameterSymbol symbol, ParameterModel model)
    {
        var role = model.Role switch
        {
            InputRole.Variable => "a variable",
            InputRole.Fixed => "a fixed input",
            InputRole.Output => "an output",
            _ => "a sample",
        };
        var length = model.StatedLength > 0 ? $" and length {Numbers.Display(model.StatedLength)}" : "";
        var bounds = model.Bounds is { } within ? $" {BoundsReader.Describe(within)}" : "";
        if (model.Projection is { } set) bounds += $" under [{set}]";
        if (model.Domain != VariableDomain.Everywhere) bounds += $" under [{model.Domain}]";
        var penalties = model.Penalties.Count == 0 ? "" : " with " + string.Join(" and ", model.Penalties.Select(Describe));
        return $"{role} of type '{Identifiers.Display(symbol.Type)}'{length}{bounds}{penalties}";
    }

    /// <param name="Symbol">The parameter that first names it.</param>
    /// <param name="Method">That parameter's method.</param>
    /// <param name="Model">What it is.</param>
    /// <param name="InLoss">Whether a loss or a constraint names it.</param>
    /// <param name="Bounded">The parameter that states its bounds; null for none.</param>
    /// <param name="Penalised">The parameter that states its penalties; null for none.</param>
    private sealed record Input(IParameterSymbol Symbol, string Method, ParameterModel Model, bool InLoss, IParameterSymbol? Bounded, IParameterSymbol? Penalised)
    {
        /// <summary>The parameter that states the set; null for none.</summary>
        public IParameterSymbol? Projected { get; init; }
    }
}
