using System.Globalization;
using System.Runtime.InteropServices;
using Steepest.Benchmarks.HandWritten;
using Steepest.Benchmarks.Peers;
using Steepest.Benchmarks.Reporting;
using Steepest.Updates;

namespace Steepest.Benchmarks.Workloads;

/// <summary>The update of Adam alone, over a given gradient, from the first-level cache to memory.</summary>
internal static class AdamUpdates
{
    private const double Rate = 1e-3;
    private const float Tolerance = 1e-5f;

    /// <summary>Updates that the first run makes: what is compared. Later ones go on from there.</summary>
    private const int Compared = 3;

    public static IEnumerable<Workload> All => new[] { 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 30_000_000 }.Select(length => new Workload(
        $"Adam update of {length.ToString("N0", CultureInfo.InvariantCulture)}", "parameter", scale => Prepare(scale == Scale.Tiny ? 64 : length), Targets(length)));

    private static Target[] Targets(int length) => length >= 100_000 ? [new(Peer.Bandwidth, 0.9), new(Peer.Chain, 2)] : [new Target(Peer.Chain, 2)];

    private static unsafe Arena Prepare(int exact)
    {
        // Whole vectors, as a solver packs them.
        var length = (exact + 15) & -16;
        var gradient = Data.Aligned<float>(Data.Point(length, 1));
        var start = Data.Aligned<float>(Data.Point(length, 2));
        float[] plainGradient = gradient.ToArray();
        var rule = new SteepestUpdate<Adam<float>>(new(0.9, 0.999, 1e-8), Rate);
        var hand = new AdamUpdate<float, SingleLanes>(Rate);
        var scratch = Data.Buffer<float>(length);
        var native = (delegate* unmanaged<float*, float*, float*, float*, int, float, float, void>)NativeLibraryOf.Function("elementwise.cpp", "adam");
        return new Arena(length, [Reference(start.Span, gradient.Span)],
        [
            Of(Peer.Steepest, start, 2, (point, state) => rule.Apply(point.Span, gradient.Span, state.Span)),
            Of(Peer.Hand, start, 2, (point, state) => hand.Apply(point.Span, gradient.Span, state.Span[..length], state.Span[length..])),
            Plainly(start, plainGradient),
            native is null ? null : Powered(Peer.Cpp, start, (point, state, rate, correction) =>
            {
                fixed (float* x = point.Span, g = gradient.Span, m = state.Span) native(x, g, m, m + length, length, rate, correction);
            }),
            Powered(Peer.Chain, start, (point, state, rate, correction) => AdamChain.Apply(
                point.Span, gradient.Span, state.Span[..length], state.Span[length..], scratch.Span, rate, correction)),
            Torch.Contestant(Tolerance, ["adam", $"{length}"], [("f", MemoryMarshal.AsBytes(start.Span).ToArray()), ("f", MemoryMarshal.AsBytes(gradient.Span).ToArray())]),
            Floor(start, gradient),
        ]);
    }

    private static double[] Reference(ReadOnlySpan<float> start, ReadOnlySpan<float> gradient)
    {
        var point = Data.Widen(start);
        var slopes = Data.Widen(gradient);
        var firsts = new double[point.Length];
        var seconds = new double[point.Length];
        for (var t = 1; t <= Compared; t++) Plain.AdamUpdate.Apply(point, slopes, firsts, seconds, Rate / (1 - Math.Pow(0.9, t)), 1 / (1 - Math.Pow(0.999, t)));
        return point;
    }

    private static Contestant Of(string peer, Memory<float> start, int states, Action<Memory<float>, Memory<float>> update)
    {
        var point = Data.Buffer<float>(start.Length);
        start.CopyTo(point);
        var state = Data.Buffer<float>(states * start.Length);
        return Counted(peer, () => update(point, state), () => point.Span);
    }

    /// <summary>Someone who is told the corrected rate.</summary>
    private static Contestant Powered(string peer, Memory<float> start, Action<Memory<float>, Memory<float>, float, float> update)
    {
        var (power1, power2) = (1.0, 1.0);
        return Of(peer, start, 2, (point, state) =>
        {
            power1 *= 0.9;
            power2 *= 0.999;
            update(point, state, (float)(Rate / (1 - power1)), (float)(1 / (1 - power2)));
        });
    }

    private static Contestant Plainly(Memory<float> start, float[] gradient)
    {
        float[] point = start.ToArray();
        var firsts = new float[point.Length];
        var seconds = new float[point.Length];
        var (power1, power2) = (1.0, 1.0);
        return Counted(
            Peer.Plain,
            () =>
            {
                power1 *= 0.9;
                power2 *= 0.999;
                Plain.AdamUpdate.Apply(point, gradient, firsts, seconds, (float)(Rate / (1 - power1)), (float)(1 / (1 - power2)));
            },
            () => point);
    }

    private static Contestant Floor(Memory<float> start, Memory<float> gradient)
    {
        var point = Data.Buffer<float>(start.Length);
        var state = Data.Buffer<float>(2 * start.Length);
        return new Contestant(Peer.Bandwidth, () => Traffic.Update(point.Span, gradient.Span, state.Span[..start.Length], state.Span[start.Length..]), () => [], 0);
    }

    private delegate ReadOnlySpan<float> Outcome();

    private static Contestant Counted(string peer, Action update, Outcome outcome)
    {
        var runs = 0;
        return new Contestant(
            peer,
            () =>
            {
                do update();
                while (++runs < Compared);
            },
            () => [Data.Widen(outcome())],
            Tolerance);
    }
}
