using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Steepest.Kernels;

/// <summary>The numbers that a struct consists of, in the order in which they lie in memory: for structs whose members cannot be named.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Component
{
    /// <summary>The place of one number.</summary>
    /// <typeparam name="TStruct">A struct of numbers of one type.</typeparam>
    /// <typeparam name="T">That type.</typeparam>
    /// <param name="value">The struct.</param>
    /// <param name="index">Which number.</param>
    /// <returns>A reference into <paramref name="value"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T Of<TStruct, T>(ref TStruct value, int index)
        where TStruct : unmanaged
        where T : unmanaged
    {
        Check<TStruct, T>(index);
        return ref Unsafe.Add(ref Unsafe.As<TStruct, T>(ref value), index);
    }

    /// <summary>One number.</summary>
    /// <typeparam name="TStruct">A struct of numbers of one type.</typeparam>
    /// <typeparam name="T">That type.</typeparam>
    /// <param name="value">The struct.</param>
    /// <param name="index">Which number.</param>
    /// <returns>Its value.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T In<TStruct, T>(in TStruct value, int index)
        where TStruct : unmanaged
        where T : unmanaged
    {
        Check<TStruct, T>(index);
        return Unsafe.Add(ref Unsafe.As<TStruct, T>(ref Unsafe.AsRef(in value)), index);
    }

    /// <summary>Both sizes are known to the JIT, so that nothing of it remains.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Check<TStruct, T>(int index)
        where TStruct : unmanaged
        where T : unmanaged
        => ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)(Unsafe.SizeOf<TStruct>() / Unsafe.SizeOf<T>()));
}
