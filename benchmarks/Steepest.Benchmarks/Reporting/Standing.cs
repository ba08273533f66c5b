namespace Steepest.Benchmarks.Reporting;

/// <summary>How a workload ended: the nanoseconds of every slice of every contestant, generated code first.</summary>
internal sealed record Standing(Workload Workload, double Units, long Allocated, IReadOnlyList<string> Peers, double[][] Times)
{
    /// <summary>Nanoseconds a unit in the fastest slice.</summary>
    public double Best(int peer) => Times[peer].Min() / Units;

    /// <summary>How many times as long as generated code a peer takes, by the fastest slice of each.</summary>
    public double Ratio(int peer) => Times[peer].Min() / Times[0].Min();

    /// <summary>The same, as the median over the rounds.</summary>
    public double MedianRatio(int peer) => Median([.. Times[peer].Zip(Times[0], (other, own) => other / own)]);

    /// <summary>The targets that a contestant decides, each with whether it is met.</summary>
    public IEnumerable<(Target Target, bool Met)> Verdicts
        => Workload.Targets.Where(target => Peers.Contains(target.Peer)).Select(target => (target, Ratio(Place(target.Peer)) >= target.Speed));

    /// <summary>The place of a contestant, or -1.</summary>
    public int Place(string peer)
    {
        for (var i = 0; i < Peers.Count; i++)
        {
            if (Peers[i] == peer) return i;
        }

        return -1;
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }
}
