using ScottPlot;
using Steepest;

namespace Gallery.Race;

/// <summary>One iteration from a point to the next.</summary>
internal delegate StepReport Move(ref double x, ref double y);

/// <summary>A landscape, where the race begins, and who takes part.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Height">The loss.</param>
/// <param name="Start">Where all begin.</param>
/// <param name="Least">The lowest value.</param>
/// <param name="Window">What the picture shows: left, right, bottom, top.</param>
/// <param name="Runners">The optimizers, by name.</param>
internal sealed record Course(
    string Title, Func<double, double, double> Height, (double X, double Y) Start, double Least, (double Left, double Right, double Bottom, double Top) Window,
    IReadOnlyList<(string Name, Move Step)> Runners)
{
    private const int Steps = 2000;

    /// <summary>Every runner's path, drawn over the landscape's contours; returns how high each one ended above the minimum.</summary>
    public IReadOnlyDictionary<string, double> Run(Page page)
    {
        var plot = new Plot();
        Contours(plot);
        var gaps = new Dictionary<string, double>();
        foreach (var (name, step) in Runners)
        {
            var (x, y) = Start;
            List<double> xs = [x], ys = [y];
            for (var i = 0; i < Steps && step(ref x, ref y).Status == MinimizeStatus.Running; i++)
            {
                xs.Add(x);
                ys.Add(y);
            }

            xs.Add(x);
            ys.Add(y);
            var path = plot.Add.ScatterLine(xs.ToArray(), ys.ToArray());
            path.LegendText = name;
            path.LineWidth = 2;
            gaps[name] = Height(x, y) - Least;
        }

        plot.Add.Marker(Start.X, Start.Y, MarkerShape.FilledCircle, 9, Colors.Black).LegendText = "start";
        plot.Axes.SetLimits(Window.Left, Window.Right, Window.Bottom, Window.Top);
        plot.Title(Title);
        plot.ShowLegend(Edge.Right);
        page.Draw(plot, Title.Replace(' ', '-').ToLowerInvariant());
        return gaps;
    }

    /// <summary>Lines of equal height, denser near the minimum.</summary>
    private void Contours(Plot plot)
    {
        const int Count = 150;
        var grid = new Coordinates3d[Count, Count];
        for (var i = 0; i < Count; i++)
        {
            for (var j = 0; j < Count; j++)
            {
                var x = Window.Left + (Window.Right - Window.Left) * j / (Count - 1);
                var y = Window.Bottom + (Window.Top - Window.Bottom) * i / (Count - 1);
                grid[i, j] = new Coordinates3d(x, y, Math.Log(Height(x, y) - Least + 0.1));
            }
        }

        var lines = plot.Add.ContourLines(grid, 14);
        lines.LineWidth = 1;
        lines.LineColor = Colors.Gray.WithAlpha(0.35);
        lines.LabelStyle.IsVisible = false;
    }
}
