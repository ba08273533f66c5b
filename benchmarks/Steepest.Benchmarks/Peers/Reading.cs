using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Steepest.Benchmarks.Peers;

/// <summary>How fast memory can be read: whole vectors into independent sums, nothing else.</summary>
internal static class Reading
{
    private static double sink;

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
}
