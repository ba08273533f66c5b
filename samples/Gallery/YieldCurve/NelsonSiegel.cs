using ScottPlot;
using Steepest;

namespace Gallery.YieldCurve;

/// <summary>Nelson and Siegel's curve of yields over maturities: level, slope, hump, and where the hump stands.</summary>
[LevenbergMarquardt]
public static partial class NelsonSiegel
{
    [Residual]
    public static double Error(double level, double slope, double hump, [Bounds(0.05, 30)] double place, [Sample] double maturity, [Sample] double yield)
        => Curve(level, slope, hump, place, maturity) - yield;

    public static double Curve(double level, double slope, double hump, double place, double maturity)
    {
        var decay = Math.Exp(-maturity / place);
        var mean = (1 - decay) / (maturity / place);
        return level + slope * mean + hump * (mean - decay);
    }
}

/// <summary>Three days of the yields of the United States' treasury.</summary>
internal static class Treasury
{
    public static void Run(Page page)
    {
        var plot = new Plot();
        plot.Add.Palette = new ScottPlot.Palettes.Category10();
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Data", "us_treasury_par_yields.csv")).Skip(1).Select(line => line.Split(',')).ToList();
        foreach (var (date, least) in new[] { ("2006-12-29", 0.052944522218861059), ("2010-12-31", double.NaN), ("2019-08-30", double.NaN) })
        {
            double[] maturities = [.. lines.Where(line => line[0] == date).Select(line => double.Parse(line[1], null))];
            double[] yields = [.. lines.Where(line => line[0] == date).Select(line => double.Parse(line[2], null))];
            var samples = new NelsonSiegel.Samples(maturities, yields);

            // The valley of the hump's place has side valleys: the best of some starts.
            var best = (Loss: double.PositiveInfinity, Level: 0.0, Slope: 0.0, Hump: 0.0, Place: 0.0);
            foreach (var start in new[] { 0.2, 0.5, 1.5, 4, 10 })
            {
                var (level, slope, hump, place) = (yields[^1], yields[0] - yields[^1], 0.0, start);
                var result = NelsonSiegel.Minimize(ref level, ref slope, ref hump, ref place, samples);
                if (result.Loss < best.Loss) best = (result.Loss, level, slope, hump, place);
            }

            page.Print($"{date}: level {best.Level:F4}, slope {best.Slope:F4}, hump {best.Hump:F4} at {best.Place:F4} years, sum of squares {2 * best.Loss:G10}");
            if (!double.IsNaN(least)) page.AtMost(1e-9, Math.Abs(2 * best.Loss - least) / least, $"{date}: relative distance from the certified sum of squares");
            page.AtMost(0.1, Math.Sqrt(2 * best.Loss / yields.Length), $"{date}: root mean square error, percentage points");
            var points = plot.Add.ScatterPoints(maturities, yields);
            points.LegendText = date;
            var line = plot.Add.Function(maturity => NelsonSiegel.Curve(best.Level, best.Slope, best.Hump, best.Place, Math.Max(0.01, maturity)));
            line.LineColor = points.Color;
            line.LegendText = "";
        }

        plot.Title("Yields of the treasury and curves of Nelson and Siegel");
        plot.XLabel("years");
        plot.YLabel("percent");
        plot.Axes.SetLimits(0, 31, 0, 6);
        plot.ShowLegend(Alignment.LowerRight);
        page.Draw(plot, "yields");
    }
}
