namespace Steepest.Sources;

/// <summary>The lines of a file, one after the other, as bytes; empty ones are passed over.</summary>
internal sealed class LineReader : IDisposable
{
    private readonly FileStream stream;
    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private bool isAtEnd;

    public LineReader(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Path = path;
        stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.SequentialScan);
    }

    public string Path { get; }

    /// <summary>The number of the line last read, from 1.</summary>
    public long Line { get; private set; }

    public void Rewind()
    {
        stream.Position = 0;
        (start, end, isAtEnd, Line) = (0, 0, false, 0);
    }

    /// <summary>The next line, without its end; valid until the next call.</summary>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        while (TryReadAny(out line))
        {
            if (Line == 1 && line is [0xEF, 0xBB, 0xBF, .. var behind]) line = behind;
            if (line.Length > 0) return true;
        }

        return false;
    }

    public void Dispose() => stream.Dispose();

    private bool TryReadAny(out ReadOnlySpan<byte> line)
    {
        var searched = 0;
        while (true)
        {
            var length = buffer.AsSpan((start + searched)..end).IndexOf((byte)'\n');
            if (length >= 0 || (isAtEnd && end > start))
            {
                var next = length >= 0 ? start + searched + length + 1 : end;
                line = buffer.AsSpan(start..(length >= 0 ? next - 1 : end));
                if (line is [.. var before, (byte)'\r']) line = before;
                start = next;
                Line++;
                return true;
            }

            line = default;
            if (isAtEnd) return false;
            searched = end - start;
            Fill();
        }
    }

    /// <summary>Moves what is begun to the front, doubles the buffer where that fills it, and reads on.</summary>
    private void Fill()
    {
        if (start > 0)
        {
            buffer.AsSpan(start..end).CopyTo(buffer);
            (start, end) = (0, end - start);
        }

        if (end == buffer.Length) Array.Resize(ref buffer, checked(2 * buffer.Length));
        var read = stream.Read(buffer, end, buffer.Length - end);
        end += read;
        isAtEnd = read == 0;
    }
}
