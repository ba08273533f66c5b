using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

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
        ref var index = ref MemoryMarshal.GetReference(indices);
        for (var n = 0; n < weights.Length; n += Lanes)
        {
            Gather(ref camera, ref Unsafe.Add(ref index, 2 * n), ref input);
            for (var lane = 0; lane < Lanes; lane++)
            {
                ref var from = ref Unsafe.Add(ref camera, 11 * indices[2 * (n + lane)]);
                for (var i = 8; i < 11; i++) Unsafe.Add(ref input, i * Lanes + lane) = Unsafe.Add(ref from, i);
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
        Turn(ref a, ref b, ref c, ref d, ref e, ref f, ref g, ref h);
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

    /// <summary>The first eight numbers of eight cameras to eight vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Gather(ref double camera, ref int index, ref double to)
    {
        var a = Vector512.LoadUnsafe(ref Unsafe.Add(ref camera, 11 * index));
        var b = Vector512.LoadUnsafe(ref Unsafe.Add(ref camera, 11 * Unsafe.Add(ref index, 2)));
        var c = Vector512.LoadUnsafe(ref Unsafe.Add(ref camera, 11 * Unsafe.Add(ref index, 4)));
        var d = Vector512.LoadUnsafe(ref Unsafe.Add(ref camera, 11 * Unsafe.Add(ref index, 6)));
        var e = Vector512.LoadUnsafe(ref Unsafe.Add(ref camera, 11 * Unsafe.Add(ref index, 8)));
        var f = Vector512.LoadUnsafe(ref Unsafe.Add(ref camera, 11 * Unsafe.Add(ref index, 10)));
        var g = Vector512.LoadUnsafe(ref Unsafe.Add(ref camera, 11 * Unsafe.Add(ref index, 12)));
        var h = Vector512.LoadUnsafe(ref Unsafe.Add(ref camera, 11 * Unsafe.Add(ref index, 14)));
        Turn(ref a, ref b, ref c, ref d, ref e, ref f, ref g, ref h);
        Put(ref to, 0, a);
        Put(ref to, 1, b);
        Put(ref to, 2, c);
        Put(ref to, 3, d);
        Put(ref to, 4, e);
        Put(ref to, 5, f);
        Put(ref to, 6, g);
        Put(ref to, 7, h);
    }

    /// <summary>Rows become columns: neighbours, then pairs, then halves change places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Turn(
        ref Vector512<double> a, ref Vector512<double> b, ref Vector512<double> c, ref Vector512<double> d,
        ref Vector512<double> e, ref Vector512<double> f, ref Vector512<double> g, ref Vector512<double> h)
    {
        var low = Vector512.Create(0L, 8, 2, 10, 4, 12, 6, 14);
        var high = Vector512.Create(1L, 9, 3, 11, 5, 13, 7, 15);
        Exchange(ref a, ref b, low, high);
        Exchange(ref c, ref d, low, high);
        Exchange(ref e, ref f, low, high);
        Exchange(ref g, ref h, low, high);
        low = Vector512.Create(0L, 1, 8, 9, 4, 5, 12, 13);
        high = Vector512.Create(2L, 3, 10, 11, 6, 7, 14, 15);
        Exchange(ref a, ref c, low, high);
        Exchange(ref b, ref d, low, high);
        Exchange(ref e, ref g, low, high);
        Exchange(ref f, ref h, low, high);
        low = Vector512.Create(0L, 1, 2, 3, 8, 9, 10, 11);
        high = Vector512.Create(4L, 5, 6, 7, 12, 13, 14, 15);
        Exchange(ref a, ref e, low, high);
        Exchange(ref b, ref f, low, high);
        Exchange(ref c, ref g, low, high);
        Exchange(ref d, ref h, low, high);
    }

    /// <summary>Two vectors from the lanes of two, those of the second counted from 8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Exchange(ref Vector512<double> a, ref Vector512<double> b, Vector512<long> low, Vector512<long> high)
    {
        if (Avx512F.IsSupported)
        {
            var first = Avx512F.PermuteVar8x64x2(a, low, b);
            b = Avx512F.PermuteVar8x64x2(a, high, b);
            a = first;
        }
        else
        {
            var eight = Vector512.Create(8L);
            var first = Vector512.ConditionalSelect(Vector512.LessThan(low, eight).AsDouble(), Vector512.Shuffle(a, low), Vector512.Shuffle(b, low - eight));
            b = Vector512.ConditionalSelect(Vector512.LessThan(high, eight).AsDouble(), Vector512.Shuffle(a, high), Vector512.Shuffle(b, high - eight));
            a = first;
        }
    }
}
