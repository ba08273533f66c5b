using System.Buffers;
using System.Numerics;
using Xunit;

namespace Steepest.Tests.Generated;

/// <summary>Variables frozen at run time keep every bit under every first-order optimizer, and the others move as if those were inputs.</summary>
public sealed class FreezeTests
{
    private const int Width = 19;
    private const int Rows = 40;

    private delegate MinimizeResult Training(
        Span<double> weights, ref double bias, Everyone.Samples samples, Everyone.Samples? validation = null, MinimizeOptions? options = null, CancellationToken cancellationToken = default);

    private delegate StepReport Step(Span<double> weights, ref double bias, Everyone.Samples samples);

    private delegate StepReport PlacedStep(ref float scale, ref Vector3 centre, Span<Vector2> points);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names => OptimizerTests.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Frozen_variables_keep_every_bit(string name)
    {
        var samples = Data();
        var train = typeof(Everyone).GetMethod("Minimize" + name, SignatureOf<Training>.Types)!.CreateDelegate<Training>();
        foreach (var options in (MinimizeOptions[])
        [
            new() { Epochs = 3, BatchSize = 1 },
            new() { Epochs = 3, BatchSize = 7, Averaging = Averaging.Exponential(0.5), ClipNorm = 0.1 },
            new() { Epochs = 20, BatchSize = Rows, Averaging = Averaging.Polyak(3) },
        ])
        {
            foreach (var validation in (Everyone.Samples?[])[null, samples.Slice(0, 15)])
            {
                var (weights, bias) = (Start(), 0.25);
                train(weights, ref bias, samples, validation, options with { Freeze = ["weights"] }, Token);
                Assert.Equal(Bits(Start()), Bits(weights));
                if (validation is null) Assert.NotEqual(0.25, bias);

                (weights, bias) = (Start(), -0.0);
                train(weights, ref bias, samples, validation, options with { Freeze = ["bias"] }, Token);
                Assert.Equal(Bits([-0.0]), Bits([bias]));
                if (validation is null) Assert.NotEqual(Start()[5], weights[5]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_was_learned_before_is_kept_until_they_move_again(string name)
    {
        // Ten steps of all, five of the bias alone, one of all: the velocity of the weights is that of the tenth.
        var samples = Data();
        var (weights, bias) = (Start(), 0.25);
        var first = Solver(name, null);
        for (var i = 0; i < 10; i++) Method<Step>(first, "Step")(weights, ref bias, samples);
        var saved = Saved(first);
        var frozen = Solver(name, new MinimizeOptions { Freeze = ["weights"] });
        Method<Action<ReadOnlySpan<byte>>>(frozen, "Load")(saved);
        var before = weights.ToArray();
        for (var i = 0; i < 5; i++) Method<Step>(frozen, "Step")(weights, ref bias, samples);
        Assert.Equal(Bits(before), Bits(weights));

        // Of the bias the same as where nothing is frozen but the weights are put back: no weight's number enters its update.
        var (others, otherBias, free) = (before.ToArray(), 0.0, Solver(name, null));
        (weights, otherBias) = (Start(), 0.25);
        for (var i = 0; i < 10; i++) Method<Step>(free, "Step")(weights, ref otherBias, samples);
        for (var i = 0; i < 5; i++)
        {
            others.CopyTo(weights.AsSpan());
            Method<Step>(free, "Step")(weights, ref otherBias, samples);
        }

        Assert.Equal(otherBias, bias);
        var (step, moved) = (Solver(name, null), before.ToArray());
        Method<Action<ReadOnlySpan<byte>>>(step, "Load")(Saved(frozen));
        Assert.True(Method<Step>(step, "Step")(moved, ref bias, samples).StepSize > 0);
        Assert.NotEqual(Bits(before), Bits(moved));
    }

    [Fact]
    public void Structs_are_frozen_whole()
    {
        var (scale, centre, points) = (1.5f, new Vector3(0.5f, 0.25f, -1), new Vector2[5]);
        var placed = Activator.CreateInstance(typeof(Placed).GetNestedType("MomentumSolver")!, 5, new MinimizeOptions { Freeze = ["centre", "points"] })!;
        for (var i = 0; i < 5; i++) placed.GetType().GetMethod("Step")!.CreateDelegate<PlacedStep>(placed)(ref scale, ref centre, points);
        Assert.Equal(new Vector3(0.5f, 0.25f, -1), centre);
        Assert.All(points, point => Assert.Equal(default, point));
        Assert.NotEqual(1.5f, scale);
    }

    [Fact]
    public void Frozen_variables_decide_nothing()
    {
        // The gradient of what is left is all that is reported, clipped and compared with a tolerance.
        var samples = Data();
        var (weights, bias) = (Start(), 0.25);
        var result = Everyone.MinimizeNesterov(weights, ref bias, samples, options: new MinimizeOptions { Epochs = 5000, BatchSize = Rows, LearningRate = 0.5, GradientTolerance = 1e-9, Freeze = ["weights"] }, cancellationToken: Token);
        Assert.Equal(MinimizeStatus.Converged, result.Status);
        Assert.InRange(result.GradientNorm, 0, 1e-9);
        var slope = new double[Width];
        Everyone.ObjectiveGradient(weights, bias, samples, slope, out var biasSlope);
        Assert.True(Math.Abs(biasSlope) <= 1e-9 && slope.Max(Math.Abs) > 1e-3);
    }

    /// <summary>Frozen numbers neither shrink nor count: at the minimum of the others the run has converged.</summary>
    [Fact]
    public void Penalties_do_not_reach_them()
    {
        double[] far = [3, -2, 0, -0.0], near = new double[3];
        var result = Shrunk.MinimizeGradientDescent(far, near, new MinimizeOptions { Freeze = ["far"], GradientTolerance = 1e-12, MaxIterations = 2000 }, Token);
        Assert.Equal(MinimizeStatus.Converged, result.Status);
        Assert.Equal(Bits([3, -2, 0, -0.0]), Bits(far));
        Assert.Equal([0.9, 1.9, 2.9], near.Select(value => Math.Round(value, 10)));
        near = new double[3];
        Shrunk.MinimizeMomentum(far, near, new MinimizeOptions { Freeze = ["far"], GradientTolerance = 1e-12, MaxIterations = 4000 }, Token);
        Assert.Equal(Bits([3, -2, 0, -0.0]), Bits(far));
        Assert.Equal([0.9, 1.9, 2.9], near.Select(value => Math.Round(value, 10)));
    }

    [Fact]
    public void Steps_allocate_nothing()
    {
        var samples = Data();
        var (weights, bias) = (Start(), 0.25);
        var step = Method<Step>(Solver("Adam", new MinimizeOptions { Freeze = ["weights"] }), "Step");
        Assert.Equal(0, AllocatedBytes.Of(() => step(weights, ref bias, samples)));
    }

    [Fact]
    public void Unknown_names_are_refused_with_those_that_are_known()
    {
        foreach (var name in (string[])["weight", "", "Bias", "features"])
        {
            var error = Assert.Throws<ArgumentException>(() => new Everyone.AdamSolver(Width, new MinimizeOptions { Freeze = ["bias", name] }));
            Assert.Equal("Freeze", error.ParamName);
            Assert.Contains($"'{name}'", error.Message, StringComparison.Ordinal);
            Assert.Contains("'weights', 'bias'", error.Message, StringComparison.Ordinal);
        }
    }

    private static Everyone.Samples Data()
    {
        var random = new Random(4);
        double[] features = [.. Enumerable.Range(0, Rows * Width).Select(_ => random.NextDouble() * 2 - 1)];
        return new(features, (double[])[.. Enumerable.Range(0, Rows).Select(row => features[row * Width] + 0.3 * random.NextDouble() > 0.1 ? 1.0 : 0)]);
    }

    private static double[] Start() => [-0.0, double.Epsilon, 1e-300, .. Enumerable.Range(3, Width - 3).Select(i => 0.3 * Math.Cos(i))];

    private static long[] Bits(double[] values) => Array.ConvertAll(values, BitConverter.DoubleToInt64Bits);

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
}

/// <summary>½·Σ(nearᵢ − 1 − i)² + ½·Σ farᵢ², each with a tenth of the magnitudes.</summary>
[GradientDescent(LearningRate = 0.1)]
[Momentum(LearningRate = 0.05)]
public static partial class Shrunk
{
    [Loss]
    public static double Distance([L1(0.1)] ReadOnlySpan<double> far, [L1(0.1)] ReadOnlySpan<double> near)
    {
        var sum = 0.0;
        foreach (var value in far) sum += value * value / 2;
        for (var i = 0; i < near.Length; i++) sum += (near[i] - 1 - i) * (near[i] - 1 - i) / 2;
        return sum;
    }
}
