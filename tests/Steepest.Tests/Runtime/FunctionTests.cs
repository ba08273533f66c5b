using Steepest.Kernels;
using Xunit;

namespace Steepest.Tests.Runtime;

/// <summary>Values against references in 60 digits, in units of the last place or relative.</summary>
public sealed class FunctionTests
{
    private static readonly Dictionary<string, (Func<double, double> Function, (double X, double Value)[] References, double Ulps)> Table = new()
    {
        ["Softplus"] = (Functions.Softplus, ReferenceValues.Softplus, 3),
        ["Sigmoid"] = (Functions.Sigmoid, ReferenceValues.Sigmoid, 3),
        ["LogSigmoid"] = (Functions.LogSigmoid, ReferenceValues.LogSigmoid, 3),
        ["Gelu"] = (Functions.Gelu, ReferenceValues.Gelu, 12),
        ["Silu"] = (Functions.Silu, ReferenceValues.Silu, 4),
        ["LogCosh"] = (Functions.LogCosh, ReferenceValues.LogCosh, 4),
        ["Erf"] = (Functions.Erf, ReferenceValues.Erf, 3),
        ["Erfc"] = (Accurate.Erfc, ReferenceValues.Erfc, 8),
        ["LogGamma"] = (Functions.LogGamma, ReferenceValues.LogGamma, 8),
        ["Digamma"] = (Accurate.Digamma, ReferenceValues.Digamma, 10),
        ["Trigamma"] = (Accurate.Trigamma, ReferenceValues.Trigamma, 8),
        ["LogP1"] = (Accurate.LogP1, ReferenceValues.LogP1, 2),
        ["ExpM1"] = (Accurate.ExpM1, ReferenceValues.ExpM1, 2),
    };

    public static TheoryData<string> Names => [.. Table.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void ValuesAreThoseOfTheDefinition(string name)
    {
        var (function, references, bound) = Table[name];
        var worst = 0.0;
        foreach (var (x, expected) in references)
        {
            var actual = function(x);
            var ulps = double.IsFinite(actual) ? Math.Abs(actual - expected) / UnitInLastPlace(expected) : double.NaN;
            TestContext.Current.TestOutputHelper?.WriteLine($"{name}({x:R}) = {actual:R}, {ulps:0.0} ulp");
            worst = double.IsNaN(ulps) ? double.PositiveInfinity : Math.Max(worst, ulps);
        }

        Assert.True(worst <= bound, $"{worst:0.0} ulp");
    }

    [Fact]
    public void LimitsAreReached()
    {
        const double Infinity = double.PositiveInfinity;
        Assert.Equal((Infinity, 0.0), (Functions.Softplus(Infinity), Functions.Softplus(-Infinity)));
        Assert.Equal((1.0, 0.0), (Functions.Sigmoid(Infinity), Functions.Sigmoid(-Infinity)));
        Assert.Equal((0.0, -Infinity), (Functions.LogSigmoid(Infinity), Functions.LogSigmoid(-Infinity)));
        Assert.Equal((Infinity, 0.0), (Functions.Gelu(Infinity), Functions.Gelu(-Infinity)));
        Assert.Equal((Infinity, 0.0), (Functions.Silu(Infinity), Functions.Silu(-Infinity)));
        Assert.Equal((Infinity, Infinity), (Functions.LogCosh(Infinity), Functions.LogCosh(-Infinity)));
        Assert.Equal((1.0, -1.0), (Functions.Erf(Infinity), Functions.Erf(-Infinity)));
        Assert.Equal((0.0, 2.0), (Accurate.Erfc(Infinity), Accurate.Erfc(-Infinity)));
        Assert.Equal((Infinity, Infinity, Infinity), (Functions.LogGamma(Infinity), Functions.LogGamma(0.0), Functions.LogGamma(-3.0)));
        Assert.Equal((Infinity, double.NaN, double.NaN), (Accurate.Digamma(Infinity), Accurate.Digamma(0.0), Accurate.Digamma(-3.0)));
        Assert.Equal((0.0, Infinity, Infinity), (Accurate.Trigamma(Infinity), Accurate.Trigamma(0.0), Accurate.Trigamma(-3.0)));
        Assert.Equal((Infinity, -Infinity, double.NaN), (Accurate.LogP1(Infinity), Accurate.LogP1(-1.0), Accurate.LogP1(-2.0)));
        Assert.Equal((Infinity, -1.0), (Accurate.ExpM1(Infinity), Accurate.ExpM1(-Infinity)));
        Assert.True(double.IsNegative(Accurate.LogP1(-0.0)) && double.IsNegative(Accurate.ExpM1(-0.0)));
    }

    [Fact]
    public void NanGoesThrough()
    {
        foreach (var (name, row) in Table)
        {
            Assert.True(double.IsNaN(row.Function(double.NaN)), name);
        }

        Assert.True(double.IsNaN(Functions.Relu(double.NaN)) && double.IsNaN(Functions.LeakyRelu(double.NaN)));
        Assert.True(double.IsNaN(Functions.Huber(double.NaN, 1)));
    }

    [Fact]
    public void PiecewiseFunctionsTakeTheirPieces()
    {
        Assert.Equal((2.5, 0.0, 0.0), (Functions.Relu(2.5), Functions.Relu(-2.5), Functions.Relu(0.0)));
        Assert.Equal((2.5, -0.025, -0.25), (Functions.LeakyRelu(2.5), Functions.LeakyRelu(-2.5), Functions.LeakyRelu(-2.5, 0.1)));
        Assert.Equal((0.5, 2.0, 4.0, 4.0), (Functions.Huber(1, 2), Functions.Huber(-2, 2), Functions.Huber(3, 2), Functions.Huber(-3, 2)));
        Assert.Equal((6.25, 7.0), (Functions.Square(2.5), Functions.StopGradient(7.0)));
    }

    [Fact]
    public void FloatsAreTheRoundedDoubles()
    {
        foreach (var x in (float[])[-20, -3.5f, -1, -0.1f, 0, 1e-7f, 0.5f, 2, 30])
        {
            Assert.Equal((float)Functions.Softplus((double)x), Functions.Softplus(x));
            Assert.Equal((float)Functions.Gelu((double)x), Functions.Gelu(x));
            Assert.Equal((float)Functions.LogCosh((double)x), Functions.LogCosh(x));
            Assert.Equal((float)Functions.Erf((double)x), Functions.Erf(x));
            Assert.Equal((float)Accurate.ExpM1((double)x), Accurate.ExpM1(x));
        }
    }

    [Fact]
    public void IntegersGiveDoubles()
    {
        // Without overloads of their own, integers would go to float and lose half the digits.
        Assert.Equal(1.3132616875182228, Functions.Softplus(1));
        Assert.Equal(0.8427007929497149, Functions.Erf(1));
        Assert.Equal(4.787491742782046, Functions.LogGamma(6), 1e-15);
        Assert.Equal(1e18, Functions.Square(1_000_000_000));
        Assert.Equal(-0.03, Functions.LeakyRelu(-3));
    }

    private static double UnitInLastPlace(double value) => Math.BitIncrement(Math.Abs(value)) - Math.Abs(value);
}
