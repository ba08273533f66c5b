namespace Steepest.Sources;

/// <summary>What every source asks of its columns.</summary>
internal static class SourceColumns
{
    /// <summary>The columns, with room for a batch.</summary>
    /// <exception cref="ArgumentException">There are none, or one is missing or there twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A batch has no rows.</exception>
    public static Column[] Checked(IReadOnlyList<Column> columns, int batchSize)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        if (columns.Count == 0) throw new ArgumentException("There are no columns.", nameof(columns));
        if (columns.Contains(null!) || columns.Distinct().Count() < columns.Count) throw new ArgumentException("A column is missing, or there twice.", nameof(columns));
        Column[] kept = [.. columns];
        foreach (var column in kept) column.Reserve(batchSize);
        return kept;
    }
}
