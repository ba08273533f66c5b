using System.Numerics;
using Steepest.Kernels;

namespace Steepest.Minimization;

/// <summary>Losses and limits to second order at a point, in doubles, without padding: what a step of sequential quadratic programming is made of.</summary>
internal sealed class SqpModel<T>(int length, int[] places, LimitBlock[] blocks)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double Largest = 1e300;

    private readonly AlignedMemory<T> memory = new(4, length);
    private readonly double[] unit = new double[blocks.Sum(block => block.Count)];
    private readonly double[] none = new double[blocks.Sum(block => block.Count)];
    private readonly double[] ignored = new double[blocks.Sum(block => block.Count)];
    private readonly double[] open = [.. Enumerable.Repeat(double.NegativeInfinity, blocks.Sum(block => block.Count))];

    /// <summary>The numbers of variables and limits.</summary>
    public int N => places.Length;

    public int M => unit.Length;

    public double Loss { get; private set; } = double.NaN;

    public double[] Gradient { get; } = new double[places.Length];

    public double[] Values { get; } = new double[blocks.Sum(block => block.Count)];

    /// <summary>The gradients of the limits, row by row.</summary>
    public double[] Jacobian { get; } = new double[places.Length * blocks.Sum(block => block.Count)];

    /// <summary>The Hessian of the Lagrangian.</summary>
    public double[] Hessian { get; } = new double[places.Length * places.Length];

    public bool[] Equalities { get; } = [.. blocks.SelectMany(block => Enumerable.Repeat(block.IsEquality, block.Count))];

    /// <summary>Losses and limits alone; the loss.</summary>
    public double Look<TKernel>(ref TKernel kernel, ReadOnlySpan<double> x, Span<double> values)
        where TKernel : struct, IConstrainedHessianKernel<T>, allows ref struct
    {
        Scatter(x, memory[0]);
        return kernel.Values(memory[0], values);
    }

    /// <summary>Losses and limits with their gradients; whether all are finite.</summary>
    public bool Evaluate<TKernel>(ref TKernel kernel, ReadOnlySpan<double> x)
        where TKernel : struct, IConstrainedHessianKernel<T>, allows ref struct
    {
        var (point, gradient) = (0, 1);
        Scatter(x, memory[point]);
        Loss = kernel.Lagrangian(memory[point], 1, none, none, open, memory[gradient], Values);
        Gather(memory[gradient], Gradient);
        for (var i = 0; i < M; i++)
        {
            unit[i] = 1;
            kernel.Lagrangian(memory[point], 0, unit, none, open, memory[gradient], ignored);
            unit[i] = 0;
            Gather(memory[gradient], Jacobian.AsSpan(i * N, N));
        }

        return double.IsFinite(Loss) && AreFinite(Gradient) && AreFinite(Values) && AreFinite(Jacobian);
    }

    /// <summary>The Hessian of the Lagrangian at the point of the last evaluation, product by product; whether it is finite.</summary>
    public bool Bend<TKernel>(ref TKernel kernel, ReadOnlySpan<double> x, ReadOnlySpan<double> multipliers)
        where TKernel : struct, IConstrainedHessianKernel<T>, allows ref struct
    {
        Scatter(x, memory[0]);
        var direction = memory[2];
        direction.Clear();
        for (var i = 0; i < N; i++)
        {
            direction[places[i]] = T.One;
            kernel.LagrangianProduct(memory[0], 1, multipliers, none, open, direction, memory[3]);
            direction[places[i]] = T.Zero;
            Gather(memory[3], Hessian.AsSpan(i * N, N));
        }

        for (var i = 0; i < N; i++)
        {
            for (var j = 0; j < i; j++) Hessian[i * N + j] = Hessian[j * N + i] = 0.5 * (Hessian[i * N + j] + Hessian[j * N + i]);
        }

        return AreFinite(Hessian);
    }

    /// <summary>The largest violation.</summary>
    public double Violation(ReadOnlySpan<double> values)
    {
        var largest = 0.0;
        for (var i = 0; i < values.Length; i++) largest = Math.Max(largest, Equalities[i] ? Math.Abs(values[i]) : values[i]);
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
