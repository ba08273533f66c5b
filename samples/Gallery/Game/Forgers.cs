using ScottPlot;
using Steepest;

namespace Gallery.Game;

/// <summary>A generator and its critic: two humps of data, made of noise by a small network.</summary>
internal static class Forgers
{
    private const int Count = 200;
    private const int Turns = 3000;

    public static void Run(Page page)
    {
        double[] noise = [.. Enumerable.Range(0, Count).Select(i => -2 + 4 * (i + 0.5) / Count)];
        double[] data = [.. Data()];
        double[] waves = [.. Enumerable.Range(0, Forgery.Features).Select(i => data.Average(x => Forgery.Feature(x, i)))];
        var curves = new Curves("A forger and a critic of eight waves", "turns", "largest gap between waves of made numbers and of data", isLogarithmic: true);
        var options = new MinimizeOptions { GradientTolerance = 0 };

        var (forger, critic, marks) = (new Forger.Solver(Forgery.Hidden, Forgery.Hidden, Forgery.Hidden, options), new Critic.Solver(Forgery.Features, options), new double[Forgery.Features]);
        var (play, playGap) = Play("two players", network =>
        {
            var before = network.Made(noise);
            forger.Step(network.Slopes, network.Offsets, network.Heights, marks, new Forger.Samples(noise));
            critic.Step(marks, waves, new Critic.Samples(before));
        });
        var limited = new LimitedForger.Solver(Forgery.Hidden, Forgery.Hidden, Forgery.Hidden, options);
        var (calm, calmGap) = Play("damped multipliers", network => limited.Step(network.Slopes, network.Offsets, network.Heights, waves, new LimitedForger.Samples(noise)));
        curves.Draw(page, "gaps");
        page.AtMost(0.02, calmGap, "damped multipliers: largest gap, mean of the last thousand turns");
        page.Require(playGap > 20 * calmGap, $"two players go round and round: {playGap:F3}");
        page.AtMost(0.2, Distance(calm, data), "damped multipliers: mean distance of what is made from the data");
        page.Require(Distance(play, data) > 3 * Distance(calm, data), $"two players: {Distance(play, data):F2}");
        Draw(page, data, calm);

        (double[] Made, double Gap) Play(string name, Action<Network> turn)
        {
            var (network, gap) = (new Network(seed: 1), 0.0);
            for (var i = 0; i < Turns; i++)
            {
                turn(network);
                if (i % 20 != 19) continue;
                var made = network.Made(noise);
                var largest = Enumerable.Range(0, Forgery.Features).Max(k => Math.Abs(made.Average(x => Forgery.Feature(x, k)) - waves[k]));
                curves.Add(name, i + 1, largest);
                if (i >= Turns - 1000) gap += largest / 50;
            }

            return (network.Made(noise), gap);
        }
    }

    /// <summary>A third around −1.5, two thirds around 1: quantiles, in order.</summary>
    private static IEnumerable<double> Data()
    {
        var random = new Random(5);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble());
        return Enumerable.Range(0, Count).Select(i => i < Count / 3 ? -1.5 + 0.3 * Normal() : 1 + 0.4 * Normal()).Order();
    }

    /// <summary>How far numbers must be moved on average to become the others (Wasserstein's first distance).</summary>
    private static double Distance(double[] made, double[] data) => made.Order().Zip(data, (a, b) => Math.Abs(a - b)).Average();

    private static void Draw(Page page, double[] data, double[] made)
    {
        var plot = new Plot();
        foreach (var (name, numbers) in new[] { ("data", data), ("made", made) })
        {
            var line = plot.Add.ScatterLine(numbers.Order().ToArray(), Enumerable.Range(0, numbers.Length).Select(i => (i + 0.5) / numbers.Length).ToArray());
            (line.LegendText, line.LineWidth) = (name, 2);
        }

        plot.Title("What is made of noise, and the data");
        plot.XLabel("number");
        plot.YLabel("share that is smaller");
        plot.Axes.SetLimits(-4, 4, -0.02, 1.02);
        plot.ShowLegend(Edge.Right);
        page.Draw(plot, "distributions");
    }

    private sealed class Network
    {
        public readonly double[] Slopes = new double[Forgery.Hidden];
        public readonly double[] Offsets = new double[Forgery.Hidden];
        public readonly double[] Heights = new double[Forgery.Hidden];

        public Network(int seed)
        {
            Initialize.Normal(Slopes, 0, 1, seed);
            Initialize.Normal(Offsets, 0, 1, seed + 1);
            Initialize.Normal(Heights, 0, 0.3, seed + 2);
        }

        public double[] Made(double[] noise) => Array.ConvertAll(noise, z => Forgery.Make(Slopes, Offsets, Heights, z));
    }
}
