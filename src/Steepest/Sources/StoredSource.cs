using Steepest.Sampling;
using Steepest.Sources;

namespace Steepest;

/// <summary>A source that can read its rows in any order.</summary>
/// <typeparam name="TSamples">The problem's <c>Samples</c>.</typeparam>
public abstract class StoredSource<TSamples> : IBatchSource<TSamples>, IDisposable
    where TSamples : struct
{
    private readonly Func<TSamples> batch;
    private readonly int batchSize;
    private readonly bool isInOrder;
    private readonly EpochOrder order;
    private readonly ulong seed;
    private long epoch;
    private long position;

    private protected StoredSource(IReadOnlyList<Column> columns, Func<TSamples> batch, int batchSize, Sampler? sampler, int seed)
    {
        Columns = SourceColumns.Checked(columns, batchSize);
        ArgumentNullException.ThrowIfNull(batch);
        this.batch = batch;
        this.batchSize = batchSize;
        this.seed = unchecked((ulong)seed);
        Sampler = sampler ?? Sampler.ShuffleEachEpoch;
        isInOrder = Sampler.IsInOrder;
        order = new EpochOrder(Sampler);
    }

    /// <summary>The number of rows.</summary>
    public int Count { get; private protected init; }

    private protected Column[] Columns { get; }

    private protected Sampler Sampler { get; }

    /// <inheritdoc/>
    public void Begin(long epoch, long skip)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        this.epoch = epoch;
        position = skip > Count / batchSize ? Count : skip * batchSize;
    }

    /// <inheritdoc/>
    public bool TryRead(out TSamples batch)
    {
        var rows = (int)Math.Min(batchSize, Count - position);
        if (rows <= 0)
        {
            batch = default;
            return false;
        }

        var drawn = isInOrder ? default : order.Of(seed, epoch, Count).Slice((int)position, rows);
        for (var i = 0; i < rows; i++) Read(isInOrder ? (int)position + i : drawn[i], i);
        foreach (var column in Columns) column.Show(rows);
        position += rows;
        batch = this.batch();
        return true;
    }

    /// <summary>Closes the files.</summary>
    public abstract void Dispose();

    /// <summary>Puts a row of the data into a row of the columns.</summary>
    private protected abstract void Read(int row, int place);

    private protected static int Countable(long rows, string path)
        => rows <= int.MaxValue ? (int)rows : throw new InvalidDataException($"{path} has {rows} rows; a source has at most {int.MaxValue}.");
}
