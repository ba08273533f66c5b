using System.Runtime.CompilerServices;

namespace Steepest.LeastSquares;

/// <summary>
/// The steps of Gauss and Newton, shortened where the objective does not fall. Where even short ones do not lower it, the Jacobian is nearly singular there,
/// and a few damped steps lead away.
/// </summary>
internal sealed class WholeSteps : StepRule
{
    private const double LeastShare = 0.02;
    private const double FirstDamping = 1e-4;
    private const double LeastDamping = 1e-8;
    private const double MostDamping = 1e30;

    private double share = 1;
    private double damping;

    public override void Begin(double length) => (share, damping) = (1, 0);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override bool TryPropose(StepSolver solver, Span<double> step, out double predicted)
    {
        if (damping > 0 && solver.TrySolve(damping, step, out predicted)) return predicted > 0 && damping < MostDamping;
        if (!solver.TrySolveWhole(step, out predicted)) return false;
        if (share == 1) return true;
        foreach (ref var part in step) part *= share;
        predicted = solver.DecreaseOf(step);
        return predicted > 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Accept(double ratio)
    {
        share = 1;
        damping = damping > LeastDamping ? 0.01 * damping : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Reject(double ratio)
    {
        share *= ratio > -1 ? 0.5 : ratio > -10 ? 0.25 : 0.1;
        if (share >= LeastShare && damping == 0) return;
        (share, damping) = (1, Math.Max(FirstDamping, 10 * damping));
    }

    public override void Settle(double gain)
    {
    }

    public override RuleState State
    {
        get => new(share, damping);
        set => (share, damping) = (value.Reach, value.Growth);
    }
}
