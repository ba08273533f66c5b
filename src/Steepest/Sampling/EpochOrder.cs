using System.Runtime.CompilerServices;

namespace Steepest.Sampling;

/// <summary>The order in which an epoch visits the rows: a permutation that seed, epoch and number of rows determine.</summary>
/// <remarks>
/// Because nothing else enters, a checkpoint holds three numbers instead of the permutation. Fisher and Yates' shuffle, from the identity,
/// with the generator xoshiro256** (Blackman and Vigna, 2018) seeded by SplitMix64.
/// </remarks>
internal sealed class EpochOrder
{
    private int[] order = [];
    private ulong seed;
    private long epoch = -1;

    /// <summary>The permutation of an epoch. Allocates only where the number of rows has changed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ReadOnlySpan<int> Of(ulong newSeed, long newEpoch, int count)
    {
        if (order.Length != count)
        {
            order = new int[count];
            epoch = -1;
        }

        if (newSeed != seed || newEpoch != epoch)
        {
            (seed, epoch) = (newSeed, newEpoch);
            Shuffle();
        }

        return order;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Shuffle()
    {
        var rows = order;
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
