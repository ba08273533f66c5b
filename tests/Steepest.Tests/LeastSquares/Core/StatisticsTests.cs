using Steepest.Kernels;
using Steepest.LeastSquares;
using Steepest.Minimization;
using Steepest.Reference;
using Steepest.Tests.Corpora;
using Xunit;

namespace Steepest.Tests.LeastSquares;

/// <summary>What a fit tells of its variables, against certificates, tables of quantiles, and formulas of simple regression.</summary>
public sealed class StatisticsTests
{
    public static TheoryData<string> Certified { get; } = [.. EmbeddedData.FilesIn("nist")];

    [Theory]
    [MemberData(nameof(Certified))]
    public void StandardErrorsAreTheCertifiedOnes(string name)
    {
        var fit = PublishedFit.Parse(EmbeddedData.Text(name));
        var statistics = Fit(fit);
        var isExact = fit.SumOfSquares == 0;
        Assert.Equal(fit.Residuals.Length, statistics.Observations);
        Assert.Equal(fit.Residuals.Length - fit.Parameters.Length, statistics.DegreesOfFreedom);
        if (isExact)
        {
            Assert.All(statistics.StandardErrors.ToArray(), error => Assert.InRange(error, 0, 1e-6));
        }
        else
        {
            Assert.InRange(PublishedFit.Digits(statistics.StandardErrors, fit.Deviations), 8, 11);
            Assert.InRange(PublishedFit.Digits([statistics.ResidualStandardDeviation], [fit.ResidualDeviation]), 8, 11);
        }

        Assert.True(statistics.IsIdentifiable);
    }

    [Theory]
    [InlineData("nist/linear_Longley.json", true)]
    [InlineData("nist/linear_Norris.json", true)]
    [InlineData("nist/linear_NoInt1.json", false)]
    public void ExplainedVariationIsTheCertifiedOne(string name, bool aboutMean)
    {
        var fit = PublishedFit.Parse(EmbeddedData.Text(name));
        var certified = EmbeddedData.Json(name).GetProperty("certified").GetProperty("r_squared").GetDouble();
        Assert.Equal(certified, Fit(fit).RSquared(fit.Observations, aboutMean), 1e-12);
    }

    /// <summary>Student's distribution, computed in 30 digits from the regularised incomplete beta function.</summary>
    [Theory]
    [InlineData(0.05, 1, 12.7062047361747046)]
    [InlineData(0.05, 2, 4.30265272974946385)]
    [InlineData(0.05, 10, 2.22813885198627475)]
    [InlineData(0.01, 30, 2.74999565356722533)]
    [InlineData(0.05, 1000000, 1.95996635681410704)]
    [InlineData(0.5, 5, 0.72668684380042265)]
    [InlineData(1e-6, 4, 49.4586367569346345)]
    public void QuantilesAreThoseOfTheTables(double tails, double freedom, double bound)
        => Assert.Equal(bound, StudentDistribution.Quantile(tails, freedom), (freedom > 100_000 ? 1e-11 : 1e-12) * bound);

    [Theory]
    [InlineData(0.9)]
    [InlineData(0.2)]
    [InlineData(0.001)]
    public void QuantilesOfFewDegreesHaveTheirClosedForms(double tails)
    {
        Assert.Equal(Math.Tan(Math.PI * (0.5 - (tails / 2))), StudentDistribution.Quantile(tails, 1), 1e-10 / tails);
        var level = 1 - tails;
        Assert.Equal(level * Math.Sqrt(2 / (1 - (level * level))), StudentDistribution.Quantile(tails, 2), 1e-10 / tails);
    }

    /// <summary>A straight line, whose errors and bands every textbook has: Σ(x − x̄)² decides.</summary>
    [Fact]
    public void AStraightLineHasItsTextbookBands()
    {
        double[] x = [0, 1, 2, 3, 5, 8];
        double[] y = [1.1, 2.9, 5.2, 6.8, 11.3, 17.1];
        var residuals = x.Select((at, i) => Expression.Parse(FormattableString.Invariant($"b1 + b2*{at} - {y[i]}"))).ToArray();
        var statistics = StatisticsOf(residuals, 2, [0, 0], out _);
        var mean = x.Average();
        var spread = x.Sum(at => (at - mean) * (at - mean));
        var slope = x.Select((at, i) => (at - mean) * y[i]).Sum() / spread;
        var offset = y.Average() - (slope * mean);
        var deviation = Math.Sqrt(x.Select((at, i) => Math.Pow(offset + (slope * at) - y[i], 2)).Sum() / (x.Length - 2));
        Assert.Equal(offset, statistics.Values[0], 1e-12);
        Assert.Equal(slope, statistics.Values[1], 1e-12);
        Assert.Equal(deviation, statistics.ResidualStandardDeviation, 1e-12);
        Assert.Equal(deviation / Math.Sqrt(spread), statistics.StandardErrors[1], 1e-12);
        Assert.Equal(deviation * Math.Sqrt((1.0 / x.Length) + (mean * mean / spread)), statistics.StandardErrors[0], 1e-12);
        Assert.Equal(-mean / Math.Sqrt(x.Average(at => at * at)), statistics.Correlation(0, 1), 1e-12);
        const double quantile = 2.7764451051977987;
        var error = deviation * Math.Sqrt((1.0 / x.Length) + ((4 - mean) * (4 - mean) / spread));
        Assert.Equal(error, statistics.ErrorOf([1, 4]), 1e-12);
        Assert.Equal(quantile * error, statistics.ConfidenceBand([1, 4]), 1e-11);
        Assert.Equal(quantile * Math.Sqrt((deviation * deviation) + (error * error)), statistics.PredictionBand([1, 4]), 1e-11);
        var (lower, upper) = statistics.ConfidenceInterval(1);
        Assert.Equal(2 * quantile * statistics.StandardErrors[1], upper - lower, 1e-11);
        Assert.Equal(["a", "b"], statistics.Names);
    }

    /// <summary>Only the product and the third variable are determined: the direction in which the two factors move is named, and the third keeps its error.</summary>
    [Fact]
    public void WhatDataCannotTellIsNamed()
    {
        var residuals = Enumerable.Range(1, 6).Select(t => Expression.Parse($"b1*b2*{t} + b3 - {(6 * t) + 1 + (t % 2 * 0.1)}")).ToArray();
        var statistics = StatisticsOf(residuals, 3, [2, 3.2, 0], out var result);
        Assert.Equal(MinimizeStatus.Converged, result.Status);
        Assert.False(statistics.IsIdentifiable);
        var combination = Assert.Single(statistics.Unidentified);
        Assert.Contains("a", combination);
        Assert.Contains("- ", combination);
        Assert.DoesNotContain("c", combination);
        Assert.True(double.IsPositiveInfinity(statistics.StandardErrors[0]) && double.IsPositiveInfinity(statistics.StandardErrors[1]));
        Assert.True(double.IsFinite(statistics.StandardErrors[2]));

        // What the model says is determined all the same.
        Assert.True(double.IsFinite(statistics.ErrorOf([statistics.Values[1] * 3, statistics.Values[0] * 3, 1])));
        Assert.True(double.IsPositiveInfinity(statistics.ErrorOf([1, 0, 0])));
    }

    [Fact]
    public void WithoutSparesErrorsAreUnknown()
    {
        Expression[] residuals = [Expression.Parse("b1 + b2 - 3"), Expression.Parse("b1 - b2 - 1")];
        var statistics = StatisticsOf(residuals, 2, [0, 0], out _);
        Assert.Equal(0, statistics.DegreesOfFreedom);
        Assert.True(double.IsNaN(statistics.StandardErrors[0]) && double.IsNaN(statistics.ResidualStandardDeviation) && double.IsNaN(statistics.ErrorOf([1, 0])));
        Assert.True(statistics.IsIdentifiable);
    }

    private static FitStatistics Fit(PublishedFit fit) => StatisticsOf(fit.Residuals, fit.Parameters.Length, fit.Parameters, out _);

    private static FitStatistics StatisticsOf(Expression[] residuals, int variables, double[] start, out MinimizeResult result)
    {
        var driver = Drivers.Make(Drivers.Marquardt, variables);
        start.CopyTo(driver.Point);
        var kernel = new FormulaKernel(residuals, variables);
        result = driver.Minimize(ref kernel, TestContext.Current.CancellationToken);
        VariableBlock[] blocks = [.. Enumerable.Range(0, variables).Select(i => new VariableBlock(((char)('a' + i)).ToString(), i))];
        return FitReport.Of<double, FormulaKernel>(ref kernel, driver.Point, [new ResidualGroup(1)], false, blocks);
    }
}
