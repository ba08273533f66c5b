using Steepest.Minimization;
using Xunit;

namespace Steepest.Tests.Runtime;

/// <summary>Update rules against their formulas, element by element, at lengths with and without full lanes.</summary>
public sealed class RuleTests
{
    [Theory]
    [InlineData(false, 0.0)]
    [InlineData(true, 0.0)]
    [InlineData(false, 0.1)]
    public void AdamFollowsItsFormula(bool epsilonInside, double decay)
    {
        const double Beta1 = 0.8, Beta2 = 0.95, Epsilon = 0.03, Rate = 0.1;
        foreach (var n in (int[])[1, 7, 8, 9, 24])
        {
            var random = new Random(n);
            var rule = new Adam<double>(Beta1, Beta2, Epsilon, epsilonInside, decay);
            var point = new double[n];
            var expected = new double[n];
            var state = new double[2 * n];
            double[] m = new double[n], v = new double[n];
            for (var i = 0; i < n; i++) point[i] = expected[i] = random.NextDouble();
            for (var t = 1; t <= 5; t++)
            {
                var gradient = Enumerable.Range(0, n).Select(_ => random.NextDouble() - 0.5).ToArray();
                rule.Apply(Rate, point, gradient, state);
                for (var i = 0; i < n; i++)
                {
                    var g = gradient[i] + decay * expected[i];
                    m[i] = Beta1 * m[i] + (1 - Beta1) * g;
                    v[i] = Beta2 * v[i] + (1 - Beta2) * g * g;
                    var corrected = v[i] / (1 - Math.Pow(Beta2, t));
                    var root = epsilonInside ? Math.Sqrt(corrected + Epsilon) : Math.Sqrt(corrected) + Epsilon;
                    expected[i] -= Rate * (m[i] / (1 - Math.Pow(Beta1, t))) / root;
                    Assert.Equal(expected[i], point[i], 1e-14);
                }
            }
        }
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.1)]
    public void MomentumFollowsItsFormula(double decay)
    {
        const double Kept = 0.8, Rate = 0.1;
        foreach (var n in (int[])[1, 7, 8, 9, 24])
        {
            var random = new Random(n);
            var rule = new Momentum<double>(Kept, decay);
            var (point, expected) = (new double[n], new double[n]);
            var (state, velocity) = (new double[n], new double[n]);
            for (var i = 0; i < n; i++) point[i] = expected[i] = random.NextDouble();
            for (var t = 1; t <= 5; t++)
            {
                var gradient = Enumerable.Range(0, n).Select(_ => random.NextDouble() - 0.5).ToArray();
                rule.Apply(Rate * t, point, gradient, state);
                for (var i = 0; i < n; i++)
                {
                    velocity[i] = t == 1 ? gradient[i] + decay * expected[i] : Kept * velocity[i] + gradient[i] + decay * expected[i];
                    expected[i] -= Rate * t * velocity[i];
                    Assert.Equal(expected[i], point[i], 1e-14);
                }
            }
        }
    }

    [Fact]
    public void DescentDecays()
    {
        foreach (var n in (int[])[1, 8, 11])
        {
            var point = Enumerable.Repeat(2.0, n).ToArray();
            new GradientDescent<double>(0.5).Apply(0.1, point, Enumerable.Repeat(3.0, n).ToArray(), []);
            Assert.All(point, x => Assert.Equal(2 - 0.1 * (3 + 0.5 * 2), x, 1e-15));
        }
    }

    [Fact]
    public void ZerosStayZeros()
    {
        var point = new double[16];
        var rule = new Adam<double>(0.9, 0.999, 0);
        rule.Apply(1, point, new double[16], new double[32]);
        Assert.Equal(new double[16], point);
        new Momentum<double>(0.9).Apply(1, point, new double[16], new double[16]);
        Assert.Equal(new double[16], point);
    }
}
