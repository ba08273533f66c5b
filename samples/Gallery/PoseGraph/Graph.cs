using ScottPlot;
using Steepest;

namespace Gallery.PoseGraph;

/// <summary>Where a robot has been, from what it measured between places: poses are x, y and heading, one behind the other.</summary>
[LevenbergMarquardt]
public static partial class Graph
{
    /// <param name="poses">Three numbers a pose.</param>
    /// <param name="from">The pose that measures.</param>
    /// <param name="to">The pose that is measured.</param>
    /// <param name="dx">Where it is seen, ahead.</param>
    /// <param name="dy">Where it is seen, to the left.</param>
    /// <param name="turn">How it is turned.</param>
    /// <param name="ofPlace">The root of the weight of places.</param>
    /// <param name="ofTurn">The root of the weight of turns.</param>
    /// <param name="errors">Two of place, two of turn: the differences of cosines and sines, which know no jump at half a turn.</param>
    [Residual(Weight = 2)]
    public static void Errors(
        ReadOnlySpan<double> poses, [Sample] int from, [Sample] int to, [Sample] double dx, [Sample] double dy, [Sample] double turn,
        [Sample] double ofPlace, [Sample] double ofTurn, [Length(4)] Span<double> errors)
    {
        var (sine, cosine) = (Math.Sin(poses[3 * from + 2]), Math.Cos(poses[3 * from + 2]));
        errors[0] = ofPlace * (poses[3 * to] - poses[3 * from] - (cosine * dx - sine * dy));
        errors[1] = ofPlace * (poses[3 * to + 1] - poses[3 * from + 1] - (sine * dx + cosine * dy));
        var difference = poses[3 * to + 2] - poses[3 * from + 2] - turn;
        errors[2] = ofTurn * (Math.Cos(difference) - 1);
        errors[3] = ofTurn * Math.Sin(difference);
    }
}

/// <summary>The Intel laboratory: 1,728 poses, 2,512 measurements.</summary>
internal static class Intel
{
    private const double Certified = 52.34822728646077;

    public static void Run(Page page)
    {
        var edges = Tables.Read("pg2d_intel_edges.csv.gz");
        var given = Poses("pg2d_intel_vertices.csv.gz");
        var poses = Poses("pg2d_intel_chordal_start.csv.gz");
        var samples = new Graph.Samples(
            Column(edges, edge => (int)edge[0]), Column(edges, edge => (int)edge[1]), Column(edges, edge => edge[2]), Column(edges, edge => edge[3]), Column(edges, edge => edge[4]),
            Column(edges, edge => Math.Sqrt(2 * (edge[5] * edge[8] - edge[6] * edge[6]) / (edge[5] + edge[8]))), Column(edges, edge => Math.Sqrt(2 * edge[10])));
        page.Print($"as driven: {Graph.Evaluate(given, samples).Loss:F4}, at the start {Graph.Evaluate(poses, samples).Loss:F4}");
        var result = Graph.Minimize(poses, samples);
        page.Print($"{result.Status}: {result.Loss:R} after {result.Iterations} iterations");
        page.AtMost(1e-9, Math.Abs(result.Loss - Certified) / Certified, "relative distance from the certified optimum");
        Draw(page, "before", "As driven, by odometry", given);
        Draw(page, "after", "At the optimum", poses);
    }

    private static T[] Column<T>(double[][] edges, Func<double[], T> of) => [.. edges.Select(of)];

    private static double[] Poses(string file) => [.. Tables.Read(file).SelectMany(row => row[1..4])];

    private static void Draw(Page page, string file, string title, double[] poses)
    {
        var plot = new Plot();
        var count = poses.Length / 3;
        var line = plot.Add.ScatterLine(Enumerable.Range(0, count).Select(i => poses[3 * i]).ToArray(), Enumerable.Range(0, count).Select(i => poses[3 * i + 1]).ToArray());
        line.LineWidth = 1;
        plot.Title(title);
        plot.Axes.SquareUnits();
        page.Draw(plot, file, 700, 700);
    }
}
