using System.Runtime.CompilerServices;
using Steepest.Kernels;
using Steepest.SecondOrder;

namespace Steepest.Minimization;

/// <summary>Iterations of methods that know the curvature: away from saddle points, and within a trust region.</summary>
public abstract partial class LineSearchDriver<T>
{
    private const int MostTrials = 60;

    /// <summary>How many rounding units of its largest entry a step may be off.</summary>
    private const double RestingUnits = 64;

    /// <summary>What part of the promised decrease a step along negative curvature must keep.</summary>
    private const double LeastDecrease = 0.1;

    /// <summary>Down along a direction of negative curvature from a point whose gradient says nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private MinimizeStatus IterateFromSaddle<TKernel>(ref TKernel kernel, ref double loss, ref double norm, out double step)
        where TKernel : struct, IGradientKernel<T>, allows ref struct
    {
        step = 0;
        if (!BendsDown(out var curvature)) return MinimizeStatus.Converged;
        var direction = memory[DirectionVector];
        directions.CopyBend(direction);
        if (box is not null && box.Room(Point, direction) <= 0) Packed.SetToProduct(direction, -T.One, direction);
        var slope = Slope(Gradient);
        var length = Math.Min(Math.Max(1, Packed.LargestMagnitude<T>(Point)), box?.Room(Point, direction) ?? double.PositiveInfinity);
        for (var trial = 0; trial < MostTrials; trial++, length *= 0.5)
        {
            var promised = length * (slope + 0.5 * length * curvature);
            if (-promised <= RoundingUnits * epsilon * Math.Abs(loss)) break;
            var newLoss = Try(ref kernel, length);
            if (double.IsFinite(newLoss) && newLoss <= loss + LeastDecrease * promised && double.IsFinite(NormOf(TrialGradientVector)))
                return Conclude(ref kernel, SearchOutcome.Moved, 2 * promised, ref loss, ref norm, newLoss, out step, length);
        }

        // Rounding, or a bend that is gone at any distance: nothing is lower.
        return MinimizeStatus.Converged;
    }

    /// <summary>A step within the trust region, which shrinks until one is good enough.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private MinimizeStatus IterateInRegion<TKernel>(RegionDirections<T> region, ref TKernel kernel, ref double loss, ref double norm, out double step)
        where TKernel : struct, IGradientKernel<T>, allows ref struct
    {
        var gradient = FreeGradient();
        region.Enter(gradient);
        step = 0;
        var (isRounding, anyFinite) = (true, false);
        for (var trial = 0; trial < MostTrials; trial++)
        {
            var promised = region.SetStep(memory[DirectionVector], gradient);
            if (box is not null && CutStep(box)) promised = region.Measure(memory[DirectionVector], Gradient);
            if (!double.IsFinite(promised)) return MinimizeStatus.NonFinite;
            if (promised <= 0)
            {
                if (box is null) break;
                region.Shrink();
                continue;
            }

            if (!anyFinite)
            {
                isRounding = promised <= RoundingUnits * epsilon * Math.Abs(loss)
                    || Packed.LargestMagnitude<T>(memory[DirectionVector]) <= RoundingUnits * epsilon * Packed.LargestMagnitude<T>(Point);
            }

            var newLoss = Try(ref kernel, 1);

            // There is no minimum this way; the lowest point that has a loss is kept.
            if (double.IsNegativeInfinity(newLoss)) return MinimizeStatus.NonFinite;
            anyFinite |= double.IsFinite(newLoss);
            if (region.Judge(loss, promised, newLoss, norm, NormOf(TrialGradientVector), epsilon))
                return Conclude(ref kernel, SearchOutcome.Moved, -2 * promised, ref loss, ref norm, newLoss, out step, 1);
            if (Packed.LargestMagnitude<T>(memory[DirectionVector]) <= epsilon * Packed.LargestMagnitude<T>(Point)) break;
        }

        region.Leave();
        return isRounding ? MinimizeStatus.Converged : anyFinite ? MinimizeStatus.LineSearchFailed : MinimizeStatus.NonFinite;
    }

    /// <summary>Whether the loss bends down at the point, in variables that bounds leave free.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool BendsDown(out double curvature)
    {
        box?.SetFree(memory[freeVector], Point, Gradient);
        return directions.BendsDown(Point, Gradient, epsilon, out curvature);
    }

    /// <summary>The gradient of the variables that bounds leave free.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Span<T> FreeGradient()
    {
        if (box is null) return Gradient;
        var free = memory[freeVector];
        var gradient = memory[freeVector + 1];
        box.SetFree(free, Point, Gradient);
        Packed.SetToProducts<T>(gradient, Gradient, free);
        return gradient;
    }

    /// <summary>Cuts the step off at the bounds; whether there was anything to cut.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool CutStep(Box<T> box)
    {
        var step = memory[DirectionVector];
        Rest(box, step);
        if (box.Room(Point, step) >= 1) return false;
        box.Cut(Point, step);
        return true;
    }

    /// <summary>What stands at a bound stays there where only the rounding of a step takes it off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Rest(Box<T> box, Span<T> step)
    {
        var least = T.CreateTruncating(RestingUnits * epsilon * Packed.LargestMagnitude<T>(step));
        for (var i = 0; i < step.Length; i++)
        {
            if (T.Abs(step[i]) <= least && (Point[i] == box.Lower[i] || Point[i] == box.Upper[i])) step[i] = T.Zero;
        }
    }
}
