using Steepest.Generators.Rules;

namespace Steepest.Generators.Updates;

/// <summary>The updates of the optimizers that learn from mini-batches, by the settings of their attributes: the formulas of the runtime's rules.</summary>
internal static class ElementUpdates
{
    /// <summary>θ ← kept·θ − rate·g; coefficients: rate, kept. Without decay kept is 1, and is left out.</summary>
    public static ElementUpdate GradientDescent(Func<string, double> setting)
    {
        var decays = setting("WeightDecay") != 0;
        return new(0, 2, step =>
        {
            var kept = decays ? step.Builder.Apply(Operators.Multiply, step.Coefficients[1], step.Value) : step.Value;
            return [step.Builder.Apply(Operators.Subtract, kept, step.Builder.Apply(Operators.Multiply, step.Coefficients[0], step.Gradient))];
        });
    }

    /// <summary>b ← μb + g, θ ← θ − rate·b; coefficient: rate.</summary>
    public static ElementUpdate Momentum(Func<string, double> setting)
    {
        var (momentum, decay) = (setting("Momentum"), setting("WeightDecay"));
        return new(1, 1, step =>
        {
            int Apply(Operator row, params int[] operands) => step.Builder.Apply(row, operands);
            var slope = decay == 0 ? step.Gradient : Apply(Operators.Add, step.Gradient, Apply(Operators.Multiply, step.Number(decay), step.Value));
            var velocity = step.Builder.Name(Apply(Operators.Add, Apply(Operators.Multiply, step.Number(momentum), step.States[0]), slope), "velocity");
            return [Apply(Operators.Subtract, step.Value, Apply(Operators.Multiply, step.Coefficients[0], velocity)), velocity];
        });
    }

    /// <summary>
    /// m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², θ ← θ − rate·m/(√(v·correction) + ε); coefficients: rate, correction. Where nothing has ever
    /// pulled, 0/(0 + ε) is 0; without an ε it would be NaN, so such a number stays.
    /// </summary>
    public static ElementUpdate Adam(Func<string, double> setting)
    {
        var (beta1, beta2, epsilon, decay) = (setting("Beta1"), setting("Beta2"), setting("Epsilon"), setting("WeightDecay"));
        var isInside = setting("EpsilonInside") != 0;
        return new(2, 2, step =>
        {
            int Apply(Operator row, params int[] operands) => step.Builder.Apply(row, operands);
            int Average(double beta, int before, int now)
                => Apply(Operators.Add, Apply(Operators.Multiply, step.Number(beta), before), Apply(Operators.Multiply, step.Number(1 - beta), now));
            var slope = decay == 0 ? step.Gradient : Apply(Operators.Add, step.Gradient, Apply(Operators.Multiply, step.Number(decay), step.Value));
            var first = step.Builder.Name(Average(beta1, step.States[0], slope), "first");
            var second = step.Builder.Name(Average(beta2, step.States[1], Apply(Operators.Multiply, slope, slope)), "second");
            var corrected = Apply(Operators.Multiply, second, step.Coefficients[1]);
            if (isInside) corrected = Apply(Operators.Add, corrected, step.Number(epsilon));
            var root = Apply(Operators.Sqrt, corrected);
            if (!isInside) root = Apply(Operators.Add, root, step.Number(epsilon));
            var moved = Apply(Operators.Subtract, step.Value, Apply(Operators.Divide, Apply(Operators.Multiply, step.Coefficients[0], first), root));
            if (epsilon == 0) moved = Apply(Operators.Select, Apply(Operators.Equal, first, step.Number(0)), step.Value, moved);
            return [moved, first, second];
        });
    }
}
