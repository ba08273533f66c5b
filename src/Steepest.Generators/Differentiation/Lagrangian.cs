using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Differentiation;

/// <summary>One side of a constraint: <c>sign · (value − bound)</c> is to be 0 or less, or 0.</summary>
/// <param name="Function">What computes the value; two sides of one constraint have one function.</param>
/// <param name="Sign">1 for an upper side or an equality, −1 for a lower side.</param>
/// <param name="Bound">Where it is.</param>
/// <param name="Place">Its place among the limits of the problem.</param>
internal sealed record Limit(Function Function, int Sign, double Bound, int Place);

/// <summary>
/// Losses and limits of a problem as one function, so that one pass differentiates both and shares what they have in common.
/// <code>
/// values       f = Σ weight · loss;  limits[i] = cᵢ                                  result f
/// whole        likewise, with wᵢ = Max(floors[i], weights[i] + damping[i] · cᵢ)      result f + Attached(lossWeight · f) + Σ Attached(cᵢ, slope wᵢ)
/// over rows    f and cᵢ are sums over a batch times its scale, without bounds; wᵢ = weights[i]
/// </code>
/// What is attached adds nothing to the value: its derivative is wᵢ·∇cᵢ, and the derivative of that has the one of wᵢ.
/// </summary>
internal sealed class Lagrangian
{
    public const string LossWeight = "lossWeight";
    public const string Weights = "weights";
    public const string Damping = "damping";
    public const string Floors = "floors";
    public const string Limits = "limits";

    private readonly Dictionary<string, int> handed = [];
    private readonly IReadOnlyList<ObjectiveInput> inputs;
    private readonly IReadOnlyList<Term> losses;
    private readonly IReadOnlyList<Limit> limits;
    private readonly Objective objective;

    private Lagrangian(IReadOnlyList<Term> losses, IReadOnlyList<Limit> limits, IReadOnlyList<ObjectiveInput> inputs, bool isOverRows, bool isStrict)
    {
        (this.losses, this.limits, this.inputs) = (losses, limits, inputs);
        objective = isOverRows ? Objective.OverBatch(inputs, isStrict) : Objective.Over(inputs, isStrict);
    }

    private FunctionBuilder Builder => objective.Builder;

    private int Zero => Builder.Constant(IrType.Double, 0);

    /// <summary>The losses, and the limits beside them; of limits over samples, which run elsewhere, the bound alone.</summary>
    public static Function Values(string name, IReadOnlyList<Term> losses, IReadOnlyList<Limit> limits, IReadOnlyList<Limit> sampled, IReadOnlyList<ObjectiveInput> inputs, bool isStrict)
    {
        var lagrangian = new Lagrangian(losses, limits, inputs, isOverRows: false, isStrict);
        var loss = lagrangian.Losses(lagrangian.objective.Arguments, losses);
        lagrangian.Keep(lagrangian.Bounded(lagrangian.Evaluate(lagrangian.objective.Arguments)), sampled);
        return lagrangian.objective.Build(name, loss);
    }

    /// <summary>The losses, with the derivative of the Lagrangian.</summary>
    /// <param name="name">The function's name.</param>
    /// <param name="losses">What is minimised.</param>
    /// <param name="limits">What is limited.</param>
    /// <param name="sampled">Limits over samples, which run elsewhere.</param>
    /// <param name="inputs">The inputs of all.</param>
    /// <param name="keepsLimits">Whether the limits are handed out.</param>
    /// <param name="isStrict">Whether every bit is kept.</param>
    public static Function Whole(
        string name, IReadOnlyList<Term> losses, IReadOnlyList<Limit> limits, IReadOnlyList<Limit> sampled, IReadOnlyList<ObjectiveInput> inputs, bool keepsLimits, bool isStrict)
    {
        var lagrangian = new Lagrangian(losses, limits, inputs, isOverRows: false, isStrict);
        var builder = lagrangian.Builder;
        if (losses.Count > 0) lagrangian.Number(LossWeight);
        foreach (var vector in limits.Count > 0 ? [Weights, Damping, Floors] : Array.Empty<string>()) lagrangian.Buffer(vector);
        var loss = lagrangian.Losses(lagrangian.objective.Arguments, losses);
        var values = lagrangian.Bounded(lagrangian.Evaluate(lagrangian.objective.Arguments));
        if (keepsLimits) lagrangian.Keep(values, sampled);
        var sum = lagrangian.Weighted(loss, losses);
        for (var i = 0; i < limits.Count; i++)
        {
            var place = builder.Integer(limits[i].Place);
            var pull = builder.Apply(Operators.Multiply, builder.Load(lagrangian.Buffer(Damping), place), values[i]);
            var weight = builder.Apply(Operators.Add, builder.Load(lagrangian.Buffer(Weights), place), pull);
            sum = lagrangian.Attach(sum, values[i], builder.Name(builder.Apply(Operators.Max, builder.Load(lagrangian.Buffer(Floors), place), weight), "weight"));
        }

        return lagrangian.objective.Build(name, sum);
    }

    /// <summary>Losses and limits summed over the rows of a batch, times its scale; the limits are added to what is there.</summary>
    public static Function ValuesOfRows(string name, IReadOnlyList<Term> losses, IReadOnlyList<Limit> limits, IReadOnlyList<ObjectiveInput> inputs, bool isStrict)
    {
        var lagrangian = new Lagrangian(losses, limits, inputs, isOverRows: true, isStrict);
        var kinds = lagrangian.Kinds;
        var sums = lagrangian.objective.Rows(
            [.. kinds.Select(kind => kind.IsSummed), .. limits.Select(_ => false)],
            arguments => [.. kinds.Select(kind => lagrangian.Losses(arguments, kind.Losses)), .. lagrangian.Evaluate(arguments)],
            [.. kinds.Select(kind => kind.IsSummed ? "squares" : "sum"), .. limits.Select(_ => "limit")]);
        for (var i = 0; i < limits.Count; i++)
            lagrangian.Builder.Accumulate(lagrangian.Buffer(Limits, ParameterRole.Received), lagrangian.Builder.Integer(limits[i].Place), sums[kinds.Count + i]);
        return lagrangian.objective.Build(name, lagrangian.Total(sums, kinds.Count));
    }

    /// <summary>The losses summed over the rows of a batch, times its scale, with the derivative of the Lagrangian at weights that stay.</summary>
    public static Function WholeOfRows(string name, IReadOnlyList<Term> losses, IReadOnlyList<Limit> limits, IReadOnlyList<ObjectiveInput> inputs, bool isStrict)
    {
        var lagrangian = new Lagrangian(losses, limits, inputs, isOverRows: true, isStrict);
        var builder = lagrangian.Builder;
        if (losses.Count > 0) lagrangian.Number(LossWeight);
        var weights = limits.Select(limit => builder.Load(lagrangian.Buffer(Weights), builder.Integer(limit.Place))).ToArray();
        var kinds = lagrangian.Kinds;
        var sums = lagrangian.objective.Rows([.. kinds.Select(kind => kind.IsSummed)], arguments => [.. kinds.Select(kind =>
        {
            var sum = lagrangian.Weighted(lagrangian.Losses(arguments, kind.Losses), kind.Losses);
            if (kind.IsSummed) return sum;
            var values = lagrangian.Evaluate(arguments);
            for (var i = 0; i < limits.Count; i++) sum = lagrangian.Attach(sum, values[i], weights[i]);
            return sum;
        })], [.. kinds.Select(kind => kind.IsSummed ? "squares" : "sum")]);
        return lagrangian.objective.Build(name, lagrangian.Total(sums, kinds.Count));
    }

    /// <summary>Losses that are means, where there are such or limits, which are means too; then losses that stay sums.</summary>
    private IReadOnlyList<(bool IsSummed, IReadOnlyList<Term> Losses)> Kinds
    {
        get
        {
            var kinds = new List<(bool, IReadOnlyList<Term>)>();
            var (means, squares) = (losses.Where(loss => !loss.IsSummed).ToList(), losses.Where(loss => loss.IsSummed).ToList());
            if (means.Count + limits.Count > 0) kinds.Add((false, means));
            if (squares.Count > 0) kinds.Add((true, squares));
            return kinds;
        }
    }

    private int Total(int[] sums, int count) => count == 1 ? sums[0] : Builder.Apply(Operators.Add, sums[0], sums[1]);

    private int Losses(IReadOnlyDictionary<string, int> arguments, IReadOnlyList<Term> terms) => Builder.Name(Builder.Convert(objective.Sum(terms, arguments), IrType.Double), "loss");

    /// <summary>The losses, whose derivative is multiplied by a weight.</summary>
    private int Weighted(int loss, IReadOnlyList<Term> terms)
        => terms.Count == 0 ? loss : Builder.Emit(Operators.Attached, Builder.Apply(Operators.StopGradient, loss), loss, Number(LossWeight));

    private int Attach(int sum, int value, int weight) => Builder.Apply(Operators.Add, sum, Builder.Emit(Operators.Attached, Zero, value, weight));

    /// <summary>What each limit limits, with its sign. Two sides of one constraint run it once.</summary>
    private int[] Evaluate(IReadOnlyDictionary<string, int> arguments)
    {
        var runs = new List<(Function Function, int Value)>();
        var values = new int[limits.Count];
        for (var i = 0; i < limits.Count; i++)
        {
            var limit = limits[i];
            var at = runs.FindIndex(run => ReferenceEquals(run.Function, limit.Function));
            if (at < 0) runs.Add((limit.Function, Builder.Convert(objective.Sum([new Term(limit.Function, 1)], arguments), IrType.Double)));
            var value = at < 0 ? runs[runs.Count - 1].Value : runs[at].Value;
            values[i] = limit.Sign > 0 ? value : Builder.Apply(Operators.Negate, value);
        }

        return values;
    }

    private int[] Bounded(int[] values) => [.. values.Select((value, i) => Builder.Name(Builder.Apply(Operators.Add, value, BoundOf(limits[i])), "limit"))];

    /// <summary>What stands in a limit beside the value.</summary>
    private int BoundOf(Limit limit) => Builder.Constant(IrType.Double, limit.Bound == 0 ? 0 : -limit.Sign * limit.Bound);

    private void Keep(int[] values, IReadOnlyList<Limit> sampled)
    {
        var destination = Buffer(Limits, ParameterRole.Received);
        for (var i = 0; i < limits.Count; i++) Builder.Store(destination, Builder.Integer(limits[i].Place), values[i]);
        foreach (var limit in sampled) Builder.Store(destination, Builder.Integer(limit.Place), BoundOf(limit));
    }

    private int Number(string name) => Handed(name, IrType.Double, ParameterRole.Handed);

    private int Buffer(string name, ParameterRole role = ParameterRole.Handed) => Handed(name, IrType.Double.ToBuffer(), role);

    /// <summary>Something that the driver hands in, under a name that no input has.</summary>
    private int Handed(string name, IrType type, ParameterRole role)
        => handed.TryGetValue(name, out var value) ? value : handed[name] = Builder.Parameter(new Parameter(Objective.FreeName(name, inputs), type, role) { Of = name });
}
