using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Steepest.Benchmarks.HandWritten;

/// <summary>
/// Σ over points of the squared distance to the nearest centre: sixteen points at once, one a lane, transposed into a tile; four centres at a
/// time. The gradient needs only how many points a centre has, and their sum. Frozen: what is generated is measured against it.
/// </summary>
internal sealed class KMeans(int dimensions, int centres)
{
    private const int Tile = 16;

    private readonly Memory<double> tile = Data.Buffer<double>(dimensions * Tile);
    private readonly Memory<double> nearest = Data.Buffer<double>(Tile);
    private readonly double[] counts = new double[centres];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Value(ReadOnlySpan<double> points, ReadOnlySpan<double> centresAt)
    {
        var sum = Vector512<double>.Zero;
        for (var start = 0; start < points.Length; start += Tile * dimensions)
        {
            Transpose(points.Slice(start, Tile * dimensions));
            sum += Distances(centresAt);
        }

        return Vector512.Sum(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Gradient(ReadOnlySpan<double> points, ReadOnlySpan<double> centresAt, Span<double> gradient)
    {
        gradient.Clear();
        Array.Clear(counts);
        var sum = Vector512<double>.Zero;
        var lanes = Vector512<double>.Count;
        ref var slots = ref MemoryMarshal.GetReference(gradient);
        ref var all = ref MemoryMarshal.GetReference(points);
        for (var start = 0; start < points.Length; start += Tile * dimensions)
        {
            Transpose(points.Slice(start, Tile * dimensions));
            sum += Distances(centresAt);
            for (var n = 0; n < Tile; n++)
            {
                var centre = (int)nearest.Span[n];
                counts[centre]++;
                ref var slot = ref Unsafe.Add(ref slots, centre * dimensions);
                ref var point = ref Unsafe.Add(ref all, start + n * dimensions);
                var i = 0;
                for (; i + lanes <= dimensions; i += lanes)
                {
                    (Vector512.LoadUnsafe(ref slot, (nuint)i) + Vector512.LoadUnsafe(ref point, (nuint)i)).StoreUnsafe(ref slot, (nuint)i);
                }

                for (; i < dimensions; i++) Unsafe.Add(ref slot, i) += Unsafe.Add(ref point, i);
            }
        }

        for (var k = 0; k < counts.Length; k++)
        {
            for (var i = k * dimensions; i < (k + 1) * dimensions; i++) gradient[i] = 2 * (counts[k] * centresAt[i] - gradient[i]);
        }

        return Vector512.Sum(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Transpose(ReadOnlySpan<double> points)
    {
        ref var from = ref MemoryMarshal.GetReference(points);
        ref var to = ref MemoryMarshal.GetReference(tile.Span);
        for (var n = 0; n < Tile; n++)
        {
            for (var i = 0; i < dimensions; i++) Unsafe.Add(ref to, i * Tile + n) = Unsafe.Add(ref from, n * dimensions + i);
        }
    }

    /// <summary>The smallest distances of the tile, summed to eight lanes; which centre is nearest is left in <see cref="nearest"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Vector512<double> Distances(ReadOnlySpan<double> centresAt)
    {
        ref var x = ref MemoryMarshal.GetReference(tile.Span);
        ref var c = ref MemoryMarshal.GetReference(centresAt);
        var best0 = Vector512.Create(double.PositiveInfinity);
        var best1 = best0;
        var which0 = Vector512<double>.Zero;
        var which1 = which0;
        var k = 0;
        for (; k + 4 <= centres; k += 4)
        {
            var a0 = Vector512<double>.Zero;
            var a1 = a0;
            var b0 = a0;
            var b1 = a0;
            var c0 = a0;
            var c1 = a0;
            var d0 = a0;
            var d1 = a0;
            ref var ca = ref Unsafe.Add(ref c, k * dimensions);
            ref var cb = ref Unsafe.Add(ref ca, dimensions);
            ref var cc = ref Unsafe.Add(ref cb, dimensions);
            ref var cd = ref Unsafe.Add(ref cc, dimensions);
            for (nint i = 0; i < dimensions; i++)
            {
                var x0 = Vector512.LoadUnsafe(ref x, (nuint)i * Tile);
                var x1 = Vector512.LoadUnsafe(ref x, (nuint)i * Tile + 8);
                var centre = Vector512.Create(Unsafe.Add(ref ca, i));
                a0 = Square(x0 - centre, a0);
                a1 = Square(x1 - centre, a1);
                centre = Vector512.Create(Unsafe.Add(ref cb, i));
                b0 = Square(x0 - centre, b0);
                b1 = Square(x1 - centre, b1);
                centre = Vector512.Create(Unsafe.Add(ref cc, i));
                c0 = Square(x0 - centre, c0);
                c1 = Square(x1 - centre, c1);
                centre = Vector512.Create(Unsafe.Add(ref cd, i));
                d0 = Square(x0 - centre, d0);
                d1 = Square(x1 - centre, d1);
            }

            Nearer(a0, k, ref best0, ref which0);
            Nearer(a1, k, ref best1, ref which1);
            Nearer(b0, k + 1, ref best0, ref which0);
            Nearer(b1, k + 1, ref best1, ref which1);
            Nearer(c0, k + 2, ref best0, ref which0);
            Nearer(c1, k + 2, ref best1, ref which1);
            Nearer(d0, k + 3, ref best0, ref which0);
            Nearer(d1, k + 3, ref best1, ref which1);
        }

        for (; k < centres; k++)
        {
            var a0 = Vector512<double>.Zero;
            var a1 = a0;
            ref var ca = ref Unsafe.Add(ref c, k * dimensions);
            for (nint i = 0; i < dimensions; i++)
            {
                var centre = Vector512.Create(Unsafe.Add(ref ca, i));
                a0 = Square(Vector512.LoadUnsafe(ref x, (nuint)i * Tile) - centre, a0);
                a1 = Square(Vector512.LoadUnsafe(ref x, (nuint)i * Tile + 8) - centre, a1);
            }

            Nearer(a0, k, ref best0, ref which0);
            Nearer(a1, k, ref best1, ref which1);
        }

        ref var slots = ref MemoryMarshal.GetReference(nearest.Span);
        which0.StoreUnsafe(ref slots);
        which1.StoreUnsafe(ref slots, 8);
        return best0 + best1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static Vector512<double> Square(Vector512<double> difference, Vector512<double> sum) => Vector512.FusedMultiplyAdd(difference, difference, sum);

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Nearer(Vector512<double> distance, int centre, ref Vector512<double> best, ref Vector512<double> which)
    {
        which = Vector512.ConditionalSelect(Vector512.LessThan(distance, best), Vector512.Create((double)centre), which);
        best = Vector512.MinNative(distance, best);
    }
}
