using Steepest.Generators.Differentiation.Domains;
using Steepest.Generators.Tests.Rules;
using Steepest.Reference;
using Xunit;

namespace Steepest.Generators.Tests.Differentiation.Domains;

/// <summary>What is claimed of values holds: intervals enclose the results of exact arithmetic on their members.</summary>
public sealed class IntervalTests
{
    private const double Slack = 1e-9;

    private static readonly double[] Ends = [double.NegativeInfinity, -3, -1, -0.5, 0, 0.25, 1, 2, double.PositiveInfinity];

    private static readonly (bool Low, bool High)[] Closures = [(false, false), (false, true), (true, false), (true, true)];

    public static TheoryData<string> Rows => [.. RowCase.All.Where(row => !row.Reference.IsEstimate).Select(row => row.ToString())];

    /// <summary>Around every two of its points a row takes values inside the interval that its rule gives, against 60 digits.</summary>
    [Theory]
    [MemberData(nameof(Rows))]
    public void Rules_enclose_the_values_of_their_row(string name)
    {
        var row = RowCase.Of(name);
        var points = row.Points.Where(point => point.All(double.IsFinite)).Take(24).ToList();
        foreach (var (one, other) in points.SelectMany(one => points.Select(other => (one, other))))
        {
            var value = row.Reference.Value([.. one.Select(x => (BigFloat)x)]).ToDouble();
            var range = IntervalRules.Apply(row.Row, [.. one.Zip(other, (x, y) => Interval.Of(x).Join(Interval.Of(y)))]);
            Assert.True(!double.IsFinite(value) || Encloses(range, value), $"{name} of {string.Join(", ", one)} is {value}, not in {range}.");
        }
    }

    [Fact]
    public void Arithmetic_encloses_and_ends_belong_where_they_are_taken()
    {
        var intervals = Intervals().ToList();
        foreach (var (x, y) in intervals.SelectMany(x => intervals.Select(y => (x, y))))
        {
            foreach (var (a, b) in Members(x).SelectMany(a => Members(y).Select(b => (a, b))))
            {
                Assert.True((x + y).Contains(a + b), $"{x} + {y}: {a} + {b}");
                Assert.True((x - y).Contains(a - b), $"{x} - {y}: {a} - {b}");
                Assert.True((x * y).Contains(a * b), $"{x} * {y}: {a} * {b}");
                Assert.True(b == 0 || Encloses(x / y, a / b), $"{x} / {y}: {a} / {b}");
                Assert.True(x.Join(y).Contains(a) && x.Join(y).Contains(b), $"{x} or {y}");
                Assert.True(!y.Contains(a) || x.Meet(y).Contains(a), $"{x} and {y}: {a}");
                Assert.True(x.Widen(x.Join(y)).Contains(b), $"{x} widened to {y}: {b}");
            }

            foreach (var a in Members(x)) Assert.True(x.Squared().Contains(a * a) && x.Absolute().Contains(Math.Abs(a)), $"{x}: {a}");
        }

        Assert.False(new Interval(0, 2, false).Squared().Contains(0));
        Assert.False((Interval.Positive + Interval.NotNegative).Contains(0));
        Assert.False((new Interval(-1, 1, false, false) * new Interval(-1, 1)).Contains(1));
        Assert.True((Interval.Of(0) * Interval.Positive).Contains(0));
        Assert.Equal(Interval.All, Interval.Of(1) / Interval.Of(0));
        Assert.Equal(Interval.All, Interval.Positive / Interval.Of(-0.0));
    }

    /// <summary>Widening again and again comes to rest.</summary>
    [Fact]
    public void Widening_ends()
    {
        foreach (var start in Intervals())
        {
            var (range, steps) = (start, 0);
            for (var next = range.Widen(range + new Interval(-0.3, 0.7)); next != range; next = range.Widen(range + new Interval(-0.3, 0.7)))
            {
                range = next;
                Assert.True(++steps < 10, $"{start} grows without end.");
            }
        }
    }

    private static bool Encloses(Interval range, double value)
        => value >= range.Low - (Slack * Math.Max(1, Math.Abs(range.Low))) && value <= range.High + (Slack * Math.Max(1, Math.Abs(range.High)));

    private static IEnumerable<Interval> Intervals()
        => Ends.SelectMany(low => Ends.SelectMany(high => Closures.Select(closed => new Interval(low, high, closed.Low && double.IsFinite(low), closed.High && double.IsFinite(high)))))
            .Where(interval => !interval.IsEmpty && interval.Low < double.PositiveInfinity && interval.High > double.NegativeInfinity);

    private static IEnumerable<double> Members(Interval interval)
        => new[] { -7, -3, -1, -0.75, -0.5, -0.25, 0, 0.125, 0.25, 0.5, 1, 1.5, 2, 9 }.Where(interval.Contains);
}
