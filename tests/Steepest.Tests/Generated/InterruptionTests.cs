using System.Buffers;
using Xunit;

namespace Steepest.Tests.Generated;

/// <summary>
/// Runs of random optimizers with random options, interrupted at random iterations, saved, and taken up by fresh solvers: every bit of what they
/// return, and of their states, is that of a run that nobody interrupted.
/// </summary>
public sealed class InterruptionTests
{
    private const int Width = 11;
    private const int Rows = 45;

    private delegate MinimizeResult Run(Span<double> weights, ref double bias, Everyone.Samples samples, Everyone.Samples? validation, CancellationToken cancellationToken);

    private delegate void Load(ReadOnlySpan<byte> saved);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, 200)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Interrupted_anywhere_a_run_goes_on_bit_for_bit(int seed)
    {
        var random = new Random(seed);
        var names = OptimizerTests.Names.Select(row => row.Data).ToArray();
        var name = names[random.Next(names.Length)];
        var options = Options(random, name);
        var (samples, validation) = (Data(Rows, 1), options.Patience is null && random.Next(2) == 0 ? (Everyone.Samples?)null : Data(20, 2));
        var (expected, weights, bias, state) = Whole(name, options, samples, validation);
        Assert.True(expected.Iterations > 2, expected.ToString());

        // One to three interruptions, by a callback that stops or a token that is cancelled in one; each is followed by a solver of its own.
        var stops = Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(1, expected.Iterations)).Distinct().Order().ToArray();
        var (point, scalar, saved) = (Start(), 0.25, Array.Empty<byte>());
        MinimizeResult actual = default;
        foreach (var stop in stops.Append(int.MaxValue))
        {
            using var source = new CancellationTokenSource();
            var cancels = random.Next(2) == 0;
            var solver = Solver(name, options with
            {
                Callback = report =>
                {
                    if (report.Iteration == stop && cancels) source.Cancel();
                    return cancels || report.Iteration != stop;
                },
            });
            if (saved.Length > 0) Method<Load>(solver, "Load")(saved);
            actual = Method<Run>(solver, "Minimize")(point, ref scalar, samples, validation, source.Token);
            if (stop < int.MaxValue) Assert.Equal(cancels ? MinimizeStatus.Cancelled : MinimizeStatus.Stopped, actual.Status);
            saved = Saved(solver);
        }

        Assert.Equal(expected, actual with { Elapsed = default });
        Assert.Equal(Bits([.. weights, bias]), Bits([.. point, scalar]));
        Assert.Equal(state, saved);
    }

    /// <summary>Rows in the generated pass, cancelled from another thread at any time: how far chunks come must not show.</summary>
    [Theory]
    [InlineData("GradientDescent")]
    [InlineData("Momentum")]
    [InlineData("Adam")]
    public void Cancelled_at_any_time_rows_go_on_bit_for_bit(string name)
    {
        var options = new MinimizeOptions { Epochs = 400, BatchSize = 1, Seed = 5, Schedule = Schedule.Cosine(15_000, 0.1) };
        var samples = Data(Rows, 1);
        var (weights, bias) = (Start(), 0.25);
        var expected = Method<Run>(Solver(name, options), "Minimize")(weights, ref bias, samples, null, Token);
        for (var round = 0; round < 20; round++)
        {
            using var source = new CancellationTokenSource();
            var (point, scalar, solver) = (Start(), 0.25, Solver(name, options));
            var wait = 200 * round;
            var canceller = new Thread(() =>
            {
                Thread.SpinWait(wait);
                source.Cancel();
            });
            canceller.Start();
            var actual = Method<Run>(solver, "Minimize")(point, ref scalar, samples, null, source.Token);
            canceller.Join();
            if (actual.Status == MinimizeStatus.Cancelled)
            {
                var other = Solver(name, options);
                Method<Load>(other, "Load")(Saved(solver));
                actual = Method<Run>(other, "Minimize")(point, ref scalar, samples, null, Token);
            }

            Assert.Equal(expected with { Elapsed = default }, actual with { Elapsed = default });
            Assert.Equal(Bits([.. weights, bias]), Bits([.. point, scalar]));
        }
    }

    [Fact]
    public void After_an_exception_no_run_is_open()
    {
        // Interrupted, taken up, and then ended by an exception: the variables that the interruption left begin a run of their own.
        var (samples, failing, reports) = (Data(Rows, 1), false, 0);
        bool Watch(StepReport report)
        {
            reports++;
            return failing && report.Iteration >= 12 ? throw new InvalidTimeZoneException() : report.Iteration != 7;
        }

        var solver = Solver("Adam", new MinimizeOptions { Epochs = 4, BatchSize = 5, Callback = Watch });
        var (weights, bias) = (Start(), 0.25);
        var run = Method<Run>(solver, "Minimize");
        Assert.Equal(MinimizeStatus.Stopped, run(weights, ref bias, samples, null, Token).Status);
        var (left, leftBias) = (weights.ToArray(), bias);
        failing = true;
        Assert.Throws<InvalidTimeZoneException>(() => run(weights, ref bias, samples, null, Token));
        (failing, reports) = (false, 0);
        Assert.Equal(36, run(left, ref leftBias, samples, null, Token).Iterations);
        Assert.Equal(36, reports);
    }

    private static (MinimizeResult Result, double[] Weights, double Bias, byte[] State) Whole(string name, MinimizeOptions options, Everyone.Samples samples, Everyone.Samples? validation)
    {
        // A callback, so that rows are gone through one by one here, too.
        var solver = Solver(name, options with { Callback = _ => true });
        var (weights, bias) = (Start(), 0.25);
        var result = Method<Run>(solver, "Minimize")(weights, ref bias, samples, validation, Token);
        return (result with { Elapsed = default }, weights, bias, Saved(solver));
    }

    private static MinimizeOptions Options(Random random, string name)
    {
        T? Maybe<T>(params T[] values)
            where T : class
            => random.Next(2) == 0 ? null : values[random.Next(values.Length)];
        return new MinimizeOptions
        {
            Epochs = random.Next(6, 16),
            BatchSize = random.Next(6) switch { 0 => 1, 1 => 2, 2 => 7, 3 => 16, 4 => 30, _ => Rows },
            BatchesPerUpdate = random.Next(4) == 0 ? 3 : null,
            BatchSchedule = Maybe(Schedule.Step(5, 2), Schedule.OnPlateau(1.5, 0, 0.02)),
            Sampler = Maybe(Sampler.ShuffleOnce, Sampler.InOrder, Sampler.WithReplacement, Sampler.Weighted([.. Enumerable.Range(0, Rows).Select(i => i % 4 + 0.5)])),
            Seed = random.Next(),
            Schedule = Maybe(Schedule.LinearDecay(20), Schedule.CosineRestarts(5, 2, 0.1), Schedule.WarmUp(6, Schedule.OnPlateau(0.5, 0, 0.05)), Schedule.OneCycle(40), Schedule.Of(t => 1 / (1 + 0.1 * t))),
            MomentumSchedule = name is "GradientDescent" or "AdaGrad" or "AdaDelta" ? null : Maybe(Schedule.Polynomial(30, 2, 0.5), Schedule.OnPlateau(0.8, 0, 0.05)),
            Averaging = Maybe(Averaging.Polyak(random.Next(8)), Averaging.Exponential(0.8)),
            ClipNorm = random.Next(3) == 0 ? 0.2 : null,
            ClipValue = random.Next(3) == 0 ? 0.1 : null,
            Freeze = random.Next(5) == 0 ? ["bias"] : null,
            Patience = random.Next(3) == 0 ? random.Next(3, 6) : null,
            LossTolerance = random.Next(4) == 0 ? 1e-5 : null,
            StepTolerance = random.Next(4) == 0 ? 1e-5 : null,
            MaxIterations = random.Next(4) == 0 ? random.Next(8, 60) : null,
        };
    }

    private static Everyone.Samples Data(int rows, int seed)
    {
        var random = new Random(seed);
        double[] features = [.. Enumerable.Range(0, rows * Width).Select(_ => random.NextDouble() * 2 - 1)];
        return new(features, (double[])[.. Enumerable.Range(0, rows).Select(row => features[row * Width] + 0.3 * random.NextDouble() > 0.1 ? 1.0 : 0)]);
    }

    private static double[] Start() => [.. Enumerable.Range(0, Width).Select(i => 0.3 * Math.Cos(i + 1))];

    private static long[] Bits(double[] values) => Array.ConvertAll(values, BitConverter.DoubleToInt64Bits);

    private static object Solver(string name, MinimizeOptions options) => Activator.CreateInstance(typeof(Everyone).GetNestedType(name + "Solver")!, Width, options)!;

    private static byte[] Saved(object solver)
    {
        var writer = new ArrayBufferWriter<byte>();
        Method<Action<IBufferWriter<byte>>>(solver, "Save")(writer);
        return writer.WrittenSpan.ToArray();
    }

    private static TDelegate Method<TDelegate>(object solver, string name)
        where TDelegate : Delegate
        => solver.GetType().GetMethod(name, SignatureOf<TDelegate>.Types)!.CreateDelegate<TDelegate>(solver);
}
