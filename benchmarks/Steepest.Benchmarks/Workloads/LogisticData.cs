using System.Numerics;
using Steepest.Benchmarks.Peers;

namespace Steepest.Benchmarks.Workloads;

/// <summary>The rows that all train on, in the order in which generated code visits them.</summary>
internal sealed class LogisticData<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly EpochOrder shuffled = new();
    private readonly int[] order;

    public LogisticData(int width, int rows, int batch, UpdateKind kind, int epochs, double rate, int seed)
    {
        (Width, Rows, Batch, Kind, Epochs, Rate, Seed) = (width, rows, batch, kind, epochs, rate, seed);
        order = [.. Enumerable.Range(0, rows)];
        var random = new Random(seed);

        // Rows of length about 1: steps of this rate then contract, so that rounding does not grow from step to step.
        var largest = Math.Sqrt(3.0 / width);
        Features = Data.Buffer<T>(rows * width);
        foreach (ref var feature in Features.Span) feature = T.CreateTruncating(((random.NextDouble() * 2) - 1) * largest);
        Labels = [.. Enumerable.Range(0, rows).Select(_ => random.Next(2) == 0 ? T.Zero : T.One)];
        Start = [.. Enumerable.Range(0, width + 1).Select(_ => T.CreateTruncating((random.NextDouble() * 2) - 1))];
    }

    public int Width { get; }

    public int Rows { get; }

    public int Batch { get; }

    public UpdateKind Kind { get; }

    public int Epochs { get; }

    public double Rate { get; }

    public int Seed { get; }

    public Memory<T> Features { get; }

    public T[] Labels { get; }

    /// <summary>Weights, then bias.</summary>
    public T[] Start { get; }

    public bool IsWhole => Batch == Rows;

    public string RateText => Rate.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The order of an epoch's rows. Everyone shuffles: it is part of the work.</summary>
    public int[] Order(int epoch)
    {
        if (!IsWhole) shuffled.Of((ulong)Seed, epoch, Rows).CopyTo(order);
        return order;
    }

    /// <summary>Every feature once for every epoch.</summary>
    public void Read()
    {
        for (var epoch = 0; epoch < Epochs; epoch++) Traffic.Read<T>(Features.Span);
    }

    /// <summary>Weights with bias, and the sum of the last epoch's losses, in double precision.</summary>
    public double[][] Reference()
    {
        var trainer = new Plain.LogisticTrainer<double>(Width, Rate, Kind);
        trainer.Reset(Data.Widen<T>(Start));
        var features = Data.Widen<T>(Features.Span);
        var labels = Data.Widen<T>(Labels);
        var sum = 0.0;
        for (var epoch = 0; epoch < Epochs; epoch++) sum = trainer.Epoch(features, labels, Order(epoch), Batch);
        return [trainer.Weights, [sum]];
    }

    /// <summary>Features, labels and start, end to end, for another process.</summary>
    public IEnumerable<(string Type, byte[] Values)> ForTorch()
    {
        var type = typeof(T) == typeof(float) ? "f" : "d";
        yield return (type, System.Runtime.InteropServices.MemoryMarshal.AsBytes(Features.Span).ToArray());
        yield return (type, System.Runtime.InteropServices.MemoryMarshal.AsBytes<T>(Labels).ToArray());
        yield return (type, System.Runtime.InteropServices.MemoryMarshal.AsBytes<T>(Start).ToArray());
    }
}
