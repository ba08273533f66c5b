using System.Buffers;
using System.Numerics;
using Xunit;

namespace Steepest.Tests.Generated;

/// <summary>
/// Bounds, by every kind of driver: published minima, conditions of optimality on random quadratics, and not one evaluation outside, where the
/// losses throw.
/// </summary>
public sealed class BoundsTests
{
    private delegate MinimizeResult Floored(Span<double> x, ReadOnlySpan<double> least, MinimizeOptions? options = null, CancellationToken cancellationToken = default);

    private delegate MinimizeResult Tilted(ref double a, ref double b, MinimizeOptions? options = null, CancellationToken cancellationToken = default);

    private delegate MinimizeResult Bounded(Span<double> x, MinimizeOptions? options = null, CancellationToken cancellationToken = default);

    private delegate MinimizeResult Quadratic(
        Span<double> x, ReadOnlySpan<int> order, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, ReadOnlySpan<double> curvature, ReadOnlySpan<double> target, double coupling,
        MinimizeOptions? options = null, CancellationToken cancellationToken = default);

    private delegate MinimizeResult Mixture(
        Span<float> weights, ref double bias, ref Vector2 slope, double most, Vector2 least, Vector2 best, Mixed.Samples samples, Mixed.Samples? validation = null,
        MinimizeOptions? options = null, CancellationToken cancellationToken = default);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Hock and Schittkowski, "Test Examples for Nonlinear Programming Codes", problems 1 and 2.</summary>
    [Theory]
    [InlineData("Lbfgs", 1e-10)]
    [InlineData("Bfgs", 1e-10)]
    [InlineData("ConjugateGradient", 1e-10)]
    [InlineData("Newton", 1e-10)]
    [InlineData("TrustRegion", 1e-10)]
    [InlineData("GradientDescent", 1e-3)]
    [InlineData("Momentum", 1e-3)]
    [InlineData("AdaGrad", 1e-3)]
    [InlineData("Adam", 1e-3)]
    public void A_valley_above_a_floor(string name, double tolerance)
    {
        var options = new MinimizeOptions { MaxIterations = tolerance < 1e-6 ? null : 100_000 };
        var train = Static<Floored>(typeof(FlooredValley), name);
        double[] free = [-2, 1];
        var result = train(free, [double.NegativeInfinity, -1.5], options, Token);
        Assert.InRange(result.Loss, 0, tolerance);

        // The start is outside: it is moved to the floor, along which there is one minimum on either side.
        double[] held = [-2, 1];
        result = train(held, [-10, 1.5], options, Token);
        TestContext.Current.TestOutputHelper?.WriteLine($"{held[0]:R} {result}");
        Assert.Equal(1.5, held[1]);
        double[] minima = [0.0504261879, 4.941229318];
        Assert.True(minima.Any(minimum => Math.Abs(result.Loss - minimum) <= 1e-9 + tolerance), $"{result}");
        if (tolerance < 1e-6) Assert.Equal(MinimizeStatus.Converged, result.Status);
    }

    [Theory]
    [InlineData("Lbfgs")]
    [InlineData("Bfgs")]
    [InlineData("ConjugateGradient")]
    [InlineData("Newton")]
    [InlineData("TrustRegion")]
    [InlineData("GradientDescent")]
    [InlineData("Adam")]
    public void Published_minima_within_bounds(string name)
    {
        var (a, b) = (0.0, 0.0);
        var result = Static<Tilted>(typeof(TiltedWave), name)(ref a, ref b, null, Token);
        Assert.Equal(MinimizeStatus.Converged, result.Status);
        Assert.Equal(-Math.Sqrt(3) / 2 - Math.PI / 3, result.Loss, 1e-12);
        Assert.Equal((0.5 - Math.PI / 3, -0.5 - Math.PI / 3), (a, b), (expected, actual) => Math.Abs(expected.Item1 - actual.Item1) + Math.Abs(expected.Item2 - actual.Item2) < 1e-6);
        if (name == "Adam") return;

        double[] x = [2, 2, 2, 2, 2];
        var ends = Static<Floored>(typeof(Product), name)(x, [1, 2, 3, 4, 5], null, Token);
        Assert.Equal(MinimizeStatus.Converged, ends.Status);
        Assert.Equal([1, 2, 3, 4, 5], x);
        Assert.Equal((1, 0), (ends.Loss, ends.GradientNorm));
        if (name == "GradientDescent") return;

        double[] y = [9, 9, 9, 9, 9, 9, 9, 9, 9, 9];
        var logarithms = Static<Bounded>(typeof(Logarithms), name)(y, null, Token);
        Assert.Equal(MinimizeStatus.Converged, logarithms.Status);
        Assert.Equal(-45.77846971, logarithms.Loss, 1e-8);
        Assert.All(y, entry => Assert.Equal(9.350265833069, entry, 1e-8));
    }

    /// <summary>At the minimum every number is at rest, or at a bound that its gradient pulls it against.</summary>
    [Theory]
    [InlineData("Lbfgs")]
    [InlineData("Bfgs")]
    [InlineData("ConjugateGradient")]
    [InlineData("Newton")]
    [InlineData("TrustRegion")]
    [InlineData("GradientDescent")]
    public void Conditions_of_optimality_on_quadratics(string name)
    {
        var atBounds = 0;
        foreach (var length in (int[])[1, 2, 3, 4, 5, 17, 60])
        {
            for (var seed = 0; seed < 12; seed++)
            {
                var random = new Random(seed * 100 + length);
                double[] curvature = [.. Enumerable.Range(0, length).Select(_ => 1 + 9 * random.NextDouble())];
                double[] target = [.. Enumerable.Range(0, length).Select(_ => 4 * random.NextDouble() - 2)];
                double[] lower = [.. Enumerable.Range(0, length).Select(_ => random.Next(4) == 0 ? double.NegativeInfinity : -random.NextDouble())];
                double[] upper = [.. Enumerable.Range(0, length).Select(i => random.Next(4) == 0 ? double.PositiveInfinity : random.Next(9) == 0 && lower[i] > -5 ? lower[i] : random.NextDouble())];
                int[] order = [.. Enumerable.Range(0, length).Select(_ => random.Next(length))];
                double[] x = [.. Enumerable.Range(0, length).Select(_ => 6 * random.NextDouble() - 3)];
                var options = name == "GradientDescent" ? new MinimizeOptions { MaxIterations = 200_000 } : null;
                var result = Static<Quadratic>(typeof(Boxed), name)(x, order, lower, upper, curvature, target, 0.4, options, Token);
                Assert.True(result.Status == MinimizeStatus.Converged, $"{length}, {seed}: {result}");
                var gradient = new double[length];
                Boxed.CostGradient(x, order, lower, upper, curvature, target, 0.4, gradient);
                for (var i = 0; i < length; i++)
                {
                    Assert.InRange(x[i], lower[i], upper[i]);
                    if (Math.Abs(gradient[i]) < 1e-9) continue;
                    Assert.True((gradient[i] > 0 ? lower[i] : upper[i]) == x[i], $"{length}, {seed}, {i}: {gradient[i]} {x[i]} {result}");
                    atBounds++;
                }
            }
        }

        Assert.True(atBounds > 300, $"{atBounds}");
    }

    [Theory]
    [InlineData("Adam", 1)]
    [InlineData("Adam", 8)]
    [InlineData("GradientDescent", 1)]
    [InlineData("GradientDescent", 64)]
    [InlineData("Lbfgs", 0)]
    public void Samples_floats_and_structs(string name, int batch)
    {
        var random = new Random(1);
        var features = new double[64 * 5];
        var labels = new double[64];
        for (var i = 0; i < features.Length; i++) features[i] = 2 * random.NextDouble() - 1;
        for (var row = 0; row < 64; row++) labels[row] = 3 * features[5 * row] - 0.7 * features[5 * row + 1] + 0.5 * features[5 * row + 2] + 0.05 * features[5 * row + 3] + 0.8;
        var samples = new Mixed.Samples(features, labels);
        var (weights, bias, slope) = (new float[] { 5, -5, 0, 0, 0 }, 7.0, new Vector2(9, 9));
        var options = batch == 0 ? null : new MinimizeOptions { Epochs = 300, BatchSize = batch, Averaging = batch == 8 ? Averaging.Exponential(0.9) : null };
        var result = Static<Mixture>(typeof(Mixed), name)(weights, ref bias, ref slope, 0.25, new Vector2(-1, -0.25f), new Vector2(1, 1), samples, null, options, Token);
        TestContext.Current.TestOutputHelper?.WriteLine($"{string.Join(" ", weights)} {bias} {slope} {result}");
        Assert.True(double.IsFinite(result.Loss));
        Assert.All(weights, weight => Assert.InRange(weight, 0f, 0.1f));
        Assert.Equal(0.25, bias);

        // What all samples at once come to, where no gradient is left.
        var (least, leastBias, leastSlope) = (new float[5], 0.0, Vector2.Zero);
        var best = Mixed.MinimizeLbfgs(least, ref leastBias, ref leastSlope, 0.25, new Vector2(-1, -0.25f), new Vector2(1, 1), samples, cancellationToken: Token);
        Assert.Equal((MinimizeStatus.Converged, 0), (best.Status, best.GradientNorm));
        Assert.Equal((0.1f, 0f, 0.25, 1f, -0.25f), (least[0], least[1], leastBias, leastSlope.X, leastSlope.Y));
        Assert.InRange(result.Loss, best.Loss - 1e-12, batch is 0 or 64 ? best.Loss + 1e-12 : 1.1 * best.Loss);
    }

    [Theory]
    [InlineData("Lbfgs")]
    [InlineData("Bfgs")]
    [InlineData("ConjugateGradient")]
    [InlineData("Newton")]
    [InlineData("TrustRegion")]
    [InlineData("GradientDescent")]
    public void Steps_allocate_nothing_and_states_go_on(string name)
    {
        double[] least = [-10, 1.5];
        var expected = new double[] { -2, 4 };
        var solver = Create(typeof(FlooredValley), name);
        for (var i = 0; i < 12; i++) Step(solver)(expected, least);
        var step = Step(solver);
        Assert.Equal(0, AllocatedBytes.Of(() => step(expected, least)));

        var x = new double[] { -2, 4 };
        var first = Create(typeof(FlooredValley), name);
        for (var i = 0; i < 5; i++) Step(first)(x, least);
        var writer = new ArrayBufferWriter<byte>();
        first.GetType().GetMethod("Save")!.CreateDelegate<Action<IBufferWriter<byte>>>(first)(writer);
        var second = Create(typeof(FlooredValley), name);
        second.GetType().GetMethod("Load")!.CreateDelegate<Load>(second)(writer.WrittenSpan);
        for (var i = 0; i < 7; i++) Step(second)(x, least);
        var whole = new double[] { -2, 4 };
        var once = Create(typeof(FlooredValley), name);
        for (var i = 0; i < 12; i++) Step(once)(whole, least);
        Assert.Equal(whole, x);
    }

    [Fact]
    public void Bounds_that_leave_nothing_are_refused_by_name()
    {
        foreach (var (lower, upper) in ((double, double)[])[(1, 0), (double.NaN, 1), (0, double.NaN), (double.PositiveInfinity, double.PositiveInfinity)])
        {
            double[] x = [0.5, 0.5];
            var thrown = Assert.Throws<ArgumentException>(() => Boxed.MinimizeLbfgs(x, [0, 1], [0, lower], [1, upper], [1, 1], [0, 0], 0, cancellationToken: Token));
            Assert.Contains("'x'", thrown.Message, StringComparison.Ordinal);
            Assert.Contains("index 1", thrown.Message, StringComparison.Ordinal);
            Assert.Equal([0.5, 0.5], x);
        }

        Assert.Equal("lower", Assert.Throws<ArgumentException>(() => Boxed.MinimizeLbfgs(new double[2], [0, 1], [0], [1, 1], [1, 1], [0, 0], 0, cancellationToken: Token)).ParamName);
    }

    private delegate void Load(ReadOnlySpan<byte> saved);

    private delegate StepReport FlooredStep(Span<double> x, ReadOnlySpan<double> least);

    private static FlooredStep Step(object solver) => solver.GetType().GetMethod("Step")!.CreateDelegate<FlooredStep>(solver);

    private static object Create(Type problem, string name) => Activator.CreateInstance(problem.GetNestedType(name + "Solver")!, 2, null)!;

    private static TDelegate Static<TDelegate>(Type problem, string name)
        where TDelegate : Delegate
        => problem.GetMethod("Minimize" + name, SignatureOf<TDelegate>.Types)!.CreateDelegate<TDelegate>();
}
