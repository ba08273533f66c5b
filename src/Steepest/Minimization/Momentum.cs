using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Steepest.Kernels;

namespace Steepest.Minimization;

/// <summary>b ← μ·b + g + decay·θ, θ ← θ − rate·b (Polyak, 1964), as PyTorch writes it; b begins as 0.</summary>
/// <typeparam name="T">The element type of the variables.</typeparam>
/// <param name="momentum">How much of b each step keeps, μ.</param>
/// <param name="weightDecay">The multiple of the variables that is added to the gradient.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct Momentum<T>(double momentum, double weightDecay = 0) : IUpdateRule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly double momentum = momentum;
    private readonly double weightDecay = weightDecay;

    /// <inheritdoc/>
    public static int StateVectors => 1;

    /// <inheritdoc/>
    public static int Coefficients => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public readonly void Advance(double learningRate, scoped Span<T> coefficients) => coefficients[0] = T.CreateTruncating(learningRate);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Apply(double learningRate, scoped Span<T> point, scoped ReadOnlySpan<T> gradient, scoped Span<T> state)
    {
        gradient = gradient[..point.Length];
        state = state[..point.Length];
        var rate = T.CreateTruncating(learningRate);
        var kept = T.CreateTruncating(momentum);
        var decay = T.CreateTruncating(weightDecay);
        var i = 0;
        if (Lanes.AreWide)
        {
            ref var x = ref MemoryMarshal.GetReference(point);
            ref var g = ref MemoryMarshal.GetReference(gradient);
            ref var b = ref MemoryMarshal.GetReference(state);
            var rates = Vector512.Create(rate);
            var keeps = Vector512.Create(kept);
            var decays = Vector512.Create(decay);
            for (; i <= point.Length - Vector512<T>.Count; i += Vector512<T>.Count)
            {
                var theta = Vector512.LoadUnsafe(ref x, (nuint)i);
                var slope = Vector512.LoadUnsafe(ref g, (nuint)i) + decays * theta;
                var velocity = keeps * Vector512.LoadUnsafe(ref b, (nuint)i) + slope;
                velocity.StoreUnsafe(ref b, (nuint)i);
                (theta - rates * velocity).StoreUnsafe(ref x, (nuint)i);
            }
        }

        for (; i < point.Length; i++)
        {
            state[i] = kept * state[i] + (gradient[i] + decay * point[i]);
            point[i] -= rate * state[i];
        }
    }
}
