using System.Numerics;

namespace Steepest.Benchmarks;

/// <summary>Seeded inputs, the same for every contestant.</summary>
internal static class Data
{
    public const int Length = 100;
    public const int Rows = 569;
    public const int Features = 30;

    public static double[] Point(int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (random.NextDouble() * 2) - 1)];
    }

    public static double[] Labels(int rows, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, rows).Select(_ => random.Next(2) == 0 ? 0.0 : 1.0)];
    }

    /// <summary>The same numbers in another type, beginning on 64 bytes, in memory that does not move.</summary>
    public static Memory<T> Aligned<T>(ReadOnlySpan<double> values)
        where T : unmanaged, INumberBase<T>
    {
        var memory = Buffer<T>(values.Length);
        for (var i = 0; i < values.Length; i++) memory.Span[i] = T.CreateTruncating(values[i]);
        return memory;
    }

    /// <summary>Zeros that begin on 64 bytes, in memory that does not move.</summary>
    public static unsafe Memory<T> Buffer<T>(int length)
        where T : unmanaged
    {
        var array = GC.AllocateArray<T>(length + (64 / sizeof(T)), pinned: true);
        fixed (T* start = array) return array.AsMemory((int)((64 - ((nint)start & 63)) & 63) / sizeof(T), length);
    }

    public static double[] Widen<T>(ReadOnlySpan<T> values)
        where T : unmanaged, INumberBase<T>
    {
        var wide = new double[values.Length];
        for (var i = 0; i < wide.Length; i++) wide[i] = double.CreateTruncating(values[i]);
        return wide;
    }

    /// <summary>The orders in which a solver of that seed visits rows, epoch after epoch.</summary>
    public static int[][] Orders(int seed, int epochs, int rows)
    {
        var order = new EpochOrder();
        return [.. Enumerable.Range(0, epochs).Select(epoch => order.Of((ulong)seed, epoch, rows).ToArray())];
    }
}
