using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Steepest.Kernels;

/// <summary>Blocks of a matrix with as many rows and columns as a vector has lanes.</summary>
public static partial class LaneTile
{
    /// <summary>Whether the machine turns blocks in registers.</summary>
    private static bool CanTranspose
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
        get => Vector512.IsHardwareAccelerated || Avx.IsSupported;
    }

    /// <summary>How many rows and columns such a block has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static int Side<T>() => Vector512.IsHardwareAccelerated ? Vector512<T>.Count : Vector256<T>.Count;

    /// <summary>rows[sample · count + element] = columns[element · stride + sample].</summary>
    /// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
    /// <param name="columns">The first element of the first sample.</param>
    /// <param name="stride">The distance of two elements of a sample.</param>
    /// <param name="count">The number of elements of each.</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="rows">Receives the samples, one after the other.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void ToRows<T>(ref T columns, int stride, int count, int samples, ref T rows)
        where T : unmanaged
    {
        var whole = CanTranspose && count >= Side<T>() ? samples - (samples % Side<T>()) : 0;
        for (var sample = 0; sample < whole; sample += Side<T>())
        {
            for (var element = 0; element < count; element += Side<T>())
            {
                // The last block begins early enough to be whole.
                var first = Math.Min(element, count - Side<T>());
                Transpose(ref Unsafe.Add(ref columns, (first * stride) + sample), stride, ref Unsafe.Add(ref rows, (sample * count) + first), count);
            }
        }

        for (var sample = whole; sample < samples; sample++)
        {
            for (var element = 0; element < count; element++) Unsafe.Add(ref rows, (sample * count) + element) = Unsafe.Add(ref columns, (element * stride) + sample);
        }
    }

    /// <summary>to[column · toStride + row] = from[row · fromStride + column].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Transpose<T>(ref T from, int fromStride, ref T to, int toStride)
        where T : unmanaged
    {
        if (!Vector512.IsHardwareAccelerated)
        {
            if (typeof(T) == typeof(float)) TransposeHalf(ref Unsafe.As<T, float>(ref from), fromStride, ref Unsafe.As<T, float>(ref to), toStride);
            else TransposeHalf(ref Unsafe.As<T, double>(ref from), fromStride, ref Unsafe.As<T, double>(ref to), toStride);
            return;
        }

        if (typeof(T) == typeof(float)) Transpose(ref Unsafe.As<T, float>(ref from), fromStride, ref Unsafe.As<T, float>(ref to), toStride);
        else Transpose(ref Unsafe.As<T, double>(ref from), fromStride, ref Unsafe.As<T, double>(ref to), toStride);
    }

    /// <summary>Pairs of rows first, in quarters of vectors; a quarter holds two rows of one column then, and quarters change places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transpose(ref double from, int fromStride, ref double to, int toStride)
    {
        var (a0, a1) = Pairs(ref from, fromStride, 0);
        var (b0, b1) = Pairs(ref from, fromStride, 2);
        var (c0, c1) = Pairs(ref from, fromStride, 4);
        var (d0, d1) = Pairs(ref from, fromStride, 6);
        Quarters(a0, b0, c0, d0, ref to, 2 * toStride);
        Quarters(a1, b1, c1, d1, ref Unsafe.Add(ref to, toStride), 2 * toStride);
    }

    /// <summary>Fours of rows first, in quarters of vectors; a quarter holds four rows of one column then, and quarters change places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transpose(ref float from, int fromStride, ref float to, int toStride)
    {
        var (a0, a1, a2, a3) = Fours(ref from, fromStride, 0);
        var (b0, b1, b2, b3) = Fours(ref from, fromStride, 4);
        var (c0, c1, c2, c3) = Fours(ref from, fromStride, 8);
        var (d0, d1, d2, d3) = Fours(ref from, fromStride, 12);
        Quarters(a0, b0, c0, d0, ref to, 4 * toStride);
        Quarters(a1, b1, c1, d1, ref Unsafe.Add(ref to, toStride), 4 * toStride);
        Quarters(a2, b2, c2, d2, ref Unsafe.Add(ref to, 2 * toStride), 4 * toStride);
        Quarters(a3, b3, c3, d3, ref Unsafe.Add(ref to, 3 * toStride), 4 * toStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static (Vector512<double> Even, Vector512<double> Odd) Pairs(ref double from, int stride, int row)
    {
        var first = Vector512.LoadUnsafe(ref Unsafe.Add(ref from, row * stride));
        var second = Vector512.LoadUnsafe(ref Unsafe.Add(ref from, (row + 1) * stride));
        return (Avx512F.UnpackLow(first, second), Avx512F.UnpackHigh(first, second));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static (Vector512<float> First, Vector512<float> Second, Vector512<float> Third, Vector512<float> Fourth) Fours(ref float from, int stride, int row)
    {
        var first = Vector512.LoadUnsafe(ref Unsafe.Add(ref from, row * stride));
        var second = Vector512.LoadUnsafe(ref Unsafe.Add(ref from, (row + 1) * stride));
        var third = Vector512.LoadUnsafe(ref Unsafe.Add(ref from, (row + 2) * stride));
        var fourth = Vector512.LoadUnsafe(ref Unsafe.Add(ref from, (row + 3) * stride));
        var (low, high) = (Avx512F.UnpackLow(first, second).AsDouble(), Avx512F.UnpackHigh(first, second).AsDouble());
        var (nextLow, nextHigh) = (Avx512F.UnpackLow(third, fourth).AsDouble(), Avx512F.UnpackHigh(third, fourth).AsDouble());
        return (
            Avx512F.UnpackLow(low, nextLow).AsSingle(), Avx512F.UnpackHigh(low, nextLow).AsSingle(),
            Avx512F.UnpackLow(high, nextHigh).AsSingle(), Avx512F.UnpackHigh(high, nextHigh).AsSingle());
    }

    /// <summary>Stores the first quarters of four vectors as one, then the second ones, and so on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Quarters<T>(Vector512<T> a, Vector512<T> b, Vector512<T> c, Vector512<T> d, ref T to, int stride)
        where T : unmanaged
    {
        var (first, second) = (a.AsDouble(), b.AsDouble());
        var (third, fourth) = (c.AsDouble(), d.AsDouble());
        var (even, odd) = (Avx512F.Shuffle4x128(first, second, 0x88), Avx512F.Shuffle4x128(first, second, 0xDD));
        var (nextEven, nextOdd) = (Avx512F.Shuffle4x128(third, fourth, 0x88), Avx512F.Shuffle4x128(third, fourth, 0xDD));
        Avx512F.Shuffle4x128(even, nextEven, 0x88).As<double, T>().StoreUnsafe(ref to);
        Avx512F.Shuffle4x128(odd, nextOdd, 0x88).As<double, T>().StoreUnsafe(ref Unsafe.Add(ref to, stride));
        Avx512F.Shuffle4x128(even, nextEven, 0xDD).As<double, T>().StoreUnsafe(ref Unsafe.Add(ref to, 2 * stride));
        Avx512F.Shuffle4x128(odd, nextOdd, 0xDD).As<double, T>().StoreUnsafe(ref Unsafe.Add(ref to, 3 * stride));
    }
}
