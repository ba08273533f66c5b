using System.Runtime.CompilerServices;

namespace Steepest.LeastSquares;

/// <summary>The steps of Gauss and Newton, shortened where the objective does not fall.</summary>
internal sealed class WholeSteps : StepRule
{
    private double share = 1;

    public override void Begin(double length) => share = 1;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override bool TryPropose(StepSolver solver, Span<double> step, out double predicted)
    {
        if (!solver.TrySolveWhole(step, out predicted)) return false;
        if (share == 1) return true;
        if (share < 1e-30) return false;
        foreach (ref var part in step) part *= share;
        predicted = solver.DecreaseOf(step);
        return predicted > 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Accept(double ratio) => share = 1;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Reject(double ratio) => share *= ratio > -1 ? 0.5 : ratio > -10 ? 0.25 : 0.1;

    public override void Settle(double gain)
    {
    }

    public override RuleState State
    {
        get => new(share, 1);
        set => share = value.Reach;
    }
}
