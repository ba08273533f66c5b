using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Steepest.Benchmarks.HandWritten;

/// <summary>
/// Reaction and diffusion along a line of whole vectors: cells begin on a lane boundary, with cells of 0 before and behind. The gradient keeps
/// the state of every step and computes its inner states again on the way back, which is cheaper than to fetch them. Frozen: what is
/// generated is measured against it.
/// </summary>
internal sealed class Diffusion
{
    private const int Edge = 8;

    private readonly int cells;
    private readonly int steps;
    private readonly int length;
    private readonly double step;
    private readonly Memory<double> rates;
    private readonly Memory<double> states;
    private readonly Memory<double> inner;
    private readonly Memory<double> sums;
    private readonly Memory<double> adjoint;
    private readonly Memory<double> shares;

    public Diffusion(int cells, int steps, double step)
    {
        if (cells % Edge != 0) throw new ArgumentOutOfRangeException(nameof(cells), cells, "Cells must be whole vectors.");
        (this.cells, this.steps, this.step) = (cells, steps, step);
        length = cells + 2 * Edge;
        rates = Data.Buffer<double>(length);
        states = Data.Buffer<double>((steps + 1) * length);
        inner = Data.Buffer<double>(3 * length);
        sums = Data.Buffer<double>(length);
        adjoint = Data.Buffer<double>(length);
        shares = Data.Buffer<double>(4 * length);
    }

    /// <summary>The energy at the end, keeping only the current states.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Value(ReadOnlySpan<double> ratesOf, ReadOnlySpan<double> start)
    {
        ratesOf.CopyTo(rates.Span[Edge..]);
        start.CopyTo(states.Span[Edge..]);
        for (var s = 0; s < steps; s++)
        {
            Inner(0);
            Advance(0, 0);
        }

        return Energy(states.Span[..length]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Gradient(ReadOnlySpan<double> ratesOf, ReadOnlySpan<double> start, Span<double> gradient)
    {
        ratesOf.CopyTo(rates.Span[Edge..]);
        start.CopyTo(states.Span[Edge..]);
        for (var s = 0; s < steps; s++)
        {
            Inner(s * length);
            Advance(s * length, (s + 1) * length);
        }

        var last = states.Span.Slice(steps * length, length);
        last.CopyTo(adjoint.Span);
        gradient.Clear();
        for (var s = steps - 1; s >= 0; s--)
        {
            Inner(s * length);
            Backward(s * length, gradient);
        }

        return Energy(last);
    }

    private static double Energy(ReadOnlySpan<double> state)
    {
        var sum = 0.0;
        foreach (var u in state) sum += 0.5 * u * u;
        return sum;
    }

    /// <summary>The three inner states of a step, and the first three slopes' share of its end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Inner(int y)
    {
        ref var r = ref MemoryMarshal.GetReference(rates.Span[Edge..]);
        ref var sum = ref MemoryMarshal.GetReference(sums.Span[Edge..]);
        ref var state = ref MemoryMarshal.GetReference(states.Span[(y + Edge)..]);
        ref var second = ref MemoryMarshal.GetReference(inner.Span[Edge..]);
        ref var third = ref Unsafe.Add(ref second, length);
        ref var fourth = ref Unsafe.Add(ref third, length);
        var half = Vector512.Create(0.5 * step);
        var whole = Vector512.Create(step);
        var two = Vector512.Create(2.0);
        var count = (nuint)cells;
        for (nuint i = 0; i < count; i += 8)
        {
            var k = Slope(ref r, ref state, i);
            k.StoreUnsafe(ref sum, i);
            Vector512.FusedMultiplyAdd(half, k, Vector512.LoadUnsafe(ref state, i)).StoreUnsafe(ref second, i);
        }

        for (nuint i = 0; i < count; i += 8)
        {
            var k = Slope(ref r, ref second, i);
            Vector512.FusedMultiplyAdd(two, k, Vector512.LoadUnsafe(ref sum, i)).StoreUnsafe(ref sum, i);
            Vector512.FusedMultiplyAdd(half, k, Vector512.LoadUnsafe(ref state, i)).StoreUnsafe(ref third, i);
        }

        for (nuint i = 0; i < count; i += 8)
        {
            var k = Slope(ref r, ref third, i);
            Vector512.FusedMultiplyAdd(two, k, Vector512.LoadUnsafe(ref sum, i)).StoreUnsafe(ref sum, i);
            Vector512.FusedMultiplyAdd(whole, k, Vector512.LoadUnsafe(ref state, i)).StoreUnsafe(ref fourth, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Advance(int from, int to)
    {
        ref var r = ref MemoryMarshal.GetReference(rates.Span[Edge..]);
        ref var sum = ref MemoryMarshal.GetReference(sums.Span[Edge..]);
        ref var fourth = ref MemoryMarshal.GetReference(inner.Span[(2 * length + Edge)..]);
        ref var state = ref MemoryMarshal.GetReference(states.Span[(from + Edge)..]);
        ref var next = ref MemoryMarshal.GetReference(states.Span[(to + Edge)..]);
        var sixth = Vector512.Create(step / 6);
        for (nuint i = 0; i < (nuint)cells; i += 8)
        {
            var k = Vector512.LoadUnsafe(ref sum, i) + Slope(ref r, ref fourth, i);
            Vector512.FusedMultiplyAdd(sixth, k, Vector512.LoadUnsafe(ref state, i)).StoreUnsafe(ref next, i);
        }
    }

    /// <summary>rate·(left − 2·own + right) − own³.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static Vector512<double> Slope(ref double r, ref double u, nuint i)
    {
        var own = Vector512.LoadUnsafe(ref u, i);
        return Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref r, i), Curvature(ref u, i, own), -(own * own * own));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static Vector512<double> Curvature(ref double u, nuint i, Vector512<double> own)
        => Vector512.FusedMultiplyAdd(
            Vector512.Create(-2.0), own, Vector512.LoadUnsafe(ref Unsafe.Add(ref u, -1), i) + Vector512.LoadUnsafe(ref Unsafe.Add(ref u, 1), i));

    /// <summary>One step backwards. What a stage receives from the one behind it is left in <see cref="shares"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Backward(int y, Span<double> gradient)
    {
        ref var state = ref MemoryMarshal.GetReference(states.Span[(y + Edge)..]);
        ref var second = ref MemoryMarshal.GetReference(inner.Span[Edge..]);
        ref var a = ref MemoryMarshal.GetReference(adjoint.Span[Edge..]);
        ref var share1 = ref MemoryMarshal.GetReference(shares.Span[Edge..]);
        ref var share2 = ref Unsafe.Add(ref share1, length);
        ref var share3 = ref Unsafe.Add(ref share2, length);
        ref var share4 = ref Unsafe.Add(ref share3, length);
        ref var g = ref MemoryMarshal.GetReference(gradient);
        ref var r = ref MemoryMarshal.GetReference(rates.Span[Edge..]);
        var sixth = Vector512.Create(step / 6);
        for (nuint i = 0; i < (nuint)cells; i += 8) (sixth * Vector512.LoadUnsafe(ref a, i)).StoreUnsafe(ref share4, i);
        Stage(ref Unsafe.Add(ref second, 2 * length), ref share4, ref share4, 2, ref share3, step, ref r, ref g, ref a);
        Stage(ref Unsafe.Add(ref second, length), ref share3, ref share4, 2, ref share2, 0.5 * step, ref r, ref g, ref a);
        Stage(ref second, ref share2, ref share4, 1, ref share1, 0.5 * step, ref r, ref g, ref a);
        First(ref state, ref share1, ref r, ref g, ref a);
    }

    /// <summary>Adds a stage's part to gradient and adjoint; the stage before it receives its own weight of the end, and its reach of this one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private void Stage(ref double u, ref double b, ref double sixths, double weight, ref double before, double reach, ref double r, ref double g, ref double a)
    {
        var factor = Vector512.Create(weight);
        var far = Vector512.Create(reach);
        for (nuint i = 0; i < (nuint)cells; i += 8)
        {
            var back = Back(ref u, ref b, ref r, ref g, i);
            (Vector512.LoadUnsafe(ref a, i) + back).StoreUnsafe(ref a, i);
            Vector512.FusedMultiplyAdd(far, back, factor * Vector512.LoadUnsafe(ref sixths, i)).StoreUnsafe(ref before, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private void First(ref double u, ref double b, ref double r, ref double g, ref double a)
    {
        for (nuint i = 0; i < (nuint)cells; i += 8) (Vector512.LoadUnsafe(ref a, i) + Back(ref u, ref b, ref r, ref g, i)).StoreUnsafe(ref a, i);
    }

    /// <summary>The adjoint of a slope: adds to the gradient, returns what the state receives.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static Vector512<double> Back(ref double u, ref double b, ref double r, ref double g, nuint i)
    {
        var own = Vector512.LoadUnsafe(ref u, i);
        var share = Vector512.LoadUnsafe(ref b, i);
        Vector512.FusedMultiplyAdd(share, Curvature(ref u, i, own), Vector512.LoadUnsafe(ref g, i)).StoreUnsafe(ref g, i);
        var diagonal = Vector512.FusedMultiplyAdd(Vector512.Create(-3.0) * own, own, Vector512.Create(-2.0) * Vector512.LoadUnsafe(ref r, i));
        var left = Vector512.LoadUnsafe(ref Unsafe.Add(ref r, -1), i) * Vector512.LoadUnsafe(ref Unsafe.Add(ref b, -1), i);
        left = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref Unsafe.Add(ref r, 1), i), Vector512.LoadUnsafe(ref Unsafe.Add(ref b, 1), i), left);
        return Vector512.FusedMultiplyAdd(diagonal, share, left);
    }
}
