using Steepest.Sampling;

namespace Steepest;

/// <summary>In which order mini-batches take rows: one of the ways below. An epoch is as many draws as there are rows.</summary>
/// <remarks>Seed and number of the epoch determine its draws, so that a saved run goes on with the same rows.</remarks>
public abstract record Sampler
{
    private protected Sampler()
    {
    }

    /// <summary>Every epoch visits every row once, in an order of its own: what happens by default.</summary>
    public static Sampler ShuffleEachEpoch { get; } = new ShuffleSampler(IsOnce: false);

    /// <summary>Every epoch visits every row once, in an order that is drawn once.</summary>
    public static Sampler ShuffleOnce { get; } = new ShuffleSampler(IsOnce: true);

    /// <summary>Every epoch visits every row once, as they lie, which reads memory fastest.</summary>
    public static Sampler InOrder { get; } = new OrderSampler();

    /// <summary>Every draw is any row, equally likely, whatever was drawn before.</summary>
    public static Sampler WithReplacement { get; } = new ReplacementSampler();

    /// <summary>Every draw is any row, as likely as its weight says, whatever was drawn before.</summary>
    /// <remarks>The loss of a batch stays a plain mean, so that rows count in the objective as often as they are drawn.</remarks>
    /// <param name="weights">A weight for each row of the samples: finite numbers from 0, not all 0. They are copied; each draw costs the same, however many there are.</param>
    /// <returns>The sampler.</returns>
    /// <exception cref="ArgumentException">There are no weights, one of them is not a finite number from 0, or their sum is not positive and finite.</exception>
    public static Sampler Weighted(ReadOnlySpan<double> weights) => new WeightedSampler(new AliasTable(weights));

    /// <summary>Whether an epoch visits every row once, so that a batch of all rows is the data set.</summary>
    internal abstract bool IsPermutation { get; }

    /// <summary>Whether rows come as they lie, so that no order need be kept.</summary>
    internal virtual bool IsInOrder => false;

    /// <summary>The epoch whose draws an epoch repeats.</summary>
    internal virtual long Repeated(long epoch) => epoch;

    /// <summary>Refuses samples that it does not fit.</summary>
    internal virtual void Require(int rows)
    {
    }

    /// <summary>Draws an epoch.</summary>
    internal abstract void Draw(Span<int> rows, ulong seed, long epoch);
}
