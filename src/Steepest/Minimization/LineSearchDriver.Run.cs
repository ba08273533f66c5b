using System.Runtime.CompilerServices;
using Steepest.Kernels;
using Steepest.Monitoring;

namespace Steepest.Minimization;

public abstract partial class LineSearchDriver<T>
{
    /// <summary>Runs on from <see cref="Point"/> to the end. Allocates nothing.</summary>
    /// <typeparam name="TKernel">The generated kernel.</typeparam>
    /// <param name="kernel">The kernel; over samples wrapped in <see cref="WholeBatch{T, TKernel}"/>.</param>
    /// <param name="cancellationToken">Observed at every iteration.</param>
    /// <returns>Why the run ended, and what <see cref="Point"/> then is.</returns>
    /// <exception cref="ArgumentException">Patience is set, which only validation samples give a meaning.</exception>
    public MinimizeResult Minimize<TKernel>(ref TKernel kernel, CancellationToken cancellationToken)
        where TKernel : struct, IGradientKernel<T>, allows ref struct
    {
        RefusePatience();
        var none = default(NoSamples<T, TKernel>);
        return Run(ref kernel, ref none, false, cancellationToken);
    }

    /// <summary>Runs on from <see cref="Point"/> over all samples to the end; an iteration counts as an epoch.</summary>
    /// <typeparam name="TKernel">The generated kernel.</typeparam>
    /// <param name="train">The kernel over the training samples.</param>
    /// <param name="check">The kernel over the validation samples; not looked at without them.</param>
    /// <param name="hasValidation">Whether there are validation samples, on which the best point is picked and patience counts.</param>
    /// <param name="cancellationToken">Observed at every iteration.</param>
    /// <returns>Why the run ended, and what <see cref="Point"/> then is.</returns>
    /// <exception cref="ArgumentException">There are no rows, or patience is given without validation samples.</exception>
    public MinimizeResult Train<TKernel>(ref TKernel train, ref TKernel check, bool hasValidation, CancellationToken cancellationToken)
        where TKernel : struct, ISampledKernel<T>, allows ref struct
    {
        var whole = new WholeBatch<T, TKernel>(train, Shards);
        return TrainOn(ref whole, ref train, ref check, hasValidation, cancellationToken);
    }

    /// <summary>The same where the function over all samples is given.</summary>
    internal MinimizeResult TrainOn<TWhole, TKernel>(ref TWhole whole, ref TKernel train, ref TKernel check, bool hasValidation, CancellationToken cancellationToken)
        where TWhole : struct, IGradientKernel<T>, allows ref struct
        where TKernel : struct, ISampledKernel<T>, allows ref struct
    {
        Require.AnyRow(train.SampleCount, "samples");
        if (hasValidation) Require.AnyRow(check.SampleCount, "validation");
        else RefusePatience();
        var result = Run(ref whole, ref check, hasValidation, cancellationToken);
        if (hasValidation || !hasMetric) return result;
        return result with { Metric = train.Metric(Point, new Batch(0, train.SampleCount)) };
    }

    private void RefusePatience()
        => options.RefusePatience();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private MinimizeResult Run<TKernel, TCheck>(ref TKernel kernel, ref TCheck check, bool hasValidation, CancellationToken token)
        where TKernel : struct, IGradientKernel<T>, allows ref struct
        where TCheck : struct, ISampledKernel<T>, allows ref struct
    {
        ThrowIfRunning();
        var monitor = new RunMonitor(options, token, title);
        isRunning = true;
        try
        {
            Enter();
            var resumed = Resume();
            var most = options.MaxIterations ?? DefaultIterations;
            directions.TakeProducts();
            if (!resumed) run.BeginRun();
            if (limits is not null) EnterProblem(isNew: !resumed);
            var loss = kernel.Gradient(Point, Gradient);
            run.Evaluations++;
            var norm = NormOf(GradientVector);
            var status = !double.IsFinite(loss) || !double.IsFinite(norm) ? MinimizeStatus.NonFinite
                : IsStationary(norm) || settlement.IsAt<T>(loss, Gradient, Point, memory[LeftVector]) ? MinimizeStatus.Converged
                : monitor.Verdict();
            if (limits is not null && !resumed) NoteStart();
            var interrupted = resumed && status is MinimizeStatus.Cancelled or MinimizeStatus.TimeLimit;
            if (IsSettledWithLimits()) status = MinimizeStatus.Converged;
            else if (status == MinimizeStatus.Converged) status = NextProblem(ref kernel, ref loss, ref norm, status);
            if (!resumed && hasValidation && status != MinimizeStatus.NonFinite) Judge(ref check);
            var isAlone = limits is null && !hasValidation && !monitor.IsWatched && !monitor.IsBounded;
            while (status == MinimizeStatus.Running)
            {
                if (run.RunIterations >= most)
                {
                    status = MinimizeStatus.IterationLimit;
                    break;
                }

                double step;
                status = isTwo ? IterateTwo(ref kernel, ref loss, ref norm, isAlone ? most - run.RunIterations : 1, out step)
                    : isFew ? IterateFew(ref kernel, ref loss, ref norm, out step) : Iterate(ref kernel, ref loss, ref norm, out step);
                if (limits is not null) status = NextProblem(ref kernel, ref loss, ref norm, status);
                if (hasValidation) status = EndEpoch(ref check, status);
                if (monitor.IsWatched)
                {
                    var report = WithLimits(Report(loss, norm, step, status)) with { Elapsed = monitor.Elapsed };
                    if (watch is { SeesSteps: true })
                    {
                        var (square, bend) = watch.Along(ref kernel, Point, Gradient);
                        report = report with { SquaredGradient = square, GradientCurvature = bend };
                    }

                    if (layers is not null) report = report with { Layers = layers.Look(Gradient) };
                    var stop = !monitor.Show(in report);
                    if (stop && status == MinimizeStatus.Running) (status, interrupted) = (MinimizeStatus.Stopped, true);
                }

                if (status == MinimizeStatus.Running)
                {
                    status = monitor.Verdict();
                    interrupted = status != MinimizeStatus.Running;
                }
            }

            var result = Finish(ref kernel, ref check, hasValidation, loss, status, interrupted);
            if (watch is not null) result = watch.Conclude(ref kernel, Point, result);
            return monitor.End(result with { Elapsed = monitor.Elapsed });
        }
        finally
        {
            monitor.Close();
            isRunning = false;
        }
    }

    /// <summary>Goes on with an interrupted run, if the variables are those that it left.</summary>
    private bool Resume()
    {
        if (!run.IsOpen || !Packed.SameBits<T>(Point, memory[LeftVector])) return false;
        memory[IterateVector].CopyTo(Point);

        // Should something be thrown, there is nothing to go on with.
        run.IsOpen = false;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Judge<TCheck>(ref TCheck check)
        where TCheck : struct, ISampledKernel<T>, allows ref struct
    {
        run.Metric = check.Metric(Point, new Batch(0, check.SampleCount));
        if (run.Improves(run.Metric, maximizeMetric, options.MinImprovement ?? 0)) Point.CopyTo(memory[BestVector]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private MinimizeStatus EndEpoch<TCheck>(ref TCheck check, MinimizeStatus status)
        where TCheck : struct, ISampledKernel<T>, allows ref struct
    {
        run.Epoch++;
        run.RunEpochs++;
        Judge(ref check);
        var isOver = options.Patience is { } patience && run.BestAge >= Math.Max(1, patience);
        return status == MinimizeStatus.Running && isOver ? MinimizeStatus.Stopped : status;
    }

    /// <summary>Keeps the iterate for a run that goes on, and puts the best point in its place where validation has picked one.</summary>
    private MinimizeResult Finish<TKernel, TCheck>(
        ref TKernel kernel, ref TCheck check, bool hasValidation, double loss, MinimizeStatus status, bool interrupted)
        where TKernel : struct, IGradientKernel<T>, allows ref struct
        where TCheck : struct, ISampledKernel<T>, allows ref struct
    {
        Point.CopyTo(memory[IterateVector]);
        if (hasValidation && run.HasBest && status != MinimizeStatus.NonFinite)
        {
            memory[BestVector].CopyTo(Point);
            loss = kernel.Gradient(Point, Gradient);
        }

        var norm = NormOf(GradientVector);
        if (status == MinimizeStatus.Converged) settlement.Settle<T>(loss, Gradient);
        run.Products += directions.TakeProducts();
        Point.CopyTo(memory[LeftVector]);
        hasLeft = double.IsFinite(loss);
        run.IsOpen = interrupted;
        return WithLimits(new MinimizeResult
        {
            Status = status,
            Loss = loss,
            Iterations = int.CreateSaturating(run.RunIterations),
            Evaluations = int.CreateSaturating(run.Evaluations),
            Products = int.CreateSaturating(run.Products),
            GradientNorm = norm,
            KktResidual = norm,
            Metric = hasValidation ? check.Metric(Point, new Batch(0, check.SampleCount)) : double.NaN,
        });
    }
}
