namespace Steepest.Benchmarks.Reporting;

/// <summary>How a workload ended: the nanoseconds of every slice of every contestant, generated code first.</summary>
internal sealed record Standing(Workload Workload, double Units, long Allocated, IReadOnlyList<string> Peers, double[][] Times)
{
    /// <summary>Nanoseconds a unit in the fastest slice.</summary>
    public double Best(int peer) => Fastest(peer) / Units;

    /// <summary>How many times as long as generated code a peer takes, by the fastest slice of each.</summary>
    public double Ratio(int peer) => Fastest(peer) / Fastest(0);

    /// <summary>The same, as the median over the rounds in which both took part.</summary>
    public double MedianRatio(int peer) => Median([.. Times[peer].Zip(Times[0], (other, own) => other / own).Where(ratio => !double.IsNaN(ratio))]);

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

    private double Fastest(int peer) => Times[peer].Where(time => !double.IsNaN(time)).Min();

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }
}
