using System.Numerics;
using Steepest.Kernels;

namespace Steepest.Minimization;

/// <summary>Losses and limits to second order at a point, in doubles, without padding: what a step of sequential quadratic programming is made of.</summary>
/// <remarks>
/// Limits are handed out times scales that make their slopes comparable, so that who looks at them need not know in which units they are stated. Scales are
/// powers of two: nothing is rounded on the way in or out.
/// </remarks>
internal sealed class SqpModel<T>(int length, int[] places, LimitBlock[] blocks)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double Largest = 1e300;

    /// <summary>A value that is so many times its slope times the size of the point says that the slope is not that of the way to the limit.</summary>
    private const double Reach = 10;
    private const double LeastScale = 1e-8;
    private const double MostScale = 1e4;

    private readonly AlignedMemory<T> memory = new(4, length);
    private readonly double[] unit = new double[blocks.Sum(block => block.Count)];
    private readonly double[] none = new double[blocks.Sum(block => block.Count)];
    private readonly double[] ignored = new double[blocks.Sum(block => block.Count)];
    private readonly double[] weights = new double[blocks.Sum(block => block.Count)];
    private readonly double[] open = [.. Enumerable.Repeat(double.NegativeInfinity, blocks.Sum(block => block.Count))];

    /// <summary>The numbers of variables and limits.</summary>
    public int N => places.Length;

    public int M => unit.Length;

    public double Loss { get; private set; } = double.NaN;

    public double[] Gradient { get; } = new double[places.Length];

    /// <summary>What limits are multiplied by.</summary>
    public double[] Scales { get; } = [.. Enumerable.Repeat(1.0, blocks.Sum(block => block.Count))];

    /// <summary>The limits as the problem states them.</summary>
    public double[] Limits { get; } = new double[blocks.Sum(block => block.Count)];

    /// <summary>The limits times their scales.</summary>
    public double[] Values { get; } = new double[blocks.Sum(block => block.Count)];

    /// <summary>The gradients of these, row by row.</summary>
    public double[] Jacobian { get; } = new double[places.Length * blocks.Sum(block => block.Count)];

    /// <summary>The Hessian of the Lagrangian.</summary>
    public double[] Hessian { get; } = new double[places.Length * places.Length];

    public bool[] Equalities { get; } = [.. blocks.SelectMany(block => Enumerable.Repeat(block.IsEquality, block.Count))];

    /// <summary>Losses and limits alone; the loss.</summary>
    public double Look<TKernel>(ref TKernel kernel, ReadOnlySpan<double> x, Span<double> values)
        where TKernel : struct, IConstrainedHessianKernel<T>, allows ref struct
    {
        Scatter(x, memory[0]);
        var loss = kernel.Values(memory[0], values);
        for (var i = 0; i < values.Length; i++) values[i] *= Scales[i];
        return loss;
    }

    /// <summary>Losses and limits with their gradients; whether all are finite.</summary>
    public bool Evaluate<TKernel>(ref TKernel kernel, ReadOnlySpan<double> x)
        where TKernel : struct, IConstrainedHessianKernel<T>, allows ref struct
    {
        var (point, gradient) = (0, 1);
        Scatter(x, memory[point]);
        Loss = kernel.Lagrangian(memory[point], 1, none, none, open, memory[gradient], Limits);
        Gather(memory[gradient], Gradient);
        for (var i = 0; i < M; i++)
        {
            unit[i] = 1;
            kernel.Lagrangian(memory[point], 0, unit, none, open, memory[gradient], ignored);
            unit[i] = 0;
            Gather(memory[gradient], Jacobian.AsSpan(i * N, N));
            Values[i] = Limits[i];
            Multiply(i, Scales[i]);
        }

        return double.IsFinite(Loss) && AreFinite(Gradient) && AreFinite(Values) && AreFinite(Jacobian);
    }

    /// <summary>Makes slopes comparable where limits have just been evaluated.</summary>
    /// <param name="extent">The size of the point.</param>
    /// <param name="factors">Receives what the limits have been multiplied by.</param>
    public void Rescale(double extent, Span<double> factors)
    {
        for (var i = 0; i < M; i++)
        {
            var slope = 0.0;
            foreach (var entry in Jacobian.AsSpan(i * N, N)) slope = Math.Max(slope, Math.Abs(entry));
            slope = Math.Max(slope / Scales[i], Math.Abs(Limits[i]) / (Reach * extent));
            var scale = slope > 0 && double.IsFinite(slope) ? double.Exp2(Math.Round(Math.Log2(Math.Clamp(1 / slope, LeastScale, MostScale)))) : 1;
            factors[i] = scale / Scales[i];
            Scales[i] = scale;
            Multiply(i, factors[i]);
        }
    }

    private void Multiply(int limit, double factor)
    {
        Values[limit] *= factor;
        foreach (ref var entry in Jacobian.AsSpan(limit * N, N)) entry *= factor;
    }

    /// <summary>The Hessian of the Lagrangian at the point of the last evaluation, product by product; whether it is finite.</summary>
    public bool Bend<TKernel>(ref TKernel kernel, ReadOnlySpan<double> x, ReadOnlySpan<double> multipliers)
        where TKernel : struct, IConstrainedHessianKernel<T>, allows ref struct
    {
        Scatter(x, memory[0]);
        for (var i = 0; i < M; i++) weights[i] = multipliers[i] * Scales[i];
        var direction = memory[2];
        direction.Clear();
        for (var i = 0; i < N; i++)
        {
            direction[places[i]] = T.One;
            kernel.LagrangianProduct(memory[0], 1, weights, none, open, direction, memory[3]);
            direction[places[i]] = T.Zero;
            Gather(memory[3], Hessian.AsSpan(i * N, N));
        }

        for (var i = 0; i < N; i++)
        {
            for (var j = 0; j < i; j++) Hessian[i * N + j] = Hessian[j * N + i] = 0.5 * (Hessian[i * N + j] + Hessian[j * N + i]);
        }

        return AreFinite(Hessian);
    }

    /// <summary>The largest violation among limits.</summary>
    public double Violation(ReadOnlySpan<double> values)
    {
        var largest = 0.0;
        for (var i = 0; i < values.Length; i++) largest = Math.Max(largest, Equalities[i] ? Math.Abs(values[i]) : values[i]);
        return largest;
    }

    /// <summary>The largest violation, where limits with small slopes count as much as those with slopes of 1: what a tolerance that nobody has given is about.</summary>
    public double RaisedViolation()
    {
        var largest = 0.0;
        for (var i = 0; i < M; i++) largest = Math.Max(largest, Math.Max(1, Scales[i]) * (Equalities[i] ? Math.Abs(Limits[i]) : Limits[i]));
        return largest;
    }

    /// <summary>Makes floats of the numbers that stand for floats.</summary>
    public void Round(Span<double> x, Range[] singles)
    {
        if (typeof(T) != typeof(float) && singles.Length == 0) return;
        Scatter(x, memory[0]);
        Singles.Round(memory[0], singles);
        Gather(memory[0], x);
    }

    public void Scatter(ReadOnlySpan<double> x, Span<T> point)
    {
        for (var i = 0; i < places.Length; i++) point[places[i]] = T.CreateTruncating(x[i]);
    }

    public void Gather(ReadOnlySpan<T> point, Span<double> x)
    {
        for (var i = 0; i < places.Length; i++) x[i] = double.CreateTruncating(point[places[i]]);
    }

    private static bool AreFinite(ReadOnlySpan<double> numbers)
    {
        foreach (var number in numbers)
        {
            if (!(Math.Abs(number) < Largest)) return false;
        }

        return true;
    }
}
