using Steepest.Generators.Ir;
using Steepest.Generators.Passes;
using Steepest.Generators.Tests.Interpretation;
using Steepest.Generators.Tests.Ir;
using Xunit;
using static Steepest.Generators.Tests.Passes.PassCheck;

namespace Steepest.Generators.Tests.Passes;

public sealed class StrengthReductionPassTests
{
    private static readonly StrengthReductionPass Pass = new();

    [Fact]
    public void A_square_is_a_product() => Changes(Pass, Power(2), """
              %1 = const double 2
              %2 = Multiply double %0, %0
              return %2
            """, [3.0], [-1.5], [0.0]);

    [Fact]
    public void Half_a_power_is_a_root() => Changes(Pass, Power(3.5), """
              %1 = const double 3.5
              %2 = Multiply double %0, %0
              %3 = Multiply double %2, %0
              %4 = Sqrt double %0
              %5 = Multiply double %3, %4
              return %5
            """, [4.0], [0.0]);

    [Fact]
    public void Division_by_a_power_of_two_is_a_product()
        => Changes(Pass, Programs.Build([Real], (builder, x) => [builder.Over(x[0], builder.Number(4))]), """
              %1 = const double 4
              %2 = const double 0.25
              %3 = Multiply double %0, %2
              return %3
            """, [3.0], [double.Epsilon], [double.MaxValue]);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(0.5)]
    [InlineData(5)]
    [InlineData(7)]
    [InlineData(31)]
    [InlineData(32)]
    public void Products_are_powers(double exponent)
    {
        var after = Pass.Run(Power(exponent));
        Verifier.Verify(after);
        Assert.DoesNotContain("Pow", after.ToString(), StringComparison.Ordinal);
        foreach (var x in new[] { 0.3, 1, 1.75, 2 })
            Assert.Equal(Math.Pow(x, exponent), (double)Interpreter.Run(after, x)[0], Math.Pow(x, exponent) * 2e-15 * 8);
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(-0.5)]
    [InlineData(33)]
    [InlineData(32.5)]
    [InlineData(0.3)]
    [InlineData(-1e300)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Other_powers_stay(double exponent) => Keeps(Pass, Power(exponent), [1.5]);

    [Fact]
    public void A_power_that_varies_stays()
        => Keeps(Pass, Programs.Build([Real, Real], (builder, x) => [builder.Emit(Row("Pow", 2), x[0], x[1])]), [1.5, 2.0]);

    [Fact]
    public void Division_that_would_round_otherwise_stays()
        => Keeps(Pass, Programs.Build([Real], (builder, x) => [builder.Over(x[0], builder.Number(3)), builder.Over(x[0], builder.Number(0)), builder.Over(x[0], builder.Number(Math.ScaleB(1, 1000)))]), [5.0]);

    [Fact]
    public void Integers_divide_as_they_are()
        => Keeps(Pass, Programs.Build([Integer], (builder, x) => [builder.Over(x[0], builder.Integer(4))]), [7], [-7]);

    private static Function Power(double exponent) => Programs.Build([Real], (builder, x) => [builder.Emit(Row("Pow", 2), x[0], builder.Number(exponent))]);
}
