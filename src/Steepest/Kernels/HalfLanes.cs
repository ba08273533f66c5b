using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Steepest.Kernels;

/// <summary>As <see cref="Lanes"/>, for machines whose registers hold half of a full vector.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class HalfLanes
{
    /// <summary>The mask of the lanes from one on.</summary>
    /// <typeparam name="T">What the mask chooses among: <c>float</c> or <c>double</c>.</typeparam>
    /// <param name="first">The first lane of the mask, from 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<T> From<T>(int first)
        where T : unmanaged
        => typeof(T) == typeof(float)
            ? Vector256.GreaterThanOrEqual(Vector256<int>.Indices, Vector256.Create(first)).As<int, T>()
            : Vector256.GreaterThanOrEqual(Vector256<long>.Indices, Vector256.Create((long)first)).As<long, T>();

    /// <summary>The mask of all lanes, or of none.</summary>
    /// <typeparam name="T">What the mask chooses among: <c>float</c> or <c>double</c>.</typeparam>
    /// <param name="condition">Whether all.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<T> All<T>(bool condition)
        where T : unmanaged
        => condition ? Vector256<byte>.AllBitsSet.As<byte, T>() : Vector256<T>.Zero;

    /// <summary>The mask of the lanes whose condition holds.</summary>
    /// <typeparam name="T">What the mask chooses among, of which there are four in half a vector.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<T> Mask<T>(bool a, bool b, bool c, bool d)
        where T : unmanaged
        => (-Vector256.Create((long)Bit(a), Bit(b), Bit(c), Bit(d))).As<long, T>();

    /// <summary>The mask of the lanes whose condition holds.</summary>
    /// <typeparam name="T">What the mask chooses among, of which there are eight in half a vector.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<T> Mask<T>(bool a, bool b, bool c, bool d, bool e, bool f, bool g, bool h)
        where T : unmanaged
        => (-Vector256.Create(Bit(a), Bit(b), Bit(c), Bit(d), Bit(e), Bit(f), Bit(g), Bit(h))).As<int, T>();

    /// <summary>Whether any lane of a mask is set.</summary>
    /// <typeparam name="T">What the mask chooses among: <c>float</c> or <c>double</c>.</typeparam>
    /// <param name="mask">The mask.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static bool Any<T>(Vector256<T> mask)
        where T : unmanaged
        => Vector256.ExtractMostSignificantBits(mask) != 0;

    /// <summary>The numbers one lane further on.</summary>
    /// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
    /// <param name="before">The vector before: its last number comes first.</param>
    /// <param name="now">The vector whose last number leaves.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<T> Shift<T>(Vector256<T> before, Vector256<T> now)
        where T : unmanaged
        => typeof(T) == typeof(float)
            ? Vector256.Shuffle(now.AsSingle(), Vector256.Create(0, 0, 1, 2, 3, 4, 5, 6)).As<float, T>().WithElement(0, before[7])
            : Vector256.Shuffle(now.AsDouble(), Vector256.Create(0L, 0, 1, 2)).As<double, T>().WithElement(0, before[3]);

    /// <summary>The smallest number of all lanes; NaN where one is.</summary>
    /// <param name="numbers">The lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static double Minimum(Vector256<double> numbers)
    {
        var two = Vector128.Min(numbers.GetLower(), numbers.GetUpper());
        return Math.Min(two[0], two[1]);
    }

    /// <summary>The smallest number of all lanes; NaN where one is.</summary>
    /// <param name="numbers">The lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static float Minimum(Vector256<float> numbers)
    {
        var four = Vector128.Min(numbers.GetLower(), numbers.GetUpper());
        return Math.Min(Math.Min(four[0], four[1]), Math.Min(four[2], four[3]));
    }

    /// <summary>The largest number of all lanes; NaN where one is.</summary>
    /// <param name="numbers">The lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static double Maximum(Vector256<double> numbers)
    {
        var two = Vector128.Max(numbers.GetLower(), numbers.GetUpper());
        return Math.Max(two[0], two[1]);
    }

    /// <summary>The largest number of all lanes; NaN where one is.</summary>
    /// <param name="numbers">The lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static float Maximum(Vector256<float> numbers)
    {
        var four = Vector128.Max(numbers.GetLower(), numbers.GetUpper());
        return Math.Max(Math.Max(four[0], four[1]), Math.Max(four[2], four[3]));
    }

    /// <summary>The product of all lanes.</summary>
    /// <param name="numbers">The lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static double Product(Vector256<double> numbers)
    {
        var two = numbers.GetLower() * numbers.GetUpper();
        return two[0] * two[1];
    }

    /// <summary>The product of all lanes.</summary>
    /// <param name="numbers">The lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static float Product(Vector256<float> numbers)
    {
        var four = numbers.GetLower() * numbers.GetUpper();
        return four[0] * four[1] * (four[2] * four[3]);
    }

    /// <summary>Half as many lanes, in double, with the same sum.</summary>
    /// <param name="numbers">The lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<double> WidenedSum(Vector256<float> numbers)
    {
        var (lower, upper) = Vector256.Widen(numbers);
        return lower + upper;
    }

    /// <summary>The sum of each row, the first row's in the first lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<double> Sums(Vector256<double> a, Vector256<double> b, Vector256<double> c, Vector256<double> d)
    {
        if (!Avx2.IsSupported) return Vector256.Create(Vector256.Sum(a), Vector256.Sum(b), Vector256.Sum(c), Vector256.Sum(d));
        var ab = Avx.HorizontalAdd(a, b);
        var cd = Avx.HorizontalAdd(c, d);
        return Avx2.Permute2x128(ab, cd, 0x20) + Avx2.Permute2x128(ab, cd, 0x31);
    }

    /// <summary>The sum of each row, the first row's in the first lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<float> Sums(
        Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d, Vector256<float> e, Vector256<float> f, Vector256<float> g, Vector256<float> h)
    {
        if (!Avx2.IsSupported) return Vector256.Create(Vector256.Sum(a), Vector256.Sum(b), Vector256.Sum(c), Vector256.Sum(d), Vector256.Sum(e), Vector256.Sum(f), Vector256.Sum(g), Vector256.Sum(h));
        var first = Avx.HorizontalAdd(Avx.HorizontalAdd(a, b), Avx.HorizontalAdd(c, d));
        var second = Avx.HorizontalAdd(Avx.HorizontalAdd(e, f), Avx.HorizontalAdd(g, h));
        return Avx2.Permute2x128(first, second, 0x20) + Avx2.Permute2x128(first, second, 0x31);
    }

    /// <summary>The sum of each of four vectors that lie in memory, the first's in the first lane.</summary>
    /// <param name="rows">16 numbers.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is shorter.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<double> Sums(ReadOnlySpan<double> rows)
    {
        ref var first = ref MemoryMarshal.GetReference(rows[..16]);
        return Sums(Vector256.LoadUnsafe(ref first), Vector256.LoadUnsafe(ref first, 4), Vector256.LoadUnsafe(ref first, 8), Vector256.LoadUnsafe(ref first, 12));
    }

    /// <summary>The sum of each of eight vectors that lie in memory, the first's in the first lane.</summary>
    /// <param name="rows">64 numbers.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is shorter.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<float> Sums(ReadOnlySpan<float> rows)
    {
        ref var first = ref MemoryMarshal.GetReference(rows[..64]);
        return Sums(
            Vector256.LoadUnsafe(ref first), Vector256.LoadUnsafe(ref first, 8), Vector256.LoadUnsafe(ref first, 16), Vector256.LoadUnsafe(ref first, 24),
            Vector256.LoadUnsafe(ref first, 32), Vector256.LoadUnsafe(ref first, 40), Vector256.LoadUnsafe(ref first, 48), Vector256.LoadUnsafe(ref first, 56));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static int Bit(bool condition) => condition ? 1 : 0;
}
