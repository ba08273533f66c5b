using System.Diagnostics;

namespace Steepest.Benchmarks.Reporting;

/// <summary>One way to do a workload's work.</summary>
/// <param name="peer">Whose way: a name of <see cref="Peer"/>.</param>
/// <param name="run">Does the work once, from the same start every time.</param>
/// <param name="result">What the work came to, in the parts that the reference has (or the first of them); empty for a mere floor.</param>
/// <param name="tolerance">How far each part may be from the reference, relative to the part's largest element.</param>
internal class Contestant(string peer, Action run, Func<double[][]> result, double tolerance)
{
    public string Peer { get; } = peer;

    public virtual Func<double[][]> Result { get; } = result;

    public double Tolerance { get; } = tolerance;

    /// <summary>Does the work once.</summary>
    public virtual void Run() => run();

    /// <summary>Nanoseconds of one run, as the mean of <paramref name="count"/>.</summary>
    public virtual double Time(int count)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++) run();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / count;
    }

    /// <summary>Bytes that one run allocates.</summary>
    public long Allocated()
    {
        run();
        var before = GC.GetAllocatedBytesForCurrentThread();
        run();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
