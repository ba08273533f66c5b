using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Differentiation;

/// <summary>What a constraint limits, one side of it: <c>sign · (value − bound)</c> is to be 0 or less, or 0.</summary>
internal sealed record Limit(Function Function, int Sign, double Bound);

/// <summary>
/// Losses and limits of a problem as one function, so that one pass differentiates both and shares what they have in common.
/// <code>
/// values:      f = Σ weight · loss;  limits[i] = cᵢ                                                     result f
/// lagrangian:  likewise;  wᵢ = Max(weights[i] + damping[i] · cᵢ, floor)                                 result f, whose derivative is that of
///                         of an equality without Max                                                   lossWeight · f + Σ StopGradient(wᵢ) · cᵢ
/// weighted:    lossWeight · f + Σ weights[i] · cᵢ                                                       result that
/// </code>
/// </summary>
internal sealed class Lagrangian
{
    public const string LossWeight = "lossWeight";
    public const string Weights = "weights";
    public const string Damping = "damping";
    public const string Floor = "floor";
    public const string Limits = "limits";

    private readonly Objective objective;
    private readonly IReadOnlyList<ObjectiveInput> inputs;

    private Lagrangian(IReadOnlyList<ObjectiveInput> inputs, bool isStrict)
    {
        this.inputs = inputs;
        objective = Objective.Over(inputs.Where(input => !input.IsColumn), isStrict);
    }

    private FunctionBuilder Builder => objective.Builder;

    /// <summary>The losses, and the limits beside them.</summary>
    public static Function Values(string name, IReadOnlyList<Term> losses, IReadOnlyList<Limit> limits, IReadOnlyList<ObjectiveInput> inputs, bool isStrict)
    {
        var lagrangian = new Lagrangian(inputs, isStrict);
        var destination = lagrangian.Handed(Limits, IrType.Double.ToBuffer(), ParameterRole.Received);
        lagrangian.Evaluate(limits, destination);
        return lagrangian.objective.Build(name, lagrangian.Losses(losses));
    }

    /// <summary>The losses, with the derivative of the Lagrangian, and the limits beside them.</summary>
    /// <param name="name">The function's name.</param>
    /// <param name="losses">What is minimised.</param>
    /// <param name="limits">What is limited, side by side.</param>
    /// <param name="areEqualities">Of each limit whether it is an equality, whose weight has no floor.</param>
    /// <param name="inputs">The inputs of all.</param>
    /// <param name="isStrict">Whether every bit is kept.</param>
    public static Function Whole(string name, IReadOnlyList<Term> losses, IReadOnlyList<Limit> limits, IReadOnlyList<bool> areEqualities, IReadOnlyList<ObjectiveInput> inputs, bool isStrict)
    {
        var lagrangian = new Lagrangian(inputs, isStrict);
        var builder = lagrangian.Builder;
        var lossWeight = lagrangian.Handed(LossWeight, IrType.Double, ParameterRole.Handed);
        var weights = lagrangian.Handed(Weights, IrType.Double.ToBuffer(), ParameterRole.Handed);
        var damping = lagrangian.Handed(Damping, IrType.Double.ToBuffer(), ParameterRole.Handed);
        var floor = lagrangian.Handed(Floor, IrType.Double, ParameterRole.Handed);
        var destination = lagrangian.Handed(Limits, IrType.Double.ToBuffer(), ParameterRole.Received);
        var loss = lagrangian.Losses(losses);
        var values = lagrangian.Evaluate(limits, destination);
        var sum = builder.Apply(Operators.Multiply, lossWeight, loss);
        for (var i = 0; i < limits.Count; i++)
        {
            var index = builder.Integer(i);
            var pull = builder.Apply(Operators.Multiply, builder.Load(damping, index), values[i]);
            var weight = builder.Apply(Operators.Add, builder.Load(weights, index), pull);
            if (!areEqualities[i]) weight = builder.Apply(Operators.Max, weight, floor);
            weight = builder.Name(builder.Apply(Operators.StopGradient, weight), "weight");
            sum = builder.Apply(Operators.Add, sum, builder.Apply(Operators.Multiply, weight, values[i]));
        }

        var result = builder.Emit(Operators.Attached, builder.Apply(Operators.StopGradient, loss), sum, builder.Constant(IrType.Double, 1));
        return lagrangian.objective.Build(name, result);
    }

    /// <summary>The weighted sum of losses and limits, whose Hessian is multiplied with.</summary>
    public static Function Weighted(string name, IReadOnlyList<Term> losses, IReadOnlyList<Limit> limits, IReadOnlyList<ObjectiveInput> inputs, bool isStrict)
    {
        var lagrangian = new Lagrangian(inputs, isStrict);
        var builder = lagrangian.Builder;
        var lossWeight = lagrangian.Handed(LossWeight, IrType.Double, ParameterRole.Handed);
        var weights = lagrangian.Handed(Weights, IrType.Double.ToBuffer(), ParameterRole.Handed);
        var sum = builder.Apply(Operators.Multiply, lossWeight, lagrangian.Losses(losses));
        var values = lagrangian.Evaluate(limits, destination: null);
        for (var i = 0; i < limits.Count; i++)
            sum = builder.Apply(Operators.Add, sum, builder.Apply(Operators.Multiply, builder.Load(weights, builder.Integer(i)), values[i]));
        return lagrangian.objective.Build(name, sum);
    }

    private int Losses(IReadOnlyList<Term> losses) => Builder.Name(Builder.Convert(objective.Sum(losses), IrType.Double), "loss");

    /// <summary>Each limit, and with a destination also there. Two sides of one method run it once.</summary>
    private int[] Evaluate(IReadOnlyList<Limit> limits, int? destination)
    {
        var runs = new Dictionary<Function, int>(ReferenceComparer.Instance);
        var values = new int[limits.Count];
        for (var i = 0; i < limits.Count; i++)
        {
            var limit = limits[i];
            if (!runs.TryGetValue(limit.Function, out var value)) runs[limit.Function] = value = Builder.Convert(objective.Sum([new Term(limit.Function, 1)]), IrType.Double);
            var bound = Builder.Constant(IrType.Double, limit.Bound);
            values[i] = limit.Sign > 0 ? Builder.Apply(Operators.Subtract, value, bound) : Builder.Apply(Operators.Subtract, bound, value);
            if (destination is { } buffer) Builder.Store(buffer, Builder.Integer(i), values[i]);
        }

        return values;
    }

    /// <summary>Something that the driver hands in, under a name that no input has.</summary>
    private int Handed(string name, IrType type, ParameterRole role)
        => Builder.Parameter(new Parameter(Objective.FreeName(name, inputs), type, role) { Of = name });

    /// <summary>Functions of two methods may be equal and are run apart: what they share, later passes find.</summary>
    private sealed class ReferenceComparer : IEqualityComparer<Function>
    {
        public static readonly ReferenceComparer Instance = new();

        public bool Equals(Function? one, Function? other) => ReferenceEquals(one, other);

        public int GetHashCode(Function function) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(function);
    }
}
