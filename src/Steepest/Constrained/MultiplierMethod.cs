using System.ComponentModel;
using System.Runtime.CompilerServices;
using Steepest.Kernels;

namespace Steepest.Minimization;

/// <summary>
/// What becomes of multipliers and weights as the variables move: settings and state of a multiplier method. A driver of the variables asks it for
/// weights before an evaluation, shows it the limits behind it, and leaves to it what "converged" means.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract partial class MultiplierMethod
{
    private const double SmallPull = 1e-2;
    private const double LeastContradiction = 1e-4;
    private protected const double DefaultTolerance = 1e-8;
    private protected const double DefaultSingleTolerance = 1e-5;

    private LimitBlock[] blocks = [];
    private bool[] equalities = [];
    private double[] limits = [];
    private double[] multipliers = [];
    private double[] weights = [];
    private double[] damping = [];
    private double[] floors = [];
    private double[] scales = [];
    private double[] final = [];
    private double[] none = [];
    private float[] singles = [];
    private float[] shown = [];
    private double[] bestMultipliers = [];
    private double[] scratch = [];
    private double[] settledLimits = [];
    private double[] settledMultipliers = [];
    private double[] iterateMultipliers = [];
    private double[] leftMultipliers = [];
    private double settledLoss;
    private bool isSettled;

    private protected MultiplierMethod()
    {
    }

    /// <summary>Options as the driver of the variables may see them, which knows of no constraints.</summary>
    /// <param name="options">Those of the run; may be null.</param>
    /// <returns>The same without <see cref="MinimizeOptions.ConstraintTolerance"/>.</returns>
    public static MinimizeOptions? Inner(MinimizeOptions? options) => options?.ConstraintTolerance is null ? options : options with { ConstraintTolerance = null };

    /// <summary>The number of limits.</summary>
    internal int Count => limits.Length;

    /// <summary>One multiplier for each limit.</summary>
    internal Span<double> Multipliers => multipliers;

    /// <summary>The same for who counts in floats; looked at when a call begins and written when it ends.</summary>
    internal Span<float> SingleMultipliers => singles;

    /// <summary>c of each limit where losses and limits were evaluated last.</summary>
    internal Span<double> Limits => limits;

    /// <summary>What the kernel multiplies limits with: see <see cref="IConstrainedKernel{T}.Lagrangian"/>.</summary>
    internal Span<double> Weights => weights;

    internal Span<double> Damping => damping;

    internal Span<double> Floors => floors;

    /// <summary>What makes limits comparable: one over their slopes where the run began; 1 for methods that take them as they are.</summary>
    internal Span<double> Scales => scales;

    internal ReadOnlySpan<bool> Equalities => equalities;

    /// <summary>Weights as the limits have made them.</summary>
    internal Span<double> Final => final;

    internal ReadOnlySpan<double> None => none;

    /// <summary>What the last measurement of stability warns of.</summary>
    internal MultiplierWarning Warning { get; set; }

    /// <summary>Evaluations at which stability could have been measured.</summary>
    internal long Evaluations { get; set; }

    /// <summary>What multiplies the losses.</summary>
    internal double LossWeight { get => Sight == Sight.Violation ? 0 : Sight == Sight.Loss ? 1 : field; private protected set; } = 1;

    /// <summary>The loss at the last evaluation.</summary>
    internal double Loss { get; set; } = double.NaN;

    /// <summary>The largest violation there, and how far the multiplier of a limit with room is from 0.</summary>
    internal double Violation { get; private set; }

    /// <summary>The largest violation of limits times their scales.</summary>
    internal double ScaledViolation { get; private set; }

    /// <summary>The same of scales above 1 alone: what a tolerance that nobody has given is about.</summary>
    private double raisedViolation;
    private bool isToleranceGiven;

    internal double Complementarity { get; private set; }

    /// <summary>How far limits may be violated.</summary>
    internal double ConstraintTolerance { get; private set; }

    /// <summary>What the gradient must come down to where the options do not say; relative to that of the losses.</summary>
    internal double? GradientTolerance { get; private set; }

    /// <summary>Whether weights depend on the limits in a way that the kernel does not know, so that these are evaluated beforehand.</summary>
    internal virtual bool LooksFirst => false;

    /// <summary>Whether each move of the variables moves the multipliers, too; else they move when the variables have come to rest.</summary>
    internal abstract bool MovesEachStep { get; }

    internal LimitBlock[] Blocks => blocks;

    private protected bool IsSingle { get; private set; }

    /// <summary>Takes the limits of a problem, once.</summary>
    internal void Bind(LimitBlock[] limitBlocks, MinimizeOptions? options, bool isSingle)
    {
        if (blocks.Length > 0) throw new InvalidOperationException("A multiplier method serves one solver.");
        blocks = limitBlocks;
        var count = 0;
        foreach (var block in blocks) count = checked(count + block.Count);
        equalities = new bool[count];
        limits = new double[count];
        multipliers = new double[count];
        weights = new double[count];
        damping = new double[count];
        floors = new double[count];
        scales = new double[count];
        scales.AsSpan().Fill(1);
        final = new double[count];
        none = new double[count];
        singles = new float[count];
        shown = new float[count];
        bestMultipliers = new double[count];
        scratch = new double[count];
        settledLimits = new double[count];
        settledMultipliers = new double[count];
        iterateMultipliers = new double[count];
        leftMultipliers = new double[count];
        var next = 0;
        foreach (var block in blocks)
        {
            equalities.AsSpan(next, block.Count).Fill(block.IsEquality);
            next += block.Count;
        }

        IsSingle = isSingle;
        isToleranceGiven = options?.ConstraintTolerance is not null;
        ConstraintTolerance = options?.ConstraintTolerance ?? (isSingle ? DefaultSingleTolerance : DefaultTolerance);
        GradientTolerance = options?.GradientTolerance;
        Gate();
        OnBound();
    }

    /// <summary>Weights of inequalities are kept from below 0, those of equalities are not.</summary>
    private protected void Gate()
    {
        for (var i = 0; i < floors.Length; i++) floors[i] = equalities[i] ? double.NegativeInfinity : 0;
    }

    private protected virtual void OnBound()
    {
    }

    /// <summary>Takes note of multipliers that the caller has written, in doubles or in floats.</summary>
    internal void Enter()
    {
        for (var i = 0; i < multipliers.Length; i++)
        {
            if (singles[i] != shown[i]) multipliers[i] = singles[i];
            if (!double.IsFinite(multipliers[i])) multipliers[i] = 0;
            if (!equalities[i]) multipliers[i] = Math.Max(0, multipliers[i]);
        }
    }

    /// <summary>Shows the multipliers to who counts in floats.</summary>
    internal void Leave()
    {
        for (var i = 0; i < singles.Length; i++) singles[i] = shown[i] = (float)multipliers[i];
    }

    /// <summary>Looks at a point before the first step from it: what penalties should be depends on how losses and limits compare there.</summary>
    internal virtual bool NeedsScales => false;

    /// <summary>Takes the largest entries of the gradients of losses and limits at the start, beside their values, and that of the point, 1 at least.</summary>
    internal virtual void SetScales(double lossNorm, ReadOnlySpan<double> norms, double extent)
    {
    }

    /// <summary>Makes weights of the multipliers for the next evaluation.</summary>
    internal void SetWeights()
    {
        if (Sight == Sight.Whole)
        {
            MakeWeights();
            return;
        }

        weights.AsSpan().Clear();
        for (var i = 0; i < damping.Length; i++) damping[i] = Sight == Sight.Violation && (equalities[i] || limits[i] > 0) ? scales[i] * scales[i] : 0;
    }

    private protected abstract void MakeWeights();

    /// <summary>The limits have been evaluated where the gradient will be: a method that looks first sets its weights.</summary>
    internal virtual void Look()
    {
    }

    /// <summary>Weights as the kernel makes them of the limits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Finalise()
    {
        for (var i = 0; i < final.Length; i++) final[i] = Math.Max(weights[i] + damping[i] * limits[i], floors[i]);
    }

    /// <summary>What the limits add to the losses in the function that the gradient is of: for each, (w² − weight²) / 2·damping, or weight·c without damping.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal double Penalty()
    {
        var sum = 0.0;
        for (var i = 0; i < limits.Length; i++)
        {
            var (weight, stiffness, c) = (weights[i], damping[i], limits[i]);
            var raised = weight + stiffness * c;
            sum += raised >= floors[i] || double.IsNaN(raised) ? (weight + 0.5 * stiffness * c) * c
                : stiffness > 0 ? floors[i] * c - 0.5 * (floors[i] - weight) * (floors[i] - weight) / stiffness : floors[i] * c;
        }

        return sum;
    }

    /// <summary>Measures the limits behind an evaluation; whether all are finite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal bool Measure()
    {
        var (violation, scaled, raised, slack) = (0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < limits.Length; i++)
        {
            var c = limits[i];
            var excess = equalities[i] ? Math.Abs(c) : c;
            violation = Math.Max(violation, excess);
            scaled = Math.Max(scaled, scales[i] * excess);
            raised = Math.Max(raised, Math.Max(1, scales[i]) * excess);
            if (equalities[i]) continue;

            // A weight below 0, as an ungated one can be, pushes towards the limit.
            slack = Math.Max(slack, Math.Max(Math.Min(multipliers[i], -c), -Math.Max(weights[i] + damping[i] * c, floors[i])));
        }

        (Violation, ScaledViolation, raisedViolation, Complementarity) = (violation, scaled, raised, slack);
        return double.IsFinite(violation) && double.IsFinite(slack);
    }

    /// <summary>Whether all limits hold, and multipliers of those with room are 0, both to tolerance.</summary>
    internal virtual bool IsMet(double tolerance) => IsKept && Complementarity <= Math.Max(tolerance, ConstraintTolerance);

    /// <summary>Whether all limits hold to tolerance.</summary>
    internal bool IsKept => (isToleranceGiven ? Violation : raisedViolation) <= ConstraintTolerance;

    /// <summary>How far the point of the last evaluation is from a minimum under the limits, where the gradient's largest entry is known.</summary>
    internal virtual double Residual(double norm) => Math.Max(norm, Math.Max(Violation, Complementarity));

    /// <summary>What the best point is picked by; the less the better.</summary>
    internal virtual double Rank(double loss, double norm) => Residual(norm);

    /// <summary>The point of the last evaluation is the best so far.</summary>
    internal void KeepBest() => multipliers.CopyTo(bestMultipliers, 0);

    /// <summary>The best point is returned, with the multipliers there.</summary>
    internal void ReturnBest() => bestMultipliers.CopyTo(multipliers, 0);

    /// <summary>What evaluations are to give the gradient of.</summary>
    internal Sight Sight { get; set; }

    /// <summary>
    /// Whether violations that are left at the end say that limits contradict each other: not where only the dual is climbed, which finds no point of a
    /// concave front either.
    /// </summary>
    internal virtual bool TellsContradictions => true;

    /// <summary>Whether the pull of the violations, the largest entry of that gradient, is none beside the violations themselves.</summary>
    internal bool IsSmallPull(double norm) => ScaledViolation > LeastContradiction && norm <= SmallPull * ScaledViolation;

    /// <summary>A run has converged here, with these multipliers, which have moved since the last evaluation.</summary>
    private protected void KeepSettled()
    {
        limits.CopyTo(settledLimits, 0);
        multipliers.CopyTo(settledMultipliers, 0);
        (isSettled, settledLoss) = (true, Loss);
    }

    /// <summary>Whether the last evaluation saw what it saw where a run has converged, and nobody has changed the multipliers.</summary>
    internal bool IsSettled => isSettled && Loss == settledLoss && limits.AsSpan().SequenceEqual(settledLimits) && multipliers.AsSpan().SequenceEqual(settledMultipliers);

    /// <summary>A run ends, perhaps to go on later from this iterate, whatever point it returns.</summary>
    internal void KeepIterate()
    {
        multipliers.CopyTo(iterateMultipliers, 0);
        IsFinishing = true;
    }

    /// <summary>These are the multipliers that the run returns.</summary>
    internal void KeepLeft()
    {
        multipliers.CopyTo(leftMultipliers, 0);
        IsFinishing = false;
    }

    /// <summary>The run goes on: from the iterate's multipliers, unless the caller has changed what was returned.</summary>
    internal void Resume()
    {
        if (multipliers.AsSpan().SequenceEqual(leftMultipliers)) iterateMultipliers.CopyTo(multipliers, 0);
    }

    /// <summary>Whether evaluations are made to report on a point rather than to move on from it.</summary>
    internal bool IsFinishing { get; private set; }

    /// <summary>Whether multipliers that move when the variables rest are to move now.</summary>
    internal virtual bool IsDue(double norm) => false;

    /// <summary>The variables have come to rest, as far as they will: moves multipliers and weights, or ends the run.</summary>
    /// <param name="norm">The largest entry of the gradient.</param>
    /// <param name="isStuck">Whether it cannot become smaller.</param>
    /// <param name="lossNorm">The same of the losses alone, or 1 where it is not known.</param>
    /// <param name="tolerance">What it must come down to.</param>
    internal virtual MinimizeStatus Next(double norm, bool isStuck, double lossNorm, double tolerance) => MinimizeStatus.Running;

    /// <summary>Makes limits stiffer, where the function that multipliers make has no minimum; whether that is possible.</summary>
    internal virtual bool Stiffen() => false;

    /// <summary>Whether a tolerance that cannot be kept was chosen by the caller, who then hears of it.</summary>
    private protected bool IsToleranceGiven => isToleranceGiven;

    /// <summary>What an inner run brings the gradient down to.</summary>
    internal virtual double InnerTolerance => 0;

    /// <summary>Whether weights have changed so much that curvature learned before is that of another function.</summary>
    internal virtual bool HasNewCurvature => false;

    /// <summary>Whether damping follows what is measured.</summary>
    internal virtual bool TunesDamping => false;

    /// <summary>Whether multipliers move at a rate, beside variables that do: what the bounds of stability are about.</summary>
    internal virtual bool HasRates => false;

    internal virtual double CurrentDamping => 0;

    internal virtual double RateOfMultipliers(double learningRate) => 0;

    /// <summary>Takes note of a measurement.</summary>
    /// <param name="stability">The measurement.</param>
    /// <param name="violation">The length of the violations of what binds.</param>
    /// <param name="reach">How far a step may go.</param>
    internal virtual void Tune(in MultiplierStability stability, double violation, double reach)
    {
    }

    /// <summary>Forgets multipliers and weights.</summary>
    internal virtual void Reset()
    {
        Array.Clear(multipliers);
        Array.Clear(singles);
        Array.Clear(shown);
        Array.Clear(limits);
        Array.Clear(bestMultipliers);
        Array.Clear(settledLimits);
        Array.Clear(settledMultipliers);
        Array.Clear(iterateMultipliers);
        Array.Clear(leftMultipliers);
        scales.AsSpan().Fill(1);
        (Violation, ScaledViolation, Complementarity, Loss, LossWeight, Evaluations) = (0, 0, 0, double.NaN, 1, 0);
        (isSettled, settledLoss, Warning) = (false, 0, MultiplierWarning.None);
    }

    /// <summary>What follows from the limits behind an evaluation, whatever becomes of the point.</summary>
    internal virtual void Settle()
    {
    }

    /// <summary>A run begins that is no continuation.</summary>
    internal virtual void BeginRun()
    {
    }

    /// <summary>The variables have moved by a rule at this rate, from the point of the last evaluation: multipliers move from the same point.</summary>
    internal virtual void Advance(double rate)
    {
    }
}
