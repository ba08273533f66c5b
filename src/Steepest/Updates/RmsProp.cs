using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using Steepest.Kernels;

namespace Steepest.Updates;

/// <summary>
/// v ← ρv + (1 − ρ)g², θ ← θ − rate·g/(√v + ε) (Tieleman and Hinton, 2012); centred, with v − ḡ² under the root, where ḡ ← ρḡ + (1 − ρ)g; with
/// momentum, b ← μb + g/(√v + ε), θ ← θ − rate·b.
/// </summary>
/// <remarks>What settings leave out has no state. Rounding may take a variance below 0, where it counts as 0.</remarks>
/// <typeparam name="T">The element type of the variables.</typeparam>
/// <param name="rho">The decay of the averages of squares.</param>
/// <param name="epsilon">What keeps the denominator from 0.</param>
/// <param name="epsilonInside">Whether ε stands inside the root.</param>
/// <param name="centered">Whether the variance stands under the root instead of the mean square.</param>
/// <param name="momentum">How much of the velocity each step keeps, μ; 0 for none.</param>
/// <param name="rateInside">Whether the velocity holds the rate of each step: b ← μb + rate·g/(√v + ε), θ ← θ − b.</param>
/// <param name="weightDecay">The multiple of the variables that is added to the gradient.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct RmsProp<T>(
    double rho, double epsilon, bool epsilonInside = false, bool centered = false, double momentum = 0, bool rateInside = false, double weightDecay = 0) : IUpdateRule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly double rho = rho;
    private readonly double epsilon = epsilon;
    private readonly bool epsilonInside = epsilonInside;
    private readonly bool centered = centered;
    private double momentum = momentum;
    private readonly bool hasMomentum = momentum != 0;
    private readonly bool rateInside = rateInside;
    private readonly double weightDecay = weightDecay;

    /// <inheritdoc/>
    public static int Coefficients => 1;

    /// <inheritdoc/>
    public readonly int StateVectors => 1 + (centered ? 1 : 0) + (hasMomentum ? 1 : 0);

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
        if (centered && hasMomentum) Move<On, On>(coefficients, from, to, gradient, state);
        else if (centered) Move<On, Off>(coefficients, from, to, gradient, state);
        else if (hasMomentum) Move<Off, On>(coefficients, from, to, gradient, state);
        else Move<Off, Off>(coefficients, from, to, gradient, state);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private readonly void Move<TCentered, TMomentum>(scoped ReadOnlySpan<T> coefficients, scoped ReadOnlySpan<T> from, scoped Span<T> to, scoped ReadOnlySpan<T> gradient, scoped Span<T> state)
        where TCentered : struct, IForm
        where TMomentum : struct, IForm
    {
        var whole = Elements.Whole<T>(to);
        if (whole > 0) Elements.Move<T, ManyNumbers<T>, Step<ManyNumbers<T>, TCentered, TMomentum>>(new(in this, coefficients), 0, whole, from, to, gradient, state);
        if (whole < to.Length) Elements.Move<T, OneNumber<T>, Step<OneNumber<T>, TCentered, TMomentum>>(new(in this, coefficients), whole, to.Length, from, to, gradient, state);
    }

    private readonly struct Step<TNumbers, TCentered, TMomentum>(in RmsProp<T> rule, scoped ReadOnlySpan<T> coefficients) : IElementMove<TNumbers>
        where TNumbers : struct, INumbers<TNumbers, T>
        where TCentered : struct, IForm
        where TMomentum : struct, IForm
    {
        private readonly TNumbers rate = TNumbers.All(coefficients[0]);
        private readonly TNumbers keep = TNumbers.Rounded(rule.rho);
        private readonly TNumbers take = TNumbers.Rounded(1 - rule.rho);
        private readonly TNumbers momentum = TNumbers.Rounded(rule.momentum);
        private readonly bool rateInside = rule.rateInside;
        private readonly Denominator<TNumbers, T> root = new(rule.epsilon, rule.epsilonInside);
        private readonly TNumbers decay = TNumbers.Rounded(rule.weightDecay);
        private readonly bool decays = rule.weightDecay != 0;

        public static int States
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
            get => 1 + (TCentered.IsOn ? 1 : 0) + (TMomentum.IsOn ? 1 : 0);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
        public void Move(ref TNumbers value, TNumbers slope, ref TNumbers first, ref TNumbers second, ref TNumbers third)
        {
            if (decays) slope += decay * value;
            first = keep * first + take * (slope * slope);
            var square = first;
            if (TCentered.IsOn)
            {
                second = keep * second + take * slope;
                square = TNumbers.Max(first - second * second, default);
            }

            if (!TMomentum.IsOn)
            {
                value -= root.Divide(rate * slope, square);
                return;
            }

            var pull = root.Divide(rateInside ? rate * slope : slope, square);
            var velocity = momentum * (TCentered.IsOn ? third : second) + pull;
            if (TCentered.IsOn) third = velocity;
            else second = velocity;
            value -= rateInside ? velocity : rate * velocity;
        }
    }
}
