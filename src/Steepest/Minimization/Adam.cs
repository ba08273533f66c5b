using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Steepest.Kernels;

namespace Steepest.Minimization;

/// <summary>
/// Adam (Kingma and Ba, 2015): m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², θ ← θ − rate·m̂/(√v̂ + ε), with m̂ = m/(1 − β₁ᵗ), v̂ = v/(1 − β₂ᵗ).
/// </summary>
/// <remarks>The powers βᵗ are kept as running products: they are state, and saved with the rule.</remarks>
/// <typeparam name="T">The element type of the variables.</typeparam>
/// <param name="beta1">The decay of the gradient's average.</param>
/// <param name="beta2">The decay of the squared gradient's average.</param>
/// <param name="epsilon">What keeps the denominator from 0.</param>
/// <param name="epsilonInside">Whether ε stands inside the root: √(v̂ + ε).</param>
/// <param name="weightDecay">The multiple of the variables that is added to the gradient.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct Adam<T>(double beta1, double beta2, double epsilon, bool epsilonInside = false, double weightDecay = 0) : IUpdateRule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly double beta1 = beta1;
    private readonly double beta2 = beta2;
    private readonly double epsilonOutside = epsilonInside ? 0 : epsilon;
    private readonly double epsilonInside = epsilonInside ? epsilon : 0;
    private readonly double weightDecay = weightDecay;
    private double beta1Power = 1;
    private double beta2Power = 1;

    /// <inheritdoc/>
    public static int StateVectors => 2;

    /// <inheritdoc/>
    public static int Coefficients => 2;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public void Advance(double learningRate, scoped Span<T> coefficients)
    {
        beta1Power *= beta1;
        beta2Power *= beta2;
        coefficients[0] = T.CreateTruncating(learningRate / (1 - beta1Power));
        coefficients[1] = T.CreateTruncating(1 / (1 - beta2Power));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Apply(double learningRate, scoped Span<T> point, scoped ReadOnlySpan<T> gradient, scoped Span<T> state)
    {
        Span<T> coefficients = stackalloc T[2];
        Advance(learningRate, coefficients);
        var (rate, correction) = (coefficients[0], coefficients[1]);
        var firsts = state[..point.Length];
        var seconds = state.Slice(point.Length, point.Length);
        gradient = gradient[..point.Length];
        var keep1 = T.CreateTruncating(beta1);
        var take1 = T.CreateTruncating(1 - beta1);
        var keep2 = T.CreateTruncating(beta2);
        var take2 = T.CreateTruncating(1 - beta2);
        var inside = T.CreateTruncating(epsilonInside);
        var outside = T.CreateTruncating(epsilonOutside);
        var decay = T.CreateTruncating(weightDecay);
        var i = 0;
        if (Lanes.AreWide)
        {
            var lanes = new Constants(rate, correction, in this);
            i = weightDecay == 0 && epsilonInside == 0 && outside > T.Zero
                ? ApplyPlain(in lanes, point, gradient, firsts, seconds)
                : ApplyWhole(in lanes, point, gradient, firsts, seconds);
        }

        for (; i < point.Length; i++)
        {
            var slope = gradient[i] + decay * point[i];
            firsts[i] = keep1 * firsts[i] + take1 * slope;
            seconds[i] = keep2 * seconds[i] + take2 * (slope * slope);
            var root = T.Sqrt(seconds[i] * correction + inside) + outside;
            if (firsts[i] != T.Zero) point[i] -= rate * firsts[i] / root;
        }
    }

    /// <summary>The usual case: no decay, and an ε outside, so that nothing is divided by 0. All constants in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int ApplyPlain(scoped in Constants constants, scoped Span<T> point, scoped ReadOnlySpan<T> gradient, scoped Span<T> firsts, scoped Span<T> seconds)
    {
        ref var x = ref MemoryMarshal.GetReference(point);
        ref var g = ref MemoryMarshal.GetReference(gradient);
        ref var m = ref MemoryMarshal.GetReference(firsts);
        ref var v = ref MemoryMarshal.GetReference(seconds);
        var (keep1, take1, keep2, take2) = (constants.Keep1, constants.Take1, constants.Keep2, constants.Take2);
        var (rate, correction, outside) = (constants.Rate, constants.Correction, constants.Outside);
        var whole = (nuint)point.Length & ~(nuint)(Vector512<T>.Count - 1);
        for (nuint i = 0; i < whole; i += (nuint)Vector512<T>.Count)
        {
            var slope = Vector512.LoadUnsafe(ref g, i);
            var first = keep1 * Vector512.LoadUnsafe(ref m, i) + take1 * slope;
            var second = keep2 * Vector512.LoadUnsafe(ref v, i) + take2 * (slope * slope);
            first.StoreUnsafe(ref m, i);
            second.StoreUnsafe(ref v, i);
            (Vector512.LoadUnsafe(ref x, i) - rate * first / (Vector512.Sqrt(second * correction) + outside)).StoreUnsafe(ref x, i);
        }

        return (int)whole;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int ApplyWhole(scoped in Constants constants, scoped Span<T> point, scoped ReadOnlySpan<T> gradient, scoped Span<T> firsts, scoped Span<T> seconds)
    {
        ref var x = ref MemoryMarshal.GetReference(point);
        ref var g = ref MemoryMarshal.GetReference(gradient);
        ref var m = ref MemoryMarshal.GetReference(firsts);
        ref var v = ref MemoryMarshal.GetReference(seconds);
        var (keep1, take1, keep2, take2) = (constants.Keep1, constants.Take1, constants.Keep2, constants.Take2);
        var (rate, correction, outside, inside, decay) = (constants.Rate, constants.Correction, constants.Outside, constants.Inside, constants.Decay);
        var whole = (nuint)point.Length & ~(nuint)(Vector512<T>.Count - 1);
        for (nuint i = 0; i < whole; i += (nuint)Vector512<T>.Count)
        {
            var theta = Vector512.LoadUnsafe(ref x, i);
            var slope = Vector512.LoadUnsafe(ref g, i) + decay * theta;
            var first = keep1 * Vector512.LoadUnsafe(ref m, i) + take1 * slope;
            var second = keep2 * Vector512.LoadUnsafe(ref v, i) + take2 * (slope * slope);
            first.StoreUnsafe(ref m, i);
            second.StoreUnsafe(ref v, i);

            // Where nothing has ever pulled, 0/(0 + ε) is 0; without an ε it would be NaN, so it is masked.
            var root = Vector512.Sqrt(second * correction + inside) + outside;
            var move = Vector512.AndNot(rate * first / root, Vector512.Equals(first, Vector512<T>.Zero));
            (theta - move).StoreUnsafe(ref x, i);
        }

        return (int)whole;
    }

    /// <summary>The numbers of a step in every lane.</summary>
    private readonly ref struct Constants
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
        public Constants(T rate, T correction, in Adam<T> rule)
        {
            (Rate, Correction) = (Vector512.Create(rate), Vector512.Create(correction));
            (Keep1, Take1) = (Vector512.Create(T.CreateTruncating(rule.beta1)), Vector512.Create(T.CreateTruncating(1 - rule.beta1)));
            (Keep2, Take2) = (Vector512.Create(T.CreateTruncating(rule.beta2)), Vector512.Create(T.CreateTruncating(1 - rule.beta2)));
            (Inside, Outside) = (Vector512.Create(T.CreateTruncating(rule.epsilonInside)), Vector512.Create(T.CreateTruncating(rule.epsilonOutside)));
            Decay = Vector512.Create(T.CreateTruncating(rule.weightDecay));
        }

        public readonly Vector512<T> Rate, Correction, Keep1, Take1, Keep2, Take2, Inside, Outside, Decay;
    }
}
