using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Steepest.Sampling;

/// <summary>Fisher and Yates' shuffle, from the identity: a permutation that seed, epoch and number of rows determine.</summary>
internal static class Shuffle
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(Span<int> rows, ulong seed, long epoch)
    {
        Count(rows);
        var random = new Xoshiro(seed, epoch);
        ref var first = ref MemoryMarshal.GetReference(rows);
        for (var last = rows.Length - 1; last > 0; last--)
        {
            // Below stays below the number that it is given, so that no index needs to be checked again.
            ref var other = ref Unsafe.Add(ref first, (nuint)random.Below(last + 1));
            ref var here = ref Unsafe.Add(ref first, (nuint)last);
            (here, other) = (other, here);
        }
    }

    /// <summary>0, 1, 2, …</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Count(Span<int> rows)
    {
        var whole = rows.Length - (rows.Length % Vector<int>.Count);
        var numbers = Vector<int>.Indices;
        for (var i = 0; i < whole; i += Vector<int>.Count)
        {
            numbers.CopyTo(rows[i..]);
            numbers += new Vector<int>(Vector<int>.Count);
        }

        for (var i = whole; i < rows.Length; i++) rows[i] = i;
    }
}
