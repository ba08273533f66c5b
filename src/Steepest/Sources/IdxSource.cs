using Steepest.Sources;

namespace Steepest;

/// <summary>Rows of IDX files (the format of MNIST), one for each column, which are mapped into memory, not read.</summary>
/// <typeparam name="TSamples">The problem's <c>Samples</c>.</typeparam>
public sealed class IdxSource<TSamples> : StoredSource<TSamples>
    where TSamples : struct
{
    private readonly IdxFile[] files;

    /// <param name="paths">The files, one for each column, all of one number of rows, not compressed.</param>
    /// <param name="columns">Where their numbers go; each as wide as a row of its file.</param>
    /// <param name="batch">Makes a batch of what the columns show.</param>
    /// <param name="batchSize">Rows of a batch; 32 by default.</param>
    /// <param name="sampler">In which order rows are drawn; by default every epoch visits every row once, in an order of its own.</param>
    /// <param name="seed">Where the drawing begins; 0 by default.</param>
    /// <exception cref="ArgumentException">An argument makes no sense, or there are not as many files as columns.</exception>
    /// <exception cref="InvalidDataException">A file is no IDX file, is damaged, or does not fit its column or the first file.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public IdxSource(IReadOnlyList<string> paths, IReadOnlyList<Column> columns, Func<TSamples> batch, int batchSize = 32, Sampler? sampler = null, int seed = 0)
        : base(columns, batch, batchSize, sampler, seed)
    {
        ArgumentNullException.ThrowIfNull(paths);
        if (paths.Count != Columns.Length) throw new ArgumentException($"There are {paths.Count} files for {Columns.Length} columns.", nameof(paths));
        files = new IdxFile[paths.Count];
        try
        {
            for (var i = 0; i < files.Length; i++)
            {
                files[i] = new IdxFile(paths[i]);
                if (files[i].RowLength != Columns[i].Width) throw new InvalidDataException($"{paths[i]} has rows of {files[i].RowLength} numbers, and its column takes {Columns[i].Width}.");
                if (files[i].Count != files[0].Count) throw new InvalidDataException($"{paths[i]} has {files[i].Count} rows, and {paths[0]} has {files[0].Count}.");
            }

            Count = Countable(files[0].Count, paths[0]);
            Sampler.Require(Count);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        foreach (var file in files) file?.Dispose();
    }

    private protected override void Read(int row, int place)
    {
        for (var i = 0; i < files.Length; i++) Columns[i].Convert(place, files[i].Row(row), files[i].Type);
    }
}
