using System.ComponentModel;
using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using Steepest.Kernels;

namespace Steepest.Threading;

/// <summary>
/// Sums losses over many rows in shards, whose number and order of addition depend on the numbers of rows and variables alone: results do not depend
/// on who computes a shard. The first shard adds to the gradient itself, the others each to one of their own.
/// </summary>
/// <typeparam name="T">The element type of the variables.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class RowShards<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Most = 16;

    /// <summary>Rows times variables that are worth a shard: some ten microseconds at least.</summary>
    private const long LeastWork = 1 << 17;

    /// <summary>Rows below which a shard is not worth a gradient of its own; two tiles of lanes.</summary>
    private const int LeastRows = 64;

    /// <summary>Numbers in the gradients of all shards together.</summary>
    private const int MostNumbers = 1 << 22;

    private readonly AlignedMemory<T> gradients;
    private readonly double[] losses = new double[Most];
    private readonly Benefit benefit = new(Pause.Shared);
    private readonly int threads;
    private readonly int length;
    private readonly bool isForced;

    /// <param name="length">The length of the packed variables.</param>
    /// <param name="threads">The most threads that may take part; 0 for all.</param>
    public RowShards(int length, int threads)
        : this(length, threads == 0 ? Environment.ProcessorCount : Math.Min(threads, Environment.ProcessorCount), isForced: false)
    {
    }

    /// <param name="length">The length of the packed variables.</param>
    /// <param name="threads">How many threads take part.</param>
    /// <param name="isForced">Whether they do even where it does not pay.</param>
    internal RowShards(int length, int threads, bool isForced)
    {
        this.threads = threads;
        this.isForced = isForced;
        this.length = AlignedMemory<T>.Pad(length);
        gradients = new AlignedMemory<T>(threads > 1 ? MostOf(this.length) : 1, length);
    }

    /// <summary>How many shards so many rows are summed in.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="length">The length of the padded variables.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
    internal static int CountOf(int rows, int length)
        => (int)Math.Clamp(Math.Min((long)rows * length / LeastWork, rows / LeastRows), 1, MostOf(length));

    /// <summary>Adds the losses over the rows of a batch; see <see cref="ISampledKernel{T}.AddSamples"/>.</summary>
    /// <typeparam name="TKernel">The generated kernel.</typeparam>
    /// <param name="kernel">The kernel.</param>
    /// <param name="point">The packed variables.</param>
    /// <param name="batch">The rows.</param>
    /// <param name="gradient">The gradient is added here.</param>
    /// <returns>The losses.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Add<TKernel>(ref TKernel kernel, scoped ReadOnlySpan<T> point, scoped in Batch batch, scoped Span<T> gradient)
        where TKernel : struct, ISampledKernel<T>, allows ref struct
    {
        var count = CountOf(batch.Count, length);
        if (count == 1) return kernel.AddSamples(point, in batch, gradient);
        if (threads == 1) return AddAlone(ref kernel, point, in batch, gradient, count);
        var start = Stopwatch.GetTimestamp();
        if (isForced || benefit.IsExpected(start))
        {
            scoped var job = new Job<TKernel>(this, kernel, point, batch, count, gradient);
            if (WorkerTeam.Shared.TryRun(threads, count, &Run<TKernel>, Unsafe.AsPointer(ref job)))
            {
                var shared = Reduce(gradient, count);
                var end = Stopwatch.GetTimestamp();
                benefit.NoteShared(end, end - start, batch.Count);
                return shared;
            }
        }

        var sum = AddAlone(ref kernel, point, in batch, gradient, count);
        benefit.NoteAlone(Stopwatch.GetTimestamp() - start, batch.Count);
        return sum;
    }

    private static int MostOf(int length) => Math.Clamp(MostNumbers / Math.Max(1, length), 1, Most);

    /// <summary>Shard by shard on this thread, with one vector of scratch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double AddAlone<TKernel>(ref TKernel kernel, scoped ReadOnlySpan<T> point, scoped in Batch batch, scoped Span<T> gradient, int count)
        where TKernel : struct, ISampledKernel<T>, allows ref struct
    {
        var part = gradients[0];
        var sum = kernel.AddSamples(point, batch.Shard(0, count), gradient);
        for (var shard = 1; shard < count; shard++)
        {
            part.Clear();
            sum += kernel.AddSamples(point, batch.Shard(shard, count), part);
            Packed.AddScaled<T>(gradient, T.One, part);
        }

        return sum;
    }

    /// <summary>The shards in their order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Reduce(scoped Span<T> gradient, int count)
    {
        var sum = losses[0];
        for (var shard = 1; shard < count; shard++)
        {
            sum += losses[shard];
            Packed.AddScaled<T>(gradient, T.One, gradients[shard]);
        }

        return sum;
    }

    /// <summary>One shard, on any thread, with a copy of the kernel: the job lives on the stack of who waits for all shards.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<TKernel>(void* argument, int shard)
        where TKernel : struct, ISampledKernel<T>, allows ref struct
    {
        ref var job = ref Unsafe.AsRef<Job<TKernel>>(argument);
        var kernel = job.Kernel;
        var part = shard == 0 ? job.Gradient : job.Shards.gradients[shard];
        if (shard > 0) part.Clear();
        job.Shards.losses[shard] = kernel.AddSamples(job.Point, job.Batch.Shard(shard, job.Count), part);
    }

    /// <summary>What a shard needs.</summary>
    private ref struct Job<TKernel>(RowShards<T> shards, TKernel kernel, ReadOnlySpan<T> point, Batch batch, int count, Span<T> gradient)
        where TKernel : struct, allows ref struct
    {
        public readonly RowShards<T> Shards = shards;
        public readonly TKernel Kernel = kernel;
        public readonly ReadOnlySpan<T> Point = point;
        public readonly Batch Batch = batch;
        public readonly int Count = count;
        public readonly Span<T> Gradient = gradient;
    }
}
