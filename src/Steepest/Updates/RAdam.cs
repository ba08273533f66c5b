using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using Steepest.Kernels;

namespace Steepest.Updates;

/// <summary>
/// Adam whose division waits until the variance of its average is small (Liu and others, 2020): with ρ∞ = 2/(1 − β₂) − 1 and ρₜ = ρ∞ − 2tβ₂ᵗ/(1
/// − β₂ᵗ), θ ← θ − rate·rₜ·m̂·√(1 − β₂ᵗ)/(√v + ε) where ρₜ &gt; 5, else θ ← θ − rate·m̂; rₜ² = (ρₜ − 4)(ρₜ − 2)ρ∞/((ρ∞ − 4)(ρ∞ − 2)ρₜ).
/// </summary>
/// <typeparam name="T">The element type of the variables.</typeparam>
/// <param name="beta1">The decay of the gradient's average.</param>
/// <param name="beta2">The decay of the squared gradient's average.</param>
/// <param name="epsilon">What keeps the denominator from 0.</param>
/// <param name="epsilonInside">Whether ε stands inside the root.</param>
/// <param name="weightDecay">The multiple of the variables that is added to the gradient.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct RAdam<T>(double beta1, double beta2, double epsilon, bool epsilonInside = false, double weightDecay = 0) : IUpdateRule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private double beta1 = beta1;
    private readonly double beta2 = beta2;
    private readonly double epsilon = epsilon;
    private readonly bool epsilonInside = epsilonInside;
    private readonly double weightDecay = weightDecay;

    /// <inheritdoc/>
    public static int Coefficients => 2;

    /// <inheritdoc/>
    public readonly int StateVectors => 2;

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
        progress.Steps++;
        progress.First *= beta1;
        progress.Second *= beta2;
        var last = 2 / (1 - beta2) - 1;
        var length = last - 2 * progress.Steps * progress.Second / (1 - progress.Second);
        var isRectified = length > 5;
        var rectification = isRectified ? Math.Sqrt((length - 4) * (length - 2) * last / ((last - 4) * (last - 2) * length) * (1 - progress.Second)) : 1;
        coefficients[0] = T.CreateTruncating(learningRate / (1 - progress.First) * rectification);
        coefficients[1] = isRectified ? T.One : T.Zero;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Apply(scoped ReadOnlySpan<T> coefficients, scoped ReadOnlySpan<T> from, scoped Span<T> to, scoped ReadOnlySpan<T> gradient, scoped Span<T> state)
    {
        var whole = Elements.Whole<T>(to);
        if (whole > 0) Elements.Move<T, ManyNumbers<T>, Step<ManyNumbers<T>>>(new(in this, coefficients), 0, whole, from, to, gradient, state);
        if (whole < to.Length) Elements.Move<T, OneNumber<T>, Step<OneNumber<T>>>(new(in this, coefficients), whole, to.Length, from, to, gradient, state);
    }

    private readonly struct Step<TNumbers>(in RAdam<T> rule, scoped ReadOnlySpan<T> coefficients) : IElementMove<TNumbers>
        where TNumbers : struct, INumbers<TNumbers, T>
    {
        private readonly TNumbers rate = TNumbers.All(coefficients[0]);
        private readonly bool isRectified = coefficients[1] != T.Zero;
        private readonly TNumbers keep1 = TNumbers.Rounded(rule.beta1);
        private readonly TNumbers take1 = TNumbers.Rounded(1 - rule.beta1);
        private readonly TNumbers keep2 = TNumbers.Rounded(rule.beta2);
        private readonly TNumbers take2 = TNumbers.Rounded(1 - rule.beta2);
        private readonly Denominator<TNumbers, T> root = new(rule.epsilon, rule.epsilonInside);
        private readonly TNumbers decay = TNumbers.Rounded(rule.weightDecay);
        private readonly bool decays = rule.weightDecay != 0;

        public static int States
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
            get => 2;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
        public void Move(ref TNumbers value, TNumbers slope, ref TNumbers first, ref TNumbers second, ref TNumbers third)
        {
            if (decays) slope += decay * value;
            first = keep1 * first + take1 * slope;
            second = keep2 * second + take2 * (slope * slope);
            value -= isRectified ? root.Divide(rate * first, second) : rate * first;
        }
    }
}
