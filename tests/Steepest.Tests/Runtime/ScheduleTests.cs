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
        Assert.Throws<ArgumentOutOfRangeException>(() => Averaging.Exponential(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Averaging.Polyak(-1));
    }
}
