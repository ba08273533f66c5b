using System.Runtime.CompilerServices;

namespace Steepest.LeastSquares;

/// <summary>Powell's dogleg: down the gradient to where the quadratic is lowest, then towards the step of Gauss and Newton, as far as a radius of trust reaches.</summary>
/// <param name="factor">The first radius over the length of the start.</param>
/// <param name="count">The number of variables.</param>
internal sealed class DoglegSteps(double factor, int count) : StepRule
{
    private readonly double[] steepest = new double[count];
    private double radius = double.MaxValue;
    private double length;

    public override bool LearnsCurvature => true;

    public override void Begin(double length) => radius = factor * (length > 0 && double.IsFinite(length) ? length : 1);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override bool TryPropose(StepSolver solver, Span<double> step, out double predicted)
    {
        if (!solver.TrySolveWhole(step, out predicted)) return false;
        length = solver.LengthOf(step);
        if (length <= radius) return true;
        if (!(radius > 0)) return false;
        var first = solver.SetSteepest(steepest);
        if (first >= radius)
        {
            for (var i = 0; i < count; i++) step[i] = radius / first * steepest[i];
        }
        else
        {
            // |steepest + share·(step − steepest)| = radius.
            for (var i = 0; i < count; i++) step[i] -= steepest[i];
            var rest = solver.LengthOf(step);
            var along = solver.Product(steepest, step);
            var room = radius * radius - first * first;
            var share = room / (along + Math.Sqrt(along * along + rest * rest * room));
            if (along < 0) share = (Math.Sqrt(along * along + rest * rest * room) - along) / (rest * rest);
            for (var i = 0; i < count; i++) step[i] = steepest[i] + Math.Min(1, share) * step[i];
        }

        length = radius;
        predicted = solver.DecreaseOf(step);
        return predicted > 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Accept(double ratio)
    {
        if (ratio < 0.25) radius = 0.5 * Math.Min(radius, length);
        else if (ratio > 0.75) radius = Math.Max(radius, 3 * length);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Reject(double ratio) => radius = (ratio > -1 ? 0.5 : 0.2) * Math.Min(radius, length);

    public override void Settle(double gain) => radius = double.MaxValue;

    public override RuleState State
    {
        get => new(radius, length);
        set => (radius, length) = (value.Reach, value.Growth);
    }
}
