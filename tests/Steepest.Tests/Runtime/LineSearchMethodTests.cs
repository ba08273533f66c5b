using Steepest.Minimization;
using Xunit;

namespace Steepest.Tests.Runtime;

/// <summary>What a line search promises, on functions of one variable: that of Moré and Thuente's tables, and others that end, jump or are flat.</summary>
public sealed class LineSearchMethodTests
{
    public static TheoryData<string, double> Cases
    {
        get
        {
            var data = new TheoryData<string, double>();
            foreach (var name in Functions.Keys)
            {
                foreach (var step in new[] { 1e-3, 0.1, 1, 10, 1e3 }) data.Add(name, step);
            }

            return data;
        }
    }

    /// <summary>Value and slope; every one falls at 0.</summary>
    private static Dictionary<string, Func<double, (double Value, double Slope)>> Functions { get; } = new()
    {
        ["square"] = x => ((x - 2) * (x - 2), 2 * (x - 2)),
        ["rational"] = x => (-x / (x * x + 2), (x * x - 2) / ((x * x + 2) * (x * x + 2))),
        ["fifth power"] = x => (Math.Pow(x + 0.004, 5) - 2 * Math.Pow(x + 0.004, 4), 5 * Math.Pow(x + 0.004, 4) - 8 * Math.Pow(x + 0.004, 3)),
        ["logarithm"] = x => x < 3 ? (-x - Math.Log(3 - x), -1 + 1 / (3 - x)) : (double.NaN, double.NaN),
        ["exponential"] = x => (Math.Exp(x) - 5 * x, Math.Exp(x) - 5),
        ["waves"] = x => (0.05 * x * x - Math.Sin(3 * x), 0.1 * x - 3 * Math.Cos(3 * x)),
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void HagerAndZhangsStepMeetsTheWolfeConditions(string name, double step)
    {
        var (f, s) = Functions[name](0);
        var search = new HagerZhangSearch(f, s, step, 2.2e-16, 0.9, double.PositiveInfinity);
        var (value, slope, _) = Follow(ref search, Functions[name]);
        Assert.True(slope >= 0.9 * s, $"slope {slope} of {s}");
        var isSufficient = value - f <= 0.1 * search.Step * s;
        var isApproximate = value <= f + 1e-13 * Math.Abs(f) && slope <= -0.8 * s;
        Assert.True(isSufficient || isApproximate, $"{value} from {f} at {search.Step}");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void BacktrackingStepsDecreaseSufficiently(string name, double step)
    {
        var (f, s) = Functions[name](0);
        var search = new BacktrackingSearch(f, s, step, 2.2e-16, double.PositiveInfinity);
        var (value, _, evaluations) = Follow(ref search, Functions[name]);
        Assert.True(value <= f + 1e-4 * search.Step * s, $"{value} from {f} at {search.Step}");
        Assert.True(search.Step <= step);
        Assert.InRange(evaluations, 1, 20);
    }

    [Fact]
    public void NothingIsTriedBeyondTheRoomLeft()
    {
        var search = new HagerZhangSearch(0, -1, 1, 2.2e-16, 0.9, 7.5);
        var (value, _, _) = Follow(ref search, x => x <= 7.5 ? (-x, -1) : throw new InvalidOperationException($"{x} is beyond."));
        Assert.Equal(7.5, search.Step);
        Assert.Equal(-7.5, value);
        var back = new BacktrackingSearch(0, -1, 10, 2.2e-16, 7.5);
        Follow(ref back, x => x <= 7.5 ? (-x, -1) : throw new InvalidOperationException($"{x} is beyond."));
        Assert.Equal(7.5, back.Step);
    }

    [Fact]
    public void SearchesEndWhereTheGradientIsWrong()
    {
        var secants = new HagerZhangSearch(1, -1, 1, 2.2e-16, 0.9, double.PositiveInfinity);
        Assert.Equal(LineSearchState.Failed, Last(ref secants, x => (1 + x, -1)));
        var back = new BacktrackingSearch(1, -1, 1, 2.2e-16, double.PositiveInfinity);
        Assert.Equal(LineSearchState.Failed, Last(ref back, x => (1 + x, -1)));
    }

    [Fact]
    public void MethodsWithoutLineSearchRefuseTheOption()
    {
        var options = new MinimizeOptions { LineSearch = LineSearchMethod.Armijo };
        Assert.Contains("LineSearch", Assert.Throws<ArgumentException>(() => new TrustRegion<double>(length: 2, layout: 1, options: options)).Message, StringComparison.Ordinal);
        Assert.Contains("LineSearch", Assert.Throws<ArgumentException>(() => new FirstOrder<double, Updates.GradientDescent<double>>(2, new(), 0.1, 1, options)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new MinimizeOptions { LineSearch = (LineSearchMethod)7 });
    }

    private static (double Value, double Slope, int Evaluations) Follow<TSearch>(ref TSearch search, Func<double, (double Value, double Slope)> function)
        where TSearch : struct, ILineSearch
    {
        for (var evaluations = 1; evaluations <= 100; evaluations++)
        {
            var (value, slope) = function(search.Step);
            var state = search.Advance(value, slope);
            if (state == LineSearchState.Accepted) return (value, slope, evaluations);
            Assert.Equal(LineSearchState.Evaluate, state);
        }

        throw new InvalidOperationException("The search has no end.");
    }

    private static LineSearchState Last<TSearch>(ref TSearch search, Func<double, (double Value, double Slope)> function)
        where TSearch : struct, ILineSearch
    {
        for (var evaluations = 1; evaluations <= 100; evaluations++)
        {
            var (value, slope) = function(search.Step);
            var state = search.Advance(value, slope);
            if (state != LineSearchState.Evaluate) return state;
        }

        throw new InvalidOperationException("The search has no end.");
    }
}
