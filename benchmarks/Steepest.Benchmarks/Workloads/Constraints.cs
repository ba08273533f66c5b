using Steepest.Benchmarks.Reporting;

namespace Steepest.Benchmarks.Workloads;

/// <summary>Steps of variables and multipliers, of a loss and limits that have their dearest term in common.</summary>
internal static class Constraints
{
    private const int Steps = 10;
    private const double Tolerance = 1e-10;

    private delegate void Step(Span<double> x, ReadOnlySpan<double> gains, ReadOnlySpan<double> costs);

    public static IEnumerable<Workload> All
        => new[] { 1, 3, 5 }.Select(limits => new Workload(
            $"step under {limits} {(limits == 1 ? "limit" : "limits")} that {(limits == 1 ? "shares" : "share")} terms with the loss", "variable",
            scale => Shared(scale == Scale.Tiny ? 64 : 4096, limits), new Target(Peer.Hand, 1 / 1.2)));

    private static Arena Shared(int length, int limits)
    {
        var start = Data.Point(length, 1);
        double[] gains = [.. Data.Point(length, 2).Select(value => 2 + value)], costs = [.. Data.Point(length, 3).Select(value => 1 + 0.5 * value)];
        double[] reference = [.. start], multipliers = new double[limits];
        Plain.SharedTerms.Steps(reference, gains, costs, multipliers, Steps);
        var (step, found, reset) = Generated(length, limits);
        var hand = new HandWritten.SharedTerms(length, limits);
        var own = new double[limits];
        return new Arena((double)Steps * length, [reference, multipliers],
        [
            Of(Peer.Steepest, start, gains, costs, reset, step, found),
            Of(Peer.Hand, start, gains, costs, () => Array.Clear(own), (x, g, c) => hand.Step(x, g, c, own), () => own),
        ]);
    }

    private static (Step Step, Func<double[]> Multipliers, Action Reset) Generated(int length, int limits)
    {
        var options = new MinimizeOptions { GradientTolerance = 0 };
        var (one, three, five) = (new Problems.OneShared.Solver(length, options), new Problems.ThreeShared.Solver(length, options), new Problems.FiveShared.Solver(length, options));
        return limits switch
        {
            1 => ((x, gains, _) => one.Step(x, gains), () => one.Multipliers.ToArray(), one.Reset),
            3 => ((x, gains, _) => three.Step(x, gains), () => three.Multipliers.ToArray(), three.Reset),
            _ => ((x, gains, costs) => five.Step(x, gains, costs), () => five.Multipliers.ToArray(), five.Reset),
        };
    }

    /// <summary>Someone who makes all steps from the start, with multipliers of 0.</summary>
    private static Contestant Of(string peer, double[] start, double[] gains, double[] costs, Action reset, Step step, Func<double[]> multipliers)
    {
        var (x, aligned, prices) = (Data.Buffer<double>(start.Length), Data.Aligned<double>(gains), Data.Aligned<double>(costs));
        return new Contestant(
            peer,
            () =>
            {
                start.CopyTo(x);
                reset();
                for (var i = 0; i < Steps; i++) step(x.Span, aligned.Span, prices.Span);
            },
            () => [x.ToArray(), multipliers()],
            Tolerance);
    }
}
