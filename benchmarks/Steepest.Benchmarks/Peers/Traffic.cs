using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Steepest.Benchmarks.Peers;

/// <summary>What memory allows: the traffic of a workload without its work.</summary>
internal static class Traffic
{
    private static double sink;

    /// <summary>Whole vectors into independent sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Read<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(values);
        ref var first = ref Unsafe.As<byte, long>(ref MemoryMarshal.GetReference(bytes));
        var s0 = Vector512<long>.Zero;
        var s1 = Vector512<long>.Zero;
        var s2 = Vector512<long>.Zero;
        var s3 = Vector512<long>.Zero;
        var count = (nuint)bytes.Length / 8;
        for (nuint i = 0; i + 32 <= count; i += 32)
        {
            s0 += Vector512.LoadUnsafe(ref first, i);
            s1 += Vector512.LoadUnsafe(ref first, i + 8);
            s2 += Vector512.LoadUnsafe(ref first, i + 16);
            s3 += Vector512.LoadUnsafe(ref first, i + 24);
        }

        sink += Vector512.Sum(s0 + s1 + (s2 + s3));
    }

    /// <summary>Reads four vectors and writes three of them back changed: the traffic of Adam, with next to no arithmetic.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Update(Span<float> point, ReadOnlySpan<float> gradient, Span<float> firsts, Span<float> seconds)
    {
        ref var x = ref MemoryMarshal.GetReference(point);
        ref var g = ref MemoryMarshal.GetReference(gradient[..point.Length]);
        ref var m = ref MemoryMarshal.GetReference(firsts[..point.Length]);
        ref var v = ref MemoryMarshal.GetReference(seconds[..point.Length]);
        for (nuint i = 0; i < (nuint)point.Length; i += 16)
        {
            var slope = Vector512.LoadUnsafe(ref g, i);
            (Vector512.LoadUnsafe(ref m, i) + slope).StoreUnsafe(ref m, i);
            (Vector512.LoadUnsafe(ref v, i) + slope).StoreUnsafe(ref v, i);
            (Vector512.LoadUnsafe(ref x, i) + slope).StoreUnsafe(ref x, i);
        }
    }
}
