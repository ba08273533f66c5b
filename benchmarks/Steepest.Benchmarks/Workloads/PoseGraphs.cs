using System.Globalization;
using System.IO.Compression;
using Steepest.Benchmarks.Peers;
using Steepest.Benchmarks.Reporting;

namespace Steepest.Benchmarks.Workloads;

/// <summary>Published pose graphs in the plane, from a start near the optimum, to eleven digits of the objective.</summary>
internal static class PoseGraphs
{
    private const double Tolerance = 1e-10;

    public static IEnumerable<Workload> All =>
    [
        new("pose graph intel, 1,728 poses, 2,512 edges", "graph", _ => Prepare("intel", 44.41780797764556), new Target(Peer.Ceres, 1)),
        new("pose graph MIT, 808 poses, 827 edges", "graph", _ => Prepare("MIT", 39.6012944849421), new Target(Peer.Ceres, 1)),
    ];

    /// <summary>The native side makes its problem once; here a run makes its solver and analyses its pattern.</summary>
    private static unsafe Arena Prepare(string name, double lowest)
    {
        var edges = Rows($"pg2d_{name}_edges.csv.gz");
        double[] start = [.. Rows($"pg2d_{name}_chordal_start.csv.gz").SelectMany(row => row[1..4])];
        var (from, to) = (Array.ConvertAll(edges, edge => (int)edge[0]), Array.ConvertAll(edges, edge => (int)edge[1]));
        double[] Column(int column) => Array.ConvertAll(edges, edge => edge[column]);
        var (dx, dy, turn, root) = (Column(2), Column(3), Column(4), edges.SelectMany(Root).ToArray());
        var samples = new Problems.PoseGraph.Samples(from, to, dx, dy, turn, root);
        var options = new MinimizeOptions { LossTolerance = Tolerance };
        var (ours, theirs) = ((double[])start.Clone(), (double[])start.Clone());
        var contestants = new List<Contestant?>
        {
            new(
                Peer.Steepest,
                () =>
                {
                    start.CopyTo(ours, 0);
                    Problems.PoseGraph.Minimize(ours, samples, options: options);
                },
                () => [[Problems.PoseGraph.Evaluate(ours, samples).Loss]],
                1e-9),
        };
        var make = (delegate* unmanaged<int, int, int*, int*, double*, double*, double*, double*, nint>)NativeLibraryOf.Ceres("posegraph");
        var solve = (delegate* unmanaged<nint, double*, double, int>)NativeLibraryOf.Ceres("posegraph_solve");
        if (make is not null)
        {
            nint graph;
            fixed (int* f = from, t = to)
            fixed (double* x = dx, y = dy, a = turn, r = root) graph = make(start.Length / 3, edges.Length, f, t, x, y, a, r);
            contestants.Add(new(
                Peer.Ceres,
                () =>
                {
                    start.CopyTo(theirs, 0);
                    fixed (double* poses = theirs) _ = solve(graph, poses, Tolerance);
                },
                () => [[Problems.PoseGraph.Evaluate(theirs, samples).Loss]],
                1e-9));
        }

        return new Arena(1, [[lowest]], contestants);
    }

    /// <summary>The upper triangle whose square is the information of an edge.</summary>
    private static double[] Root(double[] edge)
    {
        var a = Math.Sqrt(edge[5]);
        var (b, c) = (edge[6] / a, edge[7] / a);
        var d = Math.Sqrt(edge[8] - (b * b));
        var e = (edge[9] - (b * c)) / d;
        return [a, b, c, d, e, Math.Sqrt(edge[10] - (c * c) - (e * e))];
    }

    private static double[][] Rows(string file)
    {
        using var stored = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "PoseGraphs", file));
        using var reader = new StreamReader(new GZipStream(stored, CompressionMode.Decompress));
        reader.ReadLine();
        var rows = new List<double[]>();
        while (reader.ReadLine() is { Length: > 0 } line)
            rows.Add(Array.ConvertAll(line.Split(','), field => double.TryParse(field, CultureInfo.InvariantCulture, out var number) ? number : double.NaN));
        return [.. rows];
    }
}
