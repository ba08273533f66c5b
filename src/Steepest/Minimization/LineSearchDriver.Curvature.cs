using System.Runtime.CompilerServices;
using Steepest.Kernels;
using Steepest.SecondOrder;

namespace Steepest.Minimization;

/// <summary>Iterations of methods that know the curvature: away from saddle points, and within a trust region.</summary>
public abstract partial class LineSearchDriver<T>
{
    private const int MostTrials = 60;

    /// <summary>What part of the promised decrease a step along negative curvature must keep.</summary>
    private const double LeastDecrease = 0.1;

    /// <summary>Down along a direction of negative curvature from a point whose gradient says nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private MinimizeStatus IterateFromSaddle<TKernel>(ref TKernel kernel, ref double loss, ref double norm, out double step)
        where TKernel : struct, IGradientKernel<T>, allows ref struct
    {
        step = 0;
        if (!directions.BendsDown(Point, Gradient, epsilon, out var curvature)) return MinimizeStatus.Converged;
        directions.CopyBend(memory[DirectionVector]);
        var slope = Slope(Gradient);
        var length = Math.Max(1, Packed.LargestMagnitude<T>(Point));
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
        region.Enter(Gradient);
        step = 0;
        var (isRounding, anyFinite) = (true, false);
        for (var trial = 0; trial < MostTrials; trial++)
        {
            var promised = region.SetStep(memory[DirectionVector], Gradient);
            if (!double.IsFinite(promised)) return MinimizeStatus.NonFinite;
            if (promised <= 0) break;
            if (trial == 0)
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
}
