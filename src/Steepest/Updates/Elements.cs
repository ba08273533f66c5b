using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Steepest.Kernels;

namespace Steepest.Updates;

/// <summary>One pass over point, gradient and state: whole vectors, then what is left one by one.</summary>
internal static class Elements
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Move<T, TMove>(TMove move, scoped Span<T> point, scoped ReadOnlySpan<T> gradient, scoped Span<T> state)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TMove : struct, IElementMove<T>
    {
        var length = (nuint)point.Length;
        ref var x = ref MemoryMarshal.GetReference(point);
        ref var g = ref MemoryMarshal.GetReference(gradient[..point.Length]);
        ref var first = ref MemoryMarshal.GetReference(state[..(TMove.States * point.Length)]);
        ref var second = ref Unsafe.Add(ref first, TMove.States > 1 ? length : 0);
        ref var third = ref Unsafe.Add(ref first, TMove.States > 2 ? 2 * length : 0);
        nuint i = 0;
        if (Lanes.AreWide)
        {
            var count = (nuint)ManyNumbers<T>.Count;
            for (var whole = length & ~(count - 1); i < whole; i += count) MoveAt<T, TMove, ManyNumbers<T>>(in move, ref x, ref g, ref first, ref second, ref third, i);
        }

        for (; i < length; i++) MoveAt<T, TMove, OneNumber<T>>(in move, ref x, ref g, ref first, ref second, ref third, i);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static void MoveAt<T, TMove, TNumbers>(in TMove move, ref T x, ref T g, ref T first, ref T second, ref T third, nuint i)
        where T : unmanaged
        where TMove : struct, IElementMove<T>
        where TNumbers : struct, INumbers<TNumbers, T>
    {
        var value = TNumbers.Load(ref x, i);
        var slope = TNumbers.Load(ref g, i);
        var a = TMove.States > 0 ? TNumbers.Load(ref first, i) : default;
        var b = TMove.States > 1 ? TNumbers.Load(ref second, i) : default;
        var c = TMove.States > 2 ? TNumbers.Load(ref third, i) : default;
        move.Move(ref value, slope, ref a, ref b, ref c);
        if (TMove.States > 0) TNumbers.Store(a, ref first, i);
        if (TMove.States > 1) TNumbers.Store(b, ref second, i);
        if (TMove.States > 2) TNumbers.Store(c, ref third, i);
        TNumbers.Store(value, ref x, i);
    }
}
