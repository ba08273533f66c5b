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
    public static int Coefficients => 2;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public readonly void Advance(double learningRate, scoped Span<T> coefficients)
    {
        // θ − rate·(g + decay·θ) = θ·(1 − rate·decay) − rate·g; without decay the factor is exactly 1.
        coefficients[0] = T.CreateTruncating(learningRate);
        coefficients[1] = T.CreateTruncating(1 - learningRate * weightDecay);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Apply(double learningRate, scoped Span<T> point, scoped ReadOnlySpan<T> gradient, scoped Span<T> state)
    {
        gradient = gradient[..point.Length];
        Span<T> coefficients = stackalloc T[2];
        Advance(learningRate, coefficients);
        var (rate, kept) = (coefficients[0], coefficients[1]);
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
