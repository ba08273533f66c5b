using System.Globalization;
using Steepest.Generators.Emit;
using Steepest.Generators.Ir;
using Xunit;

namespace Steepest.Generators.Tests.Emission;

public sealed class LiteralTests
{
    [Theory]
    [InlineData(0.0, "0.0")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(1.0, "1.0")]
    [InlineData(-1.5, "-1.5")]
    [InlineData(0.1, "0.1")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(1e-5, "1e-5")]
    [InlineData(123456.0, "123456.0")]
    [InlineData(1e15, "1e15")]
    [InlineData(1.25e300, "1.25e300")]
    [InlineData(5e-324, "5e-324")]
    [InlineData(double.MaxValue, "1.7976931348623157e308")]
    [InlineData(double.NegativeInfinity, "double.NegativeInfinity")]
    public void Doubles_are_written_with_the_shortest_digits(double value, string expected) => Assert.Equal(expected, Literal.Of(value));

    [Theory]
    [InlineData(0.1f, "0.1f")]
    [InlineData(-0f, "-0.0f")]
    [InlineData(2f, "2f")]
    [InlineData(float.Epsilon, "1e-45f")]
    public void Floats_carry_their_suffix(float value, string expected) => Assert.Equal(expected, Literal.Of(value, ElementType.Single));

    [Fact]
    public void Random_bits_read_back_in_every_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            var random = new Random(1);
            for (var i = 0; i < 5_000; i++)
            {
                var wide = BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
                if (double.IsFinite(wide)) Assert.Equal(wide, double.Parse(Literal.Of(wide), CultureInfo.InvariantCulture));
                var narrow = BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue));
                if (float.IsFinite(narrow)) Assert.Equal(narrow, float.Parse(Literal.Of(narrow, ElementType.Single).TrimEnd('f'), CultureInfo.InvariantCulture));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
