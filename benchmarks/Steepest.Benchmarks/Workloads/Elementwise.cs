using Steepest.Benchmarks.Peers;
using Steepest.Benchmarks.Reporting;

namespace Steepest.Benchmarks.Workloads;

/// <summary>ln Σ eˣ, and distances to the nearest centre: gradients against the best that the value alone takes.</summary>
internal static class Elementwise
{
    private const double Tolerance = 1e-12;
    private static readonly (int Points, int Dimensions, int Centres)[] Sizes = [(10_000, 10, 25), (2_000, 64, 100)];

    public static IEnumerable<Workload> All =>
    [
        .. new[] { 1_000, 100_000 }.Select(length => new Workload(
            $"log-sum-exp of {length}", "element", scale => LogSumExp(scale == Scale.Tiny ? 48 : length), new Target(Peer.HandValue, 1 / 1.7))),
        .. Sizes.Select(size => new Workload(
            $"k-means distance, {size.Points} points of {size.Dimensions}, {size.Centres} centres", "point and centre",
            scale => KMeans(scale == Scale.Tiny ? 48 : size.Points, size.Dimensions, scale == Scale.Tiny ? 6 : size.Centres), new Target(Peer.HandValue, 1 / 2.0))),
    ];

    private static unsafe Arena LogSumExp(int length)
    {
        var x = Data.Aligned<double>(Data.Point(length, 1));
        double[] plain = x.ToArray();
        var reference = new double[length];
        double[] value = [Plain.LogSumExp.Gradient(plain, reference)];
        var native = (delegate* unmanaged<double*, int, double*, double>)NativeLibraryOf.Function("elementwise.cpp", "log_sum_exp");
        return new Arena(length, [value, reference],
        [
            Of(Peer.Steepest, length, slot => Problems.LogSumExp.LossGradient(x.Span, slot.Span)),
            Of(Peer.Hand, length, slot => HandWritten.LogSumExp.Gradient(x.Span, slot.Span)),
            OfValue(() => HandWritten.LogSumExp.Value(x.Span)),
            Plainly(length, slot => Plain.LogSumExp.Gradient(plain, slot)),
            native is null ? null : Of(Peer.Cpp, length, slot =>
            {
                fixed (double* from = x.Span, to = slot.Span) return native(from, length, to);
            }),
        ]);
    }

    private static unsafe Arena KMeans(int count, int dimensions, int centreCount)
    {
        var points = Data.Aligned<double>(Data.Point(count * dimensions, 2));
        var centres = Data.Aligned<double>(Data.Point(centreCount * dimensions, 3));
        double[] plainPoints = points.ToArray();
        double[] plainCentres = centres.ToArray();
        var reference = new double[centres.Length];
        double[] value = [Plain.KMeans.Gradient(plainCentres, plainPoints, dimensions, reference)];
        var hand = new HandWritten.KMeans(dimensions, centreCount);
        var native = (delegate* unmanaged<double*, int, double*, int, int, double*, double>)NativeLibraryOf.Function("elementwise.cpp", "k_means");
        return new Arena((double)count * centreCount, [value, reference],
        [
            Of(Peer.Steepest, centres.Length, slot => Problems.KMeans.DistanceGradient(centres.Span, points.Span, dimensions, slot.Span)),
            Of(Peer.Hand, centres.Length, slot => hand.Gradient(points.Span, centres.Span, slot.Span)),
            OfValue(() => hand.Value(points.Span, centres.Span)),
            Plainly(centres.Length, slot => Plain.KMeans.Gradient(plainCentres, plainPoints, dimensions, slot)),
            native is null ? null : Of(Peer.Cpp, centres.Length, slot =>
            {
                fixed (double* at = centres.Span, from = points.Span, to = slot.Span) return native(at, centreCount, from, count, dimensions, to);
            }),
        ]);
    }

    /// <summary>Someone who returns the value and fills an aligned gradient.</summary>
    private static Contestant Of(string peer, int length, Func<Memory<double>, double> gradient)
    {
        var slot = Data.Buffer<double>(length);
        var value = 0.0;
        return new Contestant(peer, () => value = gradient(slot), () => [[value], slot.ToArray()], Tolerance);
    }

    private static Contestant Plainly(int length, Func<double[], double> gradient)
    {
        var slot = new double[length];
        var value = 0.0;
        return new Contestant(Peer.Plain, () => value = gradient(slot), () => [[value], slot], Tolerance);
    }

    private static Contestant OfValue(Func<double> compute)
    {
        var value = 0.0;
        return new Contestant(Peer.HandValue, () => value = compute(), () => [[value]], Tolerance);
    }
}
