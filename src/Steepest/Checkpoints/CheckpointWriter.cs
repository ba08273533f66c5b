using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Steepest.Checkpoints;

/// <summary>Writes a solver's state: magic, version, layout, the values in order, and a checksum over all of it.</summary>
internal ref struct CheckpointWriter
{
    private readonly IBufferWriter<byte> writer;
    private ulong checksum;

    public CheckpointWriter(IBufferWriter<byte> writer, ulong layout)
    {
        this.writer = writer;
        checksum = CheckpointFormat.ChecksumStart;
        Write(CheckpointFormat.Magic);
        Write(CheckpointFormat.Version);
        Write(layout);
    }

    public void Write(long value) => Write(unchecked((ulong)value));

    public void Write(double value) => Write(BitConverter.DoubleToUInt64Bits(value));

    public void Write(bool value) => Write(value ? 1UL : 0UL);

    public void Write(ulong value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        WriteBytes(bytes);
    }

    /// <summary>Length and elements.</summary>
    public void Write<T>(scoped ReadOnlySpan<T> values)
        where T : unmanaged
    {
        Write((ulong)values.Length);
        WriteBytes(MemoryMarshal.AsBytes(values));
    }

    /// <summary>Ends the state with the checksum.</summary>
    public void Complete() => Write(checksum);

    private void WriteBytes(scoped ReadOnlySpan<byte> bytes)
    {
        checksum = CheckpointFormat.Checksum(bytes, checksum);
        writer.Write(bytes);
    }
}
