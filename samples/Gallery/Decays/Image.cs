using System.Diagnostics;
using ScottPlot;
using Steepest;

namespace Gallery.Decays;

/// <summary>The lifetimes of fluorescence in an image of 100,000 pixels, all fitted at once.</summary>
internal static class Image
{
    private const int Width = 400;
    private const int Height = 250;
    private const int Pixels = Width * Height;
    private const int Gates = 32;

    public static void Run(Page page)
    {
        var (time, photons, truth) = Measure();
        var counts = Enumerable.Repeat(Gates, Pixels).ToArray();
        var samples = new Lifetime.Samples(time, photons);
        var (parameters, status) = (new float[3 * Pixels], new MinimizeStatus[Pixels]);
        int Fit()
        {
            for (var pixel = 0; pixel < Pixels; pixel++) (parameters[3 * pixel], parameters[3 * pixel + 1], parameters[3 * pixel + 2]) = (80, 1, 1);
            return Lifetime.MinimizeMany(parameters, samples, counts, status, options: new MinimizeOptions { Threads = 0 });
        }

        Fit();
        var watch = Stopwatch.StartNew();
        var converged = Fit();
        page.Print($"{Pixels:N0} fits of {Gates} gates in {watch.Elapsed.TotalMilliseconds:F0} ms");
        page.Require(converged >= 0.999 * Pixels, $"{converged:N0} of them converged");
        var lifetimes = new double[Height, Width];
        var errors = new List<double>();
        for (var pixel = 0; pixel < Pixels; pixel++)
        {
            lifetimes[pixel / Width, pixel % Width] = 1 / parameters[3 * pixel + 1];
            errors.Add(Math.Abs(1 / parameters[3 * pixel + 1] / truth[pixel] - 1));
        }

        errors.Sort();
        page.AtMost(0.07, errors[Pixels / 2], "relative error of the lifetime, median, which is the noise of counting");

        // One by one a pixel ends at the same numbers.
        var (amplitude, rate, background) = (80f, 1f, 1f);
        Lifetime.Minimize(ref amplitude, ref rate, ref background, samples.Slice(0, Gates));
        page.AtMost(1e-3, Math.Abs(rate / parameters[1] - 1), "relative distance of the first rate from that of a fit by itself");

        var plot = new Plot();
        plot.Add.ColorBar(plot.Add.Heatmap(lifetimes));
        plot.HideGrid();
        plot.Title("Lifetimes in nanoseconds");
        page.Draw(plot, "lifetimes", 900, 560);
    }

    /// <summary>Two cells of different lifetimes on a slow ground, with the noise of counting.</summary>
    private static (float[] Time, float[] Photons, double[] Truth) Measure()
    {
        var random = new Random(1);
        var (time, photons, truth) = (new float[Pixels * Gates], new float[Pixels * Gates], new double[Pixels]);
        for (var pixel = 0; pixel < Pixels; pixel++)
        {
            var (x, y) = (pixel % Width / (double)Width, pixel / Width / (double)Height);
            truth[pixel] = 2.5 - 1.2 * Bump(x - 0.3, y - 0.4) - 0.7 * Bump(x - 0.7, y - 0.6);
            for (var gate = 0; gate < Gates; gate++)
            {
                var t = 0.25 * gate;
                var mean = 200 * Math.Exp(-t / truth[pixel]) + 2;
                time[pixel * Gates + gate] = (float)t;
                photons[pixel * Gates + gate] = (float)(mean + Math.Sqrt(mean) * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
            }
        }

        return (time, photons, truth);
    }

    private static double Bump(double x, double y) => Math.Exp(-(x * x + y * y) / 0.02);
}
