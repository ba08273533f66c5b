using System.Buffers;
using Steepest.Minimization;
using Steepest.Sampling;
using Steepest.Updates;
using Xunit;

namespace Steepest.Tests.Runtime;

/// <summary>Which rows make a batch, by every sampler, and how many: against counts, exact probabilities and larger batches.</summary>
public sealed class SamplerTests
{
    private static readonly double[] Weights = [1, 0, 2.5, 4, 0.5, 0, 7];

    public static TheoryData<string> Names => ["ShuffleEachEpoch", "ShuffleOnce", "InOrder", "WithReplacement", "Weighted"];

    [Fact]
    public void AnOrderDrawnOnceIsKept()
    {
        var epochs = Epochs(new MinimizeOptions { Epochs = 4, BatchSize = 3, Seed = 5, Sampler = Sampler.ShuffleOnce }, 10);
        Assert.All(epochs, rows => Assert.Equal(epochs[0], rows));
        Assert.Equal(Enumerable.Range(0, 10), epochs[0].Order());
        Assert.NotEqual(Enumerable.Range(0, 10), epochs[0]);
        Assert.NotEqual(epochs[0], Epochs(new MinimizeOptions { Epochs = 1, BatchSize = 3, Seed = 6, Sampler = Sampler.ShuffleOnce }, 10)[0]);
    }

    [Fact]
    public void RowsComeAsTheyLie()
        => Assert.All(Epochs(new MinimizeOptions { Epochs = 3, BatchSize = 4, Sampler = Sampler.InOrder }, 11), rows => Assert.Equal(Enumerable.Range(0, 11), rows));

    [Fact]
    public void EachDrawIsAnyRow()
    {
        // 5000 epochs of 8 draws: rows, and pairs of draws that follow each other, equally often; 0.1 % at 24.3 and 103.4.
        var draws = Epochs(new MinimizeOptions { Epochs = 5000, BatchSize = 8, Seed = 3, Sampler = Sampler.WithReplacement }, 8);
        Assert.True(ChiSquare(Counts(draws.SelectMany(rows => rows), 8), [.. Enumerable.Repeat(1 / 8.0, 8)]) < 24.3);
        var pairs = draws.SelectMany(rows => rows.Chunk(2)).Select(pair => 8 * pair[0] + pair[1]);
        Assert.True(ChiSquare(Counts(pairs, 64), [.. Enumerable.Repeat(1 / 64.0, 64)]) < 103.4);

        // A batch of all draws is none of all rows: its loss is not the data set's.
        Assert.Contains(draws, rows => rows.Distinct().Count() < 8);
    }

    [Fact]
    public void RowsAreDrawnByWeight()
    {
        // 4000 epochs of 7 draws: 5 rows with a weight, 4 degrees of freedom, 0.1 % at 18.5.
        var counts = Counts(Epochs(new MinimizeOptions { Epochs = 4000, BatchSize = 2, Seed = 11, Sampler = Sampler.Weighted(Weights) }, 7).SelectMany(rows => rows), 7);
        Assert.Equal((0, 0), (counts[1], counts[5]));
        int[] drawn = [0, 2, 3, 4, 6];
        Assert.True(ChiSquare([.. drawn.Select(row => counts[row])], [.. drawn.Select(row => Weights[row] / 15)]) < 18.5);
    }

    [Fact]
    public void TheTableOfAliasesHoldsTheProbabilities()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var weights = Enumerable.Range(0, random.Next(1, 200)).Select(_ => random.Next(4) == 0 ? 0 : Math.Pow(10, random.Next(-12, 12)) * random.NextDouble()).Append(1e-3).ToArray();
            var (sum, likely) = (weights.Sum(), new AliasTable(weights).Probabilities());
            for (var i = 0; i < weights.Length; i++)
            {
                Assert.Equal(weights[i] / sum, likely[i], 1e-15 * weights.Length);
                if (weights[i] == 0) Assert.Equal(0, likely[i]);
            }
        }
    }

    [Fact]
    public void WeightsMustMakeSense()
    {
        foreach (var weights in (double[][])[[], [0, 0], [1, -1], [1, double.NaN], [double.PositiveInfinity], [double.MaxValue, double.MaxValue]])
            Assert.Equal("weights", Assert.Throws<ArgumentException>(() => Sampler.Weighted(weights)).ParamName);
        var error = Assert.Throws<ArgumentException>(() => Epochs(new MinimizeOptions { Sampler = Sampler.Weighted(Weights) }, 8));
        Assert.Equal("Sampler", error.ParamName);
        Assert.Contains("8 samples", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BatchesGrowAsTheScheduleSays()
    {
        int[] Sizes(Schedule schedule, int most) => [.. Record(new MinimizeOptions { Epochs = 3, BatchSize = 4, BatchSchedule = schedule }, most).Select(rows => rows.Length)];

        // Three of 4, of 8, of 16, and so on; what is left of an epoch is a batch of its own.
        Assert.Equal([4, 4, 4, 8, 8, 8, 14, 16, 16, 18, 32, 18], Sizes(Schedule.Step(3, 2), 50));
        Assert.Equal([4, 5, 1, 10, 10], Sizes(Schedule.Of(t => t switch { 0 => 1, 1 => 1.3, 2 => 1.6, _ => 1000 }), 10));
        Assert.All(Sizes(Schedule.Of(_ => 0), 5), size => Assert.Equal(1, size));
        Assert.Equal([4, 1, 4, 1, 5], Sizes(Schedule.OnPlateau(2, 0, 0.999), 5));
    }

    [Fact]
    public void SeveralBatchesMakeOneUpdate()
    {
        var batches = Record(new MinimizeOptions { Epochs = 1, BatchSize = 3, BatchesPerUpdate = 2, Sampler = Sampler.InOrder }, 10);
        Assert.Equal([[0, 1, 2], [3, 4, 5], [6, 7, 8], [9]], batches.Take(4));

        // The same as batches that are as many times as large, to rounding: short ones are weighed by their rows.
        foreach (var (size, times) in ((int, int)[])[(8, 4), (32, 2), (50, 3), (90, 3), (1, 7)])
        {
            var options = new MinimizeOptions { Epochs = 5, Seed = 2 };
            var train = HeartScale.Kernel();
            var (large, small) = (Trainer(options with { BatchSize = size * times }), Trainer(options with { BatchSize = size, BatchesPerUpdate = times }));
            var expected = large.Train(ref train, ref train, false, CancellationToken.None);
            var actual = small.Train(ref train, ref train, false, CancellationToken.None);
            Assert.Equal((expected.Status, expected.Iterations), (actual.Status, actual.Iterations));
            Assert.Equal(expected.Loss, actual.Loss, 1e-12);
            for (var i = 0; i < large.Point.Length; i++) Assert.Equal(large.Point[i], small.Point[i], 1e-11);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void SavedInTheMiddleItGoesOnBitForBit(string name)
    {
        foreach (var (size, times, schedule) in ((int, int, Schedule?)[])[(1, 1, null), (32, 1, null), (10, 3, null), (5, 1, Schedule.Step(20, 2)), (20, 1, Schedule.OnPlateau(1.5, 0, 0.05))])
        {
            var options = new MinimizeOptions { Epochs = 4, BatchSize = size, BatchesPerUpdate = times, BatchSchedule = schedule, Sampler = Named(name), Seed = 9 };
            var whole = Trainer(options);
            var train = HeartScale.Kernel();
            var expected = whole.Train(ref train, ref train, false, CancellationToken.None) with { Elapsed = default };
            foreach (var stopAt in (int[])[1, 11, expected.Iterations / 2, expected.Iterations - 1])
            {
                var first = Trainer(options with { Callback = report => report.Iteration != stopAt });
                first.Train(ref train, ref train, false, CancellationToken.None);
                var (variables, writer) = (first.Point.ToArray(), new ArrayBufferWriter<byte>());
                first.Save(writer);
                var second = Trainer(options);
                second.Load(writer.WrittenSpan);
                variables.CopyTo(second.Point);
                Assert.Equal(expected, second.Train(ref train, ref train, false, CancellationToken.None) with { Elapsed = default });
                Assert.Equal(whole.Point.ToArray(), second.Point.ToArray());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryWayLearnsAndAllocatesNothing(string name)
    {
        var solver = Trainer(new MinimizeOptions { Epochs = 30, BatchSize = 16, Sampler = Named(name), BatchSchedule = Schedule.Step(100, 2), BatchesPerUpdate = 2 });
        var loss = double.NaN;
        Assert.Equal(0, AllocatedBytes.Of(() =>
        {
            var train = HeartScale.Kernel();
            loss = solver.Train(ref train, ref train, false, CancellationToken.None).Loss;
        }));
        Assert.InRange(loss, HeartScale.CertifiedLoss, 1.15 * HeartScale.CertifiedLoss);
    }

    private static Sampler Named(string name) => name switch
    {
        "ShuffleEachEpoch" => Sampler.ShuffleEachEpoch,
        "ShuffleOnce" => Sampler.ShuffleOnce,
        "InOrder" => Sampler.InOrder,
        "WithReplacement" => Sampler.WithReplacement,
        _ => Sampler.Weighted([.. Enumerable.Range(0, HeartScale.Labels.Length).Select(i => 1.0 + i % 3)]),
    };

    private static FirstOrder<double, Momentum<double>> Trainer(MinimizeOptions options)
        => new(LogisticKernel.BiasOffset(HeartScale.Width) + 1, new(0.8), 0.05, 1, options);

    private static List<int[]> Record(MinimizeOptions options, int rows)
    {
        var batches = new List<int[]>();
        var kernel = new RecordingKernel(new double[rows], batches);
        new FirstOrder<double, GradientDescent<double>>(1, new(0), 0.1, 1, options).Train(ref kernel, ref kernel, false, CancellationToken.None);

        // The last one is the evaluation of what is returned.
        batches.RemoveAt(batches.Count - 1);
        return batches;
    }

    private static int[][] Epochs(MinimizeOptions options, int rows) => [.. Record(options, rows).SelectMany(batch => batch).Chunk(rows)];

    private static int[] Counts(IEnumerable<int> values, int below)
    {
        var counts = new int[below];
        foreach (var value in values) counts[value]++;
        return counts;
    }

    private static double ChiSquare(int[] counts, double[] likely)
    {
        double all = counts.Sum();
        return counts.Zip(likely, (count, part) => (count - all * part) * (count - all * part) / (all * part)).Sum();
    }
}
