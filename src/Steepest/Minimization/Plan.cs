namespace Steepest.Minimization;

/// <summary>What the options come to for a first-order run over so many rows.</summary>
internal readonly struct Plan
{
    private const int DefaultBatchSize = 32;
    private const int DefaultEpochs = 100;
    private const int DefaultIterations = 10_000;

    public Plan(MinimizeOptions options, bool hasSamples, bool hasValidation, int sampleCount, double defaultTolerance)
    {
        HasSamples = hasSamples;
        HasValidation = hasValidation;
        SampleCount = sampleCount;
        BatchSize = Math.Min(options.BatchSize ?? DefaultBatchSize, sampleCount);
        BatchesPerUpdate = options.BatchesPerUpdate ?? 1;
        IsWhole = options.BatchSchedule is null && (long)BatchSize * BatchesPerUpdate >= sampleCount && options.Sampler is null or { IsPermutation: true };
        IsInOrder = IsWhole || options.Sampler is { IsInOrder: true };
        MaxIterations = options.MaxIterations ?? (hasSamples ? long.MaxValue : DefaultIterations);
        MaxEpochs = hasSamples ? options.Epochs ?? DefaultEpochs : long.MaxValue;
        GradientTolerance = options.GradientTolerance ?? (hasSamples ? 0 : defaultTolerance);
        Patience = options.Patience is { } epochs ? Math.Max(1, epochs) : int.MaxValue;
    }

    /// <summary>Whether the losses are over samples, and whether others decide about the best point.</summary>
    public bool HasSamples { get; }

    public bool HasValidation { get; }

    public int SampleCount { get; }

    public int BatchSize { get; }

    /// <summary>How many batches are summed before the variables move.</summary>
    public int BatchesPerUpdate { get; }

    public long MaxIterations { get; }

    public long MaxEpochs { get; }

    public double GradientTolerance { get; }

    /// <summary>Epochs without a better value that end the run.</summary>
    public int Patience { get; }

    /// <summary>Whether an update sees all there is, so that losses of different iterations can be compared.</summary>
    public bool IsWhole { get; }

    /// <summary>Whether rows are taken as they lie.</summary>
    public bool IsInOrder { get; }
}
