using System.ComponentModel;
using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using Steepest.Kernels;
using Steepest.LeastSquares;
using Steepest.Threading;

namespace Steepest.Minimization;

/// <summary>
/// Solves many independent fits of one kind by the method of Levenberg and Marquardt, side by side in the lanes of vectors: a problem that is done makes
/// room for the next. Allocates nothing once warm.
/// </summary>
/// <remarks>No number of a problem depends on those that stand beside it, so that results do not depend on their order or on the number of threads.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class ManyFits
{
    /// <summary>Problems that are worth a thread's while.</summary>
    private const int ShardSize = 1024;

    private static readonly MinimizeOptions s_defaults = new();

    /// <summary>Solves all problems.</summary>
    /// <typeparam name="T">The element type of the variables.</typeparam>
    /// <typeparam name="TKernel">The generated kernel.</typeparam>
    /// <param name="kernel">The kernel.</param>
    /// <param name="variables">How many numbers the variables of a problem have.</param>
    /// <param name="groups">The groups of residuals, in the order of the kernel.</param>
    /// <param name="damping">The first damping, relative to the squared lengths of the columns; positive.</param>
    /// <param name="parameters">The variables, problem after problem: in, the starts; out, the best points found.</param>
    /// <param name="counts">How many rows of the samples belong to each problem, one after the other.</param>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="status">Receives why each fit ended; may be empty.</param>
    /// <param name="losses">Receives the objective of each problem; may be empty.</param>
    /// <param name="options">Limits and tolerances, each for one problem, but for the time; the defaults where absent.</param>
    /// <param name="lower">The least value of each number of the variables; empty without bounds.</param>
    /// <param name="upper">The greatest value of each number of the variables; empty without bounds.</param>
    /// <returns>How many problems have converged.</returns>
    /// <exception cref="ArgumentException">Lengths do not fit each other, or an option is given that has no meaning here.</exception>
    public static int Minimize<T, TKernel>(
        ref TKernel kernel,
        int variables,
        scoped ReadOnlySpan<ResidualGroup> groups,
        double damping,
        scoped Span<T> parameters,
        scoped ReadOnlySpan<int> counts,
        int rows,
        scoped Span<MinimizeStatus> status,
        scoped Span<double> losses,
        MinimizeOptions? options,
        scoped ReadOnlySpan<T> lower = default,
        scoped ReadOnlySpan<T> upper = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKernel : struct, IManyResidualsKernel<T>, allows ref struct
    {
        options ??= s_defaults;
        Refuse(options);
        Check(variables, parameters.Length, counts, rows, status.Length, losses.Length);
        scoped var work = new ManyFitsWork<T, TKernel>(kernel, variables, groups, new LaneLimits<T>(damping, options), parameters, counts, status, losses, lower, upper);
        if (options.TimeLimit is { } limit) work.Deadline = Stopwatch.GetTimestamp() + (long)Math.Min(limit.TotalSeconds * Stopwatch.Frequency, long.MaxValue / 4);
        var shards = (counts.Length + ShardSize - 1) / ShardSize;
        var threads = options.Threads == 0 ? Environment.ProcessorCount : Math.Min(options.Threads, Environment.ProcessorCount);
        if (threads == 1 || shards <= 1) return work.Run(0, counts.Length, 0);

        using var workspace = Workspace.Open();
        var firsts = workspace.Take<int>(shards);
        var first = 0;
        for (var shard = 0; shard < shards; shard++)
        {
            firsts[shard] = first;
            foreach (var count in counts.Slice(shard * ShardSize, Math.Min(ShardSize, counts.Length - shard * ShardSize))) first += count;
        }

        scoped var job = new Job<T, TKernel>(work, firsts);
        if (!WorkerTeam.Shared.TryRun(threads, shards, &RunShard<T, TKernel>, Unsafe.AsPointer(ref job))) return work.Run(0, counts.Length, 0);
        return job.Converged;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunShard<T, TKernel>(void* argument, int shard)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKernel : struct, IManyResidualsKernel<T>, allows ref struct
    {
        ref var job = ref Unsafe.AsRef<Job<T, TKernel>>(argument);
        var work = job.Work;
        var from = shard * ShardSize;
        Interlocked.Add(ref job.Converged, work.Run(from, Math.Min(ShardSize, work.Count - from), job.Firsts[shard]));
    }

    private static void Refuse(MinimizeOptions options)
    {
        const string title = "A fit among many";
        options.RefuseSmallSteps(title);
        options.RefuseLineSearch(title);
        options.RefuseFreeze(title);
        MinimizeOptions.Refuse(
            title,
            [
                (nameof(MinimizeOptions.Patience), options.Patience is not null),
                (nameof(MinimizeOptions.MinImprovement), options.MinImprovement is not null),
                (nameof(MinimizeOptions.Progress), options.Progress is not null),
                (nameof(MinimizeOptions.Callback), options.Callback is not null),
                (nameof(MinimizeOptions.Monitors), options.Monitors != Monitors.None),
            ]);
    }

    private static void Check(int variables, int parameters, ReadOnlySpan<int> counts, int rows, int status, int losses)
    {
        if (parameters != (long)variables * counts.Length) throw new ArgumentException($"There are {counts.Length} problems of {variables} numbers each, but {parameters} numbers.", nameof(parameters));
        if (status != 0 && status != counts.Length) throw new ArgumentException($"There are {counts.Length} problems, but room for {status}.", nameof(status));
        if (losses != 0 && losses != counts.Length) throw new ArgumentException($"There are {counts.Length} problems, but room for {losses}.", nameof(losses));
        var sum = 0L;
        foreach (var count in counts)
        {
            if (count < 0) throw new ArgumentException($"A problem cannot have {count} rows.", nameof(counts));
            sum += count;
        }

        if (sum != rows) throw new ArgumentException($"The problems have {sum} rows together, but the samples have {rows}.", nameof(counts));
    }

    private ref struct Job<T, TKernel>(ManyFitsWork<T, TKernel> work, ReadOnlySpan<int> firsts)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKernel : struct, IManyResidualsKernel<T>, allows ref struct
    {
        public readonly ManyFitsWork<T, TKernel> Work = work;
        public readonly ReadOnlySpan<int> Firsts = firsts;
        public int Converged;
    }
}
