namespace Steepest.Benchmarks.Problems;

/// <summary>
/// The residuals of one observation in bundle adjustment, as ADBench defines them. A camera is a rotation (axis times angle), its centre, focal
/// length, principal point and two coefficients of radial distortion.
/// </summary>
public static partial class BundleAdjustment
{
    [Differentiable(Derivatives.Jacobian)]
    public static void Reprojection(
        [Length(11)] ReadOnlySpan<double> camera, [Length(3)] ReadOnlySpan<double> point, double weight, [Fixed] double featureX, [Fixed] double featureY,
        [Length(2)] Span<double> error)
    {
        var x = point[0] - camera[3];
        var y = point[1] - camera[4];
        var z = point[2] - camera[5];
        var square = camera[0] * camera[0] + camera[1] * camera[1] + camera[2] * camera[2];
        double seenX, seenY, seenZ;
        if (square != 0)
        {
            var angle = Math.Sqrt(square);
            var cosine = Math.Cos(angle);
            var sine = Math.Sin(angle);
            var axisX = camera[0] / angle;
            var axisY = camera[1] / angle;
            var axisZ = camera[2] / angle;
            var along = (axisX * x + axisY * y + axisZ * z) * (1 - cosine);
            seenX = x * cosine + (axisY * z - axisZ * y) * sine + axisX * along;
            seenY = y * cosine + (axisZ * x - axisX * z) * sine + axisY * along;
            seenZ = z * cosine + (axisX * y - axisY * x) * sine + axisZ * along;
        }
        else
        {
            seenX = x + camera[1] * z - camera[2] * y;
            seenY = y + camera[2] * x - camera[0] * z;
            seenZ = z + camera[0] * y - camera[1] * x;
        }

        var u = seenX / seenZ;
        var v = seenY / seenZ;
        var radius = u * u + v * v;
        var distortion = 1 + camera[9] * radius + camera[10] * radius * radius;
        error[0] = weight * (camera[6] * u * distortion + camera[7] - featureX);
        error[1] = weight * (camera[6] * v * distortion + camera[8] - featureY);
    }
}

/// <summary>All observations of a scene: which camera saw which point where.</summary>
[LevenbergMarquardt]
public static partial class BundleScene
{
    [Residual]
    public static void Reprojection(
        ReadOnlySpan<double> cameras, ReadOnlySpan<double> points, ReadOnlySpan<double> weights,
        [Sample] int camera, [Sample] int point, [Sample] int weight, [Sample] double featureX, [Sample] double featureY, [Length(2)] Span<double> error)
        => BundleAdjustment.Reprojection(cameras.Slice(11 * camera, 11), points.Slice(3 * point, 3), weights[weight], featureX, featureY, error);
}
