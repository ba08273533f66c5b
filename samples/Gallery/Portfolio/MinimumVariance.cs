using ScottPlot;
using Steepest;

namespace Gallery.Portfolio;

/// <summary>The least variance that a mixture of stocks can have at a given mean return, nothing sold short.</summary>
[Sqp]
public static partial class MinimumVariance
{
    [Loss]
    public static double Variance([Bounds(0, 1)] ReadOnlySpan<double> shares, [Fixed] ReadOnlySpan<double> covariance)
    {
        var sum = 0.0;
        for (var i = 0; i < shares.Length; i++)
        {
            for (var j = 0; j < shares.Length; j++) sum += shares[i] * covariance[i * shares.Length + j] * shares[j];
        }

        return 0.5 * sum;
    }

    [Constraint(EqualTo = 1)]
    public static double Total(ReadOnlySpan<double> shares) => Functions.Sum(shares);

    [Constraint(AtLeast = 0)]
    public static double Return(ReadOnlySpan<double> shares, [Fixed] ReadOnlySpan<double> means, [Fixed] double target) => Functions.Dot(shares, means) - target;
}

/// <summary>Five stocks by months, and the frontier of what can be had.</summary>
internal static class Frontier
{
    public static void Run(Page page)
    {
        var prices = Tables.Read("stocks_monthly.csv").Select(row => row[1..]).ToArray();
        var names = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Data", "stocks_monthly.csv")).First().Split(',')[1..];
        var count = names.Length;
        var returns = prices.Skip(1).Zip(prices, (now, before) => now.Zip(before, (a, b) => Math.Log(a / b)).ToArray()).Where(row => row.All(double.IsFinite)).ToArray();
        double[] means = [.. Enumerable.Range(0, count).Select(i => returns.Average(row => row[i]))];
        double[] covariance = [.. Enumerable.Range(0, count * count).Select(ij => returns.Sum(row => (row[ij / count] - means[ij / count]) * (row[ij % count] - means[ij % count])) / (returns.Length - 1))];

        double[] deviations = new double[21], targets = new double[21], shares = new double[count], multipliers = new double[2];
        shares.AsSpan().Fill(1.0 / count);
        var least = MinimumVariance.Minimize(shares, covariance, means, -1, multipliers);
        page.Print($"least variance: {string.Join(", ", names.Zip(shares, (name, share) => $"{name} {share:P1}"))}");
        page.Require(least.Status == MinimizeStatus.Converged && Math.Abs(multipliers[1]) < 1e-9, $"{least.Status}, and the return does not bind: {multipliers[1]:E1}");
        page.AtMost(1e-9, least.MaxViolation, "violation");
        var low = shares.Zip(means, (share, mean) => share * mean).Sum();
        for (var i = 0; i < targets.Length; i++)
        {
            targets[i] = low + (means.Max() * 0.999 - low) * i / (targets.Length - 1);
            var result = MinimumVariance.Minimize(shares, covariance, means, targets[i], multipliers);
            if (result.Status != MinimizeStatus.Converged) page.Require(false, $"at a return of {targets[i]:P2}: {result.Status}");
            deviations[i] = Math.Sqrt(2 * result.Loss);

            // The multiplier is the price: what a little more return costs in variance.
            if (i is 0 or 20) continue;
            double[] other = [.. shares], free = [0, 0];
            var (step, more) = (1e-5, MinimumVariance.Minimize(other, covariance, means, targets[i] + 1e-5, free));
            if (Math.Abs((more.Loss - result.Loss) / step - multipliers[1]) > 1e-3 * (1 + multipliers[1])) page.Require(false, $"the price of return is {multipliers[1]}, by differences {(more.Loss - result.Loss) / step}");
        }

        page.Require(deviations.Zip(deviations.Skip(1)).All(pair => pair.Second >= pair.First - 1e-12), "more return is never had for less risk");
        var plot = new Plot();
        plot.Add.ScatterLine(deviations, targets).LegendText = "frontier";
        for (var i = 0; i < count; i++)
        {
            plot.Add.Marker(Math.Sqrt(covariance[i * count + i]), means[i]);
            plot.Add.Text(names[i], Math.Sqrt(covariance[i * count + i]), means[i]);
        }

        plot.Title("What five stocks can give together");
        plot.XLabel("standard deviation, a month");
        plot.YLabel("mean return, a month");
        page.Draw(plot, "frontier");
    }
}
