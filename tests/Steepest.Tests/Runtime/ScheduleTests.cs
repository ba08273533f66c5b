using Xunit;

namespace Steepest.Tests.Runtime;

public sealed class ScheduleTests
{
    public static TheoryData<string, Schedule, (long Iteration, double Factor)[]> Factors => new()
    {
        { "constant", Schedule.Constant, [(0, 1), (1000, 1)] },
        { "linear", Schedule.LinearDecay(100), [(0, 1), (50, 0.505), (100, 0.01), (500, 0.01)] },
        { "step", Schedule.Step(10, 0.5), [(0, 1), (9, 1), (10, 0.5), (25, 0.25)] },
        { "exponential", Schedule.Exponential(0.5), [(0, 1), (1, 0.5), (4, 0.0625)] },
        { "cosine", Schedule.Cosine(100, 0.2), [(0, 1), (50, 0.6), (100, 0.2), (999, 0.2)] },
        { "warm-up", Schedule.WarmUp(4, Schedule.Step(2, 0.5)), [(0, 0.25), (3, 1), (4, 1), (6, 0.5)] },
        { "one cycle", Schedule.OneCycle(100, 0.25, 0.1, 0.01), [(0, 0.1), (25, 1), (100, 0.01), (500, 0.01)] },
    };

    [Theory]
    [MemberData(nameof(Factors), DisableDiscoveryEnumeration = true)]
    public void FactorsAreThoseOfTheFormula(string name, Schedule schedule, (long Iteration, double Factor)[] expected)
    {
        var plateau = new Plateau();
        foreach (var (iteration, factor) in expected)
        {
            Assert.True(Math.Abs(factor - schedule.FactorAt(iteration, in plateau)) < 1e-14, $"{name} at {iteration}");
        }
    }

    [Fact]
    public void FormulasHoldAtEveryIteration()
    {
        var plateau = new Plateau();
        void AssertIs(Schedule schedule, Func<int, double> formula)
        {
            for (var t = 0; t < 3000; t++) Assert.Equal(formula(t), schedule.FactorAt(t, in plateau), 1e-14);
        }

        // Powers as products, cosines as differences of squares, restarts counted one by one: nothing is written as the schedules write it.
        AssertIs(Schedule.Polynomial(1000), t => t < 1000 ? (1000.0 - t) * (1000 - t) / 1e6 : 0);
        AssertIs(Schedule.Polynomial(700, 3, 0.25), t => t < 700 ? 0.25 + 0.75 * (1 - t / 700.0) * (1 - t / 700.0) * (1 - t / 700.0) : 0.25);
        AssertIs(Schedule.Polynomial(500, 1, 0.01), t => t < 500 ? 1 - 0.99 * t / 500 : 0.01);
        AssertIs(Schedule.Polynomial(500, 0.5), t => t < 500 ? Math.Sqrt(1 - t / 500.0) : 0);
        foreach (var (first, growth, final) in ((int, int, double)[])[(10, 1, 0), (7, 2, 0), (100, 3, 0.1), (1, 2, 0.5), (2999, 4, 0)])
        {
            var (start, length) = (0, first);
            AssertIs(Schedule.CosineRestarts(first, growth, final), t =>
            {
                if (t == start + length) (start, length) = (t, length * growth);
                return final + (1 - final) * (1 - Math.Pow(Math.Sin(Math.PI * (t - start) / (2.0 * length)), 2));
            });
        }

        AssertIs(Schedule.Of(t => 1 / (1 + 0.01 * t)), t => 100.0 / (100 + t));
        AssertIs(Schedule.WarmUp(50, Schedule.CosineRestarts(20, 2, 0.1)), t => t < 50 ? (t + 1) / 50.0 : Schedule.CosineRestarts(20, 2, 0.1).FactorAt(t - 50, in plateau));
        AssertIs(Schedule.WarmUp(10, Schedule.Of(t => 2.0 + t)), t => t < 10 ? 2.0 * (t + 1) / 10 : t - 8.0);
    }

    [Fact]
    public void RestartsReachFar()
    {
        var plateau = new Plateau();
        Assert.Equal(1, Schedule.CosineRestarts(3).FactorAt(3L << 50, in plateau));
        Assert.Equal(0.5, Schedule.CosineRestarts(int.MaxValue, int.MaxValue).FactorAt(int.MaxValue + (long)int.MaxValue * int.MaxValue / 2, in plateau), 1e-9);
        Assert.True(Schedule.CosineRestarts(1, int.MaxValue).FactorAt(long.MaxValue, in plateau) is >= 0 and <= 1);
    }

    [Theory]
    [InlineData(-0.5)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void AFunctionMustGiveFactors(double factor)
    {
        var plateau = new Plateau();
        var schedule = Schedule.Of(t => t == 3 ? factor : 1);
        Assert.Equal(1, schedule.FactorAt(2, in plateau));
        Assert.Contains("iteration 3", Assert.Throws<InvalidOperationException>(() => schedule.FactorAt(3, new Plateau())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void APlateauLowersTheFactor()
    {
        var schedule = Schedule.OnPlateau(0.5, patience: 2, threshold: 0.1, least: 0.2);
        var plateau = new Plateau();
        var factors = new List<double>();
        foreach (var value in (double[])[10, 9.5, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 1])
        {
            schedule.Observe(value, false, ref plateau);
            factors.Add(schedule.FactorAt(0, in plateau));
        }

        Assert.Equal([1, 1, 1, 1, 1, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.2, 0.2], factors);
    }

    [Fact]
    public void APlateauMayBeAboveOrBelow()
    {
        var schedule = Schedule.OnPlateau(0.5, patience: 0);
        var plateau = new Plateau();
        foreach (var value in (double[])[1, 2, 3]) schedule.Observe(value, true, ref plateau);
        Assert.Equal(1, plateau.Factor);
        schedule.Observe(2, true, ref plateau);
        Assert.Equal(0.5, plateau.Factor);
    }

    [Fact]
    public void NonsenseIsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.LinearDecay(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.Exponential(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.Cosine(10, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.OneCycle(10, 1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.OnPlateau(patience: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.Polynomial(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.Polynomial(5, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.CosineRestarts(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.CosineRestarts(5, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.CosineRestarts(5, final: double.NaN));
        Assert.Throws<ArgumentNullException>(() => Schedule.Of(null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => Averaging.Exponential(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Averaging.Polyak(-1));
    }
}
