using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Steepest.Kernels;

/// <summary>What the samples of a tile add to shared sums: a matrix of factors times one of rows.</summary>
public static partial class LaneTile
{
    /// <summary>How many numbers say where an addition goes.</summary>
    private const int Fields = 3;

    /// <summary>
    /// Adds products of the samples' numbers to shared sums: for each addition a, and each of its elements e,
    /// <c>sums[place + e] += Σ over samples of factors[a · Width + sample] · rows[sample][element + e]</c>.
    /// Four additions share what they load of the rows, four vectors at a time, and all additions come to a panel of the rows while it is in the cache.
    /// </summary>
    /// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
    /// <param name="sums">What is added to.</param>
    /// <param name="rows">As long as <see cref="Room"/> says.</param>
    /// <param name="factors">A number of each sample for each addition, 0 for samples that do not count.</param>
    /// <param name="places">For each addition: place, the first sum; element, the first of the rows; how many. None where that is negative.</param>
    /// <exception cref="IndexOutOfRangeException">An addition goes beyond the sums, or meets elements beyond the rows.</exception>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddProducts<T>(Span<T> sums, ReadOnlySpan<T> rows, ReadOnlySpan<T> factors, ReadOnlySpan<int> places)
        where T : unmanaged
    {
        var stride = StrideOf(rows);
        if (factors.Length < places.Length / Fields * Width) throw new IndexOutOfRangeException();
        Span<T> room = stackalloc T[(4 * Together<T>()) + Vector512<T>.Count];
        var products = Aligned(room);
        var isLeft = true;
        for (var panel = 0; isLeft; panel += Panel<T>())
        {
            isLeft = false;
            for (var at = 0; at + Fields <= places.Length;)
            {
                var together = Together<T>(places[at..], out var first, out var end);
                var additions = places.Slice(at, together * Fields);
                if (panel == 0) Check(additions, sums.Length, stride);
                var stop = Math.Min(end, first + panel + Panel<T>());
                for (var start = first + panel; start < stop; start += Together<T>())
                    AddBlock(ref MemoryMarshal.GetReference(sums), ref Unsafe.Add(ref MemoryMarshal.GetReference(rows), start), stride, in factors[at / Fields * Width], additions, start, end, products);
                isLeft |= stop < end;
                at += together * Fields;
            }
        }
    }

    /// <summary>How many elements of all rows stay in the first cache while additions come to them: a multiple of those that are summed at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static int Panel<T>() => 3 * Together<T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Check(ReadOnlySpan<int> places, int sums, int stride)
    {
        for (var at = 0; at + Fields <= places.Length; at += Fields)
        {
            var (place, element, count) = (places[at], places[at + 1], places[at + 2]);
            if (count > 0 && (place < 0 || place > sums - count || element < 0 || element > stride - count)) throw new IndexOutOfRangeException();
        }
    }

    /// <summary>
    /// Memory of the stack from where vectors begin: less by one of them. A vector that lies in two lines of the cache is stored twice, and waits when it is
    /// read again.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static unsafe Span<T> Aligned<T>(Span<T> room)
        where T : unmanaged
    {
        var behind = (int)(-(nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(room)) & (Vector512<byte>.Count - 1)) / sizeof(T);
        return room.Slice(behind, room.Length - Vector512<T>.Count);
    }

    /// <summary>How many elements of an addition are summed at once: what four additions keep in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static int Together<T>() => Vector512.IsHardwareAccelerated ? 4 * Vector512<T>.Count : 2 * Vector256<T>.Count;

    /// <summary>
    /// How many of the first additions, four at most, are summed together: those that meet much the same elements. What one of them meets and another
    /// does not, as at the end of a row of a triangle, is computed for all and left out where it does not belong.
    /// </summary>
    /// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
    /// <param name="places">The additions that are left.</param>
    /// <param name="first">The first element that one of them meets.</param>
    /// <param name="end">Behind the last one; 0 where there is none.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Together<T>(ReadOnlySpan<int> places, out int first, out int end)
    {
        (first, end) = (0, 0);
        var count = 0;
        for (var at = 0; count < 4 && at + Fields <= places.Length; at += Fields, count++)
        {
            var (element, length) = (places[at + 1], places[at + 2]);
            if (length <= 0) continue;
            var (least, most) = end == 0 ? (element, element + length) : (Math.Min(first, element), Math.Max(end, element + length));
            if (most - least > Math.Max(end - first, length) + (Together<T>() / 4)) break;
            (first, end) = (least, most);
        }

        return count;
    }

    /// <summary>Up to four additions from one element on: as many vectors of elements as are left, and fit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddBlock<T>(ref T sums, ref T rows, int stride, ref readonly T factors, ReadOnlySpan<int> places, int start, int end, Span<T> products)
        where T : unmanaged
    {
        var left = end - start;
        var additions = places.Length / Fields;
        ref var a = ref Unsafe.AsRef(in factors);
        ref var b = ref Unsafe.Add(ref a, additions > 1 ? Width : 0);
        ref var c = ref Unsafe.Add(ref a, additions > 2 ? 2 * Width : 0);
        ref var d = ref Unsafe.Add(ref a, additions > 3 ? 3 * Width : 0);
        if (!Vector512.IsHardwareAccelerated) MultiplyHalves(left, ref rows, stride, ref a, ref b, ref c, ref d, ref MemoryMarshal.GetReference(products));
        else if (left > 3 * Vector512<T>.Count) Four(ref rows, stride, ref a, ref b, ref c, ref d, ref MemoryMarshal.GetReference(products));
        else if (left > 2 * Vector512<T>.Count) Three(ref rows, stride, ref a, ref b, ref c, ref d, ref MemoryMarshal.GetReference(products));
        else if (left > Vector512<T>.Count) Two(ref rows, stride, ref a, ref b, ref c, ref d, ref MemoryMarshal.GetReference(products));
        else One(ref rows, stride, ref a, ref b, ref c, ref d, ref MemoryMarshal.GetReference(products));
        for (var addition = 0; addition < additions; addition++)
        {
            var (place, element, count) = (places[addition * Fields], places[(addition * Fields) + 1], places[(addition * Fields) + 2]);
            var from = Math.Max(element - start, 0);
            var to = Math.Min(Math.Min(element + count, end) - start, Together<T>());
            if (to > from) Add(ref Unsafe.Add(ref sums, place + start + from - element), products.Slice((addition * Together<T>()) + from, to - from));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Four<T>(ref T rows, int stride, ref T a, ref T b, ref T c, ref T d, ref T products)
        where T : unmanaged
    {
        Vector512<T> a0 = default, a1 = default, a2 = default, a3 = default, b0 = default, b1 = default, b2 = default, b3 = default;
        Vector512<T> c0 = default, c1 = default, c2 = default, c3 = default, d0 = default, d1 = default, d2 = default, d3 = default;
        for (nint sample = 0; sample < Width; sample++)
        {
            var r0 = Vector512.LoadUnsafe(ref rows);
            var r1 = Vector512.LoadUnsafe(ref rows, (nuint)Vector512<T>.Count);
            var r2 = Vector512.LoadUnsafe(ref rows, 2 * (nuint)Vector512<T>.Count);
            var r3 = Vector512.LoadUnsafe(ref rows, 3 * (nuint)Vector512<T>.Count);
            var factor = Vector512.Create(Unsafe.Add(ref a, sample));
            a0 = MultiplyAdd(factor, r0, a0);
            a1 = MultiplyAdd(factor, r1, a1);
            a2 = MultiplyAdd(factor, r2, a2);
            a3 = MultiplyAdd(factor, r3, a3);
            factor = Vector512.Create(Unsafe.Add(ref b, sample));
            b0 = MultiplyAdd(factor, r0, b0);
            b1 = MultiplyAdd(factor, r1, b1);
            b2 = MultiplyAdd(factor, r2, b2);
            b3 = MultiplyAdd(factor, r3, b3);
            factor = Vector512.Create(Unsafe.Add(ref c, sample));
            c0 = MultiplyAdd(factor, r0, c0);
            c1 = MultiplyAdd(factor, r1, c1);
            c2 = MultiplyAdd(factor, r2, c2);
            c3 = MultiplyAdd(factor, r3, c3);
            factor = Vector512.Create(Unsafe.Add(ref d, sample));
            d0 = MultiplyAdd(factor, r0, d0);
            d1 = MultiplyAdd(factor, r1, d1);
            d2 = MultiplyAdd(factor, r2, d2);
            d3 = MultiplyAdd(factor, r3, d3);
            rows = ref Unsafe.Add(ref rows, stride);
        }

        a0.StoreUnsafe(ref products);
        a1.StoreUnsafe(ref products, (nuint)Vector512<T>.Count);
        a2.StoreUnsafe(ref products, 2 * (nuint)Vector512<T>.Count);
        a3.StoreUnsafe(ref products, 3 * (nuint)Vector512<T>.Count);
        b0.StoreUnsafe(ref products, 4 * (nuint)Vector512<T>.Count);
        b1.StoreUnsafe(ref products, 5 * (nuint)Vector512<T>.Count);
        b2.StoreUnsafe(ref products, 6 * (nuint)Vector512<T>.Count);
        b3.StoreUnsafe(ref products, 7 * (nuint)Vector512<T>.Count);
        c0.StoreUnsafe(ref products, 8 * (nuint)Vector512<T>.Count);
        c1.StoreUnsafe(ref products, 9 * (nuint)Vector512<T>.Count);
        c2.StoreUnsafe(ref products, 10 * (nuint)Vector512<T>.Count);
        c3.StoreUnsafe(ref products, 11 * (nuint)Vector512<T>.Count);
        d0.StoreUnsafe(ref products, 12 * (nuint)Vector512<T>.Count);
        d1.StoreUnsafe(ref products, 13 * (nuint)Vector512<T>.Count);
        d2.StoreUnsafe(ref products, 14 * (nuint)Vector512<T>.Count);
        d3.StoreUnsafe(ref products, 15 * (nuint)Vector512<T>.Count);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Three<T>(ref T rows, int stride, ref T a, ref T b, ref T c, ref T d, ref T products)
        where T : unmanaged
    {
        Vector512<T> a0 = default, a1 = default, a2 = default, b0 = default, b1 = default, b2 = default;
        Vector512<T> c0 = default, c1 = default, c2 = default, d0 = default, d1 = default, d2 = default;
        for (nint sample = 0; sample < Width; sample++)
        {
            var r0 = Vector512.LoadUnsafe(ref rows);
            var r1 = Vector512.LoadUnsafe(ref rows, (nuint)Vector512<T>.Count);
            var r2 = Vector512.LoadUnsafe(ref rows, 2 * (nuint)Vector512<T>.Count);
            var factor = Vector512.Create(Unsafe.Add(ref a, sample));
            a0 = MultiplyAdd(factor, r0, a0);
            a1 = MultiplyAdd(factor, r1, a1);
            a2 = MultiplyAdd(factor, r2, a2);
            factor = Vector512.Create(Unsafe.Add(ref b, sample));
            b0 = MultiplyAdd(factor, r0, b0);
            b1 = MultiplyAdd(factor, r1, b1);
            b2 = MultiplyAdd(factor, r2, b2);
            factor = Vector512.Create(Unsafe.Add(ref c, sample));
            c0 = MultiplyAdd(factor, r0, c0);
            c1 = MultiplyAdd(factor, r1, c1);
            c2 = MultiplyAdd(factor, r2, c2);
            factor = Vector512.Create(Unsafe.Add(ref d, sample));
            d0 = MultiplyAdd(factor, r0, d0);
            d1 = MultiplyAdd(factor, r1, d1);
            d2 = MultiplyAdd(factor, r2, d2);
            rows = ref Unsafe.Add(ref rows, stride);
        }

        a0.StoreUnsafe(ref products);
        a1.StoreUnsafe(ref products, (nuint)Vector512<T>.Count);
        a2.StoreUnsafe(ref products, 2 * (nuint)Vector512<T>.Count);
        b0.StoreUnsafe(ref products, 4 * (nuint)Vector512<T>.Count);
        b1.StoreUnsafe(ref products, 5 * (nuint)Vector512<T>.Count);
        b2.StoreUnsafe(ref products, 6 * (nuint)Vector512<T>.Count);
        c0.StoreUnsafe(ref products, 8 * (nuint)Vector512<T>.Count);
        c1.StoreUnsafe(ref products, 9 * (nuint)Vector512<T>.Count);
        c2.StoreUnsafe(ref products, 10 * (nuint)Vector512<T>.Count);
        d0.StoreUnsafe(ref products, 12 * (nuint)Vector512<T>.Count);
        d1.StoreUnsafe(ref products, 13 * (nuint)Vector512<T>.Count);
        d2.StoreUnsafe(ref products, 14 * (nuint)Vector512<T>.Count);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Two<T>(ref T rows, int stride, ref T a, ref T b, ref T c, ref T d, ref T products)
        where T : unmanaged
    {
        Vector512<T> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
        for (nint sample = 0; sample < Width; sample++)
        {
            var r0 = Vector512.LoadUnsafe(ref rows);
            var r1 = Vector512.LoadUnsafe(ref rows, (nuint)Vector512<T>.Count);
            var factor = Vector512.Create(Unsafe.Add(ref a, sample));
            a0 = MultiplyAdd(factor, r0, a0);
            a1 = MultiplyAdd(factor, r1, a1);
            factor = Vector512.Create(Unsafe.Add(ref b, sample));
            b0 = MultiplyAdd(factor, r0, b0);
            b1 = MultiplyAdd(factor, r1, b1);
            factor = Vector512.Create(Unsafe.Add(ref c, sample));
            c0 = MultiplyAdd(factor, r0, c0);
            c1 = MultiplyAdd(factor, r1, c1);
            factor = Vector512.Create(Unsafe.Add(ref d, sample));
            d0 = MultiplyAdd(factor, r0, d0);
            d1 = MultiplyAdd(factor, r1, d1);
            rows = ref Unsafe.Add(ref rows, stride);
        }

        a0.StoreUnsafe(ref products);
        a1.StoreUnsafe(ref products, (nuint)Vector512<T>.Count);
        b0.StoreUnsafe(ref products, 4 * (nuint)Vector512<T>.Count);
        b1.StoreUnsafe(ref products, 5 * (nuint)Vector512<T>.Count);
        c0.StoreUnsafe(ref products, 8 * (nuint)Vector512<T>.Count);
        c1.StoreUnsafe(ref products, 9 * (nuint)Vector512<T>.Count);
        d0.StoreUnsafe(ref products, 12 * (nuint)Vector512<T>.Count);
        d1.StoreUnsafe(ref products, 13 * (nuint)Vector512<T>.Count);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void One<T>(ref T rows, int stride, ref T a, ref T b, ref T c, ref T d, ref T products)
        where T : unmanaged
    {
        // Two chains for each addition, of every other sample: one would wait for itself.
        Vector512<T> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
        for (nint sample = 0; sample < Width; sample += 2)
        {
            var r0 = Vector512.LoadUnsafe(ref rows);
            var r1 = Vector512.LoadUnsafe(ref Unsafe.Add(ref rows, stride));
            a0 = MultiplyAdd(Vector512.Create(Unsafe.Add(ref a, sample)), r0, a0);
            b0 = MultiplyAdd(Vector512.Create(Unsafe.Add(ref b, sample)), r0, b0);
            c0 = MultiplyAdd(Vector512.Create(Unsafe.Add(ref c, sample)), r0, c0);
            d0 = MultiplyAdd(Vector512.Create(Unsafe.Add(ref d, sample)), r0, d0);
            a1 = MultiplyAdd(Vector512.Create(Unsafe.Add(ref a, sample + 1)), r1, a1);
            b1 = MultiplyAdd(Vector512.Create(Unsafe.Add(ref b, sample + 1)), r1, b1);
            c1 = MultiplyAdd(Vector512.Create(Unsafe.Add(ref c, sample + 1)), r1, c1);
            d1 = MultiplyAdd(Vector512.Create(Unsafe.Add(ref d, sample + 1)), r1, d1);
            rows = ref Unsafe.Add(ref rows, 2 * stride);
        }

        (a0 + a1).StoreUnsafe(ref products);
        (b0 + b1).StoreUnsafe(ref products, 4 * (nuint)Vector512<T>.Count);
        (c0 + c1).StoreUnsafe(ref products, 8 * (nuint)Vector512<T>.Count);
        (d0 + d1).StoreUnsafe(ref products, 12 * (nuint)Vector512<T>.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add<T>(ref T sums, ReadOnlySpan<T> amounts)
        where T : unmanaged
    {
        ref var first = ref MemoryMarshal.GetReference(amounts);
        int whole;
        if (Vector512.IsHardwareAccelerated)
        {
            whole = amounts.Length - (amounts.Length % Vector512<T>.Count);
            for (var i = 0; i < whole; i += Vector512<T>.Count)
                (Vector512.LoadUnsafe(ref sums, (nuint)i) + Vector512.LoadUnsafe(ref first, (nuint)i)).StoreUnsafe(ref sums, (nuint)i);
        }
        else
        {
            whole = AddHalves(ref sums, ref first, amounts.Length);
        }

        for (var i = whole; i < amounts.Length; i++)
        {
            if (typeof(T) == typeof(float)) Unsafe.As<T, float>(ref Unsafe.Add(ref sums, i)) += Unsafe.As<T, float>(ref Unsafe.Add(ref first, i));
            else Unsafe.As<T, double>(ref Unsafe.Add(ref sums, i)) += Unsafe.As<T, double>(ref Unsafe.Add(ref first, i));
        }
    }

    /// <summary>a·b + c, rounded once where the hardware can.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static Vector512<T> MultiplyAdd<T>(Vector512<T> a, Vector512<T> b, Vector512<T> c)
        where T : unmanaged
        => typeof(T) == typeof(float)
            ? Vector512.MultiplyAddEstimate(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>()
            : Vector512.MultiplyAddEstimate(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();
}
