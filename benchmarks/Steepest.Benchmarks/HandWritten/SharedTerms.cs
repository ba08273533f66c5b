using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Steepest.Benchmarks.HandWritten;

/// <summary>
/// A step under one, three or five limits that share the logistic function of every variable with the loss: one pass computes it once for all sums and keeps
/// it, the other makes the one polynomial of it that is the gradient of their weighted sum, and moves the variables. Frozen.
/// </summary>
internal sealed class SharedTerms(int length, int limits)
{
    private readonly Memory<double> shares = Data.Buffer<double>(length);
    private readonly double[] violations = new double[5];

    /// <summary>Moves variables, whose number is a multiple of 16, and multipliers; returns the loss.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Step(Span<double> x, ReadOnlySpan<double> gains, ReadOnlySpan<double> costs, Span<double> multipliers)
    {
        if (x.Length != length || gains.Length != length || costs.Length != length || (length & 15) != 0) throw new ArgumentException("Lengths do not fit.", nameof(x));
        ref var at = ref MemoryMarshal.GetReference(x);
        ref var gain = ref MemoryMarshal.GetReference(gains);
        ref var cost = ref MemoryMarshal.GetReference(costs);
        ref var share = ref MemoryMarshal.GetReference(shares.Span);
        var loss = limits switch
        {
            1 => One(ref at, ref gain, ref share),
            3 => Three(ref at, ref gain, ref share),
            _ => Five(ref at, ref gain, ref cost, ref share),
        };
        var scale = Problems.SharedTerms.Rate / length;
        Span<double> weights = stackalloc double[5];
        for (var k = 0; k < limits; k++)
        {
            weights[k] = scale * Math.Max(0, multipliers[k] + Problems.SharedTerms.Damping * violations[k]);
            multipliers[k] = Math.Max(0, multipliers[k] + Problems.SharedTerms.Rate * violations[k]);
        }

        // s(1 − s)·(mean + spread − gain + cost + 2(square − spread)·s − reach·x) − reach·s
        var constant = Vector512.Create(weights[0] + weights[4]);
        var linear = Vector512.Create(2 * (weights[1] - weights[4]));
        var reach = Vector512.Create(weights[2]);
        var ofGain = Vector512.Create(scale);
        var ofCost = Vector512.Create(weights[3]);
        for (nuint i = 0; i < (nuint)length; i += 8)
        {
            var s = Vector512.LoadUnsafe(ref share, i);
            var value = Vector512.LoadUnsafe(ref at, i);
            var factor = Vector512.FusedMultiplyAdd(-ofGain, Vector512.LoadUnsafe(ref gain, i), constant);
            if (limits > 1) factor = Vector512.FusedMultiplyAdd(linear, s, Vector512.FusedMultiplyAdd(-reach, value, factor));
            if (limits > 3) factor = Vector512.FusedMultiplyAdd(ofCost, Vector512.LoadUnsafe(ref cost, i), factor);
            var slope = factor * Vector512.FusedMultiplyAdd(-s, s, s);
            if (limits > 1) slope = Vector512.FusedMultiplyAdd(-reach, s, slope);
            (value - slope).StoreUnsafe(ref at, i);
        }

        return -loss / length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static Vector512<double> Sigmoid(Vector512<double> x)
    {
        var e = DoubleLanes.ExpOfNegative(-Vector512.Abs(x));
        var inverse = Vector512<double>.One / (Vector512<double>.One + e);
        return Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(x, Vector512<double>.Zero), inverse, e * inverse);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double One(ref double at, ref double gain, ref double share)
    {
        Vector512<double> loss = default, mean = default, loss2 = default, mean2 = default;
        for (nuint i = 0; i < (nuint)length; i += 16)
        {
            var s = Sigmoid(Vector512.LoadUnsafe(ref at, i));
            var t = Sigmoid(Vector512.LoadUnsafe(ref at, i + 8));
            s.StoreUnsafe(ref share, i);
            t.StoreUnsafe(ref share, i + 8);
            loss = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref gain, i), s, loss);
            loss2 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref gain, i + 8), t, loss2);
            mean += s;
            mean2 += t;
        }

        violations[0] = Vector512.Sum(mean + mean2) / length - 0.4;
        return Vector512.Sum(loss + loss2);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Three(ref double at, ref double gain, ref double share)
    {
        Vector512<double> loss = default, mean = default, square = default, reach = default;
        Vector512<double> loss2 = default, mean2 = default, square2 = default, reach2 = default;
        for (nuint i = 0; i < (nuint)length; i += 16)
        {
            var x = Vector512.LoadUnsafe(ref at, i);
            var y = Vector512.LoadUnsafe(ref at, i + 8);
            var s = Sigmoid(x);
            var t = Sigmoid(y);
            s.StoreUnsafe(ref share, i);
            t.StoreUnsafe(ref share, i + 8);
            loss = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref gain, i), s, loss);
            loss2 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref gain, i + 8), t, loss2);
            mean += s;
            mean2 += t;
            square = Vector512.FusedMultiplyAdd(s, s, square);
            square2 = Vector512.FusedMultiplyAdd(t, t, square2);
            reach = Vector512.FusedMultiplyAdd(x, s, reach);
            reach2 = Vector512.FusedMultiplyAdd(y, t, reach2);
        }

        violations[0] = Vector512.Sum(mean + mean2) / length - 0.4;
        violations[1] = Vector512.Sum(square + square2) / length - 0.2;
        violations[2] = 0.1 - Vector512.Sum(reach + reach2) / length;
        return Vector512.Sum(loss + loss2);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Five(ref double at, ref double gain, ref double cost, ref double share)
    {
        Vector512<double> loss = default, mean = default, square = default, reach = default, costs = default;
        Vector512<double> loss2 = default, mean2 = default, square2 = default, reach2 = default, costs2 = default;
        for (nuint i = 0; i < (nuint)length; i += 16)
        {
            var x = Vector512.LoadUnsafe(ref at, i);
            var y = Vector512.LoadUnsafe(ref at, i + 8);
            var s = Sigmoid(x);
            var t = Sigmoid(y);
            s.StoreUnsafe(ref share, i);
            t.StoreUnsafe(ref share, i + 8);
            loss = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref gain, i), s, loss);
            loss2 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref gain, i + 8), t, loss2);
            costs = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref cost, i), s, costs);
            costs2 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref cost, i + 8), t, costs2);
            mean += s;
            mean2 += t;
            square = Vector512.FusedMultiplyAdd(s, s, square);
            square2 = Vector512.FusedMultiplyAdd(t, t, square2);
            reach = Vector512.FusedMultiplyAdd(x, s, reach);
            reach2 = Vector512.FusedMultiplyAdd(y, t, reach2);
        }

        var (ofMean, ofSquare) = (Vector512.Sum(mean + mean2), Vector512.Sum(square + square2));
        violations[0] = ofMean / length - 0.4;
        violations[1] = ofSquare / length - 0.2;
        violations[2] = 0.1 - Vector512.Sum(reach + reach2) / length;
        violations[3] = Vector512.Sum(costs + costs2) / length - 0.3;
        violations[4] = (ofMean - ofSquare) / length - 0.15;
        return Vector512.Sum(loss + loss2);
    }
}
