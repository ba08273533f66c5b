using System.Runtime.InteropServices;
using Steepest.Kernels;

namespace Steepest.Tests.Constrained.Core;

/// <summary>
/// A problem of the collection that counts the points at which losses or limits are evaluated, and those at which their gradients are, until one is within
/// 1e-8 · max(1, f*) of a minimum with limits violated by 1e-8 at most. A point that has been seen before counts once, whatever is evaluated there.
/// </summary>
internal sealed class CountedLimits(HockSchittkowskiProblem collected)
{
    private const double Within = 1e-8;

    private readonly ExpressionProblem problem = collected.Problem;
    private readonly double[] values = new double[collected.Problem.Blocks.Length];
    private readonly HashSet<string> seen = [];
    private readonly HashSet<string> differentiated = [];

    /// <summary>Points until the first that is within reach of a minimum, and those of them at which gradients were evaluated; null where none is.</summary>
    public (int Points, int Gradients)? Reached { get; private set; }

    /// <summary>All points that have been evaluated.</summary>
    public int Points => seen.Count;

    public ExpressionProblem Problem => problem;

    public CountedKernel Kernel => new(this);

    /// <summary>Losses and limits; counts the point.</summary>
    public double Values(ReadOnlySpan<double> point, Span<double> limits)
    {
        Note(point);
        return problem.Values(point, limits);
    }

    /// <summary>Losses and limits with a gradient; counts the point.</summary>
    public double Lagrangian(
        ReadOnlySpan<double> point, double lossWeight, ReadOnlySpan<double> weights, ReadOnlySpan<double> damping, ReadOnlySpan<double> floors, Span<double> gradient, Span<double> limits)
    {
        if (Reached is null) differentiated.Add(KeyOf(point));
        Note(point);
        return problem.Lagrangian(point, lossWeight, weights, damping, floors, gradient, limits);
    }

    private void Note(ReadOnlySpan<double> point)
    {
        if (!seen.Add(KeyOf(point)) || Reached is not null) return;
        if (collected.Gap(problem.Values(point, values)) > Within) return;
        for (var i = 0; i < values.Length; i++)
        {
            if (!((problem.Blocks[i].IsEquality ? Math.Abs(values[i]) : values[i]) <= Within)) return;
        }

        for (var j = 0; j < collected.N && collected.HasBounds; j++)
        {
            if (point[j] < collected.Lower[j] - Within || point[j] > collected.Upper[j] + Within) return;
        }

        Reached = (seen.Count, differentiated.Count);
    }

    private string KeyOf(ReadOnlySpan<double> point) => MemoryMarshal.Cast<double, char>(point[..collected.N]).ToString();
}

/// <summary>The problem as drivers see it.</summary>
internal readonly ref struct CountedKernel(CountedLimits counted) : IConstrainedHessianKernel<double>
{
    public double Gradient(scoped ReadOnlySpan<double> point, scoped Span<double> gradient) => throw new NotSupportedException();

    public double Values(scoped ReadOnlySpan<double> point, scoped Span<double> limits) => counted.Values(point, limits);

    public double Lagrangian(
        scoped ReadOnlySpan<double> point, double lossWeight, scoped ReadOnlySpan<double> weights, scoped ReadOnlySpan<double> damping, scoped ReadOnlySpan<double> floors,
        scoped Span<double> gradient, scoped Span<double> limits)
        => counted.Lagrangian(point, lossWeight, weights, damping, floors, gradient, limits);

    public double LagrangianProduct(
        scoped ReadOnlySpan<double> point, double lossWeight, scoped ReadOnlySpan<double> weights, scoped ReadOnlySpan<double> damping, scoped ReadOnlySpan<double> floors,
        scoped ReadOnlySpan<double> direction, scoped Span<double> product)
        => counted.Problem.Product(point, lossWeight, weights, damping, floors, direction, product);
}
