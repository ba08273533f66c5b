using System.Runtime.CompilerServices;

namespace Steepest.LeastSquares;

/// <summary>
/// The steps of Levenberg and Marquardt. Damping falls with the gain ratio after Nielsen, "Damping parameter in Marquardt's method" (1999), and grows the
/// faster the more often steps fail.
/// </summary>
/// <param name="first">The first damping, relative to the squared lengths of the columns.</param>
internal sealed class DampedSteps(double first) : StepRule
{
    private const double Least = 1e-16;
    private const double Most = 1e50;
    private const double Less = 0.1;
    private const double Poor = 0.9;

    private double damping = 1;
    private double growth = 2;
    private double lastGain = 1;
    private double direction = Less;

    public override void Begin(double length) => (damping, growth, lastGain, direction) = (first, 2, 1, Less);

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
    public override void Settle(double gain)
    {
        // Less damping as long as that helps: where residuals are large and bend, whole steps go too far.
        if (gain > Poor) direction = Less;
        else if (gain > lastGain) direction = 1 / direction;
        (lastGain, growth) = (gain, 2);
        damping *= gain > Poor ? Less * Less : direction;
    }

    public override RuleState State
    {
        get => new(damping, growth, lastGain, direction);
        set => (damping, growth, lastGain, direction) = (value.Reach, value.Growth, value.Gain, value.Direction);
    }
}
