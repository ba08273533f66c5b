using System.Buffers.Binary;
using System.IO.Compression;

namespace Gallery;

/// <summary>Pictures of clothes, 28 × 28 grey pixels between 0 and 1, of ten kinds: 5,000 to learn from, 2,000 to be tested on (Fashion-MNIST, MIT licence).</summary>
internal static class Fashion
{
    public const int Pixels = 784;
    public const int Kinds = 10;

    public static readonly (float[] Pixels, int[] Kinds) Train = Read("fashion5k-train");
    public static readonly (float[] Pixels, int[] Kinds) Test = Read("fashion2k-test");

    private static (float[] Pixels, int[] Kinds) Read(string set)
    {
        var pixels = Unpack($"{set}-images-idx3-ubyte.gz", 16);
        var kinds = Unpack($"{set}-labels-idx1-ubyte.gz", 8);
        return (Array.ConvertAll(pixels, pixel => pixel / 255f), Array.ConvertAll(kinds, kind => (int)kind));
    }

    /// <summary>The bytes behind the header of a packed IDX file.</summary>
    private static byte[] Unpack(string file, int header)
    {
        using var packed = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Data", file));
        using var stream = new GZipStream(packed, CompressionMode.Decompress);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        var bytes = memory.ToArray();
        var count = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(4));
        if (bytes.Length < header + count) throw new InvalidDataException($"{file} is cut short.");
        return bytes[header..];
    }
}
