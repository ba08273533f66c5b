using System.Buffers;
using Xunit;

namespace Steepest.Tests.Generated;

/// <summary>
/// What a caller can get wrong, under every first-order optimizer: an error of the right type that names the argument, and variables that hold
/// the last good values.
/// </summary>
public sealed class BadInputTests
{
    private const int Width = 9;
    private const int Rows = 24;

    private delegate MinimizeResult Training(
        Span<double> weights, ref double bias, Everyone.Samples samples, Everyone.Samples? validation = null, MinimizeOptions? options = null, CancellationToken cancellationToken = default);

    private delegate StepReport Step(Span<double> weights, ref double bias, Everyone.Samples samples);

    private delegate MinimizeResult Run(Span<double> weights, ref double bias, Everyone.Samples samples, Everyone.Samples? validation, CancellationToken cancellationToken);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names => OptimizerTests.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Wrong_lengths_are_named(string name)
    {
        var samples = Data();
        foreach (var length in (int[])[0, Width - 1, Width + 1])
        {
            var bias = 0.25;
            var step = Method<Step>(Solver(name, null), "Step");
            Assert.Equal("weights", Assert.Throws<ArgumentException>(() => step(new double[length], ref bias, samples)).ParamName);
            var run = Method<Run>(Solver(name, null), "Minimize");
            Assert.Equal("weights", Assert.Throws<ArgumentException>(() => run(new double[length], ref bias, samples, null, Token)).ParamName);

            // Here the solver is as long as the weights, and the rows do not fit: the loss says so.
            var start = Enumerable.Repeat(0.5, length).ToArray();
            var weights = start.ToArray();
            var misfit = Assert.ThrowsAny<ArgumentException>(() => Train(name)(weights, ref bias, samples, null, null, Token));
            Assert.Contains($"weights holds {length} numbers, features {Width}", misfit.Message, StringComparison.Ordinal);
            Assert.Equal(start, weights);
            Assert.Equal(0.25, bias);
        }
    }

    [Fact]
    public void Columns_that_do_not_divide_are_named()
    {
        Assert.Equal("features", Assert.Throws<ArgumentException>(() => new Everyone.Samples(new double[10], new double[3])).ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => Data().Slice(0, Rows + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Data().Slice(-1, 1));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_rows_are_named(string name)
    {
        var (weights, bias, none) = (Start(), 0.25, Data().Slice(0, 0));
        Assert.Equal("samples", Assert.Throws<ArgumentException>(() => Train(name)(weights, ref bias, none, null, null, Token)).ParamName);
        Assert.Equal("samples", Assert.Throws<ArgumentException>(() => Train(name)(weights, ref bias, default, null, null, Token)).ParamName);
        Assert.Equal("validation", Assert.Throws<ArgumentException>(() => Train(name)(weights, ref bias, Data(), none, null, Token)).ParamName);
        Assert.Equal("samples", Assert.Throws<ArgumentException>(() => Method<Step>(Solver(name, null), "Step")(weights, ref bias, none)).ParamName);
        Assert.Equal(Start(), weights);
        Assert.Equal(0.25, bias);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Data_that_are_not_finite_end_the_run_at_the_last_good_point(string name)
    {
        foreach (var (value, batch, at) in from value in (double[])[double.NaN, double.PositiveInfinity, double.NegativeInfinity] from batch in (int[])[1, 5, Rows] from at in (int[])[0, 11, Rows - 1] select (value, batch, at))
        {
            var (features, labels) = Columns();
            features[at * Width + 3] = value;
            var (weights, bias) = (Start(), 0.25);
            var options = new MinimizeOptions { Epochs = 3, BatchSize = batch, Sampler = Sampler.InOrder };
            var result = Train(name)(weights, ref bias, new(features, labels), null, options, Token);
            Assert.Equal(MinimizeStatus.NonFinite, result.Status);

            // The last point whose batch was good: as many updates as batches lie before the bad row, but the last, which nobody could judge.
            var updates = at / batch;
            Assert.Equal(updates, result.Iterations);
            var (expected, expectedBias) = (Start(), 0.25);
            if (updates > 1) Train(name)(expected, ref expectedBias, new(Columns().Features, labels), null, options with { MaxIterations = updates - 1, Callback = _ => true }, Token);
            for (var i = 0; i < Width; i++) Assert.Equal(expected[i], weights[i], 1e-11);
            Assert.Equal(expectedBias, bias, 1e-11);
            Assert.All(weights, weight => Assert.True(double.IsFinite(weight)));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Variables_that_are_not_finite_are_left_alone(string name)
    {
        var (weights, bias) = (Start(), double.NaN);
        Assert.Equal(MinimizeStatus.NonFinite, Train(name)(weights, ref bias, Data(), null, new MinimizeOptions { BatchSize = 4 }, Token).Status);
        Assert.Equal(Start(), weights);
        Assert.True(double.IsNaN(bias));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_watchers_throw_passes_through_at_the_last_good_point(string name)
    {
        foreach (var at in (int[])[1, 2, 9, 20])
        {
            var options = new MinimizeOptions { Epochs = 3, BatchSize = 3 };
            var (expected, expectedBias) = (Start(), 0.25);
            if (at > 1) Train(name)(expected, ref expectedBias, Data(), null, options with { MaxIterations = at - 1 }, Token);
            foreach (var failing in (MinimizeOptions[])
            [
                options with { Callback = report => report.Iteration < at ? true : throw new InvalidTimeZoneException() },
                options with { Progress = new Failing(at) },
                options with { Schedule = Schedule.Of(t => t < at ? 1 : throw new InvalidTimeZoneException()) },
            ])
            {
                var (weights, bias) = (Start(), 0.25);
                Assert.Throws<InvalidTimeZoneException>(() => Train(name)(weights, ref bias, Data(), null, failing, Token));

                // A schedule is asked behind the evaluation of a point, which is good then: one further.
                var (point, scalar) = (expected.ToArray(), expectedBias);
                if (failing.Schedule is not null)
                {
                    (point, scalar) = (Start(), 0.25);
                    Train(name)(point, ref scalar, Data(), null, options with { MaxIterations = at }, Token);
                }

                Assert.Equal(point, weights);
                Assert.Equal(scalar, bias);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Cancelled_at_any_step_the_variables_are_those_of_the_step(string name)
    {
        var options = new MinimizeOptions { Epochs = 2, BatchSize = 5 };
        for (var at = 0; at < 10; at++)
        {
            using var source = new CancellationTokenSource();
            if (at == 0) source.Cancel();
            var (weights, bias) = (Start(), 0.25);
            var result = Train(name)(weights, ref bias, Data(), null, options with { Callback = report => { if (report.Iteration == at) source.Cancel(); return true; } }, source.Token);
            Assert.Equal((MinimizeStatus.Cancelled, at), (result.Status, result.Iterations));
            var (expected, expectedBias) = (Start(), 0.25);
            Train(name)(expected, ref expectedBias, Data(), null, options with { MaxIterations = at }, Token);
            Assert.Equal(expected, weights);
            Assert.Equal(expectedBias, bias);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Damaged_states_are_refused_and_change_nothing(string name)
    {
        var (weights, bias, samples) = (Start(), 0.25, Data());
        var solver = Solver(name, new MinimizeOptions { Epochs = 3, BatchSize = 5, Averaging = Averaging.Polyak(), Callback = report => report.Iteration < 8 });
        Method<Run>(solver, "Minimize")(weights, ref bias, samples, null, Token);
        var saved = Saved(solver);
        var load = Method<Action<ReadOnlySpan<byte>>>(solver, "Load");
        var random = new Random(1);
        for (var round = 0; round < 400; round++)
        {
            // Bytes changed, cut off, put in, or two places exchanged.
            var damaged = saved.ToList();
            var at = random.Next(saved.Length);
            switch (round % 4)
            {
                case 0: for (var i = random.Next(1, 6); i > 0; i--) damaged[random.Next(saved.Length)] ^= (byte)random.Next(1, 256); break;
                case 1: damaged.RemoveRange(at, random.Next(1, saved.Length - at + 1)); break;
                case 2: damaged.InsertRange(at, new byte[random.Next(1, 20)]); break;
                default: (damaged[at], damaged[(at + 1) % saved.Length]) = ((byte)(damaged[(at + 1) % saved.Length] + 1), damaged[at]); break;
            }

            if (damaged.SequenceEqual(saved)) continue;
            Assert.Throws<InvalidDataException>(() => load(damaged.ToArray()));
        }

        Assert.Equal(saved, Saved(solver));
        load(saved);
        Assert.Equal(saved, Saved(solver));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void With_every_option_not_a_byte_is_allocated(string name)
    {
        var (samples, validation) = (Data(), Data().Slice(0, 10));
        var options = new MinimizeOptions
        {
            Epochs = 6,
            BatchSize = 3,
            BatchesPerUpdate = 2,
            BatchSchedule = Schedule.Step(4, 2),
            Schedule = Schedule.WarmUp(3, Schedule.CosineRestarts(5, 2)),
            MomentumSchedule = name is "GradientDescent" or "AdaGrad" or "AdaDelta" ? null : Schedule.Of(t => t % 2 == 0 ? 1 : 0.5),
            Averaging = Averaging.Exponential(0.9),
            ClipNorm = 1,
            ClipValue = 1,
            Freeze = ["bias"],
            Patience = 3,
            LossTolerance = 1e-12,
            StepTolerance = 1e-12,
            Sampler = Sampler.Weighted([.. Enumerable.Range(1, Rows).Select(i => (double)i)]),
            Callback = _ => true,
        };
        var run = Method<Run>(Solver(name, options), "Minimize");
        var (weights, bias) = (Start(), 0.25);
        Assert.Equal(0, AllocatedBytes.Of(() => run(weights, ref bias, samples, validation, CancellationToken.None)));
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

    private static Training Train(string name) => typeof(Everyone).GetMethod("Minimize" + name, SignatureOf<Training>.Types)!.CreateDelegate<Training>();

    private static object Solver(string name, MinimizeOptions? options) => Activator.CreateInstance(typeof(Everyone).GetNestedType(name + "Solver")!, Width, options)!;

    private static byte[] Saved(object solver)
    {
        var writer = new ArrayBufferWriter<byte>();
        Method<Action<IBufferWriter<byte>>>(solver, "Save")(writer);
        return writer.WrittenSpan.ToArray();
    }

    private static TDelegate Method<TDelegate>(object solver, string name)
        where TDelegate : Delegate
        => solver.GetType().GetMethod(name, SignatureOf<TDelegate>.Types)!.CreateDelegate<TDelegate>(solver);

    private sealed class Failing(int at) : IProgress<StepReport>
    {
        public void Report(StepReport value)
        {
            if (value.Iteration >= at) throw new InvalidTimeZoneException();
        }
    }
}
