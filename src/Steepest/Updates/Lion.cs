using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using Steepest.Kernels;

namespace Steepest.Updates;

/// <summary>θ ← θ·(1 − rate·decay) − rate·sign(β₁m + (1 − β₁)g), then m ← β₂m + (1 − β₂)g (Chen and others, 2023).</summary>
/// <typeparam name="T">The element type of the variables.</typeparam>
/// <param name="beta1">How much of the average the direction of a step holds.</param>
/// <param name="beta2">The decay of the gradient's average.</param>
/// <param name="weightDecay">The part of the variables, times the rate, that each step takes away.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct Lion<T>(double beta1, double beta2, double weightDecay = 0) : IUpdateRule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private double beta1 = beta1;
    private readonly double beta2 = beta2;
    private readonly double weightDecay = weightDecay;

    /// <inheritdoc/>
    public static int Coefficients => 2;

    /// <inheritdoc/>
    public readonly int StateVectors => 1;

    /// <inheritdoc/>
    public double Inertia
    {
        readonly get => beta1;
        set => beta1 = value;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public readonly void Advance(double learningRate, ref RuleProgress progress, scoped Span<T> coefficients)
    {
        coefficients[0] = T.CreateTruncating(learningRate);
        coefficients[1] = T.CreateTruncating(1 - learningRate * weightDecay);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Apply(scoped ReadOnlySpan<T> coefficients, scoped ReadOnlySpan<T> from, scoped Span<T> to, scoped ReadOnlySpan<T> gradient, scoped Span<T> state)
    {
        var whole = Elements.Whole<T>(to);
        if (whole > 0) Elements.Move<T, ManyNumbers<T>, Step<ManyNumbers<T>>>(new(in this, coefficients), 0, whole, from, to, gradient, state);
        if (whole < to.Length) Elements.Move<T, OneNumber<T>, Step<OneNumber<T>>>(new(in this, coefficients), whole, to.Length, from, to, gradient, state);
    }

    private readonly struct Step<TNumbers>(in Lion<T> rule, scoped ReadOnlySpan<T> coefficients) : IElementMove<TNumbers>
        where TNumbers : struct, INumbers<TNumbers, T>
    {
        private readonly TNumbers rate = TNumbers.All(coefficients[0]);
        private readonly TNumbers kept = TNumbers.All(coefficients[1]);
        private readonly TNumbers keep1 = TNumbers.Rounded(rule.beta1);
        private readonly TNumbers take1 = TNumbers.Rounded(1 - rule.beta1);
        private readonly TNumbers keep2 = TNumbers.Rounded(rule.beta2);
        private readonly TNumbers take2 = TNumbers.Rounded(1 - rule.beta2);
        private readonly bool decays = rule.weightDecay != 0;

        public static int States
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
            get => 1;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
        public void Move(ref TNumbers value, TNumbers slope, ref TNumbers first, ref TNumbers second, ref TNumbers third)
        {
            var step = TNumbers.WithSignOf(rate, keep1 * first + take1 * slope);
            first = keep2 * first + take2 * slope;
            if (decays) value = kept * value;
            value -= step;
        }
    }
}
