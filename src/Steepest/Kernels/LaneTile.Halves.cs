using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Steepest.Kernels;

/// <summary>What tiles do where registers hold half of a full vector, and there are sixteen of them.</summary>
public static partial class LaneTile
{
    /// <summary>Up to four additions from one element on: one or two vectors of elements, as the longest has left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyHalves<T>(int left, ref T rows, int stride, ref T a, ref T b, ref T c, ref T d, ref T products)
        where T : unmanaged
    {
        if (left > Vector256<T>.Count) TwoHalves(ref rows, stride, ref a, ref b, ref c, ref d, ref products);
        else OneHalf(ref rows, stride, ref a, ref b, ref c, ref d, ref products);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void TwoHalves<T>(ref T rows, int stride, ref T a, ref T b, ref T c, ref T d, ref T products)
        where T : unmanaged
    {
        Vector256<T> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
        for (nint sample = 0; sample < Width; sample++)
        {
            var r0 = Vector256.LoadUnsafe(ref rows);
            var r1 = Vector256.LoadUnsafe(ref rows, (nuint)Vector256<T>.Count);
            var factor = Vector256.Create(Unsafe.Add(ref a, sample));
            a0 = MultiplyAdd(factor, r0, a0);
            a1 = MultiplyAdd(factor, r1, a1);
            factor = Vector256.Create(Unsafe.Add(ref b, sample));
            b0 = MultiplyAdd(factor, r0, b0);
            b1 = MultiplyAdd(factor, r1, b1);
            factor = Vector256.Create(Unsafe.Add(ref c, sample));
            c0 = MultiplyAdd(factor, r0, c0);
            c1 = MultiplyAdd(factor, r1, c1);
            factor = Vector256.Create(Unsafe.Add(ref d, sample));
            d0 = MultiplyAdd(factor, r0, d0);
            d1 = MultiplyAdd(factor, r1, d1);
            rows = ref Unsafe.Add(ref rows, stride);
        }

        a0.StoreUnsafe(ref products);
        a1.StoreUnsafe(ref products, (nuint)Vector256<T>.Count);
        b0.StoreUnsafe(ref products, 2 * (nuint)Vector256<T>.Count);
        b1.StoreUnsafe(ref products, 3 * (nuint)Vector256<T>.Count);
        c0.StoreUnsafe(ref products, 4 * (nuint)Vector256<T>.Count);
        c1.StoreUnsafe(ref products, 5 * (nuint)Vector256<T>.Count);
        d0.StoreUnsafe(ref products, 6 * (nuint)Vector256<T>.Count);
        d1.StoreUnsafe(ref products, 7 * (nuint)Vector256<T>.Count);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void OneHalf<T>(ref T rows, int stride, ref T a, ref T b, ref T c, ref T d, ref T products)
        where T : unmanaged
    {
        // Two chains for each addition, of every other sample: one would wait for itself.
        Vector256<T> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
        for (nint sample = 0; sample < Width; sample += 2)
        {
            var r0 = Vector256.LoadUnsafe(ref rows);
            var r1 = Vector256.LoadUnsafe(ref Unsafe.Add(ref rows, stride));
            a0 = MultiplyAdd(Vector256.Create(Unsafe.Add(ref a, sample)), r0, a0);
            b0 = MultiplyAdd(Vector256.Create(Unsafe.Add(ref b, sample)), r0, b0);
            c0 = MultiplyAdd(Vector256.Create(Unsafe.Add(ref c, sample)), r0, c0);
            d0 = MultiplyAdd(Vector256.Create(Unsafe.Add(ref d, sample)), r0, d0);
            a1 = MultiplyAdd(Vector256.Create(Unsafe.Add(ref a, sample + 1)), r1, a1);
            b1 = MultiplyAdd(Vector256.Create(Unsafe.Add(ref b, sample + 1)), r1, b1);
            c1 = MultiplyAdd(Vector256.Create(Unsafe.Add(ref c, sample + 1)), r1, c1);
            d1 = MultiplyAdd(Vector256.Create(Unsafe.Add(ref d, sample + 1)), r1, d1);
            rows = ref Unsafe.Add(ref rows, 2 * stride);
        }

        (a0 + a1).StoreUnsafe(ref products);
        (b0 + b1).StoreUnsafe(ref products, 2 * (nuint)Vector256<T>.Count);
        (c0 + c1).StoreUnsafe(ref products, 4 * (nuint)Vector256<T>.Count);
        (d0 + d1).StoreUnsafe(ref products, 6 * (nuint)Vector256<T>.Count);
    }

    /// <summary>Products of few elements, kept until as many are there as a vector has lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddFewHalves<T>(Span<T> sums, ref T columns, int elements, ref T factors, ReadOnlySpan<int> places)
        where T : unmanaged
    {
        Span<T> products = stackalloc T[Side<T>() * Side<T>()];
        Span<int> goals = stackalloc int[Side<T>()];
        ref var kept = ref MemoryMarshal.GetReference(products);
        var count = 0;
        for (var at = 0; at + Fields <= places.Length; at += Fields)
        {
            var (place, element, length) = (places[at], places[at + 1], places[at + 2]);
            if (length <= 0) continue;
            if (place < 0 || place > sums.Length - length || element < 0 || element > elements - length) throw new IndexOutOfRangeException();
            ref var factor = ref Unsafe.Add(ref factors, at / Fields * Width);
            for (var i = 0; i < length; i++)
            {
                HalfProduct(in factor, in Unsafe.Add(ref columns, (element + i) * Width)).StoreUnsafe(ref kept, (nuint)(count * Side<T>()));
                goals[count++] = place + i;
                if (count < goals.Length) continue;
                AddHalfSums(sums, products, goals);
                count = 0;
            }
        }

        AddHalfSums(sums, products, goals[..count]);
    }

    /// <summary>Adds the sum over lanes of as many vectors as there are goals; the others are summed in vain.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static void AddHalfSums<T>(Span<T> sums, Span<T> products, ReadOnlySpan<int> goals)
        where T : unmanaged
    {
        var totals = typeof(T) == typeof(float)
            ? HalfLanes.Sums(MemoryMarshal.Cast<T, float>(products)).As<float, T>()
            : HalfLanes.Sums(MemoryMarshal.Cast<T, double>(products)).As<double, T>();
        totals.StoreUnsafe(ref MemoryMarshal.GetReference(products));
        for (var i = 0; i < goals.Length; i++) Add(ref sums[goals[i]], products.Slice(i, 1));
    }

    /// <summary>The products of all samples, added up over vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static Vector256<T> HalfProduct<T>(ref readonly T factors, ref readonly T numbers)
        where T : unmanaged
    {
        var lanes = (nuint)Vector256<T>.Count;
        var sum = MultiplyAdd(Vector256.LoadUnsafe(in factors, lanes), Vector256.LoadUnsafe(in numbers, lanes), Vector256.LoadUnsafe(in factors) * Vector256.LoadUnsafe(in numbers));
        if (typeof(T) == typeof(float)) return sum;
        var other = MultiplyAdd(Vector256.LoadUnsafe(in factors, 3 * lanes), Vector256.LoadUnsafe(in numbers, 3 * lanes), Vector256.LoadUnsafe(in factors, 2 * lanes) * Vector256.LoadUnsafe(in numbers, 2 * lanes));
        return sum + other;
    }

    /// <summary>Adds amounts to sums, element by element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static int AddHalves<T>(ref T sums, ref T amounts, int count)
        where T : unmanaged
    {
        var whole = count - (count % Vector256<T>.Count);
        for (var i = 0; i < whole; i += Vector256<T>.Count)
            (Vector256.LoadUnsafe(ref sums, (nuint)i) + Vector256.LoadUnsafe(ref amounts, (nuint)i)).StoreUnsafe(ref sums, (nuint)i);
        return whole;
    }

    /// <summary>Pairs of rows first, in halves of vectors; a half holds two rows of one column then, and halves change places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static void TransposeHalf(ref double from, int fromStride, ref double to, int toStride)
    {
        var (a, b) = (Vector256.LoadUnsafe(ref from), Vector256.LoadUnsafe(ref Unsafe.Add(ref from, fromStride)));
        var (c, d) = (Vector256.LoadUnsafe(ref Unsafe.Add(ref from, 2 * fromStride)), Vector256.LoadUnsafe(ref Unsafe.Add(ref from, 3 * fromStride)));
        Exchange(Avx.UnpackLow(a, b), Avx.UnpackLow(c, d), ref to, ref Unsafe.Add(ref to, 2 * toStride));
        Exchange(Avx.UnpackHigh(a, b), Avx.UnpackHigh(c, d), ref Unsafe.Add(ref to, toStride), ref Unsafe.Add(ref to, 3 * toStride));
    }

    /// <summary>Fours of rows first, in halves of vectors; a half holds four rows of one column then, and halves change places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransposeHalf(ref float from, int fromStride, ref float to, int toStride)
    {
        var (a0, a1, a2, a3) = HalfFours(ref from, fromStride);
        var (b0, b1, b2, b3) = HalfFours(ref Unsafe.Add(ref from, 4 * fromStride), fromStride);
        Exchange(a0, b0, ref to, ref Unsafe.Add(ref to, 4 * toStride));
        Exchange(a1, b1, ref Unsafe.Add(ref to, toStride), ref Unsafe.Add(ref to, 5 * toStride));
        Exchange(a2, b2, ref Unsafe.Add(ref to, 2 * toStride), ref Unsafe.Add(ref to, 6 * toStride));
        Exchange(a3, b3, ref Unsafe.Add(ref to, 3 * toStride), ref Unsafe.Add(ref to, 7 * toStride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static (Vector256<double> First, Vector256<double> Second, Vector256<double> Third, Vector256<double> Fourth) HalfFours(ref float from, int stride)
    {
        var (first, second) = (Vector256.LoadUnsafe(ref from), Vector256.LoadUnsafe(ref Unsafe.Add(ref from, stride)));
        var (third, fourth) = (Vector256.LoadUnsafe(ref Unsafe.Add(ref from, 2 * stride)), Vector256.LoadUnsafe(ref Unsafe.Add(ref from, 3 * stride)));
        var (low, high) = (Avx.UnpackLow(first, second).AsDouble(), Avx.UnpackHigh(first, second).AsDouble());
        var (nextLow, nextHigh) = (Avx.UnpackLow(third, fourth).AsDouble(), Avx.UnpackHigh(third, fourth).AsDouble());
        return (Avx.UnpackLow(low, nextLow), Avx.UnpackHigh(low, nextLow), Avx.UnpackLow(high, nextHigh), Avx.UnpackHigh(high, nextHigh));
    }

    /// <summary>Stores the first halves of two vectors as one, and the second ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Exchange<T>(Vector256<double> a, Vector256<double> b, ref T first, ref T second)
        where T : unmanaged
    {
        Avx.Permute2x128(a, b, 0x20).As<double, T>().StoreUnsafe(ref first);
        Avx.Permute2x128(a, b, 0x31).As<double, T>().StoreUnsafe(ref second);
    }

    /// <summary>a·b + c, rounded once where the hardware can.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static Vector256<T> MultiplyAdd<T>(Vector256<T> a, Vector256<T> b, Vector256<T> c)
        where T : unmanaged
        => typeof(T) == typeof(float)
            ? Vector256.MultiplyAddEstimate(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>()
            : Vector256.MultiplyAddEstimate(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();
}
