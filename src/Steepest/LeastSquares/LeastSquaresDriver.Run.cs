using System.Runtime.CompilerServices;
using Steepest.Kernels;
using Steepest.Monitoring;

namespace Steepest.Minimization;

public abstract partial class LeastSquaresDriver<T>
{
    /// <summary>Runs on from <see cref="Point"/> to the end. Allocates nothing.</summary>
    /// <typeparam name="TKernel">The generated kernel.</typeparam>
    /// <param name="kernel">The kernel.</param>
    /// <param name="cancellationToken">Observed at every iteration.</param>
    /// <returns>Why the run ended, and what <see cref="Point"/> then is.</returns>
    /// <exception cref="ArgumentException">Patience is set, which only validation samples give a meaning.</exception>
    public MinimizeResult Minimize<TKernel>(ref TKernel kernel, CancellationToken cancellationToken)
        where TKernel : struct, IResidualKernel<T>, allows ref struct
        => Train(ref kernel, ref kernel, false, cancellationToken);

    /// <summary>Runs on from <see cref="Point"/> over all samples to the end; an iteration counts as an epoch where there is validation.</summary>
    /// <typeparam name="TKernel">The generated kernel.</typeparam>
    /// <param name="train">The kernel over the training samples.</param>
    /// <param name="check">The kernel over the validation samples; not looked at without them.</param>
    /// <param name="hasValidation">Whether there are validation samples, on which the best point is picked and patience counts.</param>
    /// <param name="cancellationToken">Observed at every iteration.</param>
    /// <returns>Why the run ended, and what <see cref="Point"/> then is.</returns>
    /// <exception cref="ArgumentException">Patience is given without validation samples.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public MinimizeResult Train<TKernel>(ref TKernel train, ref TKernel check, bool hasValidation, CancellationToken cancellationToken)
        where TKernel : struct, IResidualKernel<T>, allows ref struct
    {
        if (!hasValidation) options.RefusePatience();
        ThrowIfRunning();
        var monitor = new RunMonitor(options, cancellationToken, title);
        isRunning = true;
        try
        {
            Enter();
            var resumed = Resume();
            if (!resumed) run.BeginRun();
            var goesOn = hasLeft && Packed.SameBits<T>(Point, memory[LeftVector]);
            if (!goesOn && !resumed) Forget();
            Prepare(ref train);
            Evaluate(ref train);
            if (resumed) run.Evaluations--;
            if (!current.IsFinite) return monitor.End(Finish(ref train, ref check, hasValidation, double.NaN, MinimizeStatus.NonFinite, false) with { Elapsed = monitor.Elapsed });
            var norm = TakeUp();
            if (!goesOn && !resumed) Start();
            var status = IsStationary(norm) || IsSettled() ? MinimizeStatus.Converged : monitor.Verdict();
            var interrupted = resumed && status is MinimizeStatus.Cancelled or MinimizeStatus.TimeLimit;
            if (!resumed && hasValidation) Judge(ref check);
            while (status == MinimizeStatus.Running)
            {
                if (run.RunIterations >= (options.MaxIterations ?? DefaultIterations))
                {
                    status = MinimizeStatus.IterationLimit;
                    break;
                }

                status = Iterate(ref train, ref norm, out var length);
                if (hasValidation) status = EndEpoch(ref check, status);
                if (monitor.IsWatched && !monitor.Show(Report(norm, length, status) with { Elapsed = monitor.Elapsed }) && status == MinimizeStatus.Running)
                {
                    (status, interrupted) = (MinimizeStatus.Stopped, true);
                }

                if (status == MinimizeStatus.Running)
                {
                    status = monitor.Verdict();
                    interrupted = status != MinimizeStatus.Running;
                }
            }

            return monitor.End(Finish(ref train, ref check, hasValidation, norm, status, interrupted) with { Elapsed = monitor.Elapsed });
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
    private double ValueOf<TKernel>(ref TKernel check)
        where TKernel : struct, IResidualKernel<T>, allows ref struct
        => hasMetric ? check.Metric(Point) : LossAt(ref check, Point);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Judge<TKernel>(ref TKernel check)
        where TKernel : struct, IResidualKernel<T>, allows ref struct
    {
        run.Metric = ValueOf(ref check);
        if (run.Improves(run.Metric, maximizeMetric, options.MinImprovement ?? 0)) Point.CopyTo(memory[BestVector]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private MinimizeStatus EndEpoch<TKernel>(ref TKernel check, MinimizeStatus status)
        where TKernel : struct, IResidualKernel<T>, allows ref struct
    {
        run.Epoch++;
        run.RunEpochs++;
        Judge(ref check);
        var isOver = options.Patience is { } patience && run.BestAge >= Math.Max(1, patience);
        return status == MinimizeStatus.Running && isOver ? MinimizeStatus.Stopped : status;
    }

    /// <summary>Keeps the iterate for a run that goes on, and puts the best point in its place where validation has picked one.</summary>
    private MinimizeResult Finish<TKernel>(ref TKernel train, ref TKernel check, bool hasValidation, double norm, MinimizeStatus status, bool interrupted)
        where TKernel : struct, IResidualKernel<T>, allows ref struct
    {
        Point.CopyTo(memory[IterateVector]);
        if (hasValidation && run.HasBest && status != MinimizeStatus.NonFinite)
        {
            memory[BestVector].CopyTo(Point);
            Linearize(ref train, Point, current);
            norm = TakeUp();
        }

        if (status == MinimizeStatus.Converged) Settle();
        Point.CopyTo(memory[LeftVector]);
        hasLeft = current.IsFinite;
        run.IsOpen = interrupted;
        return new MinimizeResult
        {
            Status = status,
            Loss = current.Loss,
            Iterations = int.CreateSaturating(run.RunIterations),
            Evaluations = int.CreateSaturating(run.Evaluations),
            GradientNorm = norm,
            KktResidual = norm,
            Metric = hasValidation ? ValueOf(ref check) : hasMetric ? train.Metric(Point) : double.NaN,
        };
    }
}
