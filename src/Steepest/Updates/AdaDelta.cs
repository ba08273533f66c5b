using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using Steepest.Kernels;

namespace Steepest.Updates;

/// <summary>v ← ρv + (1 − ρ)g², d = g·√(u + ε)/√(v + ε), u ← ρu + (1 − ρ)d², θ ← θ − rate·d (Zeiler, 2012).</summary>
/// <typeparam name="T">The element type of the variables.</typeparam>
/// <param name="rho">The decay of the averages of squares.</param>
/// <param name="epsilon">What keeps the denominator from 0.</param>
/// <param name="weightDecay">The multiple of the variables that is added to the gradient.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct AdaDelta<T>(double rho, double epsilon, double weightDecay = 0) : IUpdateRule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly double rho = rho;
    private readonly double epsilon = epsilon;
    private readonly double weightDecay = weightDecay;

    /// <inheritdoc/>
    public static int Coefficients => 1;

    /// <inheritdoc/>
    public int StateVectors => 2;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public void Advance(double learningRate, ref RuleProgress progress, scoped Span<T> coefficients) => coefficients[0] = T.CreateTruncating(learningRate);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Apply(scoped ReadOnlySpan<T> coefficients, scoped ReadOnlySpan<T> from, scoped Span<T> to, scoped ReadOnlySpan<T> gradient, scoped Span<T> state)
    {
        var whole = Elements.Whole<T>(to);
        if (whole > 0) Elements.Move<T, ManyNumbers<T>, Step<ManyNumbers<T>>>(new(in this, coefficients), 0, whole, from, to, gradient, state);
        if (whole < to.Length) Elements.Move<T, OneNumber<T>, Step<OneNumber<T>>>(new(in this, coefficients), whole, to.Length, from, to, gradient, state);
    }

    private readonly struct Step<TNumbers>(in AdaDelta<T> rule, scoped ReadOnlySpan<T> coefficients) : IElementMove<TNumbers>
        where TNumbers : struct, INumbers<TNumbers, T>
    {
        private readonly TNumbers rate = TNumbers.All(coefficients[0]);
        private readonly TNumbers keep = TNumbers.Rounded(rule.rho);
        private readonly TNumbers take = TNumbers.Rounded(1 - rule.rho);
        private readonly TNumbers epsilon = TNumbers.Rounded(rule.epsilon);
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
            first = keep * first + take * (slope * slope);
            var step = TNumbers.Sqrt(second + epsilon) / TNumbers.Sqrt(first + epsilon) * slope;
            second = keep * second + take * (step * step);
            value -= rate * step;
        }
    }
}
