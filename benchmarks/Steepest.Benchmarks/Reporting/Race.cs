namespace Steepest.Benchmarks.Reporting;

/// <summary>
/// Times contestants by turns in one process, in many short slices: what a busy machine adds hits all, and is never negative. The
/// fastest slice of each is what it can do; the median of a ratio within a round is what a user sees.
/// </summary>
internal static class Race
{
    private const int MostRounds = 300;
    private const int LeastRounds = 5;
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(4);

    /// <summary>
    /// The nanoseconds of every slice: one array for each contestant, in their order. One whose slices are long (a process of its own takes 100 times
    /// as long) sits out most rounds, evenly, so that the others are not left with few slices: it has NaN there.
    /// </summary>
    public static double[][] Run(IReadOnlyList<Contestant> contestants)
    {
        var counts = contestants.Select(Calibrate).ToArray();
        var turns = contestants.Zip(counts, (contestant, count) => Turns(contestant.Time(count) * count, contestants.Count)).ToArray();
        var rounds = turns.Max();
        var times = contestants.Select(_ => new double[rounds]).ToArray();
        for (var i = 0; i < rounds; i++)
        {
            for (var c = 0; c < contestants.Count; c++)
            {
                var takesPart = (i + 1) * turns[c] / rounds > i * turns[c] / rounds;
                times[c][i] = takesPart ? contestants[c].Time(counts[c]) : double.NaN;
            }
        }

        return times;
    }

    private static int Turns(double slice, int contestants)
        => (int)Math.Clamp(Budget.TotalNanoseconds / contestants / slice, LeastRounds, MostRounds);

    private static int Calibrate(Contestant contestant)
    {
        for (var count = 1; ; count *= 2)
        {
            if (contestant.Time(count) * count >= Slice.TotalNanoseconds) return count;
        }
    }
}
