using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Steepest.Benchmarks.HandWritten;

/// <summary>
/// Cross-entropy of rows and its gradient, a vector of rows at a time: dot products of eight rows into named accumulators, a transposing
/// tree, one vector of logits, and an update of rank eight. Frozen: what is generated is measured against it.
/// </summary>
/// <remarks>
/// Weights and gradient are packed: whole vectors, and where the width leaves a rest one more that stands for the <em>last</em> vector of a row.
/// Its first lanes overlap what the one before holds; the weights there are 0, the gradient is ignored. So no load leaves a row.
/// </remarks>
internal static class LogisticRows<T, TLanes>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TLanes : struct, ILanes<T>
{
    /// <summary>Bytes of rows from which on they are sent for ahead of time.</summary>
    private const long Far = 8 << 20;

    /// <summary>Adds to the gradient of a batch; returns the sum of losses.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Add(
        ReadOnlySpan<T> weights, T bias, ReadOnlySpan<T> features, int width, ReadOnlySpan<T> labels, ReadOnlySpan<int> batch, T scale, Span<T> gradient, out T biasGradient)
    {
        var lanes = Vector512<T>.Count;
        Span<T> rowLabels = stackalloc T[lanes];
        Span<T> adjoints = stackalloc T[lanes];
        Span<nint> places = stackalloc nint[2 * lanes];
        ref var w = ref MemoryMarshal.GetReference(weights);
        ref var x = ref MemoryMarshal.GetReference(features);
        ref var g = ref MemoryMarshal.GetReference(gradient);
        ref var adjoint = ref MemoryMarshal.GetReference(adjoints);
        ref var label = ref MemoryMarshal.GetReference(labels);
        ref var rowLabel = ref MemoryMarshal.GetReference(rowLabels);
        ref var order = ref MemoryMarshal.GetReference(batch);
        ref var row = ref MemoryMarshal.GetReference(places);
        var ahead = Sse.IsSupported && (long)features.Length * Unsafe.SizeOf<T>() > Far;
        Place(ref row, ref order, 0, batch.Length, width);
        var sum = Vector512<T>.Zero;
        var biasSum = Vector512<T>.Zero;
        for (var start = 0; start < batch.Length; start += lanes)
        {
            var count = Math.Min(lanes, batch.Length - start);
            for (var j = 0; j < count; j++) Unsafe.Add(ref rowLabel, j) = Unsafe.Add(ref label, Unsafe.Add(ref order, start + j));
            if (ahead) Place(ref Unsafe.Add(ref row, lanes), ref order, start + lanes, batch.Length, width);

            var low = Dots(ref w, ref x, ref row, width);
            var high = lanes == 16 ? Dots(ref w, ref x, ref Unsafe.Add(ref row, 8), width) : low;
            var logit = TLanes.Join(low, high) + Vector512.Create(bias);
            var target = Vector512.LoadUnsafe(ref rowLabel);
            var here = TLanes.First(count);
            var e = TLanes.ExpOfNegative(-Vector512.Abs(logit));
            sum += here & (Vector512.MaxNative(logit, Vector512<T>.Zero) + TLanes.LogOnePlusUnit(e) - target * logit);
            var top = Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(logit, Vector512<T>.Zero), Vector512<T>.One, e);
            var slope = here & ((top / (Vector512<T>.One + e) - target) * Vector512.Create(scale));
            biasSum += slope;
            slope.StoreUnsafe(ref adjoint);
            if (ahead)
            {
                Spread<Yes>(ref g, ref adjoint, ref x, ref row, width);
                if (lanes == 16) Spread<Yes>(ref g, ref Unsafe.Add(ref adjoint, 8), ref x, ref Unsafe.Add(ref row, 8), width);
                places[lanes..].CopyTo(places);
            }
            else
            {
                Spread<No>(ref g, ref adjoint, ref x, ref row, width);
                if (lanes == 16) Spread<No>(ref g, ref Unsafe.Add(ref adjoint, 8), ref x, ref Unsafe.Add(ref row, 8), width);
                Place(ref row, ref order, start + lanes, batch.Length, width);
            }
        }

        biasGradient = Vector512.Sum(biasSum);
        return double.CreateTruncating(Vector512.Sum(sum));
    }

    /// <summary>Where the rows of a block begin; the last row stands for those that the batch does not have.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Place(ref nint row, ref int order, int start, int count, int width)
    {
        for (var j = 0; j < Vector512<T>.Count; j++) Unsafe.Add(ref row, j) = (nint)Unsafe.Add(ref order, Math.Min(start + j, count - 1)) * width;
    }

    /// <summary>Eight dot products.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Vector512<T> Dots(ref T w, ref T x, ref nint row, int width)
    {
        ref var x0 = ref Unsafe.Add(ref x, row);
        ref var x1 = ref Unsafe.Add(ref x, Unsafe.Add(ref row, 1));
        ref var x2 = ref Unsafe.Add(ref x, Unsafe.Add(ref row, 2));
        ref var x3 = ref Unsafe.Add(ref x, Unsafe.Add(ref row, 3));
        ref var x4 = ref Unsafe.Add(ref x, Unsafe.Add(ref row, 4));
        ref var x5 = ref Unsafe.Add(ref x, Unsafe.Add(ref row, 5));
        ref var x6 = ref Unsafe.Add(ref x, Unsafe.Add(ref row, 6));
        ref var x7 = ref Unsafe.Add(ref x, Unsafe.Add(ref row, 7));
        var s0 = Vector512<T>.Zero;
        var s1 = Vector512<T>.Zero;
        var s2 = Vector512<T>.Zero;
        var s3 = Vector512<T>.Zero;
        var s4 = Vector512<T>.Zero;
        var s5 = Vector512<T>.Zero;
        var s6 = Vector512<T>.Zero;
        var s7 = Vector512<T>.Zero;
        var lanes = (nuint)Vector512<T>.Count;
        var body = (nuint)width & ~(lanes - 1);
        for (nuint i = 0; i < body; i += lanes)
        {
            var v = Vector512.LoadUnsafe(ref w, i);
            s0 = TLanes.MultiplyAdd(v, Vector512.LoadUnsafe(ref x0, i), s0);
            s1 = TLanes.MultiplyAdd(v, Vector512.LoadUnsafe(ref x1, i), s1);
            s2 = TLanes.MultiplyAdd(v, Vector512.LoadUnsafe(ref x2, i), s2);
            s3 = TLanes.MultiplyAdd(v, Vector512.LoadUnsafe(ref x3, i), s3);
            s4 = TLanes.MultiplyAdd(v, Vector512.LoadUnsafe(ref x4, i), s4);
            s5 = TLanes.MultiplyAdd(v, Vector512.LoadUnsafe(ref x5, i), s5);
            s6 = TLanes.MultiplyAdd(v, Vector512.LoadUnsafe(ref x6, i), s6);
            s7 = TLanes.MultiplyAdd(v, Vector512.LoadUnsafe(ref x7, i), s7);
        }

        if (body != (nuint)width)
        {
            var v = Vector512.LoadUnsafe(ref w, body);
            var i = (nuint)width - lanes;
            s0 = TLanes.MultiplyAdd(v, Vector512.LoadUnsafe(ref x0, i), s0);
            s1 = TLanes.MultiplyAdd(v, Vector512.LoadUnsafe(ref x1, i), s1);
            s2 = TLanes.MultiplyAdd(v, Vector512.LoadUnsafe(ref x2, i), s2);
            s3 = TLanes.MultiplyAdd(v, Vector512.LoadUnsafe(ref x3, i), s3);
            s4 = TLanes.MultiplyAdd(v, Vector512.LoadUnsafe(ref x4, i), s4);
            s5 = TLanes.MultiplyAdd(v, Vector512.LoadUnsafe(ref x5, i), s5);
            s6 = TLanes.MultiplyAdd(v, Vector512.LoadUnsafe(ref x6, i), s6);
            s7 = TLanes.MultiplyAdd(v, Vector512.LoadUnsafe(ref x7, i), s7);
        }

        return TLanes.Sums(s0, s1, s2, s3, s4, s5, s6, s7);
    }

    /// <summary>gradient += Σ adjoint · row, over eight rows; where memory is far, those of the next block are sent for meanwhile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Spread<TAhead>(ref T g, ref T adjoint, ref T x, ref nint row, int width)
    {
        ref var x0 = ref Unsafe.Add(ref x, row);
        ref var x1 = ref Unsafe.Add(ref x, Unsafe.Add(ref row, 1));
        ref var x2 = ref Unsafe.Add(ref x, Unsafe.Add(ref row, 2));
        ref var x3 = ref Unsafe.Add(ref x, Unsafe.Add(ref row, 3));
        ref var x4 = ref Unsafe.Add(ref x, Unsafe.Add(ref row, 4));
        ref var x5 = ref Unsafe.Add(ref x, Unsafe.Add(ref row, 5));
        ref var x6 = ref Unsafe.Add(ref x, Unsafe.Add(ref row, 6));
        ref var x7 = ref Unsafe.Add(ref x, Unsafe.Add(ref row, 7));
        var a0 = Vector512.Create(adjoint);
        var a1 = Vector512.Create(Unsafe.Add(ref adjoint, 1));
        var a2 = Vector512.Create(Unsafe.Add(ref adjoint, 2));
        var a3 = Vector512.Create(Unsafe.Add(ref adjoint, 3));
        var a4 = Vector512.Create(Unsafe.Add(ref adjoint, 4));
        var a5 = Vector512.Create(Unsafe.Add(ref adjoint, 5));
        var a6 = Vector512.Create(Unsafe.Add(ref adjoint, 6));
        var a7 = Vector512.Create(Unsafe.Add(ref adjoint, 7));
        var lanes = (nuint)Vector512<T>.Count;
        var body = (nuint)width & ~(lanes - 1);
        for (nuint i = 0; i < body; i += lanes)
        {
            if (typeof(TAhead) == typeof(Yes))
            {
                Fetch(ref x, ref row, 0, i);
                Fetch(ref x, ref row, 1, i);
                Fetch(ref x, ref row, 2, i);
                Fetch(ref x, ref row, 3, i);
                Fetch(ref x, ref row, 4, i);
                Fetch(ref x, ref row, 5, i);
                Fetch(ref x, ref row, 6, i);
                Fetch(ref x, ref row, 7, i);
            }

            var even = TLanes.MultiplyAdd(a0, Vector512.LoadUnsafe(ref x0, i), Vector512.LoadUnsafe(ref g, i));
            var odd = a1 * Vector512.LoadUnsafe(ref x1, i);
            even = TLanes.MultiplyAdd(a2, Vector512.LoadUnsafe(ref x2, i), even);
            odd = TLanes.MultiplyAdd(a3, Vector512.LoadUnsafe(ref x3, i), odd);
            even = TLanes.MultiplyAdd(a4, Vector512.LoadUnsafe(ref x4, i), even);
            odd = TLanes.MultiplyAdd(a5, Vector512.LoadUnsafe(ref x5, i), odd);
            even = TLanes.MultiplyAdd(a6, Vector512.LoadUnsafe(ref x6, i), even);
            odd = TLanes.MultiplyAdd(a7, Vector512.LoadUnsafe(ref x7, i), odd);
            (even + odd).StoreUnsafe(ref g, i);
        }

        if (body != (nuint)width)
        {
            var i = (nuint)width - lanes;
            var even = TLanes.MultiplyAdd(a0, Vector512.LoadUnsafe(ref x0, i), Vector512.LoadUnsafe(ref g, body));
            var odd = a1 * Vector512.LoadUnsafe(ref x1, i);
            even = TLanes.MultiplyAdd(a2, Vector512.LoadUnsafe(ref x2, i), even);
            odd = TLanes.MultiplyAdd(a3, Vector512.LoadUnsafe(ref x3, i), odd);
            even = TLanes.MultiplyAdd(a4, Vector512.LoadUnsafe(ref x4, i), even);
            odd = TLanes.MultiplyAdd(a5, Vector512.LoadUnsafe(ref x5, i), odd);
            even = TLanes.MultiplyAdd(a6, Vector512.LoadUnsafe(ref x6, i), even);
            odd = TLanes.MultiplyAdd(a7, Vector512.LoadUnsafe(ref x7, i), odd);
            (even + odd).StoreUnsafe(ref g, body);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static unsafe void Fetch(ref T x, ref nint row, int number, nuint i)
        => Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref Unsafe.Add(ref x, Unsafe.Add(ref row, Vector512<T>.Count + number)), i)));

    private readonly struct Yes;

    private readonly struct No;
}
