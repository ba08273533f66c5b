using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using Steepest.Kernels;

namespace Steepest.Updates;

/// <summary>b ← μ·b + g + decay·θ, θ ← θ − rate·(g + decay·θ + μ·b) (Nesterov, 1983), as PyTorch writes it; b begins as 0.</summary>
/// <remarks>The point is the one looked ahead to: where the textbook moves x and takes the gradient at x + v, this is x + v.</remarks>
/// <typeparam name="T">The element type of the variables.</typeparam>
/// <param name="momentum">How much of the velocity each step keeps, μ.</param>
/// <param name="rateInside">Whether the velocity holds the rate of each step: b ← μ·b + rate·g, θ ← θ − b.</param>
/// <param name="weightDecay">The multiple of the variables that is added to the gradient.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct Nesterov<T>(double momentum, bool rateInside = false, double weightDecay = 0) : IUpdateRule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private double momentum = momentum;
    private readonly bool rateInside = rateInside;
    private readonly double weightDecay = weightDecay;

    /// <inheritdoc/>
    public static int Coefficients => 1;

    /// <inheritdoc/>
    public readonly int StateVectors => 1;

    /// <inheritdoc/>
    public double Inertia
    {
        readonly get => momentum;
        set => momentum = value;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public readonly void Advance(double learningRate, ref RuleProgress progress, scoped Span<T> coefficients) => coefficients[0] = T.CreateTruncating(learningRate);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Apply(scoped ReadOnlySpan<T> coefficients, scoped ReadOnlySpan<T> from, scoped Span<T> to, scoped ReadOnlySpan<T> gradient, scoped Span<T> state)
    {
        var whole = Elements.Whole<T>(to);
        if (whole > 0) Elements.Move<T, ManyNumbers<T>, Step<ManyNumbers<T>>>(new(in this, coefficients), 0, whole, from, to, gradient, state);
        if (whole < to.Length) Elements.Move<T, OneNumber<T>, Step<OneNumber<T>>>(new(in this, coefficients), whole, to.Length, from, to, gradient, state);
    }

    private readonly struct Step<TNumbers>(in Nesterov<T> rule, scoped ReadOnlySpan<T> coefficients) : IElementMove<TNumbers>
        where TNumbers : struct, INumbers<TNumbers, T>
    {
        private readonly TNumbers rate = TNumbers.All(coefficients[0]);
        private readonly TNumbers momentum = TNumbers.Rounded(rule.momentum);
        private readonly bool rateInside = rule.rateInside;
        private readonly TNumbers decay = TNumbers.Rounded(rule.weightDecay);
        private readonly bool decays = rule.weightDecay != 0;

        public static int States
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
            get => 1;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
        public void Move(ref TNumbers value, TNumbers slope, ref TNumbers first, ref TNumbers second, ref TNumbers third)
        {
            if (decays) slope += decay * value;
            if (rateInside) slope = rate * slope;
            first = momentum * first + slope;
            var step = slope + momentum * first;
            value -= rateInside ? step : rate * step;
        }
    }
}
