using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Steepest.Kernels;

namespace Steepest.Benchmarks.HandWritten;

/// <summary>
/// The gradients that an expert writes by hand, in scalar code: references after one check, adjoints in registers, four partial sums
/// where a chain of additions would be the limit. Frozen: what is generated is measured against it.
/// </summary>
internal static class Gradients
{
    /// <summary>One pass: what an element receives from its left neighbour stays in a register until the element's own turn.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Rosenbrock(ReadOnlySpan<double> x, Span<double> gradient)
    {
        if (gradient.Length != x.Length) throw new ArgumentException("The gradient is not as long as x.", nameof(gradient));
        if (x.Length == 0) return 0;
        ref var value = ref MemoryMarshal.GetReference(x);
        ref var slot = ref MemoryMarshal.GetReference(gradient);
        var last = x.Length - 1;
        var sum = 0.0;
        var fromLeft = 0.0;
        var x0 = value;
        for (var i = 0; i < last; i++)
        {
            var x1 = Unsafe.Add(ref value, i + 1);
            var slope = x1 - x0 * x0;
            var offset = 1 - x0;
            var steep = 100 * slope;
            sum += steep * slope + offset * offset;
            var adjoint = steep + steep;
            Unsafe.Add(ref slot, i) = fromLeft - 2 * (adjoint * x0 + offset);
            fromLeft = adjoint;
            x0 = x1;
        }

        Unsafe.Add(ref slot, last) = fromLeft;
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Logistic(
        ReadOnlySpan<double> weights, double bias, ReadOnlySpan<double> features, ReadOnlySpan<double> labels, Span<double> weightsGradient, out double biasGradient)
    {
        var width = weights.Length;
        if (weightsGradient.Length != width) throw new ArgumentException("The gradient is not as long as the weights.", nameof(weightsGradient));
        if (features.Length < labels.Length * width) throw new ArgumentException("There are fewer features than rows need.", nameof(features));
        ref var weight = ref MemoryMarshal.GetReference(weights);
        ref var slot = ref MemoryMarshal.GetReference(weightsGradient);
        ref var row = ref MemoryMarshal.GetReference(features);
        weightsGradient.Clear();
        var scale = 1.0 / labels.Length;
        var sum = 0.0;
        var biasSum = 0.0;
        var blocks = width & ~3;
        for (var n = 0; n < labels.Length; n++)
        {
            var dot0 = bias;
            var dot1 = 0.0;
            var dot2 = 0.0;
            var dot3 = 0.0;
            var i = 0;
            for (; i < blocks; i += 4)
            {
                dot0 += Unsafe.Add(ref weight, i) * Unsafe.Add(ref row, i);
                dot1 += Unsafe.Add(ref weight, i + 1) * Unsafe.Add(ref row, i + 1);
                dot2 += Unsafe.Add(ref weight, i + 2) * Unsafe.Add(ref row, i + 2);
                dot3 += Unsafe.Add(ref weight, i + 3) * Unsafe.Add(ref row, i + 3);
            }

            for (; i < width; i++) dot0 += Unsafe.Add(ref weight, i) * Unsafe.Add(ref row, i);
            var logit = dot0 + dot1 + (dot2 + dot3);
            var e = Math.Exp(-Math.Abs(logit));
            sum += Math.Max(logit, 0) + Accurate.LogP1(e) - labels[n] * logit;
            var adjoint = ((logit >= 0 ? 1 : e) / (1 + e) - labels[n]) * scale;
            biasSum += adjoint;
            for (i = 0; i < width; i++) Unsafe.Add(ref slot, i) += adjoint * Unsafe.Add(ref row, i);
            row = ref Unsafe.Add(ref row, width);
        }

        biasGradient = biasSum;
        return sum * scale;
    }

    /// <summary>The exponentials wait in the gradient for their sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double LogSumExp(ReadOnlySpan<double> x, Span<double> gradient)
    {
        if (gradient.Length != x.Length) throw new ArgumentException("The gradient is not as long as x.", nameof(gradient));
        ref var value = ref MemoryMarshal.GetReference(x);
        ref var slot = ref MemoryMarshal.GetReference(gradient);
        var largest = double.NegativeInfinity;
        for (var i = 0; i < x.Length; i++) largest = Math.Max(largest, Unsafe.Add(ref value, i));
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            var e = Math.Exp(Unsafe.Add(ref value, i) - largest);
            Unsafe.Add(ref slot, i) = e;
            sum += e;
        }

        var scale = 1 / sum;
        for (var i = 0; i < x.Length; i++) Unsafe.Add(ref slot, i) *= scale;
        return largest + Math.Log(sum);
    }
}
