using System.Globalization;
using System.Text.Json;
using Steepest.Minimization;
using Steepest.Reference;
using Steepest.Tests.Corpora;
using Xunit;

namespace Steepest.Tests.LeastSquares;

/// <summary>Yield curves, smiles of volatilities and a circle, from the starts that practice uses.</summary>
public sealed class CalibrationTests
{
    public static TheoryData<string> Problems { get; } = [.. EmbeddedData.FilesIn("calibration")];

    /// <summary>Yield curves have several minima: as in practice decay times are tried on a grid, beside the start that the file states.</summary>
    [Theory]
    [MemberData(nameof(Problems))]
    public void TheLowestPointIsFound(string name)
    {
        var file = EmbeddedData.Json(name);
        var lowest = file.GetProperty("f_star").Number();
        var best = Starts(file).Select(start => Minimize(file, start)).MinBy(result => result.Loss);
        Assert.Equal(MinimizeStatus.Converged, best.Status);
        Assert.Equal(lowest, 2 * best.Loss, 1e-9 * lowest);
    }

    private static MinimizeResult Minimize(JsonElement file, double[] start)
    {
        var driver = Drivers.Make(Drivers.Marquardt, start.Length, box: BoxOf(file, start.Length));
        start.CopyTo(driver.Point);
        var kernel = new FormulaKernel(Residuals(file), start.Length);
        return driver.Minimize(ref kernel, TestContext.Current.CancellationToken);
    }

    private static IEnumerable<double[]> Starts(JsonElement file)
    {
        var start = file.GetProperty("start").Numbers();
        yield return start;
        if (start.Length < 4) yield break;
        double[] times = [0.2, 0.5, 1, 2, 5, 15];
        foreach (var first in times)
        {
            if (start.Length == 4) yield return [.. start[..3], first];
            else
            {
                foreach (var second in times.Where(time => time > first)) yield return [.. start[..4], first, second];
            }
        }
    }

    /// <summary>Where a file bounds its parameters: decay times between 0.1 and 30, the others within ±200.</summary>
    private static Box<double>? BoxOf(JsonElement file, int variables)
    {
        if (!file.TryGetProperty("bounds", out _)) return null;
        var box = new Box<double>(variables);
        for (var i = 0; i < variables; i++) (box.Lower[i], box.Upper[i]) = i < variables - 2 ? (-200, 200) : (0.1, 30);
        return box;
    }

    private static Expression[] Residuals(JsonElement file)
    {
        if (file.TryGetProperty("points", out var points)) return [.. points.EnumerateArray().Select(point => Circle(point.Numbers()))];
        if (file.TryGetProperty("maturities", out var maturities))
        {
            var hasFour = file.GetProperty("params").GetArrayLength() == 6;
            return [.. maturities.Numbers().Zip(file.GetProperty("yields_percent").Numbers(), (maturity, rate) => Curve(maturity, rate, hasFour))];
        }

        var (forward, beta) = (file.GetProperty("F").Number(), file.GetProperty("beta").Number());
        var years = file.GetProperty("days").Number() / 365;
        return [.. file.GetProperty("strikes").Numbers().Zip(file.GetProperty("implied_vols").Numbers(), (strike, volatility) => Smile(forward, beta, years, strike, volatility))];
    }

    private static Expression Circle(double[] point) => Parse($"sqrt(({point[0]:R}-x1)^2+({point[1]:R}-x2)^2)-x3");

    private static Expression Curve(double maturity, double rate, bool hasFour)
        => hasFour
            ? Parse($"x1+x2*{Decay(maturity, "x5")}+x3*({Decay(maturity, "x5")}-exp(-{maturity:R}/x5))+x4*({Decay(maturity, "x6")}-exp(-{maturity:R}/x6))-{rate:R}")
            : Parse($"x1+x2*{Decay(maturity, "x4")}+x3*({Decay(maturity, "x4")}-exp(-{maturity:R}/x4))-{rate:R}");

    private static string Decay(double maturity, string time) => string.Create(CultureInfo.InvariantCulture, $"(1-exp(-{maturity:R}/{time}))/({maturity:R}/{time})");

    /// <summary>The formula of Hagan and others (2002): alpha, rho and nu are x1, x2 and x3.</summary>
    private static Expression Smile(double forward, double beta, double years, double strike, double volatility)
    {
        var (rest, log) = (1 - beta, Math.Log(forward / strike));
        var power = Math.Pow(forward * strike, rest / 2);
        var series = 1 + (rest * rest / 24 * log * log) + (Math.Pow(rest * log, 4) / 1920);
        var z = string.Create(CultureInfo.InvariantCulture, $"(x3/x1*({power * log:R}))");
        return Parse(
            $"x1/({power * series:R})*{z}/log((sqrt(1-2*x2*{z}+{z}^2)+{z}-x2)/(1-x2))*(1+(({rest * rest / 24 / (power * power):R})*x1^2+x2*x3*x1*({beta / 4 / power:R})+(2-3*x2^2)/24*x3^2)*({years:R}))-{volatility:R}");
    }

    private static Expression Parse(FormattableString formula) => Expression.Parse(formula.ToString(CultureInfo.InvariantCulture));
}
