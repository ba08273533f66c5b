using System.Runtime.InteropServices;
using Steepest.Checkpoints;

namespace Steepest.Minimization;

/// <summary>What a solver saves of its multipliers.</summary>
public abstract partial class MultiplierMethod
{
    /// <summary>All vectors, one number for each limit.</summary>
    private double[][] Vectors => [multipliers, limits, bestMultipliers, settledLimits, settledMultipliers, iterateMultipliers, leftMultipliers, scales];

    internal void Save(ref CheckpointWriter writer)
    {
        foreach (var vector in Vectors) writer.Write<double>(vector);
        foreach (var number in (ReadOnlySpan<double>)[Violation, Complementarity, Loss, LossWeight, settledLoss]) writer.Write(number);
        writer.Write(Evaluations);
        writer.Write(isSettled);
        SaveMethod(ref writer);
    }

    /// <summary>Reads what <see cref="Save"/> wrote, without taking it up.</summary>
    internal Snapshot Read(ref CheckpointReader reader)
    {
        var snapshot = new Snapshot { Vectors = new double[Vectors.Length][], Scalars = new double[5] };
        for (var i = 0; i < snapshot.Vectors.Length; i++) snapshot.Vectors[i] = Doubles(reader.ReadElements<double>(Count));
        for (var i = 0; i < snapshot.Scalars.Length; i++) snapshot.Scalars[i] = reader.ReadDouble();
        snapshot.Evaluations = reader.ReadInt64();
        snapshot.IsSettled = reader.ReadBoolean();
        LoadMethod(ref reader, snapshot);
        return snapshot;
    }

    /// <summary>Takes up what was read.</summary>
    internal void Load(Snapshot snapshot)
    {
        var vectors = Vectors;
        for (var i = 0; i < vectors.Length; i++) snapshot.Vectors[i].CopyTo(vectors[i], 0);
        (Violation, Complementarity, Loss) = (snapshot.Scalars[0], snapshot.Scalars[1], snapshot.Scalars[2]);
        (LossWeight, settledLoss) = (snapshot.Scalars[3], snapshot.Scalars[4]);
        (Evaluations, isSettled) = (snapshot.Evaluations, snapshot.IsSettled);
        Take(snapshot);
        Leave();
    }

    private protected virtual void SaveMethod(ref CheckpointWriter writer)
    {
    }

    private protected virtual void LoadMethod(ref CheckpointReader reader, Snapshot into)
    {
    }

    private protected virtual void Take(Snapshot from)
    {
    }

    private protected static double[] Doubles(ReadOnlySpan<byte> bytes) => MemoryMarshal.Cast<byte, double>(bytes).ToArray();

    /// <summary>A state that has been read, and not yet been taken up.</summary>
    internal sealed class Snapshot
    {
        public required double[][] Vectors { get; init; }

        public required double[] Scalars { get; init; }

        public long Evaluations { get; set; }

        public bool IsSettled { get; set; }

        /// <summary>What the method keeps beside.</summary>
        public double[] Numbers { get; set; } = [];

        public double[] Vector { get; set; } = [];
    }
}
