using Steepest.Generators.Ir;
using Steepest.Generators.Updates;

namespace Steepest.Generators.Model;

/// <summary>
/// Everything that is emitted for one annotated type depends on, as values: no symbol, syntax or location. It is what the incremental
/// pipeline compares.
/// </summary>
/// <param name="Type">Where the generated members go.</param>
/// <param name="Methods">The annotated methods, from top to bottom.</param>
/// <param name="Variables">What the optimizer changes, in the order in which the methods of the problem first name it.</param>
/// <param name="Fixed">Inputs that stay as given, in that order.</param>
/// <param name="Samples">The columns of the data set, in that order.</param>
/// <param name="Fields">The fields that methods of the problem read, in that order.</param>
/// <param name="Optimizers">The optimizer attributes, as written.</param>
/// <param name="Refusal">Why nothing can be generated; null where all is well.</param>
internal sealed record ProblemModel(
    TypeModel Type,
    EquatableArray<MethodModel> Methods,
    EquatableArray<ParameterModel> Variables,
    EquatableArray<ParameterModel> Fixed,
    EquatableArray<ParameterModel> Samples,
    EquatableArray<ParameterModel> Fields,
    EquatableArray<OptimizerModel> Optimizers,
    Refusal? Refusal)
{
    /// <summary>The method that keeps constraints with the optimizers; null where there are none, or none of the optimizers needs it.</summary>
    public ConstraintMethodModel? ConstraintMethod { get; init; }

    /// <summary>Whether something is kept within limits.</summary>
    public bool IsConstrained => Methods.Any(method => method.Role is MethodRole.Constraint);

    /// <summary>Whether there is something to minimise, or the type only has <c>[Differentiable]</c> methods.</summary>
    public bool IsProblem => Methods.Any(method => method.Role.IsTerm());

    public bool HasSamples => Samples.Count > 0;

    /// <summary>Whether the objective belongs to an instance, and with it every member that evaluates or minimises it.</summary>
    public bool IsInstance => Methods.Any(method => method is { IsInstance: true, Role: not MethodRole.Differentiable });

    /// <summary>Everything that functions of the objective may take, in the order in which they take it.</summary>
    public IEnumerable<ParameterModel> Inputs => Variables.Concat(Fixed).Concat(Fields).Concat(Samples);

    /// <summary>The methods whose squares add up.</summary>
    public IEnumerable<MethodModel> Residuals => Methods.Where(method => method.Role == MethodRole.Residual);

    /// <summary>Whether something else than squares adds to the objective.</summary>
    public bool HasLosses => IsPenalised || Methods.Any(method => method.Role == MethodRole.Loss);

    /// <summary>Whether an optimizer knows the objective as squares of residuals.</summary>
    public bool UsesResiduals => Optimizers.Any(optimizer => OptimizerTable.Find(optimizer.Name).UsesResiduals);

    /// <summary>Whether attributes of variables add to the objective.</summary>
    public bool IsPenalised => Variables.Any(variable => variable.Penalties.Count > 0);

    /// <summary>Whether some variable is a function of what optimizers change.</summary>
    public bool IsReparameterized => Variables.Any(variable => variable.Domain != VariableDomain.Everywhere);

    /// <summary>Whether an optimizer asks that no bit of what is computed change.</summary>
    public bool IsStrict => Optimizers.Any(optimizer => optimizer.IsStrict);

    /// <summary>The methods whose values, or whose squares, add up to the objective.</summary>
    public IEnumerable<MethodModel> Terms => Methods.Where(method => method.Role.IsTerm());

    /// <summary>The type of losses: that of the first loss, or of the first residuals.</summary>
    public ElementType Element => Terms.FirstOrDefault()?.Primal.Type ?? ElementType.Double;
}

/// <summary>The partial type, with the types that it is nested in.</summary>
/// <param name="Namespace">Empty for the global one.</param>
/// <param name="Parts">The declarations to repeat, outermost first.</param>
/// <param name="MetadataName">The full metadata name, from which the hint name is made.</param>
/// <param name="Accessibility">What generated public members of the type can at most be: <c>public</c> or <c>internal</c>.</param>
internal sealed record TypeModel(string Namespace, EquatableArray<TypePart> Parts, string MetadataName, string Accessibility)
{
    public string Name => Parts[Parts.Count - 1].Name;

    public bool IsStruct => Parts[Parts.Count - 1].Keyword.EndsWith("struct", StringComparison.Ordinal);
}

/// <param name="Keyword">The declaration without accessibility: <c>static partial class</c>, <c>partial record struct</c>.</param>
/// <param name="Name">As it must be written: escaped where it is a keyword.</param>
internal sealed record TypePart(string Keyword, string Name);

internal enum MethodRole
{
    /// <summary><c>[Differentiable]</c> alone: derivatives, but no part in the problem.</summary>
    Differentiable,
    Loss,

    /// <summary>What it returns or writes should be zero: half the sum of its squares is added to the objective.</summary>
    Residual,

    /// <summary>Kept within limits.</summary>
    Constraint,
    Metric,
}

/// <summary>An annotated method.</summary>
/// <param name="Name">The user's name.</param>
/// <param name="Role">What it is to the problem.</param>
/// <param name="Accessibility">The generated derivative's accessibility: <c>public</c>, <c>internal</c>, <c>private</c>…</param>
/// <param name="Parameters">In order.</param>
/// <param name="Primal">The body.</param>
/// <param name="Summary">The first sentence of the user's documentation; null where there is none.</param>
internal sealed record MethodModel(
    string Name,
    MethodRole Role,
    string Accessibility,
    EquatableArray<ParameterModel> Parameters,
    LoweredBody Primal,
    string? Summary)
{
    /// <summary>Whether it is called on an instance of its type.</summary>
    public bool IsInstance { get; init; }

    /// <summary>The fields that it reads, by itself or through what it calls, in the order in which its body takes them.</summary>
    public EquatableArray<ParameterModel> Fields { get; init; } = EquatableArray<ParameterModel>.Empty;

    /// <summary>What the body takes.</summary>
    public IEnumerable<ParameterModel> Inputs => Parameters.Concat(Fields);

    /// <summary>The factor of a loss in the objective.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>What a constraint is kept within; null for other roles.</summary>
    public LimitsModel? Limits { get; init; }

    /// <summary>What is generated beside it; a metric gets nothing.</summary>
    public DerivativeKinds Derivatives { get; init; } = DerivativeKinds.Gradient;

    /// <summary>What it writes.</summary>
    public IEnumerable<ParameterModel> Outputs => Parameters.Where(parameter => parameter.Role == InputRole.Output);

    /// <summary>Whether it returns nothing and writes outputs.</summary>
    public bool IsVoid => Outputs.Any();

    /// <summary>How its residuals count; of others nothing.</summary>
    public ResidualModel Residual { get; init; } = ResidualModel.Plain;

    /// <summary>Whether more of a metric is better.</summary>
    public bool Maximize { get; init; }
}

/// <summary>What the front end made of a body.</summary>
/// <param name="Type">The type that the method returns, or of the outputs that it writes.</param>
/// <param name="Function">The body; null where it was refused.</param>
internal sealed record LoweredBody(ElementType Type, Function? Function);

/// <summary>An optimizer attribute.</summary>
/// <param name="Name">Without the suffix: <c>Adam</c>.</param>
/// <param name="Settings">What the user set, by name, in the order of the attribute's own table.</param>
internal sealed record OptimizerModel(string Name, EquatableArray<Setting> Settings)
{
    /// <summary>The setting that every optimizer has: whether no bit of what is computed may change.</summary>
    public const string Strict = nameof(Strict);

    public bool IsStrict => Settings.Any(setting => setting is { Name: Strict, Value: not 0 });
}

/// <summary>An attribute that says how constraints are kept.</summary>
/// <param name="Name">Without the suffix: <c>AugmentedLagrangian</c>.</param>
/// <param name="Settings">What the user set, by name, in the order of the attribute's own table.</param>
internal sealed record ConstraintMethodModel(string Name, EquatableArray<Setting> Settings);

internal sealed record Setting(string Name, double Value);

/// <summary>Why nothing is generated: what the <c>#error</c> line says.</summary>
internal sealed record Refusal(string Id, string Message);
