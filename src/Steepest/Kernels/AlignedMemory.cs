using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Steepest.Kernels;

/// <summary>Vectors of one padded length on the pinned heap, each beginning on 64 bytes, zero at first.</summary>
/// <remarks>Pinned, because the collector would otherwise move the block off its alignment, and a load across cache lines costs twice.</remarks>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AlignedMemory<T>
    where T : unmanaged
{
    private const int Alignment = 64;
    private readonly T[] block;
    private readonly int origin;

    /// <summary>Allocates <paramref name="vectors"/> vectors of at least <paramref name="length"/> elements.</summary>
    /// <param name="vectors">How many vectors.</param>
    /// <param name="length">Elements of each; rounded up to full lanes.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    /// <exception cref="OverflowException">The block is larger than an array can be.</exception>
    public AlignedMemory(int vectors, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(vectors);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Vectors = vectors;
        VectorLength = Pad(length);
        block = GC.AllocateArray<T>(checked(vectors * VectorLength + Lanes), pinned: true);
        var misalignment = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(block, 0) & (Alignment - 1));
        origin = misalignment == 0 ? 0 : (Alignment - misalignment) / Unsafe.SizeOf<T>();
    }

    /// <summary>How many vectors there are.</summary>
    public int Vectors { get; }

    /// <summary>The padded length of each vector.</summary>
    public int VectorLength { get; }

    /// <summary>A vector, padding included.</summary>
    /// <param name="vector">Its number.</param>
    public Span<T> this[int vector]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
        get => block.AsSpan(origin + vector * VectorLength, VectorLength);
    }

    /// <summary>The first element of a vector, which begins on 64 bytes.</summary>
    /// <param name="vector">Its number, which is not checked.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    internal ref T First(int vector) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(block), origin + vector * VectorLength);

    private static int Lanes => Alignment / Unsafe.SizeOf<T>();

    /// <summary>Rounds a length up to full lanes of 64 bytes.</summary>
    /// <param name="length">A number of elements.</param>
    /// <returns>The padded number.</returns>
    /// <exception cref="OverflowException">The padded number does not fit.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static int Pad(int length) => checked(length + Lanes - 1) & -Lanes;

    /// <summary>Several vectors that follow each other, end to end.</summary>
    /// <param name="first">The first one.</param>
    /// <param name="count">How many.</param>
    /// <returns>Their elements, padding included.</returns>
    public Span<T> Range(int first, int count) => block.AsSpan(origin + first * VectorLength, count * VectorLength);

    /// <summary>Sets every element to zero.</summary>
    public void Clear() => block.AsSpan().Clear();
}
