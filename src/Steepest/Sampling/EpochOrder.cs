using System.Runtime.CompilerServices;

namespace Steepest.Sampling;

/// <summary>The rows that an epoch draws, one after the other; sampler, seed, epoch and number of rows determine them.</summary>
/// <remarks>
/// Because nothing else enters, a checkpoint holds three numbers instead of the rows. The generator is xoshiro256** (Blackman and Vigna, 2018),
/// seeded by SplitMix64.
/// </remarks>
internal sealed class EpochOrder(Sampler? sampler = null)
{
    private readonly Sampler sampler = sampler ?? Sampler.ShuffleEachEpoch;
    private int[] order = [];
    private ulong seed;
    private long epoch = -1;

    /// <summary>The rows of an epoch. Allocates only where the number of rows has changed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ReadOnlySpan<int> Of(ulong newSeed, long newEpoch, int count)
    {
        if (order.Length != count)
        {
            order = new int[count];
            epoch = -1;
        }

        newEpoch = sampler.Repeated(newEpoch);
        if (newSeed != seed || newEpoch != epoch)
        {
            (seed, epoch) = (newSeed, newEpoch);
            sampler.Draw(order, seed, epoch);
        }

        return order;
    }
}
