using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Steepest.Benchmarks.HandWritten;

/// <summary>ln Σ eˣ over whole vectors, alone and with its gradient. Frozen: what is generated is measured against it.</summary>
internal static class LogSumExp
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Value(ReadOnlySpan<double> x)
    {
        ref var value = ref MemoryMarshal.GetReference(x);
        var length = (nuint)x.Length;
        var largest = Largest(ref value, length);
        var top = Vector512.Create(largest);
        var s0 = Vector512<double>.Zero;
        var s1 = Vector512<double>.Zero;
        nuint i = 0;
        for (; i + 16 <= length; i += 16)
        {
            s0 += DoubleLanes.ExpOfNegative(Vector512.LoadUnsafe(ref value, i) - top);
            s1 += DoubleLanes.ExpOfNegative(Vector512.LoadUnsafe(ref value, i + 8) - top);
        }

        for (; i < length; i += 8) s0 += DoubleLanes.ExpOfNegative(Vector512.LoadUnsafe(ref value, i) - top);
        return largest + Math.Log(Vector512.Sum(s0 + s1));
    }

    /// <summary>The exponentials wait in the gradient for their sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        ref var value = ref MemoryMarshal.GetReference(x);
        ref var slot = ref MemoryMarshal.GetReference(gradient[..x.Length]);
        var length = (nuint)x.Length;
        var largest = Largest(ref value, length);
        var top = Vector512.Create(largest);
        var s0 = Vector512<double>.Zero;
        var s1 = Vector512<double>.Zero;
        nuint i = 0;
        for (; i + 16 <= length; i += 16)
        {
            var e0 = DoubleLanes.ExpOfNegative(Vector512.LoadUnsafe(ref value, i) - top);
            var e1 = DoubleLanes.ExpOfNegative(Vector512.LoadUnsafe(ref value, i + 8) - top);
            e0.StoreUnsafe(ref slot, i);
            e1.StoreUnsafe(ref slot, i + 8);
            s0 += e0;
            s1 += e1;
        }

        for (; i < length; i += 8)
        {
            var e = DoubleLanes.ExpOfNegative(Vector512.LoadUnsafe(ref value, i) - top);
            e.StoreUnsafe(ref slot, i);
            s0 += e;
        }

        var sum = Vector512.Sum(s0 + s1);
        var scale = Vector512.Create(1 / sum);
        for (i = 0; i < length; i += 8) (Vector512.LoadUnsafe(ref slot, i) * scale).StoreUnsafe(ref slot, i);
        return largest + Math.Log(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Largest(ref double value, nuint length)
    {
        if (length % 8 != 0) throw new ArgumentOutOfRangeException(nameof(length), length, "Written for whole vectors.");
        var m0 = Vector512.Create(double.NegativeInfinity);
        var m1 = m0;
        var m2 = m0;
        var m3 = m0;
        nuint i = 0;
        for (; i + 32 <= length; i += 32)
        {
            m0 = Vector512.MaxNative(m0, Vector512.LoadUnsafe(ref value, i));
            m1 = Vector512.MaxNative(m1, Vector512.LoadUnsafe(ref value, i + 8));
            m2 = Vector512.MaxNative(m2, Vector512.LoadUnsafe(ref value, i + 16));
            m3 = Vector512.MaxNative(m3, Vector512.LoadUnsafe(ref value, i + 24));
        }

        for (; i < length; i += 8) m0 = Vector512.MaxNative(m0, Vector512.LoadUnsafe(ref value, i));
        var all = Vector512.MaxNative(Vector512.MaxNative(m0, m1), Vector512.MaxNative(m2, m3));
        var half = Vector256.MaxNative(all.GetLower(), all.GetUpper());
        var quarter = Vector128.MaxNative(half.GetLower(), half.GetUpper());
        return Math.Max(quarter[0], quarter[1]);
    }
}
