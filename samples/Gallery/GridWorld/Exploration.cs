using ScottPlot;
using Steepest;

namespace Gallery.GridWorld;

/// <summary>Policies that must keep so much entropy: planned, learned from episodes, and by dynamic programming.</summary>
internal static class Exploration
{
    private const double Chosen = 3;
    private const int Updates = 400;
    private static readonly double[] Limits = [6, 5, 4, 3, 2, 1];

    public static void Run(Page page)
    {
        var logits = new double[World.Cells * World.Actions];
        var points = new FrontPoint[Limits.Length];
        var converged = Planner.TraceFront(logits, World.Transitions, World.Rewards, "least", Limits, points);
        page.Require(converged == Limits.Length, $"{converged} of {Limits.Length} limits are reached");
        var (apart, pricesApart) = (0.0, 0.0);
        foreach (var point in points)
        {
            var (price, best, _) = SoftValues.At(point.Limit);
            page.Print($"entropy of at least {point.Limit} nats: return {-point.Loss:F6} at a price of {point.Multiplier:F6} a nat (dynamic programming: {best:F6}, {price:F6})");
            apart = Math.Max(apart, Math.Abs(point.Loss + best));
            pricesApart = Math.Max(pricesApart, Math.Abs(point.Multiplier - price));
        }

        page.AtMost(1e-8, apart, "returns against dynamic programming");
        page.AtMost(1e-7, pricesApart, "multipliers against its price of entropy");
        var (learned, entropy) = Learn(page);
        Front(page, points, (entropy, learned));
        Policies(page);
    }

    /// <summary>The policy gradient, which knows only what it has walked.</summary>
    private static (double Return, double Entropy) Learn(Page page)
    {
        double[] logits = new double[World.Cells * World.Actions], multipliers = new double[Updates];
        var curves = new Curves("Learning from episodes", "updates", "return, and a tenth of the entropy");
        var solver = new Learner.Solver(logits.Length, new MinimizeOptions { Schedule = Schedule.LinearDecay(Updates) });
        var episodes = new Episodes(60, seed: 1);
        var now = (Return: 0.0, Entropy: 0.0);
        for (var update = 0; update < Updates; update++)
        {
            solver.Step(logits, Chosen, episodes.Walk(Policy(logits)));
            multipliers[update] = solver.Multipliers[0];
            now = Planner.Outlook(logits, World.Transitions, World.Rewards);
            curves.Add("return", update + 1, now.Return);
            curves.Add("entropy / 10", update + 1, now.Entropy / 10);
        }

        var (price, best, _) = SoftValues.At(Chosen);
        curves.Draw(page, "learning");
        page.AtMost(0.02 * best, best - now.Return, $"learned with a limit of {Chosen} nats: return {now.Return:F4}, short of the best by");
        page.AtMost(0.1, Math.Abs(now.Entropy - Chosen), $"its entropy {now.Entropy:F3}, away from the limit by");
        var multiplier = multipliers[(Updates / 2)..].Average();
        page.AtMost(0.25 * price, Math.Abs(multiplier - price), $"its multiplier {multiplier:F5} on average, away from the price {price:F5} by");
        return now;
    }

    private static double[] Policy(double[] logits)
    {
        var policy = new double[logits.Length];
        for (var cell = 0; cell < World.Cells; cell++)
        {
            var row = logits.AsSpan(cell * World.Actions, World.Actions);
            var all = Functions.LogSumExp(row);
            for (var action = 0; action < World.Actions; action++) policy[cell * World.Actions + action] = Math.Exp(row[action] - all);
        }

        return policy;
    }

    private static void Front(Page page, FrontPoint[] points, (double Entropy, double Return) learned)
    {
        var plot = new Plot();
        var front = Enumerable.Range(0, 41).Select(i => SoftValues.Evaluate(SoftValues.Policy(0.003 * Math.Pow(12, i / 40.0)))).ToList();
        plot.Add.ScatterLine(front.Select(point => point.Entropy).ToArray(), front.Select(point => point.Return).ToArray()).LegendText = "dynamic programming";
        plot.Add.ScatterPoints(points.Select(point => point.Limit).ToArray(), points.Select(point => -point.Loss).ToArray()).LegendText = "planned under a limit";
        var cross = plot.Add.Marker(learned.Entropy, learned.Return, MarkerShape.Cross, 15);
        cross.LegendText = "learned from episodes";
        plot.Title("What it costs to keep exploring");
        plot.XLabel("entropy of an episode, nats");
        plot.YLabel("return");
        plot.ShowLegend(Edge.Right);
        page.Draw(plot, "front");
    }

    /// <summary>Lines as long as their actions are probable, of the strictest and the loosest limit.</summary>
    private static void Policies(Page page)
    {
        foreach (var limit in new[] { Limits[0], Limits[^1] })
        {
            var (plot, policy) = (new Plot(), SoftValues.At(limit).Policy);
            for (var cell = 0; cell < World.Cells; cell++)
            {
                var (x, y) = (cell % World.Width, cell / World.Width);
                var floor = plot.Add.Rectangle(x - 0.5, x + 0.5, y - 0.5, y + 0.5);
                (floor.FillColor, floor.LineColor) = (World.Colour(cell), Colors.Gray);
                for (var action = 0; action < World.Actions && !World.IsClosed(cell); action++)
                {
                    var length = 0.45 * policy[cell * World.Actions + action];
                    var line = plot.Add.Line(x, y, x + length * World.Moves[action].X, y + length * World.Moves[action].Y);
                    (line.LineWidth, line.LineColor) = (4, Colors.Navy);
                }
            }

            plot.Title($"At least {limit} nats: lines as long as actions are probable");
            page.Draw(plot, $"policy-{limit}", 600, 500);
        }
    }
}
