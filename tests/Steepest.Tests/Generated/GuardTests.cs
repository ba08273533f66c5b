using Xunit;

namespace Steepest.Tests.Generated;

/// <summary>Generated members throw what the method's own guards throw.</summary>
public sealed partial class GuardTests
{
    [Fact]
    public void GuardsOfTheMethodAreKept()
    {
        var gradient = new double[2];
        var own = Assert.Throws<ArgumentException>(() => Guarded.Loss([1], 2));
        var generated = Assert.Throws<ArgumentException>(() => Guarded.LossGradient([1], 2, gradient.AsSpan(0, 1)));
        Assert.Equal(own.Message, generated.Message);
        Assert.Equal(own.ParamName, generated.ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => Guarded.LossGradient([1, 2], -1, gradient));
        Assert.Equal(10, Guarded.LossGradient([1, 2], 2, gradient));
        Assert.Equal([4, 8], gradient);
    }

    private static partial class Guarded
    {
        [Differentiable]
        public static double Loss(ReadOnlySpan<double> x, [Fixed] double scale)
        {
            if (x.Length < 2) throw new ArgumentException("Two elements \"at least\".", nameof(x));
            var sum = 0.0;
            for (var i = 0; i < x.Length; i++)
            {
                CheckScale(scale);
                sum += scale * x[i] * x[i];
            }

            return sum;
        }

        private static void CheckScale(double scale)
        {
            if (scale <= 0)
            {
                throw new ArgumentOutOfRangeException(nameof(scale), "must be positive");
            }
        }
    }
}
