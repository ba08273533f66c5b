using System.Runtime.CompilerServices;

namespace Steepest.Minimization;

/// <summary>A step along a direction of descent that meets the Wolfe conditions or their approximate form.</summary>
/// <remarks>
/// Hager and Zhang, "Algorithm 851: CG_DESCENT" (2006), whose names of parts it keeps: a bracket with a falling left end, whose value is hardly above the
/// start, and a rising right end is shrunk by two secant steps at a time, and halved where they do not shrink it by a third. How far a value may be above
/// the start is what rounding explains. A value that is not finite counts as high.
/// </remarks>
internal struct HagerZhangSearch : ILineSearch
{
    private const double Decrease = 0.1;
    private const double Expansion = 5;
    private const double Shrinkage = 0.66;
    private const double RoundingUnits = 128;
    private const double NarrowestInterval = 1e-14;
    private const int MostEvaluations = 60;

    private readonly double startValue;
    private readonly double startSlope;
    private readonly double curvature;
    private readonly double ceiling;
    private readonly double furthest;
    private Phase phase;
    private Phase afterwards;
    private Sample left;
    private Sample right;
    private Sample secantLeft;
    private Sample secantRight;
    private double widthBefore;
    private double bestValue;
    private int evaluations;

    /// <summary>Begins at a value with a negative slope.</summary>
    /// <param name="value">The loss at step 0.</param>
    /// <param name="slope">Its derivative along the direction, negative.</param>
    /// <param name="step">The first step to try.</param>
    /// <param name="epsilon">The rounding unit of the number type.</param>
    /// <param name="curvature">What part of the slope at step 0 may be left where a step is accepted.</param>
    /// <param name="furthest">The longest step that may be tried; where the loss still falls there, it is accepted.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public HagerZhangSearch(double value, double slope, double step, double epsilon, double curvature, double furthest)
    {
        startValue = value;
        startSlope = slope;
        this.curvature = Math.Max(curvature, Decrease);
        this.furthest = furthest;
        ceiling = value + RoundingUnits * epsilon * Math.Abs(value);
        left = new Sample(0, value, slope);
        bestValue = value;
        phase = Phase.Bracket;
        Step = Math.Min(step, furthest);
    }

    private enum Phase
    {
        /// <summary>Going out until the slope rises (B0 to B3).</summary>
        Bracket,

        /// <summary>Halving between a falling left end and a right end that is high although it falls (U3).</summary>
        Descend,

        /// <summary>At the first secant step of a round (S1).</summary>
        FirstSecant,

        /// <summary>At the second one (S2 to S4).</summary>
        SecondSecant,

        /// <summary>In the middle of a bracket that has not shrunk enough (L2).</summary>
        Middle,
    }

    private record struct Sample(double Step, double Value, double Slope);

    /// <inheritdoc/>
    public double Step { get; private set; }

    /// <inheritdoc/>
    public double BestStep { get; private set; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public LineSearchState Advance(double value, double slope)
    {
        evaluations++;
        var trial = new Sample(Step, value, slope);
        var isFinite = double.IsFinite(value) && double.IsFinite(slope);
        if (isFinite && IsAccepted(in trial)) return LineSearchState.Accepted;
        if (isFinite && value < bestValue) (bestValue, BestStep) = (value, Step);
        if (evaluations >= MostEvaluations) return LineSearchState.Failed;
        var isHigh = !isFinite || (slope < 0 && value > ceiling);
        switch (phase)
        {
            case Phase.Bracket:
                Bracket(in trial, isHigh);
                break;
            case Phase.Descend:
                Descend(in trial, isHigh);
                break;
            default:
                Update(in trial, isHigh);
                break;
        }

        var isWide = phase == Phase.Bracket || right.Step - left.Step > NarrowestInterval * right.Step;
        return isWide && Step > 0 && Step != trial.Step && double.IsFinite(Step) ? LineSearchState.Evaluate : LineSearchState.Failed;
    }

    private readonly bool IsAccepted(in Sample trial)
    {
        var isSteepEnough = trial.Slope >= curvature * startSlope;
        if (trial.Value - startValue <= Decrease * trial.Step * startSlope && isSteepEnough) return true;
        if (trial.Value <= ceiling && isSteepEnough && trial.Slope <= (2 * Decrease - 1) * startSlope) return true;
        return trial.Step >= furthest && trial.Slope < 0 && trial.Value - startValue <= Decrease * trial.Step * startSlope;
    }

    private void Bracket(in Sample trial, bool isHigh)
    {
        if (isHigh)
        {
            // The paper takes 0 for the left end; what has fallen since is as good, and nearer.
            right = trial;
            Halve(Phase.FirstSecant);
        }
        else if (trial.Slope >= 0)
        {
            right = trial;
            BeginRound();
        }
        else
        {
            left = trial;
            Step = Math.Min(Expansion * trial.Step, furthest);
        }
    }

    /// <summary>U3: between the ends until the slope rises.</summary>
    private void Halve(Phase next)
    {
        phase = Phase.Descend;
        afterwards = next;
        Step = left.Step + 0.5 * (right.Step - left.Step);
    }

    private void Descend(in Sample trial, bool isHigh)
    {
        if (isHigh)
        {
            right = trial;
        }
        else if (trial.Slope < 0)
        {
            left = trial;
        }
        else
        {
            right = trial;
            GoOn();
            return;
        }

        Step = left.Step + 0.5 * (right.Step - left.Step);
    }

    /// <summary>U0 to U2, and what follows in the round.</summary>
    private void Update(in Sample trial, bool isHigh)
    {
        afterwards = phase == Phase.FirstSecant ? Phase.SecondSecant : phase == Phase.SecondSecant ? Phase.Middle : Phase.FirstSecant;
        if (isHigh)
        {
            right = trial;
            Halve(afterwards);
            return;
        }

        if (trial.Slope >= 0) right = trial;
        else left = trial;
        GoOn();
    }

    /// <summary>The next part of a round that has an evaluation to make.</summary>
    private void GoOn()
    {
        if (afterwards == Phase.SecondSecant)
        {
            // S2 to S4: the end that moved and the one that it was before.
            var step = right.Step != secantRight.Step ? Secant(in secantRight, in right) : Secant(in secantLeft, in left);
            if (step > left.Step && step < right.Step)
            {
                (phase, Step) = (Phase.SecondSecant, step);
                return;
            }

            afterwards = Phase.Middle;
        }

        if (afterwards == Phase.Middle && right.Step - left.Step > Shrinkage * widthBefore)
        {
            (phase, Step) = (Phase.Middle, left.Step + 0.5 * (right.Step - left.Step));
            return;
        }

        BeginRound();
    }

    private void BeginRound()
    {
        (secantLeft, secantRight) = (left, right);
        widthBefore = right.Step - left.Step;
        phase = Phase.FirstSecant;
        Step = Secant(in left, in right);
        if (!(Step > left.Step && Step < right.Step)) Step = left.Step + 0.5 * (right.Step - left.Step);
    }

    private static double Secant(in Sample one, in Sample other) => (one.Step * other.Slope - other.Step * one.Slope) / (other.Slope - one.Slope);
}
