using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Steepest.Kernels;

/// <summary>Products with few elements, for which rows do not pay: vectors of samples, summed over their lanes.</summary>
public static partial class LaneTile
{
    /// <summary>Elements up to which arrays are not turned.</summary>
    private const int FewElements = 16;

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
        Span<T> products = stackalloc T[Side<T>() * Side<T>()];
        Span<int> goals = stackalloc int[Side<T>()];
        ref var kept = ref MemoryMarshal.GetReference(products);
        var count = 0;

        // Additions of a triangle that is gone through from its end go to sums that follow each other from the last addition on.
        var additions = places.Length / Fields;
        var isBackwards = additions > 1 && places[(additions - 1) * Fields] < places[0];
        for (var addition = 0; addition < additions; addition++)
        {
            var at = (isBackwards ? additions - 1 - addition : addition) * Fields;
            var (place, element, length) = (places[at], places[at + 1], places[at + 2]);
            if (length <= 0) continue;
            if (place < 0 || place > sums.Length - length || element < 0 || element > (columns.Length / Width) - length) throw new IndexOutOfRangeException();
            ref readonly var factor = ref factors[at / Fields * Width];
            for (var i = 0; i < length; i++)
            {
                ref var kepts = ref Unsafe.Add(ref kept, count * Side<T>());
                if (Vector512.IsHardwareAccelerated) Product(in factor, in Unsafe.Add(ref first, (element + i) * Width)).StoreUnsafe(ref kepts);
                else HalfProduct(in factor, in Unsafe.Add(ref first, (element + i) * Width)).StoreUnsafe(ref kepts);
                goals[count++] = place + i;
                if (count < goals.Length) continue;
                AddSums(sums, products, goals);
                count = 0;
            }
        }

        if (count > 2) AddSums(sums, products, goals[..count]);
        else for (var i = 0; i < count; i++) AddSum(ref sums[goals[i]], ref Unsafe.Add(ref kept, i * Side<T>()));
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

    /// <summary>The products of all samples, added up over vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static Vector512<T> Product<T>(ref readonly T factors, ref readonly T numbers)
        where T : unmanaged
    {
        var lanes = (nuint)Vector512<T>.Count;
        var sum = MultiplyAdd(Vector512.LoadUnsafe(in factors, lanes), Vector512.LoadUnsafe(in numbers, lanes), Vector512.LoadUnsafe(in factors) * Vector512.LoadUnsafe(in numbers));
        if (typeof(T) == typeof(float)) return sum;
        var other = MultiplyAdd(Vector512.LoadUnsafe(in factors, 3 * lanes), Vector512.LoadUnsafe(in numbers, 3 * lanes), Vector512.LoadUnsafe(in factors, 2 * lanes) * Vector512.LoadUnsafe(in numbers, 2 * lanes));
        return sum + other;
    }

    /// <summary>Adds the sum over lanes of as many vectors as there are goals, at most as one has lanes; the others are summed in vain.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static void AddSums<T>(Span<T> sums, Span<T> products, ReadOnlySpan<int> goals)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            var totals = MemoryMarshal.Cast<T, float>(products);
            if (Vector512.IsHardwareAccelerated) Lanes.Sums(totals).StoreUnsafe(ref totals[0]);
            else HalfLanes.Sums(totals).StoreUnsafe(ref totals[0]);
        }
        else
        {
            var totals = MemoryMarshal.Cast<T, double>(products);
            if (Vector512.IsHardwareAccelerated) Lanes.Sums(totals).StoreUnsafe(ref totals[0]);
            else HalfLanes.Sums(totals).StoreUnsafe(ref totals[0]);
        }

        var follow = true;
        for (var i = 1; i < goals.Length; i++) follow &= goals[i] == goals[i - 1] + 1;
        if (follow) Add(ref sums[goals[0]], products[..goals.Length]);
        else for (var i = 0; i < goals.Length; i++) Add(ref sums[goals[i]], products.Slice(i, 1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static void AddSum<T>(ref T sum, ref T product)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float)) Unsafe.As<T, float>(ref sum) += Vector512.IsHardwareAccelerated ? Vector512.Sum(Vector512.LoadUnsafe(ref product).AsSingle()) : Vector256.Sum(Vector256.LoadUnsafe(ref product).AsSingle());
        else Unsafe.As<T, double>(ref sum) += Vector512.IsHardwareAccelerated ? Vector512.Sum(Vector512.LoadUnsafe(ref product).AsDouble()) : Vector256.Sum(Vector256.LoadUnsafe(ref product).AsDouble());
    }
}
