namespace Steepest.Benchmarks.Problems;

/// <summary>Poses in the plane from what was measured between them, weighed by the root of the information of each edge.</summary>
[LevenbergMarquardt]
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
