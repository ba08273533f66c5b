using System.ComponentModel;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using Steepest.Kernels;
using Steepest.Monitoring;
using Steepest.Sampling;
using Steepest.Threading;

namespace Steepest.Minimization;

/// <summary>Drives an update rule: single steps, runs without samples, and training on mini-batches. Owns all memory it needs.</summary>
/// <remarks>
/// The caller packs its variables into <see cref="Point"/> before a call and unpacks them afterwards. A point counts as good once loss and
/// gradient there have been found finite; it is remembered before every move.
/// </remarks>
/// <typeparam name="T">The element type of the variables.</typeparam>
/// <typeparam name="TRule">The update rule.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class FirstOrder<T, TRule>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TRule : unmanaged, IUpdateRule<T>
{
    private const int FirstVector = 0;
    private const int GradientVector = 1;
    private const int SecondVector = 2;
    private const int BestVector = 3;
    private const int LeftVector = 4;
    private const int IterateVector = 5;
    private const int AverageVector = 6;
    private const int ReferenceVector = 7;
    private const int RuleVectors = 8;

    private readonly AlignedMemory<T> memory;
    private readonly MinimizeOptions options;
    private readonly EpochOrder order;
    private readonly RowShards<T> shards;
    private readonly TRule rule;
    private readonly double learningRate;
    private readonly double defaultTolerance;
    private readonly Range[] singles;
    private readonly Box<T>? box;
    private readonly AbsolutePenalty<T>? penalty;
    private readonly ulong layout;
    private readonly bool maximizeMetric;
    private readonly bool hasMetric;

    /// <summary>Which of the two vectors is the point, and which holds the last good one: a move writes from one into the other.</summary>
    private int pointVector = FirstVector;
    private int goodVector = SecondVector;

    /// <summary>Whether the point is the one that the next move begins from: evaluated, and not yet left.</summary>
    private bool isPointGood;

    private RuleProgress progress = new();
    private RunState run = new();
    private Trajectory path;
    private Settlement settlement;
    private bool isRunning;

    /// <summary>Makes a solver and all its vectors.</summary>
    /// <param name="length">The length of the packed variables.</param>
    /// <param name="rule">The update rule.</param>
    /// <param name="learningRate">The attribute's learning rate, which an option overrides.</param>
    /// <param name="layout">A hash of the problem's names, types, optimizer and lengths.</param>
    /// <param name="options">Limits and tolerances; the defaults where absent.</param>
    /// <param name="maximizeMetric">Whether a larger deciding value is better.</param>
    /// <param name="hasMetric">Whether the problem has a metric.</param>
    /// <param name="singles">Where floats stand in a point of doubles.</param>
    /// <param name="box">The bounds; null for none.</param>
    /// <param name="penalty">Weights of magnitudes; null for none.</param>
    /// <exception cref="ArgumentException">An option is given that no first-order method can use.</exception>
    public FirstOrder(
        int length, TRule rule, double learningRate, ulong layout, MinimizeOptions? options,
        bool maximizeMetric = false, bool hasMetric = false, Range[]? singles = null, Box<T>? box = null, AbsolutePenalty<T>? penalty = null)
    {
        this.options = options ??= new MinimizeOptions();
        MinimizeOptions.Refuse(
            "A first-order method without constraints",
            [(nameof(MinimizeOptions.ConstraintTolerance), options.ConstraintTolerance is not null)]);
        options.RefuseLineSearch("A first-order method");
        if (rule.Inertia == 0) MinimizeOptions.Refuse("A rule without momentum", [(nameof(MinimizeOptions.MomentumSchedule), options.MomentumSchedule is not null)]);
        memory = new AlignedMemory<T>(RuleVectors + rule.StateVectors, length);
        shards = new RowShards<T>(length, options.Threads);
        this.rule = rule;
        this.singles = singles ?? [];
        this.box = box;
        this.penalty = penalty;
        defaultTolerance = typeof(T) == typeof(float) || this.singles.Length > 0 ? 1e-5 : 1e-10;
        watch = CurvatureMonitor<T>.Of(length, options, null, box, typeof(T) == typeof(float) || this.singles.Length > 0 ? Singles.Epsilon : 2.220446049250313e-16);
        this.learningRate = options.LearningRate ?? learningRate;
        this.layout = unchecked((layout * 31 + (ulong)memory.VectorLength) * 31 + (ulong)(memory.Vectors * 16 + Unsafe.SizeOf<T>()));
        this.maximizeMetric = maximizeMetric;
        this.hasMetric = hasMetric;
        order = new EpochOrder(options.Sampler);
        path = new Trajectory(options.Seed);
        var isRowByRow = options is { BatchSize: 1, BatchesPerUpdate: null or 1, BatchSchedule: null };
        coefficients = new T[(isRowByRow ? LongestChunk : 1) * TRule.Coefficients];
        if (!isRowByRow) return;
        beforeChunk = new AlignedMemory<T>(1 + rule.StateVectors, length);
    }

    /// <summary>The packed variables, padding included, which stays 0.</summary>
    public Span<T> Point => memory[pointVector];

    /// <summary>The last good point: the one that the last move began from.</summary>
    private Span<T> Good => memory[goodVector];

    private Span<T> Gradient => memory[GradientVector];

    private Span<T> RuleState => memory.Range(RuleVectors, rule.StateVectors);

    /// <summary>One update from <see cref="Point"/>, with given rows as the batch. Allocates nothing.</summary>
    /// <typeparam name="TKernel">The generated kernel.</typeparam>
    /// <param name="kernel">The kernel over the samples.</param>
    /// <param name="batch">The rows.</param>
    /// <returns>Loss and gradient before the update, on the batch.</returns>
    /// <exception cref="ArgumentException">The batch is empty.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public StepReport Step<TKernel>(ref TKernel kernel, scoped in Batch batch)
        where TKernel : struct, ISampledKernel<T>, allows ref struct
    {
        Require.AnyRow(batch.Count, "samples");
        box?.Project(Point);
        limits?.Announce(in batch);
        var loss = kernel.Gradient(Point, Gradient);
        loss += shards.Add(ref kernel, Point, in batch, Gradient);
        TreatKinks();
        if (frozen is not null) ClearFrozen();
        return Advance(loss, options.GradientTolerance ?? 0);
    }

    /// <summary>One update from <see cref="Point"/>. Allocates nothing.</summary>
    /// <typeparam name="TKernel">The generated kernel.</typeparam>
    /// <param name="kernel">The kernel.</param>
    /// <returns>Loss and gradient before the update.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public StepReport Step<TKernel>(ref TKernel kernel)
        where TKernel : struct, IGradientKernel<T>, allows ref struct
    {
        box?.Project(Point);
        var loss = kernel.Gradient(Point, Gradient);
        TreatKinks();
        if (frozen is not null) ClearFrozen();
        return Advance(loss, options.GradientTolerance ?? defaultTolerance);
    }

    /// <summary>Forgets everything learned from earlier steps and runs.</summary>
    public void Reset()
    {
        ThrowIfRunning();
        progress = new RuleProgress();
        run = new RunState();
        path = new Trajectory(options.Seed);
        settlement = default;
        limits?.Reset();
        memory.Clear();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private StepReport Advance(double loss, double tolerance)
    {
        var norm = Norm();
        if (!double.IsFinite(loss) || !double.IsFinite(norm) || !AreLimitsFinite())
        {
            if (path.HasGood) Good.CopyTo(Point);
            return Report(loss, norm, 0, MinimizeStatus.NonFinite);
        }

        var status = Verdict(norm, tolerance, settlement.IsAt<T>(loss, Gradient, Point, memory[LeftVector]));
        if (status != MinimizeStatus.Running) return Report(loss, norm, 0, status);
        run.IsOpen = false;
        return Report(loss, norm, Move(norm), MinimizeStatus.Running);
    }

    /// <summary>Applies the rule, which leaves the point as the good one; returns the rate.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Move(double norm)
    {
        isPointGood = true;
        settlement.Leave();
        Clip(norm);
        var factor = options.Schedule is { } schedule ? schedule.FactorAt(path.ScheduleTime, in path.Plateau) : 1;
        var rate = learningRate * factor;
        var step = coefficients.AsSpan(0, TRule.Coefficients);
        if (frozen is not null) RuleState.CopyTo(stateBefore!.Range(0, rule.StateVectors));
        if (options.MomentumSchedule is null)
        {
            rule.Advance(rate, ref progress, step);
            rule.Apply(step, Point, Good, Gradient, RuleState);
        }
        else
        {
            var now = AtMomentum();
            now.Advance(rate, ref progress, step);
            now.Apply(step, Point, Good, Gradient, RuleState);
        }

        (pointVector, goodVector) = (goodVector, pointVector);
        path.HasGood = true;
        isPointGood = false;
        if (box is not null || penalty is not null) Keep(rate);
        if (frozen is not null) RestoreFrozen();
        Singles.Round(Point, singles);
        limits?.Advance(rate);
        path.ScheduleTime++;
        run.Iteration++;
        return rate;
    }

    /// <summary>The rule as it is at this iteration.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private TRule AtMomentum()
    {
        var now = rule;
        var momentum = now.Inertia * options.MomentumSchedule!.FactorAt(path.ScheduleTime, in path.MomentumPlateau);
        if (!(momentum < 1))
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture, $"The schedule of momentum leads to {momentum} at iteration {path.ScheduleTime}; a momentum is less than 1."));
        }

        now.Inertia = momentum;
        return now;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Clip(double norm)
    {
        if (box is not null || penalty is not null) norm = Packed.LargestMagnitude<T>(Gradient);
        if (options.ClipValue is { } bound && norm > bound) Packed.Clamp(Gradient, T.CreateTruncating(bound));
        if (options.ClipNorm is { } most)
        {
            // Where the squares overflow, the bound ‖g‖ ≤ max·√n stands in for the norm.
            var length = double.Sqrt(double.CreateTruncating(Packed.Dot<T>(Gradient, Gradient)));
            if (!double.IsFinite(length)) length = norm * Math.Sqrt(Gradient.Length);
            if (length > most) Packed.SetToProduct(Gradient, T.CreateTruncating(most / length), Gradient);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private StepReport Report(double loss, double norm, double rate, MinimizeStatus status) => new()
    {
        Iteration = int.CreateSaturating(run.Iteration),
        Epoch = int.CreateSaturating(run.Epoch),
        Loss = loss,
        GradientNorm = norm,
        StepSize = rate,
        Metric = run.Metric,
        MaxViolation = limits?.Violation ?? 0,
        MultiplierWarning = limits?.Warning ?? MultiplierWarning.None,
        Status = status,
    };

    private void ThrowIfRunning()
    {
        if (isRunning) throw new InvalidOperationException("The solver is in the middle of a run; wait for Minimize to return.");
    }
}
