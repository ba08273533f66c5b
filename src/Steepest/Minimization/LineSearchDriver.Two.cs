using System.Runtime.CompilerServices;
using Steepest.Kernels;

namespace Steepest.Minimization;

/// <summary>
/// Iterations of one or two variables: as of few, by the same operations, but on single numbers, since each step waits for the one before and moving
/// numbers between lanes takes longer than computing with them.
/// </summary>
public abstract partial class LineSearchDriver<T>
{
    /// <summary>Whether there are no more than two variables.</summary>
    private readonly bool isTwo;

    /// <summary>As <see cref="IterateFew"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private MinimizeStatus IterateTwo<TKernel>(ref TKernel kernel, ref double loss, ref double norm, out double step)
        where TKernel : struct, IGradientKernel<T>, allows ref struct
    {
        settlement.Leave();
        stagnation.BeginAt(loss, norm);
        ref var x = ref memory.First(PointVector);
        ref var g = ref memory.First(GradientVector);
        ref var left = ref memory.First(DirectionsVector);
        ref var right = ref memory.First(DirectionsVector + 1);
        var (x0, x1) = (x, Unsafe.Add(ref x, 1));
        var (g0, g1) = (g, Unsafe.Add(ref g, 1));
        var (a, b, c, d) = (left, Unsafe.Add(ref left, 1), right, Unsafe.Add(ref right, 1));
        var (d0, d1) = (-(a * g0 + c * g1), -(b * g0 + d * g1));
        var promised = double.CreateTruncating(g0 * d0 + g1 * d1);
        if (directions.Count == 0 || !(promised < 0) || !double.IsFinite(promised))
        {
            directions.Clear();
            var factor = T.CreateTruncating(-Math.Min(1, 1 / double.CreateTruncating(T.Abs(g0) + T.Abs(g1))));
            (d0, d1) = (factor * g0, factor * g1);
            promised = double.CreateTruncating(g0 * d0 + g1 * d1);
        }

        ref var direction = ref memory.First(DirectionVector);
        (direction, Unsafe.Add(ref direction, 1)) = (d0, d1);
        if (!(promised < 0)) return Conclude(ref kernel, SearchOutcome.NoDecrease, promised, ref loss, ref norm, double.NaN, out step);
        var (t0, t1) = (x0 + d0, x1 + d1);
        ref var trial = ref memory.First(TrialVector);
        (trial, Unsafe.Add(ref trial, 1)) = (t0, t1);
        run.Evaluations++;
        var newLoss = kernel.Gradient(memory[TrialVector], memory[TrialGradientVector]);
        ref var slope = ref memory.First(TrialGradientVector);
        var (n0, n1) = (slope, Unsafe.Add(ref slope, 1));
        if (!LineSearch.IsAccepted(loss, promised, 1, newLoss, double.CreateTruncating(n0 * d0 + n1 * d1), epsilon))
        {
            var outcome = Search(ref kernel, loss, promised, newLoss, out newLoss, out step);
            return Conclude(ref kernel, outcome, promised, ref loss, ref norm, newLoss, out step, step);
        }

        step = 1;
        TakeTwo(t0 - x0, t1 - x1, n0 - g0, n1 - g1);
        (x, Unsafe.Add(ref x, 1)) = (t0, t1);
        (g, Unsafe.Add(ref g, 1)) = (n0, n1);
        var oldLoss = loss;
        loss = newLoss;
        norm = double.CreateTruncating(T.Max(T.Abs(n0), T.Abs(n1)));
        run.Iteration++;
        run.RunIterations++;
        return stagnation.EndAt(loss, norm, epsilon) || HasConverged(oldLoss, loss, norm, step) ? MinimizeStatus.Converged : MinimizeStatus.Running;
    }

    /// <summary>As <see cref="InverseHessian{T}.Add"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private void TakeTwo(T s0, T s1, T y0, T y1)
    {
        var curvature = s0 * y0 + s1 * y1;
        var square = y0 * y0 + y1 * y1;
        if (!(double.CreateTruncating(curvature) > epsilon * double.CreateTruncating(square)) || !T.IsFinite(square)) return;
        ref var left = ref memory.First(DirectionsVector);
        ref var right = ref memory.First(DirectionsVector + 1);
        var (a, b, c, d) = (left, Unsafe.Add(ref left, 1), right, Unsafe.Add(ref right, 1));
        if (directions.Count == 0) (a, b, c, d) = (curvature / square, T.Zero, T.Zero, curvature / square);
        var (u0, u1) = (a * y0 + c * y1, b * y0 + d * y1);
        var inverse = T.One / curvature;
        var bend = T.One + inverse * (y0 * u0 + y1 * u1);
        var (p0, p1) = (inverse * s0, inverse * s1);
        var (q0, q1) = (bend * p0 - inverse * u0, bend * p1 - inverse * u1);
        (left, Unsafe.Add(ref left, 1)) = (s0 * q0 + (a - u0 * p0), s1 * q0 + (b - u1 * p0));
        (right, Unsafe.Add(ref right, 1)) = (s0 * q1 + (c - u0 * p1), s1 * q1 + (d - u1 * p1));
        directions.Hold();
    }

    /// <summary>Sets the trial to a step from the point.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private void SetTwo(double step)
    {
        var factor = T.CreateTruncating(step);
        ref var x = ref memory.First(PointVector);
        ref var d = ref memory.First(DirectionVector);
        ref var trial = ref memory.First(TrialVector);
        (trial, Unsafe.Add(ref trial, 1)) = (x + factor * d, Unsafe.Add(ref x, 1) + factor * Unsafe.Add(ref d, 1));
    }

    /// <summary>The slope of a gradient along the direction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private double SlopeOfTwo(ref T gradient)
    {
        ref var d = ref memory.First(DirectionVector);
        return double.CreateTruncating(gradient * d + Unsafe.Add(ref gradient, 1) * Unsafe.Add(ref d, 1));
    }

    /// <summary>Takes in the pair of the point and the trial, and moves to the trial; returns the largest entry of its gradient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double MoveTwo()
    {
        ref var x = ref memory.First(PointVector);
        ref var g = ref memory.First(GradientVector);
        ref var trial = ref memory.First(TrialVector);
        ref var slope = ref memory.First(TrialGradientVector);
        var (t0, t1, n0, n1) = (trial, Unsafe.Add(ref trial, 1), slope, Unsafe.Add(ref slope, 1));
        TakeTwo(t0 - x, t1 - Unsafe.Add(ref x, 1), n0 - g, n1 - Unsafe.Add(ref g, 1));
        (x, Unsafe.Add(ref x, 1)) = (t0, t1);
        (g, Unsafe.Add(ref g, 1)) = (n0, n1);
        return double.CreateTruncating(T.Max(T.Abs(n0), T.Abs(n1)));
    }
}
