using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Steepest.Benchmarks.HandWritten;

internal sealed partial class GaussianMixture
{
    /// <summary>Terms of a component: eight vectors of points in flight, entry by entry of the triangle.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FewSquares(int k, ReadOnlySpan<double> mean)
    {
        Centre(mean);
        ref var q = ref Unsafe.Add(ref MemoryMarshal.GetReference(triangles.Span), k * padded * padded);
        ref var t = ref Unsafe.Add(ref MemoryMarshal.GetReference(terms.Span), k * Tile);
        var offset = Vector512.Create(offsets[k]);
        var half = Vector512.Create(-0.5);
        for (var group = 0; group < Tile; group += 64)
        {
            ref var c = ref Unsafe.Add(ref MemoryMarshal.GetReference(centred.Span), group);
            var s0 = Vector512<double>.Zero;
            var s1 = s0;
            var s2 = s0;
            var s3 = s0;
            var s4 = s0;
            var s5 = s0;
            var s6 = s0;
            var s7 = s0;
            for (var j = 0; j < d; j++)
            {
                var y0 = Vector512<double>.Zero;
                var y1 = y0;
                var y2 = y0;
                var y3 = y0;
                var y4 = y0;
                var y5 = y0;
                var y6 = y0;
                var y7 = y0;
                for (nint i = 0; i <= j; i++)
                {
                    var entry = Vector512.Create(Unsafe.Add(ref q, j * padded + i));
                    var at = (nuint)i * Tile;
                    y0 = Vector512.FusedMultiplyAdd(entry, Vector512.LoadUnsafe(ref c, at), y0);
                    y1 = Vector512.FusedMultiplyAdd(entry, Vector512.LoadUnsafe(ref c, at + 8), y1);
                    y2 = Vector512.FusedMultiplyAdd(entry, Vector512.LoadUnsafe(ref c, at + 16), y2);
                    y3 = Vector512.FusedMultiplyAdd(entry, Vector512.LoadUnsafe(ref c, at + 24), y3);
                    y4 = Vector512.FusedMultiplyAdd(entry, Vector512.LoadUnsafe(ref c, at + 32), y4);
                    y5 = Vector512.FusedMultiplyAdd(entry, Vector512.LoadUnsafe(ref c, at + 40), y5);
                    y6 = Vector512.FusedMultiplyAdd(entry, Vector512.LoadUnsafe(ref c, at + 48), y6);
                    y7 = Vector512.FusedMultiplyAdd(entry, Vector512.LoadUnsafe(ref c, at + 56), y7);
                }

                s0 = Vector512.FusedMultiplyAdd(y0, y0, s0);
                s1 = Vector512.FusedMultiplyAdd(y1, y1, s1);
                s2 = Vector512.FusedMultiplyAdd(y2, y2, s2);
                s3 = Vector512.FusedMultiplyAdd(y3, y3, s3);
                s4 = Vector512.FusedMultiplyAdd(y4, y4, s4);
                s5 = Vector512.FusedMultiplyAdd(y5, y5, s5);
                s6 = Vector512.FusedMultiplyAdd(y6, y6, s6);
                s7 = Vector512.FusedMultiplyAdd(y7, y7, s7);
            }

            ref var to = ref Unsafe.Add(ref t, group);
            Vector512.FusedMultiplyAdd(half, s0, offset).StoreUnsafe(ref to);
            Vector512.FusedMultiplyAdd(half, s1, offset).StoreUnsafe(ref to, 8);
            Vector512.FusedMultiplyAdd(half, s2, offset).StoreUnsafe(ref to, 16);
            Vector512.FusedMultiplyAdd(half, s3, offset).StoreUnsafe(ref to, 24);
            Vector512.FusedMultiplyAdd(half, s4, offset).StoreUnsafe(ref to, 32);
            Vector512.FusedMultiplyAdd(half, s5, offset).StoreUnsafe(ref to, 40);
            Vector512.FusedMultiplyAdd(half, s6, offset).StoreUnsafe(ref to, 48);
            Vector512.FusedMultiplyAdd(half, s7, offset).StoreUnsafe(ref to, 56);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Centre(ReadOnlySpan<double> mean)
    {
        ref var x = ref MemoryMarshal.GetReference(columns.Span);
        ref var c = ref MemoryMarshal.GetReference(centred.Span);
        for (var i = 0; i < mean.Length; i++)
        {
            var centre = Vector512.Create(mean[i]);
            for (var v = (nuint)i * Tile; v < (nuint)(i + 1) * Tile; v += 8) (Vector512.LoadUnsafe(ref x, v) - centre).StoreUnsafe(ref c, v);
        }
    }

    /// <summary>
    /// Adds the tile to a component's moments, eight lanes each: Σwc, then Σwccᵀ by rows, four columns at a time up to the diagonal.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FewMoments(int k, ReadOnlySpan<double> mean)
    {
        Centre(mean);
        ref var m = ref Unsafe.Add(ref MemoryMarshal.GetReference(moments.Span), k * momentsOf);
        ref var c = ref MemoryMarshal.GetReference(centred.Span);
        ref var t = ref Unsafe.Add(ref MemoryMarshal.GetReference(terms.Span), k * Tile);
        ref var w = ref MemoryMarshal.GetReference(weighted.Span);
        ref var slot = ref Unsafe.Add(ref m, d * 8);
        for (var j = 0; j < d; j++)
        {
            var sum = Vector512.LoadUnsafe(ref m, (nuint)j * 8);
            for (nuint v = 0; v < Tile; v += 8)
            {
                var product = Vector512.LoadUnsafe(ref t, v) * Vector512.LoadUnsafe(ref c, (nuint)j * Tile + v);
                product.StoreUnsafe(ref w, v);
                sum += product;
            }

            sum.StoreUnsafe(ref m, (nuint)j * 8);
            for (var i = 0; i <= j; i += 4)
            {
                ref var column = ref Unsafe.Add(ref c, i * Tile);
                var a0 = Vector512.LoadUnsafe(ref slot);
                var a1 = Vector512.LoadUnsafe(ref slot, 8);
                var a2 = Vector512.LoadUnsafe(ref slot, 16);
                var a3 = Vector512.LoadUnsafe(ref slot, 24);
                var b0 = Vector512<double>.Zero;
                var b1 = b0;
                var b2 = b0;
                var b3 = b0;
                for (nuint v = 0; v < Tile; v += 16)
                {
                    var even = Vector512.LoadUnsafe(ref w, v);
                    var odd = Vector512.LoadUnsafe(ref w, v + 8);
                    a0 = Vector512.FusedMultiplyAdd(even, Vector512.LoadUnsafe(ref column, v), a0);
                    b0 = Vector512.FusedMultiplyAdd(odd, Vector512.LoadUnsafe(ref column, v + 8), b0);
                    a1 = Vector512.FusedMultiplyAdd(even, Vector512.LoadUnsafe(ref column, v + Tile), a1);
                    b1 = Vector512.FusedMultiplyAdd(odd, Vector512.LoadUnsafe(ref column, v + Tile + 8), b1);
                    a2 = Vector512.FusedMultiplyAdd(even, Vector512.LoadUnsafe(ref column, v + 2 * Tile), a2);
                    b2 = Vector512.FusedMultiplyAdd(odd, Vector512.LoadUnsafe(ref column, v + 2 * Tile + 8), b2);
                    a3 = Vector512.FusedMultiplyAdd(even, Vector512.LoadUnsafe(ref column, v + 3 * Tile), a3);
                    b3 = Vector512.FusedMultiplyAdd(odd, Vector512.LoadUnsafe(ref column, v + 3 * Tile + 8), b3);
                }

                (a0 + b0).StoreUnsafe(ref slot);
                (a1 + b1).StoreUnsafe(ref slot, 8);
                (a2 + b2).StoreUnsafe(ref slot, 16);
                (a3 + b3).StoreUnsafe(ref slot, 24);
                slot = ref Unsafe.Add(ref slot, 32);
            }
        }
    }

    private void FewTotals(int k)
    {
        var own = moments.Span.Slice(k * momentsOf, momentsOf);
        for (var i = 0; i < d; i++) first[i] = Vector512.Sum(Vector512.Create<double>(own[(i * 8)..]));
        var slot = d * 8;
        for (var j = 0; j < d; j++)
        {
            for (var i = 0; i <= j; i++) second[j * d + i] = second[i * d + j] = Vector512.Sum(Vector512.Create<double>(own[(slot + i * 8)..]));
            slot += (j + 4) / 4 * 32;
        }
    }
}
