using System.Runtime.CompilerServices;

namespace Steepest.Minimization;

/// <summary>A step along a direction of descent that decreases the loss sufficiently, going back from the first one.</summary>
/// <remarks>
/// Nocedal and Wright, "Numerical Optimization", section 3.5: the next step minimises the quadratic, and from the second on the cubic, through what is
/// known of values, kept between a tenth and a half of the last. Where the loss is flat to rounding, a slope that has become smaller decides.
/// </remarks>
internal struct BacktrackingSearch : ILineSearch
{
    private const double Decrease = 1e-4;
    private const double Least = 0.1;
    private const double Most = 0.5;
    private const double RoundingUnits = 128;
    private const int MostEvaluations = 60;

    private readonly double startValue;
    private readonly double startSlope;
    private readonly double noise;
    private double stepBefore;
    private double valueBefore;
    private double bestValue;
    private int evaluations;

    /// <summary>Begins at a value with a negative slope.</summary>
    /// <param name="value">The loss at step 0.</param>
    /// <param name="slope">Its derivative along the direction, negative.</param>
    /// <param name="step">The first and longest step to try.</param>
    /// <param name="epsilon">The rounding unit of the number type.</param>
    /// <param name="furthest">The longest step that may be tried.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public BacktrackingSearch(double value, double slope, double step, double epsilon, double furthest)
    {
        startValue = value;
        startSlope = slope;
        noise = RoundingUnits * epsilon * Math.Abs(value);
        bestValue = value;
        valueBefore = double.NaN;
        Step = Math.Min(step, furthest);
    }

    /// <inheritdoc/>
    public double Step { get; private set; }

    /// <inheritdoc/>
    public double BestStep { get; private set; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public LineSearchState Advance(double value, double slope)
    {
        evaluations++;
        var isFinite = double.IsFinite(value) && double.IsFinite(slope);
        if (isFinite && value < startValue && value <= startValue + Decrease * Step * startSlope) return LineSearchState.Accepted;
        if (isFinite && Math.Abs(value - startValue) <= noise && Math.Abs(slope) < -startSlope) return LineSearchState.Accepted;
        if (isFinite && value < bestValue) (bestValue, BestStep) = (value, Step);
        if (evaluations >= MostEvaluations) return LineSearchState.Failed;
        var next = !isFinite ? Least * Step : double.IsNaN(valueBefore) ? Quadratic(value) : Cubic(value);
        if (!double.IsFinite(next)) next = Most * Step;
        (stepBefore, valueBefore) = (Step, isFinite ? value : double.NaN);
        Step = Math.Clamp(next, Least * Step, Most * Step);
        return Step > 0 ? LineSearchState.Evaluate : LineSearchState.Failed;
    }

    /// <summary>The minimiser of the quadratic through value and slope at 0 and the value at the step.</summary>
    private readonly double Quadratic(double value) => -startSlope * Step * Step / (2 * (value - startValue - startSlope * Step));

    /// <summary>The minimiser of the cubic through value and slope at 0 and the last two values.</summary>
    private readonly double Cubic(double value)
    {
        var now = (value - startValue - startSlope * Step) / (Step * Step);
        var before = (valueBefore - startValue - startSlope * stepBefore) / (stepBefore * stepBefore);
        var third = (now - before) / (Step - stepBefore);
        var second = (before * Step - now * stepBefore) / (Step - stepBefore);
        if (third == 0) return -startSlope / (2 * second);
        return (Math.Sqrt(Math.Max(0, second * second - 3 * third * startSlope)) - second) / (3 * third);
    }
}
