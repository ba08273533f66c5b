using Steepest.Sampling;

namespace Steepest.Benchmarks;

/// <summary>The order in which an epoch visits the rows, as the library shuffles them.</summary>
internal sealed class EpochOrder
{
    private int[] order = [];
    private (ulong Seed, long Epoch) drawn = (0, -1);

    public ReadOnlySpan<int> Of(ulong seed, long epoch, int count)
    {
        if (order.Length == count && drawn == (seed, epoch)) return order;
        if (order.Length != count) order = new int[count];
        drawn = (seed, epoch);
        Shuffle.Fill(order, seed, epoch);
        return order;
    }
}
