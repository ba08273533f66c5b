using Steepest;

namespace Gallery.TradeOff;

/// <summary>Why constraints instead of weights: a weight says nothing of what comes out, and reaches only the convex parts of a front.</summary>
internal static class Story
{
    private const int Steps = 3000;

    public static void Run(Page page)
    {
        Weights(page, "Weights on a convex front", Pair.Near, Pair.Far, ConvexSum, t => (8 * t * t, 8 * (1 - t) * (1 - t)), isReached: true);
        Weights(page, "Weights on a concave front", Pair.Cosine, Pair.Sine, ConcaveSum, t => (Math.Cos(0.5 * Math.PI * t), Math.Sin(0.5 * Math.PI * t)), isReached: false);

        var convex = new Paths("Multipliers on a convex front", Pair.Near, Pair.Far, t => (8 * t * t, 8 * (1 - t) * (1 - t)));
        var basic = convex.Follow("basic", new ConvexBasic.Solver(2).Step, [2, -1], 2, Steps);
        var modified = convex.Follow("modified", new ConvexModified.Solver(2).Step, [2, -1], 2, Steps);
        convex.Draw(page, "convex");
        page.AtMost(1e-6, Math.Abs(basic.First - 2) + Math.Abs(basic.Second - 2), "convex, basic: distance from (2, 2)");
        page.AtMost(1e-6, Math.Abs(modified.First - 2) + Math.Abs(modified.Second - 2), "convex, modified: distance from (2, 2)");
        page.Require(modified.Turns < basic.Turns, $"damping calms: the violation changes its sign {modified.Turns} times instead of {basic.Turns}");

        var concave = new Paths("Multipliers on a concave front", Pair.Cosine, Pair.Sine, t => (Math.Cos(0.5 * Math.PI * t), Math.Sin(0.5 * Math.PI * t)));
        var wild = concave.Follow("basic", new ConcaveBasic.Solver(2).Step, [0, 1], 0.5, Steps);
        var calm = concave.Follow("modified", new ConcaveModified.Solver(2).Step, [0, 1], 0.5, Steps);
        var hard = concave.Follow("hard constraint first", new ConcaveHardFirst.Solver(2).Step, [0, 1], 0.5, Steps);
        concave.Draw(page, "concave");
        var goal = Math.Sqrt(0.75);
        page.AtMost(1e-6, Math.Abs(calm.First - goal) + Math.Abs(calm.Second - 0.5), "concave, modified: distance from (√¾, ½)");
        page.Require(Math.Abs(wild.Second - 0.5) > 1e-3, $"concave, basic: it never settles, and stands at {wild.Second:F3} after {Steps} steps");
        page.AtMost(0.05, Math.Abs(hard.First - goal) + Math.Abs(hard.Second - 0.5), "concave, hard constraint first: distance");
        concave.Animate(page, "concave.svg");
        Dual(page);
    }

    /// <summary>Sums with nineteen weights, and where they end on the plane of the two losses.</summary>
    private static void Weights(
        Page page, string title, Loss first, Loss second, Action<double[], double> minimise, Func<double, (double, double)> front, bool isReached)
    {
        var points = new List<(double First, double Second)>();
        for (var weight = 0.05; weight < 0.99; weight += 0.05)
        {
            double[] x = [0.3, 0.5];
            minimise(x, weight);
            points.Add((first(x), second(x)));
        }

        var plot = Paths.Plane(title, front);
        plot.Add.ScatterPoints(points.Select(point => point.First).ToArray(), points.Select(point => point.Second).ToArray()).LegendText = "19 weights";
        page.Draw(plot, title.Replace(' ', '-').ToLowerInvariant());
        var largest = points.Max(point => Math.Max(point.First, point.Second));
        var inside = points.Count(point => Math.Min(point.First, point.Second) > 0.02 * largest);
        if (isReached) page.Require(inside > 10, $"{title}: {inside} of {points.Count} end inside the front");
        else page.Require(inside == 0, $"{title}: all of {points.Count} end at one of its two ends");
    }

    private static void ConvexSum(double[] x, double weight) => ConvexWeighted.Minimize(x, weight);

    private static void ConcaveSum(double[] x, double weight) => ConcaveWeighted.Minimize(x, weight, new MinimizeOptions { MaxIterations = 100_000, GradientTolerance = 1e-5 });

    private static void Dual(Page page)
    {
        double[] x = [2, -1], multiplier = [0];
        var result = ConvexDual.Minimize(x, 2, multiplier);
        page.AtMost(1e-5, Math.Abs(Pair.Near(x) - 2) + Math.Abs(multiplier[0] - 1), $"the dual on a convex front ({result.Status}): distance from (2, 2) and its multiplier 1");
        x = [0, 1];
        multiplier = [0];
        result = ConcaveDual.Minimize(x, 0.5, multiplier);
        page.Require(result.Status == MinimizeStatus.IterationLimit, $"the dual on a concave front ends with {result.Status}: its minimum jumps from end to end, here at {Pair.Sine(x):F3}");
    }
}
