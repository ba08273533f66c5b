using System.Buffers;
using System.Globalization;
using Xunit;

namespace Steepest.Tests.Generated;

/// <summary>Training on batches that a source hands out, against the same rows in memory.</summary>
public sealed class SourceRunTests : IDisposable
{
    private const int Width = 13;
    private const int Rows = 50;

    private readonly string path = Path.GetTempFileName();

    public SourceRunTests()
    {
        var (features, labels) = Columns();
        File.WriteAllLines(path, Enumerable.Range(0, Rows).Select(row => string.Join(',', features.Skip(row * Width).Take(Width).Append(labels[row]).Select(value => value.ToString("R", CultureInfo.InvariantCulture)))));
    }

    private delegate MinimizeResult Training(
        Span<double> weights, ref double bias, Everyone.Samples samples, Everyone.Samples? validation = null, MinimizeOptions? options = null, CancellationToken cancellationToken = default);

    private delegate MinimizeResult Streaming(
        Span<double> weights, ref double bias, IBatchSource<Everyone.Samples> source, Everyone.Samples? validation = null, MinimizeOptions? options = null, CancellationToken cancellationToken = default);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names => OptimizerTests.Names;

    public void Dispose() => File.Delete(path);

    [Theory]
    [MemberData(nameof(Names))]
    public void Rows_of_a_file_train_as_rows_in_memory(string name)
    {
        var (train, stream) = (Method<Training>(name), Method<Streaming>(name));
        var validation = Data().Slice(0, 20);
        foreach (var options in (MinimizeOptions[])
        [
            new() { Epochs = 3 },
            new() { Epochs = 4, BatchesPerUpdate = 3, Schedule = Schedule.WarmUp(5, Schedule.OnPlateau(0.5, 0, 0.1)) },
            new() { MaxIterations = 17, Averaging = Averaging.Exponential(0.7), ClipNorm = 0.2, Freeze = ["bias"] },
            new() { MaxIterations = 14, LossTolerance = 1e-9 },
            new() { Epochs = 40, LossTolerance = 1e-3 },
        ])
        {
            foreach (var check in (Everyone.Samples?[])[null, validation])
            {
                var (weights, bias, others, otherBias) = (Start(), 0.25, Start(), 0.25);
                var (reports, otherReports) = (0, 0);
                var expected = train(weights, ref bias, Data(), check, options with { BatchSize = 8, Sampler = Sampler.InOrder, Patience = check is null ? null : 2, Callback = _ => ++reports > 0 }, Token);
                using var source = Source(8);
                var actual = stream(others, ref otherBias, source, check, options with { Patience = check is null ? null : 2, Callback = _ => ++otherReports > 0 }, Token);
                Assert.Equal((expected.Status, expected.Iterations, reports), (actual.Status, actual.Iterations, otherReports));
                for (var i = 0; i < Width; i++) Assert.Equal(weights[i], others[i], 1e-12);
                Assert.Equal(bias, otherBias, 1e-12);
                if (check is not null) Assert.Equal(expected.Metric, actual.Metric, 1e-12);
                Assert.True(double.IsFinite(actual.Loss) && Math.Abs(actual.Loss - expected.Loss) < 0.3, $"{expected} {actual}");
            }
        }
    }

    /// <summary>That this compiles is the test: an interface stands beside the samples, and of new(…) the samples are meant.</summary>
    [Fact]
    public void Samples_can_be_made_in_place()
    {
        var (features, labels) = Columns();
        var (weights, bias, options) = (Start(), 0.25, new MinimizeOptions { BatchSize = 8, MaxIterations = 5 });
        Assert.Equal(5, Everyone.MinimizeAdam(weights, ref bias, new(features, labels), options: options, cancellationToken: Token).Iterations);
        Assert.Equal(5, new Everyone.AdamSolver(Width, options).Minimize(weights, ref bias, new(features, labels), cancellationToken: Token).Iterations);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Interrupted_and_saved_it_goes_on_bit_for_bit(string name)
    {
        var random = new Random(name.Length);
        var options = new MinimizeOptions { Epochs = 4, Schedule = Schedule.OnPlateau(0.7, 0, 0.05), Averaging = Averaging.Polyak(3) };
        for (var round = 0; round < 6; round++)
        {
            var at = options with { BatchesPerUpdate = round % 2 == 0 ? null : 2 };
            var (weights, bias) = (Start(), 0.25);
            using var source = Source(6);
            var whole = Solver(name, at);
            var expected = Run(whole, weights, ref bias, source);
            var stop = random.Next(1, expected.Iterations);
            var (others, otherBias) = (Start(), 0.25);
            var first = Solver(name, at with { Callback = report => report.Iteration != stop });
            Assert.Equal(MinimizeStatus.Stopped, Run(first, others, ref otherBias, source).Status);
            var second = Solver(name, at);
            Load(second, Saved(first));
            using var again = Source(6);
            Assert.Equal(expected with { Elapsed = default }, Run(second, others, ref otherBias, again) with { Elapsed = default });
            Assert.Equal(weights, others);
            Assert.Equal(bias, otherBias);
            Assert.Equal(Saved(whole), Saved(second));
        }
    }

    /// <summary>What drivers do beside the gradient they do here, too: exact zeros by penalties, and numbers within bounds.</summary>
    [Fact]
    public void Penalties_and_bounds_hold()
    {
        var random = new Random(8);
        double[] features = [.. Enumerable.Range(0, Rows * Width).Select(_ => random.NextDouble() * 2 - 1)];
        double[] targets = [.. Enumerable.Range(0, Rows).Select(row => 2 * features[row * Width] - features[row * Width + 3] + 0.1 * random.NextDouble())];
        var samples = new Corpora.SparseRegression.Samples(features, targets);
        var options = new MinimizeOptions { Epochs = 30 };
        var (weights, bias, others, otherBias) = (new double[Width], 0.0, new double[Width], 0.0);
        Corpora.SparseRegression.MinimizeGradientDescent(weights, ref bias, 0.05, 0.01, samples, options: options with { BatchSize = 10, Sampler = Sampler.InOrder }, cancellationToken: Token);
        Corpora.SparseRegression.MinimizeGradientDescent(others, ref otherBias, 0.05, 0.01, new Slices<Corpora.SparseRegression.Samples>(Rows / 10, i => samples.Slice(10 * (int)i, 10)), options: options, cancellationToken: Token);
        Assert.Contains(0.0, weights);
        Assert.Equal(weights.Select(weight => weight == 0), others.Select(weight => weight == 0));
        for (var i = 0; i < Width; i++) Assert.Equal(weights[i], others[i], 1e-12);
        Assert.Equal(bias, otherBias, 1e-12);

        var kept = new Corpora.NonNegativeRegression.Samples(features, targets);
        (weights, others) = (new double[Width], new double[Width]);
        Corpora.NonNegativeRegression.MinimizeGradientDescent(weights, kept, options: options with { BatchSize = 10, Sampler = Sampler.InOrder }, cancellationToken: Token);
        Corpora.NonNegativeRegression.MinimizeGradientDescent(others, new Slices<Corpora.NonNegativeRegression.Samples>(Rows / 10, i => kept.Slice(10 * (int)i, 10)), options: options, cancellationToken: Token);
        Assert.All(others, weight => Assert.True(weight >= 0));
        for (var i = 0; i < Width; i++) Assert.Equal(weights[i], others[i], 1e-12);
    }

    [Fact]
    public void A_malformed_line_ends_the_run_at_the_last_good_point()
    {
        File.AppendAllText(path, "1,2,3\n");
        var (weights, bias, solver) = (Start(), 0.25, new Everyone.AdamSolver(Width, new MinimizeOptions { Epochs = 3 }));
        using (var source = Source(10))
        {
            var error = Assert.Throws<InvalidDataException>(() => solver.Minimize(weights, ref bias, source, cancellationToken: Token));
            Assert.Contains($"({Rows + 1}): has 3 fields; 14 are expected", error.Message, StringComparison.Ordinal);
        }

        // Five batches were learned from; the last point that was looked at is that of four updates.
        var (expected, expectedBias) = (Start(), 0.25);
        Everyone.MinimizeAdam(expected, ref expectedBias, Data(), options: new MinimizeOptions { BatchSize = 10, MaxIterations = 4, Sampler = Sampler.InOrder }, cancellationToken: Token);
        for (var i = 0; i < Width; i++) Assert.Equal(expected[i], weights[i], 1e-12);

        // And the solver is free for another run.
        Assert.Equal(MinimizeStatus.IterationLimit, solver.Minimize(weights, ref bias, Data(), cancellationToken: Token).Status);
    }

    [Fact]
    public void Steps_on_a_source_are_looked_at_as_in_memory()
    {
        var (expected, actual) = (new History(), new History());
        var (weights, bias, others, otherBias) = (Start(), 0.25, Start(), 0.25);
        var options = new MinimizeOptions { Epochs = 2, Monitors = Monitors.Steps | Monitors.Layers, Freeze = ["bias"] };
        Everyone.MinimizeAdam(weights, ref bias, Data(), options: options with { BatchSize = 8, Sampler = Sampler.InOrder, Progress = expected }, cancellationToken: Token);
        using var source = Source(8);
        Everyone.MinimizeAdam(others, ref otherBias, source, options: options with { Progress = actual }, cancellationToken: Token);
        Assert.True(actual.Count > 5);
        Assert.Equal(expected.Count, actual.Count);
        for (var i = 0; i < actual.Count; i++)
        {
            Assert.Equal(1, actual[i].SquaredGradient / expected[i].SquaredGradient, 1e-9);
            Assert.Equal(1, actual[i].GradientCurvature / expected[i].GradientCurvature, 1e-6);
            Assert.Equal(1, actual[i].PredictedChange / expected[i].PredictedChange, 1e-6);
            Assert.Equal(["weights", "bias"], actual[i].Layers!.Select(layer => layer.Name));
            Assert.Equal(1, actual[i].Layers![0].RootMeanSquare / expected[i].Layers![0].RootMeanSquare, 1e-9);
            Assert.Equal(0, actual[i].Layers![1].RootMeanSquare);
        }
    }

    /// <summary>A run past rows that are not finite is one without them, for batches of any size and from a source.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void Batches_that_are_not_finite_are_left_out(int size)
    {
        var (features, labels) = Columns();
        double[] kept = [.. features[..(8 * Width)], .. features[(16 * Width)..]], keptLabels = [.. labels[..8], .. labels[16..]];
        for (var row = 8; row < 16; row++) features[row * Width + 3] = row % 2 == 0 ? double.NaN : double.PositiveInfinity;
        var bad = 8 / size;
        var options = new MinimizeOptions { Epochs = 3, BatchSize = size, Sampler = Sampler.InOrder };
        var (weights, bias, others, otherBias) = (Start(), 0.25, Start(), 0.25);
        var expected = Everyone.MinimizeAdam(weights, ref bias, new Everyone.Samples(kept, keptLabels), options: options, cancellationToken: Token);
        var history = new History();
        var actual = Everyone.MinimizeAdam(others, ref otherBias, new Everyone.Samples(features, labels), options: options with { MaxSkippedSteps = 3 * bad, Progress = history }, cancellationToken: Token);
        Assert.Equal(weights, others, (one, other) => Math.Abs(one - other) <= 1e-12);
        Assert.Equal(MinimizeStatus.IterationLimit, actual.Status);
        Assert.True(double.IsFinite(actual.Loss));
        Assert.Equal(bias, otherBias, 1e-12);
        Assert.Equal((expected.Iterations, 3 * bad, 0), (actual.Iterations, actual.SkippedSteps, expected.SkippedSteps));
        Assert.Equal(3 * bad, history.Count(step => step.IsSkipped));
        Assert.Equal(weights, Trained(options with { MaxSkippedSteps = 3 * bad }), (one, other) => Math.Abs(one - other) <= 1e-12);

        // One more than is allowed ends the run at the last good point.
        (others, otherBias) = (Start(), 0.25);
        actual = Everyone.MinimizeAdam(others, ref otherBias, new Everyone.Samples(features, labels), options: options with { MaxSkippedSteps = 3 * bad - 1 }, cancellationToken: Token);
        Assert.Equal((MinimizeStatus.NonFinite, 3 * bad - 1), (actual.Status, actual.SkippedSteps));
        Assert.All(others, value => Assert.True(double.IsFinite(value)));

        double[] Trained(MinimizeOptions options)
        {
            var (point, scalar) = (Start(), 0.25);
            Everyone.MinimizeAdam(point, ref scalar, new Everyone.Samples(features, labels), options: options, cancellationToken: Token);
            return point;
        }
    }

    [Fact]
    public void Gains_that_are_too_small_count_as_none()
    {
        var (weights, bias, others, otherBias) = (Start(), 0.25, Start(), 0.25);
        var options = new MinimizeOptions { Epochs = 200, BatchSize = 8, Patience = 2 };
        var patient = Everyone.MinimizeAdam(weights, ref bias, Data(), Data(), options, Token);
        var strict = Everyone.MinimizeAdam(others, ref otherBias, Data(), Data(), options with { MinImprovement = 0.02 }, Token);
        Assert.Equal(MinimizeStatus.Stopped, strict.Status);
        Assert.True(strict.Iterations < patient.Iterations && strict.Metric >= patient.Metric && strict.Metric < Everyone.Evaluate(Start(), 0.25, Data()).Loss, $"{strict} {patient}");
        Assert.Equal("MinImprovement", Assert.Throws<ArgumentOutOfRangeException>(() => new MinimizeOptions { MinImprovement = -1 }).ParamName);
    }

    [Fact]
    public void Points_are_evaluated_on_a_source_as_in_memory()
    {
        var (weights, bias) = (Start(), 0.25);
        using var source = Source(7);
        var whole = Everyone.Evaluate(weights, bias, Data());
        for (var again = 0; again < 2; again++)
        {
            var parts = source.Evaluate(batch => batch.Count, batch => Everyone.Evaluate(weights, bias, batch));
            Assert.Equal(whole.Loss, parts.Loss, 1e-13);
            Assert.Equal((double.NaN, 0.0), (parts.Metric, parts.MaxViolation));
        }

        Assert.Equal("source", Assert.Throws<ArgumentException>(() => new Nothing(0).Evaluate(batch => batch.Count, _ => default)).ParamName);
        Assert.Equal("source", Assert.Throws<ArgumentException>(() => source.Evaluate(_ => 0, _ => default)).ParamName);
        Assert.Equal("evaluate", Assert.Throws<ArgumentNullException>(() => source.Evaluate(batch => batch.Count, null!)).ParamName);
    }

    [Fact]
    public void What_a_source_decides_is_refused_as_an_option()
    {
        using var source = Source(10);
        foreach (var (option, options) in ((string, MinimizeOptions)[])[("BatchSize", new() { BatchSize = 4 }), ("Sampler", new() { Sampler = Sampler.InOrder }), ("BatchSchedule", new() { BatchSchedule = Schedule.Constant }), ("GradientTolerance", new() { GradientTolerance = 1 }), ("Patience", new() { Patience = 1 }), ("Monitors", new() { Monitors = Monitors.Curvature }), ("Monitors", new() { Monitors = Monitors.Steps, BatchesPerUpdate = 2 })])
        {
            var (weights, bias) = (Start(), 0.25);
            Assert.Contains($"'{option}'", Assert.Throws<ArgumentException>(() => Everyone.MinimizeAdam(weights, ref bias, source, options: options, cancellationToken: Token)).Message, StringComparison.Ordinal);
            Assert.Equal(Start(), weights);
        }

        var (point, scalar) = (Start(), 0.25);
        Assert.Equal("source", Assert.Throws<ArgumentNullException>(() => Everyone.MinimizeAdam(point, ref scalar, (IBatchSource<Everyone.Samples>)null!, cancellationToken: Token)).ParamName);
        Assert.Equal("source", Assert.Throws<ArgumentException>(() => Everyone.MinimizeAdam(point, ref scalar, new Nothing(0), cancellationToken: Token)).ParamName);
        Assert.Equal("source", Assert.Throws<ArgumentException>(() => Everyone.MinimizeAdam(point, ref scalar, new Nothing(1), cancellationToken: Token)).ParamName);
        Assert.Equal("validation", Assert.Throws<ArgumentException>(() => Everyone.MinimizeAdam(point, ref scalar, source, Data().Slice(0, 0), cancellationToken: Token)).ParamName);
        Assert.Equal("weights", Assert.Throws<ArgumentException>(() => new Everyone.AdamSolver(Width + 1).Minimize(point, ref scalar, source, cancellationToken: Token)).ParamName);
        Assert.Equal(Start(), point);
    }

    [Fact]
    public void Cancelled_data_that_are_not_finite_and_limits_end_it()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        using var source = Source(10);
        var (weights, bias) = (Start(), 0.25);
        Assert.Equal((MinimizeStatus.Cancelled, 0), Outcome(Everyone.MinimizeAdam(weights, ref bias, source, cancellationToken: cancelled.Token)));
        Assert.Equal((MinimizeStatus.IterationLimit, 0), Outcome(Everyone.MinimizeAdam(weights, ref bias, source, options: new MinimizeOptions { MaxIterations = 0 }, cancellationToken: Token)));
        Assert.Equal((MinimizeStatus.TimeLimit, 0), Outcome(Everyone.MinimizeAdam(weights, ref bias, source, options: new MinimizeOptions { TimeLimit = TimeSpan.Zero }, cancellationToken: Token)));
        Assert.Equal(Start(), weights);
        File.AppendAllText(path, string.Join(',', Enumerable.Repeat("NaN", Width + 1)));
        using var bad = Source(10);
        Assert.Equal((MinimizeStatus.NonFinite, 5), Outcome(Everyone.MinimizeAdam(weights, ref bias, bad, cancellationToken: Token)));
        Assert.All(weights, weight => Assert.True(double.IsFinite(weight)));
    }

    [Fact]
    public void Runs_allocate_nothing()
    {
        var file = path + ".bin";
        try
        {
            var (features, label) = (new Column<double>(Width), new Column<double>());
            using (var text = new CsvSource<Everyone.Samples>(path, [features, label], () => new(features.Rows, label.Rows))) BinarySource<Everyone.Samples>.Write(file, text, [features, label]);
            using var source = new BinarySource<Everyone.Samples>(file, [features, label], () => new(features.Rows, label.Rows), 8);
            var (weights, bias, solver) = (Start(), 0.25, new Everyone.AdamSolver(Width, new MinimizeOptions { Epochs = 3, BatchesPerUpdate = 2 }));
            Assert.Equal(0, AllocatedBytes.Of(() => solver.Minimize(weights, ref bias, source, cancellationToken: CancellationToken.None)));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static (MinimizeStatus Status, int Iterations) Outcome(MinimizeResult result) => (result.Status, result.Iterations);

    private CsvSource<Everyone.Samples> Source(int batchSize)
    {
        var (features, label) = (new Column<double>(Width), new Column<double>());
        return new(path, [features, label], () => new(features.Rows, label.Rows), batchSize);
    }

    private static Everyone.Samples Data()
    {
        var (features, labels) = Columns();
        return new(features, labels);
    }

    private static (double[] Features, double[] Labels) Columns()
    {
        var random = new Random(4);
        double[] features = [.. Enumerable.Range(0, Rows * Width).Select(_ => random.NextDouble() * 2 - 1)];
        return (features, [.. Enumerable.Range(0, Rows).Select(row => features[row * Width] + 0.3 * random.NextDouble() > 0.1 ? 1.0 : 0)]);
    }

    private static double[] Start() => [.. Enumerable.Range(0, Width).Select(i => 0.3 * Math.Cos(i + 1))];

    private static TDelegate Method<TDelegate>(string name)
        where TDelegate : Delegate
        => typeof(Everyone).GetMethod("Minimize" + name, SignatureOf<TDelegate>.Types)!.CreateDelegate<TDelegate>();

    private static object Solver(string name, MinimizeOptions? options) => Activator.CreateInstance(typeof(Everyone).GetNestedType(name + "Solver")!, Width, options)!;

    private static MinimizeResult Run(object solver, Span<double> weights, ref double bias, IBatchSource<Everyone.Samples> source)
        => solver.GetType().GetMethod("Minimize", SignatureOf<Member>.Types)!.CreateDelegate<Member>(solver)(weights, ref bias, source, null, Token);

    private delegate MinimizeResult Member(Span<double> weights, ref double bias, IBatchSource<Everyone.Samples> source, Everyone.Samples? validation, CancellationToken cancellationToken);

    private static byte[] Saved(object solver)
    {
        var writer = new ArrayBufferWriter<byte>();
        solver.GetType().GetMethod("Save")!.CreateDelegate<Action<IBufferWriter<byte>>>(solver)(writer);
        return writer.WrittenSpan.ToArray();
    }

    private static void Load(object solver, byte[] saved) => solver.GetType().GetMethod("Load")!.CreateDelegate<Action<ReadOnlySpan<byte>>>(solver)(saved);

    /// <summary>Batches made one by one.</summary>
    private sealed class Slices<TSamples>(long count, Func<long, TSamples> batchOf) : IBatchSource<TSamples>
        where TSamples : struct
    {
        private long next;

        public void Begin(long epoch, long skip) => next = skip;

        public bool TryRead(out TSamples batch)
        {
            batch = next < count ? batchOf(next) : default;
            return next++ < count;
        }
    }

    /// <summary>Batches of no rows.</summary>
    private sealed class Nothing(int batches) : IBatchSource<Everyone.Samples>
    {
        private int left;

        public void Begin(long epoch, long skip) => left = batches;

        public bool TryRead(out Everyone.Samples batch)
        {
            batch = default;
            return left-- > 0;
        }
    }
}
