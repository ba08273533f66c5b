using Steepest.Sources;

namespace Steepest;

/// <summary>
/// Rows of a file of numbers, which is mapped into memory, not read: row after row, of each row column after column, every number as memory holds it
/// (in the machine's order of bytes), nothing between them.
/// </summary>
/// <typeparam name="TSamples">The problem's <c>Samples</c>.</typeparam>
public sealed class BinarySource<TSamples> : StoredSource<TSamples>
    where TSamples : struct
{
    private readonly MappedFile file;
    private readonly int rowSize;

    /// <param name="path">The file.</param>
    /// <param name="columns">Which numbers a row has, in order.</param>
    /// <param name="batch">Makes a batch of what the columns show.</param>
    /// <param name="batchSize">Rows of a batch; 32 by default.</param>
    /// <param name="sampler">In which order rows are drawn; by default every epoch visits every row once, in an order of its own.</param>
    /// <param name="seed">Where the drawing begins; 0 by default.</param>
    /// <exception cref="ArgumentException">An argument makes no sense.</exception>
    /// <exception cref="InvalidDataException">The file is empty, or not of whole rows.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public BinarySource(string path, IReadOnlyList<Column> columns, Func<TSamples> batch, int batchSize = 32, Sampler? sampler = null, int seed = 0)
        : base(columns, batch, batchSize, sampler, seed)
    {
        rowSize = Columns.Sum(column => checked(column.Width * column.ElementSize));
        file = new MappedFile(path);
        try
        {
            if (file.Length % rowSize != 0)
                throw new InvalidDataException($"{path} has {file.Length} bytes; its last row begins at {file.Length / rowSize * rowSize} and is shorter than {rowSize} bytes.");
            Count = Countable(file.Length / rowSize, path);
            Sampler.Require(Count);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Writes such a file from another source, for instance of text: one epoch of it.</summary>
    /// <param name="path">The file, which is made or overwritten.</param>
    /// <param name="source">The source.</param>
    /// <param name="columns">The columns that it fills, in the order in which the file is to have them.</param>
    /// <returns>How many rows there are.</returns>
    /// <exception cref="ArgumentException">An argument makes no sense.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static long Write(string path, IBatchSource<TSamples> source, IReadOnlyList<Column> columns)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(columns);
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
        var count = 0L;
        source.Begin(0, 0);
        while (source.TryRead(out _))
        {
            var rows = columns.Count == 0 ? 0 : columns[0].Shown;
            for (var row = 0; row < rows; row++)
            {
                foreach (var column in columns) stream.Write(column.Bytes(row));
            }

            count += rows;
        }

        return count;
    }

    /// <inheritdoc/>
    public override void Dispose() => file.Dispose();

    private protected override void Read(int row, int place)
    {
        var numbers = file.At((long)row * rowSize, rowSize);
        foreach (var column in Columns)
        {
            var size = column.Width * column.ElementSize;
            column.Copy(place, numbers[..size]);
            numbers = numbers[size..];
        }
    }
}
