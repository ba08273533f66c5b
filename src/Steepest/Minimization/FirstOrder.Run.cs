using System.Runtime.CompilerServices;
using Steepest.Kernels;
using Steepest.Monitoring;

namespace Steepest.Minimization;

public sealed partial class FirstOrder<T, TRule>
{
    /// <summary>Runs on from <see cref="Point"/> to the end, without samples. Allocates nothing.</summary>
    /// <typeparam name="TKernel">The generated kernel.</typeparam>
    /// <param name="kernel">The kernel.</param>
    /// <param name="cancellationToken">Observed at every iteration.</param>
    /// <returns>Why the run ended, and what <see cref="Point"/> then is: the best point seen, or the last good one.</returns>
    /// <exception cref="ArgumentException">An option is set that only samples give a meaning.</exception>
    public MinimizeResult Minimize<TKernel>(ref TKernel kernel, CancellationToken cancellationToken)
        where TKernel : struct, IGradientKernel<T>, allows ref struct
    {
        MinimizeOptions.Refuse(
            "A problem without samples",
            [
                (nameof(MinimizeOptions.Epochs), options.Epochs is not null),
                (nameof(MinimizeOptions.BatchSize), options.BatchSize is not null),
                (nameof(MinimizeOptions.BatchSchedule), options.BatchSchedule is not null),
                (nameof(MinimizeOptions.BatchesPerUpdate), options.BatchesPerUpdate is not null),
                (nameof(MinimizeOptions.Sampler), options.Sampler is not null),
                (nameof(MinimizeOptions.Patience), options.Patience is not null),
                (nameof(MinimizeOptions.MinImprovement), options.MinImprovement is not null),
                (nameof(MinimizeOptions.MaxSkippedSteps), options.MaxSkippedSteps is not null),
            ]);
        var train = new StepByStep<T, TRule, NoSamples<T, TKernel>>(new NoSamples<T, TKernel>(kernel));
        var none = train;
        var result = Run(ref train, ref none, new Plan(options, false, false, 1, defaultTolerance), cancellationToken);
        kernel = train.Kernel.Kernel;
        return result;
    }

    /// <summary>Trains on mini-batches from <see cref="Point"/> to the end. Allocates at most a permutation, when the number of rows is new.</summary>
    /// <typeparam name="TKernel">The generated kernel.</typeparam>
    /// <param name="train">The kernel over the training samples.</param>
    /// <param name="check">The kernel over the validation samples; not looked at without them.</param>
    /// <param name="hasValidation">Whether there are validation samples.</param>
    /// <param name="cancellationToken">Observed at every iteration.</param>
    /// <returns>Why the run ended, and what <see cref="Point"/> then is.</returns>
    /// <exception cref="ArgumentException">There are no rows, or patience is given without validation samples.</exception>
    public MinimizeResult Train<TKernel>(ref TKernel train, ref TKernel check, bool hasValidation, CancellationToken cancellationToken)
        where TKernel : struct, ISampledKernel<T>, allows ref struct
    {
        RequireRows(train.SampleCount, check.SampleCount, hasValidation);
        var steps = new StepByStep<T, TRule, TKernel>(train);
        var checks = new StepByStep<T, TRule, TKernel>(check);
        var result = Run(ref steps, ref checks, new Plan(options, true, hasValidation, train.SampleCount, defaultTolerance), cancellationToken);
        train = steps.Kernel;
        check = checks.Kernel;
        return result;
    }

    private void RequireRows(int train, int check, bool hasValidation)
    {
        Require.AnyRow(train, "samples");
        options.Sampler?.Require(train);
        if (hasValidation) Require.AnyRow(check, "validation");
        else options.RefusePatience();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private MinimizeResult Run<TKernel>(ref TKernel train, ref TKernel check, in Plan plan, CancellationToken token)
        where TKernel : struct, IDescentKernel<T, TRule>, allows ref struct
    {
        ThrowIfRunning();
        var monitor = new RunMonitor(options, token, Title);
        var isOver = false;
        isRunning = true;
        isPointGood = false;
        try
        {
            var status = monitor.Verdict();
            box?.Project(Point);
            var resumed = Resume();
            if (!resumed) Begin(ref check, in plan, status);
            if (path.SampleCount != plan.SampleCount) (path.SampleCount, path.Position, path.EpochLoss, path.SkippedRows) = (plan.SampleCount, 0, 0, 0);
            var interrupted = resumed && status != MinimizeStatus.Running;
            var descends = CanDescend<TKernel>(in plan, in monitor);
            var careful = 0;
            while (status == MinimizeStatus.Running)
            {
                if (run.RunIterations >= plan.MaxIterations || run.RunEpochs >= plan.MaxEpochs)
                {
                    status = MinimizeStatus.IterationLimit;
                    break;
                }

                if (descends && careful == 0)
                {
                    var rows = DescendRows(ref train, in plan, in monitor);
                    if (rows > 0)
                    {
                        status = monitor.Verdict();
                        interrupted = status != MinimizeStatus.Running;
                        continue;
                    }

                    careful = Math.Max(1, -rows);
                }

                var report = Iterate(ref train, ref check, in plan);
                if (careful > 0) careful--;
                status = report.Status;
                if (monitor.IsWatched)
                {
                    var stop = !monitor.Show(report with { Elapsed = monitor.Elapsed });
                    if (stop && status == MinimizeStatus.Running) (status, interrupted) = (MinimizeStatus.Stopped, true);
                }

                if (status == MinimizeStatus.Running)
                {
                    status = monitor.Verdict();
                    interrupted = status != MinimizeStatus.Running;
                }
            }

            var result = Finish(ref train, ref check, in plan, status, interrupted);
            isOver = true;
            if (watch is not null) result = Conclude(ref train, in plan, result);
            return monitor.End(result with { Elapsed = monitor.Elapsed });
        }
        finally
        {
            // Something was thrown: the point may be the one that it was thrown at.
            if (!isOver && path.HasGood && !isPointGood) Good.CopyTo(Point);
            monitor.Close();
            isRunning = false;
        }
    }

    /// <summary>Goes on with an interrupted run, if the variables are those that it left.</summary>
    private bool Resume()
    {
        if (!run.IsOpen || !Packed.SameBits<T>(Point, memory[LeftVector])) return false;
        memory[IterateVector].CopyTo(Point);
        limits?.Resume();

        // Should something be thrown, there is nothing to go on with.
        run.IsOpen = false;
        return true;
    }

    private void Begin<TKernel>(ref TKernel check, in Plan plan, MinimizeStatus status)
        where TKernel : struct, ISampledKernel<T>, allows ref struct
    {
        run.BeginRun();
        limits?.BeginRun();
        path = new Trajectory(0) { Seed = path.Seed, SampleCount = plan.SampleCount };
        Point.CopyTo(memory[ReferenceVector]);
        if (plan.HasValidation && status == MinimizeStatus.Running && run.Improves(Validate(ref check), maximizeMetric)) Point.CopyTo(memory[BestVector]);
    }

    /// <summary>One update, and the end of an epoch where it is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private StepReport Iterate<TKernel>(ref TKernel train, ref TKernel check, in Plan plan)
        where TKernel : struct, ISampledKernel<T>, allows ref struct
    {
        var batchSize = options.BatchSchedule is null ? plan.BatchSize : ScheduledBatchSize(in plan);
        var rows = (int)Math.Min((long)batchSize * plan.BatchesPerUpdate, plan.SampleCount - path.Position);
        var batch = Drawn(in plan, rows);
        limits?.Announce(in batch);
        var loss = train.Gradient(Point, Gradient);
        loss += rows <= batchSize ? shards.Add(ref train, Point, in batch, Gradient) : Accumulate(ref train, in batch, batchSize);
        TreatKinks();
        if (frozen is not null) ClearFrozen();
        run.Evaluations++;
        var norm = Norm();
        if (!double.IsFinite(loss) || !double.IsFinite(norm) || !AreLimitsFinite())
        {
            if (Skips(in plan, rows))
            {
                path.Position += rows;
                return Report(loss, norm, 0, path.Position >= plan.SampleCount ? EndEpoch(ref train, ref check, in plan) : MinimizeStatus.Running) with { IsSkipped = true };
            }

            if (path.HasGood) Good.CopyTo(Point);
            return Report(loss, norm, 0, MinimizeStatus.NonFinite);
        }

        if (plan.IsWhole)
        {
            if (!plan.HasValidation && run.Improves(Rank(loss, norm), false))
            {
                Point.CopyTo(memory[BestVector]);
                limits?.KeepBest();
            }

            var verdict = Verdict(norm, plan.GradientTolerance, LossSettles(loss));
            if (verdict != MinimizeStatus.Running) return Report(loss, norm, 0, verdict);
        }

        var (square, bend) = watch is { SeesSteps: true } ? Along(ref train, in batch) : (double.NaN, double.NaN);
        var seen = layers?.Look(Gradient);
        var rate = Move(norm);
        run.RunIterations++;
        path.Position += rows;
        path.EpochLoss += loss * rows;
        Average();
        var status = MinimizeStatus.Running;
        if (path.Position >= plan.SampleCount) status = EndEpoch(ref train, ref check, in plan);
        var report = Report(loss, norm, rate, status);
        if (layers is not null) report = report with { Layers = seen };
        return watch is null ? report : report with { SquaredGradient = square, GradientCurvature = bend, PredictedChange = 0.5 * rate * rate * bend - rate * square };
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private MinimizeStatus EndEpoch<TKernel>(ref TKernel train, ref TKernel check, in Plan plan)
        where TKernel : struct, ISampledKernel<T>, allows ref struct
    {
        var mean = path.EpochLoss / (plan.SampleCount - path.SkippedRows);
        CloseEpoch(ref check, in plan, mean);
        if (!plan.IsWhole && EpochConverges(ref train, in plan, mean)) return MinimizeStatus.Converged;
        if (plan.IsWhole && StepSettles() && AreLimitsMet(ref train, in plan)) return MinimizeStatus.Converged;
        return IsOutOfPatience(in plan) ? MinimizeStatus.Stopped : MinimizeStatus.Running;
    }

    /// <summary>Whether a mini-batch that is not finite may be left out: nothing then remembers it but the count.</summary>
    private bool Skips(in Plan plan, int rows)
    {
        if (limits is not null || !plan.HasSamples || plan.IsWhole || path.Skipped >= (options.MaxSkippedSteps ?? 0)) return false;
        path.Skipped++;
        path.SkippedRows += rows;
        return true;
    }

    /// <summary>Counts an epoch, and shows schedules what it reached.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CloseEpoch<TKernel>(ref TKernel check, in Plan plan, double mean)
        where TKernel : struct, ISampledKernel<T>, allows ref struct
    {
        path.Position = 0;
        path.EpochLoss = 0;
        path.EpochRows = 0;
        path.SkippedRows = 0;
        if (plan.HasSamples)
        {
            run.Epoch++;
            run.RunEpochs++;
        }

        var decides = mean;
        if (plan.HasValidation)
        {
            decides = Validate(ref check);
            if (run.Improves(decides, maximizeMetric, options.MinImprovement ?? 0)) Candidate.CopyTo(memory[BestVector]);
        }

        options.Schedule?.Observe(decides, plan.HasValidation && maximizeMetric, ref path.Plateau);
        options.MomentumSchedule?.Observe(decides, plan.HasValidation && maximizeMetric, ref path.MomentumPlateau);
        options.BatchSchedule?.Observe(decides, plan.HasValidation && maximizeMetric, ref path.BatchPlateau);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private bool IsOutOfPatience(in Plan plan) => plan.HasValidation && run.BestAge >= plan.Patience;

    /// <summary>The tolerances of mini-batches, whose single steps are noise: loss and step from epoch to epoch, the gradient over all samples.</summary>
    private bool EpochConverges<TKernel>(ref TKernel train, in Plan plan, double mean)
        where TKernel : struct, ISampledKernel<T>, allows ref struct
    {
        if (LossSettles(mean) || StepSettles()) return AreLimitsMet(ref train, in plan);
        if (plan.GradientTolerance <= 0 && limits is null or { MovesEachStep: true }) return false;
        Evaluate(ref train, in plan);
        run.Evaluations++;
        var norm = Norm();
        if (limits is null) return norm <= plan.GradientTolerance;
        return AreLimitsFinite() && (norm <= plan.GradientTolerance && limits.IsMet(plan.GradientTolerance)
            || !limits.MovesEachStep && limits.Next(norm, isStuck: false, 1, plan.GradientTolerance) == MinimizeStatus.Converged);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private bool LossSettles(double loss)
    {
        var previous = run.PreviousLoss;
        run.PreviousLoss = loss;
        return options.LossTolerance is > 0 and { } tolerance
            && Math.Abs(loss - previous) <= tolerance * Math.Max(Math.Abs(loss), Math.Abs(previous));
    }

    /// <summary>Whether the last iteration or epoch moved every variable too little to matter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool StepSettles()
    {
        if (!(options.StepTolerance is > 0 and { } tolerance)) return false;
        var reference = memory[ReferenceVector];
        Packed.SetToDifference(reference, Point, reference);
        var moved = Packed.LargestMagnitude<T>(reference);
        Point.CopyTo(reference);
        return moved <= tolerance * Packed.LargestMagnitude<T>(Point);
    }
}
