using Steepest.Minimization;
using Steepest.Updates;
using Xunit;

namespace Steepest.Tests.Runtime;

public sealed class TrainingTests
{
    private static readonly int Length = LogisticKernel.BiasOffset(HeartScale.Width) + 1;

    [Fact]
    public void EveryEpochVisitsEveryRowOnceInANewOrder()
    {
        var batches = Record(new MinimizeOptions { Epochs = 3, BatchSize = 4, Seed = 5 }, 10);
        Assert.Equal([4, 4, 2, 4, 4, 2, 4, 4, 2], batches.Take(9).Select(b => b.Length));
        var epochs = batches.Take(9).Chunk(3).Select(e => e.SelectMany(b => b).ToArray()).ToArray();
        Assert.All(epochs, e => Assert.Equal(Enumerable.Range(0, 10), e.Order()));
        Assert.NotEqual(epochs[0], epochs[1]);
        Assert.NotEqual(epochs[1], epochs[2]);
    }

    [Fact]
    public void EqualSeedsShuffleAlikeAndOthersOtherwise()
    {
        var options = new MinimizeOptions { Epochs = 2, BatchSize = 8, Seed = 1 };
        var first = Record(options, 50).SelectMany(b => b).ToArray();
        Assert.Equal(first, Record(options, 50).SelectMany(b => b));
        Assert.NotEqual(first, Record(options with { Seed = 2 }, 50).SelectMany(b => b));
        Assert.NotEqual(first, Record(options with { Seed = -1 }, 50).SelectMany(b => b));
    }

    [Fact]
    public void ShufflesAreFair()
    {
        // Each of the 24 orders of four rows about equally often: chi-square with 23 degrees of freedom, 0.1 % at 49.7.
        var counts = new Dictionary<string, int>();
        var order = new Steepest.Sampling.EpochOrder();
        const int Rounds = 24_000;
        for (var epoch = 0; epoch < Rounds; epoch++)
        {
            var key = string.Join(' ', order.Of(3, epoch, 4).ToArray());
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        Assert.Equal(24, counts.Count);
        Assert.True(counts.Values.Sum(c => (c - Rounds / 24.0) * (c - Rounds / 24.0) / (Rounds / 24.0)) < 49.7);
    }

    [Fact]
    public void AWholeBatchIsReadInOrder()
    {
        var batches = Record(new MinimizeOptions { Epochs = 2, BatchSize = 100 }, 6);
        Assert.All(batches, b => Assert.Equal(Enumerable.Range(0, 6), b));
    }

    [Fact]
    public void TrainingLearns()
    {
        var solver = Adam(new MinimizeOptions { Epochs = 200, BatchSize = 32 });
        var train = HeartScale.Kernel();
        var result = solver.Train(ref train, ref train, false, CancellationToken.None);
        Assert.Equal((MinimizeStatus.IterationLimit, 200 * 9), (result.Status, result.Iterations));
        Assert.InRange(result.Loss, HeartScale.CertifiedLoss, 1.01 * HeartScale.CertifiedLoss);

        // Loss and metric are those of the point that is returned, over all samples.
        var gradient = new double[solver.Point.Length];
        var loss = train.Gradient(solver.Point, gradient) + train.AddSamples(solver.Point, new(0, 270), gradient);
        Assert.Equal((loss, train.Metric(solver.Point, new(0, 270))), (result.Loss, result.Metric));
    }

    [Fact]
    public void AveragingSmooths()
    {
        var options = new MinimizeOptions { Epochs = 60, BatchSize = 4 };
        var train = HeartScale.Kernel();
        var last = Adam(options, 0.05).Train(ref train, ref train, false, CancellationToken.None);
        var averaged = Adam(options with { Averaging = Averaging.Polyak(2000) }, 0.05).Train(ref train, ref train, false, CancellationToken.None);
        Assert.True(averaged.Loss < last.Loss, $"{averaged.Loss} {last.Loss}");
    }

    [Fact]
    public void TheAverageIsThePlainMean()
    {
        // From 1 with rate ½ on ½x²: ½, ¼, ⅛; their mean is 7/24.
        double[] targets = [0];
        var solver = new FirstOrder<double, GradientDescent<double>>(
            1, new(0), 0.5, 1, new MinimizeOptions { Epochs = 3, Averaging = Averaging.Polyak() });
        solver.Point[0] = 1;
        var kernel = new RecordingKernel(targets, []);
        solver.Train(ref kernel, ref kernel, false, CancellationToken.None);
        Assert.Equal(7.0 / 24, solver.Point[0], 1e-15);

        // Another run begins another mean.
        solver.Point[0] = 4;
        solver.Train(ref kernel, ref kernel, false, CancellationToken.None);
        Assert.Equal(7.0 / 6, solver.Point[0], 1e-15);
    }

    [Fact]
    public void ValidationPicksTheBestPointAndStops()
    {
        // Training pulls towards 1, validation is best at 0.3: the loss there falls, then rises.
        double[] towards = [1], judge = [0.3];
        var solver = new FirstOrder<double, GradientDescent<double>>(1, new(0), 0.1, 1, new MinimizeOptions { Epochs = 100, Patience = 5 });
        var train = new RecordingKernel(towards, []);
        var check = new RecordingKernel(judge, []);
        var result = solver.Train(ref train, ref check, true, CancellationToken.None);

        // 1 − 0.9ᵏ is nearest to 0.3 at k = 3 (0.271), and five more epochs are borne.
        Assert.Equal((MinimizeStatus.Stopped, 8), (result.Status, result.Iterations));
        Assert.Equal(1 - Math.Pow(0.9, 3), solver.Point[0], 1e-14);
        Assert.Equal(0.5 * Math.Pow(solver.Point[0] - 0.3, 2), result.Metric, 1e-15);
    }

    [Fact]
    public void WhereLargerIsBetterTheLargestIsKept()
    {
        double[] towards = [1], judge = [0.3];
        var solver = new FirstOrder<double, GradientDescent<double>>(
            1, new(0), 0.1, 1, new MinimizeOptions { Epochs = 20 }, maximizeMetric: true, hasMetric: true);
        var train = new RecordingKernel(towards, []);
        var check = new RecordingKernel(judge, []);
        solver.Train(ref train, ref check, true, CancellationToken.None);
        Assert.Equal(1 - Math.Pow(0.9, 20), solver.Point[0], 1e-14);
    }

    [Fact]
    public void LineSearchesStopEarlyToo()
    {
        var train = HeartScale.Rows(0, 40);
        var check = HeartScale.Rows(40, 230);
        var solver = new Lbfgs<double>(Length, 10, 1, new MinimizeOptions { Patience = 3 }, hasMetric: true);
        var metrics = new List<double>();
        var result = solver.Train(ref train, ref check, true, CancellationToken.None);
        Assert.Equal(MinimizeStatus.Stopped, result.Status);
        var judged = new Lbfgs<double>(
            Length, 10, 1, new MinimizeOptions { MaxIterations = result.Iterations, Callback = r => { metrics.Add(r.Metric); return true; } }, hasMetric: true);
        judged.Train(ref train, ref check, true, CancellationToken.None);
        Assert.Equal(metrics.Min(), result.Metric);
        Assert.Equal(result.Iterations - 3, metrics.IndexOf(metrics.Min()) + 1);
    }

    [Fact]
    public void TolerancesOfMiniBatchesAreThoseOfEpochs()
    {
        var train = HeartScale.Kernel();
        foreach (var options in (MinimizeOptions[])[new() { GradientTolerance = 1e-2 }, new() { LossTolerance = 1e-4 }, new() { StepTolerance = 1e-2 }])
        {
            var result = Adam(options with { Epochs = 1000, BatchSize = 32 }).Train(ref train, ref train, false, CancellationToken.None);
            Assert.Equal(MinimizeStatus.Converged, result.Status);
            Assert.Equal(0, result.Iterations % 9);
            if (options.GradientTolerance is { } bound) Assert.True(result.GradientNorm <= bound);
        }
    }

    [Fact]
    public void ClippingBoundsTheGradient()
    {
        double[] curvature = [3, 4], target = [0, 0];
        var byNorm = Step(new MinimizeOptions { ClipNorm = 1 });
        Assert.Equal((0.4, 0.2), (Math.Round(byNorm[0], 14), Math.Round(byNorm[1], 14)));
        Assert.Equal([-1.0, -1.0], Step(new MinimizeOptions { ClipValue = 2 })[..2]);

        double[] Step(MinimizeOptions options)
        {
            var solver = new FirstOrder<double, GradientDescent<double>>(2, new(0), 1, 1, options);
            solver.Point[0] = solver.Point[1] = 1;
            var kernel = new QuadraticKernel(curvature, target);
            solver.Step(ref kernel);
            return solver.Point.ToArray();
        }
    }

    [Fact]
    public void EmptyDataIsRefused()
    {
        var error = Assert.Throws<ArgumentException>(() => Record(new MinimizeOptions(), 0));
        Assert.Equal("samples", error.ParamName);
        error = Assert.Throws<ArgumentException>(() =>
        {
            var train = HeartScale.Kernel();
            var check = HeartScale.Rows(0, 0);
            Adam(new MinimizeOptions()).Train(ref train, ref check, true, CancellationToken.None);
        });
        Assert.Equal("validation", error.ParamName);
    }

    [Fact]
    public void ReportsCarryEpochAndMetric()
    {
        var reports = new List<StepReport>();
        var train = HeartScale.Rows(0, 200);
        var check = HeartScale.Rows(200, 70);
        var solver = Adam(new MinimizeOptions { Epochs = 2, BatchSize = 50, Callback = r => { reports.Add(r); return true; } });
        solver.Train(ref train, ref check, true, CancellationToken.None);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], reports.Select(r => r.Iteration));
        Assert.Equal([0, 0, 0, 1, 1, 1, 1, 2], reports.Select(r => r.Epoch));
        Assert.All(reports, r => Assert.True(r.Metric is >= 0 and <= 1 && r.Loss > 0 && r.GradientNorm > 0 && r.StepSize == 0.01));
        Assert.True(reports.Zip(reports.Skip(1)).All(p => p.First.Elapsed <= p.Second.Elapsed));
    }

    private static FirstOrder<double, Adam<double>> Adam(MinimizeOptions options, double rate = 0.01)
        => new(Length, new(0.9, 0.999, 1e-8), rate, 1, options, hasMetric: true);

    private static List<int[]> Record(MinimizeOptions options, int rows)
    {
        var batches = new List<int[]>();
        var kernel = new RecordingKernel(new double[rows], batches);
        var solver = new FirstOrder<double, GradientDescent<double>>(1, new(0), 0.1, 1, options);
        solver.Train(ref kernel, ref kernel, false, CancellationToken.None);
        return batches;
    }
}
