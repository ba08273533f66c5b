using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Steepest.Benchmarks.Peers;

/// <summary>What the arithmetic units allow: multiply-adds on registers, nothing else.</summary>
internal static class Arithmetic
{
    private static double sink;

    /// <summary>At least so many multiply-adds in single precision, in twelve independent chains.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MultiplyAdd(long count)
    {
        var factor = Vector512.Create(0.5f);
        var s0 = Vector512<float>.One;
        var s1 = s0;
        var s2 = s0;
        var s3 = s0;
        var s4 = s0;
        var s5 = s0;
        var s6 = s0;
        var s7 = s0;
        var s8 = s0;
        var s9 = s0;
        var s10 = s0;
        var s11 = s0;
        for (var rest = count; rest > 0; rest -= 12 * 16)
        {
            s0 = Vector512.FusedMultiplyAdd(s0, factor, factor);
            s1 = Vector512.FusedMultiplyAdd(s1, factor, factor);
            s2 = Vector512.FusedMultiplyAdd(s2, factor, factor);
            s3 = Vector512.FusedMultiplyAdd(s3, factor, factor);
            s4 = Vector512.FusedMultiplyAdd(s4, factor, factor);
            s5 = Vector512.FusedMultiplyAdd(s5, factor, factor);
            s6 = Vector512.FusedMultiplyAdd(s6, factor, factor);
            s7 = Vector512.FusedMultiplyAdd(s7, factor, factor);
            s8 = Vector512.FusedMultiplyAdd(s8, factor, factor);
            s9 = Vector512.FusedMultiplyAdd(s9, factor, factor);
            s10 = Vector512.FusedMultiplyAdd(s10, factor, factor);
            s11 = Vector512.FusedMultiplyAdd(s11, factor, factor);
        }

        sink += Vector512.Sum(s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + s10 + s11);
    }
}
