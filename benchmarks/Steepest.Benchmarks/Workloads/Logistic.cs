using System.Numerics;
using Steepest.Benchmarks.HandWritten;
using Steepest.Benchmarks.Peers;
using Steepest.Benchmarks.Problems;
using Steepest.Benchmarks.Reporting;

namespace Steepest.Benchmarks.Workloads;

/// <summary>Training of a logistic regression: features, precision, batch size, optimizer, in cache and from memory.</summary>
internal static class Logistic
{
    private const int Seed = 5;
    private const double DescentRate = 0.0625;
    private const double MomentumRate = 0.0078125;
    private const double AdamRate = 0.0009765625;

    /// <summary>Rows that stay in the second-level cache, by width, in single precision.</summary>
    private static readonly (int Width, int Rows)[] Widths = [(32, 4096), (123, 1024), (784, 256)];

    public static IEnumerable<Workload> All
    {
        get
        {
            foreach (var kind in Enum.GetValues<UpdateKind>())
            {
                foreach (var (width, rows) in Widths)
                {
                    // Momentum differs where the update is part of the pass over a row.
                    foreach (var batch in (kind == UpdateKind.Momentum ? [1] : new[] { 1, 32, 256, rows }).Distinct())
                    {
                        yield return Of<float, SingleLanes>(width, rows, batch, kind, Epochs(rows), SingleTargets(width, rows, batch));
                        yield return Of<double, DoubleLanes>(width, rows, batch, kind, Epochs(rows), DoubleTargets(rows, batch));
                    }
                }
            }

            yield return Of<float, SingleLanes>(784, 24_000, 24_000, UpdateKind.Descent, 4, new(Peer.Bandwidth, 0.65), new(Peer.Torch, 2.5));
            yield return Of<float, SingleLanes>(784, 24_000, 256, UpdateKind.Descent, 16, new Target(Peer.Bandwidth, 0.65));
            yield return Of<float, SingleLanes>(123, 160_000, 160_000, UpdateKind.Descent, 4, new(Peer.Bandwidth, 0.65), new(Peer.Torch, 2.5));
            yield return Of<double, DoubleLanes>(784, 12_000, 12_000, UpdateKind.Descent, 4, new Target(Peer.Bandwidth, 0.65));
        }
    }

    /// <summary>So many that what a run does once, at its beginning and end, does not count.</summary>
    private static int Epochs(int rows) => 16_384 / rows * (rows > 256 ? 4 : 1);

    private static double RateOf(UpdateKind kind) => kind switch { UpdateKind.Adam => AdamRate, UpdateKind.Momentum => MomentumRate, _ => DescentRate };

    private static Target[] SingleTargets(int width, int rows, int batch)
    {
        var torch = batch == rows ? 2.5 : batch switch { 1 => 100, 32 => 20, _ => 6.0 };
        if (batch == 1) return [new(Peer.Cpp, 1.1), new(Peer.Torch, torch)];
        return [new(Peer.Cpp, width switch { 32 => 3, 123 => 2, _ => 1.6 }), new(Peer.Plain, 10), new(Peer.Torch, torch)];
    }

    private static Target[] DoubleTargets(int rows, int batch) => batch == 1 ? [new(Peer.Cpp, 1.1)] : [new(Peer.Plain, 5)];

    private static Workload Of<T, TLanes>(int width, int rows, int batch, UpdateKind kind, int epochs, params Target[] targets)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TLanes : struct, ILanes<T>
    {
        var type = typeof(T) == typeof(float) ? "float" : "double";
        var size = batch == rows ? $"all {rows} rows" : rows > 10_000 ? $"batch {batch} of {rows} rows" : $"batch {batch}";
        var name = $"logistic {type} {width} features, {size}, {(kind == UpdateKind.Descent ? "SGD" : kind.ToString())}";
        return new Workload(name, "sample", scale => scale == Scale.Full
            ? Prepare<T, TLanes>(width, rows, batch, kind, epochs)
            : Prepare<T, TLanes>(width, batch == rows ? 40 : 70, batch == rows ? 40 : Math.Min(batch, 32), kind, 3), targets);
    }

    private static Arena Prepare<T, TLanes>(int width, int rows, int batch, UpdateKind kind, int epochs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TLanes : struct, ILanes<T>
    {
        var data = new LogisticData<T>(width, rows, batch, kind, epochs, RateOf(kind), Seed);
        var tolerance = typeof(T) == typeof(float) ? 1e-3 : 1e-10;
        return new Arena((double)rows * epochs, data.Reference(),
        [
            Generated(data, tolerance),
            Hand<T, TLanes>(data, tolerance),
            Plainly(data, tolerance),
            LogisticNative.Of(data, tolerance),
            Torch.Contestant(tolerance, ["logistic", $"{width}", $"{rows}", $"{batch}", $"{epochs}", kind switch { UpdateKind.Adam => "adam", UpdateKind.Momentum => "momentum", _ => "sgd" }, data.RateText], data.ForTorch()),
            rows * width > 8_000_000 ? new Contestant(Peer.Bandwidth, data.Read, () => [], 0) : null,
        ]);
    }

    private static Contestant Generated<T>(LogisticData<T> data, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var trainer = data is LogisticData<double> wide ? (object)LogisticGenerated.Double(wide) : LogisticGenerated.Single((LogisticData<float>)(object)data);
        var train = (LogisticTraining<T>)trainer;
        var weights = new T[data.Width];
        var bias = T.Zero;
        return new Contestant(
            Peer.Steepest,
            () =>
            {
                data.Start.AsSpan(0, data.Width).CopyTo(weights);
                bias = data.Start[data.Width];
                train(weights, ref bias);
            },
            () => [Data.Widen<T>([.. weights, bias])],
            tolerance);
    }

    private static Contestant Hand<T, TLanes>(LogisticData<T> data, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TLanes : struct, ILanes<T>
    {
        var trainer = new HandWritten.LogisticTrainer<T, TLanes>(data.Width, data.Rate, data.Kind);
        var weights = new T[data.Width + 1];
        var sum = 0.0;
        return new Contestant(
            Peer.Hand,
            () =>
            {
                trainer.Reset(data.Start.AsSpan(0, data.Width), data.Start[data.Width]);
                for (var epoch = 0; epoch < data.Epochs; epoch++) sum = trainer.Epoch(data.Features.Span, data.Labels, data.Order(epoch), data.Batch);
            },
            () =>
            {
                trainer.CopyTo(weights);
                weights[data.Width] = trainer.Bias;
                return [Data.Widen<T>(weights), [sum]];
            },
            tolerance);
    }

    private static Contestant Plainly<T>(LogisticData<T> data, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var trainer = new Plain.LogisticTrainer<T>(data.Width, data.Rate, data.Kind);
        T[] features = data.Features.ToArray();
        var sum = 0.0;
        return new Contestant(
            Peer.Plain,
            () =>
            {
                trainer.Reset(data.Start);
                for (var epoch = 0; epoch < data.Epochs; epoch++) sum = trainer.Epoch(features, data.Labels, data.Order(epoch), data.Batch);
            },
            () => [Data.Widen<T>(trainer.Weights), [sum]],
            tolerance);
    }
}
