using Xunit;

namespace Steepest.Tests.LeastSquares.Nist;

/// <summary>NIST's reference data sets, with default options, against the certified values: eleven digits of nonlinear fits, fifteen of linear ones.</summary>
public sealed class NistTests
{
    private static readonly string[] s_optimizers = ["LevenbergMarquardt", "GaussNewton", "Dogleg"];

    public static TheoryData<string, int> Nonlinear
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var fit in NistFit.Nonlinear)
            {
                data.Add(fit.Name, 1);
                data.Add(fit.Name, 2);
            }

            return data;
        }
    }

    public static TheoryData<string, string> Linear
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var fit in NistFit.Linear)
            {
                foreach (var optimizer in s_optimizers) data.Add(fit.Name, optimizer);
            }

            return data;
        }
    }

    public static TheoryData<string> Sets => [.. NistFit.Nonlinear.Concat(NistFit.Linear).Select(fit => fit.Name)];

    [Theory]
    [MemberData(nameof(Nonlinear))]
    public void Levenberg_Marquardt_finds_the_certified_parameters_from_both_starts(string name, int start)
    {
        var fit = NistFit.Named(name);
        var (result, found) = fit.Minimize("LevenbergMarquardt", start);
        Assert.Equal(MinimizeStatus.Converged, result.Status);
        Assert.True(fit.Digits(found) >= 8, $"{fit.Digits(found):F1} digits after {result.Iterations} iterations");
        Assert.Equal(1, 2 * result.Loss / fit.SquaredResiduals, 1e-9);
    }

    /// <summary>The mean over the runs, as published comparisons have it.</summary>
    [Fact]
    public void Levenberg_Marquardt_finds_more_than_ten_digits_on_average()
        => Assert.True(NistFit.Nonlinear.SelectMany(fit => new[] { 1, 2 }.Select(start => fit.Digits(fit.Minimize("LevenbergMarquardt", start).Found))).Average() >= 10);

    [Theory]
    [MemberData(nameof(Linear))]
    public void Linear_fits_keep_nine_digits(string name, string optimizer)
    {
        var fit = NistFit.Named(name);
        var (result, found) = fit.Minimize(optimizer, 1);
        Assert.Equal(MinimizeStatus.Converged, result.Status);
        Assert.True(fit.Digits(found) >= 9, $"{fit.Digits(found):F1} digits after {result.Iterations} iterations: {string.Join(", ", found)}");
    }

    /// <summary>Six digits of standard deviations, at what was found.</summary>
    [Theory]
    [MemberData(nameof(Sets))]
    public void Standard_errors_are_the_certified_ones(string name)
    {
        var fit = NistFit.Named(name);
        var (_, found) = fit.Minimize("LevenbergMarquardt", 2);
        var statistics = fit.Statistics(found);

        // Of an exact fit, errors are rounding.
        if (fit.SquaredResiduals == 0) return;
        Assert.Equal(1, statistics.ResidualStandardDeviation / fit.ResidualDeviation, 1e-6);
        for (var i = 0; i < found.Length; i++) Assert.Equal(1, statistics.StandardErrors[i] / fit.StandardErrors[i], 1e-6);
    }
}
