using System.Buffers.Binary;
using System.Numerics;

namespace Steepest.Sources;

/// <summary>The types of numbers in IDX files, which are big-endian.</summary>
internal readonly struct IdxType(byte code)
{
    /// <summary>The bytes of a number; 0 for a code that is none.</summary>
    public int Size => code switch { 0x08 or 0x09 => 1, 0x0B => 2, 0x0C or 0x0D => 4, 0x0E => 8, _ => 0 };

    /// <summary>One of the numbers, in the nearest value of another type.</summary>
    public T Read<T>(ReadOnlySpan<byte> bytes, int index)
        where T : unmanaged, INumber<T>
    {
        var at = bytes[(index * Size)..];
        return code switch
        {
            0x08 => T.CreateSaturating(at[0]),
            0x09 => T.CreateSaturating(unchecked((sbyte)at[0])),
            0x0B => T.CreateSaturating(BinaryPrimitives.ReadInt16BigEndian(at)),
            0x0C => T.CreateSaturating(BinaryPrimitives.ReadInt32BigEndian(at)),
            0x0D => T.CreateSaturating(BinaryPrimitives.ReadSingleBigEndian(at)),
            _ => T.CreateSaturating(BinaryPrimitives.ReadDoubleBigEndian(at)),
        };
    }
}
