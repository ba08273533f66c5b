using System.Buffers;
using System.Runtime.InteropServices;
using Steepest.Checkpoints;
using Steepest.Kernels;

namespace Steepest.Minimization;

public sealed partial class FirstOrder<T, TRule>
{
    private const int SavedVectors = RuleVectors - SecondVector;

    /// <summary>Writes optimizer, sampler, schedule and best point, so that another solver of this problem goes on bit for bit.</summary>
    /// <param name="writer">Receives the bytes. The variables are not among them: the caller keeps those.</param>
    /// <exception cref="InvalidOperationException">A run is in progress.</exception>
    public void Save(IBufferWriter<byte> writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ThrowIfRunning();
        Arrange();
        var checkpoint = new CheckpointWriter(writer, layout);
        run.Save(ref checkpoint);
        path.Save(ref checkpoint);
        settlement.Save(ref checkpoint);
        progress.Save(ref checkpoint);
        checkpoint.Write<T>(memory.Range(SecondVector, SavedVectors));
        checkpoint.Write<T>(RuleState);
        limits?.Save(ref checkpoint);
        checkpoint.Complete();
    }

    /// <summary>Takes up a state that <see cref="Save"/> wrote.</summary>
    /// <param name="saved">The bytes.</param>
    /// <exception cref="InvalidDataException">They are damaged, newer, or of another problem or size; the solver is as before.</exception>
    /// <exception cref="InvalidOperationException">A run is in progress.</exception>
    public void Load(ReadOnlySpan<byte> saved)
    {
        ThrowIfRunning();
        var checkpoint = new CheckpointReader(saved, layout);
        var loadedRun = RunState.Load(ref checkpoint);
        var loadedPath = Trajectory.Load(ref checkpoint);
        var loadedSettlement = Settlement.Load(ref checkpoint);
        var loadedProgress = RuleProgress.Load(ref checkpoint);
        var vectors = checkpoint.ReadElements<T>(SavedVectors * memory.VectorLength);
        var state = checkpoint.ReadElements<T>(RuleState.Length);
        var loadedLimits = limits?.Read(ref checkpoint);
        checkpoint.Complete();

        run = loadedRun;
        path = loadedPath;
        settlement = loadedSettlement;
        progress = loadedProgress;
        Arrange();
        vectors.CopyTo(MemoryMarshal.AsBytes(memory.Range(SecondVector, SavedVectors)));
        state.CopyTo(MemoryMarshal.AsBytes(RuleState));
        memory[LeftVector].CopyTo(Point);
        if (loadedLimits is not null) limits!.Load(loadedLimits);
    }

    /// <summary>Puts the point first and the last good one second, however often they have changed places.</summary>
    private void Arrange()
    {
        if (pointVector == FirstVector) return;
        var point = Point;
        var good = Good;
        for (var i = 0; i < point.Length; i++) (point[i], good[i]) = (good[i], point[i]);
        (pointVector, goodVector) = (FirstVector, SecondVector);
    }
}
