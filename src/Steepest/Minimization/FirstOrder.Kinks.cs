using System.Runtime.CompilerServices;
using Steepest.Kernels;

namespace Steepest.Minimization;

/// <summary>Steps beside kinks: penalties of magnitudes, and bounds.</summary>
/// <remarks>
/// A rule that remembers nothing moves by the rate times the gradient, so that the proximal step is known: along the losses alone, then shrunk. What
/// other rules do to a pull depends on earlier ones, and shrinking by the rate would lead to another minimum (with momentum μ to that of 1 − μ times
/// the weight). They follow the gradient within the orthant, penalty included, and a number that would change its sign stops at 0; numbers at 0 that
/// the losses pull at with less than the weight stay there.
/// </remarks>
public sealed partial class FirstOrder<T, TRule>
{
    private bool IsProximal => rule.StateVectors == 0;

    /// <summary>Makes of the gradient what the rule follows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TreatKinks()
    {
        if (penalty is null) return;
        if (IsProximal) penalty.Smooth(Gradient, Point);
        else penalty.Enter(Gradient, Point, Gradient, box);
    }

    /// <summary>The largest entry of the gradient, or of what bounds and penalties leave of a step down it; not finite where some entry is not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Norm()
    {
        var norm = Packed.LargestMagnitude<T>(Gradient);
        if ((box is null && penalty is null) || !double.IsFinite(norm)) return norm;
        return penalty is null ? box!.Residual(Point, Gradient)
            : IsProximal ? penalty.Residual(Point, Gradient, box) : penalty.Orthant.Residual(Point, Gradient);
    }

    /// <summary>Ends a step of the rule: shrinks, and keeps to the orthant and the bounds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Keep(double rate)
    {
        if (penalty is not null)
        {
            if (IsProximal) penalty.Shrink(Point, T.CreateTruncating(rate));
            else penalty.Orthant.Project(Point);
        }

        box?.Project(Point);
    }
}
