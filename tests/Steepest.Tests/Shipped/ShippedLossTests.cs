using Steepest.Reference;
using Xunit;

namespace Steepest.Tests.Shipped;

/// <summary>Gradients of every loss in samples and benchmarks against the many-digit references: at most one allowed error off.</summary>
public sealed class ShippedLossTests
{
    private const int Rows = 40;
    private const int Width = 7;

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(17)]
    public void Rosenbrock(int length)
    {
        var x = Point(length, length);
        Check(new RosenbrockReference(), x, gradient => QuickStart.Rosenbrock.LossGradient(x, gradient));
        Check(new RosenbrockReference(), x, gradient => Benchmarks.Problems.Rosenbrock.LossGradient(x, gradient));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void RosenbrockOfTooFewElementsIsZero(int length)
    {
        var gradient = new double[length];
        Array.Fill(gradient, double.NaN);
        Assert.Equal(0, QuickStart.Rosenbrock.LossGradient(new double[length], gradient));
        Assert.All(gradient, derivative => Assert.Equal(0, derivative));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Tumour(int seed)
    {
        var (features, labels, point) = Data(seed);
        var samples = new QuickStart.Tumour.Samples(features, labels);
        Check(
            new CrossEntropyReference(features, labels, 0.005), point,
            gradient => QuickStart.Tumour.ObjectiveGradient(point.AsSpan(0, Width), point[Width], samples, gradient.AsSpan(0, Width), out gradient[Width]));
        Check(
            new CrossEntropyReference(features[..Width], labels[..1], 0), point,
            gradient => QuickStart.Tumour.CrossEntropyGradient(
                point.AsSpan(0, Width), point[Width], features.AsSpan(0, Width), labels[0], gradient.AsSpan(0, Width), out gradient[Width]));
    }

    [Fact]
    public void TumourRefusesRowsOfAnotherWidth()
    {
        var (features, labels, _) = Data(1);
        var samples = new QuickStart.Tumour.Samples(features, labels);
        Assert.Throws<ArgumentException>(() => QuickStart.Tumour.ObjectiveGradient(new double[Width - 1], 0, samples, new double[Width - 1], out _));
        Assert.Throws<ArgumentException>(() => QuickStart.Tumour.CrossEntropyGradient(new double[2], 0, new double[3], 1, new double[2], out _));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void Logistic(int seed)
    {
        var (features, labels, point) = Data(seed);
        Check(
            new CrossEntropyReference(features, labels, 0), point,
            gradient => Benchmarks.Problems.Logistic.LossGradient(point.AsSpan(0, Width), point[Width], features, labels, gradient.AsSpan(0, Width), out gradient[Width]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(33)]
    public void LogSumExp(int length)
    {
        var x = Point(length, length);
        Check(new LogSumExpReference(), x, gradient => Benchmarks.Problems.LogSumExp.LossGradient(x, gradient));
    }

    private static void Check(IFunction function, double[] point, Func<double[], double> compute)
    {
        var reference = GradientReference.Of(function, point);
        var gradient = new double[point.Length];
        Array.Fill(gradient, double.NaN);
        var value = compute(gradient);
        Assert.InRange(reference.ValueError(value), 0, 1);
        Assert.InRange(reference.GradientError(gradient), 0, 1);
    }

    private static (double[] Features, double[] Labels, double[] Point) Data(int seed)
        => (Point(Rows * Width, seed), [.. Point(Rows, seed + 100).Select(x => x > 0 ? 1.0 : 0.0)], Point(Width + 1, seed + 200));

    private static double[] Point(int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (random.NextDouble() * 4) - 2)];
    }
}
