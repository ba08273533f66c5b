using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Steepest.Kernels;

namespace Steepest.Minimization;

/// <summary>θ ← θ − rate·(g + decay·θ).</summary>
/// <typeparam name="T">The element type of the variables.</typeparam>
/// <param name="weightDecay">The multiple of the variables that is added to the gradient.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct GradientDescent<T>(double weightDecay) : IUpdateRule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly double weightDecay = weightDecay;

    /// <inheritdoc/>
    public static int StateVectors => 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Apply(double learningRate, scoped Span<T> point, scoped ReadOnlySpan<T> gradient, scoped Span<T> state)
    {
        // θ − rate·(g + decay·θ) = θ·(1 − rate·decay) − rate·g; without decay the factor is exactly 1.
        gradient = gradient[..point.Length];
        var rate = T.CreateTruncating(learningRate);
        var kept = T.CreateTruncating(1 - learningRate * weightDecay);
        var i = 0;
        if (Lanes.AreWide)
        {
            ref var x = ref MemoryMarshal.GetReference(point);
            ref var g = ref MemoryMarshal.GetReference(gradient);
            var rates = Vector512.Create(rate);
            var keeps = Vector512.Create(kept);
            for (; i <= point.Length - Vector512<T>.Count; i += Vector512<T>.Count)
            {
                var theta = Vector512.LoadUnsafe(ref x, (nuint)i);
                (keeps * theta - rates * Vector512.LoadUnsafe(ref g, (nuint)i)).StoreUnsafe(ref x, (nuint)i);
            }
        }

        for (; i < point.Length; i++)
        {
            point[i] = kept * point[i] - rate * gradient[i];
        }
    }
}
