using Xunit;

namespace Steepest.Tests.LeastSquares.Sparse;

/// <summary>Cameras and points from what the cameras saw: rotations as vectors, by Rodrigues' formula.</summary>
[LevenbergMarquardt]
public static partial class BundleAdjustment
{
    [Residual(Robust = Robust.Huber, Scale = 2)]
    public static void Reprojection(
        ReadOnlySpan<double> cameras, ReadOnlySpan<double> points, double focal, [Sample] int camera, [Sample] int point, [Sample] double u, [Sample] double v,
        [Length(2)] Span<double> errors)
    {
        var c = cameras.Slice(6 * camera, 6);
        var p = points.Slice(3 * point, 3);
        var angle = Math.Sqrt(c[0] * c[0] + c[1] * c[1] + c[2] * c[2]);
        var (sine, cosine) = (Math.Sin(angle) / angle, Math.Cos(angle));
        var along = (c[0] * p[0] + c[1] * p[1] + c[2] * p[2]) * (1 - cosine) / (angle * angle);
        var x = cosine * p[0] + sine * (c[1] * p[2] - c[2] * p[1]) + along * c[0] + c[3];
        var y = cosine * p[1] + sine * (c[2] * p[0] - c[0] * p[2]) + along * c[1] + c[4];
        var z = cosine * p[2] + sine * (c[0] * p[1] - c[1] * p[0]) + along * c[2] + c[5];
        errors[0] = focal * x / z - u;
        errors[1] = focal * y / z - v;
    }

    [Residual(Weight = 1e4)]
    public static double Known(double focal, [Fixed] double usual) => focal - usual;
}

/// <summary>The same residuals where the compiler cannot know what a row touches, since an index depends on a variable: solved densely.</summary>
[LevenbergMarquardt]
public static partial class DenseBundleAdjustment
{
    [Residual(Robust = Robust.Huber, Scale = 2)]
    public static void Reprojection(
        ReadOnlySpan<double> cameras, ReadOnlySpan<double> points, double focal, [Sample] int camera, [Sample] int point, [Sample] double u, [Sample] double v,
        [Length(2)] Span<double> errors)
    {
        var nothing = focal > 0 ? 0 : 1;
        BundleAdjustment.Reprojection(cameras[nothing..], points, focal, camera, point, u, v, errors);
    }

    [Residual(Weight = 1e4)]
    public static double Known(double focal, [Fixed] double usual) => focal - usual;
}

/// <summary>A small scene, by the sparse factor, in which points go before cameras, and densely.</summary>
public sealed class BundleTests
{
    private const int Cameras = 7;
    private const int Points = 60;
    private const double Focal = 500;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void TheSceneIsTheOneOfDenseEquations()
    {
        var (cameras, points, camera, point, u, v) = Scene();
        var (sparse, dense) = ((Cameras: (double[])cameras.Clone(), Points: (double[])points.Clone()), (Cameras: (double[])cameras.Clone(), Points: (double[])points.Clone()));
        var (focal, other) = (Focal + 5, Focal + 5);
        var found = BundleAdjustment.Minimize(sparse.Cameras, sparse.Points, ref focal, Focal, new(camera, point, u, v), cancellationToken: Token);
        var expected = DenseBundleAdjustment.Minimize(dense.Cameras, dense.Points, ref other, Focal, new(camera, point, u, v), cancellationToken: Token);
        Assert.Equal(MinimizeStatus.Converged, found.Status);
        Assert.Equal(expected.Loss, found.Loss, 1e-8 * expected.Loss);
        Assert.Equal(other, focal, 1e-4);
        Assert.True(found.Loss < 0.01 * BundleAdjustment.Evaluate(cameras, points, Focal + 5, Focal, new(camera, point, u, v)).Loss);
        Assert.True(BundleAdjustment.CheckGradients(cameras, points, Focal + 5, Focal, new(camera, point, u, v)).Passed);
    }

    /// <summary>Points in a box before cameras on a circle, seen with errors of half a pixel; the start is a little off.</summary>
    private static (double[] Cameras, double[] Points, int[] Camera, int[] Point, double[] U, double[] V) Scene()
    {
        var random = new Random(17);
        double Off(double size) => size * ((2 * random.NextDouble()) - 1);
        double[] cameras = [.. Enumerable.Range(0, Cameras).SelectMany(i => new[] { Off(0.1), 0.2 * (i - 3) + 0.05, Off(0.1), 0.4 * (i - 3), Off(0.3), 8 + Off(1) })];
        double[] points = [.. Enumerable.Range(0, 3 * Points).Select(_ => Off(2))];
        var (camera, point, u, v) = (new List<int>(), new List<int>(), new List<double>(), new List<double>());
        var errors = new double[2];
        for (var p = 0; p < Points; p++)
        {
            for (var c = 0; c < Cameras; c++)
            {
                if (random.Next(3) == 0) continue;
                BundleAdjustment.Reprojection(cameras, points, Focal, c, p, 0, 0, errors);
                camera.Add(c);
                point.Add(p);
                u.Add(errors[0] + Off(0.5));
                v.Add(errors[1] + Off(0.5));
            }
        }

        return ([.. cameras.Select(number => number + Off(0.01))], [.. points.Select(number => number + Off(0.1))], [.. camera], [.. point], [.. u], [.. v]);
    }
}
