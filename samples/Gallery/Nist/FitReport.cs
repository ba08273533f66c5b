using Steepest;

namespace Gallery.Nist;

/// <summary>Four of the certified nonlinear fits, from the far start of each.</summary>
internal static class FitReport
{
    public static void Run(Page page)
    {
        Fit(page, "Misra1a", (b, x, y) => Misra1a.Minimize(b, new Misra1a.Samples(x, y)), (b, x, y) => Misra1a.Statistics(b, new Misra1a.Samples(x, y)));
        Fit(page, "Thurber", (b, x, y) => Thurber.Minimize(b, new Thurber.Samples(x, y)), (b, x, y) => Thurber.Statistics(b, new Thurber.Samples(x, y)));
        Fit(page, "Eckerle4", (b, x, y) => Eckerle4.Minimize(b, new Eckerle4.Samples(x, y)), (b, x, y) => Eckerle4.Statistics(b, new Eckerle4.Samples(x, y)));
        Fit(page, "Lanczos3", (b, x, y) => Lanczos3.Minimize(b, new Lanczos3.Samples(x, y)), (b, x, y) => Lanczos3.Statistics(b, new Lanczos3.Samples(x, y)));
    }

    private static void Fit(Page page, string name, Func<double[], double[], double[], MinimizeResult> fit, Func<double[], double[], double[], FitStatistics> report)
    {
        var (start, certified, errors, y, x) = Tables.Certified(name);
        var b = start.ToArray();
        var result = fit(b, x, y);
        page.Print($"{name}: {result.Status} after {result.Iterations} iterations, sum of squares {2 * result.Loss:G11}");
        var statistics = report(b, x, y);
        for (var i = 0; i < b.Length; i++)
            page.Print($"  b{i + 1} = {b[i],22:G14} ± {statistics.StandardErrors[i],-12:G6} certified {certified[i],18:G11} ± {errors[i]:G6}");
        var digits = b.Zip(certified).Min(pair => Math.Min(11, -Math.Log10(Math.Max(1e-16, Math.Abs(pair.First - pair.Second) / Math.Abs(pair.Second)))));
        page.Require(digits >= 7, $"{name}: {digits:F1} digits of every parameter");
        page.AtMost(1e-6, errors.Select((error, i) => Math.Abs(statistics.StandardErrors[i] / error - 1)).Max(), $"{name}: relative distance of the standard errors from the certified ones");
    }
}
