using Steepest.Generators.Rules;
using static Steepest.Generators.Updates.ElementStep;

namespace Steepest.Generators.Updates;

/// <summary>Updates by squares of gradients alone.</summary>
internal static partial class ElementUpdates
{
    /// <summary>v ← v + g², θ ← θ − rate·g/(√v + ε); coefficient: rate.</summary>
    public static ElementUpdate AdaGrad(Func<string, double> setting)
    {
        var (epsilon, isInside, decay) = (setting("Epsilon"), setting("EpsilonInside") != 0, setting("WeightDecay"));
        return new(1, 1, step =>
        {
            var slope = step.Decayed(decay);
            var squares = Named(step.States[0] + slope * slope, "squares");
            return [step.Value - Quotient(step.Coefficients[0] * slope, squares, epsilon, isInside), squares];
        });
    }

    /// <summary>
    /// v ← ρv + (1 − ρ)g², θ ← θ − rate·g/(√v + ε); centred, with v − ḡ² under the root and ḡ ← ρḡ + (1 − ρ)g remembered; with momentum, the
    /// quotient goes into a velocity, which is remembered last. Coefficient: rate.
    /// </summary>
    public static ElementUpdate RmsProp(Func<string, double> setting)
    {
        var (rho, epsilon, momentum, decay) = (setting("Rho"), setting("Epsilon"), setting("Momentum"), setting("WeightDecay"));
        var (isInside, isCentered, isRateInside) = (setting("EpsilonInside") != 0, setting("Centered") != 0, setting("RateInside") != 0);
        return new(1 + (isCentered ? 1 : 0) + (momentum != 0 ? 1 : 0), 1, step =>
        {
            var (rate, slope) = (step.Coefficients[0], step.Decayed(decay));
            var second = Average(rho, step.States[0], slope * slope, "second");
            var states = new List<Term> { second };
            var square = second;
            if (isCentered)
            {
                var first = Average(rho, step.States[1], slope, "first");
                square = Operators.MaxNative.Of(second - first * first, slope.Number(0));
                states.Add(first);
            }

            if (momentum == 0) return [step.Value - Quotient(rate * slope, square, epsilon, isInside), .. states];
            var pull = Quotient(isRateInside ? rate * slope : slope, square, epsilon, isInside);
            var velocity = Named(momentum * step.States[states.Count] + pull, "velocity");
            return [step.Value - (isRateInside ? velocity : rate * velocity), .. states, velocity];
        });
    }

    /// <summary>v ← ρv + (1 − ρ)g², d = g·√(u + ε)/√(v + ε), u ← ρu + (1 − ρ)d², θ ← θ − rate·d; coefficient: rate.</summary>
    public static ElementUpdate AdaDelta(Func<string, double> setting)
    {
        var (rho, epsilon, decay) = (setting("Rho"), setting("Epsilon"), setting("WeightDecay"));
        return new(2, 1, step =>
        {
            Term Root(Term square) => Operators.Sqrt.Of(square + square.Number(epsilon));
            var slope = step.Decayed(decay);
            var squares = Average(rho, step.States[0], slope * slope, "squares");
            var change = Named(Root(step.States[1]) / Root(squares) * slope, "change");
            var changes = Average(rho, step.States[1], change * change, "changes");
            return [step.Value - step.Coefficients[0] * change, squares, changes];
        });
    }
}
