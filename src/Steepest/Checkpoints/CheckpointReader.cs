using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Steepest.Checkpoints;

/// <summary>Reads what <see cref="CheckpointWriter"/> wrote; checks everything before the first value is handed out.</summary>
internal ref struct CheckpointReader
{
    private ReadOnlySpan<byte> rest;

    /// <exception cref="InvalidDataException">The bytes are damaged, of a newer version, or of another solver.</exception>
    public CheckpointReader(ReadOnlySpan<byte> saved, ulong layout)
    {
        if (saved.Length < 4 * sizeof(ulong) || BinaryPrimitives.ReadUInt64LittleEndian(saved) != CheckpointFormat.Magic)
        {
            Refuse("this is no saved solver");
        }

        // The version comes before the checksum, which a newer one may compute otherwise.
        var version = BinaryPrimitives.ReadUInt64LittleEndian(saved[sizeof(ulong)..]);
        if (version > CheckpointFormat.Version) Refuse($"it has version {version}, and this library knows {CheckpointFormat.Version}");
        var body = saved[..^sizeof(ulong)];
        if (version != CheckpointFormat.Version
            || CheckpointFormat.Checksum(body, CheckpointFormat.ChecksumStart) != BinaryPrimitives.ReadUInt64LittleEndian(saved[body.Length..]))
        {
            Refuse("it is damaged");
        }

        rest = body[(2 * sizeof(ulong))..];
        if (ReadUInt64() != layout) Refuse("it belongs to another problem, optimizer or size");
    }

    public double ReadDouble() => BitConverter.UInt64BitsToDouble(ReadUInt64());

    public bool ReadBoolean() => ReadUInt64() != 0;

    public long ReadInt64() => unchecked((long)ReadUInt64());

    /// <summary>A count that must not be negative or above a bound.</summary>
    public int ReadCount(int most)
    {
        var value = ReadUInt64();
        if (value > (ulong)most) Refuse("a number in it is out of range");
        return (int)value;
    }

    public ulong ReadUInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));

    /// <summary>Elements, still as bytes in place, so that nothing is changed before everything has been checked.</summary>
    public ReadOnlySpan<byte> ReadElements<T>(int expected)
        where T : unmanaged
    {
        if (ReadUInt64() != (ulong)expected) Refuse("a vector in it has another length");
        return Take((long)expected * Unsafe.SizeOf<T>());
    }

    /// <summary>There must be nothing left.</summary>
    public readonly void Complete()
    {
        if (!rest.IsEmpty) Refuse("it is longer than this solver's state");
    }

    [DoesNotReturn]
    private static void Refuse(string reason) => throw new InvalidDataException($"The saved state cannot be loaded: {reason}.");

    private ReadOnlySpan<byte> Take(long count)
    {
        if (count > rest.Length) Refuse("it is shorter than this solver's state");
        var taken = rest[..(int)count];
        rest = rest[(int)count..];
        return taken;
    }
}
