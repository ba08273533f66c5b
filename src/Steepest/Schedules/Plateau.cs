using Steepest.Checkpoints;

namespace Steepest;

/// <summary>What a run remembers for <see cref="Schedule.OnPlateau"/>; saved with the solver.</summary>
internal struct Plateau
{
    public Plateau()
    {
    }

    /// <summary>The product of the factors so far.</summary>
    public double Factor = 1;

    /// <summary>The best value so far; NaN before the first.</summary>
    public double Best = double.NaN;

    /// <summary>Epochs since it was found.</summary>
    public int Waited;

    public readonly void Save(ref CheckpointWriter writer)
    {
        writer.Write(Factor);
        writer.Write(Best);
        writer.Write((long)Waited);
    }

    public static Plateau Load(ref CheckpointReader reader)
        => new() { Factor = reader.ReadDouble(), Best = reader.ReadDouble(), Waited = reader.ReadCount(int.MaxValue) };
}
