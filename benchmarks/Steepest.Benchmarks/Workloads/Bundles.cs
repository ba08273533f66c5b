using Steepest.Benchmarks.Peers;
using Steepest.Benchmarks.Reporting;

namespace Steepest.Benchmarks.Workloads;

/// <summary>Residuals and Jacobians of the observations of a bundle adjustment, ADBench's definition.</summary>
internal static class Bundles
{
    private const int Columns = 15;
    private const double Tolerance = 1e-10;

    public static IEnumerable<Workload> All =>
    [
        new("bundle adjustment, 49 cameras, 2,048 observations", "observation", scale => Prepare(scale, isTogether: true), new Target(Peer.Cpp, 3)),
        new("the same, a call for each observation", "observation", scale => Prepare(scale, isTogether: false)),
    ];

    private static unsafe Arena Prepare(Scale scale, bool isTogether)
    {
        var (cameraCount, count) = scale == Scale.Tiny ? (3, 16) : (49, 2_048);
        var pointCount = count / 4;
        double[] cameras = [.. Enumerable.Range(0, cameraCount).SelectMany(Camera)];
        double[] points = [.. Data.Point(3 * pointCount, 2).Select((place, i) => i % 3 == 2 ? place + 5 : place)];
        double[] weights = [.. Data.Point(count, 3).Select(weight => 1 + (0.5 * weight))];
        double[] features = Data.Point(2 * count, 4);
        var random = new Random(5);
        int[] indices = [.. Enumerable.Range(0, 2 * count).Select(i => random.Next(i % 2 == 0 ? cameraCount : pointCount))];
        var reference = new Slots(count);
        Plainly(reference);
        int[] EverySecond(int first) => [.. indices.Where((_, i) => i % 2 == first)];
        var samples = new Problems.BundleScene.Samples(
            EverySecond(0), EverySecond(1), Enumerable.Range(0, count).ToArray(), features.Where((_, i) => i % 2 == 0).ToArray(), features.Where((_, i) => i % 2 == 1).ToArray());
        var jacobian = new SparseJacobian<double>();
        var hand = new HandWritten.BundleAdjustment();
        var native = (delegate* unmanaged<int, int*, double*, double*, double*, double*, double*, double*, void>)NativeLibraryOf.Function("bundle.cpp", "bundle");
        return new Arena(count, reference.Parts(),
        [
            isTogether ? new Contestant(Peer.Steepest, () => Problems.BundleScene.ResidualJacobian(cameras, points, weights, samples, jacobian), () => [[.. jacobian.Residuals], [.. jacobian.Values]], Tolerance) : Of(Peer.Steepest, slots =>
            {
                for (var n = 0; n < count; n++)
                {
                    Problems.BundleAdjustment.ReprojectionJacobian(
                        cameras.AsSpan(11 * indices[2 * n], 11), points.AsSpan(3 * indices[(2 * n) + 1], 3), weights[n], features[2 * n], features[(2 * n) + 1],
                        slots.Errors.AsSpan(2 * n, 2), slots.Jacobians.AsSpan(2 * Columns * n, 2 * Columns));
                }
            }),
            Of(Peer.Hand, slots => hand.Jacobian(indices, cameras, points, weights, features, slots.Errors, slots.Jacobians)),
            Of(Peer.Plain, Plainly),
            native is null ? null : Of(Peer.Cpp, slots =>
            {
                fixed (int* at = indices)
                fixed (double* c = cameras, p = points, w = weights, f = features, e = slots.Errors, j = slots.Jacobians) native(count, at, c, p, w, f, e, j);
            }),
        ]);

        void Plainly(Slots slots)
        {
            for (var n = 0; n < count; n++)
            {
                Plain.BundleAdjustment.Jacobian(
                    cameras.AsSpan(11 * indices[2 * n], 11), points.AsSpan(3 * indices[(2 * n) + 1], 3), weights[n], features[2 * n], features[(2 * n) + 1],
                    slots.Errors.AsSpan(2 * n, 2), slots.Jacobians.AsSpan(2 * Columns * n, 2 * Columns));
            }
        }

        Contestant Of(string peer, Action<Slots> compute)
        {
            var slots = new Slots(count);
            return new Contestant(peer, () => compute(slots), slots.Parts, Tolerance);
        }
    }

    /// <summary>Turned a little, near the origin, looking along the third axis.</summary>
    private static double[] Camera(int seed)
    {
        var random = Data.Point(11, 100 + seed);
        return [.. random.Select((number, i) => i switch { < 3 => 0.3 * number, < 6 => 0.2 * number, 6 => 2 + number, < 9 => 0.1 * number, _ => 0.05 * number })];
    }

    private sealed class Slots(int count)
    {
        public double[] Errors { get; } = new double[2 * count];

        /// <summary>Two numbers longer than what is in it.</summary>
        public double[] Jacobians { get; } = new double[(2 * Columns * count) + 2];

        public double[][] Parts() => [Errors, Jacobians[..^2]];
    }
}
