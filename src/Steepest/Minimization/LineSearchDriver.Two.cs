using System.Runtime.CompilerServices;
using Steepest.Kernels;

namespace Steepest.Minimization;

/// <summary>
/// Iterations of one or two variables: as of few, but on single numbers, since each step waits for the one before and moving numbers between lanes takes
/// longer than computing with them.
/// </summary>
/// <remarks>
/// What is kept stands in the first vector of the directions: the inverse Hessian, and the direction at the gradient that it was last updated with. That
/// direction is computed beside the update rather than with what comes out of it, which would make the next evaluation wait for both.
/// </remarks>
public abstract partial class LineSearchDriver<T>
{
    private const int DirectionOfTwo = 3;
    private const int GradientOfTwo = 5;

    /// <summary>Whether there are no more than two variables.</summary>
    private readonly bool isTwo;

    /// <summary>
    /// As <see cref="IterateFew"/>, and on to the next iteration while nobody need be asked. Every iteration leaves memory as another call would find it.
    /// </summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="loss">The loss at the point.</param>
    /// <param name="norm">The largest entry of the gradient there.</param>
    /// <param name="most">How many iterations may be made, at least one.</param>
    /// <param name="step">The step of the last one.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private MinimizeStatus IterateTwo<TKernel>(ref TKernel kernel, ref double loss, ref double norm, long most, out double step)
        where TKernel : struct, IGradientKernel<T>, allows ref struct
    {
        settlement.Leave();
        stagnation.BeginAt(loss, norm);
        ref var x = ref memory.First(PointVector);
        ref var g = ref memory.First(GradientVector);
        ref var h = ref memory.First(DirectionsVector);
        ref var direction = ref memory.First(DirectionVector);
        ref var trial = ref memory.First(TrialVector);
        ref var slope = ref memory.First(TrialGradientVector);
        var (x0, x1, g0, g1) = (x, Unsafe.Add(ref x, 1), g, Unsafe.Add(ref g, 1));
        var (d0, d1) = DirectionAtTwo(ref h, g0, g1);
        ReadOnlySpan<T> trials = memory[TrialVector];
        var slopes = memory[TrialGradientVector];
        var lossHere = loss;
        while (true)
        {
            var promised = double.CreateTruncating(g0 * d0 + g1 * d1);
            if (directions.Count == 0 || !(promised < 0) || !double.IsFinite(promised))
            {
                directions.Clear();
                var factor = T.CreateTruncating(-Math.Min(1, 1 / double.CreateTruncating(T.Abs(g0) + T.Abs(g1))));
                (d0, d1) = (factor * g0, factor * g1);
                promised = double.CreateTruncating(g0 * d0 + g1 * d1);
            }

            (direction, Unsafe.Add(ref direction, 1)) = (d0, d1);
            loss = lossHere;
            if (!(promised < 0)) return Conclude(ref kernel, SearchOutcome.NoDecrease, promised, ref loss, ref norm, double.NaN, out step);
            var (t0, t1) = (x0 + d0, x1 + d1);
            (trial, Unsafe.Add(ref trial, 1)) = (t0, t1);
            run.Evaluations++;
            var newLoss = kernel.Gradient(trials, slopes);
            var (n0, n1) = (slope, Unsafe.Add(ref slope, 1));
            step = 1;
            var rise = double.CreateTruncating(n0 * d0 + n1 * d1);
            if (!LineSearch.IsAccepted(lossHere, promised, 1, newLoss, rise, epsilon))
            {
                var search = new LineSearch(lossHere, promised, 1, epsilon);
                var state = LineSearchState.Failed;
                var anyFinite = false;
                while (!double.IsNegativeInfinity(newLoss))
                {
                    anyFinite |= double.IsFinite(newLoss);
                    state = search.Advance(newLoss, rise);
                    if (state != LineSearchState.Evaluate) break;
                    step = search.Step;
                    var factor = T.CreateTruncating(step);
                    (t0, t1) = (x0 + factor * d0, x1 + factor * d1);
                    (trial, Unsafe.Add(ref trial, 1)) = (t0, t1);
                    run.Evaluations++;
                    newLoss = kernel.Gradient(trials, slopes);
                    (n0, n1) = (slope, Unsafe.Add(ref slope, 1));
                    rise = double.CreateTruncating(n0 * d0 + n1 * d1);
                }

                if (state != LineSearchState.Accepted)
                {
                    var outcome = Settle(ref kernel, ref search, anyFinite, lossHere, ref newLoss, out step);
                    return Conclude(ref kernel, outcome, promised, ref loss, ref norm, newLoss, out step, step);
                }
            }

            (d0, d1) = TakeTwo(ref h, t0 - x0, t1 - x1, n0 - g0, n1 - g1, n0, n1);
            (x, Unsafe.Add(ref x, 1)) = (x0, x1) = (t0, t1);
            (g, Unsafe.Add(ref g, 1)) = (g0, g1) = (n0, n1);
            var oldLoss = lossHere;
            loss = lossHere = newLoss;
            var largest = norm = double.CreateTruncating(T.Max(T.Abs(n0), T.Abs(n1)));
            run.Iteration++;
            run.RunIterations++;
            if (stagnation.EndAt(newLoss, largest, epsilon) || HasConverged(oldLoss, newLoss, largest, step)) return MinimizeStatus.Converged;
            if (--most <= 0) return MinimizeStatus.Running;
        }
    }

    /// <summary>−H·g: what was computed beside the last update, where that was at this gradient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static (T First, T Second) DirectionAtTwo(ref T h, T g0, T g1)
    {
        if (g0 == Unsafe.Add(ref h, GradientOfTwo) && g1 == Unsafe.Add(ref h, GradientOfTwo + 1)) return (Unsafe.Add(ref h, DirectionOfTwo), Unsafe.Add(ref h, DirectionOfTwo + 1));
        var (a, b, c) = (h, Unsafe.Add(ref h, 1), Unsafe.Add(ref h, 2));
        return (-(a * g0 + b * g1), -(b * g0 + c * g1));
    }

    /// <summary>As <see cref="InverseHessian{T}.Add"/>; returns the direction at the new gradient, −H′g = ρ·(σ·Hy + (ω − σ − ρ·σ·yᵀHy)·s) − Hg with σ = sᵀg, ω = yᵀHg and ρ = 1/yᵀs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private (T First, T Second) TakeTwo(ref T h, T s0, T s1, T y0, T y1, T g0, T g1)
    {
        var curvature = s0 * y0 + s1 * y1;
        var square = y0 * y0 + y1 * y1;
        var (a, b, c) = (h, Unsafe.Add(ref h, 1), Unsafe.Add(ref h, 2));
        if (!(double.CreateTruncating(curvature) > epsilon * double.CreateTruncating(square)) || !T.IsFinite(square)) return (-(a * g0 + b * g1), -(b * g0 + c * g1));
        if (directions.Count == 0) (a, b, c) = (curvature / square, T.Zero, curvature / square);
        var inverse = T.One / curvature;
        var (u0, u1) = (a * y0 + b * y1, b * y0 + c * y1);
        var bend = y0 * u0 + y1 * u1;
        var along = s0 * g0 + s1 * g1;
        var rest = u0 * g0 + u1 * g1 - along - inverse * (bend * along);
        var d0 = inverse * (along * u0 + rest * s0) - (a * g0 + b * g1);
        var d1 = inverse * (along * u1 + rest * s1) - (b * g0 + c * g1);
        var (p0, p1) = (inverse * s0, inverse * s1);
        var stretch = T.One + inverse * bend;
        var (q0, q1) = (stretch * p0 - inverse * u0, stretch * p1 - inverse * u1);
        (h, Unsafe.Add(ref h, 1), Unsafe.Add(ref h, 2)) = (s0 * q0 + (a - u0 * p0), s0 * q1 + (b - u0 * p1), s1 * q1 + (c - u1 * p1));
        (Unsafe.Add(ref h, DirectionOfTwo), Unsafe.Add(ref h, DirectionOfTwo + 1)) = (d0, d1);
        (Unsafe.Add(ref h, GradientOfTwo), Unsafe.Add(ref h, GradientOfTwo + 1)) = (g0, g1);
        directions.Hold();
        return (d0, d1);
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
        TakeTwo(ref memory.First(DirectionsVector), t0 - x, t1 - Unsafe.Add(ref x, 1), n0 - g, n1 - Unsafe.Add(ref g, 1), n0, n1);
        (x, Unsafe.Add(ref x, 1)) = (t0, t1);
        (g, Unsafe.Add(ref g, 1)) = (n0, n1);
        return double.CreateTruncating(T.Max(T.Abs(n0), T.Abs(n1)));
    }
}
