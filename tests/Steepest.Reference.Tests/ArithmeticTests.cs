using Xunit;

namespace Steepest.Reference.Tests;

/// <summary>Double arithmetic is correctly rounded, hence an oracle for the same operation rounded from many digits.</summary>
public sealed class ArithmeticTests
{
    private const int Count = 2000;

    [Fact]
    public void ConversionFromDoubleIsExact()
    {
        foreach (var (x, _) in Pairs()) Assert.Equal(BitConverter.DoubleToInt64Bits(x), BitConverter.DoubleToInt64Bits(((BigFloat)x).ToDouble()));
        foreach (var x in new[] { double.Epsilon, double.MaxValue, double.MinValue, 2.2250738585072014e-308, 2.2250738585072009e-308 })
        {
            Assert.Equal(x, ((BigFloat)x).ToDouble());
        }
    }

    [Fact]
    public void ConversionToFloatRoundsAsTheCastDoes()
    {
        foreach (var (x, _) in Pairs()) Assert.Equal((float)x, ((BigFloat)x).ToSingle());
    }

    [Fact]
    public void BasicOperationsRoundToTheSameDouble()
    {
        foreach (var (x, y) in Pairs())
        {
            Assert.Equal(x + y, ((BigFloat)x + y).ToDouble());
            Assert.Equal(x - y, ((BigFloat)x - y).ToDouble());
            Assert.Equal(x * y, ((BigFloat)x * y).ToDouble());
            Assert.Equal(x / y, ((BigFloat)x / y).ToDouble());
            Assert.Equal(Math.Sqrt(Math.Abs(x)), BigFloat.Sqrt(BigFloat.Abs(x)).ToDouble());
            Assert.Equal(Math.FusedMultiplyAdd(x, y, x), ((BigFloat)x * y + x).ToDouble());
        }
    }

    [Fact]
    public void ComparisonsAgree()
    {
        foreach (var (x, y) in Pairs())
        {
            Assert.Equal(x.CompareTo(y), ((BigFloat)x).CompareTo(y));
            Assert.True((BigFloat)x == x);
            Assert.Equal(Math.Floor(x), BigFloat.Floor(x).ToDouble());
        }
    }

    [Theory]
    [InlineData("9007199254740993", 9007199254740992.0)]
    [InlineData("9007199254740995", 9007199254740996.0)]
    [InlineData("-1.5e-3", -0.0015)]
    [InlineData("4.9406564584124654e-324", 5e-324)]
    [InlineData("2.4703282292062327e-324", 0.0)]
    [InlineData("2.4703282292062329e-324", 5e-324)]
    [InlineData("1.7976931348623158e308", double.MaxValue)]
    [InlineData("1.7976931348623159e308", double.PositiveInfinity)]
    [InlineData(".25", 0.25)]
    public void DecimalsAreReadAndRoundedOnce(string text, double expected) => Assert.Equal(expected, BigFloat.Parse(text).ToDouble());

    [Fact]
    public void PrecisionIsScoped()
    {
        var before = BigFloat.PrecisionBits;
        using (BigFloat.WithDigits(100)) Assert.True(BigFloat.PrecisionBits > before);
        Assert.Equal(before, BigFloat.PrecisionBits);
    }

    [Fact]
    public void TextHasTheDigits()
    {
        Assert.Equal("3.141592653589793238462643", BigFloat.Pi.ToString(25)[..26]);
        Assert.Equal("-1.5E-300", BigFloat.Parse("-1.5e-300").ToString(10));
        Assert.Equal("1E2", ((BigFloat)100).ToString(5));
    }

    [Fact]
    public void OperationsWithoutAFiniteResultThrow()
    {
        Assert.Throws<DivideByZeroException>(() => BigFloat.One / BigFloat.Zero);
        Assert.Throws<ArithmeticException>(() => (BigFloat)double.NaN);
        Assert.Throws<ArithmeticException>(() => BigFloat.Sqrt(-1));
        Assert.Throws<ArithmeticException>(() => BigFloat.Log(0));
        Assert.Throws<DivideByZeroException>(() => BigFloat.LogGamma(-3));
    }

    private static IEnumerable<(double X, double Y)> Pairs()
    {
        var random = new Random(1);
        for (var i = 0; i < Count; i++)
        {
            var near = (random.NextDouble() - 0.5, random.NextDouble() - 0.5);
            yield return i % 2 == 0 ? near : (Math.ScaleB(near.Item1, random.Next(-500, 500)), Math.ScaleB(near.Item2, random.Next(-60, 60)));
        }
    }
}
