using Xunit;

namespace Steepest.Tests.Generated;

/// <summary>
/// Training on batches of one row: the generated pass over loss, gradient and update against the same run step by step (which a callback asks
/// for) and against plain loops in double.
/// </summary>
public sealed partial class RowDescentTests
{
    private const int Rows = 60;
    private const int Epochs = 3;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<int> Widths => [1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33, 40, 64, 65, 123, 130];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Gradient_descent_is_that_of_plain_loops(int width)
    {
        var (features, labels) = Data(width);
        var samples = new Logistic.Samples(features, labels);
        var options = new MinimizeOptions { Epochs = Epochs, BatchSize = 1, Seed = 2 };
        var weights = Start(width);
        var bias = 0.25;
        var result = Logistic.MinimizeGradientDescent(weights, ref bias, samples, options: options, cancellationToken: Token);
        Assert.Equal((MinimizeStatus.IterationLimit, Rows * Epochs), (result.Status, result.Iterations));

        var stepped = Start(width);
        var steppedBias = 0.25;
        List<int> seen = [];
        var watched = Logistic.MinimizeGradientDescent(stepped, ref steppedBias, samples, options: options with { Callback = report => { seen.Add(report.Iteration); return true; } }, cancellationToken: Token);
        Assert.Equal(Rows * Epochs, seen.Count);
        AssertClose(weights, stepped, 1e-13);
        Assert.Equal(steppedBias, bias, 1e-13);
        Assert.Equal(watched.Loss, result.Loss, 1e-13);

        var expected = Start(width);
        var expectedBias = 0.25;
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            foreach (var row in Order(2, epoch))
            {
                var logit = expectedBias;
                for (var i = 0; i < width; i++) logit += expected[i] * features[row * width + i];
                var slope = 1 / (1 + Math.Exp(-logit)) - labels[row];
                for (var i = 0; i < width; i++) expected[i] -= 0.1 * (slope * features[row * width + i] + 0.02 * expected[i] + 0.05 * expected[i]);
                expectedBias -= 0.1 * (slope + 0.05 * expectedBias);
            }
        }

        AssertClose(weights, expected, 1e-12);
        Assert.Equal(expectedBias, bias, 1e-12);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Adam_is_that_of_plain_loops(int width)
    {
        var (features, labels) = Data(width);
        var samples = new Logistic.Samples(features, labels);
        var options = new MinimizeOptions { Epochs = Epochs, BatchSize = 1, Seed = 4 };
        var weights = Start(width);
        var bias = 0.25;
        Logistic.MinimizeAdam(weights, ref bias, samples, options: options, cancellationToken: Token);

        var stepped = Start(width);
        var steppedBias = 0.25;
        Logistic.MinimizeAdam(stepped, ref steppedBias, samples, options: options with { Callback = _ => true }, cancellationToken: Token);
        AssertClose(weights, stepped, 1e-12);
        Assert.Equal(steppedBias, bias, 1e-12);

        var point = new double[width + 1];
        Start(width).CopyTo(point, 0);
        point[width] = 0.25;
        var (m, v) = (new double[width + 1], new double[width + 1]);
        var t = 0;
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            foreach (var row in Order(4, epoch))
            {
                t++;
                var logit = point[width];
                for (var i = 0; i < width; i++) logit += point[i] * features[row * width + i];
                var slope = 1 / (1 + Math.Exp(-logit)) - labels[row];
                for (var i = 0; i <= width; i++)
                {
                    var g = slope * (i < width ? features[row * width + i] : 1) + (i < width ? 0.02 * point[i] : 0);
                    m[i] = 0.9 * m[i] + 0.1 * g;
                    v[i] = 0.99 * v[i] + 0.01 * g * g;
                    point[i] -= 0.02 * (m[i] / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.99, t))) + 1e-3);
                }
            }
        }

        AssertClose(weights, point[..width], 1e-11);
        Assert.Equal(point[width], bias, 1e-11);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Momentum_is_that_of_plain_loops(int width)
    {
        var (features, labels) = Data(width);
        var samples = new Logistic.Samples(features, labels);
        var options = new MinimizeOptions { Epochs = Epochs, BatchSize = 1, Seed = 6, Schedule = Schedule.Cosine(100) };
        var (weights, stepped) = (Start(width), Start(width));
        var (bias, steppedBias) = (0.25, 0.25);
        Logistic.MinimizeMomentum(weights, ref bias, samples, options: options, cancellationToken: Token);
        Logistic.MinimizeMomentum(stepped, ref steppedBias, samples, options: options with { Callback = _ => true }, cancellationToken: Token);
        AssertClose(weights, stepped, 1e-13);
        Assert.Equal(steppedBias, bias, 1e-13);

        double[] point = [.. Start(width), 0.25];
        var velocity = new double[width + 1];
        var t = 0;
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            foreach (var row in Order(6, epoch))
            {
                var logit = point[width];
                for (var i = 0; i < width; i++) logit += point[i] * features[row * width + i];
                var slope = 1 / (1 + Math.Exp(-logit)) - labels[row];
                var rate = 0.03 * 0.5 * (1 + Math.Cos(Math.PI * Math.Min(1, t++ / 100.0)));
                for (var i = 0; i <= width; i++)
                {
                    var g = slope * (i < width ? features[row * width + i] : 1) + (i < width ? 0.02 * point[i] : 0) + 0.04 * point[i];
                    velocity[i] = 0.8 * velocity[i] + g;
                    point[i] -= rate * velocity[i];
                }
            }
        }

        AssertClose(weights, point[..width], 1e-12);
        Assert.Equal(point[width], bias, 1e-12);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(16)]
    [InlineData(50)]
    public void Floats_descend_alike(int width)
    {
        var (features, labels) = Data(width);
        var samples = new LogisticSingle.Samples(Array.ConvertAll(features, x => (float)x), Array.ConvertAll(labels, x => (float)x));
        foreach (var schedule in (Schedule?[])[null, Schedule.Cosine(100)])
        {
            var options = new MinimizeOptions { Epochs = Epochs, BatchSize = 1, Schedule = schedule };
            var (weights, stepped) = (new float[width], new float[width]);
            var (bias, steppedBias) = (0f, 0f);
            var result = LogisticSingle.Minimize(weights, ref bias, samples, options: options, cancellationToken: Token);
            var watched = LogisticSingle.Minimize(stepped, ref steppedBias, samples, options: options with { Callback = _ => true }, cancellationToken: Token);
            Assert.All(Enumerable.Range(0, width), i => Assert.Equal(stepped[i], weights[i], 2e-6));
            Assert.Equal(steppedBias, bias, 2e-6);
            Assert.Equal(watched.Loss, result.Loss, 2e-6);
        }
    }

    [Fact]
    public void Variables_that_later_parts_of_the_gradient_read_are_moved_after_them()
    {
        // The gradient by the first layer reads the second one, and is written by rows: neither layer may move before both are known.
        const int Inputs = 9, Hidden = 11;
        var (features, labels) = Data(Inputs);
        var samples = new Network.Samples(features, labels);
        var options = new MinimizeOptions { Epochs = Epochs, BatchSize = 1 };
        var (first, second, stepped, steppedSecond) = (Start(Inputs * Hidden), Start(Hidden), Start(Inputs * Hidden), Start(Hidden));
        Network.Minimize(first, second, samples, options: options, cancellationToken: Token);
        Network.Minimize(stepped, steppedSecond, samples, options: options with { Callback = _ => true }, cancellationToken: Token);
        AssertClose(first, stepped, 1e-12);
        AssertClose(second, steppedSecond, 1e-12);
    }

    [Fact]
    public void Weights_shared_by_several_places_are_moved_once()
    {
        var (features, labels) = Data(12);
        var samples = new Convolution.Samples(features, labels);
        var options = new MinimizeOptions { Epochs = Epochs, BatchSize = 1 };
        var (filter, stepped) = (Start(3), Start(3));
        Convolution.Minimize(filter, samples, options: options, cancellationToken: Token);
        Convolution.Minimize(stepped, samples, options: options with { Callback = _ => true }, cancellationToken: Token);
        AssertClose(filter, stepped, 1e-13);
        Assert.NotEqual(Start(3), filter);
    }

    private static (double[] Features, double[] Labels) Data(int width)
    {
        var random = new Random(width);
        var features = Enumerable.Range(0, Rows * width).Select(_ => random.NextDouble() * 2 - 1).ToArray();
        return (features, [.. Enumerable.Range(0, Rows).Select(_ => (double)random.Next(2))]);
    }

    private static double[] Start(int width) => [.. Enumerable.Range(0, width).Select(i => 0.3 * Math.Cos(i + 1))];

    private static int[] Order(int seed, int epoch) => new Steepest.Sampling.EpochOrder().Of((ulong)seed, epoch, Rows).ToArray();

    private static void AssertClose(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], tolerance);
    }

    [GradientDescent(LearningRate = 0.1, WeightDecay = 0.05)]
    [Momentum(LearningRate = 0.03, Momentum = 0.8, WeightDecay = 0.04)]
    [Adam(LearningRate = 0.02, Beta2 = 0.99, Epsilon = 1e-3)]
    internal static partial class Logistic
    {
        [Loss]
        public static double CrossEntropy(ReadOnlySpan<double> weights, double bias, [Sample] ReadOnlySpan<double> features, [Sample] double label)
        {
            var logit = Functions.Dot(weights, features) + bias;
            return Functions.Softplus(logit) - label * logit;
        }

        [Loss(Weight = 0.01)]
        public static double Ridge(ReadOnlySpan<double> weights) => Functions.Dot(weights, weights);
    }

    [GradientDescent(LearningRate = 0.1)]
    internal static partial class LogisticSingle
    {
        [Loss]
        public static float CrossEntropy(ReadOnlySpan<float> weights, float bias, [Sample] ReadOnlySpan<float> features, [Sample] float label)
        {
            var logit = Functions.Dot(weights, features) + bias;
            return Functions.Softplus(logit) - label * logit;
        }
    }

    [GradientDescent(LearningRate = 0.1)]
    internal static partial class Network
    {
        [Loss]
        public static double Square(ReadOnlySpan<double> first, ReadOnlySpan<double> second, [Sample] ReadOnlySpan<double> features, [Sample] double label)
        {
            var output = 0.0;
            for (var k = 0; k < second.Length; k++)
            {
                var sum = 0.0;
                for (var i = 0; i < features.Length; i++) sum += first[k * features.Length + i] * features[i];
                output += second[k] * Math.Tanh(sum);
            }

            return (output - label) * (output - label);
        }
    }

    [GradientDescent(LearningRate = 0.05)]
    internal static partial class Convolution
    {
        [Loss]
        public static double Square(ReadOnlySpan<double> filter, [Sample] ReadOnlySpan<double> features, [Sample] double label)
        {
            var sum = 0.0;
            for (var i = 0; i + filter.Length <= features.Length; i++)
            {
                var response = 0.0;
                for (var k = 0; k < filter.Length; k++) response += filter[k] * features[i + k];
                sum += Math.Tanh(response) * filter[0];
            }

            return (sum - label) * (sum - label);
        }
    }
}
