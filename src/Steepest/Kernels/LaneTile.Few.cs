using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Steepest.Kernels;

/// <summary>Products with few elements, for which rows do not pay: vectors of samples, summed over their lanes.</summary>
public static partial class LaneTile
{
    /// <summary>Elements up to which arrays are not turned.</summary>
    private const int FewElements = 16;

    /// <summary>Products that are kept before their sums are taken: those of a triangle with ten rows.</summary>
    private const int MostKept = 48;

    /// <summary>Additions up to which arrays are not turned.</summary>
    private const int FewAdditions = 2;

    /// <summary>
    /// As <see cref="AddProducts{T}(Span{T}, ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{int})"/>, of an array that lies in columns. Where it has
    /// more than a few elements, for more than a few additions, it is turned first.
    /// </summary>
    /// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
    /// <param name="sums">What is added to.</param>
    /// <param name="columns">All elements of all samples.</param>
    /// <param name="rows">Scratch, as long as <see cref="Room"/> says.</param>
    /// <param name="factors">A number of each sample for each addition, 0 for samples that do not count.</param>
    /// <param name="places">For each addition: place, the first sum; element, the first of the columns; how many. None where that is negative.</param>
    /// <exception cref="IndexOutOfRangeException">An addition goes beyond the sums, or meets elements beyond the columns.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddProducts<T>(Span<T> sums, ReadOnlySpan<T> columns, Span<T> rows, ReadOnlySpan<T> factors, ReadOnlySpan<int> places)
        where T : unmanaged
    {
        if (columns.Length > FewElements * Width && places.Length > FewAdditions * Fields)
        {
            // An array may hold what all iterations of a loop around have stored, of which these additions meet one's part.
            var (met, end) = Met(places);
            ToRows(rows, columns, met, end);
            AddProducts(sums, rows, factors, places);
            return;
        }

        if (factors.Length < places.Length / Fields * Width) throw new IndexOutOfRangeException();
        ref var first = ref MemoryMarshal.GetReference(columns);
        if (Vector512.IsHardwareAccelerated) AddFew(sums, ref first, columns.Length / Width, ref MemoryMarshal.GetReference(factors), places);
        else AddFewHalves(sums, ref first, columns.Length / Width, ref MemoryMarshal.GetReference(factors), places);
    }

    /// <summary>
    /// Where additions go to sums that follow each other, whose products follow each other, too. Those of a triangle that is gone through from its end do from
    /// the last addition on, which then is taken first.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddFew<T>(Span<T> sums, ref T columns, int elements, ref T factors, ReadOnlySpan<int> places)
        where T : unmanaged
    {
        var last = places.Length / Fields - 1;
        var isBackwards = last > 0 && places[last * Fields] < places[0];
        var (begin, count, follow) = (0, 0, true);
        for (var i = 0; i <= last; i++)
        {
            var at = (isBackwards ? last - i : i) * Fields;
            var (place, element, length) = (places[at], places[at + 1], places[at + 2]);
            if (length <= 0) continue;
            if (place < 0 || place > sums.Length - length || element < 0 || element > elements - length) throw new IndexOutOfRangeException();
            if (count == 0) begin = place;
            follow &= place == begin + count;
            count += length;
        }

        if (count <= 2) AddEach(sums, ref columns, ref factors, places);
        else if (!follow) AddApart(sums, ref columns, ref factors, places, isBackwards);
        else AddFollowing(sums.Slice(begin, count), ref columns, ref factors, places, isBackwards);
    }

    /// <summary>Adds one product after another, each summed over lanes by itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddEach<T>(Span<T> sums, ref T columns, ref T factors, ReadOnlySpan<int> places)
        where T : unmanaged
    {
        for (var at = 0; at < places.Length; at += Fields)
        {
            ref var factor = ref Unsafe.Add(ref factors, at / Fields * Width);
            for (var i = 0; i < places[at + 2]; i++) AddSum(ref sums[places[at] + i], Product(ref factor, ref Unsafe.Add(ref columns, (places[at + 1] + i) * Width)));
        }
    }

    /// <summary>The product of all samples with an element, added up over vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static Vector512<T> Product<T>(ref T factor, ref T numbers)
        where T : unmanaged
    {
        var lanes = (nuint)Vector512<T>.Count;
        var product = MultiplyAdd(Vector512.LoadUnsafe(ref factor, lanes), Vector512.LoadUnsafe(ref numbers, lanes), Vector512.LoadUnsafe(ref factor) * Vector512.LoadUnsafe(ref numbers));
        if (typeof(T) == typeof(float)) return product;
        return product + MultiplyAdd(
            Vector512.LoadUnsafe(ref factor, 3 * lanes), Vector512.LoadUnsafe(ref numbers, 3 * lanes), Vector512.LoadUnsafe(ref factor, 2 * lanes) * Vector512.LoadUnsafe(ref numbers, 2 * lanes));
    }

    /// <summary>Adds to all sums, one after another.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddFollowing<T>(Span<T> sums, ref T columns, ref T factors, ReadOnlySpan<int> places, bool isBackwards)
        where T : unmanaged
    {
        Span<T> room = stackalloc T[(MostKept + 1) * Vector512<T>.Count];
        var products = Aligned(room);
        ref var kept = ref MemoryMarshal.GetReference(products);
        var (count, done) = (0, 0);
        var last = places.Length / Fields - 1;
        for (var i = 0; i <= last; i++)
        {
            var number = isBackwards ? last - i : i;
            var (element, left) = (places[(number * Fields) + 1], places[(number * Fields) + 2]);
            while (left > 0)
            {
                var next = Math.Min(left, MostKept - count);
                KeepProducts(ref Unsafe.Add(ref factors, number * Width), ref Unsafe.Add(ref columns, element * Width), ref Unsafe.Add(ref kept, count * Vector512<T>.Count), next);
                count += next;
                element += next;
                left -= next;
                if (count < MostKept) continue;
                AddKept(sums.Slice(done, count), products);
                done += count;
                count = 0;
            }
        }

        AddKept(sums[done..], products);
    }

    /// <summary>Adds the sum over lanes of one product after another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddKept<T>(Span<T> sums, Span<T> products)
        where T : unmanaged
    {
        var done = 0;
        for (; sums.Length - done >= Vector512<T>.Count; done += Vector512<T>.Count)
        {
            ref var sum = ref sums[done];
            (Vector512.LoadUnsafe(ref sum) + Totals(products[(done * Vector512<T>.Count)..])).StoreUnsafe(ref sum);
        }

        var rest = sums[done..];
        products = products[(done * Vector512<T>.Count)..];
        if (rest.Length > 2)
        {
            // Behind the last product stands what is summed in vain.
            Totals(products).StoreUnsafe(ref MemoryMarshal.GetReference(products));
            Add(ref MemoryMarshal.GetReference(rest), products[..rest.Length]);
        }
        else
        {
            for (var i = 0; i < rest.Length; i++) AddSum(ref rest[i], Vector512.LoadUnsafe(ref products[i * Vector512<T>.Count]));
        }
    }

    /// <summary>Products are kept until as many are there as a vector has lanes, whose sums are then taken together.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddApart<T>(Span<T> sums, ref T columns, ref T factors, ReadOnlySpan<int> places, bool isBackwards)
        where T : unmanaged
    {
        Span<T> room = stackalloc T[(Vector512<T>.Count + 1) * Vector512<T>.Count];
        var products = Aligned(room);
        Span<int> goals = stackalloc int[Vector512<T>.Count];
        ref var kept = ref MemoryMarshal.GetReference(products);
        ref var goal = ref MemoryMarshal.GetReference(goals);
        var (count, begin, apart) = (0, 0, 0);
        var additions = places.Length / Fields;
        for (var addition = 0; addition < additions; addition++)
        {
            var number = isBackwards ? additions - 1 - addition : addition;
            var (place, element, length) = (places[number * Fields], places[(number * Fields) + 1], places[(number * Fields) + 2]);
            for (var done = 0; done < length;)
            {
                var next = Math.Min(length - done, Vector512<T>.Count - count);
                KeepProducts(ref Unsafe.Add(ref factors, number * Width), ref Unsafe.Add(ref columns, (element + done) * Width), ref Unsafe.Add(ref kept, count * Vector512<T>.Count), next);
                if (count == 0) begin = place + done;
                apart |= place + done - count - begin;
                for (var i = 0; i < next; i++) Unsafe.Add(ref goal, count + i) = place + done + i;
                count += next;
                done += next;
                if (count < Vector512<T>.Count) continue;
                AddSums(sums, products, goals, apart == 0);
                (count, apart) = (0, 0);
            }
        }

        if (count > 2) AddSums(sums, products, goals[..count], apart == 0);
        else for (var i = 0; i < count; i++) AddSum(ref sums[goals[i]], Vector512.LoadUnsafe(ref Unsafe.Add(ref kept, i * Vector512<T>.Count)));
    }

    /// <summary>From the first element that some addition meets to behind the last one; 0 and 0 where none does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (int First, int End) Met(ReadOnlySpan<int> places)
    {
        var (first, end) = (int.MaxValue, 0);
        for (var at = 0; at + Fields <= places.Length; at += Fields)
        {
            var (element, count) = (places[at + 1], places[at + 2]);
            if (count <= 0) continue;
            if (element < 0 || element > int.MaxValue - count) throw new IndexOutOfRangeException();
            first = Math.Min(first, element);
            end = Math.Max(end, element + count);
        }

        return end == 0 ? (0, 0) : (first, end);
    }

    /// <summary>The products of all samples with one element after another, added up over vectors. Nothing is called here, so that factors stay in registers.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void KeepProducts<T>(ref T factor, ref T numbers, ref T kept, int count)
        where T : unmanaged
    {
        var lanes = (nuint)Vector512<T>.Count;
        var f0 = Vector512.LoadUnsafe(ref factor);
        var f1 = Vector512.LoadUnsafe(ref factor, lanes);
        var f2 = typeof(T) == typeof(float) ? f0 : Vector512.LoadUnsafe(ref factor, 2 * lanes);
        var f3 = typeof(T) == typeof(float) ? f1 : Vector512.LoadUnsafe(ref factor, 3 * lanes);
        for (; count > 0; count--)
        {
            var product = MultiplyAdd(f1, Vector512.LoadUnsafe(ref numbers, lanes), f0 * Vector512.LoadUnsafe(ref numbers));
            if (typeof(T) == typeof(double)) product += MultiplyAdd(f3, Vector512.LoadUnsafe(ref numbers, 3 * lanes), f2 * Vector512.LoadUnsafe(ref numbers, 2 * lanes));
            product.StoreUnsafe(ref kept);
            kept = ref Unsafe.Add(ref kept, Vector512<T>.Count);
            numbers = ref Unsafe.Add(ref numbers, Width);
        }
    }

    /// <summary>Adds the sum over lanes of as many vectors as there are goals, at most as one has lanes; the others are summed in vain.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static void AddSums<T>(Span<T> sums, Span<T> products, ReadOnlySpan<int> goals, bool follow)
        where T : unmanaged
    {
        var totals = Totals(products);
        if (follow && goals.Length == Vector512<T>.Count)
        {
            ref var sum = ref sums[goals[0]];
            (Vector512.LoadUnsafe(ref sum) + totals).StoreUnsafe(ref sum);
            return;
        }

        totals.StoreUnsafe(ref MemoryMarshal.GetReference(products));
        for (var i = 0; i < goals.Length; i++) Add(ref sums[goals[i]], products.Slice(i, 1));
    }

    /// <summary>The sums over lanes of the first vectors, as many as one has lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static Vector512<T> Totals<T>(Span<T> products)
        where T : unmanaged
        => typeof(T) == typeof(float)
            ? Lanes.Sums(MemoryMarshal.Cast<T, float>(products)).As<float, T>()
            : Lanes.Sums(MemoryMarshal.Cast<T, double>(products)).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static void AddSum<T>(ref T sum, Vector512<T> product)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float)) Unsafe.As<T, float>(ref sum) += Vector512.Sum(product.AsSingle());
        else Unsafe.As<T, double>(ref sum) += Vector512.Sum(product.AsDouble());
    }
}
