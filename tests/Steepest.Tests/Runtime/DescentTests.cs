using System.Buffers;
using Steepest.Kernels;
using Steepest.Minimization;
using Steepest.Updates;
using Xunit;

namespace Steepest.Tests.Runtime;

/// <summary>Runs whose kernel moves the variables itself, against the same runs step by step: to the last bit, since the kernel here does the rule's arithmetic.</summary>
public sealed class DescentTests
{
    private static readonly double[] Targets = [.. Enumerable.Range(0, 1300).Select(i => Math.Sin(7.0 * i))];

    public static TheoryData<MinimizeOptions> Options =>
    [
        new MinimizeOptions { Epochs = 3 },
        new MinimizeOptions { Epochs = 3, Schedule = Schedule.Exponential(0.999) },
        new MinimizeOptions { Epochs = 40, Schedule = Schedule.OnPlateau(0.5, 0), LossTolerance = 1e-3 },
        new MinimizeOptions { Epochs = 40, GradientTolerance = 1e-2, Seed = 3 },
        new MinimizeOptions { Epochs = 3, MaxIterations = 1 },
        new MinimizeOptions { Epochs = 3, MaxIterations = 1777 },
        new MinimizeOptions { Epochs = 2, ClipValue = 0.25 },
        new MinimizeOptions { Epochs = 2, Averaging = Averaging.Polyak(100) },
    ];

    [Theory]
    [MemberData(nameof(Options))]
    public void ARunIsTheSameAsStepByStep(MinimizeOptions options)
    {
        foreach (var rows in (int[])[1, 2, 3, 511, 512, 513, 514, 1300])
        {
            var (expected, point, _) = Run(options, Targets[..rows], descends: false);
            var (actual, moved, counted) = Run(options, Targets[..rows], descends: true);
            Assert.Equal(point, moved);
            Assert.Equal(expected, actual);
            var isStepByStep = options is not { ClipValue: null, Averaging: null } || rows == 1 || options.MaxIterations == 1;
            Assert.Equal(isStepByStep, counted == 0);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(600)]
    [InlineData(1299)]
    public void WhatIsNotFiniteEndsTheRunAtTheSamePoint(int place)
    {
        var targets = (double[])Targets.Clone();
        targets[place] = double.NaN;
        var (expected, point, _) = Run(new MinimizeOptions { Epochs = 2 }, targets, descends: false);
        var (actual, moved, _) = Run(new MinimizeOptions { Epochs = 2 }, targets, descends: true);
        Assert.Equal(MinimizeStatus.NonFinite, actual.Status);
        Assert.Equal(point, moved);
        Assert.Equal(expected.Iterations, actual.Iterations);
        Assert.All(moved, x => Assert.True(double.IsFinite(x)));
    }

    [Fact]
    public void AnInfiniteRateEndsTheRunAtTheSamePoint()
    {
        var options = new MinimizeOptions { Epochs = 50, LearningRate = 1e3 };
        var (expected, point, _) = Run(options, Targets, descends: false);
        var (actual, moved, _) = Run(options, Targets, descends: true);
        Assert.Equal((MinimizeStatus.NonFinite, expected.Iterations), (actual.Status, actual.Iterations));
        Assert.Equal(point, moved);
    }

    [Fact]
    public void ACancelledRunGoesOnWhereItWas()
    {
        var whole = Solver(new MinimizeOptions { Epochs = 4 });
        var kernel = new PullKernel(Targets, []);
        var expected = whole.Descend(ref kernel, ref kernel, false, CancellationToken.None);

        var first = Solver(new MinimizeOptions { Epochs = 4 });
        using var source = new CancellationTokenSource();
        var cancelling = new PullKernel(Targets, []) { OnRow = row => { if (row == 2000) source.Cancel(); } };
        var stopped = first.Descend(ref cancelling, ref cancelling, false, source.Token);
        Assert.Equal(MinimizeStatus.Cancelled, stopped.Status);
        Assert.InRange(stopped.Iterations, 2000, 2000 + 512);

        var saved = new ArrayBufferWriter<byte>();
        first.Save(saved);
        var second = Solver(new MinimizeOptions { Epochs = 4 });
        second.Load(saved.WrittenSpan);
        first.Point.CopyTo(second.Point);
        var actual = second.Descend(ref kernel, ref kernel, false, CancellationToken.None);
        Assert.Equal((expected.Loss, expected.Iterations), (actual.Loss, actual.Iterations));
        Assert.Equal(whole.Point.ToArray(), second.Point.ToArray());
    }

    [Fact]
    public void ATimeLimitIsKeptByShorterChunks()
    {
        var solver = Solver(new MinimizeOptions { Epochs = 100, TimeLimit = TimeSpan.FromMilliseconds(60) });
        var kernel = new PullKernel(Targets, []) { OnRow = _ => Thread.Sleep(1) };
        var result = solver.Descend(ref kernel, ref kernel, false, CancellationToken.None);
        Assert.Equal(MinimizeStatus.TimeLimit, result.Status);
        Assert.InRange(result.Iterations, 1, 60);
    }

    [Fact]
    public void NothingIsAllocated()
    {
        var solver = Solver(new MinimizeOptions { Epochs = 2 });
        Run();
        Assert.Equal(0, AllocatedBytes.Of(Run));

        void Run()
        {
            var kernel = new PullKernel(Targets, null);
            solver.Descend(ref kernel, ref kernel, false, CancellationToken.None);
        }
    }

    private static (MinimizeResult Result, double[] Point, int Descended) Run(MinimizeOptions options, double[] targets, bool descends)
    {
        var solver = Solver(options);
        solver.Point[0] = 2;
        List<int> descended = [];
        var kernel = new PullKernel(targets, descended);
        var result = descends ? solver.Descend(ref kernel, ref kernel, false, CancellationToken.None) : solver.Train(ref kernel, ref kernel, false, CancellationToken.None);
        return (result with { Elapsed = default }, solver.Point.ToArray(), descended.Count);
    }

    private static FirstOrder<double, GradientDescent<double>> Solver(MinimizeOptions options)
        => new(1, new(0.01), 0.05, 1, options with { BatchSize = 1 });

    /// <summary>The mean of ½(x − tᵢ)²; it counts the rows that it moved by itself.</summary>
    private ref struct PullKernel(double[] targets, List<int>? descended) : IDescentKernel<double, GradientDescent<double>>
    {
        public Action<int>? OnRow { get; init; }

        public readonly int SampleCount => targets.Length;

        public readonly double Gradient(scoped ReadOnlySpan<double> point, scoped Span<double> gradient)
        {
            gradient.Clear();
            return 0;
        }

        public readonly double AddSamples(scoped ReadOnlySpan<double> point, scoped in Batch batch, scoped Span<double> gradient)
        {
            var sum = 0.0;
            for (var i = 0; i < batch.Count; i++)
            {
                var gap = point[0] - targets[batch[i]];
                sum += 0.5 * gap * gap;
                gradient[0] += gap * batch.Scale;
            }

            return sum * batch.Scale;
        }

        public readonly double Metric(scoped ReadOnlySpan<double> point, scoped in Batch batch) => double.NaN;

        public readonly double Descend(scoped Span<double> point, scoped in Batch batch, scoped ReadOnlySpan<double> coefficients, scoped Span<double> state, double sum)
        {
            for (var i = 0; i < batch.Count; i++)
            {
                var gap = point[0] - targets[batch[i]];
                sum += 0.5 * gap * gap;
                point[0] = coefficients[2 * i + 1] * point[0] - coefficients[2 * i] * gap;
                descended?.Add(batch[i]);
                OnRow?.Invoke(descended?.Count ?? 0);
            }

            return sum;
        }
    }
}
