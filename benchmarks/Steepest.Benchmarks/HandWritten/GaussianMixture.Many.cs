using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Steepest.Benchmarks.HandWritten;

internal sealed partial class GaussianMixture
{
    /// <summary>Terms of a component: eight rows of the triangle times sixteen points in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ManySquares(int k, ReadOnlySpan<double> mean)
    {
        ref var q = ref Unsafe.Add(ref MemoryMarshal.GetReference(triangles.Span), k * padded * padded);
        ref var t = ref Unsafe.Add(ref MemoryMarshal.GetReference(terms.Span), k * Tile);
        var offset = Vector512.Create(offsets[k]);
        var half = Vector512.Create(-0.5);
        ref var centre = ref MemoryMarshal.GetReference(mean);
        ref var x = ref MemoryMarshal.GetReference(columns.Span);
        ref var c = ref MemoryMarshal.GetReference(centred.Span);
        for (var group = 0; group < Tile; group += 16)
        {
            // Sixteen points are centred at a time, end to end: rows a whole tile apart would share few sets of the cache.
            for (nint i = 0; i < d; i++)
            {
                var own = Vector512.Create(Unsafe.Add(ref centre, i));
                (Vector512.LoadUnsafe(ref x, (nuint)(i * Tile + group)) - own).StoreUnsafe(ref c, (nuint)i * 16);
                (Vector512.LoadUnsafe(ref x, (nuint)(i * Tile + group + 8)) - own).StoreUnsafe(ref c, (nuint)i * 16 + 8);
            }

            var low = Vector512<double>.Zero;
            var high = Vector512<double>.Zero;
            for (var block = 0; block < d; block += 8) Rows(ref Unsafe.Add(ref q, block * padded), ref c, Math.Min(block + 8, d), ref low, ref high);
            Vector512.FusedMultiplyAdd(half, low, offset).StoreUnsafe(ref t, (nuint)group);
            Vector512.FusedMultiplyAdd(half, high, offset).StoreUnsafe(ref t, (nuint)group + 8);
        }
    }

    /// <summary>Adds the squares of eight rows times two vectors of points.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private void Rows(ref double q, ref double c, int columns, ref Vector512<double> low, ref Vector512<double> high)
    {
        ref var q1 = ref Unsafe.Add(ref q, padded);
        ref var q2 = ref Unsafe.Add(ref q1, padded);
        ref var q3 = ref Unsafe.Add(ref q2, padded);
        ref var q4 = ref Unsafe.Add(ref q3, padded);
        ref var q5 = ref Unsafe.Add(ref q4, padded);
        ref var q6 = ref Unsafe.Add(ref q5, padded);
        ref var q7 = ref Unsafe.Add(ref q6, padded);
        var a0 = Vector512<double>.Zero;
        var a1 = a0;
        var a2 = a0;
        var a3 = a0;
        var a4 = a0;
        var a5 = a0;
        var a6 = a0;
        var a7 = a0;
        var b0 = a0;
        var b1 = a0;
        var b2 = a0;
        var b3 = a0;
        var b4 = a0;
        var b5 = a0;
        var b6 = a0;
        var b7 = a0;
        for (nint i = 0; i < columns; i++)
        {
            var x = Vector512.LoadUnsafe(ref c, (nuint)i * 16);
            var y = Vector512.LoadUnsafe(ref c, (nuint)i * 16 + 8);
            var entry = Vector512.Create(Unsafe.Add(ref q, i));
            a0 = Vector512.FusedMultiplyAdd(entry, x, a0);
            b0 = Vector512.FusedMultiplyAdd(entry, y, b0);
            entry = Vector512.Create(Unsafe.Add(ref q1, i));
            a1 = Vector512.FusedMultiplyAdd(entry, x, a1);
            b1 = Vector512.FusedMultiplyAdd(entry, y, b1);
            entry = Vector512.Create(Unsafe.Add(ref q2, i));
            a2 = Vector512.FusedMultiplyAdd(entry, x, a2);
            b2 = Vector512.FusedMultiplyAdd(entry, y, b2);
            entry = Vector512.Create(Unsafe.Add(ref q3, i));
            a3 = Vector512.FusedMultiplyAdd(entry, x, a3);
            b3 = Vector512.FusedMultiplyAdd(entry, y, b3);
            entry = Vector512.Create(Unsafe.Add(ref q4, i));
            a4 = Vector512.FusedMultiplyAdd(entry, x, a4);
            b4 = Vector512.FusedMultiplyAdd(entry, y, b4);
            entry = Vector512.Create(Unsafe.Add(ref q5, i));
            a5 = Vector512.FusedMultiplyAdd(entry, x, a5);
            b5 = Vector512.FusedMultiplyAdd(entry, y, b5);
            entry = Vector512.Create(Unsafe.Add(ref q6, i));
            a6 = Vector512.FusedMultiplyAdd(entry, x, a6);
            b6 = Vector512.FusedMultiplyAdd(entry, y, b6);
            entry = Vector512.Create(Unsafe.Add(ref q7, i));
            a7 = Vector512.FusedMultiplyAdd(entry, x, a7);
            b7 = Vector512.FusedMultiplyAdd(entry, y, b7);
        }

        low += (a0 * a0 + a1 * a1 + (a2 * a2 + a3 * a3)) + (a4 * a4 + a5 * a5 + (a6 * a6 + a7 * a7));
        high += (b0 * b0 + b1 * b1 + (b2 * b2 + b3 * b3)) + (b4 * b4 + b5 * b5 + (b6 * b6 + b7 * b7));
    }

    /// <summary>Adds the tile to a component's moments: Σwccᵀ by rows of <see cref="padded"/>, then Σwc.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ManyMoments(int k, ReadOnlySpan<double> mean, ReadOnlySpan<double> points, int count)
    {
        ref var m = ref Unsafe.Add(ref MemoryMarshal.GetReference(moments.Span), k * momentsOf);
        ref var c = ref MemoryMarshal.GetReference(centred.Span);
        ref var w = ref MemoryMarshal.GetReference(weighted.Span);
        ref var sums = ref Unsafe.Add(ref m, padded * padded);
        ref var x = ref MemoryMarshal.GetReference(points);
        ref var centre = ref MemoryMarshal.GetReference(mean);
        var weights = terms.Span.Slice(k * Tile, Tile);

        // Centred anew, this time a point a row, in panels of sixteen columns, and weighted in panels of eight.
        for (var i = 0; i < padded; i += 8)
        {
            var own = Vector512.LoadUnsafe(ref centre, (nuint)i);
            var sum = Vector512.LoadUnsafe(ref sums, (nuint)i);
            for (var n = 0; n < count; n++)
            {
                var value = Vector512.LoadUnsafe(ref x, (nuint)(n * d + i)) - own;
                var product = Vector512.Create(weights[n]) * value;
                value.StoreUnsafe(ref c, (nuint)((i & -16) * Tile + n * 16 + (i & 8)));
                product.StoreUnsafe(ref w, (nuint)(i * Tile + n * 8));
                sum += product;
            }

            sum.StoreUnsafe(ref sums, (nuint)i);
        }

        for (var block = 0; block < padded; block += 8)
        {
            ref var rows = ref Unsafe.Add(ref m, block * padded);
            ref var factors = ref Unsafe.Add(ref w, block * Tile);
            for (var column = 0; column <= block; column += 16)
            {
                ref var panel = ref Unsafe.Add(ref c, column * Tile);
                if (column == block) OuterHalf(ref Unsafe.Add(ref rows, column), ref factors, ref panel, count);
                else Outer(ref Unsafe.Add(ref rows, column), ref factors, ref panel, count);
            }
        }
    }

    /// <summary>Eight rows by sixteen columns of moments.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Outer(ref double m, ref double w, ref double c, int count)
    {
        var stride = (nuint)padded;
        var a0 = Vector512.LoadUnsafe(ref m);
        var b0 = Vector512.LoadUnsafe(ref m, 8);
        var a1 = Vector512.LoadUnsafe(ref m, stride);
        var b1 = Vector512.LoadUnsafe(ref m, stride + 8);
        var a2 = Vector512.LoadUnsafe(ref m, 2 * stride);
        var b2 = Vector512.LoadUnsafe(ref m, 2 * stride + 8);
        var a3 = Vector512.LoadUnsafe(ref m, 3 * stride);
        var b3 = Vector512.LoadUnsafe(ref m, 3 * stride + 8);
        var a4 = Vector512.LoadUnsafe(ref m, 4 * stride);
        var b4 = Vector512.LoadUnsafe(ref m, 4 * stride + 8);
        var a5 = Vector512.LoadUnsafe(ref m, 5 * stride);
        var b5 = Vector512.LoadUnsafe(ref m, 5 * stride + 8);
        var a6 = Vector512.LoadUnsafe(ref m, 6 * stride);
        var b6 = Vector512.LoadUnsafe(ref m, 6 * stride + 8);
        var a7 = Vector512.LoadUnsafe(ref m, 7 * stride);
        var b7 = Vector512.LoadUnsafe(ref m, 7 * stride + 8);
        for (var n = 0; n < count; n++)
        {
            var x = Vector512.LoadUnsafe(ref c);
            var y = Vector512.LoadUnsafe(ref c, 8);
            var factor = Vector512.Create(w);
            a0 = Vector512.FusedMultiplyAdd(factor, x, a0);
            b0 = Vector512.FusedMultiplyAdd(factor, y, b0);
            factor = Vector512.Create(Unsafe.Add(ref w, 1));
            a1 = Vector512.FusedMultiplyAdd(factor, x, a1);
            b1 = Vector512.FusedMultiplyAdd(factor, y, b1);
            factor = Vector512.Create(Unsafe.Add(ref w, 2));
            a2 = Vector512.FusedMultiplyAdd(factor, x, a2);
            b2 = Vector512.FusedMultiplyAdd(factor, y, b2);
            factor = Vector512.Create(Unsafe.Add(ref w, 3));
            a3 = Vector512.FusedMultiplyAdd(factor, x, a3);
            b3 = Vector512.FusedMultiplyAdd(factor, y, b3);
            factor = Vector512.Create(Unsafe.Add(ref w, 4));
            a4 = Vector512.FusedMultiplyAdd(factor, x, a4);
            b4 = Vector512.FusedMultiplyAdd(factor, y, b4);
            factor = Vector512.Create(Unsafe.Add(ref w, 5));
            a5 = Vector512.FusedMultiplyAdd(factor, x, a5);
            b5 = Vector512.FusedMultiplyAdd(factor, y, b5);
            factor = Vector512.Create(Unsafe.Add(ref w, 6));
            a6 = Vector512.FusedMultiplyAdd(factor, x, a6);
            b6 = Vector512.FusedMultiplyAdd(factor, y, b6);
            factor = Vector512.Create(Unsafe.Add(ref w, 7));
            a7 = Vector512.FusedMultiplyAdd(factor, x, a7);
            b7 = Vector512.FusedMultiplyAdd(factor, y, b7);
            c = ref Unsafe.Add(ref c, 16);
            w = ref Unsafe.Add(ref w, 8);
        }

        a0.StoreUnsafe(ref m);
        b0.StoreUnsafe(ref m, 8);
        a1.StoreUnsafe(ref m, stride);
        b1.StoreUnsafe(ref m, stride + 8);
        a2.StoreUnsafe(ref m, 2 * stride);
        b2.StoreUnsafe(ref m, 2 * stride + 8);
        a3.StoreUnsafe(ref m, 3 * stride);
        b3.StoreUnsafe(ref m, 3 * stride + 8);
        a4.StoreUnsafe(ref m, 4 * stride);
        b4.StoreUnsafe(ref m, 4 * stride + 8);
        a5.StoreUnsafe(ref m, 5 * stride);
        b5.StoreUnsafe(ref m, 5 * stride + 8);
        a6.StoreUnsafe(ref m, 6 * stride);
        b6.StoreUnsafe(ref m, 6 * stride + 8);
        a7.StoreUnsafe(ref m, 7 * stride);
        b7.StoreUnsafe(ref m, 7 * stride + 8);
    }

    /// <summary>Eight rows by eight columns, on the diagonal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void OuterHalf(ref double m, ref double w, ref double c, int count)
    {
        var stride = (nuint)padded;
        var a0 = Vector512.LoadUnsafe(ref m);
        var a1 = Vector512.LoadUnsafe(ref m, stride);
        var a2 = Vector512.LoadUnsafe(ref m, 2 * stride);
        var a3 = Vector512.LoadUnsafe(ref m, 3 * stride);
        var a4 = Vector512.LoadUnsafe(ref m, 4 * stride);
        var a5 = Vector512.LoadUnsafe(ref m, 5 * stride);
        var a6 = Vector512.LoadUnsafe(ref m, 6 * stride);
        var a7 = Vector512.LoadUnsafe(ref m, 7 * stride);
        for (var n = 0; n < count; n++)
        {
            var x = Vector512.LoadUnsafe(ref c);
            a0 = Vector512.FusedMultiplyAdd(Vector512.Create(w), x, a0);
            a1 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref w, 1)), x, a1);
            a2 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref w, 2)), x, a2);
            a3 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref w, 3)), x, a3);
            a4 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref w, 4)), x, a4);
            a5 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref w, 5)), x, a5);
            a6 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref w, 6)), x, a6);
            a7 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref w, 7)), x, a7);
            c = ref Unsafe.Add(ref c, 16);
            w = ref Unsafe.Add(ref w, 8);
        }

        a0.StoreUnsafe(ref m);
        a1.StoreUnsafe(ref m, stride);
        a2.StoreUnsafe(ref m, 2 * stride);
        a3.StoreUnsafe(ref m, 3 * stride);
        a4.StoreUnsafe(ref m, 4 * stride);
        a5.StoreUnsafe(ref m, 5 * stride);
        a6.StoreUnsafe(ref m, 6 * stride);
        a7.StoreUnsafe(ref m, 7 * stride);
    }

    private void ManyTotals(int k)
    {
        var own = moments.Span.Slice(k * momentsOf, momentsOf);
        own.Slice(padded * padded, d).CopyTo(first);
        for (var j = 0; j < d; j++)
        {
            for (var i = 0; i <= j; i++) second[j * d + i] = second[i * d + j] = own[j * padded + i];
        }
    }
}
