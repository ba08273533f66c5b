using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Steepest.Kernels;

/// <summary>Turns indices of a variable into places of the packed point.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowPlaces
{
    /// <summary>The most rows that are evaluated at once, and the distance of two columns of them.</summary>
    private const int Chunk = 32;

    /// <summary>Checks the size of a chunk of rows, which generated code knows.</summary>
    /// <param name="count">How many rows.</param>
    /// <param name="stride">The distance of two columns.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are more, or columns lie elsewhere.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static void CheckChunk(int count, int stride)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)Chunk, nameof(count));
        ArgumentOutOfRangeException.ThrowIfNotEqual(stride, Chunk);
    }

    /// <summary>Checks where rows touch a variable, and adds where it begins.</summary>
    /// <param name="places">The first number of the variable that each row touches; receives its place.</param>
    /// <param name="first">The number of the first row.</param>
    /// <param name="length">How many numbers each row touches.</param>
    /// <param name="numbers">How many the variable has.</param>
    /// <param name="offset">The place of its first number.</param>
    /// <param name="variable">Its name.</param>
    /// <exception cref="ArgumentOutOfRangeException">A row touches numbers that the variable does not have.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Shift(Span<int> places, int first, int length, int numbers, int offset, string variable)
    {
        var i = 0;
        if (Vector256.IsHardwareAccelerated && numbers >= length)
        {
            ref var start = ref MemoryMarshal.GetReference(places);
            var (most, shift) = (Vector256.Create((uint)(numbers - length)), Vector256.Create(offset));
            for (; i <= places.Length - Vector256<int>.Count; i += Vector256<int>.Count)
            {
                // A negative place is a large one, too.
                var some = Vector256.LoadUnsafe(ref start, (nuint)i);
                if (Vector256.GreaterThanAny(some.AsUInt32(), most)) break;
                (some + shift).StoreUnsafe(ref start, (nuint)i);
            }
        }

        for (; i < places.Length; i++)
        {
            var place = places[i];
            if (place < 0 || place > numbers - length)
                throw new ArgumentOutOfRangeException(variable, $"Row {first + i} of the samples reads numbers {place} to {(long)place + length - 1} of {variable}, which has {numbers}: check the indices in the samples.");
            places[i] = place + offset;
        }
    }
}
