using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Steepest.Kernels;

/// <summary>Vector operations that have no form of their own in the framework. Tests of types fold away.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Lanes
{
    /// <summary>Whether vectors are at least 256 bits wide; below, scalar code is faster than emulated vectors.</summary>
    public static bool AreWide
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
        get => Vector256.IsHardwareAccelerated;
    }

    /// <summary>
    /// Whether a vector is one register. Where it is two, each operation on it is inlined by itself, of which one method affords some 250: blocks
    /// of rows take more, and are left to loops one by one there.
    /// </summary>
    public static bool AreFull
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
        get => Vector512.IsHardwareAccelerated;
    }

    /// <summary>The mask of the lanes from one on.</summary>
    /// <typeparam name="T">What the mask chooses among: <c>float</c> or <c>double</c>.</typeparam>
    /// <param name="first">The first lane of the mask, from 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<T> From<T>(int first)
        where T : unmanaged
        => typeof(T) == typeof(float)
            ? Vector512.GreaterThanOrEqual(Vector512<int>.Indices, Vector512.Create(first)).As<int, T>()
            : Vector512.GreaterThanOrEqual(Vector512<long>.Indices, Vector512.Create((long)first)).As<long, T>();

    /// <summary>The mask of all lanes, or of none.</summary>
    /// <typeparam name="T">What the mask chooses among: <c>float</c> or <c>double</c>.</typeparam>
    /// <param name="condition">Whether all.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<T> All<T>(bool condition)
        where T : unmanaged
        => condition ? Vector512<byte>.AllBitsSet.As<byte, T>() : Vector512<T>.Zero;

    /// <summary>The mask of the lanes whose condition holds.</summary>
    /// <typeparam name="T">What the mask chooses among, of which there are eight in a vector.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<T> Mask<T>(bool a, bool b, bool c, bool d, bool e, bool f, bool g, bool h)
        where T : unmanaged
        => (-Vector512.Create((long)Bit(a), Bit(b), Bit(c), Bit(d), Bit(e), Bit(f), Bit(g), Bit(h))).As<long, T>();

    /// <summary>The mask of the lanes whose condition holds.</summary>
    /// <typeparam name="T">What the mask chooses among, of which there are sixteen in a vector.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<T> Mask<T>(
        bool a, bool b, bool c, bool d, bool e, bool f, bool g, bool h, bool i, bool j, bool k, bool l, bool m, bool n, bool o, bool p)
        where T : unmanaged
        => (-Vector512.Create(
            Bit(a), Bit(b), Bit(c), Bit(d), Bit(e), Bit(f), Bit(g), Bit(h), Bit(i), Bit(j), Bit(k), Bit(l), Bit(m), Bit(n), Bit(o), Bit(p))).As<int, T>();

    /// <summary>Whether any lane of a mask is set.</summary>
    /// <typeparam name="T">What the mask chooses among: <c>float</c> or <c>double</c>.</typeparam>
    /// <param name="mask">The mask.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static bool Any<T>(Vector512<T> mask)
        where T : unmanaged
        => Vector512.ExtractMostSignificantBits(mask) != 0;

    /// <summary>The numbers one lane further on.</summary>
    /// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
    /// <param name="before">The vector before: its last number comes first.</param>
    /// <param name="now">The vector whose last number leaves.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<T> Shift<T>(Vector512<T> before, Vector512<T> now)
        where T : unmanaged
    {
        if (Vector512.IsHardwareAccelerated)
        {
            return typeof(T) == typeof(float)
                ? Vector512.Shuffle(now.AsSingle(), Vector512.Create(0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14)).As<float, T>().WithElement(0, before[15])
                : Vector512.Shuffle(now.AsDouble(), Vector512.Create(0L, 0, 1, 2, 3, 4, 5, 6)).As<double, T>().WithElement(0, before[7]);
        }

        // The halves of a vector move one by one, since no narrower machine moves numbers from one to the other.
        return Vector512.Create(HalfLanes.Shift(before.GetUpper(), now.GetLower()), HalfLanes.Shift(now.GetLower(), now.GetUpper()));
    }

    /// <summary>The smallest number of all lanes; NaN where one is.</summary>
    /// <param name="numbers">The lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static double Minimum(Vector512<double> numbers)
    {
        var four = Vector256.Min(numbers.GetLower(), numbers.GetUpper());
        var two = Vector128.Min(four.GetLower(), four.GetUpper());
        return Math.Min(two[0], two[1]);
    }

    /// <summary>The smallest number of all lanes; NaN where one is.</summary>
    /// <param name="numbers">The lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static float Minimum(Vector512<float> numbers)
    {
        var eight = Vector256.Min(numbers.GetLower(), numbers.GetUpper());
        var four = Vector128.Min(eight.GetLower(), eight.GetUpper());
        return Math.Min(Math.Min(four[0], four[1]), Math.Min(four[2], four[3]));
    }

    /// <summary>The largest number of all lanes; NaN where one is.</summary>
    /// <param name="numbers">The lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static double Maximum(Vector512<double> numbers)
    {
        var four = Vector256.Max(numbers.GetLower(), numbers.GetUpper());
        var two = Vector128.Max(four.GetLower(), four.GetUpper());
        return Math.Max(two[0], two[1]);
    }

    /// <summary>The largest number of all lanes; NaN where one is.</summary>
    /// <param name="numbers">The lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static float Maximum(Vector512<float> numbers)
    {
        var eight = Vector256.Max(numbers.GetLower(), numbers.GetUpper());
        var four = Vector128.Max(eight.GetLower(), eight.GetUpper());
        return Math.Max(Math.Max(four[0], four[1]), Math.Max(four[2], four[3]));
    }

    /// <summary>The product of all lanes.</summary>
    /// <param name="numbers">The lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static double Product(Vector512<double> numbers)
    {
        var four = numbers.GetLower() * numbers.GetUpper();
        var two = four.GetLower() * four.GetUpper();
        return two[0] * two[1];
    }

    /// <summary>The product of all lanes.</summary>
    /// <param name="numbers">The lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static float Product(Vector512<float> numbers)
    {
        var eight = numbers.GetLower() * numbers.GetUpper();
        var four = eight.GetLower() * eight.GetUpper();
        return four[0] * four[1] * (four[2] * four[3]);
    }

    /// <summary>Half as many lanes, in double, with the same sum.</summary>
    /// <param name="numbers">The lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<double> WidenedSum(Vector512<float> numbers)
    {
        var (lower, upper) = Vector512.Widen(numbers);
        return lower + upper;
    }

    /// <summary>The sum of each row, the first row's in the first lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<double> Sums(
        Vector512<double> a, Vector512<double> b, Vector512<double> c, Vector512<double> d,
        Vector512<double> e, Vector512<double> f, Vector512<double> g, Vector512<double> h)
        => Vector512.Create(
            HalfLanes.Sums(a.GetLower() + a.GetUpper(), b.GetLower() + b.GetUpper(), c.GetLower() + c.GetUpper(), d.GetLower() + d.GetUpper()),
            HalfLanes.Sums(e.GetLower() + e.GetUpper(), f.GetLower() + f.GetUpper(), g.GetLower() + g.GetUpper(), h.GetLower() + h.GetUpper()));

    /// <summary>The sum of each row, the first row's in the first lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<float> Sums(
        Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d, Vector512<float> e, Vector512<float> f, Vector512<float> g, Vector512<float> h,
        Vector512<float> i, Vector512<float> j, Vector512<float> k, Vector512<float> l, Vector512<float> m, Vector512<float> n, Vector512<float> o, Vector512<float> p)
        => Vector512.Create(
            Vector256.Create(Sums(Half(a), Half(b), Half(c), Half(d)), Sums(Half(e), Half(f), Half(g), Half(h))),
            Vector256.Create(Sums(Half(i), Half(j), Half(k), Half(l)), Sums(Half(m), Half(n), Half(o), Half(p))));

    /// <summary>The sum of each of eight vectors that lie in memory, the first's in the first lane.</summary>
    /// <param name="rows">64 numbers.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is shorter.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<double> Sums(ReadOnlySpan<double> rows)
    {
        ref var first = ref MemoryMarshal.GetReference(rows[..64]);
        return Sums(
            Vector512.LoadUnsafe(ref first), Vector512.LoadUnsafe(ref first, 8), Vector512.LoadUnsafe(ref first, 16), Vector512.LoadUnsafe(ref first, 24),
            Vector512.LoadUnsafe(ref first, 32), Vector512.LoadUnsafe(ref first, 40), Vector512.LoadUnsafe(ref first, 48), Vector512.LoadUnsafe(ref first, 56));
    }

    /// <summary>The sum of each of sixteen vectors that lie in memory, the first's in the first lane. A call of its own: inlined, it would take more than a loop affords.</summary>
    /// <param name="rows">256 numbers.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is shorter.</exception>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<float> Sums(ReadOnlySpan<float> rows)
    {
        ref var first = ref MemoryMarshal.GetReference(rows[..256]);
        return Sums(
            Vector512.LoadUnsafe(ref first), Vector512.LoadUnsafe(ref first, 16), Vector512.LoadUnsafe(ref first, 32), Vector512.LoadUnsafe(ref first, 48),
            Vector512.LoadUnsafe(ref first, 64), Vector512.LoadUnsafe(ref first, 80), Vector512.LoadUnsafe(ref first, 96), Vector512.LoadUnsafe(ref first, 112),
            Vector512.LoadUnsafe(ref first, 128), Vector512.LoadUnsafe(ref first, 144), Vector512.LoadUnsafe(ref first, 160), Vector512.LoadUnsafe(ref first, 176),
            Vector512.LoadUnsafe(ref first, 192), Vector512.LoadUnsafe(ref first, 208), Vector512.LoadUnsafe(ref first, 224), Vector512.LoadUnsafe(ref first, 240));
    }

    /// <summary>The sum of all lanes: each half is added to the other until one lane is left.</summary>
    /// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    internal static T SumByHalves<T>(Vector512<T> numbers)
        where T : unmanaged, INumber<T>
        => SumByHalves(numbers.GetLower() + numbers.GetUpper());

    /// <inheritdoc cref="SumByHalves{T}(Vector512{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    internal static T SumByHalves<T>(Vector256<T> numbers)
        where T : unmanaged, INumber<T>
    {
        var few = numbers.GetLower() + numbers.GetUpper();
        return Vector128<T>.Count == 2 ? few[0] + few[1] : few[0] + few[2] + (few[1] + few[3]);
    }

    /// <summary>As of vectors, over as many numbers, a power of two, which are lost.</summary>
    /// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static T SumByHalves<T>(Span<T> numbers)
        where T : unmanaged, INumber<T>
    {
        for (var half = numbers.Length / 2; half > 0; half /= 2)
        {
            for (var i = 0; i < half; i++) numbers[i] += numbers[i + half];
        }

        return numbers[0];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static Vector128<float> Sums(Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d)
        => Sse3.IsSupported
            ? Sse3.HorizontalAdd(Sse3.HorizontalAdd(a, b), Sse3.HorizontalAdd(c, d))
            : Vector128.Create(Vector128.Sum(a), Vector128.Sum(b), Vector128.Sum(c), Vector128.Sum(d));

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static Vector128<float> Half(Vector512<float> numbers)
    {
        var half = numbers.GetLower() + numbers.GetUpper();
        return half.GetLower() + half.GetUpper();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static int Bit(bool condition) => condition ? 1 : 0;
}
