using System.Runtime.CompilerServices;

namespace Steepest.Sampling;

/// <summary>Fisher and Yates' shuffle, from the identity: a permutation that seed, epoch and number of rows determine.</summary>
internal static class Shuffle
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(Span<int> rows, ulong seed, long epoch)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = i;
        }

        var random = new Xoshiro(seed, epoch);
        for (var last = rows.Length - 1; last > 0; last--)
        {
            var other = random.Below(last + 1);
            (rows[last], rows[other]) = (rows[other], rows[last]);
        }
    }
}
