using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Steepest.Benchmarks.Workloads;

namespace Steepest.Benchmarks.HandWritten;

/// <summary>
/// Trains on mini-batches over <see cref="LogisticRows{T, TLanes}"/>; a batch of one row updates while it reads the row, and writes no gradient.
/// Frozen: what is generated is measured against it.
/// </summary>
internal sealed class LogisticTrainer<T, TLanes>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TLanes : struct, ILanes<T>
{
    private readonly int width;
    private readonly int body;
    private readonly UpdateKind kind;
    private readonly double rate;
    private readonly Memory<T> weights;
    private readonly Memory<T> gradient;
    private readonly Memory<T> firsts;
    private readonly Memory<T> seconds;
    private T bias;
    private (T First, T Second) biasState;
    private AdamUpdate<T, TLanes> update;

    public LogisticTrainer(int width, double rate, UpdateKind kind)
    {
        var lanes = Vector512<T>.Count;
        if (width < lanes) throw new ArgumentOutOfRangeException(nameof(width), width, "The rows are shorter than a vector.");
        this.width = width;
        this.rate = rate;
        this.kind = kind;
        body = width & -lanes;
        var packed = body == width ? body : body + lanes;
        weights = Data.Buffer<T>(packed);
        gradient = Data.Buffer<T>(packed);
        firsts = Data.Buffer<T>(packed);
        seconds = Data.Buffer<T>(packed);
        Reset(new T[width], T.Zero);
    }

    private int Rest => width - body;

    public T Bias => bias;

    public void Reset(ReadOnlySpan<T> start, T startBias)
    {
        start[..body].CopyTo(weights.Span);
        if (Rest > 0) start[body..].CopyTo(weights.Span[(weights.Length - Rest)..]);
        bias = startBias;
        gradient.Span.Clear();
        firsts.Span.Clear();
        seconds.Span.Clear();
        biasState = default;
        update = new AdamUpdate<T, TLanes>(rate);
    }

    public void CopyTo(Span<T> result)
    {
        weights.Span[..body].CopyTo(result);
        weights.Span[(weights.Length - Rest)..].CopyTo(result[body..]);
    }

    /// <summary>One pass over the rows; returns the sum of their losses.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Epoch(ReadOnlySpan<T> features, ReadOnlySpan<T> labels, ReadOnlySpan<int> order, int batchSize)
    {
        var sum = 0.0;
        if (batchSize == 1)
        {
            for (var i = 0; i < order.Length; i++) sum += Row(features.Slice(order[i] * width, width), labels[order[i]]);
            return sum;
        }

        for (var start = 0; start < order.Length; start += batchSize)
        {
            var batch = order.Slice(start, Math.Min(batchSize, order.Length - start));
            sum += LogisticRows<T, TLanes>.Add(
                weights.Span, bias, features, width, labels, batch, T.One / T.CreateTruncating(batch.Length), gradient.Span, out var biasGradient);
            if (Rest > 0) (TLanes.Last(Rest) & Vector512.Create<T>(gradient.Span[body..])).CopyTo(gradient.Span[body..]);
            if (kind == UpdateKind.Adam)
            {
                update.Apply(weights.Span, gradient.Span, firsts.Span, seconds.Span);
                gradient.Span.Clear();
                MoveBias(biasGradient);
            }
            else
            {
                Descend();
                bias -= T.CreateTruncating(rate) * biasGradient;
            }
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Descend()
    {
        ref var w = ref MemoryMarshal.GetReference(weights.Span);
        ref var g = ref MemoryMarshal.GetReference(gradient.Span);
        var step = Vector512.Create(T.CreateTruncating(rate));
        for (nuint i = 0; i < (nuint)weights.Length; i += (nuint)Vector512<T>.Count)
        {
            TLanes.NegatedMultiplyAdd(step, Vector512.LoadUnsafe(ref g, i), Vector512.LoadUnsafe(ref w, i)).StoreUnsafe(ref w, i);
            Vector512<T>.Zero.StoreUnsafe(ref g, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MoveBias(T slope)
    {
        biasState.First = T.CreateTruncating(AdamUpdate<T, TLanes>.Beta1) * biasState.First + T.CreateTruncating(1 - AdamUpdate<T, TLanes>.Beta1) * slope;
        biasState.Second = T.CreateTruncating(AdamUpdate<T, TLanes>.Beta2) * biasState.Second + T.CreateTruncating(1 - AdamUpdate<T, TLanes>.Beta2) * (slope * slope);
        bias -= update.Rate.ToScalar() * biasState.First / (T.Sqrt(biasState.Second * update.Correction.ToScalar()) + T.CreateTruncating(AdamUpdate<T, TLanes>.Epsilon));
    }

    /// <summary>One row: dot product, slope, update.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Row(ReadOnlySpan<T> row, T label)
    {
        ref var w = ref MemoryMarshal.GetReference(weights.Span);
        ref var x = ref MemoryMarshal.GetReference(row);
        var lanes = (nuint)Vector512<T>.Count;
        var whole = (nuint)body;
        var s0 = Vector512<T>.Zero;
        var s1 = Vector512<T>.Zero;
        var s2 = Vector512<T>.Zero;
        var s3 = Vector512<T>.Zero;
        nuint i = 0;
        for (; i + 4 * lanes <= whole; i += 4 * lanes)
        {
            s0 = TLanes.MultiplyAdd(Vector512.LoadUnsafe(ref w, i), Vector512.LoadUnsafe(ref x, i), s0);
            s1 = TLanes.MultiplyAdd(Vector512.LoadUnsafe(ref w, i + lanes), Vector512.LoadUnsafe(ref x, i + lanes), s1);
            s2 = TLanes.MultiplyAdd(Vector512.LoadUnsafe(ref w, i + 2 * lanes), Vector512.LoadUnsafe(ref x, i + 2 * lanes), s2);
            s3 = TLanes.MultiplyAdd(Vector512.LoadUnsafe(ref w, i + 3 * lanes), Vector512.LoadUnsafe(ref x, i + 3 * lanes), s3);
        }

        for (; i < whole; i += lanes) s0 = TLanes.MultiplyAdd(Vector512.LoadUnsafe(ref w, i), Vector512.LoadUnsafe(ref x, i), s0);
        var last = Vector512<T>.Zero;
        if (Rest > 0)
        {
            last = TLanes.Last(Rest) & Vector512.LoadUnsafe(ref x, (nuint)width - lanes);
            s1 = TLanes.MultiplyAdd(Vector512.LoadUnsafe(ref w, whole), last, s1);
        }

        var logit = Vector512.Create(Vector512.Sum((s0 + s1) + (s2 + s3)) + bias);
        var e = TLanes.ExpOfNegative(-Vector512.Abs(logit));
        var top = Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(logit, Vector512<T>.Zero), Vector512<T>.One, e);
        var slope = top / (Vector512<T>.One + e) - Vector512.Create(label);
        if (kind == UpdateKind.Adam) MoveAll(ref w, ref x, slope, last);
        else if (kind == UpdateKind.Momentum) RollAll(ref w, ref x, slope, last);
        else DescendAll(ref w, ref x, slope, last);
        var loss = Vector512.MaxNative(logit, Vector512<T>.Zero) + TLanes.LogOnePlusUnit(e) - Vector512.Create(label) * logit;
        return double.CreateTruncating(loss.ToScalar());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private void DescendAll(ref T w, ref T x, Vector512<T> slope, Vector512<T> last)
    {
        var step = Vector512.Create(T.CreateTruncating(rate)) * slope;
        for (nuint i = 0; i < (nuint)body; i += (nuint)Vector512<T>.Count)
        {
            TLanes.NegatedMultiplyAdd(step, Vector512.LoadUnsafe(ref x, i), Vector512.LoadUnsafe(ref w, i)).StoreUnsafe(ref w, i);
        }

        if (Rest > 0) TLanes.NegatedMultiplyAdd(step, last, Vector512.LoadUnsafe(ref w, (nuint)body)).StoreUnsafe(ref w, (nuint)body);
        bias -= step.ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private void RollAll(ref T w, ref T x, Vector512<T> slope, Vector512<T> last)
    {
        var speed = Vector512.Create(T.CreateTruncating(rate));
        var kept = Vector512.Create(T.CreateTruncating(0.9));
        ref var b = ref MemoryMarshal.GetReference(firsts.Span);
        for (nuint i = 0; i < (nuint)body; i += (nuint)Vector512<T>.Count)
        {
            var velocity = TLanes.MultiplyAdd(kept, Vector512.LoadUnsafe(ref b, i), slope * Vector512.LoadUnsafe(ref x, i));
            velocity.StoreUnsafe(ref b, i);
            TLanes.NegatedMultiplyAdd(speed, velocity, Vector512.LoadUnsafe(ref w, i)).StoreUnsafe(ref w, i);
        }

        if (Rest > 0)
        {
            var i = (nuint)body;
            var velocity = TLanes.MultiplyAdd(kept, Vector512.LoadUnsafe(ref b, i), slope * last);
            velocity.StoreUnsafe(ref b, i);
            TLanes.NegatedMultiplyAdd(speed, velocity, Vector512.LoadUnsafe(ref w, i)).StoreUnsafe(ref w, i);
        }

        biasState.First = T.CreateTruncating(0.9) * biasState.First + slope.ToScalar();
        bias -= speed.ToScalar() * biasState.First;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private void MoveAll(ref T w, ref T x, Vector512<T> slope, Vector512<T> last)
    {
        update.Advance();
        var speed = update.Rate;
        var correction = update.Correction;
        ref var m = ref MemoryMarshal.GetReference(firsts.Span);
        ref var v = ref MemoryMarshal.GetReference(seconds.Span);
        for (nuint i = 0; i < (nuint)body; i += (nuint)Vector512<T>.Count)
        {
            AdamUpdate<T, TLanes>.Move(speed, correction, Vector512.LoadUnsafe(ref w, i), slope * Vector512.LoadUnsafe(ref x, i), ref m, ref v, i).StoreUnsafe(ref w, i);
        }

        if (Rest > 0)
        {
            var i = (nuint)body;
            AdamUpdate<T, TLanes>.Move(speed, correction, Vector512.LoadUnsafe(ref w, i), slope * last, ref m, ref v, i).StoreUnsafe(ref w, i);
        }

        MoveBias(slope.ToScalar());
    }
}
