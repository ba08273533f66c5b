using Steepest.Checkpoints;

namespace Steepest.Minimization;

/// <summary>The counts of a solver and of its current run, and the value of the best point: what every optimizer saves.</summary>
internal struct RunState
{
    public RunState()
    {
    }

    /// <summary>Iterations and epochs since the solver was made or reset.</summary>
    public long Iteration;
    public long Epoch;

    /// <summary>The same of the current run; limits count these.</summary>
    public long RunIterations;
    public long RunEpochs;
    public long Evaluations;
    public long Products;

    /// <summary>Whether the last run was interrupted, so that the next call goes on with it.</summary>
    public bool IsOpen;

    /// <summary>Whether a best point is kept, its value, and for how many epochs there has been no better one.</summary>
    public bool HasBest;
    public double BestValue = double.NaN;
    public int BestAge;

    /// <summary>The loss of the iteration (of mini-batches: epoch) before; NaN before the first.</summary>
    public double PreviousLoss = double.NaN;

    /// <summary>The value on the validation samples last seen.</summary>
    public double Metric = double.NaN;

    /// <summary>A run begins: what counts per run starts anew.</summary>
    public void BeginRun()
    {
        RunIterations = 0;
        RunEpochs = 0;
        Evaluations = 0;
        Products = 0;
        IsOpen = false;
        HasBest = false;
        BestValue = double.NaN;
        BestAge = 0;
        PreviousLoss = double.NaN;
        Metric = double.NaN;
    }

    /// <summary>Takes note of the value of a point; true if it is the best so far, by more than a margin.</summary>
    public bool Improves(double value, bool maximize, double margin = 0)
    {
        var better = HasBest ? (maximize ? value > BestValue + margin : value < BestValue - margin) : !double.IsNaN(value);
        BestAge = better ? 0 : int.CreateSaturating(BestAge + 1L);
        if (better)
        {
            HasBest = true;
            BestValue = value;
        }

        return better;
    }

    public readonly void Save(ref CheckpointWriter writer)
    {
        writer.Write(Iteration);
        writer.Write(Epoch);
        writer.Write(RunIterations);
        writer.Write(RunEpochs);
        writer.Write(Evaluations);
        writer.Write(Products);
        writer.Write(IsOpen);
        writer.Write(HasBest);
        writer.Write(BestValue);
        writer.Write((long)BestAge);
        writer.Write(PreviousLoss);
        writer.Write(Metric);
    }

    public static RunState Load(ref CheckpointReader reader) => new()
    {
        Iteration = reader.ReadInt64(),
        Epoch = reader.ReadInt64(),
        RunIterations = reader.ReadInt64(),
        RunEpochs = reader.ReadInt64(),
        Evaluations = reader.ReadInt64(),
        Products = reader.ReadInt64(),
        IsOpen = reader.ReadBoolean(),
        HasBest = reader.ReadBoolean(),
        BestValue = reader.ReadDouble(),
        BestAge = reader.ReadCount(int.MaxValue),
        PreviousLoss = reader.ReadDouble(),
        Metric = reader.ReadDouble(),
    };
}
