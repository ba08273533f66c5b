using Steepest.Generators.Rules;
using static Steepest.Generators.Updates.ElementStep;

namespace Steepest.Generators.Updates;

/// <summary>Updates by averages of gradients and of their squares: Adam and its kin.</summary>
internal static partial class ElementUpdates
{
    /// <summary>m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², θ ← θ − rate·m/(√(v·correction) + ε); coefficients: rate, correction.</summary>
    public static ElementUpdate Adam(Func<string, double> setting)
    {
        var (moments, decay) = (new Moments(setting), setting("WeightDecay"));
        return new(2, 2, step =>
        {
            var (first, second) = moments.Of(step, step.Decayed(decay));
            return [step.Value - moments.Quotient(step.Coefficients[0] * first, step.Coefficients[1] * second), first, second];
        });
    }

    /// <summary>Adam by the gradient alone, from kept·θ; coefficients: rate, correction, kept.</summary>
    public static ElementUpdate AdamW(Func<string, double> setting)
    {
        var (moments, decay) = (new Moments(setting), setting("WeightDecay"));
        return new(2, 3, step =>
        {
            var (first, second) = moments.Of(step, step.Gradient);
            var moved = moments.Quotient(step.Coefficients[0] * first, step.Coefficients[1] * second);
            return [step.Kept(decay, step.Coefficients[2]) - moved, first, second];
        });
    }

    /// <summary>Adam with w ← max(w, v) for v under the root; coefficients: rate, correction.</summary>
    public static ElementUpdate AmsGrad(Func<string, double> setting)
    {
        var (moments, decay) = (new Moments(setting), setting("WeightDecay"));
        return new(3, 2, step =>
        {
            var (first, second) = moments.Of(step, step.Decayed(decay));
            var largest = Named(Operators.MaxNative.Of(step.States[2], second), "largest");
            return [step.Value - moments.Quotient(step.Coefficients[0] * first, step.Coefficients[1] * largest), first, second, largest];
        });
    }

    /// <summary>m ← β₁m + (1 − β₁)g, u ← max(β₂u, |g| + ε), θ ← θ − rate·m/u; coefficient: rate.</summary>
    public static ElementUpdate Adamax(Func<string, double> setting)
    {
        var (beta1, beta2, epsilon, decay) = (setting("Beta1"), setting("Beta2"), setting("Epsilon"), setting("WeightDecay"));
        return new(2, 1, step =>
        {
            var slope = step.Decayed(decay);
            var first = Average(beta1, step.States[0], slope, "first");
            var largest = Named(Operators.MaxNative.Of(beta2 * step.States[1], Operators.Abs.Of(slope) + slope.Number(epsilon)), "largest");
            return [step.Value - Guarded(first, step.Coefficients[0] * first / largest, epsilon), first, largest];
        });
    }

    /// <summary>θ ← θ − (firstRate·m + slopeRate·g)/(√(v·correction) + ε); coefficients: firstRate, slopeRate, correction.</summary>
    public static ElementUpdate NAdam(Func<string, double> setting)
    {
        var (moments, decay) = (new Moments(setting), setting("WeightDecay"));
        return new(2, 3, step =>
        {
            var slope = step.Decayed(decay);
            var (first, second) = moments.Of(step, slope);
            var pull = step.Coefficients[0] * first + step.Coefficients[1] * slope;
            return [step.Value - moments.Quotient(pull, step.Coefficients[2] * second), first, second];
        });
    }

    /// <summary>θ ← θ − rate·m/(√v + ε), or θ ← θ − rate·m as long as the second coefficient is 0; coefficients: rate, whether it is rectified.</summary>
    public static ElementUpdate RAdam(Func<string, double> setting)
    {
        var (moments, decay) = (new Moments(setting), setting("WeightDecay"));
        return new(2, 2, step =>
        {
            var (first, second) = moments.Of(step, step.Decayed(decay));
            var plain = step.Coefficients[0] * first;
            return [step.Value - step.Coefficients[1].Is(0).Then(plain, moments.Quotient(plain, second)), first, second];
        });
    }

    /// <summary>The averages of gradient and squared gradient, and division by the root of the second.</summary>
    private sealed class Moments(Func<string, double> setting)
    {
        private readonly double beta1 = setting("Beta1");
        private readonly double beta2 = setting("Beta2");
        private readonly double epsilon = setting("Epsilon");
        private readonly bool isInside = setting("EpsilonInside") != 0;

        public (Term First, Term Second) Of(ElementStep step, Term slope)
            => (Average(beta1, step.States[0], slope, "first"), Average(beta2, step.States[1], slope * slope, "second"));

        public Term Quotient(Term dividend, Term square) => ElementStep.Quotient(dividend, square, epsilon, isInside);
    }
}
