using System.Runtime.CompilerServices;
using Steepest.Kernels;
using Steepest.Minimization;
using Steepest.Threading;
using Steepest.Updates;
using Xunit;

namespace Steepest.Tests.Runtime;

/// <summary>Rows summed by several threads: the same bits as by one, nothing allocated, failures handed on, and no patience with busy cores.</summary>
public sealed class ThreadTests
{
    private const int Width = 30;
    private const int Rows = 30_000;

    private static readonly double[] s_features = Numbers(Rows * Width, 1);
    private static readonly double[] s_labels = [.. Numbers(Rows, 2).Select(x => x < 0 ? -1.0 : 1)];
    private static readonly int s_length = LogisticKernel.BiasOffset(Width) + 1;

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(5_000)]
    [InlineData(9_999)]
    [InlineData(Rows)]
    public void TheNumberOfThreadsChangesNoBit(int rows)
    {
        var point = Numbers(AlignedMemory<double>.Pad(s_length), 3);
        var (expected, loss) = Sum(1, rows, point);
        foreach (var threads in (int[])[2, 3, 4])
        {
            // Several times: who takes which shard differs.
            for (var i = 0; i < 20; i++)
            {
                var (gradient, sum) = Sum(threads, rows, point);
                Assert.Equal(loss, sum);
                Assert.Equal(expected, gradient);
            }
        }

        var kernel = Kernel(rows);
        var whole = new double[point.Length];
        var total = kernel.AddSamples(point, new Batch(0, rows), whole);
        Assert.Equal(total, loss, 1e-12);
        for (var i = 0; i < whole.Length; i++) Assert.Equal(whole[i], expected[i], 1e-12);
    }

    [Fact]
    public void ManyRowsAreManyShardsAndFewAreOne()
    {
        Assert.Equal(1, RowShards<double>.CountOf(256, 40));
        Assert.Equal(9, RowShards<double>.CountOf(Rows, 40));
        Assert.Equal(16, RowShards<double>.CountOf(1_000_000, 40));
        Assert.Equal(2, RowShards<double>.CountOf(129, 1_000_000));
        Assert.Equal(1, RowShards<double>.CountOf(127, 1_000_000));
        Assert.Equal(1, RowShards<double>.CountOf(1_000, 10_000_000));
    }

    [Fact]
    public void ShardsAreAllRowsInOrder()
    {
        int[] order = [.. Enumerable.Range(0, 1000).Select(i => i * 7 % 1000)];
        foreach (var count in (int[])[1, 3, 7, 16])
        {
            List<int> runs = [], picks = [];
            for (var shard = 0; shard < count; shard++)
            {
                var run = new Batch(5, 1000).Shard(shard, count);
                var pick = new Batch(order).Shard(shard, count);
                Assert.Equal((0.001, 0.001, run.Count), (run.Scale, pick.Scale, pick.Count));
                for (var i = 0; i < run.Count; i++)
                {
                    runs.Add(run[i]);
                    picks.Add(pick[i]);
                }
            }

            Assert.Equal(Enumerable.Range(5, 1000), runs);
            Assert.Equal(order, picks);
        }
    }

    [Fact]
    public void WholeRunsAreTheSameWithAllThreads()
    {
        var one = Train(new MinimizeOptions { Epochs = 12, BatchSize = 12_000 });
        Assert.Equal(one.Point, Train(new MinimizeOptions { Epochs = 12, BatchSize = 12_000, Threads = 0 }).Point);
        Assert.Equal(one.Point, Train(new MinimizeOptions { Epochs = 12, BatchSize = 12_000, Threads = 2 }).Point);

        var solvers = new[] { 1, 2, 0 }.Select(threads => new Lbfgs<double>(s_length, 10, 1, new MinimizeOptions { MaxIterations = 12, Threads = threads })).ToArray();
        foreach (var solver in solvers)
        {
            var kernel = Kernel(Rows);
            solver.Train(ref kernel, ref kernel, false, CancellationToken.None);
            Assert.Equal(solvers[0].Point.ToArray(), solver.Point.ToArray());
        }

        static (double[] Point, MinimizeResult Result) Train(MinimizeOptions options)
        {
            var solver = new FirstOrder<double, Adam<double>>(s_length, new(0.9, 0.999, 1e-8), 0.1, 1, options);
            var kernel = Kernel(Rows);
            var result = solver.Train(ref kernel, ref kernel, false, CancellationToken.None);
            return (solver.Point.ToArray(), result);
        }
    }

    [Fact]
    public void NothingIsAllocatedByAnyThread()
    {
        var shards = new RowShards<double>(s_length, 2, isForced: true);
        var point = new double[AlignedMemory<double>.Pad(s_length)];
        var gradient = new double[point.Length];
        var kernel = Kernel(Rows);
        var least = long.MaxValue;
        for (var attempt = 0; attempt < 10 && least != 0; attempt++)
        {
            shards.Add(ref kernel, point, new Batch(0, Rows), gradient);
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 20; i++) shards.Add(ref kernel, point, new Batch(0, Rows), gradient);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }

    [Fact]
    public void AFailureReachesTheCallerAndTheNextJobRuns()
    {
        var shards = new RowShards<double>(1, 4, isForced: true);
        var rows = 1 << 20;
        var point = new double[8];
        var gradient = new double[8];
        for (var i = 0; i < 20; i++)
        {
            // Two shards fail: the first in order is the one that is told of.
            var failing = new FailingKernel(rows, [3 * rows / 4, rows / 4]);
            InvalidOperationException? failure = null;
            try
            {
                shards.Add(ref failing, point, new Batch(0, rows), gradient);
            }
            catch (InvalidOperationException caught)
            {
                failure = caught;
            }

            Assert.Equal($"row {rows / 4}", failure?.Message);
            var sound = new FailingKernel(rows, []);
            Assert.Equal(1, shards.Add(ref sound, point, new Batch(0, rows), gradient), 1e-9);
        }
    }

    [Fact]
    public void ARunThatFailsLeavesTheLastGoodPoint()
    {
        var rows = 1 << 20;
        var solver = new FirstOrder<double, GradientDescent<double>>(1, new(0), 0.5, 1, new MinimizeOptions { Epochs = 4, BatchSize = rows, Threads = 0 });
        solver.Point[0] = 1;
        var failing = new FailingKernel(rows, []) { FailsBelow = 0.3 };
        var isThrown = false;
        try
        {
            solver.Train(ref failing, ref failing, false, CancellationToken.None);
        }
        catch (InvalidOperationException)
        {
            isThrown = true;
        }

        // The gradient is 1: ½ is the last point at which all rows could be evaluated, 0 the one that failed.
        Assert.True(isThrown);
        Assert.Equal(0.5, solver.Point[0], 1e-9);
        solver.Point[0] = 100;
        Assert.Equal(MinimizeStatus.IterationLimit, solver.Train(ref failing, ref failing, false, CancellationToken.None).Status);
    }

    [Fact]
    public unsafe void WhoFindsTheTeamTakenWorksAlone()
    {
        var team = new WorkerTeam();
        Assert.True(team.TryRun(1, 1, &Inner, Unsafe.AsPointer(ref team)));
        Assert.True(team.TryRun(1, 1, &Inner, Unsafe.AsPointer(ref team)));

        static void Inner(void* argument, int part)
        {
            ref var outer = ref Unsafe.AsRef<WorkerTeam>(argument);
            Assert.False(outer.TryRun(1, 1, &Inner, argument));
        }
    }

    [Fact]
    public void BusyCoresAreNoticedWithinTwoSteps()
    {
        var pause = new Pause();
        var benefit = new Benefit(pause);
        var now = 1_000_000L;
        Assert.False(benefit.IsExpected(now));
        benefit.NoteAlone(1000, 100);
        Assert.True(benefit.IsExpected(now));
        benefit.NoteShared(now, 600, 100);
        benefit.NoteShared(now, 1200, 100);
        Assert.True(benefit.IsExpected(now));
        benefit.NoteShared(now, 1200, 100);
        Assert.False(benefit.IsExpected(now + Pause.Shortest - 1));
        Assert.True(benefit.IsExpected(now += Pause.Shortest));

        // Still busy: twice as long, up to the longest.
        for (var length = 2 * Pause.Shortest; length < Pause.Longest; length *= 2)
        {
            benefit.NoteShared(now, 1200, 100);
            benefit.NoteShared(now, 1200, 100);
            Assert.False(benefit.IsExpected(now + length - 1));
            Assert.True(benefit.IsExpected(now += length));
        }

        benefit.NoteShared(now, 600, 100);
        benefit.NoteShared(now, 1200, 100);
        benefit.NoteShared(now, 1200, 100);
        Assert.True(benefit.IsExpected(now + Pause.Shortest));
    }

    private static LogisticKernel Kernel(int rows) => new(s_features.AsSpan(0, rows * Width), s_labels.AsSpan(0, rows), Width, 0.1);

    private static (double[] Gradient, double Loss) Sum(int threads, int rows, double[] point)
    {
        var shards = new RowShards<double>(s_length, threads, isForced: true);
        var gradient = new double[point.Length];
        var kernel = Kernel(rows);
        var loss = shards.Add(ref kernel, point, new Batch(0, rows), gradient);
        return (gradient, loss);
    }

    private static double[] Numbers(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() - 0.5)];
    }

    /// <summary>x for each row, but for those that fail, and points below a bound.</summary>
    private readonly ref struct FailingKernel(int rows, int[] failing) : ISampledKernel<double>
    {
        public double FailsBelow { get; init; } = double.NegativeInfinity;

        public int SampleCount => rows;

        public double Gradient(scoped ReadOnlySpan<double> point, scoped Span<double> gradient)
        {
            gradient.Clear();
            return 0;
        }

        public double AddSamples(scoped ReadOnlySpan<double> point, scoped in Batch batch, scoped Span<double> gradient)
        {
            if (point[0] < FailsBelow) throw new InvalidOperationException("below");
            foreach (var row in failing)
            {
                if (row >= batch[0] && row <= batch[batch.Count - 1]) throw new InvalidOperationException($"row {row}");
            }

            gradient[0] += batch.Count * batch.Scale;
            return batch.Count * batch.Scale;
        }

        public double Metric(scoped ReadOnlySpan<double> point, scoped in Batch batch) => double.NaN;
    }
}
