using Steepest.Sources;

namespace Steepest;

/// <summary>Some neighbouring numbers of every row of a source, where it leaves them for a batch.</summary>
public abstract class Column
{
    private protected Column(int width)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        Width = width;
    }

    /// <summary>How many numbers of a row it takes.</summary>
    public int Width { get; }

    /// <summary>How many bytes a number takes in memory.</summary>
    internal abstract int ElementSize { get; }

    /// <summary>What a number is called in messages.</summary>
    internal abstract string ElementName { get; }

    /// <summary>Numbers of every row that nobody wants.</summary>
    /// <param name="width">How many, at least 1.</param>
    /// <returns>The column.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The width is not positive.</exception>
    public static Column Ignored(int width = 1) => new IgnoredColumn(width);

    /// <summary>Makes room for so many rows.</summary>
    internal abstract void Reserve(int rows);

    /// <summary>How many rows it shows.</summary>
    internal int Shown { get; private set; }

    /// <summary>Shows so many rows.</summary>
    internal void Show(int rows) => Shown = rows;

    /// <summary>Takes one number of a row from text; false where it is none.</summary>
    internal abstract bool TryParse(int row, int place, ReadOnlySpan<byte> text);

    /// <summary>Takes a row as it lies in memory.</summary>
    internal abstract void Copy(int row, ReadOnlySpan<byte> numbers);

    /// <summary>Takes a row of an IDX file.</summary>
    internal abstract void Convert(int row, ReadOnlySpan<byte> numbers, IdxType type);

    /// <summary>A row as it lies in memory.</summary>
    internal abstract ReadOnlySpan<byte> Bytes(int row);
}
