using System.Globalization;
using System.Text;

namespace Steepest.Benchmarks.Reporting;

/// <summary>Standings as one table: rows are workloads, columns are contestants.</summary>
internal static class ReportTable
{
    /// <summary>The columns, in their order; those that no row has are left out, and those that are not named here stand at the end.</summary>
    private static readonly string[] Order =
    [
        Peer.Hand, Peer.HandValue, Peer.Inlined, Peer.Cpp, Peer.CppObjective, Peer.Plain, Peer.Chain, Peer.MathNet, Peer.Ceres, Peer.TinyCeres, Peer.OneByOne, Peer.Torch, Peer.Bandwidth, Peer.Peak,
    ];

    public static string Markdown(IReadOnlyList<Standing> standings, bool withTargets)
    {
        var peers = Order.Concat(standings.SelectMany(standing => standing.Peers)).Distinct().Where(peer => peer != Peer.Steepest && standings.Any(standing => standing.Place(peer) >= 0)).ToArray();
        string[] head = ["workload", "Steepest, ns", .. peers, "bytes", .. withTargets ? ["target"] : Array.Empty<string>()];
        var text = new StringBuilder();
        text.AppendLine(Line(head)).AppendLine(Line([.. head.Select((_, i) => i is 0 ? "---" : "--:")]));
        foreach (var standing in standings) text.AppendLine(Line(Row(standing, peers, withTargets)));
        return text.ToString();
    }

    private static string[] Row(Standing standing, string[] peers, bool withTargets) =>
    [
        $"{standing.Workload.Name}, a {standing.Workload.Unit}",
        standing.Peers[0] == Peer.Steepest ? Number(standing.Best(0)) : $"({standing.Peers[0]}) {Number(standing.Best(0))}",
        .. peers.Select(peer => Cell(standing, standing.Place(peer))),
        standing.Allocated < 0 ? "" : standing.Allocated.ToString(CultureInfo.InvariantCulture),
        .. withTargets ? [string.Join("; ", standing.Verdicts.Select(verdict => $"{verdict.Target} {(verdict.Met ? "✓" : "✗")}"))] : Array.Empty<string>(),
    ];

    private static string Cell(Standing standing, int place)
        => place < 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{Number(standing.Ratio(place))} ({Number(standing.MedianRatio(place))})");

    private static string Number(double value) => value switch
    {
        >= 1e6 => value.ToString("0.00E+0", CultureInfo.InvariantCulture),
        >= 100 => value.ToString("0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => value.ToString("0.00", CultureInfo.InvariantCulture),
    };

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
}
