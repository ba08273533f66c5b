using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Steepest.Kernels;

namespace Steepest.Updates;

/// <summary>One pass over point, gradient and state.</summary>
internal static class Elements
{
    /// <summary>How many elements make whole vectors; none where vectors are not wide.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static int Whole<T>(scoped ReadOnlySpan<T> point)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Lanes.AreWide ? point.Length & -ManyNumbers<T>.Count : 0;

    /// <summary>Moves some of the elements.</summary>
    /// <remarks>
    /// A method of its own, which takes the step by value and copies it: its numbers then stay in registers. Native code compiled ahead of time takes the
    /// numbers of a parameter from memory in every iteration, those of a local it does not.
    /// </remarks>
    /// <param name="move">The step.</param>
    /// <param name="begin">The first element.</param>
    /// <param name="end">Behind the last.</param>
    /// <param name="from">The variables.</param>
    /// <param name="to">Receives the moved ones; may be <paramref name="from"/>.</param>
    /// <param name="gradient">The gradient at <paramref name="from"/>.</param>
    /// <param name="state">The states, end to end, each as long as <paramref name="from"/>.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Move<T, TNumbers, TMove>(TMove move, int begin, int end, scoped ReadOnlySpan<T> from, scoped Span<T> to, scoped ReadOnlySpan<T> gradient, scoped Span<T> state)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TNumbers : struct, INumbers<TNumbers, T>
        where TMove : struct, IElementMove<TNumbers>
    {
        var step = move;
        var length = (nuint)from.Length;
        ref var x = ref MemoryMarshal.GetReference(from[..end]);
        ref var moved = ref MemoryMarshal.GetReference(to[..end]);
        ref var g = ref MemoryMarshal.GetReference(gradient[..end]);
        ref var first = ref MemoryMarshal.GetReference(state[..(TMove.States * from.Length)]);
        ref var second = ref Unsafe.Add(ref first, TMove.States > 1 ? length : 0);
        ref var third = ref Unsafe.Add(ref first, TMove.States > 2 ? 2 * length : 0);
        for (var i = (nuint)begin; i < (nuint)end; i += (nuint)TNumbers.Count)
        {
            var value = TNumbers.Load(ref x, i);
            var slope = TNumbers.Load(ref g, i);
            var a = TMove.States > 0 ? TNumbers.Load(ref first, i) : default;
            var b = TMove.States > 1 ? TNumbers.Load(ref second, i) : default;
            var c = TMove.States > 2 ? TNumbers.Load(ref third, i) : default;
            step.Move(ref value, slope, ref a, ref b, ref c);
            if (TMove.States > 0) TNumbers.Store(a, ref first, i);
            if (TMove.States > 1) TNumbers.Store(b, ref second, i);
            if (TMove.States > 2) TNumbers.Store(c, ref third, i);
            TNumbers.Store(value, ref moved, i);
        }
    }
}
