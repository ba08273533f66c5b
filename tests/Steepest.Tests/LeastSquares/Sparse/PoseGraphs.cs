using System.Globalization;
using System.IO.Compression;

namespace Steepest.Tests.LeastSquares.Sparse;

/// <summary>Poses in the plane from what was measured between them: differences of places seen from the first pose, and of angles, which jump at half a turn.</summary>
[LevenbergMarquardt, GaussNewton, Dogleg]
public static partial class PoseGraph
{
    [Residual(Weight = 2)]
    public static void Errors(
        ReadOnlySpan<double> poses, [Sample] int from, [Sample] int to, [Sample] double dx, [Sample] double dy, [Sample] double turn,
        [Sample, Length(6)] ReadOnlySpan<double> root, [Length(3)] Span<double> errors)
    {
        var a = poses.Slice(3 * from, 3);
        var b = poses.Slice(3 * to, 3);
        var (sine, cosine) = (Math.Sin(a[2]), Math.Cos(a[2]));
        var x = cosine * (b[0] - a[0]) + sine * (b[1] - a[1]) - dx;
        var y = cosine * (b[1] - a[1]) - sine * (b[0] - a[0]) - dy;
        var angle = b[2] - a[2] - turn;
        angle -= 2 * Math.PI * Functions.StopGradient(Math.Floor((angle + Math.PI) / (2 * Math.PI)));
        errors[0] = root[0] * x + root[1] * y + root[2] * angle;
        errors[1] = root[3] * y + root[4] * angle;
        errors[2] = root[5] * angle;
    }
}

/// <summary>The same with the differences of rotations as matrices, and the first pose held by a residual.</summary>
[LevenbergMarquardt]
public static partial class ChordalPoseGraph
{
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

    [Residual(Weight = 1e6)]
    public static void First(ReadOnlySpan<double> poses, [Length(3)] Span<double> held)
    {
        for (var i = 0; i < held.Length; i++) held[i] = poses[i];
    }
}

/// <summary>Published pose graphs, edges with their information, and starts near the optimum.</summary>
internal static class PoseGraphData
{
    public static double[] Start(string name) => [.. Rows($"pg2d_{name}_chordal_start").SelectMany(row => row[1..4])];

    public static PoseGraph.Samples Edges(string name)
    {
        var edges = Rows($"pg2d_{name}_edges");
        return new(Places(edges, 0), Places(edges, 1), Column(edges, 2), Column(edges, 3), Column(edges, 4), edges.SelectMany(Root).ToArray());
    }

    public static ChordalPoseGraph.Samples ChordalEdges(string name)
    {
        var edges = Rows($"pg2d_{name}_edges");
        return new(
            Places(edges, 0), Places(edges, 1), Column(edges, 2), Column(edges, 3), Column(edges, 4),
            Array.ConvertAll(edges, edge => Math.Sqrt(2 * ((edge[5] * edge[8]) - (edge[6] * edge[6])) / (edge[5] + edge[8]))), Array.ConvertAll(edges, edge => Math.Sqrt(2 * edge[10])));
    }

    private static int[] Places(double[][] edges, int column) => [.. edges.Select(edge => (int)edge[column])];

    private static double[] Column(double[][] edges, int column) => [.. edges.Select(edge => edge[column])];

    /// <summary>The upper triangle whose square is the information of an edge.</summary>
    private static double[] Root(double[] edge)
    {
        var a = Math.Sqrt(edge[5]);
        var (b, c) = (edge[6] / a, edge[7] / a);
        var d = Math.Sqrt(edge[8] - (b * b));
        var e = (edge[9] - (b * c)) / d;
        return [a, b, c, d, e, Math.Sqrt(edge[10] - (c * c) - (e * e))];
    }

    private static double[][] Rows(string name)
    {
        using var stored = typeof(PoseGraphData).Assembly.GetManifestResourceStream($"posegraph/{name}.csv.gz")!;
        using var reader = new StreamReader(new GZipStream(stored, CompressionMode.Decompress));
        reader.ReadLine();
        var rows = new List<double[]>();
        while (reader.ReadLine() is { Length: > 0 } line) rows.Add(Array.ConvertAll(line.Split(','), field => double.TryParse(field, CultureInfo.InvariantCulture, out var number) ? number : double.NaN));
        return [.. rows];
    }
}
