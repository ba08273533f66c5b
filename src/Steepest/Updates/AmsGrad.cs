using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using Steepest.Kernels;

namespace Steepest.Updates;

/// <summary>
/// Adam that divides by the largest average so far (Reddi, Kale and Kumar, 2018): w ← max(w, v), θ ← θ − rate·m̂/(√ŵ + ε), with ŵ = w/(1 −
/// β₂ᵗ).
/// </summary>
/// <typeparam name="T">The element type of the variables.</typeparam>
/// <param name="beta1">The decay of the gradient's average.</param>
/// <param name="beta2">The decay of the squared gradient's average.</param>
/// <param name="epsilon">What keeps the denominator from 0.</param>
/// <param name="epsilonInside">Whether ε stands inside the root.</param>
/// <param name="biasCorrection">Whether the averages are divided by how much of a mean they hold, 1 − βᵗ.</param>
/// <param name="weightDecay">The multiple of the variables that is added to the gradient.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct AmsGrad<T>(
    double beta1, double beta2, double epsilon, bool epsilonInside = false, bool biasCorrection = true, double weightDecay = 0) : IUpdateRule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private double beta1 = beta1;
    private readonly double beta2 = beta2;
    private readonly double epsilon = epsilon;
    private readonly bool epsilonInside = epsilonInside;
    private readonly bool biasCorrection = biasCorrection;
    private readonly double weightDecay = weightDecay;

    /// <inheritdoc/>
    public static int Coefficients => 2;

    /// <inheritdoc/>
    public readonly int StateVectors => 3;

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
        progress.First *= beta1;
        progress.Second *= beta2;
        coefficients[0] = T.CreateTruncating(biasCorrection ? learningRate / (1 - progress.First) : learningRate);
        coefficients[1] = T.CreateTruncating(biasCorrection ? 1 / (1 - progress.Second) : 1);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Apply(scoped ReadOnlySpan<T> coefficients, scoped ReadOnlySpan<T> from, scoped Span<T> to, scoped ReadOnlySpan<T> gradient, scoped Span<T> state)
    {
        var whole = Elements.Whole<T>(to);
        if (whole > 0) Elements.Move<T, ManyNumbers<T>, Step<ManyNumbers<T>>>(new(in this, coefficients), 0, whole, from, to, gradient, state);
        if (whole < to.Length) Elements.Move<T, OneNumber<T>, Step<OneNumber<T>>>(new(in this, coefficients), whole, to.Length, from, to, gradient, state);
    }

    private readonly struct Step<TNumbers>(in AmsGrad<T> rule, scoped ReadOnlySpan<T> coefficients) : IElementMove<TNumbers>
        where TNumbers : struct, INumbers<TNumbers, T>
    {
        private readonly TNumbers rate = TNumbers.All(coefficients[0]);
        private readonly TNumbers correction = TNumbers.All(coefficients[1]);
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
            get => 3;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
        public void Move(ref TNumbers value, TNumbers slope, ref TNumbers first, ref TNumbers second, ref TNumbers third)
        {
            if (decays) slope += decay * value;
            first = keep1 * first + take1 * slope;
            second = keep2 * second + take2 * (slope * slope);
            third = TNumbers.Max(third, second);
            value -= root.Divide(rate * first, correction * third);
        }
    }
}
