using System.Numerics;
using Xunit;

namespace Steepest.Tests.Generated;

/// <summary>Strict members have every bit of the method itself, and of every machine: the suite runs with vectors of all widths.</summary>
public sealed class StrictTests
{
    private static readonly int[] Lengths = [1, 2, 7, 8, 9, 16, 17, 31, 40, 100, 257];

    public static TheoryData<int> Counts { get; } = [.. Lengths];

    [Theory]
    [MemberData(nameof(Counts))]
    public void Values_of_spans_are_those_of_the_methods(int count)
    {
        var (x, y) = (Numbers(count, 1), Numbers(count, 2));
        Hold(StrictMethods.Spans(x, y), StrictMethods.SpansGradient(x, y, new double[count]), StrictMethods.SpansHessian(x, y, new double[count * count]));
        Hold(StrictMethods.Spans(x, y), StrictMethods.SpansDirectional(x, y, y, out _), StrictMethods.SpansHessianVector(x, y, y, new double[count]));
        Hold(StrictMethods.Exponents(x), StrictMethods.ExponentsGradient(x, new double[count]), StrictMethods.ExponentsHessianVector(x, y, new double[count]));
        Hold(StrictMethods.Arithmetic(x, 0.7), StrictMethods.ArithmeticGradient(x, 0.7, new double[count], out _), StrictMethods.ArithmeticDirectional(x, 0.7, y, 1, out _));
        Hold(StrictMethods.Additions(x), StrictMethods.AdditionsGradient(x, new double[count]), StrictMethods.AdditionsHessianVector(x, y, new double[count]));
        Hold(StrictMethods.Activations(x), StrictMethods.ActivationsGradient(x, new double[count]), StrictMethods.ActivationsHessianVector(x, y, new double[count]));
        Hold(StrictMethods.Tensors(x, y), StrictMethods.TensorsGradient(x, y, new double[count]), StrictMethods.TensorsDirectional(x, y, y, out _));
        float[] a = [.. x.Select(value => (float)value)], b = [.. y.Select(value => (float)value)];
        Hold(StrictMethods.SingleSpans(a, b), StrictMethods.SingleSpansGradient(a, b, new float[count]), StrictMethods.SingleSpansDirectional(a, b, b, out _));
        Hold(StrictMethods.SingleExponents(a), StrictMethods.SingleExponentsGradient(a, new float[count]), StrictMethods.SingleExponentsHessianVector(a, b, new float[count]));
        Hold(StrictMethods.SingleActivations(a), StrictMethods.SingleActivationsGradient(a, new float[count]), StrictMethods.SingleActivationsHessianVector(a, b, new float[count]));
    }

    [Theory]
    [InlineData(new double[] { 0, 0, -0.0 })]
    [InlineData(new double[] { -0.0, -0.0 })]
    [InlineData(new double[] { double.NaN, 1 })]
    [InlineData(new double[] { double.PositiveInfinity, 1, double.NegativeInfinity })]
    [InlineData(new double[] { 1e-320, -3e-318, 5e-324 })]
    [InlineData(new double[] { 1e308, 1e308, 1.5e308, 1, 2, 3, 4, 5, 6 })]
    [InlineData(new double[] { -1000, -1001, -800 })]
    public void Extreme_values_are_those_of_the_methods(double[] x)
    {
        double[] y = [.. x.Select(value => 1 - value / 3)];
        var n = x.Length;
        Hold(StrictMethods.Spans(x, y), StrictMethods.SpansGradient(x, y, new double[n]), StrictMethods.SpansDirectional(x, y, y, out _));
        Hold(StrictMethods.Exponents(x), StrictMethods.ExponentsGradient(x, new double[n]), StrictMethods.ExponentsHessianVector(x, y, new double[n]));
        Hold(StrictMethods.Arithmetic(x, 0), StrictMethods.ArithmeticGradient(x, 0, new double[n], out _), StrictMethods.ArithmeticDirectional(x, 0, y, 1, out _));
        Hold(StrictMethods.Arithmetic(x, -0.0), StrictMethods.ArithmeticGradient(x, -0.0, new double[n], out _), StrictMethods.ArithmeticDirectional(x, -0.0, y, 1, out _));
        Hold(StrictMethods.Additions(x), StrictMethods.AdditionsGradient(x, new double[n]), StrictMethods.AdditionsHessianVector(x, y, new double[n]));
        Hold(StrictMethods.Tensors(x, y), StrictMethods.TensorsGradient(x, y, new double[n]), StrictMethods.TensorsDirectional(x, y, y, out _));
    }

    [Fact]
    public void Values_of_structs_are_those_of_the_methods()
    {
        var random = new Random(5);
        for (var i = 0; i < 200; i++)
        {
            var r = new Vector3(random.NextSingle(), -random.NextSingle(), random.NextSingle() * 9);
            var s = new Vector4(random.NextSingle(), 1 / random.NextSingle(), -random.NextSingle(), 3);
            Hold(StrictMethods.Vectors(r, s), StrictMethods.VectorsGradient(r, s, out _, out _), StrictMethods.VectorsDirectional(r, s, r, s, out _));
        }
    }

    /// <summary>What is computed by arithmetic and roots alone has the same bits wherever numbers are those of IEEE 754.</summary>
    [Fact]
    public void Derivatives_are_the_same_everywhere()
    {
        var bits = new BitSum();
        foreach (var count in Lengths)
        {
            var (x, y) = (Numbers(count, 1), Numbers(count, 2));
            var (gradient, hessian) = (new double[count], new double[count * count]);
            bits.Add(StrictMethods.SpansGradient(x, y, gradient));
            bits.Add(gradient);
            bits.Add(StrictMethods.SpansHessian(x, y, hessian));
            bits.Add(hessian);
            bits.Add(StrictMethods.AdditionsHessianVector(x, y, gradient));
            bits.Add(gradient);
            bits.Add(StrictMethods.TensorsDirectional(x, y, x, out var derivative));
            bits.Add(derivative);
        }

        Assert.Equal("6b7f009ba18e3e83", bits.ToString());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Runs_are_the_same_everywhere(int threads)
    {
        var random = new Random(3);
        const int Rows = 3000, Columns = 13;
        double[] features = [.. Enumerable.Range(0, Rows * Columns).Select(_ => random.NextDouble() - 0.5)];
        double[] targets = [.. Enumerable.Range(0, Rows).Select(row => features[row * Columns] * 3 + random.NextDouble())];
        var samples = new StrictLine.Samples(features, targets);
        var bits = new BitSum();
        foreach (var batch in new[] { 1, 32, Rows })
        {
            var options = new MinimizeOptions { Epochs = 2, BatchSize = batch, Threads = threads, ClipNorm = batch == 32 ? 0.8 : null, Averaging = batch == 32 ? Averaging.Polyak() : null };
            foreach (var minimize in new Minimize[] { StrictLine.MinimizeGradientDescent, StrictLine.MinimizeMomentum, StrictLine.MinimizeAdam })
            {
                var (weights, bias) = (new double[Columns], 0.1);
                var result = minimize(weights, ref bias, samples, options: options, cancellationToken: TestContext.Current.CancellationToken);
                bits.Add([.. weights, bias, result.Loss, result.GradientNorm]);
            }
        }

        var (w, b) = (new double[Columns], 0.1);
        bits.Add(StrictLine.MinimizeLbfgs(w, ref b, samples, options: new MinimizeOptions { Threads = threads }, cancellationToken: TestContext.Current.CancellationToken).Loss);
        bits.Add([.. w, b]);
        Assert.Equal("e6e86153be14ed44", bits.ToString());
    }

    private delegate MinimizeResult Minimize(
        Span<double> weights, ref double bias, StrictLine.Samples samples, StrictLine.Samples? validation = null, MinimizeOptions? options = null, CancellationToken cancellationToken = default);

    private static double[] Numbers(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => 3 * random.NextDouble() - 1.3)];
    }

    private static void Hold(double expected, params ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            if (double.IsNaN(expected)) Assert.True(double.IsNaN(value), $"{value:R} instead of NaN");
            else Assert.True(BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(value), $"{value:R} instead of {expected:R}");
        }
    }

    /// <summary>A checksum of the bits of numbers (Fowler, Noll and Vo, 1a).</summary>
    private sealed class BitSum
    {
        private ulong sum = 14695981039346656037;

        public void Add(params ReadOnlySpan<double> numbers)
        {
            foreach (var number in numbers) sum = unchecked((sum ^ BitConverter.DoubleToUInt64Bits(number)) * 1099511628211);
        }

        public override string ToString() => sum.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
    }
}
