using Steepest.Generators.Ir;
using Steepest.Generators.Rules;

namespace Steepest.Generators.Differentiation;

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
    private readonly IReadOnlyList<Term> losses;
    private readonly IReadOnlyList<Limit> limits;
    private readonly IReadOnlyList<ObjectiveInput> inputs;
    private readonly Objective objective;
    private readonly bool isOverRows;

    /// <param name="losses">What is minimised: without samples, or over them.</param>
    /// <param name="limits">Everything that is limited, in order.</param>
    /// <param name="inputs">The inputs of all.</param>
    /// <param name="isOverRows">Whether the function is over the rows of a batch.</param>
    /// <param name="isStrict">Whether every bit is kept.</param>
    public Lagrangian(IReadOnlyList<Term> losses, IReadOnlyList<Limit> limits, IReadOnlyList<ObjectiveInput> inputs, bool isOverRows, bool isStrict)
    {
        (this.losses, this.limits, this.inputs, this.isOverRows) = (losses, limits, inputs, isOverRows);
        objective = isOverRows ? Objective.OverBatch(inputs, isStrict) : Objective.Over(inputs, isStrict);
    }

    private FunctionBuilder Builder => objective.Builder;

    private bool HasLimits => limits.Any(limit => limit.IsOverRows == isOverRows);

    /// <summary>Losses that are means, where there are such or limits, which are means too; then losses that stay sums.</summary>
    private IReadOnlyList<(bool IsSummed, IReadOnlyList<Term> Losses)> Kinds
    {
        get
        {
            var kinds = new List<(bool, IReadOnlyList<Term>)>();
            var (means, squares) = (losses.Where(loss => !loss.IsSummed).ToList(), losses.Where(loss => loss.IsSummed).ToList());
            if (means.Count > 0 || HasLimits) kinds.Add((false, means));
            if (squares.Count > 0) kinds.Add((true, squares));
            return kinds;
        }
    }

    /// <summary>The losses, and the limits beside them; of limits over samples, which run elsewhere, the bound alone.</summary>
    public Function Values(string name)
    {
        var runs = new LimitRuns(objective, limits);
        var loss = Losses(objective.Arguments, losses);
        runs.ForEach(runs.Run(objective.Arguments, isOverRows: false), limited => Keep(limited.Place, Bounded(limited)));
        KeepBounds(runs);
        return objective.Build(name, loss);
    }

    /// <summary>The losses, with the derivative of the Lagrangian.</summary>
    /// <param name="name">The function's name.</param>
    /// <param name="keepsLimits">Whether the limits are handed out.</param>
    public Function Whole(string name, bool keepsLimits)
    {
        if (losses.Count > 0) Number(LossWeight);
        foreach (var vector in HasLimits ? [Weights, Damping, Floors] : Array.Empty<string>()) Buffer(vector);
        var runs = new LimitRuns(objective, limits);
        var loss = Losses(objective.Arguments, losses);
        var values = runs.Run(objective.Arguments, isOverRows: false);
        var sum = runs.Fold(values, Weighted(loss, losses), (limited, before) =>
        {
            var value = Bounded(limited);
            if (keepsLimits) Keep(limited.Place, value);
            var pull = Builder.Apply(Operators.Multiply, Builder.Load(Buffer(Damping), limited.Place), value);
            var weight = Builder.Apply(Operators.Add, Builder.Load(Buffer(Weights), limited.Place), pull);
            return Attach(before, value, Builder.Name(Builder.Apply(Operators.Max, Builder.Load(Buffer(Floors), limited.Place), weight), "weight"));
        });
        if (keepsLimits) KeepBounds(runs);
        return objective.Build(name, sum);
    }

    /// <summary>Losses and limits over the rows of a batch; limits are added to what is there.</summary>
    public Function ValuesOfRows(string name)
    {
        var runs = new LimitRuns(objective, limits);
        var kinds = Kinds;
        var numbers = Enumerable.Range(0, limits.Count).Where(i => limits[i] is { IsOverRows: true, IsWritten: false }).ToList();
        var sums = objective.Rows(
            [.. kinds.Select(kind => kind.IsSummed), .. numbers.Select(_ => false)],
            arguments =>
            {
                List<int> summands = [.. kinds.Select(kind => Losses(arguments, kind.Losses))];
                runs.ForEach(runs.Run(arguments, isOverRows: true), limited =>
                {
                    if (!limits[limited.Limit].IsWritten) summands.Add(limited.Value);
                    else Builder.Accumulate(Received, limited.Place, Builder.Apply(Operators.Multiply, limited.Value, objective.Scale));
                });
                return [.. summands];
            },
            [.. kinds.Select(kind => kind.IsSummed ? "squares" : "sum"), .. numbers.Select(_ => "limit")]);
        for (var i = 0; i < numbers.Count; i++) Builder.Accumulate(Received, runs.PlaceOf(numbers[i]), sums[kinds.Count + i]);
        return objective.Build(name, Total(sums, kinds.Count));
    }

    /// <summary>The losses over the rows of a batch, with the derivative of the Lagrangian at weights that stay.</summary>
    public Function WholeOfRows(string name)
    {
        if (losses.Count > 0) Number(LossWeight);
        var runs = new LimitRuns(objective, limits);

        // The weights of numbers are the same for every row.
        var weights = limits.Select((limit, i) => limit is { IsOverRows: true, IsWritten: false } ? Builder.Load(Buffer(Weights), runs.PlaceOf(i)) : -1).ToArray();
        if (HasLimits) Buffer(Weights);
        var kinds = Kinds;
        var sums = objective.Rows([.. kinds.Select(kind => kind.IsSummed)], arguments => [.. kinds.Select(kind =>
        {
            var sum = Weighted(Losses(arguments, kind.Losses), kind.Losses);
            return kind.IsSummed ? sum : runs.Fold(runs.Run(arguments, isOverRows: true), sum, (limited, before)
                => Attach(before, limited.Value, weights[limited.Limit] is >= 0 and var weight ? weight : Builder.Load(Buffer(Weights), limited.Place)));
        })], [.. kinds.Select(kind => kind.IsSummed ? "squares" : "sum")]);
        return objective.Build(name, Total(sums, kinds.Count));
    }

    private int Total(int[] sums, int count) => count == 1 ? sums[0] : Builder.Apply(Operators.Add, sums[0], sums[1]);

    private int Losses(IReadOnlyDictionary<string, int> arguments, IReadOnlyList<Term> terms) => Builder.Name(Builder.Convert(objective.Sum(terms, arguments), IrType.Double), "loss");

    /// <summary>The losses, whose derivative is multiplied by a weight.</summary>
    private int Weighted(int loss, IReadOnlyList<Term> terms)
        => terms.Count == 0 ? loss : Builder.Emit(Operators.Attached, Builder.Apply(Operators.StopGradient, loss), loss, Number(LossWeight));

    private int Attach(int sum, int value, int weight) => Builder.Apply(Operators.Add, sum, Builder.Emit(Operators.Attached, Builder.Constant(IrType.Double, 0), value, weight));

    private int Bounded(Limited limited)
    {
        var (sign, bound) = (limits[limited.Limit].Sign, limits[limited.Limit].Bound);
        return Builder.Name(sign > 0 && bound > 0
            ? Builder.Apply(Operators.Subtract, limited.Value, Builder.Constant(IrType.Double, bound))
            : Builder.Apply(Operators.Add, limited.Value, BoundOf(limits[limited.Limit])), "limit");
    }

    /// <summary>What stands in a limit beside the value.</summary>
    private int BoundOf(Limit limit) => Builder.Constant(IrType.Double, limit.Bound == 0 ? 0 : -limit.Sign * limit.Bound);

    private int Received => Buffer(Limits, ParameterRole.Received);

    private void Keep(int place, int value) => Builder.Store(Received, place, value);

    /// <summary>The part of limits over samples that is no mean.</summary>
    private void KeepBounds(LimitRuns runs)
    {
        for (var i = 0; i < limits.Count; i++)
        {
            var bound = limits[i];
            if (bound.IsOverRows) runs.ForEachPlace(i, place => Keep(place, BoundOf(bound)));
        }
    }

    private int Number(string name) => Handed(name, IrType.Double, ParameterRole.Handed);

    private int Buffer(string name, ParameterRole role = ParameterRole.Handed) => Handed(name, IrType.Double.ToBuffer(), role);

    /// <summary>Something that the driver hands in, under a name that no input has.</summary>
    private int Handed(string name, IrType type, ParameterRole role)
        => handed.TryGetValue(name, out var value) ? value : handed[name] = Builder.Parameter(new Parameter(Objective.FreeName(name, inputs), type, role) { Of = name });
}
