using Xunit;

namespace Steepest.Reference.Tests;

public sealed class ExpressionTests
{
    [Theory]
    [InlineData("1+2*3", 7)]
    [InlineData("-3^2", -9)]
    [InlineData("(-3)^2", 9)]
    [InlineData("2^3^2", 512)]
    [InlineData("2*-3^2", -18)]
    [InlineData("8/4/2", 1)]
    [InlineData("7-4-2", 1)]
    [InlineData("-2*3+1", -5)]
    [InlineData("2^-1", 0.5)]
    [InlineData(" 1.5e1 + .5", 15.5)]
    [InlineData("x1 - x3*b2", 1 - 4 * 2)]
    [InlineData("x + x2", 3)]
    [InlineData("ifpos(x1-1, 10, 20)", 20)]
    [InlineData("ifpos(x1, 10, log(0-1))", 10)]
    [InlineData("abs(-2)+sqrt(9)", 5)]
    [InlineData("sin(0)+cos(0)+exp(0)+log(1)+atan(0)", 2)]
    public void ValuesFollowThePrecedences(string text, double expected)
        => Assert.Equal(expected, Expression.Parse(text).Evaluate<BigFloat>([1, 2, 4]).ToDouble());

    [Theory]
    [InlineData("1+", "ends there")]
    [InlineData("(1", "Expected ')'")]
    [InlineData("sinh(1)", "known name")]
    [InlineData("1 2", "an operator at position 2")]
    [InlineData("x0", "known name")]
    [InlineData("1..2", "a number")]
    [InlineData("exp 1", "Expected '('")]
    public void ErrorsSayWhatWasExpected(string text, string message)
        => Assert.Contains(message, Assert.Throws<FormatException>(() => Expression.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("100*(x2-x1^2)^2+(1-x1)^2", "0-400*x1*(x2-x1^2)-2*(1-x1)", "200*(x2-x1^2)")]
    [InlineData("exp(x1*x2)/x1", "exp(x1*x2)*(x2/x1-1/x1^2)", "exp(x1*x2)")]
    [InlineData("abs(x1-3)^x2", "0-x2*(3-x1)^(x2-1)", "(3-x1)^x2*log(3-x1)")]
    [InlineData("sqrt(x1^2+x2^2)", "x1/sqrt(x1^2+x2^2)", "x2/sqrt(x1^2+x2^2)")]
    [InlineData("atan(x2/x1)", "0-x2/(x1^2+x2^2)", "x1/(x1^2+x2^2)")]
    [InlineData("sin(x1)*cos(x2)-log(x1)", "cos(x1)*cos(x2)-1/x1", "0-sin(x1)*sin(x2)")]
    [InlineData("ifpos(x1-2, x2, 3*x1)", "3", "0")]
    public void GradientsAgreeWithFormulas(string text, string byFirst, string bySecond)
    {
        double[] point = [1.25, -0.75];
        var reference = GradientReference.Of(Expression.Parse(text), point);
        var expected = new[] { byFirst, bySecond }.Select(t => Expression.Parse(t).Evaluate<BigFloat>([point[0], point[1]])).ToArray();
        var duals = Expression.Parse(text).Evaluate<Dual<BigFloat>>(Dual<BigFloat>.Variables([point[0], point[1]]));
        for (var i = 0; i < 2; i++)
        {
            Assert.True(BigFloat.Abs(reference.Gradient[i].Value - expected[i]).ToDouble() < 1e-57);
            Assert.True(BigFloat.Abs(duals.Gradient[i] - expected[i]).ToDouble() < 1e-57);
        }
        Assert.Equal(0, reference.GradientError([expected[0].ToDouble(), expected[1].ToDouble()]), 0.5);
    }

    [Fact]
    public void NestedDualsGiveSecondDerivatives()
    {
        var x = new Dual<Dual<BigFloat>>(new Dual<BigFloat>(0.5, [1]), [new Dual<BigFloat>(1, [0])]);
        var y = Expression.Parse("exp(x)*sin(x)").Evaluate<Dual<Dual<BigFloat>>>([x]);
        var expected = 2 * BigFloat.Exp(0.5) * BigFloat.Cos(0.5);
        Assert.True(BigFloat.Abs(y.Gradient[0].Gradient[0] - expected).ToDouble() < 1e-57);
    }

    [Fact]
    public void AWrongGradientIsFarOutsideOfWhatIsAllowed()
    {
        var reference = GradientReference.Of(Expression.Parse("x1^2+sin(x2)"), [1.5, 0.5]);
        Assert.True(reference.GradientError([3, Math.Cos(0.5)]) < 1);
        Assert.True(reference.GradientError([3, Math.Cos(0.5) + 1e-11]) > 1);
        Assert.True(reference.GradientError([3, double.NaN]) > 1);
        Assert.True(reference.ValueError(2.25 + Math.Sin(0.5) + 1e-10) > 1);
    }

    [Fact]
    public void TheLargestTermSurvivesCancellation()
    {
        var reference = GradientReference.Of(Expression.Parse("(x1-x2)^2"), [1e8, 1e8]);
        Assert.True(reference.Gradient[0].Value.IsZero);
        Assert.InRange(reference.Gradient[0].Largest, 1e8, 4e8);
    }

    [Fact]
    public void AtKinksTheConventionHolds()
    {
        Assert.True(GradientReference.Of(Expression.Parse("abs(x)"), [0.0]).Gradient[0].Value.IsZero);
        Assert.True(GradientReference.Of(Expression.Parse("sqrt(x)"), [0.0]).Gradient[0].Value.IsZero);
        var power = GradientReference.Of(Expression.Parse("x1^x2"), [0.0, 1.0]);
        Assert.Equal(BigFloat.One, power.Gradient[0].Value);
        Assert.True(power.Gradient[1].Value.IsZero);
    }
}
