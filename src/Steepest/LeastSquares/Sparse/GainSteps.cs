using System.Runtime.CompilerServices;

namespace Steepest.LeastSquares.Sparse;

/// <summary>
/// The steps of Levenberg and Marquardt where a factor costs more than an evaluation: one factor a step. Damping falls with the gain ratio after Nielsen,
/// "Damping parameter in Marquardt's method" (1999), and grows the faster the more often steps fail.
/// </summary>
/// <param name="first">The first damping, relative to the squared lengths of the columns.</param>
internal sealed class GainSteps(double first) : StepRule
{
    private const double Least = 1e-16;
    private const double Most = 1e50;
    private const double Less = 0.01;

    private double damping = 1;
    private double growth = 2;

    public override void Begin(double length) => (damping, growth) = (first, 2);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override bool TryPropose(StepSolver solver, Span<double> step, out double predicted)
    {
        while (!solver.TrySolve(damping, step, out predicted) || !(predicted > 0))
        {
            // Not positive definite in the digits that there are, or bounds have turned the step uphill.
            if (solver.WantsTriangle || !(damping < Most) || (predicted == 0 && !(solver.LengthOf(step) > 0))) return false;
            damping = Math.Max(10 * damping, Least);
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Accept(double ratio)
    {
        var bend = 2 * ratio - 1;
        damping *= Math.Max(Math.Abs(ratio - 1) < 0.1 ? 0.1 : 1.0 / 3, 1 - bend * bend * bend);
        growth = 2;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Reject(double ratio)
    {
        damping = Math.Max(damping, Least) * growth;
        growth *= 2;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Settle(double gain) => (damping, growth) = (Less * damping, 2);

    public override RuleState State
    {
        get => new(damping, growth);
        set => (damping, growth) = (value.Reach, value.Growth);
    }
}
