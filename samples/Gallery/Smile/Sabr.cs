using ScottPlot;
using Steepest;

namespace Gallery.Smile;

/// <summary>Hagan's formula for the volatility that options imply under the SABR model, β = ½.</summary>
[LevenbergMarquardt]
public static partial class Sabr
{
    private const double Beta = 0.5;

    [Residual]
    public static double Error(
        [Bounds(1e-3, 1000)] double alpha, [Bounds(-0.999, 0.999)] double rho, [Bounds(1e-3, 20)] double nu,
        [Fixed] double forward, [Fixed] double years, [Sample] double strike, [Sample] double volatility)
        => Volatility(alpha, rho, nu, forward, years, strike) - volatility;

    public static double Volatility(double alpha, double rho, double nu, double forward, double years, double strike)
    {
        var log = Math.Log(forward / strike);
        var power = Math.Pow(forward * strike, (1 - Beta) / 2);
        var z = nu / alpha * power * log;
        var chi = Math.Log((Math.Sqrt(1 - 2 * rho * z + z * z) + z - rho) / (1 - rho));
        var squared = (1 - Beta) * (1 - Beta) * log * log;
        var time = (1 - Beta) * (1 - Beta) / 24 * alpha * alpha / (power * power) + rho * Beta * nu * alpha / (4 * power) + (2 - 3 * rho * rho) / 24 * nu * nu;
        return alpha / (power * (1 + squared / 24 + squared * squared / 1920)) * (z / chi) * (1 + time * years);
    }
}

/// <summary>One expiry of options on the DAX.</summary>
internal static class Dax
{
    public static void Run(Page page)
    {
        var quotes = Tables.Read("dax_implied_vols_2002-07-05.csv").Where(row => row[1] == 165).ToArray();
        double[] strikes = [.. quotes.Select(row => row[0])], volatilities = [.. quotes.Select(row => row[3])];
        var years = 165.0 / 365;
        var forward = 4468.17 * Math.Exp(0.0355 * years);
        var (alpha, rho, nu) = (17.5, -0.3, 1.0);
        var result = Sabr.Minimize(ref alpha, ref rho, ref nu, forward, years, new Sabr.Samples(strikes, volatilities));
        page.Print($"{result.Status} after {result.Iterations} iterations: α {alpha:F6}, ρ {rho:F6}, ν {nu:F6}");
        page.AtMost(1e-9, Math.Abs(2 * result.Loss - 6.5704644627058581e-5) / 6.5704644627058581e-5, "relative distance from the certified sum of squares");
        page.AtMost(1e-6, Math.Abs(rho + 0.49145502727267032), "distance of ρ from the certified one");
        var plot = new Plot();
        plot.Add.ScatterPoints(strikes, volatilities).LegendText = "quotes";
        plot.Add.Function(strike => Sabr.Volatility(alpha, rho, nu, forward, years, strike)).LegendText = "SABR";
        plot.Axes.SetLimits(3300, 5700, 0.2, 0.4);
        plot.Title("Implied volatility of options on the DAX, 165 days");
        plot.XLabel("strike");
        plot.YLabel("volatility");
        plot.ShowLegend(Alignment.UpperRight);
        page.Draw(plot, "smile");
    }
}
