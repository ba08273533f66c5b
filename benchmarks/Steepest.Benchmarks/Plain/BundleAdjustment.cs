namespace Steepest.Benchmarks.Plain;

/// <summary>The residuals of one observation and their Jacobian, differentiated by hand.</summary>
internal static class BundleAdjustment
{
    /// <summary>Two residuals, and two rows of 15 derivatives: camera, point, weight.</summary>
    public static void Jacobian(ReadOnlySpan<double> camera, ReadOnlySpan<double> point, double weight, double featureX, double featureY, Span<double> error, Span<double> jacobian)
    {
        double[] p = [point[0] - camera[3], point[1] - camera[4], point[2] - camera[5]];
        var angle = Math.Sqrt((camera[0] * camera[0]) + (camera[1] * camera[1]) + (camera[2] * camera[2]));
        if (angle == 0) throw new ArgumentOutOfRangeException(nameof(camera), "Written for rotations other than none.");
        var cosine = Math.Cos(angle);
        var sine = Math.Sin(angle);
        double[] axis = [camera[0] / angle, camera[1] / angle, camera[2] / angle];
        double[] cross = Cross(axis, p);
        var along = Dot(axis, p);
        var seen = new double[3];
        for (var i = 0; i < 3; i++) seen[i] = (p[i] * cosine) + (cross[i] * sine) + (axis[i] * along * (1 - cosine));

        // Columns: rotation, then the rotated unit vectors.
        var turned = new double[9];
        var rotated = new double[9];
        for (var k = 0; k < 3; k++)
        {
            double[] unit = [k == 0 ? 1 : 0, k == 1 ? 1 : 0, k == 2 ? 1 : 0];
            double[] turn = [unit[0] - (axis[k] * axis[0]), unit[1] - (axis[k] * axis[1]), unit[2] - (axis[k] * axis[2])];
            double[] turnCross = Cross(turn, p);
            double[] unitCross = Cross(axis, unit);
            for (var i = 0; i < 3; i++)
            {
                turned[(i * 3) + k] = (axis[k] * ((-p[i] * sine) + (cross[i] * cosine) + (axis[i] * along * sine)))
                    + (((turnCross[i] * sine) + (((turn[i] * along) + (axis[i] * Dot(turn, p))) * (1 - cosine))) / angle);
                rotated[(i * 3) + k] = (unit[i] * cosine) + (unitCross[i] * sine) + (axis[i] * axis[k] * (1 - cosine));
            }
        }

        var u = seen[0] / seen[2];
        var v = seen[1] / seen[2];
        var radius = (u * u) + (v * v);
        var distortion = 1 + (camera[9] * radius) + (camera[10] * radius * radius);
        var growth = camera[9] + (2 * camera[10] * radius);
        var focal = camera[6];
        double[] image = [u, v];
        for (var row = 0; row < 2; row++)
        {
            var place = image[row];
            var left = (focal * place * distortion) + camera[7 + row] - (row == 0 ? featureX : featureY);
            error[row] = weight * left;
            var byU = weight * focal * ((row == 0 ? distortion : 0) + (2 * place * growth * u));
            var byV = weight * focal * ((row == 1 ? distortion : 0) + (2 * place * growth * v));
            double[] bySeen = [byU / seen[2], byV / seen[2], -((byU * u) + (byV * v)) / seen[2]];
            var to = jacobian.Slice(row * 15, 15);
            for (var k = 0; k < 3; k++)
            {
                to[k] = (bySeen[0] * turned[k]) + (bySeen[1] * turned[3 + k]) + (bySeen[2] * turned[6 + k]);
                to[11 + k] = (bySeen[0] * rotated[k]) + (bySeen[1] * rotated[3 + k]) + (bySeen[2] * rotated[6 + k]);
                to[3 + k] = -to[11 + k];
            }

            to[6] = weight * place * distortion;
            to[7] = row == 0 ? weight : 0;
            to[8] = row == 1 ? weight : 0;
            to[9] = weight * focal * place * radius;
            to[10] = weight * focal * place * radius * radius;
            to[14] = left;
        }
    }

    private static double Dot(double[] a, double[] b) => (a[0] * b[0]) + (a[1] * b[1]) + (a[2] * b[2]);

    private static double[] Cross(double[] a, double[] b) => [(a[1] * b[2]) - (a[2] * b[1]), (a[2] * b[0]) - (a[0] * b[2]), (a[0] * b[1]) - (a[1] * b[0])];
}
