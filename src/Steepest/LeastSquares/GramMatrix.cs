using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Steepest.Kernels;

namespace Steepest.LeastSquares;

/// <summary>Products of the columns of a block with each other, in tiles of four by four columns whose sums stay in registers.</summary>
internal static class GramMatrix
{
    private const int Tile = 4;

    /// <summary>Adds weight · columnᵢ · columnⱼ to the element in row i and column j of a matrix, for i ≤ j; what stands below the diagonal stays.</summary>
    /// <param name="block">The first element of the columns.</param>
    /// <param name="columns">Where each column begins, and behind them, up to a multiple of four, where a column of zeros does.</param>
    /// <param name="order">The number of columns.</param>
    /// <param name="rows">Their length, in whole vectors: padding is 0.</param>
    /// <param name="weight">The factor.</param>
    /// <param name="matrix">The matrix, row by row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add<T>(ref T block, ReadOnlySpan<int> columns, int order, int rows, double weight, Span<double> matrix)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!Lanes.AreWide)
        {
            AddInTurn(ref block, columns, order, rows, weight, matrix);
            return;
        }

        Span<double> sums = stackalloc double[Tile * Tile];
        for (var i = 0; i < order; i += Tile)
        {
            SumDiagonal(ref block, columns.Slice(i, Tile), rows, sums);
            AddTile(sums, i, i, order, weight, matrix);
            for (var j = i + Tile; j < order; j += Tile)
            {
                Sum(ref block, columns.Slice(i, Tile), columns.Slice(j, Tile), rows, sums);
                AddTile(sums, i, j, order, weight, matrix);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddTile(ReadOnlySpan<double> sums, int row, int column, int order, double weight, Span<double> matrix)
    {
        var rows = Math.Min(Tile, order - row);
        var columns = Math.Min(Tile, order - column);
        for (var i = 0; i < rows; i++)
        {
            var start = row == column ? i : 0;
            ref var target = ref matrix[(row + i) * order + column];
            for (var j = start; j < columns; j++) Unsafe.Add(ref target, j) += weight * sums[i * Tile + j];
        }
    }

    /// <summary>The products of four columns with each other; those below the diagonal are not computed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SumDiagonal<T>(ref T block, ReadOnlySpan<int> columns, int rows, Span<double> sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref var a = ref Unsafe.Add(ref block, columns[0]);
        ref var b = ref Unsafe.Add(ref block, columns[1]);
        ref var c = ref Unsafe.Add(ref block, columns[2]);
        ref var d = ref Unsafe.Add(ref block, columns[3]);
        Vector512<T> aa = default, ab = default, ac = default, ad = default, bb = default;
        Vector512<T> bc = default, bd = default, cc = default, cd = default, dd = default;
        for (var row = 0; row < rows; row += Vector512<T>.Count)
        {
            var (x, y) = (Vector512.LoadUnsafe(ref a, (nuint)row), Vector512.LoadUnsafe(ref b, (nuint)row));
            var (z, w) = (Vector512.LoadUnsafe(ref c, (nuint)row), Vector512.LoadUnsafe(ref d, (nuint)row));
            aa = MultiplyAdd(x, x, aa);
            ab = MultiplyAdd(x, y, ab);
            ac = MultiplyAdd(x, z, ac);
            ad = MultiplyAdd(x, w, ad);
            bb = MultiplyAdd(y, y, bb);
            bc = MultiplyAdd(y, z, bc);
            bd = MultiplyAdd(y, w, bd);
            cc = MultiplyAdd(z, z, cc);
            cd = MultiplyAdd(z, w, cd);
            dd = MultiplyAdd(w, w, dd);
        }

        if (typeof(T) == typeof(double))
        {
            ref var first = ref MemoryMarshal.GetReference(sums);
            var low = Lanes.Sums(aa.AsDouble(), ab.AsDouble(), ac.AsDouble(), ad.AsDouble(), default, bb.AsDouble(), bc.AsDouble(), bd.AsDouble());
            low.StoreUnsafe(ref first);
            sums[10] = Vector512.Sum(cc.AsDouble());
            sums[11] = Vector512.Sum(cd.AsDouble());
            sums[15] = Vector512.Sum(dd.AsDouble());
            return;
        }

        Widen(
            Lanes.Sums(
                aa.AsSingle(), ab.AsSingle(), ac.AsSingle(), ad.AsSingle(), default, bb.AsSingle(), bc.AsSingle(), bd.AsSingle(),
                default, default, cc.AsSingle(), cd.AsSingle(), default, default, default, dd.AsSingle()),
            sums);
    }

    /// <summary>The products of four columns with four others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sum<T>(ref T block, ReadOnlySpan<int> left, ReadOnlySpan<int> right, int rows, Span<double> sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref var a = ref Unsafe.Add(ref block, left[0]);
        ref var b = ref Unsafe.Add(ref block, left[1]);
        ref var c = ref Unsafe.Add(ref block, left[2]);
        ref var d = ref Unsafe.Add(ref block, left[3]);
        ref var e = ref Unsafe.Add(ref block, right[0]);
        ref var f = ref Unsafe.Add(ref block, right[1]);
        ref var g = ref Unsafe.Add(ref block, right[2]);
        ref var h = ref Unsafe.Add(ref block, right[3]);
        Vector512<T> ae = default, af = default, ag = default, ah = default, be = default, bf = default, bg = default, bh = default;
        Vector512<T> ce = default, cf = default, cg = default, ch = default, de = default, df = default, dg = default, dh = default;
        for (var row = 0; row < rows; row += Vector512<T>.Count)
        {
            var (p, q) = (Vector512.LoadUnsafe(ref e, (nuint)row), Vector512.LoadUnsafe(ref f, (nuint)row));
            var (r, s) = (Vector512.LoadUnsafe(ref g, (nuint)row), Vector512.LoadUnsafe(ref h, (nuint)row));
            var x = Vector512.LoadUnsafe(ref a, (nuint)row);
            ae = MultiplyAdd(x, p, ae);
            af = MultiplyAdd(x, q, af);
            ag = MultiplyAdd(x, r, ag);
            ah = MultiplyAdd(x, s, ah);
            x = Vector512.LoadUnsafe(ref b, (nuint)row);
            be = MultiplyAdd(x, p, be);
            bf = MultiplyAdd(x, q, bf);
            bg = MultiplyAdd(x, r, bg);
            bh = MultiplyAdd(x, s, bh);
            x = Vector512.LoadUnsafe(ref c, (nuint)row);
            ce = MultiplyAdd(x, p, ce);
            cf = MultiplyAdd(x, q, cf);
            cg = MultiplyAdd(x, r, cg);
            ch = MultiplyAdd(x, s, ch);
            x = Vector512.LoadUnsafe(ref d, (nuint)row);
            de = MultiplyAdd(x, p, de);
            df = MultiplyAdd(x, q, df);
            dg = MultiplyAdd(x, r, dg);
            dh = MultiplyAdd(x, s, dh);
        }

        if (typeof(T) == typeof(double))
        {
            ref var first = ref MemoryMarshal.GetReference(sums);
            Lanes.Sums(ae.AsDouble(), af.AsDouble(), ag.AsDouble(), ah.AsDouble(), be.AsDouble(), bf.AsDouble(), bg.AsDouble(), bh.AsDouble()).StoreUnsafe(ref first);
            Lanes.Sums(ce.AsDouble(), cf.AsDouble(), cg.AsDouble(), ch.AsDouble(), de.AsDouble(), df.AsDouble(), dg.AsDouble(), dh.AsDouble()).StoreUnsafe(ref first, 8);
            return;
        }

        Widen(
            Lanes.Sums(
                ae.AsSingle(), af.AsSingle(), ag.AsSingle(), ah.AsSingle(), be.AsSingle(), bf.AsSingle(), bg.AsSingle(), bh.AsSingle(),
                ce.AsSingle(), cf.AsSingle(), cg.AsSingle(), ch.AsSingle(), de.AsSingle(), df.AsSingle(), dg.AsSingle(), dh.AsSingle()),
            sums);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddInTurn<T>(ref T block, ReadOnlySpan<int> columns, int order, int rows, double weight, Span<double> matrix)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i < order; i++)
        {
            ref var left = ref Unsafe.Add(ref block, columns[i]);
            for (var j = i; j < order; j++)
            {
                ref var right = ref Unsafe.Add(ref block, columns[j]);
                var sum = 0.0;
                for (var row = 0; row < rows; row++) sum += double.CreateTruncating(Unsafe.Add(ref left, row)) * double.CreateTruncating(Unsafe.Add(ref right, row));
                matrix[i * order + j] += weight * sum;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Widen(Vector512<float> numbers, Span<double> sums)
    {
        ref var first = ref MemoryMarshal.GetReference(sums);
        var (lower, upper) = Vector512.Widen(numbers);
        lower.StoreUnsafe(ref first);
        upper.StoreUnsafe(ref first, 8);
    }

    /// <summary>a·b + c, rounded once where the hardware can.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static Vector512<T> MultiplyAdd<T>(Vector512<T> a, Vector512<T> b, Vector512<T> c)
        where T : unmanaged
        => typeof(T) == typeof(float)
            ? Vector512.MultiplyAddEstimate(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>()
            : Vector512.MultiplyAddEstimate(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();
}
