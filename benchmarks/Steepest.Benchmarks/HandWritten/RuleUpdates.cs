using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Steepest.Benchmarks.HandWritten;

/// <summary>
/// The update rules in one pass over variables, gradient and states, which lie end to end; lengths are whole vectors. Frozen: what is generated is
/// measured against them.
/// </summary>
internal static class RuleUpdates
{
    private const MethodImplOptions Hot = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;
    private const MethodImplOptions Inlined = MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization;

    [MethodImpl(Hot)]
    public static void GradientDescent(Span<float> point, ReadOnlySpan<float> gradient, Span<float> state, ReadOnlySpan<float> step)
    {
        ref var px = ref MemoryMarshal.GetReference(point);
        ref var pg = ref MemoryMarshal.GetReference(gradient[..point.Length]);
        var rate = Vector512.Create(step[0]);
        for (nuint i = 0; i < (nuint)point.Length; i += 16)
        {
            var g = Vector512.LoadUnsafe(ref pg, i);
            var x = Vector512.LoadUnsafe(ref px, i);
            x = MultiplyAdd(-rate, g, x);
            x.StoreUnsafe(ref px, i);
        }
    }

    [MethodImpl(Hot)]
    public static void Momentum(Span<float> point, ReadOnlySpan<float> gradient, Span<float> state, ReadOnlySpan<float> step)
    {
        ref var px = ref MemoryMarshal.GetReference(point);
        ref var pg = ref MemoryMarshal.GetReference(gradient[..point.Length]);
        ref var p0 = ref MemoryMarshal.GetReference(state[..point.Length]);
        var rate = Vector512.Create(step[0]);
        var kept = Vector512.Create(0.9f);
        for (nuint i = 0; i < (nuint)point.Length; i += 16)
        {
            var g = Vector512.LoadUnsafe(ref pg, i);
            var x = Vector512.LoadUnsafe(ref px, i);
            var s0 = Vector512.LoadUnsafe(ref p0, i);
            s0 = MultiplyAdd(kept, s0, g);
            x = MultiplyAdd(-rate, s0, x);
            s0.StoreUnsafe(ref p0, i);
            x.StoreUnsafe(ref px, i);
        }
    }

    [MethodImpl(Hot)]
    public static void Nesterov(Span<float> point, ReadOnlySpan<float> gradient, Span<float> state, ReadOnlySpan<float> step)
    {
        ref var px = ref MemoryMarshal.GetReference(point);
        ref var pg = ref MemoryMarshal.GetReference(gradient[..point.Length]);
        ref var p0 = ref MemoryMarshal.GetReference(state[..point.Length]);
        var rate = Vector512.Create(step[0]);
        var kept = Vector512.Create(0.9f);
        for (nuint i = 0; i < (nuint)point.Length; i += 16)
        {
            var g = Vector512.LoadUnsafe(ref pg, i);
            var x = Vector512.LoadUnsafe(ref px, i);
            var s0 = Vector512.LoadUnsafe(ref p0, i);
            s0 = MultiplyAdd(kept, s0, g);
            x = MultiplyAdd(-rate, MultiplyAdd(kept, s0, g), x);
            s0.StoreUnsafe(ref p0, i);
            x.StoreUnsafe(ref px, i);
        }
    }

    [MethodImpl(Hot)]
    public static void AdaGrad(Span<float> point, ReadOnlySpan<float> gradient, Span<float> state, ReadOnlySpan<float> step)
    {
        ref var px = ref MemoryMarshal.GetReference(point);
        ref var pg = ref MemoryMarshal.GetReference(gradient[..point.Length]);
        ref var p0 = ref MemoryMarshal.GetReference(state[..point.Length]);
        var rate = Vector512.Create(step[0]);
        var epsilon = Vector512.Create(1e-10f);
        for (nuint i = 0; i < (nuint)point.Length; i += 16)
        {
            var g = Vector512.LoadUnsafe(ref pg, i);
            var x = Vector512.LoadUnsafe(ref px, i);
            var s0 = Vector512.LoadUnsafe(ref p0, i);
            s0 = MultiplyAdd(g, g, s0);
            x -= rate * g / (Vector512.Sqrt(s0) + epsilon);
            s0.StoreUnsafe(ref p0, i);
            x.StoreUnsafe(ref px, i);
        }
    }

    [MethodImpl(Hot)]
    public static void RmsProp(Span<float> point, ReadOnlySpan<float> gradient, Span<float> state, ReadOnlySpan<float> step)
    {
        ref var px = ref MemoryMarshal.GetReference(point);
        ref var pg = ref MemoryMarshal.GetReference(gradient[..point.Length]);
        ref var p0 = ref MemoryMarshal.GetReference(state[..point.Length]);
        var rate = Vector512.Create(step[0]);
        var epsilon = Vector512.Create(1e-8f);
        var keep = Vector512.Create(0.99f);
        var take = Vector512.Create((float)(1 - 0.99));
        for (nuint i = 0; i < (nuint)point.Length; i += 16)
        {
            var g = Vector512.LoadUnsafe(ref pg, i);
            var x = Vector512.LoadUnsafe(ref px, i);
            var s0 = Vector512.LoadUnsafe(ref p0, i);
            s0 = MultiplyAdd(keep, s0, take * (g * g));
            x -= rate * g / (Vector512.Sqrt(s0) + epsilon);
            s0.StoreUnsafe(ref p0, i);
            x.StoreUnsafe(ref px, i);
        }
    }

    [MethodImpl(Hot)]
    public static void CenteredRmsProp(Span<float> point, ReadOnlySpan<float> gradient, Span<float> state, ReadOnlySpan<float> step)
    {
        ref var px = ref MemoryMarshal.GetReference(point);
        ref var pg = ref MemoryMarshal.GetReference(gradient[..point.Length]);
        ref var p0 = ref MemoryMarshal.GetReference(state[..point.Length]);
        ref var p1 = ref MemoryMarshal.GetReference(state.Slice(point.Length, point.Length));
        ref var p2 = ref MemoryMarshal.GetReference(state.Slice(2 * point.Length, point.Length));
        var rate = Vector512.Create(step[0]);
        var kept = Vector512.Create(0.9f);
        var epsilon = Vector512.Create(1e-8f);
        var keep = Vector512.Create(0.99f);
        var take = Vector512.Create((float)(1 - 0.99));
        for (nuint i = 0; i < (nuint)point.Length; i += 16)
        {
            var g = Vector512.LoadUnsafe(ref pg, i);
            var x = Vector512.LoadUnsafe(ref px, i);
            var s0 = Vector512.LoadUnsafe(ref p0, i);
            var s1 = Vector512.LoadUnsafe(ref p1, i);
            var s2 = Vector512.LoadUnsafe(ref p2, i);
            s0 = MultiplyAdd(keep, s0, take * (g * g));
            s1 = MultiplyAdd(keep, s1, take * g);
            s2 = MultiplyAdd(kept, s2, g / (Vector512.Sqrt(Vector512.MaxNative(MultiplyAdd(-s1, s1, s0), Vector512<float>.Zero)) + epsilon));
            x = MultiplyAdd(-rate, s2, x);
            s0.StoreUnsafe(ref p0, i);
            s1.StoreUnsafe(ref p1, i);
            s2.StoreUnsafe(ref p2, i);
            x.StoreUnsafe(ref px, i);
        }
    }

    [MethodImpl(Hot)]
    public static void AdaDelta(Span<float> point, ReadOnlySpan<float> gradient, Span<float> state, ReadOnlySpan<float> step)
    {
        ref var px = ref MemoryMarshal.GetReference(point);
        ref var pg = ref MemoryMarshal.GetReference(gradient[..point.Length]);
        ref var p0 = ref MemoryMarshal.GetReference(state[..point.Length]);
        ref var p1 = ref MemoryMarshal.GetReference(state.Slice(point.Length, point.Length));
        var rate = Vector512.Create(step[0]);
        var epsilon = Vector512.Create(1e-6f);
        var keep = Vector512.Create(0.9f);
        var take = Vector512.Create((float)(1 - 0.9));
        for (nuint i = 0; i < (nuint)point.Length; i += 16)
        {
            var g = Vector512.LoadUnsafe(ref pg, i);
            var x = Vector512.LoadUnsafe(ref px, i);
            var s0 = Vector512.LoadUnsafe(ref p0, i);
            var s1 = Vector512.LoadUnsafe(ref p1, i);
            s0 = MultiplyAdd(keep, s0, take * (g * g));
            var change = Vector512.Sqrt(s1 + epsilon) / Vector512.Sqrt(s0 + epsilon) * g;
            s1 = MultiplyAdd(keep, s1, take * (change * change));
            x = MultiplyAdd(-rate, change, x);
            s0.StoreUnsafe(ref p0, i);
            s1.StoreUnsafe(ref p1, i);
            x.StoreUnsafe(ref px, i);
        }
    }

    [MethodImpl(Hot)]
    public static void Adam(Span<float> point, ReadOnlySpan<float> gradient, Span<float> state, ReadOnlySpan<float> step)
    {
        ref var px = ref MemoryMarshal.GetReference(point);
        ref var pg = ref MemoryMarshal.GetReference(gradient[..point.Length]);
        ref var p0 = ref MemoryMarshal.GetReference(state[..point.Length]);
        ref var p1 = ref MemoryMarshal.GetReference(state.Slice(point.Length, point.Length));
        var rate = Vector512.Create(step[0]);
        var correction = Vector512.Create(step[1]);
        var epsilon = Vector512.Create(1e-8f);
        var keep1 = Vector512.Create(0.9f);
        var take1 = Vector512.Create((float)(1 - 0.9));
        var keep2 = Vector512.Create(0.999f);
        var take2 = Vector512.Create((float)(1 - 0.999));
        for (nuint i = 0; i < (nuint)point.Length; i += 16)
        {
            var g = Vector512.LoadUnsafe(ref pg, i);
            var x = Vector512.LoadUnsafe(ref px, i);
            var s0 = Vector512.LoadUnsafe(ref p0, i);
            var s1 = Vector512.LoadUnsafe(ref p1, i);
            s0 = MultiplyAdd(keep1, s0, take1 * g);
            s1 = MultiplyAdd(keep2, s1, take2 * (g * g));
            x -= rate * s0 / (Vector512.Sqrt(s1 * correction) + epsilon);
            s0.StoreUnsafe(ref p0, i);
            s1.StoreUnsafe(ref p1, i);
            x.StoreUnsafe(ref px, i);
        }
    }

    [MethodImpl(Hot)]
    public static void AdamW(Span<float> point, ReadOnlySpan<float> gradient, Span<float> state, ReadOnlySpan<float> step)
    {
        ref var px = ref MemoryMarshal.GetReference(point);
        ref var pg = ref MemoryMarshal.GetReference(gradient[..point.Length]);
        ref var p0 = ref MemoryMarshal.GetReference(state[..point.Length]);
        ref var p1 = ref MemoryMarshal.GetReference(state.Slice(point.Length, point.Length));
        var rate = Vector512.Create(step[0]);
        var correction = Vector512.Create(step[1]);
        var kept = Vector512.Create(step[2]);
        var epsilon = Vector512.Create(1e-8f);
        var keep1 = Vector512.Create(0.9f);
        var take1 = Vector512.Create((float)(1 - 0.9));
        var keep2 = Vector512.Create(0.999f);
        var take2 = Vector512.Create((float)(1 - 0.999));
        for (nuint i = 0; i < (nuint)point.Length; i += 16)
        {
            var g = Vector512.LoadUnsafe(ref pg, i);
            var x = Vector512.LoadUnsafe(ref px, i);
            var s0 = Vector512.LoadUnsafe(ref p0, i);
            var s1 = Vector512.LoadUnsafe(ref p1, i);
            s0 = MultiplyAdd(keep1, s0, take1 * g);
            s1 = MultiplyAdd(keep2, s1, take2 * (g * g));
            x = x * kept - rate * s0 / (Vector512.Sqrt(s1 * correction) + epsilon);
            s0.StoreUnsafe(ref p0, i);
            s1.StoreUnsafe(ref p1, i);
            x.StoreUnsafe(ref px, i);
        }
    }

    [MethodImpl(Hot)]
    public static void AmsGrad(Span<float> point, ReadOnlySpan<float> gradient, Span<float> state, ReadOnlySpan<float> step)
    {
        ref var px = ref MemoryMarshal.GetReference(point);
        ref var pg = ref MemoryMarshal.GetReference(gradient[..point.Length]);
        ref var p0 = ref MemoryMarshal.GetReference(state[..point.Length]);
        ref var p1 = ref MemoryMarshal.GetReference(state.Slice(point.Length, point.Length));
        ref var p2 = ref MemoryMarshal.GetReference(state.Slice(2 * point.Length, point.Length));
        var rate = Vector512.Create(step[0]);
        var correction = Vector512.Create(step[1]);
        var epsilon = Vector512.Create(1e-8f);
        var keep1 = Vector512.Create(0.9f);
        var take1 = Vector512.Create((float)(1 - 0.9));
        var keep2 = Vector512.Create(0.999f);
        var take2 = Vector512.Create((float)(1 - 0.999));
        for (nuint i = 0; i < (nuint)point.Length; i += 16)
        {
            var g = Vector512.LoadUnsafe(ref pg, i);
            var x = Vector512.LoadUnsafe(ref px, i);
            var s0 = Vector512.LoadUnsafe(ref p0, i);
            var s1 = Vector512.LoadUnsafe(ref p1, i);
            var s2 = Vector512.LoadUnsafe(ref p2, i);
            s0 = MultiplyAdd(keep1, s0, take1 * g);
            s1 = MultiplyAdd(keep2, s1, take2 * (g * g));
            s2 = Vector512.MaxNative(s2, s1);
            x -= rate * s0 / (Vector512.Sqrt(s2 * correction) + epsilon);
            s0.StoreUnsafe(ref p0, i);
            s1.StoreUnsafe(ref p1, i);
            s2.StoreUnsafe(ref p2, i);
            x.StoreUnsafe(ref px, i);
        }
    }

    [MethodImpl(Hot)]
    public static void Adamax(Span<float> point, ReadOnlySpan<float> gradient, Span<float> state, ReadOnlySpan<float> step)
    {
        ref var px = ref MemoryMarshal.GetReference(point);
        ref var pg = ref MemoryMarshal.GetReference(gradient[..point.Length]);
        ref var p0 = ref MemoryMarshal.GetReference(state[..point.Length]);
        ref var p1 = ref MemoryMarshal.GetReference(state.Slice(point.Length, point.Length));
        var rate = Vector512.Create(step[0]);
        var epsilon = Vector512.Create(1e-8f);
        var keep1 = Vector512.Create(0.9f);
        var take1 = Vector512.Create((float)(1 - 0.9));
        var keep2 = Vector512.Create(0.999f);
        for (nuint i = 0; i < (nuint)point.Length; i += 16)
        {
            var g = Vector512.LoadUnsafe(ref pg, i);
            var x = Vector512.LoadUnsafe(ref px, i);
            var s0 = Vector512.LoadUnsafe(ref p0, i);
            var s1 = Vector512.LoadUnsafe(ref p1, i);
            s0 = MultiplyAdd(keep1, s0, take1 * g);
            s1 = Vector512.MaxNative(keep2 * s1, Vector512.Abs(g) + epsilon);
            x -= rate * s0 / s1;
            s0.StoreUnsafe(ref p0, i);
            s1.StoreUnsafe(ref p1, i);
            x.StoreUnsafe(ref px, i);
        }
    }

    [MethodImpl(Hot)]
    public static void NAdam(Span<float> point, ReadOnlySpan<float> gradient, Span<float> state, ReadOnlySpan<float> step)
    {
        ref var px = ref MemoryMarshal.GetReference(point);
        ref var pg = ref MemoryMarshal.GetReference(gradient[..point.Length]);
        ref var p0 = ref MemoryMarshal.GetReference(state[..point.Length]);
        ref var p1 = ref MemoryMarshal.GetReference(state.Slice(point.Length, point.Length));
        var rate = Vector512.Create(step[0]);
        var slopeRate = Vector512.Create(step[1]);
        var correction = Vector512.Create(step[2]);
        var epsilon = Vector512.Create(1e-8f);
        var keep1 = Vector512.Create(0.9f);
        var take1 = Vector512.Create((float)(1 - 0.9));
        var keep2 = Vector512.Create(0.999f);
        var take2 = Vector512.Create((float)(1 - 0.999));
        for (nuint i = 0; i < (nuint)point.Length; i += 16)
        {
            var g = Vector512.LoadUnsafe(ref pg, i);
            var x = Vector512.LoadUnsafe(ref px, i);
            var s0 = Vector512.LoadUnsafe(ref p0, i);
            var s1 = Vector512.LoadUnsafe(ref p1, i);
            s0 = MultiplyAdd(keep1, s0, take1 * g);
            s1 = MultiplyAdd(keep2, s1, take2 * (g * g));
            x -= MultiplyAdd(rate, s0, slopeRate * g) / (Vector512.Sqrt(s1 * correction) + epsilon);
            s0.StoreUnsafe(ref p0, i);
            s1.StoreUnsafe(ref p1, i);
            x.StoreUnsafe(ref px, i);
        }
    }

    [MethodImpl(Hot)]
    public static void RAdam(Span<float> point, ReadOnlySpan<float> gradient, Span<float> state, ReadOnlySpan<float> step)
    {
        ref var px = ref MemoryMarshal.GetReference(point);
        ref var pg = ref MemoryMarshal.GetReference(gradient[..point.Length]);
        ref var p0 = ref MemoryMarshal.GetReference(state[..point.Length]);
        ref var p1 = ref MemoryMarshal.GetReference(state.Slice(point.Length, point.Length));
        var rate = Vector512.Create(step[0]);
        var epsilon = Vector512.Create(1e-8f);
        var keep1 = Vector512.Create(0.9f);
        var take1 = Vector512.Create((float)(1 - 0.9));
        var keep2 = Vector512.Create(0.999f);
        var take2 = Vector512.Create((float)(1 - 0.999));
        for (nuint i = 0; i < (nuint)point.Length; i += 16)
        {
            var g = Vector512.LoadUnsafe(ref pg, i);
            var x = Vector512.LoadUnsafe(ref px, i);
            var s0 = Vector512.LoadUnsafe(ref p0, i);
            var s1 = Vector512.LoadUnsafe(ref p1, i);
            s0 = MultiplyAdd(keep1, s0, take1 * g);
            s1 = MultiplyAdd(keep2, s1, take2 * (g * g));
            x -= rate * s0 / (Vector512.Sqrt(s1) + epsilon);
            s0.StoreUnsafe(ref p0, i);
            s1.StoreUnsafe(ref p1, i);
            x.StoreUnsafe(ref px, i);
        }
    }

    [MethodImpl(Hot)]
    public static void Lion(Span<float> point, ReadOnlySpan<float> gradient, Span<float> state, ReadOnlySpan<float> step)
    {
        ref var px = ref MemoryMarshal.GetReference(point);
        ref var pg = ref MemoryMarshal.GetReference(gradient[..point.Length]);
        ref var p0 = ref MemoryMarshal.GetReference(state[..point.Length]);
        var rate = Vector512.Create(step[0]);
        var keep1 = Vector512.Create(0.9f);
        var take1 = Vector512.Create((float)(1 - 0.9));
        var keep2 = Vector512.Create(0.99f);
        var take2 = Vector512.Create((float)(1 - 0.99));
        for (nuint i = 0; i < (nuint)point.Length; i += 16)
        {
            var g = Vector512.LoadUnsafe(ref pg, i);
            var x = Vector512.LoadUnsafe(ref px, i);
            var s0 = Vector512.LoadUnsafe(ref p0, i);
            var pull = MultiplyAdd(keep1, s0, take1 * g);
            s0 = MultiplyAdd(keep2, s0, take2 * g);
            x -= rate & Vector512.GreaterThan(pull, Vector512<float>.Zero);
            x += rate & Vector512.LessThan(pull, Vector512<float>.Zero);
            s0.StoreUnsafe(ref p0, i);
            x.StoreUnsafe(ref px, i);
        }
    }

    [MethodImpl(Inlined)]
    private static Vector512<float> MultiplyAdd(Vector512<float> a, Vector512<float> b, Vector512<float> c) => Vector512.FusedMultiplyAdd(a, b, c);
}
