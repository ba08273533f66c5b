using System.Runtime.CompilerServices;
using Steepest.Kernels;

namespace Steepest.Minimization;

/// <summary>Which rows an update is made of.</summary>
public sealed partial class FirstOrder<T, TRule>
{
    /// <summary>The next rows of the epoch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    private Batch Drawn(scoped in Plan plan, int rows)
        => plan.IsInOrder ? new Batch(path.Position, rows) : new Batch(order.Of(path.Seed, run.Epoch, plan.SampleCount).Slice(path.Position, rows));

    /// <summary>The size of a batch at this update.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private int ScheduledBatchSize(in Plan plan)
        => (int)Math.Clamp(Math.Round(plan.BatchSize * options.BatchSchedule!.FactorAt(path.ScheduleTime, in path.BatchPlateau)), 1, plan.SampleCount);

    /// <summary>The rows of an update batch by batch; each adds its part to the mean over all of them.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private double Accumulate<TKernel>(ref TKernel train, scoped in Batch update, int batchSize)
        where TKernel : struct, ISampledKernel<T>, allows ref struct
    {
        var loss = 0.0;
        for (var first = 0; first < update.Count; first += batchSize)
        {
            loss += shards.Add(ref train, Point, update.Part(first, Math.Min(batchSize, update.Count - first)), Gradient);
        }

        return loss;
    }
}
