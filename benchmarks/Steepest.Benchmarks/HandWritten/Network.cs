using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Steepest.Benchmarks.HandWritten;

/// <summary>
/// A network with one hidden layer of 128, ten outputs and batches of 128, trained by gradient descent. Both large products go by tiles of
/// eight rows and two vectors in registers; weights are kept in panels of 32 hidden units, and the step is folded into the adjoint, so that the
/// backward product adds straight to the weights. Frozen: what is generated is measured against it.
/// </summary>
internal sealed class Network(int inputs, float rate)
{
    public const int Hidden = 128;
    public const int Outputs = 10;
    public const int Batch = 128;
    private const int Panel = 32;

    /// <summary>[panel][input][unit]; then the output's [output][unit].</summary>
    private readonly Memory<float> weights = Data.Buffer<float>(Hidden * inputs);
    private readonly Memory<float> biases = Data.Buffer<float>(Hidden);
    private readonly Memory<float> outer = Data.Buffer<float>(Outputs * Hidden);
    private readonly Memory<float> outerBiases = Data.Buffer<float>(16);

    /// <summary>[panel][row][unit].</summary>
    private readonly Memory<float> units = Data.Buffer<float>(Hidden * Batch);
    private readonly Memory<float> slopes = Data.Buffer<float>(Hidden * Batch);

    /// <summary>[row][output], sixteen each.</summary>
    private readonly Memory<float> adjoints = Data.Buffer<float>(16 * Batch);
    private readonly Memory<float> rows = Data.Buffer<float>(inputs * Batch);

    public void Load(float[][] parameters)
    {
        for (var h = 0; h < Hidden; h++)
        {
            for (var i = 0; i < inputs; i++) weights.Span[Place(h, i)] = parameters[0][h * inputs + i];
        }

        parameters[1].CopyTo(biases.Span);
        parameters[2].CopyTo(outer.Span);
        parameters[3].CopyTo(outerBiases.Span);
    }

    public float[][] Store()
    {
        var flat = new float[Hidden * inputs];
        for (var h = 0; h < Hidden; h++)
        {
            for (var i = 0; i < inputs; i++) flat[h * inputs + i] = weights.Span[Place(h, i)];
        }

        return [flat, biases.ToArray(), outer.ToArray(), outerBiases.Span[..Outputs].ToArray()];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Step(ReadOnlySpan<float> pixels, ReadOnlySpan<int> digits, ReadOnlySpan<int> batch)
    {
        for (var n = 0; n < Batch; n++) pixels.Slice(batch[n] * inputs, inputs).CopyTo(rows.Span[(n * inputs)..]);
        ref var x = ref MemoryMarshal.GetReference(rows.Span);
        for (var p = 0; p < Hidden / Panel; p++)
        {
            ref var w = ref MemoryMarshal.GetReference(weights.Span[(p * Panel * inputs)..]);
            ref var z = ref MemoryMarshal.GetReference(units.Span[(p * Panel * Batch)..]);
            ref var bias = ref MemoryMarshal.GetReference(biases.Span[(p * Panel)..]);
            for (var n = 0; n < Batch; n++)
            {
                Vector512.LoadUnsafe(ref bias).StoreUnsafe(ref z, (nuint)(n * Panel));
                Vector512.LoadUnsafe(ref bias, 16).StoreUnsafe(ref z, (nuint)(n * Panel + 16));
            }

            // Inputs by blocks whose panel stays in the first-level cache.
            for (var first = 0; first < inputs; first += 256)
            {
                var count = Math.Min(256, inputs - first);
                for (var n = 0; n < Batch; n += 8)
                {
                    Tile(ref Unsafe.Add(ref x, n * inputs + first), inputs, 1, ref Unsafe.Add(ref w, first * Panel), ref Unsafe.Add(ref z, n * Panel), count);
                }
            }
        }

        for (var n = 0; n < Batch; n++) Output(n, digits[batch[n]]);
        Slopes();
        OuterUpdate();
        for (var p = 0; p < Hidden / Panel; p++)
        {
            ref var w = ref MemoryMarshal.GetReference(weights.Span[(p * Panel * inputs)..]);
            ref var d = ref MemoryMarshal.GetReference(slopes.Span[(p * Panel * Batch)..]);
            for (var i = 0; i < inputs; i += 8) Tile(ref Unsafe.Add(ref x, i), 1, inputs, ref d, ref Unsafe.Add(ref w, i * Panel), Batch);
        }
    }

    private int Place(int unit, int input) => ((unit / Panel * inputs) + input) * Panel + (unit % Panel);

    /// <summary>c[r][0..32) += Σₖ a[r·row + k·column] · b[k][0..32), for eight r.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile(ref float a, nint row, nint column, ref float b, ref float c, int count)
    {
        ref var a1 = ref Unsafe.Add(ref a, row);
        ref var a2 = ref Unsafe.Add(ref a, 2 * row);
        ref var a3 = ref Unsafe.Add(ref a, 3 * row);
        ref var a4 = ref Unsafe.Add(ref a, 4 * row);
        ref var a5 = ref Unsafe.Add(ref a, 5 * row);
        ref var a6 = ref Unsafe.Add(ref a, 6 * row);
        ref var a7 = ref Unsafe.Add(ref a, 7 * row);
        var s0 = Vector512<float>.Zero;
        var s1 = s0;
        var s2 = s0;
        var s3 = s0;
        var s4 = s0;
        var s5 = s0;
        var s6 = s0;
        var s7 = s0;
        var t0 = s0;
        var t1 = s0;
        var t2 = s0;
        var t3 = s0;
        var t4 = s0;
        var t5 = s0;
        var t6 = s0;
        var t7 = s0;
        nint at = 0;
        for (var k = 0; k < count; k++)
        {
            var low = Vector512.LoadUnsafe(ref b);
            var high = Vector512.LoadUnsafe(ref b, 16);
            var factor = Vector512.Create(Unsafe.Add(ref a, at));
            s0 = Vector512.FusedMultiplyAdd(factor, low, s0);
            t0 = Vector512.FusedMultiplyAdd(factor, high, t0);
            factor = Vector512.Create(Unsafe.Add(ref a1, at));
            s1 = Vector512.FusedMultiplyAdd(factor, low, s1);
            t1 = Vector512.FusedMultiplyAdd(factor, high, t1);
            factor = Vector512.Create(Unsafe.Add(ref a2, at));
            s2 = Vector512.FusedMultiplyAdd(factor, low, s2);
            t2 = Vector512.FusedMultiplyAdd(factor, high, t2);
            factor = Vector512.Create(Unsafe.Add(ref a3, at));
            s3 = Vector512.FusedMultiplyAdd(factor, low, s3);
            t3 = Vector512.FusedMultiplyAdd(factor, high, t3);
            factor = Vector512.Create(Unsafe.Add(ref a4, at));
            s4 = Vector512.FusedMultiplyAdd(factor, low, s4);
            t4 = Vector512.FusedMultiplyAdd(factor, high, t4);
            factor = Vector512.Create(Unsafe.Add(ref a5, at));
            s5 = Vector512.FusedMultiplyAdd(factor, low, s5);
            t5 = Vector512.FusedMultiplyAdd(factor, high, t5);
            factor = Vector512.Create(Unsafe.Add(ref a6, at));
            s6 = Vector512.FusedMultiplyAdd(factor, low, s6);
            t6 = Vector512.FusedMultiplyAdd(factor, high, t6);
            factor = Vector512.Create(Unsafe.Add(ref a7, at));
            s7 = Vector512.FusedMultiplyAdd(factor, low, s7);
            t7 = Vector512.FusedMultiplyAdd(factor, high, t7);
            b = ref Unsafe.Add(ref b, Panel);
            at += column;
        }

        Add(ref c, 0, s0, t0);
        Add(ref c, 1, s1, t1);
        Add(ref c, 2, s2, t2);
        Add(ref c, 3, s3, t3);
        Add(ref c, 4, s4, t4);
        Add(ref c, 5, s5, t5);
        Add(ref c, 6, s6, t6);
        Add(ref c, 7, s7, t7);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Add(ref float c, nuint row, Vector512<float> low, Vector512<float> high)
    {
        (Vector512.LoadUnsafe(ref c, row * Panel) + low).StoreUnsafe(ref c, row * Panel);
        (Vector512.LoadUnsafe(ref c, row * Panel + 16) + high).StoreUnsafe(ref c, row * Panel + 16);
    }

    /// <summary>Outputs of a row, and −rate/batch times their adjoints; the units are rectified on the way.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Output(int n, int digit)
    {
        ref var z = ref MemoryMarshal.GetReference(units.Span);
        ref var w = ref MemoryMarshal.GetReference(outer.Span);
        var s0 = Vector512<float>.Zero;
        var s1 = s0;
        var s2 = s0;
        var s3 = s0;
        var s4 = s0;
        var s5 = s0;
        var s6 = s0;
        var s7 = s0;
        var s8 = s0;
        var s9 = s0;
        for (nuint h = 0; h < Hidden; h += 16)
        {
            var at = h / Panel * Panel * Batch + (nuint)n * Panel + h % Panel;
            var unit = Vector512.MaxNative(Vector512.LoadUnsafe(ref z, at), Vector512<float>.Zero);
            unit.StoreUnsafe(ref z, at);
            s0 = Vector512.FusedMultiplyAdd(unit, Vector512.LoadUnsafe(ref w, h), s0);
            s1 = Vector512.FusedMultiplyAdd(unit, Vector512.LoadUnsafe(ref w, h + Hidden), s1);
            s2 = Vector512.FusedMultiplyAdd(unit, Vector512.LoadUnsafe(ref w, h + 2 * Hidden), s2);
            s3 = Vector512.FusedMultiplyAdd(unit, Vector512.LoadUnsafe(ref w, h + 3 * Hidden), s3);
            s4 = Vector512.FusedMultiplyAdd(unit, Vector512.LoadUnsafe(ref w, h + 4 * Hidden), s4);
            s5 = Vector512.FusedMultiplyAdd(unit, Vector512.LoadUnsafe(ref w, h + 5 * Hidden), s5);
            s6 = Vector512.FusedMultiplyAdd(unit, Vector512.LoadUnsafe(ref w, h + 6 * Hidden), s6);
            s7 = Vector512.FusedMultiplyAdd(unit, Vector512.LoadUnsafe(ref w, h + 7 * Hidden), s7);
            s8 = Vector512.FusedMultiplyAdd(unit, Vector512.LoadUnsafe(ref w, h + 8 * Hidden), s8);
            s9 = Vector512.FusedMultiplyAdd(unit, Vector512.LoadUnsafe(ref w, h + 9 * Hidden), s9);
        }

        var zero = Vector512<float>.Zero;
        var sums = SingleLanes.Join(SingleLanes.Sums(s0, s1, s2, s3, s4, s5, s6, s7), SingleLanes.Sums(s8, s9, zero, zero, zero, zero, zero, zero));
        var logits = sums + Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(outerBiases.Span));
        var some = SingleLanes.First(Outputs);
        logits = Vector512.ConditionalSelect(some, logits, Vector512.Create(float.NegativeInfinity));
        var half = Vector256.MaxNative(logits.GetLower(), logits.GetUpper());
        var quarter = Vector128.MaxNative(half.GetLower(), half.GetUpper());
        var largest = Math.Max(Math.Max(quarter[0], quarter[1]), Math.Max(quarter[2], quarter[3]));
        var e = some & SingleLanes.ExpOfNegative(logits - Vector512.Create(largest));
        var scale = -rate / Batch;
        ref var to = ref MemoryMarshal.GetReference(adjoints.Span[(n * 16)..]);
        (e * Vector512.Create(scale / Vector512.Sum(e))).StoreUnsafe(ref to);
        Unsafe.Add(ref to, digit) -= scale;
    }

    /// <summary>Adjoints of the hidden units before they were rectified, and the biases' update.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Slopes()
    {
        ref var z = ref MemoryMarshal.GetReference(units.Span);
        ref var d = ref MemoryMarshal.GetReference(slopes.Span);
        ref var w = ref MemoryMarshal.GetReference(outer.Span);
        ref var bias = ref MemoryMarshal.GetReference(biases.Span);
        for (nuint h = 0; h < Hidden; h += 16)
        {
            ref var a = ref MemoryMarshal.GetReference(adjoints.Span);
            var w0 = Vector512.LoadUnsafe(ref w, h);
            var w1 = Vector512.LoadUnsafe(ref w, h + Hidden);
            var w2 = Vector512.LoadUnsafe(ref w, h + 2 * Hidden);
            var w3 = Vector512.LoadUnsafe(ref w, h + 3 * Hidden);
            var w4 = Vector512.LoadUnsafe(ref w, h + 4 * Hidden);
            var w5 = Vector512.LoadUnsafe(ref w, h + 5 * Hidden);
            var w6 = Vector512.LoadUnsafe(ref w, h + 6 * Hidden);
            var w7 = Vector512.LoadUnsafe(ref w, h + 7 * Hidden);
            var w8 = Vector512.LoadUnsafe(ref w, h + 8 * Hidden);
            var w9 = Vector512.LoadUnsafe(ref w, h + 9 * Hidden);
            var sum = Vector512.LoadUnsafe(ref bias, h);
            var at = h / Panel * Panel * Batch + h % Panel;
            for (var n = 0; n < Batch; n++)
            {
                var even = Vector512.Create(a) * w0;
                var odd = Vector512.Create(Unsafe.Add(ref a, 1)) * w1;
                even = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref a, 2)), w2, even);
                odd = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref a, 3)), w3, odd);
                even = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref a, 4)), w4, even);
                odd = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref a, 5)), w5, odd);
                even = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref a, 6)), w6, even);
                odd = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref a, 7)), w7, odd);
                even = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref a, 8)), w8, even);
                odd = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref a, 9)), w9, odd);
                var slope = Vector512.GreaterThan(Vector512.LoadUnsafe(ref z, at), Vector512<float>.Zero) & (even + odd);
                slope.StoreUnsafe(ref d, at);
                sum += slope;
                at += Panel;
                a = ref Unsafe.Add(ref a, 16);
            }

            sum.StoreUnsafe(ref bias, h);
        }
    }

    /// <summary>The output layer's update, after <see cref="Slopes"/> has read its weights.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void OuterUpdate()
    {
        ref var z = ref MemoryMarshal.GetReference(units.Span);
        ref var w = ref MemoryMarshal.GetReference(outer.Span);
        ref var bias = ref MemoryMarshal.GetReference(outerBiases.Span);
        for (nuint h = 0; h < Hidden; h += 16)
        {
            ref var a = ref MemoryMarshal.GetReference(adjoints.Span);
            var s0 = Vector512.LoadUnsafe(ref w, h);
            var s1 = Vector512.LoadUnsafe(ref w, h + Hidden);
            var s2 = Vector512.LoadUnsafe(ref w, h + 2 * Hidden);
            var s3 = Vector512.LoadUnsafe(ref w, h + 3 * Hidden);
            var s4 = Vector512.LoadUnsafe(ref w, h + 4 * Hidden);
            var s5 = Vector512.LoadUnsafe(ref w, h + 5 * Hidden);
            var s6 = Vector512.LoadUnsafe(ref w, h + 6 * Hidden);
            var s7 = Vector512.LoadUnsafe(ref w, h + 7 * Hidden);
            var s8 = Vector512.LoadUnsafe(ref w, h + 8 * Hidden);
            var s9 = Vector512.LoadUnsafe(ref w, h + 9 * Hidden);
            var at = h / Panel * Panel * Batch + h % Panel;
            for (var n = 0; n < Batch; n++)
            {
                var unit = Vector512.LoadUnsafe(ref z, at);
                s0 = Vector512.FusedMultiplyAdd(Vector512.Create(a), unit, s0);
                s1 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref a, 1)), unit, s1);
                s2 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref a, 2)), unit, s2);
                s3 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref a, 3)), unit, s3);
                s4 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref a, 4)), unit, s4);
                s5 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref a, 5)), unit, s5);
                s6 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref a, 6)), unit, s6);
                s7 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref a, 7)), unit, s7);
                s8 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref a, 8)), unit, s8);
                s9 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref a, 9)), unit, s9);
                at += Panel;
                a = ref Unsafe.Add(ref a, 16);
            }

            s0.StoreUnsafe(ref w, h);
            s1.StoreUnsafe(ref w, h + Hidden);
            s2.StoreUnsafe(ref w, h + 2 * Hidden);
            s3.StoreUnsafe(ref w, h + 3 * Hidden);
            s4.StoreUnsafe(ref w, h + 4 * Hidden);
            s5.StoreUnsafe(ref w, h + 5 * Hidden);
            s6.StoreUnsafe(ref w, h + 6 * Hidden);
            s7.StoreUnsafe(ref w, h + 7 * Hidden);
            s8.StoreUnsafe(ref w, h + 8 * Hidden);
            s9.StoreUnsafe(ref w, h + 9 * Hidden);
        }

        var sum = Vector512.LoadUnsafe(ref bias);
        for (nuint n = 0; n < Batch; n++) sum += Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(adjoints.Span), n * 16);
        sum.StoreUnsafe(ref bias);
    }
}
