using Steepest.Kernels;
using Xunit;

namespace Steepest.Tests.Runtime;

/// <summary>The largest magnitude against the framework's maximum, wherever it stands, with signs, infinities and NaN.</summary>
public sealed class LargestMagnitudeTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(37)]
    [InlineData(64)]
    public void It_is_found_in_every_place(int count)
    {
        var numbers = Enumerable.Range(0, count).Select(i => Math.Cos(i) / 2).ToArray();
        Compare(numbers);
        for (var at = 0; at < count; at++)
        {
            foreach (var peak in new[] { 3, -4, double.Epsilon, double.PositiveInfinity, double.NegativeInfinity, double.NaN, -double.NaN })
            {
                var changed = numbers.ToArray();
                changed[at] = peak;
                Compare(changed);
            }
        }
    }

    /// <summary>What is not a number is above infinity.</summary>
    [Fact]
    public void NaN_outweighs_infinity()
    {
        double[] numbers = [.. Enumerable.Repeat(double.PositiveInfinity, 30), double.NaN, .. Enumerable.Repeat(double.NegativeInfinity, 33)];
        Assert.True(double.IsNaN(Packed.LargestMagnitude<double>(numbers)));
        Assert.True(double.IsNaN(Packed.LargestMagnitude<float>(numbers.Select(number => (float)number).ToArray())));
    }

    private static void Compare(double[] numbers)
    {
        Assert.Equal(numbers.Select(Math.Abs).Aggregate(0.0, Math.Max), Packed.LargestMagnitude<double>(numbers));
        var singles = numbers.Select(number => (float)number).ToArray();
        Assert.Equal(singles.Select(Math.Abs).Aggregate(0f, Math.Max), Packed.LargestMagnitude<float>(singles));
    }
}
