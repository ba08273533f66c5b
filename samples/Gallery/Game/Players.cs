using ScottPlot;
using Steepest;

namespace Gallery.Game;

/// <summary>A game of one number each, whose paths are known: played at once, in turn, and as a limit with its multiplier.</summary>
internal static class Players
{
    private const int Turns = 300;
    private static readonly MinimizeOptions Endless = new() { GradientTolerance = 0 };

    private delegate void Turn(ref double place, ref double price);

    public static void Run(Page page)
    {
        var (buyer, seller) = (new Buyer.Solver(Endless), new Seller.Solver(Endless));
        var (deal, inTurn, damped) = (new Deal.Solver(Endless), new DealInTurn.Solver(Endless), new DampedDeal.Solver(Endless));
        var plays = new (string Name, double Growth, List<(double Place, double Price)> Path)[]
        {
            ("at once", Duel.Growth(0, inTurn: false), Path((ref place, ref price) =>
            {
                var before = place;
                buyer.Step(ref place, price);
                seller.Step(ref price, before);
            })),
            ("in turn", Duel.Growth(0, inTurn: true), Path((ref place, ref price) =>
            {
                buyer.Step(ref place, price);
                seller.Step(ref price, place);
            })),
            ("multiplier, at once", Duel.Growth(0, inTurn: false), Path((ref place, ref price) =>
            {
                deal.Step(ref place);
                price = deal.Multipliers[0];
            })),
            ("multiplier, in turn", Duel.Growth(0, inTurn: true), Path((ref place, ref price) =>
            {
                inTurn.Step(ref place);
                price = inTurn.Multipliers[0] + Duel.Rate * (place - 1); // which it will be when it is looked at
            })),
            ("damped multiplier", Duel.Growth(Duel.Damping, inTurn: false), Path((ref place, ref price) =>
            {
                damped.Step(ref place);
                price = damped.Multipliers[0];
            })),
        };
        foreach (var (name, growth, path) in plays) page.AtMost(1e-3, Math.Abs(Growth(path) - growth), $"{name}: the distance from rest changes by {Growth(path):F4} a turn, theory {growth:F4}; apart");
        page.AtMost(1e-9, Apart(plays[0].Path, plays[2].Path), "a seller is a multiplier: the two paths at once are apart by");
        page.AtMost(1e-9, Apart(plays[1].Path, plays[3].Path), "and those in turn by");
        page.Require(Distance(plays[0].Path[^1]) > 10 * Distance(plays[0].Path[0]), $"at once they spiral away, from {Distance(plays[0].Path[0]):F2} to {Distance(plays[0].Path[^1]):F1}");
        page.AtMost(1e-8, Distance(plays[4].Path[^1]), $"damped it rests at ({plays[4].Path[^1].Place:F6}, {plays[4].Path[^1].Price:F6}), away from (1, {-Duel.Steepness}) by");
        Draw(page, plays);
        Forgers.Run(page);
    }

    private static List<(double Place, double Price)> Path(Turn turn)
    {
        var (place, price) = (0.0, 0.0);
        var path = new List<(double, double)> { (place, price) };
        for (var i = 0; i < Turns; i++)
        {
            turn(ref place, ref price);
            path.Add((place, price));
        }

        return path;
    }

    private static double Distance((double Place, double Price) point) => double.Hypot(point.Place - 1, point.Price + Duel.Steepness);

    /// <summary>The factor of a turn, over the longest whole number of rounds about the point of rest: there angles, and with them the ellipse, are the same.</summary>
    private static double Growth(List<(double Place, double Price)> path)
    {
        var (logs, first) = (path.Select(point => Math.Log(Distance(point))).ToArray(), path.Count / 3);
        var angles = path.Select(point => Math.Atan2(point.Price + Duel.Steepness, point.Place - 1)).ToArray();
        var last = Enumerable.Range(2 * first, first).MinBy(i => Math.Abs(Math.IEEERemainder(angles[i] - angles[first], Math.Tau)));
        return Math.Exp((logs[last] - logs[first]) / (last - first));
    }

    private static double Apart(List<(double Place, double Price)> one, List<(double Place, double Price)> other)
        => one.Zip(other, (a, b) => double.Hypot(a.Place - b.Place, a.Price - b.Price) / (1 + Distance(a))).Max();

    private static void Draw(Page page, (string Name, double Growth, List<(double Place, double Price)> Path)[] plays)
    {
        var plot = new Plot();
        foreach (var (name, _, path) in new[] { plays[0], plays[1], plays[4] })
        {
            var shown = path.Take(100).ToList();
            var line = plot.Add.ScatterLine(shown.Select(point => point.Place).ToArray(), shown.Select(point => point.Price).ToArray());
            (line.LegendText, line.LineWidth) = (name, 2);
        }

        plot.Add.Marker(1, -Duel.Steepness, MarkerShape.FilledCircle, 10, Colors.Black);
        plot.Title("One player chooses the place, the other the price");
        plot.XLabel("place");
        plot.YLabel("price");
        plot.ShowLegend(Edge.Right);
        page.Draw(plot, "paths");
    }
}
