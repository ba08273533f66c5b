namespace Steepest.Benchmarks.Problems;

/// <summary>Reaction and diffusion along a line, u′ᵢ = rateᵢ·(uᵢ₋₁ − 2uᵢ + uᵢ₊₁) − uᵢ³, by the classical method of Runge and Kutta.</summary>
public static partial class Diffusion
{
    /// <summary>½ Σ u² at the end. The states have a cell of 0 at either end.</summary>
    [Differentiable]
    public static double Energy(ReadOnlySpan<double> rates, [Fixed] ReadOnlySpan<double> start, [Fixed] double step, int steps)
    {
        var length = rates.Length + 2;
        var state = new double[length];
        var inner = new double[length];
        var slope1 = new double[length];
        var slope2 = new double[length];
        var slope3 = new double[length];
        var slope4 = new double[length];
        for (var i = 0; i < rates.Length; i++) state[i + 1] = start[i];
        for (var s = 0; s < steps; s++)
        {
            Slope(rates, state, slope1);
            for (var i = 0; i < length; i++) inner[i] = state[i] + 0.5 * step * slope1[i];
            Slope(rates, inner, slope2);
            for (var i = 0; i < length; i++) inner[i] = state[i] + 0.5 * step * slope2[i];
            Slope(rates, inner, slope3);
            for (var i = 0; i < length; i++) inner[i] = state[i] + step * slope3[i];
            Slope(rates, inner, slope4);
            for (var i = 0; i < length; i++) state[i] += step / 6 * (slope1[i] + 2 * slope2[i] + 2 * slope3[i] + slope4[i]);
        }

        var energy = 0.0;
        foreach (var u in state) energy += 0.5 * u * u;
        return energy;
    }

    private static void Slope(ReadOnlySpan<double> rates, ReadOnlySpan<double> state, Span<double> slope)
    {
        for (var i = 1; i <= rates.Length; i++)
        {
            slope[i] = rates[i - 1] * (state[i - 1] - 2 * state[i] + state[i + 1]) - state[i] * state[i] * state[i];
        }
    }
}
