using System.Diagnostics;

namespace Steepest.Benchmarks;

/// <summary>
/// Times contestants by turns in one process, many short rounds, and compares the fastest round of each: what a busy machine adds is
/// never negative.
/// </summary>
internal static class Ratios
{
    private const int Rounds = 400;
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(2);

    public static void Print()
    {
        Console.WriteLine($"{"problem",-18}{"generated",14}{"hand-written",14}{"ratio",8}{"differences",14}{"Math.NET",14}");
        foreach (var contest in Contest.All)
        {
            Agree(contest);
            Func<double>[] ways = [contest.Generated, contest.HandWritten, contest.Naive, contest.MathNet];
            var best = Race(ways);
            Console.WriteLine($"{contest.Name,-18}{best[0],11:F1} ns{best[1],11:F1} ns{best[0] / best[1],8:F3}{best[2],11:F0} ns{best[3],11:F0} ns");
        }
    }

    private static void Agree(Contest contest)
    {
        var value = contest.HandWritten();
        double[] expected = [.. contest.Gradient];
        foreach (var (way, tolerance) in new (Func<double>, double)[] { (contest.Generated, 1e-12), (contest.Naive, 1e-5), (contest.MathNet, 1e-5) })
        {
            var scale = expected.Max(Math.Abs);
            if (!(Math.Abs(way() - value) <= tolerance * (1 + Math.Abs(value)))) throw new InvalidOperationException($"{contest.Name}: the values differ.");
            if (contest.Gradient.Zip(expected).Any(pair => !(Math.Abs(pair.First - pair.Second) <= tolerance * (1 + scale))))
                throw new InvalidOperationException($"{contest.Name}: the gradients differ.");
        }
    }

    private static double[] Race(Func<double>[] ways)
    {
        var counts = ways.Select(Calibrate).ToArray();
        var best = Enumerable.Repeat(double.PositiveInfinity, ways.Length).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < ways.Length; i++) best[i] = Math.Min(best[i], Time(ways[i], counts[i]));
        }

        return best;
    }

    private static int Calibrate(Func<double> way)
    {
        var count = 1;
        while (true)
        {
            var elapsed = Time(way, count) * count;
            if (elapsed >= Round.TotalNanoseconds) return count;
            count *= 2;
        }
    }

    private static double Time(Func<double> way, int count)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++) way();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / count;
    }
}
