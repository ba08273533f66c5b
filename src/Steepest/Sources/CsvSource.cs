using System.Globalization;
using System.Text;
using Steepest.Sources;

namespace Steepest;

/// <summary>Rows of a text file, in order: a row a line, its numbers with a separator between them.</summary>
/// <remarks>
/// Text is read from the beginning in every epoch. To draw rows in another order, and to read faster, make a file of numbers of it by
/// <see cref="BinarySource{TSamples}.Write"/>. Numbers are written with a point, and may stand in quotes; empty lines are passed over.
/// </remarks>
/// <typeparam name="TSamples">The problem's <c>Samples</c>.</typeparam>
public sealed class CsvSource<TSamples> : IBatchSource<TSamples>, IDisposable
    where TSamples : struct
{
    private readonly Column[] columns;
    private readonly Func<TSamples> batch;
    private readonly int batchSize;
    private readonly int fields;
    private readonly bool hasHeader;
    private readonly byte separator;
    private readonly LineReader lines;

    /// <param name="path">The file, in UTF-8.</param>
    /// <param name="columns">Where its fields go, in order; all fields of a line belong to one.</param>
    /// <param name="batch">Makes a batch of what the columns show.</param>
    /// <param name="batchSize">Rows of a batch; 32 by default.</param>
    /// <param name="hasHeader">Whether the first line holds names, which are passed over.</param>
    /// <param name="separator">What stands between fields, an ASCII character; a comma by default.</param>
    /// <exception cref="ArgumentException">An argument makes no sense.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public CsvSource(string path, IReadOnlyList<Column> columns, Func<TSamples> batch, int batchSize = 32, bool hasHeader = false, char separator = ',')
    {
        this.columns = SourceColumns.Checked(columns, batchSize);
        ArgumentNullException.ThrowIfNull(batch);
        if (!char.IsAscii(separator) || separator is '"' or '\r' or '\n') throw new ArgumentOutOfRangeException(nameof(separator), separator, "A separator is an ASCII character, and no quote or end of a line.");
        this.batch = batch;
        this.batchSize = batchSize;
        this.hasHeader = hasHeader;
        this.separator = (byte)separator;
        fields = this.columns.Sum(column => column.Width);
        lines = new LineReader(path);
        Begin(0, 0);
    }

    /// <inheritdoc/>
    public void Begin(long epoch, long skip)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        lines.Rewind();
        if (hasHeader) lines.TryRead(out _);
        for (var left = skip > long.MaxValue / batchSize ? long.MaxValue : skip * batchSize; left > 0; left--)
        {
            if (!lines.TryRead(out _)) return;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">A line has too many fields or too few, or one that is no number; the message says which, and in which line.</exception>
    public bool TryRead(out TSamples batch)
    {
        var row = 0;
        for (; row < batchSize && lines.TryRead(out var line); row++) Parse(line, row);
        foreach (var column in columns) column.Show(row);
        batch = row > 0 ? this.batch() : default;
        return row > 0;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => lines.Dispose();

    private void Parse(ReadOnlySpan<byte> line, int row)
    {
        var (field, isOver) = (0, false);
        foreach (var column in columns)
        {
            for (var place = 0; place < column.Width; place++)
            {
                if (isOver) throw Refused($"has {field} fields; {fields} are expected");
                var end = line.IndexOf(separator);
                isOver = end < 0;
                var text = isOver ? line : line[..end];
                line = isOver ? default : line[(end + 1)..];
                field++;
                if (!column.TryParse(row, place, Unquoted(text))) throw Refused($"field {field.ToString(CultureInfo.InvariantCulture)} is no {column.ElementName}: '{Shortened(text)}'");
            }
        }

        if (!isOver) throw Refused($"has {field + 1 + line.Count(separator)} fields; {fields} are expected");
    }

    private static ReadOnlySpan<byte> Unquoted(ReadOnlySpan<byte> text) => text.Trim((byte)' ') is [(byte)'"', .. var inner, (byte)'"'] ? inner : text;

    private static string Shortened(ReadOnlySpan<byte> text)
    {
        var words = Encoding.UTF8.GetString(text);
        return words.Length <= 40 ? words : words[..40] + "…";
    }

    private InvalidDataException Refused(string reason) => new(string.Create(CultureInfo.InvariantCulture, $"{lines.Path}({lines.Line}): {reason}."));
}
