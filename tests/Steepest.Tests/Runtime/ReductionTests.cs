using Xunit;

namespace Steepest.Tests.Runtime;

/// <summary>Sums over spans of every length around the lane counts, and at special values.</summary>
public sealed class ReductionTests
{
    [Fact]
    public void SumsAgreeWithPlainLoopsAtEveryLength()
    {
        var random = new Random(1);
        for (var n = 0; n < 100; n++)
        {
            // Small integers, so that every order of summation gives the same number.
            var a = Enumerable.Range(0, n).Select(_ => (double)random.Next(-50, 50)).ToArray();
            var b = Enumerable.Range(0, n).Select(_ => (double)random.Next(-50, 50)).ToArray();
            var fa = Array.ConvertAll(a, x => (float)x);
            var fb = Array.ConvertAll(b, x => (float)x);
            Assert.Equal(a.Zip(b, (x, y) => x * y).Sum(), Functions.Dot(a, b));
            Assert.Equal(a.Sum(), Functions.Sum(a));
            Assert.Equal(a.Sum(x => x * x), Functions.SumOfSquares(a));
            Assert.Equal(Math.Sqrt(a.Sum(x => x * x)), Functions.Norm(a));
            Assert.Equal((float)a.Zip(b, (x, y) => x * y).Sum(), Functions.Dot(fa, fb));
            Assert.Equal((float)a.Sum(), Functions.Sum(fa));
            Assert.Equal((float)a.Sum(x => x * x), Functions.SumOfSquares(fa));
            if (n > 0) Assert.Equal(a.Sum() / n, Functions.Mean(a));
        }
    }

    [Fact]
    public void NothingHasItsNeutralElement()
    {
        Assert.Equal(0, Functions.Dot(ReadOnlySpan<double>.Empty, []));
        Assert.Equal(0, Functions.Sum(ReadOnlySpan<double>.Empty));
        Assert.Equal(double.NaN, Functions.Mean(ReadOnlySpan<double>.Empty));
        Assert.Equal(0, Functions.Norm(ReadOnlySpan<double>.Empty));
        Assert.Equal(double.NegativeInfinity, Functions.LogSumExp(ReadOnlySpan<double>.Empty));
        Assert.Equal(float.NegativeInfinity, Functions.LogSumExp(ReadOnlySpan<float>.Empty));
        Assert.Equal(float.NaN, Functions.Mean(ReadOnlySpan<float>.Empty));
    }

    [Fact]
    public void LengthsMustAgree()
    {
        var error = Assert.Throws<ArgumentException>(() => Functions.Dot([1.0, 2.0], [1.0]));
        Assert.Contains("'b' has 1 elements where 2 are needed", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new[] { 3e200, 4e200 }, 5e200)]
    [InlineData(new[] { 3e-200, -4e-200 }, 5e-200)]
    public void NormDoesNotOverflow(double[] x, double expected) => Assert.Equal(1, Functions.Norm(x) / expected, 1e-15);

    [Fact]
    public void NormOfSpecialValues()
    {
        Assert.Equal(0, Functions.Norm([0.0, 0.0]));
        Assert.Equal(double.PositiveInfinity, Functions.Norm([1, double.NegativeInfinity]));
        Assert.Equal(double.NaN, Functions.Norm([1, double.NaN]));
    }

    [Fact]
    public void FloatNormDoesNotOverflow()
    {
        Assert.Equal(5e30f, Functions.Norm([3e30f, 4e30f]), 1e24f);
        Assert.Equal(5e-30f, Functions.Norm([3e-30f, 4e-30f]), 1e-36f);
    }

    [Fact]
    public void MeanDoesNotOverflow()
    {
        Assert.Equal(1.5e308, Functions.Mean([1.5e308, 1.5e308]));
        Assert.Equal(double.PositiveInfinity, Functions.Mean([1, double.PositiveInfinity]));
        Assert.Equal(double.NaN, Functions.Mean([double.NegativeInfinity, double.PositiveInfinity]));
    }

    [Fact]
    public void LogSumExpKeepsItsDigits()
    {
        // 1000 + ln(1 + e⁻¹); and ln(1 + e⁻⁵⁰), all of which a plain logarithm would lose.
        Assert.Equal(1000.3132616875182, Functions.LogSumExp([1000.0, 999.0]), 1e-12);
        Assert.Equal(-998.6867383124818, Functions.LogSumExp([-1000.0, -999.0]), 1e-12);
        Assert.Equal(1.9287498479639178e-22, Functions.LogSumExp([0, -50.0]), 1e-37);
        Assert.Equal(double.PositiveInfinity, Functions.LogSumExp([1, double.PositiveInfinity]));
        Assert.Equal(double.NegativeInfinity, Functions.LogSumExp([double.NegativeInfinity, double.NegativeInfinity]));
        Assert.Equal(double.NaN, Functions.LogSumExp([double.PositiveInfinity, double.NaN]));
        Assert.Equal(1000.31326f, Functions.LogSumExp([1000f, 999f]));
    }

    [Fact]
    public void SpecialValuesGoThrough()
    {
        double[] x = [.. Enumerable.Repeat(1.0, 40)];
        x[37] = double.NaN;
        Assert.Equal(double.NaN, Functions.Sum(x));
        x[37] = double.PositiveInfinity;
        Assert.Equal(double.PositiveInfinity, Functions.Sum(x));
        x[3] = double.NegativeInfinity;
        Assert.Equal(double.NaN, Functions.Sum(x));
    }
}
