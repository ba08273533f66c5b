using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Steepest.Benchmarks.HandWritten;

/// <summary>
/// Residuals and Jacobians of eight observations at a time, one a lane: inputs are gathered to lanes, outputs transposed back to rows. Rotations
/// by less than half a turn. Frozen: what is generated is measured against it.
/// </summary>
internal sealed class BundleAdjustment
{
    private const int Lanes = 8;
    private const int Inputs = 17;
    private const int Columns = 15;

    private readonly Memory<double> gathered = Data.Buffer<double>(Inputs * Lanes);
    private readonly Memory<double> results = Data.Buffer<double>(32 * Lanes);

    /// <summary>The Jacobians' memory is two numbers longer than they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Jacobian(
        ReadOnlySpan<int> indices, ReadOnlySpan<double> cameras, ReadOnlySpan<double> points, ReadOnlySpan<double> weights, ReadOnlySpan<double> features,
        Span<double> errors, Span<double> jacobians)
    {
        ref var input = ref MemoryMarshal.GetReference(gathered.Span);
        ref var camera = ref MemoryMarshal.GetReference(cameras);
        ref var point = ref MemoryMarshal.GetReference(points);
        ref var to = ref MemoryMarshal.GetReference(jacobians);
        ref var error = ref MemoryMarshal.GetReference(errors);
        ref var result = ref MemoryMarshal.GetReference(results.Span);
        for (var n = 0; n < weights.Length; n += Lanes)
        {
            for (var lane = 0; lane < Lanes; lane++)
            {
                ref var from = ref Unsafe.Add(ref camera, 11 * indices[2 * (n + lane)]);
                for (var i = 0; i < 11; i++) Unsafe.Add(ref input, i * Lanes + lane) = Unsafe.Add(ref from, i);
                from = ref Unsafe.Add(ref point, 3 * indices[2 * (n + lane) + 1]);
                for (var i = 0; i < 3; i++) Unsafe.Add(ref input, (11 + i) * Lanes + lane) = Unsafe.Add(ref from, i);
                Unsafe.Add(ref input, 14 * Lanes + lane) = weights[n + lane];
                Unsafe.Add(ref input, 15 * Lanes + lane) = features[2 * (n + lane)];
                Unsafe.Add(ref input, 16 * Lanes + lane) = features[2 * (n + lane) + 1];
            }

            Compute(ref input, ref result);

            // The last block of a row reaches two numbers too far, so blocks go from the last to the first.
            ref var row = ref Unsafe.Add(ref to, n * 2 * Columns);
            for (var block = 3; block >= 0; block--) Scatter(ref Unsafe.Add(ref result, block * 8 * Lanes), ref Unsafe.Add(ref row, block * 8));
            for (var lane = 0; lane < Lanes; lane++)
            {
                Unsafe.Add(ref error, 2 * (n + lane)) = Unsafe.Add(ref result, 30 * Lanes + lane);
                Unsafe.Add(ref error, 2 * (n + lane) + 1) = Unsafe.Add(ref result, 31 * Lanes + lane);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static Vector512<double> At(ref double values, int index) => Vector512.LoadUnsafe(ref values, (nuint)(index * Lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Put(ref double values, int index, Vector512<double> value) => value.StoreUnsafe(ref values, (nuint)(index * Lanes));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Compute(ref double input, ref double result)
    {
        var r0 = At(ref input, 0);
        var r1 = At(ref input, 1);
        var r2 = At(ref input, 2);
        var p0 = At(ref input, 11) - At(ref input, 3);
        var p1 = At(ref input, 12) - At(ref input, 4);
        var p2 = At(ref input, 13) - At(ref input, 5);
        var square = r0 * r0 + r1 * r1 + r2 * r2;
        var angle = Vector512.Sqrt(square);
        var inverse = Vector512<double>.One / angle;
        var (sine, cosine) = SinCos(angle, square);
        var rest = Vector512<double>.One - cosine;
        var a0 = r0 * inverse;
        var a1 = r1 * inverse;
        var a2 = r2 * inverse;
        var w0 = a1 * p2 - a2 * p1;
        var w1 = a2 * p0 - a0 * p2;
        var w2 = a0 * p1 - a1 * p0;
        var along = a0 * p0 + a1 * p1 + a2 * p2;
        var bent = along * rest;
        var q0 = p0 * cosine + w0 * sine + a0 * bent;
        var q1 = p1 * cosine + w1 * sine + a1 * bent;
        var q2 = p2 * cosine + w2 * sine + a2 * bent;
        var depth = Vector512<double>.One / q2;
        var u = q0 * depth;
        var v = q1 * depth;
        var radius = u * u + v * v;
        var k0 = At(ref input, 9);
        var k1 = At(ref input, 10);
        var distortion = Vector512<double>.One + radius * (k0 + k1 * radius);
        var growth = (k0 + (k1 + k1) * radius) * Vector512.Create(2.0);
        var weight = At(ref input, 14);
        var focal = weight * At(ref input, 6);
        var mixed = focal * u * v * growth;
        Row(ref input, ref result, 0, focal * (distortion + u * u * growth), mixed);
        Row(ref input, ref result, Columns, mixed, focal * (distortion + v * v * growth));

        // What does not go through the rotation.
        Put(ref result, 6, weight * u * distortion);
        Put(ref result, 7, weight);
        Put(ref result, 8, Vector512<double>.Zero);
        Put(ref result, 9, focal * u * radius);
        Put(ref result, 10, focal * u * radius * radius);
        Put(ref result, 21, weight * v * distortion);
        Put(ref result, 22, Vector512<double>.Zero);
        Put(ref result, 23, weight);
        Put(ref result, 24, focal * v * radius);
        Put(ref result, 25, focal * v * radius * radius);
        var left = At(ref input, 6) * u * distortion + At(ref input, 7) - At(ref input, 15);
        var down = At(ref input, 6) * v * distortion + At(ref input, 8) - At(ref input, 16);
        Put(ref result, 14, left);
        Put(ref result, 29, down);
        Put(ref result, 30, weight * left);
        Put(ref result, 31, weight * down);

        [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
        void Row(ref double from, ref double to, int first, Vector512<double> byU, Vector512<double> byV)
        {
            // The adjoint of the rotated point; of the point, Rᵀ times it; of the rotation, by the derivative of Rodrigues' formula.
            var b0 = byU * depth;
            var b1 = byV * depth;
            var b2 = -(byU * u + byV * v) * depth;
            var c0 = b1 * a2 - b2 * a1;
            var c1 = b2 * a0 - b0 * a2;
            var c2 = b0 * a1 - b1 * a0;
            var ba = b0 * a0 + b1 * a1 + b2 * a2;
            var x0 = b0 * cosine + c0 * sine + a0 * (ba * rest);
            var x1 = b1 * cosine + c1 * sine + a1 * (ba * rest);
            var x2 = b2 * cosine + c2 * sine + a2 * (ba * rest);
            Put(ref to, first + 3, -x0);
            Put(ref to, first + 4, -x1);
            Put(ref to, first + 5, -x2);
            Put(ref to, first + 11, x0);
            Put(ref to, first + 12, x1);
            Put(ref to, first + 13, x2);

            // b·(−p·sin + w·cos + a·along·sin) belongs to the angle; what is left turns the axis.
            var bp = b0 * p0 + b1 * p1 + b2 * p2;
            var bw = b0 * w0 + b1 * w1 + b2 * w2;
            var byAngle = (ba * along - bp) * sine + bw * cosine;
            var t0 = (p1 * b2 - p2 * b1) * sine + (b0 * along + p0 * ba) * rest;
            var t1 = (p2 * b0 - p0 * b2) * sine + (b1 * along + p1 * ba) * rest;
            var t2 = (p0 * b1 - p1 * b0) * sine + (b2 * along + p2 * ba) * rest;
            var ta = t0 * a0 + t1 * a1 + t2 * a2;
            Put(ref to, first, a0 * byAngle + (t0 - a0 * ta) * inverse);
            Put(ref to, first + 1, a1 * byAngle + (t1 - a1 * ta) * inverse);
            Put(ref to, first + 2, a2 * byAngle + (t2 - a2 * ta) * inverse);
        }
    }

    /// <summary>Sine and cosine of an angle up to 2, by Taylor's polynomials of the half angle.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static (Vector512<double> Sine, Vector512<double> Cosine) SinCos(Vector512<double> angle, Vector512<double> square)
    {
        var half = angle * Vector512.Create(0.5);
        var z = square * Vector512.Create(0.25);
        var s = Vector512.Create(1.0 / 355687428096000);
        s = Vector512.FusedMultiplyAdd(s, z, Vector512.Create(-1.0 / 1307674368000));
        s = Vector512.FusedMultiplyAdd(s, z, Vector512.Create(1.0 / 6227020800));
        s = Vector512.FusedMultiplyAdd(s, z, Vector512.Create(-1.0 / 39916800));
        s = Vector512.FusedMultiplyAdd(s, z, Vector512.Create(1.0 / 362880));
        s = Vector512.FusedMultiplyAdd(s, z, Vector512.Create(-1.0 / 5040));
        s = Vector512.FusedMultiplyAdd(s, z, Vector512.Create(1.0 / 120));
        s = Vector512.FusedMultiplyAdd(s, z, Vector512.Create(-1.0 / 6));
        s = Vector512.FusedMultiplyAdd(s * z, half, half);
        var c = Vector512.Create(1.0 / 20922789888000);
        c = Vector512.FusedMultiplyAdd(c, z, Vector512.Create(-1.0 / 87178291200));
        c = Vector512.FusedMultiplyAdd(c, z, Vector512.Create(1.0 / 479001600));
        c = Vector512.FusedMultiplyAdd(c, z, Vector512.Create(-1.0 / 3628800));
        c = Vector512.FusedMultiplyAdd(c, z, Vector512.Create(1.0 / 40320));
        c = Vector512.FusedMultiplyAdd(c, z, Vector512.Create(-1.0 / 720));
        c = Vector512.FusedMultiplyAdd(c, z, Vector512.Create(1.0 / 24));
        c = Vector512.FusedMultiplyAdd(c, z, Vector512.Create(-0.5));
        c = Vector512.FusedMultiplyAdd(c, z, Vector512<double>.One);
        return ((s + s) * c, Vector512.FusedMultiplyAdd(s * Vector512.Create(-2.0), s, Vector512<double>.One));
    }

    /// <summary>Eight vectors of eight observations to eight rows that lie 30 apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Scatter(ref double from, ref double to)
    {
        var a = At(ref from, 0);
        var b = At(ref from, 1);
        var c = At(ref from, 2);
        var d = At(ref from, 3);
        var e = At(ref from, 4);
        var f = At(ref from, 5);
        var g = At(ref from, 6);
        var h = At(ref from, 7);
        Swap(ref a, ref b, Vector512.Create(-1L, 0, -1, 0, -1, 0, -1, 0), Vector512.Create(1L, 0, 3, 2, 5, 4, 7, 6));
        Swap(ref c, ref d, Vector512.Create(-1L, 0, -1, 0, -1, 0, -1, 0), Vector512.Create(1L, 0, 3, 2, 5, 4, 7, 6));
        Swap(ref e, ref f, Vector512.Create(-1L, 0, -1, 0, -1, 0, -1, 0), Vector512.Create(1L, 0, 3, 2, 5, 4, 7, 6));
        Swap(ref g, ref h, Vector512.Create(-1L, 0, -1, 0, -1, 0, -1, 0), Vector512.Create(1L, 0, 3, 2, 5, 4, 7, 6));
        Swap(ref a, ref c, Vector512.Create(-1L, -1, 0, 0, -1, -1, 0, 0), Vector512.Create(2L, 3, 0, 1, 6, 7, 4, 5));
        Swap(ref b, ref d, Vector512.Create(-1L, -1, 0, 0, -1, -1, 0, 0), Vector512.Create(2L, 3, 0, 1, 6, 7, 4, 5));
        Swap(ref e, ref g, Vector512.Create(-1L, -1, 0, 0, -1, -1, 0, 0), Vector512.Create(2L, 3, 0, 1, 6, 7, 4, 5));
        Swap(ref f, ref h, Vector512.Create(-1L, -1, 0, 0, -1, -1, 0, 0), Vector512.Create(2L, 3, 0, 1, 6, 7, 4, 5));
        Swap(ref a, ref e, Vector512.Create(-1L, -1, -1, -1, 0, 0, 0, 0), Vector512.Create(4L, 5, 6, 7, 0, 1, 2, 3));
        Swap(ref b, ref f, Vector512.Create(-1L, -1, -1, -1, 0, 0, 0, 0), Vector512.Create(4L, 5, 6, 7, 0, 1, 2, 3));
        Swap(ref c, ref g, Vector512.Create(-1L, -1, -1, -1, 0, 0, 0, 0), Vector512.Create(4L, 5, 6, 7, 0, 1, 2, 3));
        Swap(ref d, ref h, Vector512.Create(-1L, -1, -1, -1, 0, 0, 0, 0), Vector512.Create(4L, 5, 6, 7, 0, 1, 2, 3));
        const int row = 2 * Columns;
        a.StoreUnsafe(ref to);
        b.StoreUnsafe(ref to, row);
        c.StoreUnsafe(ref to, 2 * row);
        d.StoreUnsafe(ref to, 3 * row);
        e.StoreUnsafe(ref to, 4 * row);
        f.StoreUnsafe(ref to, 5 * row);
        g.StoreUnsafe(ref to, 6 * row);
        h.StoreUnsafe(ref to, 7 * row);
    }

    /// <summary>Exchanges the blocks beside the diagonal of two vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Swap(ref Vector512<double> a, ref Vector512<double> b, Vector512<long> own, Vector512<long> places)
    {
        var mask = own.AsDouble();
        var first = Vector512.ConditionalSelect(mask, a, Vector512.Shuffle(b, places));
        b = Vector512.ConditionalSelect(mask, Vector512.Shuffle(a, places), b);
        a = first;
    }
}
