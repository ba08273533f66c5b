using System.Numerics;
using System.Runtime.CompilerServices;
using Steepest.Kernels;

namespace Steepest.Minimization;

/// <summary>
/// Measures curvature and slope along the gradients of the limits that bind: one gradient for the direction, and one a little further on, which tells
/// the product with the Hessian and how fast the limits change.
/// </summary>
/// <param name="length">The length of the packed variables.</param>
/// <param name="method">Whose limits and damping these are.</param>
/// <param name="learningRate">The rate of the variables.</param>
internal sealed class StabilityProbe<T>(int length, MultiplierMethod method, double learningRate)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Every step at first, later every so many.</summary>
    private const int Eager = 200;
    private const int Interval = 5;

    /// <summary>How far a step towards limits may go, as a part of the largest variable, or of 1.</summary>
    private const double Reach = 0.25;

    private readonly AlignedMemory<T> memory = new(4, length);
    private readonly double[] pulls = new double[method.Count];
    private readonly double[] limits = new double[method.Count];
    private readonly double[] there = new double[method.Count];
    private readonly double[] floors = [.. Enumerable.Repeat(double.NegativeInfinity, method.Count)];

    /// <summary>The last measurement.</summary>
    public MultiplierStability Stability { get; private set; } = new();

    /// <summary>Whether every evaluation is to measure.</summary>
    public bool IsOn { get; init; }

    public bool IsDue => IsOn && !method.IsFinishing && (method.Evaluations++ < Eager || method.Evaluations % Interval == 0);

    public void Reset() => Stability = new MultiplierStability();

    /// <summary>Measures at a point, and leaves it to the method what follows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Measure<TKernel>(ref TKernel kernel, scoped ReadOnlySpan<T> point)
        where TKernel : struct, IConstrainedKernel<T>, allows ref struct
    {
        Stability = new MultiplierStability { LearningRate = learningRate, MultiplierRate = method.RateOfMultipliers(learningRate), Damping = method.CurrentDamping };
        method.Warning = MultiplierWarning.None;
        var direction = memory[0];
        kernel.Values(point, limits);
        method.SetWeights();
        if (!SetPulls()) return;

        // Along the sum of gradients of what binds, each times what it is violated by: the way in which damping pushes.
        kernel.Lagrangian(point, 0, pulls, method.None, floors, direction, there);
        var length = Math.Sqrt(double.CreateTruncating(Packed.Dot<T>(direction, direction)));
        if (!(length > 0) || !double.IsFinite(length)) return;
        Packed.SetToProduct(direction, T.CreateTruncating(1 / length), direction);
        var moved = memory[1];
        var before = memory[2];
        var after = memory[3];
        for (var i = 0; i < pulls.Length; i++) pulls[i] = WeightOf(i);
        kernel.Lagrangian(point, method.LossWeight, pulls, method.None, floors, before, there);
        var size = Root * Math.Max(1, Packed.LargestMagnitude(point));
        Packed.SetToSum(moved, point, T.CreateTruncating(size), direction);
        kernel.Lagrangian(moved, method.LossWeight, pulls, method.None, floors, after, there);
        var curvature = (double.CreateTruncating(Packed.Dot<T>(after, direction)) - double.CreateTruncating(Packed.Dot<T>(before, direction))) / size;
        var (slope, violation) = (0.0, 0.0);
        for (var i = 0; i < pulls.Length; i++)
        {
            if (!Binds(i)) continue;
            var change = (there[i] - limits[i]) / size;
            slope += change * change;
            violation += limits[i] * limits[i];
        }

        Stability = Stability with { Curvature = curvature, Slope = slope };
        method.Tune(Stability, Math.Sqrt(violation), Reach * Math.Max(1, Packed.LargestMagnitude(point)));
        Stability = Stability with { Damping = method.CurrentDamping, MultiplierRate = method.RateOfMultipliers(learningRate) };
        method.Warning = Stability.Warning;
    }

    private static double Root => typeof(T) == typeof(float) ? 1e-3 : 1e-7;

    private bool Binds(int i) => method.Equalities[i] || method.Weights[i] + method.Damping[i] * limits[i] > 0 || limits[i] > 0;

    private double WeightOf(int i) => Math.Max(method.Weights[i] + method.Damping[i] * limits[i], method.Floors[i]);

    private bool SetPulls()
    {
        var (largest, isAny) = (0.0, false);
        for (var i = 0; i < pulls.Length; i++)
        {
            pulls[i] = Binds(i) ? limits[i] : 0;
            largest = Math.Max(largest, Math.Abs(pulls[i]));
            isAny |= Binds(i);
        }

        if (!isAny || !double.IsFinite(largest)) return false;
        for (var i = 0; i < pulls.Length; i++) pulls[i] = largest > 0 ? pulls[i] / largest : Binds(i) ? 1 : 0;
        return true;
    }
}
