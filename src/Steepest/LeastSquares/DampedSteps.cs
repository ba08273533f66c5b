using System.Runtime.CompilerServices;

namespace Steepest.LeastSquares;

/// <summary>
/// The steps of Levenberg and Marquardt within a radius of trust, as Moré takes them, "The Levenberg-Marquardt algorithm: implementation and theory" (1978):
/// the damping is the one whose step is as long as the radius, found by Newton's method on the inverse of the length, and none where the whole step is shorter.
/// </summary>
/// <remarks>
/// A radius remembers how far the quadratic was right, which damping does not: damping that falls with every good step makes the next one as much longer as
/// the Jacobian is singular. The first radius is the length of the first step, with the damping that the user states.
/// </remarks>
/// <param name="first">The first damping, relative to the squared lengths of the columns.</param>
internal sealed class DampedSteps(double first) : StepRule
{
    private const double Least = 1e-16;
    private const double Most = 1e50;

    /// <summary>How closely the radius is met, relative.</summary>
    private const double Slack = 0.1;
    private const int MostSolves = 12;

    private double damping;
    private double radius = double.NaN;
    private double length;

    public override bool LearnsCurvature => true;

    public override void Begin(double length) => (damping, radius) = (first, double.NaN);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override bool TryPropose(StepSolver solver, Span<double> step, out double predicted)
    {
        var (tooLong, tooShort, least) = (0.0, double.PositiveInfinity, 0.0);
        for (var solves = 1; ; solves++)
        {
            if (!solver.TrySolve(damping, step, out predicted) || !(predicted > 0))
            {
                // Not positive definite in the digits that there are, or bounds have turned the step uphill.
                if (!(damping < Most) || (predicted == 0 && !(solver.LengthOf(step) > 0))) return false;
                (tooLong, least) = (damping, damping);
                damping = Math.Max(Math.Max(10 * damping, Least), 2 * solver.Shortfall);
                if (damping >= tooShort) damping = Math.Sqrt(Math.Max(tooLong, Least) * tooShort);
                continue;
            }

            length = solver.LengthOf(step);
            if (double.IsNaN(radius)) radius = length;
            if (solves >= MostSolves || IsWithin(least)) return !solver.WantsTriangle;
            if (length > radius) tooLong = damping;
            else tooShort = damping;
            damping = Next(damping + (length - radius) / radius * (length * length) / solver.SquaredStep(step), tooLong, tooShort, length > radius ? Least : least);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Accept(double ratio)
    {
        if (ratio <= 0.25) Shrink(0.5);
        else if (ratio >= 0.95 || damping == 0) (radius, damping) = (2 * length, 0.5 * damping);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Reject(double ratio) => Shrink(ratio >= 0 ? 0.5 : ratio > -10 ? 0.25 : 0.1);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Settle(double gain) => (radius, damping) = (double.MaxValue, 0);

    public override RuleState State
    {
        get => new(damping, radius);
        set => (damping, radius) = (value.Reach, value.Growth);
    }

    /// <summary>What Newton's method says, where that is between the dampings that are known to be too small and too large.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Next(double newton, double tooLong, double tooShort, double least)
    {
        if (newton >= tooShort) newton = 0.5 * (tooLong + tooShort);
        else if (!(newton > tooLong) && tooLong > 0) newton = double.IsFinite(tooShort) ? 0.9 * tooLong + 0.1 * tooShort : 10 * tooLong;
        return newton > Least ? newton : least;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private bool IsWithin(double least) => length <= (1 + Slack) * radius && (damping <= 10 * least || length >= (1 - Slack) * radius);

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private void Shrink(double factor) => (radius, damping) = (factor * Math.Min(radius, length), damping / factor);
}
