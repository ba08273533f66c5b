using static Steepest.Generators.Updates.ElementStep;

namespace Steepest.Generators.Updates;

/// <summary>The updates of the optimizers that learn from mini-batches, by the settings of their attributes: the formulas of the runtime's rules.</summary>
internal static partial class ElementUpdates
{
    /// <summary>θ ← kept·θ − rate·g; coefficients: rate, kept.</summary>
    public static ElementUpdate GradientDescent(Func<string, double> setting)
    {
        var decay = setting("WeightDecay");
        return new(0, 2, step => [step.Kept(decay, step.Coefficients[1]) - step.Coefficients[0] * step.Gradient]);
    }

    /// <summary>b ← μb + g, θ ← θ − rate·b, or b ← μb + rate·g, θ ← θ − b; coefficient: rate.</summary>
    public static ElementUpdate Momentum(Func<string, double> setting)
    {
        var (momentum, decay, isInside) = (setting("Momentum"), setting("WeightDecay"), setting("RateInside") != 0);
        return new(1, 1, step =>
        {
            var (rate, slope) = (step.Coefficients[0], step.Decayed(decay));
            var velocity = Named(momentum * step.States[0] + (isInside ? rate * slope : slope), "velocity");
            return [step.Value - (isInside ? velocity : rate * velocity), velocity];
        });
    }

    /// <summary>b ← μb + g, θ ← θ − rate·(g + μb), or with rate·g for g and without the rate behind; coefficient: rate.</summary>
    public static ElementUpdate Nesterov(Func<string, double> setting)
    {
        var (momentum, decay, isInside) = (setting("Momentum"), setting("WeightDecay"), setting("RateInside") != 0);
        return new(1, 1, step =>
        {
            var (rate, slope) = (step.Coefficients[0], step.Decayed(decay));
            var pull = isInside ? rate * slope : slope;
            var velocity = Named(momentum * step.States[0] + pull, "velocity");
            var ahead = pull + momentum * velocity;
            return [step.Value - (isInside ? ahead : rate * ahead), velocity];
        });
    }

    /// <summary>θ ← kept·θ − rate·sign(β₁m + (1 − β₁)g), m ← β₂m + (1 − β₂)g; coefficients: rate, kept.</summary>
    public static ElementUpdate Lion(Func<string, double> setting)
    {
        var (beta1, beta2, decay) = (setting("Beta1"), setting("Beta2"), setting("WeightDecay"));
        return new(1, 2, step =>
        {
            var rate = step.Coefficients[0];
            var pull = Average(beta1, step.States[0], step.Gradient, "pull");
            var first = Average(beta2, step.States[0], step.Gradient, "first");
            var moved = (pull > 0).Then(rate, (pull < 0).Then(-rate, 0));
            return [step.Kept(decay, step.Coefficients[1]) - moved, first];
        });
    }
}
