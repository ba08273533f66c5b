using System.Runtime.CompilerServices;
using Steepest.Kernels;
using Steepest.Monitoring;

namespace Steepest.Minimization;

/// <summary>
/// Training on batches that a source hands out one by one. Kernels are made where the types of samples are known, in generated code, which asks for
/// a batch, makes a kernel over it and gives it back, until there is none:
/// <code>
/// Begin; try { while (Next(out batch)) { kernel = …; Learn(ref kernel); } End; } finally { Leave; }
/// </code>
/// </summary>
public sealed partial class FirstOrder<T, TRule>
{
    /// <summary>In the place of the number of rows, which nobody knows.</summary>
    private const int Unknown = int.MaxValue;

    private Streaming? streaming;

    /// <summary>Begins, or goes on with, a run.</summary>
    /// <typeparam name="TSamples">The problem's samples.</typeparam>
    /// <typeparam name="TKernel">The generated kernel.</typeparam>
    /// <param name="source">The source.</param>
    /// <param name="check">The kernel over the validation samples; not looked at without them.</param>
    /// <param name="hasValidation">Whether there are validation samples.</param>
    /// <param name="cancellationToken">Observed at every iteration.</param>
    /// <exception cref="ArgumentException">An option is set that only samples in memory give a meaning (monitors that ask for batches again are), or validation samples have no rows, or patience is given without them.</exception>
    public void Begin<TSamples, TKernel>(IBatchSource<TSamples> source, ref TKernel check, bool hasValidation, CancellationToken cancellationToken)
        where TSamples : struct
        where TKernel : struct, ISampledKernel<T>, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(source);
        ThrowIfRunning();
        MinimizeOptions.Refuse(
            "A run on a source of batches",
            [
                (nameof(MinimizeOptions.BatchSize), options.BatchSize is not null),
                (nameof(MinimizeOptions.BatchSchedule), options.BatchSchedule is not null),
                (nameof(MinimizeOptions.Sampler), options.Sampler is not null),
                (nameof(MinimizeOptions.GradientTolerance), options.GradientTolerance is > 0),
                (nameof(MinimizeOptions.Monitors), (options.Monitors & Monitors.Curvature) != 0 || ((options.Monitors & Monitors.Steps) != 0 && options.BatchesPerUpdate > 1)),
            ]);
        RequireRows(1, check.SampleCount, hasValidation);
        streaming ??= new Streaming(new AlignedMemory<T>(options.BatchesPerUpdate > 1 ? 1 : 0, Point.Length));
        streaming.Plan = new Plan(options, true, hasValidation, Unknown, defaultTolerance);
        streaming.Monitor = new RunMonitor(options, cancellationToken, Title);
        isRunning = true;
        isPointGood = false;
        try
        {
            box?.Project(Point);
            streaming.Status = streaming.Monitor.Verdict();
            var resumed = Resume();
            if (!resumed) Begin(ref check, in streaming.Plan, streaming.Status);
            if (path.SampleCount != Unknown) (path.SampleCount, path.Position, path.EpochLoss, path.EpochRows, path.SkippedRows) = (Unknown, 0, 0, 0, 0);
            streaming.IsInterrupted = resumed && streaming.Status != MinimizeStatus.Running;
            (streaming.IsOver, streaming.Rows, streaming.Batches, streaming.Loss, streaming.GradientNorm) = (false, 0, 0, 0, double.NaN);
            if (streaming.Status == MinimizeStatus.Running) source.Begin(run.Epoch, path.Position);
        }
        catch
        {
            streaming.Monitor.Close();
            isRunning = false;
            throw;
        }
    }

    /// <summary>Asks for the next batch to learn from.</summary>
    /// <typeparam name="TSamples">The problem's samples.</typeparam>
    /// <typeparam name="TKernel">The generated kernel.</typeparam>
    /// <param name="source">The source.</param>
    /// <param name="check">The kernel over the validation samples.</param>
    /// <param name="batch">The batch.</param>
    /// <returns>Whether there is one; else the run is over.</returns>
    /// <exception cref="ArgumentException">The source has no rows.</exception>
    public bool Next<TSamples, TKernel>(IBatchSource<TSamples> source, ref TKernel check, out TSamples batch)
        where TSamples : struct
        where TKernel : struct, ISampledKernel<T>, allows ref struct
    {
        var stream = streaming!;
        while (stream.Status == MinimizeStatus.Running)
        {
            if (run.RunEpochs >= stream.Plan.MaxEpochs)
            {
                stream.Status = MinimizeStatus.IterationLimit;
                break;
            }

            // Beyond the last update, too: it may have been the last of its epoch.
            if (source.TryRead(out batch))
            {
                if (stream.Batches > 0 || run.RunIterations < stream.Plan.MaxIterations) return true;
                stream.Status = MinimizeStatus.IterationLimit;
                break;
            }

            // What is left of an epoch is an update of its own.
            if (stream.Batches > 0)
            {
                Complete(stream, stream.Accumulated[0]);
                Update(stream);
                continue;
            }

            if (path.EpochRows + path.SkippedRows == 0) throw new ArgumentException("The source has no rows; it must hand out one batch an epoch at least.", nameof(source));
            var mean = path.EpochLoss / path.EpochRows;
            CloseEpoch(ref check, in stream.Plan, mean);
            if (LossSettles(mean) || StepSettles()) stream.Status = MinimizeStatus.Converged;
            else if (IsOutOfPatience(in stream.Plan)) stream.Status = MinimizeStatus.Stopped;
            else if (run.RunEpochs < stream.Plan.MaxEpochs) source.Begin(run.Epoch, 0);
        }

        batch = default;
        return false;
    }

    /// <summary>Learns from a batch.</summary>
    /// <typeparam name="TKernel">The generated kernel.</typeparam>
    /// <param name="train">The kernel over the batch.</param>
    /// <exception cref="ArgumentException">The batch is empty.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Learn<TKernel>(ref TKernel train)
        where TKernel : struct, ISampledKernel<T>, allows ref struct
    {
        var stream = streaming!;
        var rows = train.SampleCount;
        Require.AnyRow(rows, "source");
        if (stream.Batches == 0) stream.Loss = train.Gradient(Point, Gradient);
        stream.Batches++;
        stream.Rows += rows;
        path.Position++;
        if (stream.Plan.BatchesPerUpdate == 1)
        {
            stream.Loss += shards.Add(ref train, Point, new Batch(0, rows), Gradient);
            Complete(stream, default);
            if (watch is { SeesSteps: true }) (stream.SquaredGradient, stream.GradientCurvature) = Along(ref train, new Batch(0, rows));
            Update(stream);
            return;
        }

        // How many rows there will be shows behind the last batch, so that sums are kept until then.
        var sums = stream.Accumulated[0];
        if (stream.Batches == 1)
        {
            sums.Clear();
            stream.Sum = 0;
        }

        stream.Sum += shards.Add(ref train, Point, new Batch(0, rows) { Scale = 1 }, sums);
        if (stream.Batches < stream.Plan.BatchesPerUpdate) return;
        Complete(stream, sums);
        Update(stream);
    }

    /// <summary>Ends the run, and puts what is returned in the place of the last iterate.</summary>
    /// <typeparam name="TKernel">The generated kernel.</typeparam>
    /// <param name="check">The kernel over the validation samples.</param>
    /// <returns>Why the run ended. The loss is the mean over the last epoch, of each batch before the update there.</returns>
    public MinimizeResult End<TKernel>(ref TKernel check)
        where TKernel : struct, ISampledKernel<T>, allows ref struct
    {
        var stream = streaming!;
        Point.CopyTo(memory[IterateVector]);
        var status = stream.Status;
        if (stream.Plan.HasValidation)
        {
            if (run.HasBest && status != MinimizeStatus.NonFinite) memory[BestVector].CopyTo(Point);
        }
        else if (path.Averaged > 0 && status is not (MinimizeStatus.NonFinite or MinimizeStatus.Converged))
        {
            memory[AverageVector].CopyTo(Point);
        }

        Singles.Round(Point, singles);
        if (!double.IsFinite(Packed.LargestMagnitude<T>(Point)))
        {
            (status, stream.IsInterrupted) = (MinimizeStatus.NonFinite, false);
            if (path.HasGood) Good.CopyTo(Point);
        }

        Point.CopyTo(memory[LeftVector]);
        run.IsOpen = stream.IsInterrupted;
        stream.IsOver = true;
        return stream.Monitor.End(new MinimizeResult
        {
            Status = status,
            Loss = path.EpochRows > 0 ? path.EpochLoss / path.EpochRows : run.PreviousLoss,
            Iterations = int.CreateSaturating(run.RunIterations),
            Evaluations = int.CreateSaturating(run.Evaluations),
            SkippedSteps = int.CreateSaturating(path.Skipped),
            GradientNorm = stream.GradientNorm,
            KktResidual = stream.GradientNorm,
            Metric = stream.Plan.HasValidation ? check.Metric(Point, new Batch(0, check.SampleCount)) : double.NaN,
            Elapsed = stream.Monitor.Elapsed,
        });
    }

    /// <summary>Leaves the run; where something was thrown in it, the point is the last good one.</summary>
    public void Leave()
    {
        if (!streaming!.IsOver && path.HasGood && !isPointGood) Good.CopyTo(Point);
        streaming.Monitor.Close();
        isRunning = false;
    }

    /// <summary>The gradient by the mean over the batches since the last update.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Complete(Streaming stream, scoped ReadOnlySpan<T> sums)
    {
        if (!sums.IsEmpty)
        {
            stream.Loss += stream.Sum / stream.Rows;
            Packed.AddScaled<T>(Gradient, T.CreateTruncating(1.0 / stream.Rows), sums);
        }

        TreatKinks();
        if (frozen is not null) ClearFrozen();
    }

    /// <summary>Moves down the gradient, and tells who watches.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Update(Streaming stream)
    {
        var rows = stream.Rows;
        (stream.Rows, stream.Batches) = (0, 0);
        run.Evaluations++;
        var (loss, norm) = (stream.Loss, Norm());
        stream.GradientNorm = norm;
        StepReport report;
        if ((!double.IsFinite(loss) || !double.IsFinite(norm)) && Skips(in stream.Plan, rows))
        {
            report = Report(loss, norm, 0, MinimizeStatus.Running) with { IsSkipped = true };
        }
        else if (!double.IsFinite(loss) || !double.IsFinite(norm))
        {
            if (path.HasGood) Good.CopyTo(Point);
            report = Report(loss, norm, 0, MinimizeStatus.NonFinite);
        }
        else
        {
            var seen = layers?.Look(Gradient);
            var rate = Move(norm);
            run.RunIterations++;
            path.EpochLoss += loss * rows;
            path.EpochRows += rows;
            Average();
            report = Report(loss, norm, rate, MinimizeStatus.Running);
            if (layers is not null) report = report with { Layers = seen };
            if (watch is not null)
            {
                var (square, bend) = (stream.SquaredGradient, stream.GradientCurvature);
                report = report with { SquaredGradient = square, GradientCurvature = bend, PredictedChange = 0.5 * rate * rate * bend - rate * square };
            }
        }

        stream.Status = report.Status;
        if (stream.Monitor.IsWatched && !stream.Monitor.Show(report with { Elapsed = stream.Monitor.Elapsed }) && stream.Status == MinimizeStatus.Running)
            (stream.Status, stream.IsInterrupted) = (MinimizeStatus.Stopped, true);
        if (stream.Status != MinimizeStatus.Running) return;
        stream.Status = stream.Monitor.Verdict();
        stream.IsInterrupted = stream.Status != MinimizeStatus.Running;
    }

    /// <summary>A run on a source.</summary>
    private sealed class Streaming(AlignedMemory<T> accumulated)
    {
        public readonly AlignedMemory<T> Accumulated = accumulated;
        public Plan Plan;
        public RunMonitor Monitor;
        public MinimizeStatus Status;
        public bool IsInterrupted;
        public bool IsOver;

        /// <summary>Rows and batches since the last update, their loss, and where it needs their number first, its sum.</summary>
        public int Rows;
        public int Batches;
        public double Loss;
        public double Sum;
        public double GradientNorm;
        public double SquaredGradient = double.NaN;
        public double GradientCurvature = double.NaN;
    }
}
