using Xunit;

namespace Steepest.Tests.Generated;

/// <summary>The norm and its gradient where squares underflow, overflow or vanish.</summary>
public sealed partial class NormTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(1e-155)]
    [InlineData(1e-200)]
    [InlineData(1e-308)]
    [InlineData(1e155)]
    [InlineData(1e300)]
    public void GradientIsTheDirectionAtAnyScale(double scale)
    {
        double[] x = [3 * scale, -4 * scale, 0], gradient = new double[3];
        Assert.Equal(1, Lengths.NormGradient(x, gradient) / (5 * scale), 1e-12);
        Assert.Equal(0.6, gradient[0], 1e-12);
        Assert.Equal(-0.8, gradient[1], 1e-12);
        Assert.Equal(0, gradient[2]);
    }

    [Fact]
    public void GradientOfNothingIsZero()
    {
        var gradient = new double[2];
        Array.Fill(gradient, double.NaN);
        Assert.Equal(0, Lengths.NormGradient([0, 0], gradient));
        Assert.Equal([0, 0], gradient);
        Assert.Equal(double.PositiveInfinity, Lengths.NormGradient([double.PositiveInfinity, 1], gradient));
    }

    [Theory]
    [InlineData(1f)]
    [InlineData(1e-25f)]
    [InlineData(1e25f)]
    public void FloatsAreScaledAlike(float scale)
    {
        float[] x = [3 * scale, -4 * scale], gradient = new float[2];
        Assert.Equal(1, Lengths.SingleGradient(x, gradient) / (5 * scale), 1e-5f);
        Assert.Equal(0.6f, gradient[0], 1e-5f);
        Assert.Equal(-0.8f, gradient[1], 1e-5f);
    }

    private static partial class Lengths
    {
        [Differentiable]
        public static double Norm(ReadOnlySpan<double> x) => Functions.Norm(x);

        [Differentiable]
        public static float Single(ReadOnlySpan<float> x) => Functions.Norm(x);
    }
}
