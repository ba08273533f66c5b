using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using Steepest.Kernels;

namespace Steepest.Updates;

/// <summary>Adam (Kingma and Ba, 2015): m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², θ ← θ − rate·m̂/(√v̂ + ε), with m̂ = m/(1 − β₁ᵗ), v̂ = v/(1 − β₂ᵗ).</summary>
/// <remarks>The powers βᵗ are kept as running products.</remarks>
/// <typeparam name="T">The element type of the variables.</typeparam>
/// <param name="beta1">The decay of the gradient's average.</param>
/// <param name="beta2">The decay of the squared gradient's average.</param>
/// <param name="epsilon">What keeps the denominator from 0.</param>
/// <param name="epsilonInside">Whether ε stands inside the root.</param>
/// <param name="biasCorrection">Whether the averages are divided by how much of a mean they hold, 1 − βᵗ.</param>
/// <param name="weightDecay">The multiple of the variables that is added to the gradient.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Adam<T>(double beta1, double beta2, double epsilon, bool epsilonInside = false, bool biasCorrection = true, double weightDecay = 0) : IUpdateRule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly double beta1 = beta1;
    private readonly double beta2 = beta2;
    private readonly double epsilon = epsilon;
    private readonly bool epsilonInside = epsilonInside;
    private readonly bool biasCorrection = biasCorrection;
    private readonly double weightDecay = weightDecay;

    /// <inheritdoc/>
    public static int Coefficients => 2;

    /// <inheritdoc/>
    public int StateVectors => 2;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public void Advance(double learningRate, ref RuleProgress progress, scoped Span<T> coefficients)
    {
        progress.First *= beta1;
        progress.Second *= beta2;
        coefficients[0] = T.CreateTruncating(biasCorrection ? learningRate / (1 - progress.First) : learningRate);
        coefficients[1] = T.CreateTruncating(biasCorrection ? 1 / (1 - progress.Second) : 1);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Apply(scoped ReadOnlySpan<T> coefficients, scoped Span<T> point, scoped ReadOnlySpan<T> gradient, scoped Span<T> state)
        => Elements.Move(new Step(in this, coefficients), point, gradient, state);

    private readonly struct Step(in Adam<T> rule, scoped ReadOnlySpan<T> coefficients) : IElementMove<T>
    {
        private readonly T rate = coefficients[0];
        private readonly T correction = coefficients[1];
        private readonly T keep1 = T.CreateTruncating(rule.beta1);
        private readonly T take1 = T.CreateTruncating(1 - rule.beta1);
        private readonly T keep2 = T.CreateTruncating(rule.beta2);
        private readonly T take2 = T.CreateTruncating(1 - rule.beta2);
        private readonly Denominator<T> root = new(rule.epsilon, rule.epsilonInside);
        private readonly T decay = T.CreateTruncating(rule.weightDecay);
        private readonly bool decays = rule.weightDecay != 0;

        public static int States
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
            get => 2;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
        public void Move<TNumbers>(ref TNumbers value, TNumbers slope, ref TNumbers first, ref TNumbers second, ref TNumbers third)
            where TNumbers : struct, INumbers<TNumbers, T>
        {
            if (decays) slope += decay * value;
            first = keep1 * first + take1 * slope;
            second = keep2 * second + take2 * (slope * slope);
            value -= root.Divide(rate * first, correction * second);
        }
    }
}
