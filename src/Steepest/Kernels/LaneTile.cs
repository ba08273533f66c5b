using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Steepest.Kernels;

/// <summary>
/// A tile is <see cref="Width"/> samples that run side by side. An array of theirs is stored element by element, all samples of an element
/// together (<em>columns</em>: <c>columns[element · Width + sample]</c>), or sample by sample (<em>rows</em>: <c>rows[sample · stride + element]</c>).
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class LaneTile
{
    /// <summary>The number of samples in a tile: 32, or 16 on machines whose registers hold half of a full vector, of which they have half as many.</summary>
    public static int Width
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
        get => Vector512.IsHardwareAccelerated ? 32 : 16;
    }

    /// <summary>Numbers behind the last row that vectors may meet.</summary>
    private const int Slack = 64;

    /// <summary>
    /// How many numbers rows take. Rows begin an odd number of half cache lines of doubles apart, so that the same element of all of them
    /// finds a place in the cache.
    /// </summary>
    /// <param name="count">The number of elements in a row; a negative one counts as 0.</param>
    /// <returns>Width · stride, and some slack.</returns>
    /// <exception cref="OverflowException">That is more than an array can hold.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Room(int count) => checked((Stride(count) * Width) + Slack);

    /// <summary>How many numbers lie between the beginnings of two rows.</summary>
    /// <param name="count">The number of elements in a row; a negative one counts as 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Stride(int count) => ((Math.Max(count, 0) + 15) / 32 * 32) + 16;

    /// <summary>Writes the rows of a tile element by element.</summary>
    /// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
    /// <param name="columns">All of it is written, as many elements as it has room for.</param>
    /// <param name="rows">As long as <see cref="Room"/> says.</param>
    /// <exception cref="IndexOutOfRangeException">Rows are shorter.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ToColumns<T>(Span<T> columns, ReadOnlySpan<T> rows)
        where T : unmanaged
    {
        var (count, stride) = (columns.Length / Width, StrideOf(rows));
        if (count > stride) throw new IndexOutOfRangeException();
        ref var from = ref MemoryMarshal.GetReference(rows);
        ref var to = ref MemoryMarshal.GetReference(columns);
        var whole = CanTranspose ? count - (count % Side<T>()) : 0;
        for (var element = 0; element < whole; element += Side<T>())
        {
            for (var sample = 0; sample < Width; sample += Side<T>())
                Transpose(ref Unsafe.Add(ref from, (sample * stride) + element), stride, ref Unsafe.Add(ref to, (element * Width) + sample), Width);
        }

        for (var element = whole; element < count; element++)
        {
            for (var sample = 0; sample < Width; sample++) columns[(element * Width) + sample] = rows[(sample * stride) + element];
        }
    }

    /// <summary>Writes some elements of the columns of a tile sample by sample.</summary>
    /// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
    /// <param name="rows">As long as <see cref="Room"/> says.</param>
    /// <param name="columns">All elements of all samples.</param>
    /// <param name="first">The first element.</param>
    /// <param name="end">Behind the last one.</param>
    /// <exception cref="IndexOutOfRangeException">Rows are shorter, or there are no such elements.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void ToRows<T>(Span<T> rows, ReadOnlySpan<T> columns, int first, int end)
        where T : unmanaged
    {
        var stride = StrideOf(rows);
        if (first < 0 || end > stride || end > columns.Length / Width) throw new IndexOutOfRangeException();
        ref var from = ref MemoryMarshal.GetReference(columns);
        ref var to = ref MemoryMarshal.GetReference(rows);
        var whole = CanTranspose && end > first ? end - ((end - first) % Side<T>()) : first;
        for (var element = first; element < whole; element += Side<T>())
        {
            for (var sample = 0; sample < Width; sample += Side<T>())
                Transpose(ref Unsafe.Add(ref from, (element * Width) + sample), Width, ref Unsafe.Add(ref to, (sample * stride) + element), stride);
        }

        for (var element = whole; element < end; element++)
        {
            for (var sample = 0; sample < Width; sample++) rows[(sample * stride) + element] = columns[(element * Width) + sample];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static int StrideOf<T>(ReadOnlySpan<T> rows) => (rows.Length - Slack) / Width;
}
