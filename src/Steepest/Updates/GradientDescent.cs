using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using Steepest.Kernels;

namespace Steepest.Updates;

/// <summary>θ ← θ − rate·(g + decay·θ).</summary>
/// <typeparam name="T">The element type of the variables.</typeparam>
/// <param name="weightDecay">The multiple of the variables that is added to the gradient.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct GradientDescent<T>(double weightDecay = 0) : IUpdateRule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly double weightDecay = weightDecay;

    /// <inheritdoc/>
    public static int Coefficients => 2;

    /// <inheritdoc/>
    public int StateVectors => 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public void Advance(double learningRate, ref RuleProgress progress, scoped Span<T> coefficients)
    {
        // θ − rate·(g + decay·θ) = θ·(1 − rate·decay) − rate·g; without decay the factor is exactly 1.
        coefficients[0] = T.CreateTruncating(learningRate);
        coefficients[1] = T.CreateTruncating(1 - learningRate * weightDecay);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Apply(scoped ReadOnlySpan<T> coefficients, scoped ReadOnlySpan<T> from, scoped Span<T> to, scoped ReadOnlySpan<T> gradient, scoped Span<T> state)
    {
        var whole = Elements.Whole<T>(to);
        if (whole > 0) Elements.Move<T, ManyNumbers<T>, Step<ManyNumbers<T>>>(new(in this, coefficients), 0, whole, from, to, gradient, state);
        if (whole < to.Length) Elements.Move<T, OneNumber<T>, Step<OneNumber<T>>>(new(in this, coefficients), whole, to.Length, from, to, gradient, state);
    }

    private readonly struct Step<TNumbers>(in GradientDescent<T> rule, scoped ReadOnlySpan<T> coefficients) : IElementMove<TNumbers>
        where TNumbers : struct, INumbers<TNumbers, T>
    {
        private readonly TNumbers rate = TNumbers.All(coefficients[0]);
        private readonly TNumbers kept = TNumbers.All(coefficients[1]);
        private readonly bool decays = rule.weightDecay != 0;

        public static int States
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
            get => 0;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
        public void Move(ref TNumbers value, TNumbers slope, ref TNumbers first, ref TNumbers second, ref TNumbers third)
        {
            if (decays) value = kept * value;
            value -= rate * slope;
        }
    }
}
