using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Steepest.Benchmarks.HandWritten;

/// <summary>Adam in one pass over variables, gradient and both averages. Frozen: what is generated is measured against it.</summary>
internal struct AdamUpdate<T, TLanes>(double learningRate)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TLanes : struct, ILanes<T>
{
    public const double Beta1 = 0.9;
    public const double Beta2 = 0.999;
    public const double Epsilon = 1e-8;

    private double power1 = 1;
    private double power2 = 1;

    /// <summary>The learning rate over 1 − β₁ᵗ.</summary>
    public Vector512<T> Rate { readonly get; private set; }

    /// <summary>1 over 1 − β₂ᵗ.</summary>
    public Vector512<T> Correction { readonly get; private set; }

    /// <summary>Begins the next update.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public void Advance()
    {
        power1 *= Beta1;
        power2 *= Beta2;
        Rate = Vector512.Create(T.CreateTruncating(learningRate / (1 - power1)));
        Correction = Vector512.Create(T.CreateTruncating(1 / (1 - power2)));
    }

    /// <summary>One vector of variables: stores both averages, returns the new variables.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<T> Move(Vector512<T> rate, Vector512<T> correction, Vector512<T> theta, Vector512<T> slope, ref T first, ref T second, nuint i)
    {
        var m = TLanes.MultiplyAdd(
            Vector512.Create(T.CreateTruncating(Beta1)), Vector512.LoadUnsafe(ref first, i), Vector512.Create(T.CreateTruncating(1 - Beta1)) * slope);
        var v = TLanes.MultiplyAdd(
            Vector512.Create(T.CreateTruncating(Beta2)), Vector512.LoadUnsafe(ref second, i), Vector512.Create(T.CreateTruncating(1 - Beta2)) * (slope * slope));
        m.StoreUnsafe(ref first, i);
        v.StoreUnsafe(ref second, i);
        return theta - rate * m / (Vector512.Sqrt(v * correction) + Vector512.Create(T.CreateTruncating(Epsilon)));
    }

    /// <summary>One update. Lengths are whole vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Apply(Span<T> point, ReadOnlySpan<T> gradient, Span<T> firsts, Span<T> seconds)
    {
        Advance();
        var rate = Rate;
        var correction = Correction;
        gradient = gradient[..point.Length];
        ref var x = ref MemoryMarshal.GetReference(point);
        ref var g = ref MemoryMarshal.GetReference(gradient);
        ref var m = ref MemoryMarshal.GetReference(firsts[..point.Length]);
        ref var v = ref MemoryMarshal.GetReference(seconds[..point.Length]);
        for (nuint i = 0; i < (nuint)point.Length; i += (nuint)Vector512<T>.Count)
        {
            Move(rate, correction, Vector512.LoadUnsafe(ref x, i), Vector512.LoadUnsafe(ref g, i), ref m, ref v, i).StoreUnsafe(ref x, i);
        }
    }
}
