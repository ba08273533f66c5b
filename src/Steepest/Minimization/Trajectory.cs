using Steepest.Checkpoints;

namespace Steepest.Minimization;

/// <summary>Where a first-order run stands: sampler, schedule, average, and what the last call left.</summary>
internal struct Trajectory(int seed)
{
    /// <summary>The seed of the shuffles and the rows already visited in the epoch, of how many; of a source, the batches.</summary>
    public ulong Seed = unchecked((ulong)seed);
    public int Position;
    public int SampleCount;

    /// <summary>Updates since the run began, by which the schedule goes.</summary>
    public long ScheduleTime;
    public Plateau Plateau = new();
    public Plateau MomentumPlateau = new();
    public Plateau BatchPlateau = new();

    /// <summary>The losses of the epoch so far, each times its rows.</summary>
    public double EpochLoss;

    /// <summary>How many rows these are, where nobody knows how many an epoch has.</summary>
    public long EpochRows;

    /// <summary>Mini-batches of the run that were left out, and their rows in this epoch.</summary>
    public long Skipped;
    public long SkippedRows;

    /// <summary>How many iterates the average holds.</summary>
    public long Averaged;

    /// <summary>Whether a good point is remembered.</summary>
    public bool HasGood;

    public readonly void Save(ref CheckpointWriter writer)
    {
        writer.Write(Seed);
        writer.Write((long)SampleCount);
        writer.Write((long)Position);
        writer.Write(ScheduleTime);
        Plateau.Save(ref writer);
        MomentumPlateau.Save(ref writer);
        BatchPlateau.Save(ref writer);
        writer.Write(EpochLoss);
        writer.Write(EpochRows);
        writer.Write(Skipped);
        writer.Write(SkippedRows);
        writer.Write(Averaged);
        writer.Write(HasGood);
    }

    public static Trajectory Load(ref CheckpointReader reader)
    {
        var path = new Trajectory(0) { Seed = reader.ReadUInt64(), SampleCount = reader.ReadCount(int.MaxValue) };
        path.Position = reader.ReadCount(path.SampleCount);
        path.ScheduleTime = reader.ReadInt64();
        path.Plateau = Plateau.Load(ref reader);
        path.MomentumPlateau = Plateau.Load(ref reader);
        path.BatchPlateau = Plateau.Load(ref reader);
        path.EpochLoss = reader.ReadDouble();
        path.EpochRows = reader.ReadInt64();
        path.Skipped = reader.ReadInt64();
        path.SkippedRows = reader.ReadInt64();
        path.Averaged = reader.ReadInt64();
        path.HasGood = reader.ReadBoolean();
        return path;
    }
}
