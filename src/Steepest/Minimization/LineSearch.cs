using System.Runtime.CompilerServices;

namespace Steepest.Minimization;

/// <summary>What a line search wants next.</summary>
internal enum LineSearchState
{
    /// <summary>Value and slope at <see cref="LineSearch.Step"/>.</summary>
    Evaluate,

    /// <summary>Nothing: the step is accepted.</summary>
    Accepted,

    /// <summary>Nothing: no acceptable step was found; <see cref="LineSearch.BestStep"/> is the lowest seen.</summary>
    Failed,
}

/// <summary>A step along a direction of descent that meets the strong Wolfe conditions.</summary>
/// <remarks>
/// The algorithm of Moré and Thuente, "Line search algorithms with guaranteed sufficient decrease" (1994): an interval that holds a
/// minimiser of an auxiliary function is shrunk by safeguarded cubic and quadratic interpolation. Two things are added. A value that is not
/// finite bounds the interval from above. And where the loss is flat to rounding, so that decrease can no longer be measured, the slopes
/// decide (the approximate Wolfe conditions of Hager and Zhang, 2005).
/// </remarks>
internal struct LineSearch : ILineSearch
{
    /// <summary>What part of the slope at the start may be left where directions are well scaled, as those of Newton's kind.</summary>
    public const double Loose = 0.9;

    private const double Decrease = 1e-4;
    private const double Flat = 0.1;
    private const double RoundingUnits = 128;
    private const double NarrowestInterval = 1e-10;
    private const double LargestStep = 1e20;
    private const double SmallestStep = 1e-30;
    private const int MostEvaluations = 40;

    private readonly double startValue;
    private readonly double startSlope;
    private readonly double noise;
    private readonly double curvature;
    private readonly double furthest;
    private double bound;
    private double least;
    private double most;
    private double width;
    private double widthBefore;
    private Sample best;
    private Sample other;
    private bool isBracketed;
    private bool isFirstStage;
    private int evaluations;

    /// <summary>A place on the line. Handed on by reference: copies would wait for what has just been stored.</summary>
    private record struct Sample(double Step, double Value, double Slope);

    /// <inheritdoc/>
    public double Step { get; private set; }

    /// <inheritdoc/>
    public readonly double BestStep => best.Value < startValue ? best.Step : 0;

    /// <summary>Begins at a value with a negative slope.</summary>
    /// <param name="value">The loss at step 0.</param>
    /// <param name="slope">Its derivative along the direction, negative.</param>
    /// <param name="step">The first step to try.</param>
    /// <param name="epsilon">The rounding unit of the number type.</param>
    /// <param name="curvature">What part of the slope at step 0 may be left where a step is accepted.</param>
    /// <param name="furthest">The longest step that may be tried; where the loss still falls there, it is accepted.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public LineSearch(double value, double slope, double step, double epsilon, double curvature = Loose, double furthest = LargestStep)
    {
        this.furthest = Math.Min(furthest, LargestStep);
        step = Math.Min(step, this.furthest);
        this.curvature = curvature;
        startValue = value;
        startSlope = slope;
        noise = RoundingUnits * epsilon * Math.Abs(value);
        bound = LargestStep;
        width = LargestStep;
        widthBefore = 2 * width;
        best = new Sample(0, value, slope);
        other = new Sample(0, value, slope);
        isFirstStage = true;
        least = 0;
        most = 5 * step;
        Step = step;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public LineSearchState Advance(double value, double slope)
    {
        evaluations++;
        if (!double.IsFinite(value) || !double.IsFinite(slope)) return Retreat();

        var target = startValue + Step * Decrease * startSlope;
        if (IsAccepted(startValue, startSlope, target, noise, curvature, value, slope)) return LineSearchState.Accepted;
        if (Step >= furthest && value <= target && slope < 0) return LineSearchState.Accepted;
        if (evaluations >= MostEvaluations || Step <= SmallestStep || IsExhausted()) return Fail(value, slope);

        // Where rounding hides the differences of values, those that the slopes stand for take their place.
        if (Math.Abs(value - startValue) <= noise && Math.Abs(best.Value - startValue) <= noise)
            value = best.Value + 0.5 * (best.Slope + slope) * (Step - best.Step);

        if (isFirstStage && value <= target && slope >= 0) isFirstStage = false;
        var trial = new Sample(Step, value, slope);
        Choose(in trial, target);
        return LineSearchState.Evaluate;
    }

    /// <summary>Whether a step of a well-scaled direction is accepted whatever has been seen before.</summary>
    /// <param name="startValue">The loss at step 0.</param>
    /// <param name="startSlope">Its derivative along the direction, negative.</param>
    /// <param name="step">The step.</param>
    /// <param name="value">The loss there.</param>
    /// <param name="slope">Its derivative there.</param>
    /// <param name="epsilon">The rounding unit of the number type.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    public static bool IsAccepted(double startValue, double startSlope, int step, double value, double slope, double epsilon)
        => double.IsFinite(value) && double.IsFinite(slope)
            && IsAccepted(startValue, startSlope, startValue + step * Decrease * startSlope, RoundingUnits * epsilon * Math.Abs(startValue), Loose, value, slope);

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static bool IsAccepted(double startValue, double startSlope, double target, double noise, double curvature, double value, double slope)
        => (value <= target && Math.Abs(slope) <= -curvature * startSlope)
            || (value <= startValue + noise && slope >= curvature * startSlope && slope <= (2 * Flat - 1) * startSlope);

    /// <summary>The step left the domain: half way back to the best one, and never as far again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private LineSearchState Retreat()
    {
        bound = Step;
        Step = best.Step + 0.5 * (Step - best.Step);
        most = Math.Min(most, bound);
        return evaluations >= MostEvaluations || Step <= SmallestStep || Step >= bound ? LineSearchState.Failed : LineSearchState.Evaluate;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private LineSearchState Fail(double value, double slope)
    {
        if (value < best.Value) best = new Sample(Step, value, slope);
        return LineSearchState.Failed;
    }

    private readonly bool IsExhausted()
        => isBracketed && (Step <= least || Step >= most || most - least <= NarrowestInterval * most);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Choose(in Sample trial, double target)
    {
        if (isFirstStage && trial.Value <= best.Value && trial.Value > target)
        {
            // ψ(α) = φ(α) − φ(0) − µ·φ′(0)·α, whose minimisers meet the decrease condition.
            var tilt = Decrease * startSlope;
            var tiltedBest = Tilt(best, tilt);
            var tiltedOther = Tilt(other, tilt);
            var tiltedTrial = Tilt(trial, tilt);
            Step = Interpolate(ref tiltedBest, ref tiltedOther, in tiltedTrial);
            best = Tilt(tiltedBest, -tilt);
            other = Tilt(tiltedOther, -tilt);
        }
        else
        {
            Step = Interpolate(ref best, ref other, in trial);
        }

        if (isBracketed)
        {
            var length = Math.Abs(other.Step - best.Step);
            if (length >= 0.66 * widthBefore) Step = best.Step + 0.5 * (other.Step - best.Step);
            widthBefore = width;
            width = length;
            least = Math.Min(best.Step, other.Step);
            most = Math.Max(best.Step, other.Step);
        }
        else
        {
            least = Step + 1.1 * (Step - best.Step);
            most = Step + 4 * (Step - best.Step);
        }

        // A step that was not finite is never reached again, only approached.
        if (Step >= bound) Step = 0.5 * (Math.Max(best.Step, trial.Step) + bound);
        Step = Math.Clamp(Step, 0, furthest);
    }

    private static Sample Tilt(Sample sample, double tilt)
        => new(sample.Step, sample.Value - sample.Step * tilt, sample.Slope - tilt);

    /// <summary>The next step, and the interval that goes with it: the four cases of Moré and Thuente, section 4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Interpolate(ref Sample low, ref Sample high, in Sample trial)
    {
        var opposite = low.Slope > 0 ? trial.Slope < 0 : low.Slope < 0 && trial.Slope > 0;
        double next;
        if (trial.Value > low.Value)
        {
            // Higher: the minimum is bracketed. The cubic step if it is closer to the best, else their mean.
            var cubic = Cubic(in low, in trial, fromFirst: true);
            var quadratic = low.Step + low.Slope / ((low.Value - trial.Value) / (trial.Step - low.Step) + low.Slope) / 2 * (trial.Step - low.Step);
            next = Math.Abs(cubic - low.Step) < Math.Abs(quadratic - low.Step) ? cubic : cubic + (quadratic - cubic) / 2;
            isBracketed = true;
        }
        else if (opposite)
        {
            // Lower, and the slope has turned: bracketed. The one that is farther from the trial.
            var cubic = Cubic(in low, in trial, fromFirst: false);
            var secant = trial.Step + trial.Slope / (trial.Slope - low.Slope) * (low.Step - trial.Step);
            next = Math.Abs(cubic - trial.Step) > Math.Abs(secant - trial.Step) ? cubic : secant;
            isBracketed = true;
        }
        else if (Math.Abs(trial.Slope) < Math.Abs(low.Slope))
        {
            next = Flattening(in low, in high, in trial);
        }
        else
        {
            next = isBracketed ? Cubic(in high, in trial, fromFirst: false) : trial.Step > low.Step ? most : least;
        }

        if (trial.Value > low.Value)
        {
            high = trial;
        }
        else
        {
            if (opposite) high = low;
            low = trial;
        }

        return double.IsFinite(next) ? next : low.Step + 0.5 * (high.Step - low.Step);
    }

    /// <summary>Lower, same sign, flatter: the cubic may have no minimum beyond the trial, and then the secant is taken.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly double Flattening(in Sample low, in Sample high, in Sample trial)
    {
        var theta = 3 * (low.Value - trial.Value) / (trial.Step - low.Step) + low.Slope + trial.Slope;
        var root = Root(theta, low.Slope, trial.Slope);
        if (trial.Step > low.Step) root = -root;
        var ratio = (root - trial.Slope + theta) / (root + (low.Slope - trial.Slope) + root);
        var cubic = ratio < 0 && root != 0 ? trial.Step + ratio * (low.Step - trial.Step) : trial.Step > low.Step ? most : least;
        var secant = trial.Step + trial.Slope / (trial.Slope - low.Slope) * (low.Step - trial.Step);
        if (!isBracketed)
        {
            var farther = Math.Abs(cubic - trial.Step) > Math.Abs(secant - trial.Step) ? cubic : secant;
            return Math.Max(least, Math.Min(most, farther));
        }

        var nearer = Math.Abs(cubic - trial.Step) < Math.Abs(secant - trial.Step) ? cubic : secant;
        var limit = trial.Step + 0.66 * (high.Step - trial.Step);
        return trial.Step > low.Step ? Math.Min(limit, nearer) : Math.Max(limit, nearer);
    }

    /// <summary>The minimiser of the cubic through two samples and their slopes, measured from the first or from the second.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Cubic(in Sample first, in Sample second, bool fromFirst)
    {
        var theta = 3 * (first.Value - second.Value) / (second.Step - first.Step) + first.Slope + second.Slope;
        var root = Root(theta, first.Slope, second.Slope);
        if (fromFirst)
        {
            if (second.Step < first.Step) root = -root;
            var ratio = (root - first.Slope + theta) / (root - first.Slope + root + second.Slope);
            return first.Step + ratio * (second.Step - first.Step);
        }
        else
        {
            if (second.Step > first.Step) root = -root;
            var ratio = (root - second.Slope + theta) / (root - second.Slope + root + first.Slope);
            return second.Step + ratio * (first.Step - second.Step);
        }
    }

    /// <summary>√(θ² − ab), or 0, scaled so that no square leaves the range of numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private static double Root(double theta, double a, double b)
    {
        var scale = Math.Max(Math.Abs(theta), Math.Max(Math.Abs(a), Math.Abs(b)));
        return scale * Math.Sqrt(Math.Max(0, theta / scale * (theta / scale) - a / scale * (b / scale)));
    }
}
