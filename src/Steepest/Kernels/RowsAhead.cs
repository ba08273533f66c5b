using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Steepest.Kernels;

/// <summary>Asks memory for rows before they are read.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowsAhead
{
    /// <summary>Data of fewer bytes may be in a cache, where asking costs more than waiting (measured: up to a fifth; from here on it pays).</summary>
    private const long LeastBytes = 16 << 20;

    /// <summary>Behind rows of more bytes the machine asks by itself.</summary>
    private const long MostBytesOfRow = 1024;

    private const int Line = 64;

    /// <summary>Whether asking pays.</summary>
    /// <param name="elements">The elements of all rows.</param>
    /// <param name="row">The elements of one.</param>
    /// <param name="bytes">The bytes of an element.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static bool AreFar(int elements, int row, int bytes)
        => Sse.IsSupported && (long)elements * bytes >= LeastBytes && (long)row * bytes <= MostBytesOfRow;

    /// <summary>Asks for one row; does nothing on machines that cannot be asked.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="elements">The elements of all rows.</param>
    /// <param name="start">Where the row begins.</param>
    /// <param name="count">How many elements it has.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void Fetch<T>(ReadOnlySpan<T> elements, int start, int count)
        where T : unmanaged
    {
        if (!Sse.IsSupported) return;
        ref var row = ref MemoryMarshal.GetReference(elements.Slice(start, count));
        var step = Line / sizeof(T);

        // The address is a hint: it may have moved by the time it is used, and is never followed.
        for (var i = 0; i < count; i += step) Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref row, i)));
    }
}
