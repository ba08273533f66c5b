using System.Globalization;
using Steepest.Benchmarks.Peers;
using Steepest.Benchmarks.Reporting;

namespace Steepest.Benchmarks.Workloads;

/// <summary>The gradient of a Gaussian mixture's log-likelihood, ADBench's definition, in double precision.</summary>
internal static class GaussianMixtures
{
    private const double Gamma = 1;
    private const int M = 0;
    private const double Tolerance = 1e-9;

    public static IEnumerable<Workload> All
        => from count in new[] { 1_000, 10_000 }
           from dimensions in new[] { 2, 10, 32, 64 }
           from components in new[] { 5, 25, 50 }
           select new Workload(
               $"Gaussian mixture, {count.ToString("N0", CultureInfo.InvariantCulture)} points of {dimensions}, {components} components", "point and component",
               scale => scale == Scale.Tiny ? Prepare(150, dimensions, 3) : Prepare(count, dimensions, components),
               new(Peer.Cpp, 6), new(Peer.CppObjective, 1 / 1.5));

    private static unsafe Arena Prepare(int count, int dimensions, int components)
    {
        var entries = dimensions * (dimensions + 1) / 2;
        double[] alphas = Data.Point(components, 1);
        double[] means = Data.Point(components * dimensions, 2);
        double[] icf = [.. Data.Point(components * entries, 3).Select(entry => 0.3 * entry)];
        double[] points = Data.Point(count * dimensions, 4);
        var reference = new Slots(components, dimensions, entries);
        var plain = new Plain.GaussianMixture(dimensions, components, Gamma, M);
        reference.Value = plain.Gradient(alphas, means, icf, points, reference.Alphas, reference.Means, reference.Icf);
        var hand = new HandWritten.GaussianMixture(dimensions, components);
        var constant = count * dimensions * 0.5 * Math.Log(2 * Math.PI);
        var gradient = (delegate* unmanaged<int, int, int, double*, double*, double*, double*, double, int, double*, double*, double*, double>)NativeLibraryOf.Function("gmm.cpp", "gmm_gradient");
        var objective = (delegate* unmanaged<int, int, int, double*, double*, double*, double*, double, int, double>)NativeLibraryOf.Function("gmm.cpp", "gmm_objective");
        var value = 0.0;
        return new Arena((double)count * components, reference.Parts(),
        [
            Of(Peer.Steepest, slots => Problems.GaussianMixture.LogLikelihoodGradient(
                alphas, means, icf, points, dimensions, Gamma, M, slots.Alphas, slots.Means, slots.Icf)),
            Of(Peer.Hand, slots => hand.Gradient(alphas, means, icf, points, slots.Alphas, slots.Means, slots.Icf) - constant
                + plain.Rest(count, alphas, icf, slots.Alphas, slots.Icf)),
            Of(Peer.Plain, slots => plain.Gradient(alphas, means, icf, points, slots.Alphas, slots.Means, slots.Icf)),
            gradient is null ? null : Of(Peer.Cpp, slots =>
            {
                fixed (double* a = alphas, b = means, c = icf, x = points, at = slots.Alphas, bt = slots.Means, ct = slots.Icf)
                {
                    return gradient(dimensions, components, count, a, b, c, x, Gamma, M, at, bt, ct);
                }
            }),
            objective is null ? null : new Contestant(
                Peer.CppObjective,
                () =>
                {
                    fixed (double* a = alphas, b = means, c = icf, x = points) value = objective(dimensions, components, count, a, b, c, x, Gamma, M);
                },
                () => [[value]],
                Tolerance),
        ]);

        Contestant Of(string peer, Func<Slots, double> compute)
        {
            var slots = new Slots(components, dimensions, entries);
            return new Contestant(peer, () => slots.Value = compute(slots), slots.Parts, Tolerance);
        }
    }

    /// <summary>Where a contestant leaves its result.</summary>
    private sealed class Slots(int components, int dimensions, int entries)
    {
        public double Value { get; set; }

        public double[] Alphas { get; } = new double[components];

        public double[] Means { get; } = new double[components * dimensions];

        public double[] Icf { get; } = new double[components * entries];

        public double[][] Parts() => [[Value], Alphas, Means, Icf];
    }
}
