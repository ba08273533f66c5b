using System.Buffers;
using System.Numerics;
using Xunit;

namespace Steepest.Tests.Generated;

/// <summary>
/// Every first-order optimizer in all that solvers do: rows in the generated pass and step by step, batches, numbers of both types, structs,
/// saved states, options, and not a byte on the way.
/// </summary>
public sealed class OptimizerTests
{
    private const int Rows = 60;
    private const int Epochs = 3;

    private delegate MinimizeResult Training<T, TSamples>(
        Span<T> weights, ref T bias, TSamples samples, TSamples? validation = null, MinimizeOptions? options = null, CancellationToken cancellationToken = default)
        where TSamples : struct;

    private delegate StepReport Step(Span<double> weights, ref double bias, Everyone.Samples samples);

    private delegate MinimizeResult Run(Span<double> weights, ref double bias, Everyone.Samples samples, Everyone.Samples? validation = null, CancellationToken cancellationToken = default);

    private delegate StepReport PlacedStep(ref float scale, ref Vector3 centre, Span<Vector2> points);

    private delegate StepReport LaidStep(Span<float> x);

    private delegate void Load(ReadOnlySpan<byte> saved);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names =>
    [
        "GradientDescent", "Momentum", "Nesterov", "AdaGrad", "RmsProp", "AdaDelta", "Adam", "AdamW", "AmsGrad", "Adamax", "NAdam", "RAdam", "Lion",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void Rows_move_variables_as_single_steps_do(string name)
    {
        foreach (var width in (int[])[1, 2, 7, 8, 9, 15, 16, 17, 31, 33, 40, 65, 123])
        {
            var (features, labels) = Data(width);
            var samples = new Everyone.Samples(features, labels);
            var train = Static<Training<double, Everyone.Samples>>(typeof(Everyone), name);
            foreach (var options in (MinimizeOptions[])[new() { Epochs = Epochs, BatchSize = 1, Seed = 2 }, new() { Epochs = Epochs, BatchSize = 1, LearningRate = 0.003, Schedule = Schedule.Cosine(100, 0.2) }])
            {
                var (weights, stepped) = (Start(width), Start(width));
                var (bias, steppedBias) = (0.25, 0.25);
                var result = train(weights, ref bias, samples, options: options, cancellationToken: Token);
                var steps = 0;
                var watched = train(stepped, ref steppedBias, samples, options: options with { Callback = _ => { steps++; return true; } }, cancellationToken: Token);
                Assert.Equal((Rows * Epochs, Rows * Epochs), (steps, result.Iterations));
                for (var i = 0; i < width; i++) Assert.Equal(stepped[i], weights[i], 1e-11);
                Assert.Equal(steppedBias, bias, 1e-11);
                Assert.Equal(watched.Loss, result.Loss, 1e-11);
                Assert.True(Math.Abs(weights[0] - Start(width)[0]) > 1e-4, "Nothing moves");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Floats_move_alike(string name)
    {
        foreach (var width in (int[])[5, 16, 50])
        {
            var (features, labels) = Data(width);
            var samples = new EveryoneSingle.Samples(Array.ConvertAll(features, x => (float)x), Array.ConvertAll(labels, x => (float)x));
            var train = Static<Training<float, EveryoneSingle.Samples>>(typeof(EveryoneSingle), name);
            var options = new MinimizeOptions { Epochs = 1, BatchSize = 1 };
            var (weights, stepped) = (new float[width], new float[width]);
            var (bias, steppedBias) = (0f, 0f);
            var result = train(weights, ref bias, samples, options: options, cancellationToken: Token);
            var watched = train(stepped, ref steppedBias, samples, options: options with { Callback = _ => true }, cancellationToken: Token);
            for (var i = 0; i < width; i++) Assert.Equal(stepped[i], weights[i], 5e-6);
            Assert.Equal(steppedBias, bias, 5e-6);
            Assert.Equal(watched.Loss, result.Loss, 5e-6);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Training_learns_and_its_state_can_be_taken_up(string name)
    {
        var (features, labels) = Data(17);
        var samples = new Everyone.Samples(features, labels);
        var start = Everyone.Evaluate(Start(17), 0.25, samples).Loss;
        foreach (var batch in (int[])[1, 7, Rows])
        {
            var options = new MinimizeOptions { Epochs = batch == Rows ? 60 : 8, BatchSize = batch, Seed = 3, Schedule = Schedule.LinearDecay(400, 0.1) };
            var (whole, wholeBias) = (Start(17), 0.25);
            var expected = Static<Training<double, Everyone.Samples>>(typeof(Everyone), name)(whole, ref wholeBias, samples, options: options, cancellationToken: Token);
            Assert.True(expected.Loss < start, $"{expected} from {start}");

            // Stopped in the middle, and taken up by another solver: every bit is that of the run that was not.
            var (weights, bias) = (Start(17), 0.25);
            var stop = new Random(batch).Next(2, 40);
            var stopped = Solver(name, 17, options with { Callback = report => report.Iteration < stop });
            Assert.Equal(MinimizeStatus.Stopped, Method<Run>(stopped, "Minimize")(weights, ref bias, samples, cancellationToken: Token).Status);
            var writer = new ArrayBufferWriter<byte>();
            Method<Action<IBufferWriter<byte>>>(stopped, "Save")(writer);
            var other = Solver(name, 17, options with { Callback = _ => true });
            Method<Load>(other, "Load")(writer.WrittenSpan);
            var actual = Method<Run>(other, "Minimize")(weights, ref bias, samples, cancellationToken: Token);
            var (stepped, steppedBias) = (Start(17), 0.25);
            var watched = Method<Run>(Solver(name, 17, options with { Callback = _ => true }), "Minimize")(stepped, ref steppedBias, samples, cancellationToken: Token);
            Assert.Equal(stepped, weights);
            Assert.Equal(steppedBias, bias);
            Assert.Equal(watched with { Elapsed = default }, actual with { Elapsed = default });
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Steps_allocate_nothing_and_obey_the_rate(string name)
    {
        var (features, labels) = Data(33);
        var samples = new Everyone.Samples(features, labels);
        var (weights, bias) = (Start(33), 0.25);
        var solver = Solver(name, 33, null);
        var step = Method<Step>(solver, "Step");
        Assert.Equal(0, AllocatedBytes.Of(() => step(weights, ref bias, samples)));
        var run = Method<Run>(Solver(name, 33, new MinimizeOptions { Epochs = 2, BatchSize = 1 }), "Minimize");
        Assert.Equal(0, AllocatedBytes.Of(() => run(weights, ref bias, samples)));

        // Half the rate, by an option or by the first stair of a schedule.
        var halved = Start(33);
        bias = 0.25;
        var (scheduled, otherBias) = (Start(33), 0.25);
        var report = Method<Step>(Solver(name, 33, new MinimizeOptions { LearningRate = 0.005 }), "Step")(halved, ref bias, samples);
        Method<Step>(Solver(name, 33, new MinimizeOptions { LearningRate = 0.01, Schedule = Schedule.WarmUp(2) }), "Step")(scheduled, ref otherBias, samples);
        Assert.Equal(0.005, report.StepSize);
        Assert.Equal(halved, scheduled);
        Assert.Equal(bias, otherBias);

        // After a reset everything begins anew.
        Method<Action>(solver, "Reset")();
        var fresh = Method<Step>(Solver(name, 33, null), "Step");
        (weights, bias) = (Start(33), 0.25);
        var others = Start(33);
        otherBias = 0.25;
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(fresh(others, ref otherBias, samples), step(weights, ref bias, samples));
            Assert.Equal(others, weights);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Structs_are_moved_number_by_number(string name)
    {
        foreach (var count in (int[])[1, 6, 21])
        {
            var placed = Method<PlacedStep>(Create(typeof(Placed), name, count, null), "Step");
            var laid = Method<LaidStep>(Create(typeof(Laid), name, 4 + 2 * count, null), "Step");
            var (scale, centre, points) = (1.5f, new Vector3(0.5f, 0.25f, -1), new Vector2[count]);
            var x = new float[4 + 2 * count];
            (x[0], x[1], x[2], x[3]) = (scale, centre.X, centre.Y, centre.Z);
            for (var i = 0; i < 12; i++)
            {
                placed(ref scale, ref centre, points);
                laid(x);
            }

            Assert.Equal(x[0], scale, 2e-5);
            Assert.True(Vector3.Distance(centre, new Vector3(x[1], x[2], x[3])) < 2e-5);
            for (var i = 0; i < count; i++) Assert.True(Vector2.Distance(points[i], new Vector2(x[2 * i + 4], x[2 * i + 5])) < 2e-5);
            Assert.NotEqual(1.5f, scale);
        }
    }

    /// <summary>Strict rows in the generated pass have the bits of single steps, on every machine.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Strict_rows_keep_every_bit(string name)
    {
        foreach (var width in (int[])[3, 17, 40])
        {
            var (features, labels) = Data(width);
            var samples = new EveryoneStrict.Samples(features, labels);
            var train = Static<Training<double, EveryoneStrict.Samples>>(typeof(EveryoneStrict), name);
            var options = new MinimizeOptions { Epochs = Epochs, BatchSize = 1, Seed = 2 };
            var (weights, stepped) = (Start(width), Start(width));
            var (bias, steppedBias) = (0.25, 0.25);
            train(weights, ref bias, samples, options: options, cancellationToken: Token);
            train(stepped, ref steppedBias, samples, options: options with { Callback = _ => true }, cancellationToken: Token);
            Assert.Equal(stepped, weights);
            Assert.Equal(steppedBias, bias);
        }
    }

    private static TDelegate Static<TDelegate>(Type problem, string name)
        where TDelegate : Delegate
        => problem.GetMethod("Minimize" + name, SignatureOf<TDelegate>.Types)!.CreateDelegate<TDelegate>();

    private static TDelegate Method<TDelegate>(object solver, string name)
        where TDelegate : Delegate
        => solver.GetType().GetMethod(name, SignatureOf<TDelegate>.Types)!.CreateDelegate<TDelegate>(solver);

    private static object Solver(string name, int width, MinimizeOptions? options) => Create(typeof(Everyone), name, width, options);

    private static object Create(Type problem, string name, int length, MinimizeOptions? options)
        => Activator.CreateInstance(problem.GetNestedType(name + "Solver")!, length, options)!;

    private static (double[] Features, double[] Labels) Data(int width)
    {
        var random = new Random(width);
        double[] features = [.. Enumerable.Range(0, Rows * width).Select(_ => random.NextDouble() * 2 - 1)];

        // Mostly what the first two features say, so that there is something to learn.
        return (features, [.. Enumerable.Range(0, Rows).Select(row => features[row * width] + features[row * width + width / 2] + 0.5 * random.NextDouble() > 0.25 ? 1.0 : 0)]);
    }

    private static double[] Start(int width) => [.. Enumerable.Range(0, width).Select(i => 0.3 * Math.Cos(i + 1))];
}
