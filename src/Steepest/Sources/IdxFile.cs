using System.Buffers.Binary;

namespace Steepest.Sources;

/// <summary>
/// An IDX file: two bytes of 0, the type of its numbers, how many dimensions there are, their lengths (32 bits, big-endian, rows first), and the
/// numbers.
/// </summary>
internal sealed class IdxFile : IDisposable
{
    private readonly MappedFile file;
    private readonly int start;
    private readonly int rowSize;

    /// <exception cref="InvalidDataException">It is none, or damaged.</exception>
    public IdxFile(string path)
    {
        file = new MappedFile(path);
        try
        {
            if (file.Length >= 2 && file.At(0, 2) is [0x1F, 0x8B]) throw Refused("is compressed by gzip; unpack it first");
            if (file.Length < 4 || file.At(0, 2) is not [0, 0]) throw Refused("is no IDX file: it does not begin with two bytes of 0");
            var (type, dimensions) = (file.At(2, 1)[0], (int)file.At(3, 1)[0]);
            Type = new IdxType(type);
            if (Type.Size == 0) throw Refused($"has no type of numbers that IDX knows: 0x{type:X2}, at byte 2");
            if (dimensions == 0) throw Refused("has no dimensions, at byte 3");
            start = 4 + 4 * dimensions;
            if (file.Length < start) throw Refused($"ends at byte {file.Length}, before the last of its {dimensions} dimensions");
            Count = Dimension(0);
            var length = 1L;
            for (var i = 1; i < dimensions; i++) length = Math.Min(length * Dimension(i), int.MaxValue + 1L);
            if (length * Type.Size > int.MaxValue) throw Refused("has rows that are longer than an array can be");
            RowLength = (int)length;
            rowSize = RowLength * Type.Size;
            if (file.Length != start + Count * rowSize)
                throw Refused($"has {file.Length} bytes, and {Count} rows of {RowLength} numbers behind byte {start} make {start + Count * rowSize}");
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public IdxType Type { get; }

    public long Count { get; }

    /// <summary>The numbers of a row.</summary>
    public int RowLength { get; }

    public ReadOnlySpan<byte> Row(int row) => file.At(start + (long)row * rowSize, rowSize);

    public void Dispose() => file.Dispose();

    private long Dimension(int index) => BinaryPrimitives.ReadUInt32BigEndian(file.At(4 + 4 * index, 4));

    private InvalidDataException Refused(string reason) => new($"{file.Path} {reason}.");
}
