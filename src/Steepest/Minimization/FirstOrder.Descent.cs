using System.Runtime.CompilerServices;
using Steepest.Kernels;
using Steepest.Monitoring;

namespace Steepest.Minimization;

/// <summary>Batches of one row, many at a time, in the kernel's own pass.</summary>
public sealed partial class FirstOrder<T, TRule>
{
    private const int LongestChunk = 512;

    /// <summary>How long a chunk may take where somebody may want to stop the run, in ticks of <see cref="TimeSpan"/>: 0.1 ms.</summary>
    private const long ChunkTicks = TimeSpan.TicksPerMillisecond / 10;

    /// <summary>Point and state before a chunk; null where no batch is one row.</summary>
    private readonly AlignedMemory<T>? beforeChunk;

    /// <summary>The numbers of a step, or of the steps of a chunk.</summary>
    private readonly T[] coefficients;
    private int chunkLength = 1;

    /// <summary>As <see cref="Train"/>, with a kernel that moves the variables itself where a batch is one row and nobody looks at single steps.</summary>
    /// <typeparam name="TKernel">The generated kernel.</typeparam>
    /// <param name="train">The kernel over the training samples.</param>
    /// <param name="check">The kernel over the validation samples; not looked at without them.</param>
    /// <param name="hasValidation">Whether there are validation samples.</param>
    /// <param name="cancellationToken">Observed at every iteration, or every tenth of a millisecond where iterations are shorter.</param>
    /// <returns>Why the run ended, and what <see cref="Point"/> then is.</returns>
    /// <exception cref="ArgumentException">There are no rows, or patience is given without validation samples.</exception>
    public MinimizeResult Descend<TKernel>(ref TKernel train, ref TKernel check, bool hasValidation, CancellationToken cancellationToken)
        where TKernel : struct, IDescentKernel<T, TRule>, allows ref struct
    {
        RequireRows(train.SampleCount, check.SampleCount, hasValidation);
        return Run(ref train, ref check, new Plan(options, true, hasValidation, train.SampleCount, defaultTolerance), cancellationToken);
    }

    /// <summary>Whether no single step need be looked at.</summary>
    private bool CanDescend<TKernel>(in Plan plan, in RunMonitor monitor)
        where TKernel : struct, IDescentKernel<T, TRule>, allows ref struct
        => TKernel.Descends && beforeChunk is not null && plan is { BatchSize: 1, IsWhole: false } && !monitor.IsWatched
            && options is { ClipNorm: null, ClipValue: null, Averaging: null, MomentumSchedule: null } && singles.Length == 0 && frozen is null && box is null && penalty is null;

    /// <summary>
    /// Moves by as many rows as need no look at single ones: up to the last one of the epoch or of the run, which is a step like others.
    /// Returns how many; negative where a loss or the point did not stay finite, or something was thrown, and everything is as it was before.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int DescendRows<TKernel>(ref TKernel train, in Plan plan, in RunMonitor monitor)
        where TKernel : struct, IDescentKernel<T, TRule>, allows ref struct
    {
        var rows = (int)Math.Min(Math.Min(plan.SampleCount - 1 - path.Position, plan.MaxIterations - 1 - run.RunIterations), monitor.IsBounded ? chunkLength : LongestChunk);
        if (rows <= 0) return 0;
        var before = beforeChunk![0];
        var states = beforeChunk.Range(1, rule.StateVectors);
        var progressBefore = progress;
        Point.CopyTo(before);
        RuleState.CopyTo(states);
        var steps = coefficients.AsSpan(0, rows * TRule.Coefficients);
        var start = monitor.IsBounded ? monitor.Elapsed.Ticks : 0;
        var batch = Drawn(in plan, rows);
        var sum = path.EpochLoss;
        try
        {
            AdvanceRows(steps, rows);

            // The last row by itself: the point before it is the last that is known to be good.
            var last = (rows - 1) * TRule.Coefficients;
            if (rows > 1) sum = train.Descend(Point, batch.Part(0, rows - 1), steps[..last], RuleState, sum);
            if (double.IsFinite(sum))
            {
                Point.CopyTo(Good);
                sum = train.Descend(Point, batch.Part(rows - 1, 1), steps[last..], RuleState, sum);
            }
        }
        catch (Exception)
        {
            // Which row it was shows step by step, where it is thrown again.
            sum = double.NaN;
        }

        if (monitor.IsBounded) FitChunk(monitor.Elapsed.Ticks - start);
        if (!double.IsFinite(sum) || !double.IsFinite(Packed.LargestMagnitude<T>(Point)))
        {
            before.CopyTo(Point);
            states.CopyTo(RuleState);
            progress = progressBefore;
            return -rows;
        }

        path.HasGood = true;
        path.EpochLoss = sum;
        path.Position += rows;
        path.ScheduleTime += rows;
        settlement.Leave();
        run.Iteration += rows;
        run.RunIterations += rows;
        run.Evaluations += rows;
        return rows;
    }

    /// <summary>The numbers of so many steps. A method of its own, since what is used in a try block stays out of registers.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void AdvanceRows(scoped Span<T> steps, int rows)
    {
        var update = rule;
        for (var row = 0; row < rows; row++)
        {
            var factor = options.Schedule is { } schedule ? schedule.FactorAt(path.ScheduleTime + row, in path.Plateau) : 1;
            update.Advance(learningRate * factor, ref progress, steps.Slice(row * TRule.Coefficients, TRule.Coefficients));
        }
    }

    /// <summary>Keeps chunks short enough that whoever wants to stop the run need not wait. What is computed does not depend on it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FitChunk(long ticks)
    {
        if (ticks > ChunkTicks) chunkLength = Math.Max(1, (int)(chunkLength * ChunkTicks / ticks));
        else if (2 * ticks < ChunkTicks) chunkLength = Math.Min(LongestChunk, 2 * chunkLength);
    }
}
