using Steepest.Kernels;
using Steepest.Minimization;

namespace Steepest.Tests.Constrained.Core;

/// <summary>A problem in other units: variables, limits of even and of odd numbers, and the loss, each times a number.</summary>
internal sealed class ScaledProblem(ExpressionProblem problem, double variables, double evenLimits, double oddLimits, double loss)
{
    private readonly double[] point = new double[problem.N];

    public ScaledKernel Kernel => new(this);

    public double Values(ReadOnlySpan<double> scaled, Span<double> limits)
    {
        var value = problem.Values(Plain(scaled), limits);
        for (var i = 0; i < problem.Blocks.Length; i++) limits[i] *= Of(i);
        return loss * value;
    }

    public double Lagrangian(
        ReadOnlySpan<double> scaled, double lossWeight, ReadOnlySpan<double> weights, ReadOnlySpan<double> damping, ReadOnlySpan<double> floors, Span<double> gradient, Span<double> limits)
    {
        var value = problem.Lagrangian(Plain(scaled), loss * lossWeight, Times(weights, 1), Times(damping, 2), Times(floors, 1), gradient, limits);
        for (var i = 0; i < problem.Blocks.Length; i++) limits[i] *= Of(i);
        for (var j = 0; j < point.Length; j++) gradient[j] /= variables;
        return loss * value;
    }

    public double Product(
        ReadOnlySpan<double> scaled, double lossWeight, ReadOnlySpan<double> weights, ReadOnlySpan<double> damping, ReadOnlySpan<double> floors, ReadOnlySpan<double> direction, Span<double> product)
    {
        double[] along = [.. direction];
        for (var j = 0; j < along.Length; j++) along[j] /= variables;
        var value = problem.Product(Plain(scaled), loss * lossWeight, Times(weights, 1), Times(damping, 2), Times(floors, 1), along, product);
        for (var j = 0; j < point.Length; j++) product[j] /= variables;
        return loss * value;
    }

    /// <summary>The same bounds in these units.</summary>
    public Box<double>? Enlarge(Box<double>? box)
    {
        if (box is null) return null;
        for (var j = 0; j < point.Length; j++) (box.Lower[j], box.Upper[j]) = (variables * box.Lower[j], variables * box.Upper[j]);
        return box;
    }

    /// <summary>The largest violation as the problem itself counts it.</summary>
    public double Violation(ReadOnlySpan<double> scaled)
    {
        var limits = new double[problem.Blocks.Length];
        problem.Values(Plain(scaled), limits);
        return LimitBlock.MaxViolation(problem.Blocks, limits);
    }

    private double Of(int limit) => limit % 2 == 0 ? evenLimits : oddLimits;

    private double[] Plain(ReadOnlySpan<double> scaled)
    {
        for (var j = 0; j < point.Length; j++) point[j] = scaled[j] / variables;
        return point;
    }

    private double[] Times(ReadOnlySpan<double> numbers, int power)
    {
        var product = numbers.ToArray();
        for (var i = 0; i < product.Length; i++) product[i] *= Math.Pow(Of(i), power);
        return product;
    }
}

/// <summary>The problem as drivers see it.</summary>
internal readonly ref struct ScaledKernel(ScaledProblem problem) : IConstrainedHessianKernel<double>
{
    public double Gradient(scoped ReadOnlySpan<double> point, scoped Span<double> gradient) => throw new NotSupportedException();

    public double Values(scoped ReadOnlySpan<double> point, scoped Span<double> limits) => problem.Values(point, limits);

    public double Lagrangian(
        scoped ReadOnlySpan<double> point, double lossWeight, scoped ReadOnlySpan<double> weights, scoped ReadOnlySpan<double> damping, scoped ReadOnlySpan<double> floors,
        scoped Span<double> gradient, scoped Span<double> limits)
        => problem.Lagrangian(point, lossWeight, weights, damping, floors, gradient, limits);

    public double LagrangianProduct(
        scoped ReadOnlySpan<double> point, double lossWeight, scoped ReadOnlySpan<double> weights, scoped ReadOnlySpan<double> damping, scoped ReadOnlySpan<double> floors,
        scoped ReadOnlySpan<double> direction, scoped Span<double> product)
        => problem.Product(point, lossWeight, weights, damping, floors, direction, product);
}
